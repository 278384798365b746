#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Mailboxes, Maildirs and folders in bulk: what comes of them is what comes of
# their messages one by one, however often it is tried and wherever it ends.

# shellcheck source=tests/lib.sh
. tests/lib.sh

count=60
[ -z "${SANITIZE:-}" ] || count=20
mails=$work/mails
mkdir "$mails" "$work/maildir" "$work/maildir/cur" "$work/maildir/new" \
	"$work/maildir/tmp" "$work/mh"

# message N: applications, what comes again, letters, bounces, and one with a
# line that a mailbox must quote.
message() {
	case $(($1 % 6)) in
	0) letter "$1" && application "$1" ;;
	1) letter "$(($1 - 1))" && application "$(($1 - 1))" "changed-$1" ;;
	2) mail "$1" && printf 'From here on\n>From there on\n\n\n' ;;
	3) mail "$(($1 - 1))" && printf 'altered\n' ;;
	4) mail "$1" | sed 's/^Subject:/Auto-Submitted: auto-replied\n&/' ;;
	5) letter "$(($1 - 5))" && application "$(($1 - 5))" ;;
	esac
}

# The same messages in each form; "From_" lines tell no sender but one's own.
from='From sam@example.org Mon Jul 12 09:00:00 2004'
n=0
while [ "$n" -lt "$count" ]; do
	n=$((n + 1))
	m=$mails/$n.eml
	message "$n" >"$work/m"
	sed "1s/^/Content-Length: $(sed '1,/^$/d' "$work/m" | wc -c)\n/" \
		"$work/m" >"$m"
	{ echo "$from" && sed 's/^>*From />&/' "$m" && echo; } >>"$work/box"
	{ echo "$from" && cat "$m" && echo; } >>"$work/box.cl2"
	cp "$m" "$work/maildir/$([ $((n % 2)) -eq 0 ] && echo cur || echo new)/$(
		printf '10%05d.x' "$n")"
	cp "$m" "$work/mh/$n"
done
gzip -c "$work/box" >"$work/box.gz"
echo nothing >"$work/maildir/tmp/1.x"
touch "$work/mh/.mh_sequences" "$work/mh/notes"

# state: what is known of each message and application.
state() {
	sqlite3 -readonly "$db" 'SELECT sha256, copies, kind, verdict, like
		FROM message ORDER BY id;
		SELECT ticket, state, version FROM application;
		SELECT ticket, version, key, body FROM answer
		JOIN text ON text.id = answer ORDER BY 1, 2, 3;
		SELECT seq, act, message, ticket FROM event'
}

# --- One by one, and together -----------------------------------------------

new_database
n=0
while [ "$n" -lt "$count" ]; do
	n=$((n + 1))
	run ingest --sender sam@example.org <"$mails/$n.eml" ||
		fail "message $n alone"
done
state >"$work/alone"
for path in box box.gz box.cl2 maildir mh mails; do
	for jobs in 1 3; do
		new_database
		expect 0 "$path" run ingest -j "$jobs" "$work/$path" \
			>"$work/summary"
		state >"$work/together"
		check "$path: $(diff "$work/alone" "$work/together" |
			head -n 5)" cmp -s "$work/alone" "$work/together"
		same "$path: stderr" "" "$(cat "$work/stderr")"
	done
	verified "$path"
done
cp "$work/summary" "$work/first"
same "the summary" "$count messages in $count files" \
	"$(head -n 1 "$work/first")"
same "its sum" "$count" "$(awk 'NR > 1 { sum += $1 } END { print sum }' \
	"$work/first")"
expect 0 "mh" run ingest "$work/mh" >"$work/summary"
check "a file of another kind" grep -q '1  files of other kinds passed over' \
	"$work/summary"

# Once more: counts of copies alone.
before=$(messages)
expect 0 "once more" run ingest --json "$work/box" >"$work/json"
same "once more: messages" "$before" "$(messages)"
same "once more: the summary" "$count|$count|0|0|0" "$(sqlite3 :memory: \
	"SELECT json_extract(s, '\$.messages'),
		json_extract(s, '\$.verdicts.again'),
		json_extract(s, '\$.verdicts.new'),
		json_extract(s, '\$.failures'),
		json_extract(s, '\$.passed_over')
	FROM (SELECT CAST(readfile('$work/json') AS TEXT) AS s)")"
verified "once more"

# --- What goes wrong ---------------------------------------------------------

