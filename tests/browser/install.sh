#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Provides what the tests in a browser need: Debian packages by name, and the
# npm packages of package-lock.json, which are pinned there by their checksums.
#
#	tests/browser/install.sh FOLDER PACKAGE...
#
# What is there is not fetched again. What cannot be had is told, and its tests
# are skipped. DEPS=0 fetches nothing.

set -u
[ "${DEPS:-1}" != 0 ] || exit 0
here=$(dirname "$0")
folder=$1
shift
# Another npm than Debian's may be here, beside which that cannot be.
command -v npm >/dev/null || set -- "$@" npm
"$here/../deps.sh" "$@" || echo "browser: not all of these are here: $*"
if ! command -v npm >/dev/null; then
	echo "browser: npm is not here"
	exit 0
fi
mkdir -p "$folder" || exit 1
if [ -d "$folder/node_modules/playwright-core" ] &&
	cmp -s "$here/package-lock.json" "$folder/package-lock.json"; then
	exit 0
fi
echo "browser: npm ci"
# Half of them would be taken for all.
rm -rf "$folder/node_modules"
cp "$here/package.json" "$here/package-lock.json" "$folder" || exit 1
if ! (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund \
	--loglevel=error >/dev/null); then
	rm -rf "$folder"
	echo "browser: npm cannot fetch the packages of $here/package.json"
fi
