# shellcheck shell=sh
# Finds or installs what building, testing and trying need. Sourced, after say.sh, by scripts that have
# set $checkout. Programs count that are on the PATH, whoever installed them; only what is missing is
# installed, from Debian's packages and, for Python tools, into an environment of our own.
: "${checkout:?}"

# What the Python tools are and where they go: Debian's own Python is not for others to install to.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/mathesar-deb/tools

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		fail "this has to run as root, and there is no sudo: $*"
	fi
}

# Installs Debian packages: install_packages NAME...
install_packages() {
	[ $# -gt 0 ] || return 0
	command -v apt-get >/dev/null ||
		fail "these Debian packages are needed, and there is no apt-get to install them: $*"
	say "Installing $*"
	# sudo drops the environment, so the variable goes behind it.
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install \
		-y --no-install-recommends "$@" >/dev/null ||
		fail "apt-get could not install $*: see above; apt-get update may help."
}

update_package_lists() {
	command -v apt-get >/dev/null || return 0
	as_root apt-get -qq update ||
		fail "apt-get update failed: see above; is the network there?"
}

# Names the package of a program that is not there: package_of PROGRAM PACKAGE
missing() {
	command -v "$1" >/dev/null || printf '%s\n' "$2"
}

# The major version of a Java compiler, 0 where there is none: java_major JAVAC
java_major() {
	version=$("$1" -version 2>&1) || version=
	version=$(printf '%s\n' "$version" | sed -n 's/^javac \([0-9]*\).*/\1/p')
	printf '%s\n' "${version:-0}"
}

# Sets JAVA_HOME where the Java compiler that would be taken is none of 17 or later, but another is.
choose_java() {
	javac=javac
	[ -z "${JAVA_HOME:-}" ] || javac=$JAVA_HOME/bin/javac
	if [ "$(java_major "$javac")" -ge 17 ]; then
		return 0
	fi
	for candidate in /usr/lib/jvm/*/bin/javac; do
		if [ "$(java_major "$candidate")" -ge 17 ]; then
			JAVA_HOME=${candidate%/bin/javac}
			export JAVA_HOME
			return 0
		fi
	done
	return 1
}

# Debian 12 and Ubuntu 22.04 have Java 17, later releases only later ones.
java_package() {
	for package in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless; do
		if apt-cache show "$package" >/dev/null 2>&1; then
			printf '%s\n' "$package"
			return 0
		fi
	done
	printf 'default-jdk-headless\n'
}

# With the engine, from Debian 13 on, its command comes in a package of its own.
engine_packages() {
	printf 'docker.io\niptables\n'
	if apt-cache show docker-cli >/dev/null 2>&1; then
		printf 'docker-cli\n'
	fi
}

# The packages that are missing for a purpose; java and engine stand for what the lists of packages
# have to be asked for: needed_for PURPOSE
needed_for() {
	case $1 in
	build)
		missing mvn maven
		missing git git
		missing msgfmt gettext
		missing node nodejs
		missing npm npm
		missing make make
		python3 -c 'import ensurepip, venv' 2>/dev/null || printf 'python3-venv\n'
		python3 -m pip --version >/dev/null 2>&1 || printf 'python3-pip\n'
		choose_java || printf 'java\n'
		;;
	test)
		missing dpkg-buildpackage dpkg-dev
		missing lintian lintian
		missing shellcheck shellcheck
		missing chromedriver chromium-driver
		missing groff groff-base
		missing xz xz-utils
		missing zstd zstd
		;;
	repository)
		missing apt-ftparchive apt-utils
		missing gpg gpg
		missing gpg-agent gpg-agent
		missing gpgconf gpgconf
		missing xz xz-utils
		;;
	containers)
		missing mmdebstrap mmdebstrap
		{ command -v docker && command -v dockerd; } >/dev/null ||
			docker version >/dev/null 2>&1 || printf 'engine\n'
		;;
	bench)
		[ -x /usr/bin/time ] || printf 'time\n'
		;;
	*)
		fail "there is no purpose $1: this is a mistake in the script."
		;;
	esac
}

# Everything at once, so that apt-get is asked once: install_prerequisites PURPOSE...
install_prerequisites() {
	packages=$(for purpose in "$@"; do needed_for "$purpose"; done | LC_ALL=C sort -u)
	if [ -n "$packages" ]; then
		update_package_lists
		packages=$(
			for package in $packages; do
				case $package in
				java) java_package ;;
				engine) engine_packages ;;
				*) printf '%s\n' "$package" ;;
				esac
			done
		)
		# shellcheck disable=SC2086 # These are several names.
		install_packages $packages
	fi
	case " $* " in
	*' build '*)
		choose_java ||
			fail "Java 17 or later is needed, with its compiler: apt install default-jdk-headless, or set JAVA_HOME."
		install_python_tools
		;;
	esac
}

# uv and ruff, as scripts/lib/python-tools.txt pins them, first on the PATH.
install_python_tools() {
	wanted=$checkout/scripts/lib/python-tools.txt
	if ! cmp -s "$wanted" "$tools/python-tools.txt"; then
		say "Installing $(tr '\n' ' ' <"$wanted")into $tools"
		rm -rf "$tools"
		mkdir -p "$(dirname "$tools")"
		python3 -m venv "$tools" ||
			fail "python3 -m venv failed: see above; apt install python3-venv may help."
		"$tools/bin/python" -m pip -q --disable-pip-version-check install -r "$wanted" ||
			fail "pip could not install uv and ruff: see above; is the package index there?"
		cp "$wanted" "$tools/python-tools.txt"
	fi
	PATH=$tools/bin:$PATH
	export PATH
}
