#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What an examiner decides, seen from outside: exit status, what changed, who
# is told, and what stays in the house.

# shellcheck source=tests/lib.sh
. tests/lib.sh

new_database
run import samples/registry/port-numbers >"$work/out"
for n in 1 2 3 4 5 6 7 8; do
	apply "$n"
done

# state N: of application N.
state() {
	sqlite3 "$db" "SELECT state FROM application WHERE ticket = $1"
}

# decides STATE ARGUMENT...: the act succeeds and leads to the state.
decides() {
	to=$1
	shift
	expect 0 "$*" run "$@" >"$work/out"
	case $1 in
	ingest) ;;
	*) same "$*" "$to" "$(state "$2")" ;;
	esac
}

# refuses STATUS WHAT ARGUMENT...: it fails, says WHAT, and changes nothing.
refuses() {
	status=$1 what=$2
	shift 2
	before=$(sqlite3 "$db" "SELECT max(seq), (SELECT count(*) FROM text),
		(SELECT count(*) FROM outbox), (SELECT max(row) FROM entry),
		(SELECT group_concat(state) FROM application) FROM event")
	run "$@" >"$work/out" 2>"$work/stderr"
	same "$*: exit" "$status" "$?"
	check "$*: says '$(head -n 1 "$work/stderr")'" \
		grep -q -e "$what" "$work/stderr"
	same "$*: what is there" "$before" "$(sqlite3 "$db" "SELECT max(seq),
		(SELECT count(*) FROM text), (SELECT count(*) FROM outbox),
		(SELECT max(row) FROM entry), (SELECT group_concat(state)
		FROM application) FROM event")"
}

# --- The way of an application ----------------------------------------------

decides needs-info ask 1 --text "Which readings?" --by ada
decides expert-review state 1 expert-review
decides iesg state 1 iesg
decides assignable state 1 assignable
decides assignable note 1 --text "The expert is content."
decides assigned assign 1 --reason "as the expert says" --by ada
decides refused refuse 2 --reason "It is a web page."
decides refused note 2 --text "He rang."
decides new reopen 2
decides withdrawn withdraw 2
decides duplicate duplicate 3 4
decides duplicate note 3 --text "The same company."
same "a note leaves the duplicate one" 4 "$(sqlite3 "$db" \
	'SELECT duplicate_of FROM application WHERE ticket = 3')"
decides new reopen 3
same "reopened, it is none" "" "$(sqlite3 "$db" \
	'SELECT duplicate_of FROM application WHERE ticket = 3')"

refuses 65 closed assign 1
refuses 65 closed refuse 2 --reason x
refuses 65 closed ask 2 --text x
refuses 65 closed state 1 new
refuses 65 'stands in the list' reopen 1
refuses 65 'open (new) already' reopen 4
refuses 65 'of itself' duplicate 4 4
refuses 65 'no application 99' duplicate 4 99
refuses 65 'no state' state 4 assigned
refuses 65 'no state' state 4 sleeping
refuses 66 'no application 99' refuse 99 --reason x
refuses 64 reason refuse 4
refuses 64 text ask 4
refuses 64 text note 4
refuses 64 text note 4 --text ''
refuses 64 reason refuse 4 --reason ''
refuses 64 'two arguments' duplicate 4
refuses 64 'no number' assign m4
refuses 64 'no number' assign 0
refuses 64 'name one' assign
refuses 64 port assign 4 --port 70000
refuses 64 'Unknown option' refuse 4 --port 1030
same "a revision of a question's application is new again" new "$(
	run ask 4 --text "Why?" >"$work/out"
	{ letter 44 sam4@example.org && application 4 meter-4 |
		sed 's/CANARY use 4/CANARY use four/'; } | run ingest
	state 4
)"

# --- Ports ------------------------------------------------------------------

refuses 65 'P1: .*user ports' assign 4 --port 300
refuses 65 'P1: .*dynamic' assign 4 --port 50000
refuses 65 'P5: ' assign 4 --port 1024
refuses 65 'P6: ' assign 4 --port 1025
refuses 65 'remark' assign 4 --port 1027
refuses 65 'P8: ' assign 4 --port 1021
refuses 65 'P7: ' assign 4 --port 659
refuses 65 'remark' assign 4 --port 24250
refuses 65 'no line' assign 4 --port 24400
refuses 64 'UTF-8' assign 4 --contact "$(printf 'S\377m')"
refuses 65 'none of tcp' assign 4 --transport tcp,icmp
decides assigned assign 4 --port 24000 --transport TCP
check "one line for one transport" test "$(run export port-numbers |
	grep -ac '^meter-4 ')" -eq 1

# --- Words ------------------------------------------------------------------

refuses 65 'do not show' assign 5 --contact "Sam $(printf '\342\200\256') Pell"
refuses 65 'not ASCII' assign 5 --contact 'Sam <sam@exämple.org>'
refuses 65 'none like them' assign 5 --description "$(printf '\346\260\264')"
refuses 65 'room for 88' assign 5 --description "$(printf '%090d' 0)"
refuses 65 'is empty' assign 5 --contact ' '
refuses 65 'something else' assign 5 --contact '#1 Sam'
decides assigned assign 5 --contact 'Jürgen  Pell <j@example.org>' \
	--description "Méter
	Service"
check "folded words are told" grep -q 'is published as "Meter Service"' \
	"$work/out"
run export port-numbers >"$work/list"
check "and published" grep -aq '^meter-5 .*Meter Service$' "$work/list"
check "with the contact" \
	grep -aq 'Jurgen Pell <j@example.org>' "$work/list"

# --- Errors of the application ----------------------------------------------

