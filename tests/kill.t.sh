#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# SIGKILL at random moments: 500 mails are delivered by an MTA that tries again
# until the filter exits with 0 (a fifth of them under a sanitizer, which finds
# what it finds in one). Each must be there, once.

# shellcheck source=tests/lib.sh
. tests/lib.sh

mails=${KILLS:-500}
[ -z "${SANITIZE:-}" ] || mails=$((mails / 5))
new_database
mkdir "$work/mails"

# As long as a delivery takes here (a sanitizer makes it slower): the delays
# run from 0 to somewhat more than that, at least to 15 ms.
now() {
	date +%s%N
}
number=0
start=$(now)
while [ "$number" -lt 10 ]; do
	number=$((number + 1))
	mail "first $number" >"$work/m"
	run ingest <"$work/m" || fail "an undisturbed delivery"
done
longest=$(awk "BEGIN { ms = ($(now) - $start) / 10 / 1000000 * 1.5
	print (ms < 15 ? 15 : ms) }")
before=$(messages)
same "undisturbed" 10 "$before"

# Always the same numbers, in seconds
awk "BEGIN { srand(6335)
	for (i = 0; i < $mails * 20; i++)
		printf \"%.4f\\n\", 0.0002 + rand() * $longest / 1000 }" \
	>"$work/delays"
exec 3<"$work/delays"

# attempt FILE: timeout(1) leads a process group of its own and kills all of
# it, itself too. A kill behind the end is none.
export PORTREG_DB="$db"
attempt() {
	read -r delay <&3
	LD_PRELOAD=$preload timeout -s KILL "$delay" "$PORTREG" ingest <"$1"
}

killed=0 in_vain=0 attempts=0 wrong=0 number=0
while [ "$number" -lt "$mails" ]; do
	number=$((number + 1))
	m=$work/mails/$number
	mail "$number" >"$m"
	tries=0 status=-1
	while [ "$status" -ne 0 ]; do
		attempts=$((attempts + 1)) tries=$((tries + 1))
		if [ "$tries" -le 5 ]; then
			attempt "$m"
		else
			run ingest <"$m"
		fi
		status=$?
		case $status in
		0 | 75) ;;
		137) killed=$((killed + 1)) ;;
		*) wrong=$((wrong + 1)) ;;
		esac
		if [ "$tries" -gt 50 ]; then
			fail "mail $number: not kept by 50 attempts"
			break
		fi
	done
done 2>/dev/null
exec 3<&-
unset PORTREG_DB

echo "$mails mails, $attempts attempts, $killed killed before they ended"
same "other exit statuses" 0 "$wrong"
check "only $killed attempts were killed: this proves little" \
	test "$killed" -ge "$((mails / 5))"
check "none got through at once: this proves little" \
	test "$((attempts - killed))" -ge "$((mails * 9 / 10))"
same "messages" "$((before + mails))" "$(messages)"
in_vain=$(sqlite3 "$db" "SELECT sum(copies) - count(*) FROM message")
echo "$in_vain mails were in when their attempt was killed"
same "integrity" ok "$(sqlite3 "$db" 'PRAGMA integrity_check')"
same "foreign keys" "" "$(sqlite3 "$db" 'PRAGMA foreign_key_check')"
same "numbers without gaps" "$((before + mails))" \
	"$(sqlite3 "$db" 'SELECT max(id) FROM message')"
verified "after all kills"

# Each as it was fed, byte for byte
mkdir "$work/stored"
sqlite3 "$db" "SELECT writefile('$work/stored/' || message.id, body)
	FROM message JOIN text ON text.id = raw WHERE message.id > $before" \
	>/dev/null
sums() {
	(cd "$1" && sha256sum -- *) | cut -d ' ' -f 1 | sort
}
sums "$work/mails" >"$work/fed"
sums "$work/stored" >"$work/kept"
check "what was fed is not what is stored" cmp "$work/fed" "$work/kept"
same "processes left behind" "" \
	"$(grep -lz "^PORTREG_DB=$db\$" /proc/[0-9]*/environ 2>/dev/null)"
keeps "the next mail" "$work/m"

# An import that is killed is there as a whole or not at all.
list >"$work/list"
awk 'BEGIN { for (i = 1000; i < 4000; i++)
	printf "name%-12d %5d/tcp  Name\n", i, i }' >"$work/lines"
{ list && cat "$work/lines"; } >"$work/long"
run import "$work/list" >/dev/null
start=$(now)
run import "$work/long" >/dev/null
longest=$(awk "BEGIN { print ($(now) - $start) / 1000000000 }")
run import "$work/list" >/dev/null
killed=0 number=0
while [ "$number" -lt 20 ]; do
	number=$((number + 1))
	delay=$(awk "BEGIN { print $longest * $number / 20 }")
	PORTREG_DB=$db timeout -s KILL "$delay" "$PORTREG" import \
		"$work/long" >/dev/null
	[ "$?" -ne 137 ] || killed=$((killed + 1))
	run export port-numbers >"$work/exported"
	if ! cmp -s "$work/exported" "$work/list"; then
		check "import killed after $delay s: half a list" \
			cmp -s "$work/exported" "$work/long"
		run import "$work/list" >/dev/null
	fi
done 2>/dev/null
echo "$killed of 20 imports killed"
check "no import was killed: this proves little" test "$killed" -gt 5
verified "after killed imports"
same "integrity after killed imports" ok \
	"$(sqlite3 "$db" 'PRAGMA integrity_check')"
finish
