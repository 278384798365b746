#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# From a mail to the published list: by itself, by several at once, and when it
# fails. The file is always a whole list, and in the end the newest.

# shellcheck source=tests/lib.sh
. tests/lib.sh

published=$work/web/port-numbers
config=$work/conf
mkdir "$work/web"
new_database
cat >"$config" <<EOF
publish = port-numbers $published
assign = automatic
assign-from = @trusted.example boss@example.org
assign-daily = 3
EOF

# post N ADDRESS [OPTION...]: application N from that address, whose name is
# meter-N, to the filter.
post() {
	n=$1 from=$2
	shift 2
	{ letter "$n" "$from" && application "$n" "" "$from"; } |
		run -c "$config" ingest "$@"
}

# listed N: whether the published list has it.
listed() {
	grep -aq "^meter-$1 " "$published"
}

# --- Automatic --------------------------------------------------------------

run -c "$config" publish >"$work/out" || fail "publish before there is a list"
check "nothing to publish" grep -q 'no list yet' "$work/out"
post 1 sam@trusted.example
check "a mail before there is a list" test "$?" -eq 0
same "it waits" new "$(sqlite3 "$db" 'SELECT state FROM application')"
run -c "$config" import samples/registry/port-numbers >"$work/out"
check "an import is published" \
	cmp -s samples/registry/port-numbers "$published"
: >"$log"
post 2 sam@trusted.example
check "a mail becomes a line of the list" listed 2
check "the log tells" grep -q '^m2 new assigned=1028 ' "$log"
same "its reply waits" assigned \
	"$(sqlite3 "$db" 'SELECT kind FROM outbox WHERE ticket = 2')"
post 3 eve@untrusted.example
check "not from anybody" test "$(listed 3; echo $?)" -eq 1
post 4 eve@sub.trusted.example
check "not from a domain below" test "$(listed 4; echo $?)" -eq 1
post 5 sam@trusted.example --sender eve@untrusted.example
check "not with another envelope" test "$(listed 5; echo $?)" -eq 1
post 6 sam@trusted.example --sender ''
check "not from the null sender" test "$(listed 6; echo $?)" -eq 1
post 7 boss@example.org --sender boss@example.org
check "one address alone" listed 7
{ letter 8 sam@trusted.example && application 8 name-that-is-too-long; } |
	run -c "$config" ingest
same "an error is left to the examiner" new "$(sqlite3 "$db" \
	'SELECT state FROM application ORDER BY ticket DESC LIMIT 1')"
{ letter 9 sam@trusted.example && application 9 | sed 's/TCP (6)/DCCP/'; } |
	run -c "$config" ingest
same "so is a route" new "$(sqlite3 "$db" \
	'SELECT state FROM application ORDER BY ticket DESC LIMIT 1')"
{ letter 10 sam@trusted.example && application 10 meter-3 sam@trusted.example; } |
	run -c "$config" ingest
same "and a conflict" new "$(sqlite3 "$db" \
	'SELECT state FROM application ORDER BY ticket DESC LIMIT 1')"
{ letter 2 sam@trusted.example && application 11; } | run -c "$config" ingest
same "and a Message-ID that was used" new "$(sqlite3 "$db" \
	'SELECT state FROM application ORDER BY ticket DESC LIMIT 1')"
post 12 sam@trusted.example
check "the third of the day" listed 12
post 13 sam@trusted.example
check "not the fourth" test "$(listed 13; echo $?)" -eq 1
printf 'assign = examiner\npublish = port-numbers %s\n' "$published" >"$config"
post 14 sam@trusted.example
check "not if nobody said so" test "$(listed 14; echo $?)" -eq 1
verified "automatic assignments"
same "canaries in what is public" 0 \
	"$(cat "$published" "$log" "$work/out" | grep -ac CANARY)"

