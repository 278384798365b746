#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Applications from outside: read, filed, listed and shown.

# shellcheck source=tests/lib.sh
. tests/lib.sh

# json EXPRESSION: what a JSON path says in the line of $work/out.
json() {
	sqlite3 :memory: "SELECT json_extract(CAST(readfile('$work/out') AS TEXT),
		'$1')"
}

# application ID ADDRESS NAME OPCODES: an application by mail.
application() {
	cat <<EOF
From: Sam Pell <$2>
To: ports@registry.example
Message-ID: <$1@example.org>
Date: Mon, 12 Jul 2004 09:00:00 +0000
Subject: Application for a port

Your Name: Sam Pell
Your E-mail: $2
1. What is the protocol-number between the user machine and the server
machine?
TCP (6)
2. What message formats are used?
Length and opcode.
3. What message types are used?
request, reply
4. What message op codes are used?
$4
5. What message sequences are used?
One request, one reply.
6. What functions are performed by this protocol?
Sums are made.
7. Is either broadcast or multicast used?
No
If yes, how and what for?

8. Please give us a technical description of your proposed use of the user
port number. (At least 2 paragraphs)

The client sends numbers.

The server sends their sum.

9. What is the proposed name of the user port number?
Summation
10. What SHORT name (14 CHARACTER MAXIMUM) do you want associated with this
port number?
$3
EOF
}

# verdict N: of message N.
verdict() {
	sqlite3 -readonly "$db" "SELECT verdict FROM message WHERE id = $1"
}

# findings TICKET: "rule" of each of its newest version.
findings() {
	run show "$1" --json >"$work/out"
	sqlite3 :memory: "SELECT group_concat(json_extract(value, '\$.rule'), ' ')
		FROM json_each(CAST(readfile('$work/out') AS TEXT), '\$.findings')"
}

new_database
check "import" run import samples/registry/port-numbers >/dev/null

# The same, corrected, by somebody else, after a refusal.
application a1 sam@example.org adder "get, put" | run ingest
same "first" new "$(verdict 1)"
application a2 sam@example.org adder "get, put" | run ingest
same "twice" resent "$(verdict 2)"
application a3 SAM@example.org Adder "get, put, del" | run ingest
same "corrected" revision "$(verdict 3)"
same "one ticket" "1|3" "$(sqlite3 "$db" 'SELECT ticket, version FROM application')"
same "no findings" "" "$(findings 1)"
application a4 max@example.com ADDER "get" | run ingest
same "by somebody else" new "$(verdict 4)"
same "the conflict on the first" N7 "$(findings 1)"
same "the conflict on the second" N7 "$(findings 2)"
run refuse 1 --reason "not now" >"$work/out" || fail "refuse"
application a5 sam@example.org adder "get, put, del" | run ingest
same "after a refusal" new "$(verdict 5)"
same "tickets without gaps" "1 2 3" "$(sqlite3 "$db" \
	"SELECT group_concat(ticket, ' ') FROM application")"
{
	echo "Received: by another way"
	application a1 sam@example.org adder "get, put"
} | run ingest
same "a late copy" resent "$(verdict 6)"
same "a late copy is no version" 3 "$(sqlite3 "$db" \
	'SELECT version FROM application WHERE ticket = 1')"
application a7 ada@example.org LAMP "get" | run ingest
same "a name of the registry, a holder of a system port" "N7 P11" \
	"$(findings 4)"
same "the chain" verified "$(run audit verify | tail -n 1)"

# What is written about an application, and what it quotes.
letter() {
	printf 'From: Ada Ample <ada@example.com>\nMessage-ID: <%s@example.org>\n' \
		"$1"
	printf '%s\n\nAny news of this?\n\n' "$2"
	[ -z "${3:-}" ] || sed 's/^/> /' "$3"
}
letter r1 "In-Reply-To: <a4@example.org>" | run ingest
same "a reply" "correspondence|2" "$(verdict 8)|$(sqlite3 "$db" \
	'SELECT ticket FROM correspondence WHERE message = 8')"
letter r2 "Subject: Re: [IANA #3] your mail" | run ingest
same "a ticket in a subject" "correspondence|3" "$(verdict 9)|$(sqlite3 "$db" \
	'SELECT ticket FROM correspondence WHERE message = 9')"
application a3 SAM@example.org Adder "get, put, del" >"$work/quoted"
letter r3 "References: <a1@example.org>" "$work/quoted" | run ingest
same "a closed application, quoted" "correspondence|1" "$(verdict 10)|$(sqlite3 \
	"$db" 'SELECT ticket FROM correspondence WHERE message = 10')"
application a5 sam@example.org adder "get, put, del" |
	sed -n '/^2\./,/^6\./p' | sed '$d' >"$work/quoted"
letter r6 "References: <a5@example.org>" "$work/quoted" | run ingest
same "some answers, quoted" "correspondence|3" "$(verdict 11)|$(sqlite3 \
	"$db" 'SELECT ticket FROM correspondence WHERE message = 11')"
letter r4 "Subject: A question" | run ingest
same "a letter about nothing" other "$(verdict 12)"
run ask 2 --text "Which version?" >"$work/out" || fail "ask"
same "asked" needs-info "$(run list --json --state needs-info | sed -n \
	's/.*"state":"\([a-z-]*\)".*/\1/p')"
