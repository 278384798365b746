#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Fetches mail programs and web servers, and unpacks each into a folder of its
# own, for Debian refuses to install two of them, and an installed one would
# serve the world.
#
#	tests/unpack.sh FOLDER NAME=PACKAGE[,PACKAGE...]...
#
# FOLDER/NAME is then a link to a tree with the program and with what it depends
# on and is not installed. What is there in today's version is not fetched
# again. What cannot be fetched is told and left out: its test is skipped, as
# all of them are for who is not root. DEPS=0 fetches nothing.

set -u
[ "${DEPS:-1}" != 0 ] && [ "$(id -u)" -eq 0 ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "unpack: this is no Debian; recipes are not tried"
	exit 0
fi
export LC_ALL=C

# candidates: a line for each program, "package version"; no ":" in it.
candidates() {
	awk '{ print $2 }' "$folder/wanted" | xargs apt-cache policy 2>/dev/null |
		awk '/^[^ ]/ { sub(":", ""); package = $1 }
			/^  Candidate: [0-9]/ { sub(":", "_", $2); print package, $2 }'
}

# fetch PACKAGE...: these, and what they depend on and is not installed, into
# the working folder.
fetch() {
	plan=$(apt-get -s --no-install-recommends install "$@" 2>/dev/null) ||
		return 1
	{
		echo "$plan" | sed -n 's/^Inst \([^ ]*\) .*/\1/p'
		printf '%s\n' "$@"
	} | sort -u | xargs apt-get -qq download >/dev/null 2>&1
}

# unpack TREE: what was fetched; /lib is /usr/lib since Debian 12.
unpack() {
	mkdir -p "$1/etc" "$1/usr" "$1/var" || return 1
	for deb in ./*.deb; do
		dpkg -x "$deb" "$1" || return 1
	done
	for old in bin sbin lib; do
		[ -d "$1/$old" ] || continue
		mkdir -p "$1/usr/$old" && cp -a "$1/$old/." "$1/usr/$old" &&
			rm -r "${1:?}/$old" || return 1
	done
}

# provide NAME PACKAGE...: the version of the first counts.
provide() {
	name=$1
	shift
	version=$(sed -n "s/^$1 //p" "$folder/candidates")
	if [ -z "$version" ] || [ ! -d "$folder/$name-$version" ]; then
		echo "unpack: fetching $*"
		fetch "$@" && [ -n "$version" ] && unpack tree &&
			mv tree "$folder/$name-$version" || return 1
	fi
	ln -sfn "$name-$version" "$folder/$name"
}

# provide_all: what is in the list, each in a working folder of its own.
provide_all() {
	candidates >"$folder/candidates"
	missing=
	# shellcheck disable=SC2086 # words
	while read -r words; do
		scratch=$(mktemp -d "$folder/.unpack.XXXXXX") || exit 1
		cd "$scratch" || exit 1
		provide $words || missing="$missing ${words%% *}"
		cd "$folder" && rm -rf "$scratch"
	done <"$folder/wanted"
}

mkdir -p "$1" && cd "$1" || exit 1
folder=$PWD
shift
printf '%s\n' "$@" | tr '=,' '  ' >wanted
provide_all
if [ -n "$missing" ]; then
	# The lists of a fresh system are empty, and old ones name what is gone.
	apt-get update -qq >/dev/null 2>&1
	provide_all
fi
[ -z "$missing" ] || echo "unpack: cannot fetch:$missing"
