#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Installs the Debian packages named as arguments that are missing, as root or
# with sudo, and says which. DEPS=0 installs nothing.

set -eu
[ "${DEPS:-1}" != 0 ] || exit 0
if ! command -v dpkg-query >/dev/null 2>&1; then
	echo "deps: this is no Debian; it takes what these packages hold: $*"
	exit 0
fi
missing=
for package; do
	status=$(dpkg-query -W -f '${db:Status-Status}' "$package" \
		2>/dev/null || true)
	[ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ]; then
	as_root=
elif command -v sudo >/dev/null 2>&1; then
	as_root=sudo
else
	echo "deps: missing:$missing (not root, and no sudo to install them)" >&2
	exit 1
fi
echo "deps: installing$missing"
# The lists of a fresh system are empty, and old ones name what is gone.
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive \
	apt-get install -y -qq --no-install-recommends $missing >/dev/null