# One that kills its reader, and hangs it, harms no other.
for deed in crash sleep exit lie; do
	new_database
	echo 'child-time = 1' >"$work/config"
	: >"$log"
	LD_PRELOAD="$evil_parser $preload" PORTREG_DB=$db EVIL=$deed \
		EVIL_MARK='CANARY types 12' \
		"$PORTREG" -c "$work/config" ingest "$work/box" >"$work/summary"
	same "$deed: exit" 0 "$?"
	bad=$(sqlite3 "$db" "SELECT count(*) FROM message
		WHERE verdict = 'quarantined'")
	same "$deed: quarantined" "$(grep -l '^CANARY types 12$' \
		"$mails"/*.eml | xargs sha256sum | cut -c 1-64 | sort -u |
		wc -l)" "$bad"
	same "$deed: messages" "$before" "$(messages)"
	verified "$deed"
done
new_database

expect 75 "a path that is not there" run ingest "$work/none"
defers "a format that is none" run ingest --mbox mbox "$work/box" </dev/null
defers "too many children" run ingest --jobs 65 "$work/box" </dev/null
expect 75 "no database" run -d "$work/none.db" ingest "$work/box" \
	>"$work/summary"
same "nothing was kept" 0 "$(messages)"

# What cannot be read is told of; the rest is taken.
head -c "$(($(wc -c <"$work/box.gz") / 2))" "$work/box.gz" >"$work/cut.gz"
{ echo "$from" && mail 900 && head -c 200000 /dev/zero | tr '\0' x &&
	printf '\n\n%s\n' "$from" && mail 901; } >"$work/large"
echo 'max-message = 100K' >"$work/config"
run -c "$work/config" ingest "$work/cut.gz" "$work/large" "$mails/1.eml" \
	>"$work/summary" 2>"$work/stderr"
same "files that are cut off or too large: exit" 75 "$?"
check "a file that is cut off" grep -q 'cut.gz: ' "$work/stderr"
check "a message that is too large" grep -q 'large: message 1: it is larger' \
	"$work/stderr"
same "both are counted" "        2  could not be taken" \
	"$(grep could "$work/summary")"
check "the one behind is kept" test 1 -eq "$(sqlite3 "$db" "SELECT count(*)
	FROM message JOIN text ON text.id = raw
	WHERE CAST(body AS TEXT) LIKE '%<901@example.org>%'")"
verified "what could not be taken"

# --- Stopped half-way --------------------------------------------------------

big=$work/big
n=0
while [ "$n" -lt $((count * 20)) ]; do
	n=$((n + 1))
	{ echo "$from" && mail "$n" && echo; } >>"$big"
done
for signal in KILL TERM INT; do
	new_database
	tries=0
	while [ "$tries" -lt 8 ]; do
		tries=$((tries + 1))
		LD_PRELOAD=$preload PORTREG_DB=$db timeout -s "$signal" \
			"0.0$((tries * 11))" "$PORTREG" ingest "$big" \
			>/dev/null 2>&1
		verified "SIG$signal, $tries"
	done
	expect 0 "SIG$signal: to its end" run ingest "$big" >"$work/summary"
	same "SIG$signal: messages" "$n" "$(messages)"
	verified "SIG$signal: the end"
	same "SIG$signal: processes left behind" "" \
		"$(grep -lz "^PORTREG_DB=$db\$" /proc/[0-9]*/environ 2>/dev/null)"
done

# --- Filters meanwhile -------------------------------------------------------

new_database
run ingest "$big" >"$work/summary" &
bulk=$!
n=0
while [ "$n" -lt 10 ]; do
	n=$((n + 1))
	apply "$((700 + n))" || fail "a filter beside it"
done
wait "$bulk"
same "beside filters: exit" 0 "$?"
same "beside filters: messages" "$((count * 20 + 10))" "$(messages)"
same "beside filters: applications" 10 \
	"$(sqlite3 "$db" 'SELECT count(*) FROM application')"
verified "beside filters"

# --- What is seen ------------------------------------------------------------

if command -v script >/dev/null; then
	new_database
	LD_PRELOAD=$preload PORTREG_DB=$db script -qec \
		"'$PORTREG' ingest '$big'" "$work/typescript" >/dev/null
	check "a progress line" grep -q ' % \[.*\] .* messages' \
		"$work/typescript"
	check "the summary behind it" grep -q ' messages in 1 file' \
		"$work/typescript"
fi

# parse: the same mailboxes, each message with its number.
run parse --json "$work/box" "$work/box.gz" >"$work/json"
same "parse: messages" $((count * 2)) "$(wc -l <"$work/json")"
same "parse: the last one" "$count" "$(tail -n 1 "$work/json" |
	sed 's/.*"index":\([0-9]*\),.*/\1/')"
run parse "$work/box" >"$work/page"
check "parse: a page" grep -q "box: message 7\$" "$work/page"
expect 66 "parse: no such path" run parse "$work/none"

finish