# What a reply quotes is another's, and who replies may say no to it.
kept=$db db=$work/replies.db
run init >"$work/out"
run import samples/registry/port-numbers >"$work/out"
sed '/^publish/d; /^assign-daily/d' "$config" |
	sed 's/examiner/automatic/; $a assign-from = @trusted.example' \
		>"$work/replies"
# sent_on WHAT STATE SED: an application of Eve's in a mail of Sam's.
sent_on() {
	n=$((n + 1))
	{ letter "$n" sam@trusted.example | sed "$3" &&
		application "$n" "" eve@untrusted.example; } |
		run -c "$work/replies" ingest
	same "$1" "$2" "$(sqlite3 "$db" \
		'SELECT state FROM application ORDER BY ticket DESC LIMIT 1')"
}
sent_on "sent on by somebody trusted" assigned ''
sent_on "in a reply" new 's/^To: .*/&\nIn-Reply-To: <a@example.org>/'
sent_on "behind References" new 's/^To: .*/&\nReferences: <a@example.org>/'
sent_on "with a ticket's tag" new 's/^Subject: /&[IANA #3] /'
sent_on "sent on once more" assigned ''
verified "replies"
db=$kept

# --- When it fails ----------------------------------------------------------

# assign N: the examiner assigns application N.
assign() {
	run -c "$config" assign "$@" >"$work/out" 2>"$work/stderr"
}

cp "$published" "$work/old"
mv "$work/web" "$work/gone"
assign 3
same "no folder: the decision stands" 0 "$?"
check "and the failure is told: $(cat "$work/stderr")" \
	grep -q 'No such file' "$work/stderr"
check "logged" grep -q '^publish port-numbers .*No such file' "$log"
run list >"$work/out" 2>"$work/stderr"
check "and shown by list" grep -q 'not published' "$work/stderr"
: >"$log"
expect 0 "no folder: the filter" post 15 sam@trusted.example
check "no folder: the log" grep -q '^publish' "$log"
expect 66 "no folder: publish" run -c "$config" publish
mv "$work/gone" "$work/web"
check "the old file is whole" cmp -s "$work/old" "$published"
run -c "$config" refuse 14 --reason none --dry-run >"$work/out"
check "a dry run publishes nothing" cmp -s "$work/old" "$published"
post 16 sam@trusted.example
check "the next run publishes" listed 3
run list >"$work/out" 2>"$work/stderr"
same "and list is quiet" "" "$(cat "$work/stderr")"
printf 'publish = numbers %s\n' "$published" >"$work/wrong"
expect 75 "a format that is none" run -c "$work/wrong" ingest <"$published"
inode=$(stat -c %i "$published")
run -c "$config" publish >"$work/out"
same "the same bytes: the same file" "$inode" "$(stat -c %i "$published")"
echo "typed by hand" >>"$published"
run -c "$config" publish >"$work/out"
same "what was typed into it is gone" 0 "$(grep -ac 'typed by' "$published")"

# --- Many at once -----------------------------------------------------------

n=100
while [ "$n" -lt 132 ]; do
	post "$n" "sam$n@example.org"
	n=$((n + 1))
