#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What is read of a text twice as long takes twice the instructions, whatever
# the text is made of: counted by callgrind, so that no machine is too busy for
# it. A line for each kind that grows faster, and exit 1. BYTES is the shorter
# length; a number as argument reads that many of the kinds alone.

set -u
grow=${BUILD:-build}/tests/bench/grow
bytes=${BYTES:-65536}
# Hundredths: doubling may take this much more.
most=230
failed=0 count=0
out=$(mktemp)
trap 'rm -f "$out"' EXIT

# instructions KIND BYTES
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$grow" \
		"$1" "$2" 2>&1 >/dev/null |
		sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
}

"$grow" >"$out"
none=$(instructions "blanks" 1)
while IFS= read -r kind; do
	[ "$count" -lt "${1:-9999}" ] || break
	count=$((count + 1))
	once=$(instructions "$kind" "$bytes")
	twice=$(instructions "$kind" $((bytes * 2)))
	growth=$(((twice - none) * 100 / (once - none)))
	[ -z "${VERBOSE:-}" ] || echo "$kind: $growth %"
	if [ "$growth" -gt "$most" ]; then
		echo "$kind: twice the text takes $growth % of the instructions"
		failed=1
	fi
done <"$out"
echo "growth: $count kinds, of $bytes bytes and twice that"
exit "$failed"
