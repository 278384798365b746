#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Every mail of ../shared/data/mail, each file as one message, through the
# filter: 0, and the bytes that were fed are the bytes that are stored.

# shellcheck source=tests/lib.sh
. tests/lib.sh

mails=$PWD/../shared/data/mail
if [ ! -d "$mails" ]; then
	skip "$mails is not here"
	finish
fi
new_database

# One line a file, its name; nothing is fed that holds no message.
# What gzip compressed comes last: in bulk it is read for what it holds.
find "$mails" -type f -size +0 | LC_ALL=C sort >"$work/all"
{ grep -v '\.gz$' "$work/all" && grep '\.gz$' "$work/all"; } >"$work/names"
check "names with a line end" test "$(wc -l <"$work/names")" -eq \
	"$(find "$mails" -type f -size +0 -printf x | wc -c)"

# Without a From_ line the file is the message. The few with one are copied
# without it, so that one sha256sum reads them all. "From : Ada" is a field
# (RFC 5322 section 4.5).
mkdir "$work/cut"
tr '\n' '\0' <"$work/names" | LC_ALL=C xargs -0 awk '
	FNR == 1 && /^From +([^ :]|$)/ { print FILENAME }
	{ nextfile }' >"$work/begun"
count=0
while IFS= read -r name; do
	count=$((count + 1))
	tail -n +2 -- "$name" >"$work/cut/$count"
	printf '%s\t%s\n' "$name" "$work/cut/$count"
done <"$work/begun" >"$work/copies"
awk -F '\t' 'FILENAME == ARGV[1] { copy[$1] = $2; next }
	{ print $1 in copy ? copy[$1] : $1 }' "$work/copies" "$work/names" |
	paste "$work/names" - >"$work/pairs"
while IFS='	' read -r name message; do
	if [ -s "$message" ]; then
		echo "$name" >>"$work/feed"
		echo "$message" >>"$work/messages"
	fi
done <"$work/pairs"
total=$(wc -l <"$work/feed")
tr '\n' '\0' <"$work/messages" | xargs -0 sha256sum -- |
	sed 's/^\\//' | cut -c 1-64 >"$work/fed"

export PORTREG_DB="$db" LD_PRELOAD="$preload"
while IFS= read -r name; do
	"$PORTREG" ingest <"$name" 2>>"$work/errors" ||
		echo "$?: $name" >>"$work/wrong"
done <"$work/feed"
unset PORTREG_DB LD_PRELOAD
touch "$work/wrong" "$work/errors"
wrong=$(wc -l <"$work/wrong")
same "$(head -n 20 "$work/wrong"): not kept" 0 "$wrong"
passed=$((passed + total - wrong))
same "stderr" "" "$(head -n 5 "$work/errors")"
same "lines in the log" "$total" "$(wc -l <"$log")"
same "control characters in the log" 0 \
	"$(LC_ALL=C grep -c '[[:cntrl:]]' "$log")"

# As stored: read out by sqlite3, not by portreg.
mkdir "$work/stored"
sqlite3 "$db" "SELECT writefile('$work/stored/' || message.id, body)
	FROM message JOIN text ON text.id = raw" >/dev/null
(cd "$work/stored" && find . -type f -print0 | xargs -0 sha256sum --) |
	cut -d ' ' -f 1 | LC_ALL=C sort >"$work/kept"
LC_ALL=C sort -u "$work/fed" >"$work/wanted"
check "stored bytes are not the bytes that were fed: $(
	diff "$work/wanted" "$work/kept" | head -n 5)" \
	cmp -s "$work/wanted" "$work/kept"
same "times delivered" "$total" \
	"$(sqlite3 "$db" 'SELECT sum(copies) FROM message')"
verified "all mail"

# None of these is an application; a child that dies or hangs would show here.
same "applications" 0 "$(sqlite3 "$db" "SELECT count(*) FROM message
	WHERE kind = 'application'")"
same "parsers that died or hung" "" "$(sqlite3 "$db" "SELECT id || ': ' ||
	reason FROM message WHERE reason LIKE 'reading it%'
	OR reason LIKE 'its reader%' LIMIT 5")"
same "what is said of them is JSON" 0 "$(sqlite3 "$db" "SELECT count(*)
	FROM message JOIN text ON text.id IN (parsed, envelope)
	WHERE NOT json_valid(CAST(body AS TEXT))")"
# In bulk they are what they were one by one.
said='SELECT sha256, copies, kind, verdict, reason, like FROM message
	ORDER BY id'
sqlite3 "$db" "$said" >"$work/alone"
new_database
grep -v '\.gz$' "$work/feed" | tr '\n' '\0' | LD_PRELOAD=$preload PORTREG_DB=$db xargs -0 \
	-s 1000000 "$PORTREG" ingest --mbox one >"$work/summary"
sqlite3 "$db" "$said" >"$work/together"
head -n "$(wc -l <"$work/together")" "$work/alone" >"$work/first"
check "in bulk: $(diff "$work/first" "$work/together" | head -n 5)" \
	cmp -s "$work/first" "$work/together"
verified "in bulk"

echo "$total mails, $(messages) of them different, quarantined:" \
	"$(sqlite3 "$db" "SELECT count(*) FROM message
	WHERE kind = 'quarantined'")"
finish