done
first=$(sqlite3 "$db" "SELECT min(ticket) FROM application JOIN version
	USING (ticket) WHERE message = (SELECT max(id) - 31 FROM message)")
cp "$published" "$work/list"
sed -i 's/network lamp/network lamps/' "$work/list"
# Two examiners, sixteen filters, an import and a reader, all in one moment.
i=0
while [ "$i" -lt 10 ]; do
	run -c "$config" assign "$((first + i))" >/dev/null 2>>"$work/wrong.1" &
	run -c "$config" assign "$((first + i + 10))" >/dev/null \
		2>>"$work/wrong.2" &
	if [ "$i" -eq 4 ]; then
		j=0
		while [ "$j" -lt 16 ]; do
			post "$((200 + j))" sam@trusted.example \
				2>>"$work/wrong.3" &
			j=$((j + 1))
		done
		run -c "$config" import "$published" >/dev/null \
			2>>"$work/wrong.4" &
	fi
	run -c "$config" export port-numbers >/dev/null 2>>"$work/wrong.5" &
	i=$((i + 1))
	wait
done
same "none failed" "" "$(cat "$work"/wrong.? 2>/dev/null)"
same "assigned" 20 "$(sqlite3 "$db" "SELECT count(*) FROM application
	WHERE state = 'assigned' AND ticket BETWEEN $first AND $((first + 19))")"
same "ports, each once" 20 "$(sqlite3 "$db" "SELECT count(DISTINCT
	json_extract(record, '\$.facts.port')) FROM event WHERE act = 'assign'
	AND ticket BETWEEN $first AND $((first + 19))")"
run export port-numbers | cmp -s - "$published"
same "what is published is the registry" 0 "$?"
verified "many at once"

# --- An older list comes in -------------------------------------------------

cp samples/registry/port-numbers "$work/list"
cp "$published" "$work/old"
run -c "$config" import "$work/list" >"$work/out"
same "an older list: exit" 0 "$?"
check "what was decided here stays, and is named" \
	grep -q '^1028 meter-2 stays' "$work/out"
same "nothing of it is lost" 0 "$(diff -a "$work/old" "$published" |
	grep -ac '^[<>] *meter-')"
grep -av '^(last updated' "$published" >"$work/a"
grep -av '^(last updated' "$work/old" >"$work/b"
check "it is the list of before, but for its date" cmp -s "$work/a" "$work/b"
sed 's/^box  /box2 /; s/^#               1028-1089  Unassigned/taken           1028\/tcp  Taken/' \
	samples/registry/port-numbers >"$work/list"
run import "$work/list" >"$work/out" 2>&1
same "a list that gives the port to another: exit" 65 "$?"
check "and why" grep -q 'port 1028 (meter-2) was assigned here' "$work/out"
run backup "$work/copy.db" >/dev/null
run -d "$work/copy.db" import --replace "$work/list" >"$work/out"
run -d "$work/copy.db" export port-numbers | cmp -s - "$work/list"
same "with --replace the list is the file" 0 "$?"
check "verified" run -d "$work/copy.db" audit verify >"$work/out"

# --- Killed -----------------------------------------------------------------

kills=${KILLS:-40}
[ -z "${SANITIZE:-}" ] || kills=8
i=0
while [ "$i" -lt "$kills" ] && [ "$i" -lt 60 ]; do
	n=$((first + 20 + i % 12))
	cp "$published" "$work/old"
	[ "$(sqlite3 "$db" "SELECT state FROM application WHERE ticket = $n")" \
		= new ] || run reopen "$n" >/dev/null 2>&1
	# Not by run(): the shell between would be killed, and portreg go on.
	LD_PRELOAD=$preload PORTREG_DB=$db "$PORTREG" -c "$config" \
		assign "$n" >/dev/null 2>&1 &
	pid=$!
	sleep "0.0$((i * 7 % 10))$((i * 3 % 10))"
	kill -9 "$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	i=$((i + 1))
	# Whatever stands in the file is the list of some event, whole.
	run -d "$db" export port-numbers >"$work/now" 2>/dev/null
	if cmp -s "$published" "$work/old" || cmp -s "$published" "$work/now"; then
		pass
	else
		fail "killed $i: the file is neither the old list nor the new"
	fi
done
verified "killed"
post 300 sam@trusted.example
run export port-numbers | cmp -s - "$published"
same "the next run publishes what was decided" 0 "$?"
same "each assigned application has its entries" 0 "$(sqlite3 "$db" \
	"SELECT count(*) FROM application a WHERE (state = 'assigned') IS NOT
	EXISTS (SELECT 1 FROM event e JOIN entry n ON n.since = e.seq
	WHERE e.ticket = a.ticket AND act = 'assign')")"
finish
