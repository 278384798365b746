#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The recipe of doc/verify-chain.md, run as it stands there, beside "audit
# verify": both know the same head, and find what was changed.

# shellcheck source=tests/lib.sh
. tests/lib.sh

# The first block of sh in the document
recipe=$work/recipe
awk '/^```sh$/ && !n { on = 1; n = 1; next } /^```$/ { on = 0 } on' \
	doc/verify-chain.md >"$recipe"
check "doc/verify-chain.md has a recipe" test -s "$recipe"
check "the recipe calls portreg" test -z "$(grep portreg "$recipe")"

copy=$work/copy
new_database
list >"$work/list"
run import "$work/list" --by 'a\b "c"	d' >/dev/null
for number in 1 2 3 4; do
	mail "$number" | run ingest
done
{ echo 'Received: anew' && mail 1; } | run ingest
{ mail 2 && echo changed; } | run ingest
{ list && echo '#  another line'; } >"$work/list"
run import "$work/list" >/dev/null
mail 7 >"$work/m"
EVIL=abort LD_PRELOAD=$evil_parser PORTREG_DB=$db \
	"$PORTREG" ingest <"$work/m" 2>/dev/null
same "events" 10 "$(sqlite3 "$db" 'SELECT count(*) FROM event')"
same "verdicts" "altered other quarantined resent" "$(sqlite3 "$db" \
	'SELECT DISTINCT verdict FROM message ORDER BY 1' |
	tr '\n' ' ' | sed 's/ $//')"
verified "the original"

# by_recipe DATABASE: what the recipe prints; its exit status.
by_recipe() {
	DB=$1 sh "$recipe" 2>"$work/stderr"
}

# The head, by all who tell it
head=$(by_recipe "$db")
same "the recipe's exit" 0 "$?"
same "the recipe's stderr" "" "$(cat "$work/stderr")"
run audit verify --json >"$work/json"
same "the head of audit verify" "$head" "$(sqlite3 :memory: \
	"SELECT json_extract(readfile('$work/json'), '\$.head')")"
same "the head of the table" "$head" "$(sqlite3 "$db" \
	'SELECT hash FROM event ORDER BY seq DESC LIMIT 1')"
check "the head of the log" grep -q "head=$(sqlite3 "$db" \
	'SELECT hash FROM event WHERE seq = 8')\$" "$log"
run backup "$work/backup" >"$work/out"
check "the head of backup" grep -q "$head" "$work/out"
same "the recipe on a backup" "$head" "$(by_recipe "$work/backup")"
by_recipe "$work/no-such-database" >/dev/null
check "the recipe on no database" test "$?" -ne 0

# changed SQL...: in a copy whose triggers are gone.
triggers=$(sqlite3 "$work/backup" "SELECT 'DROP TRIGGER ' || name || ';'
	FROM sqlite_schema WHERE type = 'trigger'")
check "there are triggers" test -n "$triggers"
changed() {
	rm -f "$copy" "$copy"-*
	cp "$work/backup" "$copy"
	sqlite3 -bail "$copy" "PRAGMA ignore_check_constraints = ON;
		$triggers $1" >"$work/out" 2>&1 ||
		fail "$1: $(cat "$work/out")"
}

# finds WHAT: audit verify does, and says so; it needs no head for it.
finds() {
	expect 1 "$1: audit verify" run -d "$copy" audit verify >"$work/out"
	check "$1: audit verify says: $(cat "$work/out")" \
		grep -q '^NOT VERIFIED: [1-9]' "$work/out"
}
recipe_finds() {
	by_recipe "$copy" >/dev/null
	check "$1: the recipe" test "$?" -ne 0
}

changed ''
expect 0 "without triggers alone" run -d "$copy" audit verify >/dev/null
same "without triggers alone: the recipe" "$head" "$(by_recipe "$copy")"

# One byte of an event, at each place of it
changed "UPDATE event SET record = replace(record, '\"seq\":3', '\"seq\": 3')
	WHERE seq = 3"
finds "a blank in a record"
recipe_finds "a blank in a record"
changed "UPDATE event SET record = replace(record, 'filter', 'filteR')
	WHERE seq = 4"
finds "who did it"
recipe_finds "who did it"
changed "UPDATE event SET record = record || ' ' WHERE seq = 10"
finds "a blank behind the last record"
recipe_finds "a blank behind the last record"
changed "UPDATE event SET hash = substr(hash, 1, 63) ||
	CASE substr(hash, 64) WHEN '0' THEN '1' ELSE '0' END WHERE seq = 10"
finds "a hash"
recipe_finds "a hash"
changed "DELETE FROM event WHERE seq = 5"
finds "an event is taken out"
recipe_finds "an event is taken out"
changed "DELETE FROM event WHERE seq = 1"
finds "the first event is taken out"
recipe_finds "the first event is taken out"
changed "UPDATE event SET seq = -4 WHERE seq = 4;
	UPDATE event SET seq = 4 WHERE seq = 5; UPDATE event SET seq = 5
	WHERE seq = -4"
finds "two events change places"
recipe_finds "two events change places"
changed "INSERT INTO event (seq, record, hash)
	SELECT 11, record, hash || 'x' FROM event WHERE seq = 10"
finds "an event is added"
recipe_finds "an event is added"

# The end of a history can only be missed by who noted the head.
changed "DELETE FROM event WHERE seq = 10;
	DELETE FROM text WHERE id IN (SELECT raw FROM message WHERE id = 7
		UNION SELECT envelope FROM message WHERE id = 7
		UNION SELECT parsed FROM message WHERE id = 7);
	DELETE FROM identity WHERE message = 7;
	DELETE FROM message WHERE id = 7"
expect 0 "the last event is taken out" run -d "$copy" audit verify \
	>"$work/out"
expect 1 "the last event is taken out, --head" run -d "$copy" audit verify \
	--head "$head" >"$work/out"
check "the last event is taken out: the recipe's head" \
	test "$(by_recipe "$copy")" != "$head"

# One byte of a message
changed "UPDATE text SET body = CAST(replace(CAST(body AS TEXT),
	'This is message 3', 'This is message 4') AS BLOB)
	WHERE id = (SELECT raw FROM message WHERE id = 3)"
