# shellcheck shell=sh
# A plain signed apt repository in a folder, by apt-ftparchive and gpg. Sourced after say.sh.

# make_repository FOLDER PACKAGES NAME
#
# PACKAGES is a folder with .deb files, NAME a word for the files that are named after it. FOLDER is
# replaced as a whole once everything is there; the key of an earlier run is kept. It becomes
#   NAME-archive-keyring.pgp    for Signed-By
#   pool/ and dists/stable/     the repository
#   key/                        the secret key, for its owner alone
make_repository() {
	repository=$1
	packages=$2
	name=$3
	ls "$packages"/*.deb >/dev/null 2>&1 ||
		fail "there are no packages in $packages: name a folder with .deb files."
	may_be_replaced "$repository"
	mkdir -p -- "$(dirname -- "$repository")" ||
		fail "the folder for $repository cannot be made: see above; name another."
	new=$repository.new.$$
	# A subshell, so that what it sets stays in it.
	(write_repository)
}

write_repository() {
	# Its files are read by apt's own user.
	umask 022
	gnupg=$(mktemp -d)
	trap 'rm -rf -- "$new"; end_agent' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	rm -rf -- "$new"
	mkdir -p -- "$new/pool/main/$name" "$new/dists/stable/main"
	cp -- "$packages"/*.deb "$new/pool/main/$name/"
	chmod 644 "$new/pool/main/$name"/*.deb
	index_packages "$new"
	use_key "$repository" "$new" "$name"
	sign "$new"
	put_in_place "$new" "$repository"
}

# Ends the script where a folder holds something else: what somebody keeps there is not deleted.
may_be_replaced() {
	if [ -e "$1" ] && [ ! -f "$1/dists/stable/InRelease" ] &&
		{ [ ! -d "$1" ] || [ -n "$(ls -A -- "$1")" ]; }; then
		fail "$1 is there and is no repository that was made by this: name another folder, or delete it."
	fi
}

# Writes Packages and Release: index_packages FOLDER
index_packages() {
	architectures=$(
		for package in "$1"/pool/main/*/*.deb; do
			dpkg-deb --field "$package" Architecture
		done | grep -vx all | LC_ALL=C sort -u | tr '\n' ' '
	)
	: "${architectures:=$(dpkg --print-architecture)}"
	for architecture in $architectures; do
		binary=dists/stable/main/binary-$architecture
		mkdir -- "$1/$binary"
		# Packages for all architectures are listed in each.
		(cd -- "$1" && apt-ftparchive --arch "$architecture" packages pool >"$binary/Packages") ||
			fail "apt-ftparchive could not list the packages: see above."
		gzip -9n <"$1/$binary/Packages" >"$1/$binary/Packages.gz"
		xz <"$1/$binary/Packages" >"$1/$binary/Packages.xz"
	done
	(
		cd -- "$1"
		apt-ftparchive \
			-o APT::FTPArchive::Release::Origin="$name" \
			-o APT::FTPArchive::Release::Label="$name" \
			-o APT::FTPArchive::Release::Suite=stable \
			-o APT::FTPArchive::Release::Codename=stable \
			-o APT::FTPArchive::Release::Components=main \
			-o APT::FTPArchive::Release::Architectures="${architectures% }" \
			-o APT::FTPArchive::Release::Description="Packages of $name, made on this machine" \
			release dists/stable >Release.new
		mv Release.new dists/stable/Release
	) || fail "apt-ftparchive could not describe the repository: see above."
}

# gpg with a home of its own: signing ARGUMENT...
# A short-lived one, since the socket of gpg's agent must not have a long path, as a folder's can be.
signing() {
	gpg --homedir "$gnupg" --batch --quiet --no-tty --pinentry-mode loopback --passphrase '' "$@" \
		2>"$gnupg/said" || {
		cat "$gnupg/said" >&2
		fail "gpg could not sign the repository: see above."
	}
}

# Takes the key of the folder as it was, or makes one: use_key BEFORE FOLDER NAME
use_key() {
	secret=key/archive-key.asc
	(umask 077 && mkdir -- "$2/key")
	if [ -f "$1/$secret" ]; then
		(umask 077 && cp -- "$1/$secret" "$2/$secret")
		signing --import "$2/$secret"
	else
		signing --quick-generate-key "Packages of $3, made on this machine" ed25519 sign never
		(umask 077 && signing --armor --export-secret-keys >"$2/$secret")
	fi
	signing --export >"$2/$3-archive-keyring.pgp"
}

# Signs Release, beside it and within: sign FOLDER
sign() {
	signing --armor --detach-sign --output "$1/dists/stable/Release.gpg" "$1/dists/stable/Release"
	signing --clear-sign --output "$1/dists/stable/InRelease" "$1/dists/stable/Release"
}

end_agent() {
	gpgconf --homedir "$gnupg" --kill all 2>/dev/null || true
	rm -rf -- "$gnupg"
}

# The folder as it was is kept until the new one has its name: put_in_place NEW FOLDER
put_in_place() {
	old=
	if [ -e "$2" ]; then
		old=$2.old.$$
		mv -T -- "$2" "$old"
	fi
	mv -T -- "$1" "$2" || {
		[ -z "$old" ] || mv -T -- "$old" "$2"
		fail "$1 could not be renamed to $2: see above."
	}
	[ -z "$old" ] || rm -rf -- "$old"
}
