#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A database of an older version is upgraded by whoever writes first: by several
# at once, and by one that fails or is killed at any of its calls.

# shellcheck source=tests/lib.sh
. tests/lib.sh
# shellcheck source=tests/grid.sh
. tests/grid.sh

db=$there/portreg.db
newer=$work/newer.db
many=12

# What today's program has written, in the tables of version 1.
run -d "$newer" init >"$work/out"
run -d "$newer" import samples/registry/port-numbers >"$work/out"
for number in 1 2 3; do
	{ letter "$number" && application "$number"; } |
		run -d "$newer" ingest
done
mail 4 | run -d "$newer" ingest
run -d "$newer" assign 1 --reason fine >"$work/out"
{
	"$BUILD/tests/tools/old_schema"
	echo "ATTACH '$newer' AS newer;"
} >"$work/sql"
sqlite3 "$db" <"$work/sql" >"$work/out"
sqlite3 "$db" "SELECT 'INSERT INTO ' || m.name || ' (' ||
		group_concat(c.name) || ') SELECT ' || group_concat(c.name) ||
		' FROM newer.' || m.name || ';'
	FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
	WHERE m.type = 'table' GROUP BY m.name" >"$work/rows"
{
	echo "ATTACH '$newer' AS newer;"
	cat "$work/rows"
} | sqlite3 -bail "$db" 2>"$work/stderr"
same "an old database is made" "" "$(cat "$work/stderr")"
same "its version" 1 "$(sqlite3 "$db" 'PRAGMA user_version')"
same "its messages" 4 "$(messages)"
sqlite3 "$db" 'PRAGMA wal_checkpoint(TRUNCATE)' >"$work/out"
rm -f "$db"-*
state old
run -d "$newer" export port-numbers >"$work/list"
expect 65 "it must be upgraded" run audit verify >"$work/out"

# --- Several at once --------------------------------------------------------

number=0
while [ "$number" -lt "$many" ]; do
	number=$((number + 1))
	mail "at once $number" >"$work/m.$number"
done

# begin NAME INPUT ARGUMENT...: in the background.
begin() {
	label=$1 input=$2
	shift 2
	{
		run "$@" <"$input" >"$work/out.$label" 2>"$work/err.$label"
		echo "$?" >"$work/status.$label"
	} &
}

round=0
while [ "$round" -lt 8 ]; do
	round=$((round + 1))
	rm -rf "$there" "$work"/status.*
	cp -r "$states/old" "$there"
	number=0
	while [ "$number" -lt "$many" ]; do
		number=$((number + 1))
		begin "$number" "$work/m.$number" ingest
	done
	begin note /dev/null note 2 --text hello
	begin copy /dev/null backup "$work/copy.$round"
	begin init /dev/null init
	wait
	same "at once: the deliveries" "0 $many" "$(
		number=0
		while [ "$number" -lt "$many" ]; do
			number=$((number + 1))
			cat "$work/status.$number"
		done | sort | uniq -c | awk '{ print $2, $1 }')"
	same "at once: a note" 0 "$(cat "$work/status.note")"
	same "at once: init" 73 "$(cat "$work/status.init")"
	# It reads, and an old database is not for reading.
	check "at once: a backup: $(cat "$work/status.copy")" \
		grep -qx -e 0 -e 65 "$work/status.copy"
	same "at once: version" 2 "$(sqlite3 "$db" 'PRAGMA user_version')"
	same "at once: messages" $((many + 4)) "$(messages)"
	verified "at once"
	run export port-numbers >"$work/exported"
	check "at once: the list is another" cmp -s "$work/list" \
		"$work/exported"
done

# --- One that fails, or is killed -------------------------------------------

sum=$(sha256sum <"$work/m.1")
if [ -z "${TORTURE:-}" ]; then
	STEP=$((${STEP:-1} * 3))
fi
# (What an old database holds is verified by the new program alone.)
grid "ingest, old" --from "$states/old" --input "$work/m.1" --again '^0$' \
	--statuses '^[^k].* (0|75)$|^kill.* (0|137)$' \
	--query "SELECT (SELECT count(*) FROM message) || ' ' || user_version
		FROM pragma_user_version, message
		WHERE sha256 = '${sum%% *}'" --facts ' 5 2$' \
	--late "$db" --stays '^portreg\.db(-wal|-shm|-lock|)$' \
	-- "$PORTREG" ingest <<'END'
1 write ENOSPC EIO
1 sync EIO
1 open EMFILE
1 truncate ENOSPC
1 read EIO
1 lock ENOLCK
1 any kill
END
echo "$runs runs with a fault"
finish