finds "a byte of a message"
same "a byte of a message: the recipe is of events alone" "$head" \
	"$(by_recipe "$copy")"
# ... behind SQLite's back
changed ''
offset=$(grep -abo 'This is message 3' "$copy" | cut -d : -f 1)
printf 't' | dd of="$copy" bs=1 seek="$offset" conv=notrunc 2>/dev/null
finds "a byte of a message in the file"
changed "UPDATE text SET body = CAST(body || x'0a' AS BLOB)
	WHERE id = (SELECT raw FROM message WHERE id = 1)"
finds "a message is longer"
changed "UPDATE text SET body = x'', hash = (SELECT hash FROM text LIMIT 1)
	WHERE id = (SELECT raw FROM message WHERE id = 1)"
finds "a message is empty"
changed "UPDATE text SET body = NULL, salt = NULL
	WHERE id = (SELECT raw FROM message WHERE id = 1)"
finds "a message is redacted without an event"
changed "DELETE FROM message WHERE id = 7"
finds "a message is taken out"
changed "INSERT INTO message SELECT 8, 'x', bytes, copies, kind, verdict,
	reason, like, raw, envelope, parsed FROM message WHERE id = 1"
finds "a message is added"
changed "DELETE FROM text WHERE id = (SELECT parsed FROM message WHERE id = 2)"
finds "a text is taken out"
changed "UPDATE message SET like = 2 WHERE like = 1"
finds "what a message is like"
changed "DELETE FROM identity"
finds "what tells resent mail is taken out"

# Every column of every table that a row stands in; none may be changed
# unnoticed, but for the count of copies.
sqlite3 -separator ' ' "$work/backup" "SELECT m.name, c.name, c.type
	FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
	WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.hidden = 0
	AND NOT (m.name = 'message' AND c.name = 'copies')" >"$work/columns"
tested=0
while read -r table column type <&3; do
	case $type in
	INTEGER) value="ifnull($column, 0) + 1000" ;;
	BLOB) value="CAST(ifnull($column, x'') || x'00' AS BLOB)" ;;
	*) value="ifnull($column, '') || ' '" ;;
	esac
	changed "UPDATE $table SET $column = $value WHERE $column IS
		(SELECT max($column) FROM $table); SELECT changes()"
	if [ "$(cat "$work/out")" = 0 ]; then
		continue # an empty table
	fi
	tested=$((tested + 1))
	run -d "$copy" audit verify >"$work/found" 2>&1
	status=$?
	check "$table.$column is changed: audit verify exits with $status" \
		test "$status" -eq 1 -o "$status" -eq 65
done 3<"$work/columns"
check "only $tested columns were changed" test "$tested" -gt 30
finish