{ letter 20 && application 20 much-too-long-name; } | run ingest
long=$(sqlite3 "$db" 'SELECT max(ticket) FROM application')
refuses 65 'override N1' assign "$long"
refuses 65 'room for 15' assign "$long" --override N1
apply 21 LAMP
lamp=$(sqlite3 "$db" 'SELECT max(ticket) FROM application')
refuses 65 'N7: .*1025' assign "$lamp"
decides assigned assign "$lamp" --override N7
# Of two that ask for one name, the examiner chooses.
apply 22 wanted
apply 23 wanted
two=$(sqlite3 "$db" 'SELECT max(ticket) FROM application')
decides assigned assign "$((two - 1))"
refuses 65 'N7: ' assign "$two"

# --- Only tried -------------------------------------------------------------

before=$(sha256sum <"$db")
run assign 6 --dry-run >"$work/tried" || fail "dry-run"
run export port-numbers >"$work/list"
check "a dry run says what would be" grep -q '^+meter-6 ' "$work/tried"
check "and does nothing" sh -c '! grep -aq "^meter-6 "' <"$work/list"
same "not even in the file" "$before" "$(sha256sum <"$db")"
decides assigned assign 6
sed '1d' "$work/tried" >"$work/a"
grep -v '^event' "$work/out" >"$work/b"
check "what happens is what would" cmp -s "$work/a" "$work/b"

# --- JSON -------------------------------------------------------------------

run assign 7 --json >"$work/json" || fail "--json"
same "JSON" '7|assigned|7|assigned' "$(sqlite3 :memory: "SELECT
	json_extract(j, '\$.ticket'), json_extract(j, '\$.state'),
	json_extract(j, '\$.reply.ticket'), json_extract(j, '\$.reply.kind')
	FROM (SELECT readfile('$work/json') j)")"
run show 1 --json >"$work/json"
same "the history in JSON" 'ask,state,state,state,note,assign' \
	"$(sqlite3 :memory: "SELECT group_concat(json_extract(value, '\$.act'))
	FROM json_each(readfile('$work/json'), '\$.history')
	WHERE json_extract(value, '\$.act') <> 'apply'")"

# --- Who is told ------------------------------------------------------------

same "replies" "assigned duplicate question refused withdrawn" "$(
	sqlite3 "$db" 'SELECT DISTINCT kind FROM outbox ORDER BY 1' |
		tr '\n' ' ' | sed 's/ $//')"
same "a reply for each act that tells somebody" 0 "$(sqlite3 "$db" \
	"SELECT count(*) FROM event WHERE act IN ('assign', 'refuse', 'ask',
	'withdraw', 'duplicate') AND seq NOT IN (SELECT event FROM outbox)")"
same "and none for the others" 0 "$(sqlite3 "$db" "SELECT count(*)
	FROM event JOIN outbox ON event.seq = outbox.event
	WHERE act IN ('state', 'note', 'reopen', 'apply')")"
same "Message-IDs differ" "$(sqlite3 "$db" 'SELECT count(*) FROM outbox')" \
	"$(sqlite3 "$db" 'SELECT count(DISTINCT message_id) FROM outbox')"
# Whoever left no address is told nothing, and decided on all the same.
{ letter 30 && application 30 mute | sed '/^Your E-mail/d'; } | run ingest
mute=$(sqlite3 "$db" 'SELECT max(ticket) FROM application')
decides refused refuse "$mute" --reason "no address"
same "no address, no reply" 0 "$(sqlite3 "$db" \
	"SELECT count(*) FROM outbox WHERE ticket = $mute")"

# --- What stays in the house ------------------------------------------------

sqlite3 "$db" "SELECT kind, message_id, CAST(body AS TEXT) FROM outbox
	JOIN text ON text.id = fields" >"$work/outbox"
check "there are replies" test -s "$work/outbox"
check "there are canaries" sh -c 'grep -q CANARY' <<EOF
$(run show 1)
EOF
for public in outbox list log out tried; do
	[ "$public" = log ] || check "$public is not empty" test -s \
		"$work/$public"
	same "canaries in $public" 0 "$(grep -ac CANARY "$work/$public")"
done
same "canaries in events" 0 "$(sqlite3 "$db" \
	"SELECT count(*) FROM event WHERE record LIKE '%CANARY%'")"
same "canaries in the registry" 0 "$(sqlite3 "$db" "SELECT count(*) FROM entry
	WHERE name || description || contact || notes LIKE '%CANARY%'")"

# --- Blame ------------------------------------------------------------------

run blame meter-1 >"$work/out" || fail "blame"
for word in 'assign by ada' \
	'application:  *1, received' \
	'applicant:  *Sam Pell 1 <sam1@example.org>' \
	'as the expert says' 'm1, '; do
	check "blame tells '$word'" grep -q "$word" "$work/out"
done
expect 66 "blame of nothing" run blame nobody >"$work/out"
run blame 99999 >"$work/out" 2>&1
same "blame of no port" 64 "$?"
run blame 1025/udp --json | head -n 1 >"$work/json"
same "blame in JSON" 'import|lamp' "$(sqlite3 :memory: \
	"SELECT json_extract(j, '\$.since.act'), json_extract(j, '\$.name')
	FROM (SELECT CAST(readfile('$work/json') AS TEXT) j)")"

# --- Behind portreg's back --------------------------------------------------

verified "what was decided"
sqlite3 "$db" "UPDATE application SET state = 'new' WHERE ticket = 2"
run audit verify >"$work/out"
check "a state that was changed: $(cat "$work/out")" \
	grep -q 'application 2 is not as its events say' "$work/out"
sqlite3 "$db" "UPDATE application SET state = 'withdrawn' WHERE ticket = 2"
verified "it was put back"
sqlite3 "$db" 'DELETE FROM outbox WHERE id = 1'
run audit verify >"$work/out"
check "a reply that was taken out" grep -q 'no reply' "$work/out"
finish
