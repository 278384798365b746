#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Pictures of the form in Chromium, and its text in lynx, for doc/form: what a
# change of form/style.c does is seen there.
#
#	tests/browser/screenshots.sh FOLDER

form=${PORTREG:-$PWD/portreg}-form
# shellcheck source=tests/lib.sh
. tests/lib.sh
# shellcheck source=tests/web.sh
. tests/web.sh

mkdir -p "$1"
folder=$(cd "$1" && pwd)
make_web
serve lighttpd || finish
NPM=$here/build-npm URL=$url MAILS=$mails PORTREG=$PORTREG \
	node tests/browser/screenshots.mjs "$folder"
check "screenshots" test -s "$folder/dark-768.png"
for picture in "$folder"/*.png; do
	if command -v pngquant >/dev/null; then
		pngquant --force --ext .png 64 "$picture"
	fi
	if command -v optipng >/dev/null; then
		optipng -quiet -strip all "$picture"
	fi
	check "$picture is small" test "$(wc -c <"$picture")" -lt 150000
done
lynx -dump -nolist -width=76 "$url/user-2004" | sed 's/[ ]*$//' >"$folder/lynx.txt"
finish
