#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What a delivery syncs: one sync, of the WAL, and where the WAL is new also its
# folder, for a name that is not on the disk is a message that is not. Counted by
# strace, which also kills a filter before its first sync.

# shellcheck source=tests/lib.sh
. tests/lib.sh

# A tracer is what LeakSanitizer would be.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
number=0

# traced OPTION...: the next mail, delivered under strace; its syncs.
traced() {
	number=$((number + 1))
	mail "$number" >"$work/m"
	PORTREG_DB=$db strace -f -qq -y -o "$work/trace" -E LD_PRELOAD="$preload" \
		-e trace=fsync,fdatasync "$@" "$PORTREG" ingest <"$work/m" \
		>"$work/out" 2>&1
	status=$?
	sed -n "s|.*sync([0-9]*<\([^>]*\)>.*|\1|p" "$work/trace" |
		sed "s|^$db|db|; s|^$work\$|folder|" >"$work/synced"
}

# The last one to close it without our care takes the WAL away.
without_wal() {
	sqlite3 "$db" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
	rm -f "$db-wal"
}

if ! strace -o "$work/trace" true 2>"$work/error"; then
	skip "strace cannot trace here"
	finish
fi
new_database

# The name of a WAL, its header, and then what was written.
traced
same "the first delivery: status" 0 "$status"
same "the first delivery: syncs" "folder db-wal db-wal" \
	"$(paste -s -d ' ' "$work/synced")"
traced
same "the second delivery: status" 0 "$status"
same "the second delivery: syncs" db-wal "$(paste -s -d ' ' "$work/synced")"

# Whoever wants it may count them.
count=0 syncs=0
while [ "$count" -lt 40 ]; do
	traced
	count=$((count + 1))
	syncs=$((syncs + $(wc -l <"$work/synced")))
done
check "$syncs syncs for $count deliveries" test "$syncs" -le $((count * 2))
check "$syncs syncs for $count deliveries: no checkpoint" \
	test "$syncs" -gt "$count"

# A WAL that is not there, or was made by a filter that died before its name
# was on the disk.
without_wal
traced
same "a WAL that is gone: status" 0 "$status"
same "a WAL that is gone: syncs" "folder db-wal db-wal" \
	"$(paste -s -d ' ' "$work/synced")"
without_wal
traced -e inject=fdatasync:signal=KILL:when=1
check "killed before its first sync: status $status" test "$status" -ne 0
same "killed before its first sync: the WAL" 32 "$(stat -c %s "$db-wal")"
traced
same "behind one that was killed: status" 0 "$status"
same "behind one that was killed: syncs" "folder db-wal db-wal" \
	"$(paste -s -d ' ' "$work/synced")"
verified "in the end"
same "messages" $((number - 1)) "$(messages)"
finish
