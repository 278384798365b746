#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# "make demo": a registry's life in one page, with the samples, in a folder
# that is gone afterwards. Each command is shown before it is run.

set -eu
cd "$(dirname "$0")/.."
samples=$PWD/samples
PATH=$(dirname "${PORTREG:-$PWD/portreg}"):$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp "$samples/registry/port-numbers" "$samples/demo/mailbox" \
	"$samples/demo/letter" "$work"
cd "$work"
export PORTREG_DB="$work/registry.db"
cat >portreg.conf <<EOF
publish = port-numbers $work/published
EOF
cat >automatic.conf <<EOF
publish = port-numbers $work/published
assign = automatic
assign-from = @lamps.example
EOF

say() {
	printf '\n# %s\n' "$*"
}

show() {
	printf '$ %s\n' "$*"
	sh -c "$*"
}

say "A database, and the list that there is so far"
show 'portreg init'
show 'portreg -c portreg.conf import --dated 2004-06-18 port-numbers'
say "The mailbox of a week"
show 'portreg ingest mailbox'
say "The queue"
show 'portreg list'
say "One application, with what is wrong with it"
show 'portreg show 2'
say "One that is in order was corrected, and another wants its name"
# shellcheck disable=SC2016 # for sed
show 'portreg show 1 | sed -n "/^Changes/,\$p"'
say "What an assignment would do"
show 'portreg assign 1 --dry-run'
say "It is done, and the published list has changed by exactly that"
show 'portreg -c portreg.conf assign 1 --reason "first come" >assigned'
show 'diff port-numbers published || true'
show 'portreg refuse 3 --reason "The name went to application 1."'
say "What stands behind a line of the list"
show 'portreg blame 1028/tcp'
say "The automatic way: one run of the filter, from a mail to the list"
show 'cat automatic.conf'
show 'portreg -c automatic.conf ingest <letter'
show 'grep -A 2 street-lamp published'
say "The list as it was before, and the history"
show 'portreg export port-numbers --as-of 2004-06-18 | cmp - port-numbers && echo the same'
show 'portreg audit verify'
