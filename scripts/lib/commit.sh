# shellcheck shell=sh
# Sourced by the scripts that build.

# What is built, for --version: commit_of CHECKOUT
commit_of() {
	git -C "$1" describe --always --abbrev=12 --match '' --dirty 2>/dev/null || printf 'unknown\n'
}
