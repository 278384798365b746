#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Deliveries at once: of different mails, of the same mail, beside commands
# that read and write.

# shellcheck source=tests/lib.sh
. tests/lib.sh

many=32
new_database

# deliver FILE NUMBER: in the background, its exit status in a file.
deliver() {
	{
		run ingest <"$1" 2>>"$work/errors"
		echo "$?" >"$work/status.$2"
	} &
}

# all_kept WHAT COUNT: each of so many exited with 0 and said nothing.
all_kept() {
	same "$1: how many ended" "$2" \
		"$(find "$work" -name 'status.*' | wc -l)"
	same "$1: exit statuses" 0 \
		"$(find "$work" -name 'status.*' -exec cat {} + | sort -u)"
	same "$1: stderr" "" "$(cat "$work/errors")"
	rm -f "$work"/status.*
	verified "$1"
}

# different mails
number=1
while [ "$number" -le "$many" ]; do
	mail "$number" >"$work/m.$number"
	number=$((number + 1))
done
number=1
while [ "$number" -le "$many" ]; do
	deliver "$work/m.$number" "$number"
	number=$((number + 1))
done
wait
all_kept "different mails" "$many"
same "different mails: messages" "$many" "$(messages)"
same "different mails: numbers without gaps" "$many $many" "$(sqlite3 "$db" \
	"SELECT max(id) || ' ' || sum(copies) FROM message")"
same "different mails: events" "$((many + 1))" \
	"$(sqlite3 "$db" 'SELECT count(*) FROM event')"
number=1
while [ "$number" -le "$many" ]; do
	kept "different mails: $number" "$work/m.$number"
	number=$((number + 1))
done
same "different mails: lines in the log" "$((many + 1))" \
	"$({ cat "$log" && echo one more; } | sort -u | wc -l)"

# the same mail
mail same >"$work/m.same"
number=1
while [ "$number" -le "$many" ]; do
	deliver "$work/m.same" "$number"
	number=$((number + 1))
done
wait
all_kept "the same mail" "$many"
same "the same mail: messages" "$((many + 1))" "$(messages)"
same "the same mail: copies" "$many" "$(column copies $((many + 1)))"
same "the same mail: events" "$((many + 2))" \
	"$(sqlite3 "$db" 'SELECT count(*) FROM event')"
kept "the same mail" "$work/m.same"

# the same Message-ID with other bytes: one is first
number=1
while [ "$number" -le "$many" ]; do
	{ echo "X-Way: $number" && mail resent; } >"$work/m.$number"
	number=$((number + 1))
done
number=1
while [ "$number" -le "$many" ]; do
	deliver "$work/m.$number" "$number"
	number=$((number + 1))
done
wait
all_kept "the same Message-ID" "$many"
same "the same Message-ID: verdicts" "other 1 resent $((many - 1))" \
	"$(sqlite3 -separator ' ' "$db" "SELECT verdict, count(*) FROM message
	WHERE id > $many + 1 GROUP BY verdict" | tr '\n' ' ' | sed 's/ $//')"

# beside import, export, audit and backup
list >"$work/list"
{ list && echo 'discard           9/tcp    Discard'; } >"$work/list2"
expect 0 "import" run import "$work/list" >/dev/null
before=$(messages)
{
	n=0
	while [ ! -e "$work/stop" ]; do
		n=$((n + 1))
		for which in list2 list; do
			run import "$work/$which" >/dev/null 2>>"$work/errors" ||
				echo "import $?" >>"$work/errors"
		done
		echo "$n" >"$work/imports"
	done
} &
{
	n=0
	while [ ! -e "$work/stop" ]; do
		n=$((n + 1))
		run export port-numbers >"$work/exported" 2>>"$work/errors" ||
			echo "export $?" >>"$work/errors"
		cmp -s "$work/exported" "$work/list" ||
			cmp -s "$work/exported" "$work/list2" ||
			echo "export: neither list" >>"$work/errors"
		run audit verify >"$work/audited" 2>>"$work/errors" ||
			cat "$work/audited" >>"$work/errors"
		rm -f "$work/copy"
		run backup "$work/copy" >/dev/null 2>>"$work/errors" ||
			echo "backup $?" >>"$work/errors"
		run -d "$work/copy" audit verify >/dev/null \
			2>>"$work/errors" || echo "copy $?" >>"$work/errors"
		echo "$n" >"$work/exports"
	done
} &
round=0
while [ "$round" -lt 4 ]; do
	round=$((round + 1))
	number=1
	pids=
	while [ "$number" -le "$many" ]; do
		mail "beside-$round-$number" >"$work/m.$number"
		deliver "$work/m.$number" "$round.$number"
		pids="$pids $!"
		number=$((number + 1))
	done
	# shellcheck disable=SC2086 # words
	wait $pids
done
: >"$work/stop"
wait
all_kept "beside other commands" "$((4 * many))"
same "beside other commands: messages" "$((before + 4 * many))" "$(messages)"
check "imports meanwhile: none" test "$(cat "$work/imports")" -gt 0
check "exports meanwhile: none" test "$(cat "$work/exports")" -gt 0
expect 0 "export at the end" run export port-numbers >"$work/exported"
check "export at the end" cmp -s "$work/exported" "$work/list"
size=$(stat -c %s "$db-wal")
check "the WAL grew to $size bytes" test "$size" -lt 4000000
finish
