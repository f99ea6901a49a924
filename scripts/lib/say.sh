# shellcheck shell=sh
# Sentences for people, on standard error. Sourced by the other scripts.

say() {
	printf '%s\n' "$*" >&2
}

# Ends the script: something is missing or wrong that only the user can put right.
fail() {
	printf '%s: %s\n' "${0##*/}" "$*" >&2
	exit 2
}
