#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Every sample through the filter and the parser in reads of seven bytes: kept
# byte for byte, and read as what is written beside it.

# shellcheck source=tests/lib.sh
. tests/lib.sh

# slowly FILE: its bytes, a few at a time.
slowly() {
	dd bs=7 if="$1" 2>/dev/null
}

# A leading From_ line goes to the envelope.
kept_sha256() {
	sed '1{/^From  *[^: ]/d}' "$1" | sha256sum | cut -c 1-64
}

new_database
for sample in samples/*/*.eml; do
	slowly "$sample" | run ingest 2>/dev/null
	same "$sample: exit" 0 "$?"
	echo "$(kept_sha256 "$sample") $sample" >>"$work/fed"
	# What stands before "message_id" is where the message came from.
	slowly "$sample" | run parse --json 2>/dev/null |
		sed 's/^{"source":.*"bytes":[0-9]*,/{/' >"$work/out"
	check "$sample: read" cmp -s "${sample%.eml}.json" "$work/out"
done
sqlite3 -readonly "$db" 'SELECT sha256 FROM message' >"$work/kept"
same "not kept byte for byte" "" \
	"$(awk 'FILENAME == ARGV[1] { kept[$1] = 1; next }
		!($1 in kept) { print $2 }' "$work/kept" "$work/fed")"
check "nothing was fed" test -s "$work/fed"
same "the chain" verified "$(run audit verify | tail -n 1)"

finish
