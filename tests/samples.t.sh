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
	same "$sample: kept" 1 "$(sqlite3 -readonly "$db" "SELECT count(*)
		FROM message WHERE sha256 = '$(kept_sha256 "$sample")'")"
	# What stands before "message_id" is where the message came from.
	slowly "$sample" | run parse --json 2>/dev/null |
		sed 's/^{"source":.*"bytes":[0-9]*,/{/' >"$work/out"
	check "$sample: read" cmp -s "${sample%.eml}.json" "$work/out"
done
same "the chain" verified "$(run audit verify | tail -n 1)"

finish