letter r5 "In-Reply-To: <a4@example.org>" | sed 's/ada@/max@/' | run ingest
same "the applicant's reply" "correspondence new" "$(verdict 13) $(sqlite3 "$db" \
	'SELECT state FROM application WHERE ticket = 2')"
run show 2 >"$work/out"
check "show: the reply" grep -q "^ *m8: .* correspondence$" "$work/out"
same "the chain with letters" verified "$(run audit verify | tail -n 1)"

# The queue.
same "list" "2 3 4" "$(run list | awk 'NR > 1 { print $1 }' | xargs)"
same "list --all" "1 2 3 4" "$(run list --all | awk 'NR > 1 { print $1 }' |
	xargs)"
same "list --state" 1 "$(run list --state refused |
	awk 'NR > 1 { print $1 }' | xargs)"
same "list --from" 2 "$(run list --from MAX | awk 'NR > 1 { print $1 }')"
same "list --name" 4 "$(run list --name amp | awk 'NR > 1 { print $1 }')"
same "list --until" "" "$(run list --until 2004-01-01 |
	awk 'NR > 1 { print $1 }')"
same "list --since" "2 3 4" "$(run list --since 2004-01-01 |
	awk 'NR > 1 { print $1 }' | xargs)"
run list --since yesterday >/dev/null 2>&1
same "list --since nonsense" 64 "$?"
same "list --json" 3 "$(run list --json | wc -l)"
run list --json | head -n 1 >"$work/out"
same "list --json: ticket" 2 "$(json '$.ticket')"
same "list --json: address" max@example.com "$(json '$.applicant.email')"
same "list --json: name" ADDER "$(json '$.request.service_name')"
run show 1 --json >"$work/out"
same "show --json: an answer" "get, put, del" \
	"$(json '$.answers.message_opcodes')"
same "show --json: evidence" 1 "$(json '$.evidence.short_name.part')"
same "show --json: messages" 5 "$(sqlite3 :memory: "SELECT count(*) FROM
	json_each(CAST(readfile('$work/out') AS TEXT), '\$.correspondence')")"
run show 1 >"$work/out"
check "show: the change" grep -q "+ get, put, del" "$work/out"
check "show: the conflict" grep -q "error N7: Application 2" "$work/out"
application a1 sam@example.org adder "get, put" >"$work/a1"
run show m1 --raw >"$work/out"
check "show --raw" cmp -s "$work/a1" "$work/out"
expect 66 "show 99" run show 99
expect 66 "show m99" run show m99

# What strangers wrote does no harm on a terminal.
application a8 eve@example.org evil "$(printf 'a\033[31mb\342\200\256c')" |
	run ingest
run show 5 >"$work/out"
same "no escape" 0 "$(tr -cd '\033' <"$work/out" | wc -c)"
check "shown by number" grep -qF 'a\u{1B}[31mb\u{202E}c' "$work/out"

# Nothing is kept by parse.
before=$(messages)
run parse "$work/a1" >"$work/out"
check "parse" grep -q "short name: *adder" "$work/out"
run parse --json "$work/a1" >"$work/out"
same "parse --json: kind" application "$(json '$.kind')"
same "parse --json: form" user-2004 "$(json '$.applications[0].form')"
same "parse --json: source" "$work/a1" "$(json '$.source')"
run parse --json <"$work/a1" >"$work/out"
same "parse --json: stdin" adder "$(json '$.applications[0].answers.short_name')"
same "parse keeps nothing" "$before" "$(messages)"
expect 66 "parse: no file" run parse "$work/none"

# What was filed is guarded as the rest is.
same "the chain at the end" verified "$(run audit verify | tail -n 1)"
while IFS= read -r change; do
	sqlite3 "$db" ".backup '$work/changed.db'"
	sqlite3 "$work/changed.db" "$change"
	PORTREG_DB=$work/changed.db "$PORTREG" audit verify >"$work/out"
	same "found: $change" 1 "$?"
done <<'EOF'
UPDATE answer SET answer = (SELECT min(answer) FROM answer) WHERE ticket = 1 AND version = 3 AND key = 'short_name'
UPDATE answer SET first_line = 99 WHERE ticket = 1 AND key = 'protocol'
UPDATE answer SET key = 'x' WHERE ticket = 1 AND version = 1 AND key = 'protocol'
UPDATE answer SET event = 99 WHERE ticket = 1 AND version = 1 AND key = 'protocol'
DELETE FROM answer WHERE ticket = 2 AND key = 'protocol'
INSERT INTO answer SELECT ticket, version, 'more', answer, part, 1, 1, 0, 99 FROM answer WHERE ticket = 2 AND key = 'protocol'
UPDATE finding SET severity = 'note' WHERE ticket = 1
UPDATE finding SET rule = 'N1' WHERE ticket = 2
DELETE FROM finding WHERE ticket = 1
UPDATE version SET digest = 'x' WHERE ticket = 1 AND version = 2
UPDATE version SET message = 1 WHERE ticket = 1 AND version = 2
DELETE FROM version WHERE ticket = 2
UPDATE correspondence SET message = 1 WHERE ticket = 1 AND message = 6
UPDATE correspondence SET message = 1 WHERE message = 8
DELETE FROM correspondence
EOF

finish
