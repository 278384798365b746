#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# SIGKILL at random moments: four senders at once deliver mails, each again until
# the filter exits with 0, and KILLS runs of it are killed (a tenth of them under
# a sanitizer, which finds what it finds in one). Each mail must be there, whole,
# once. SEED says at which moments; it is another each time, and told.

# shellcheck source=tests/lib.sh
. tests/lib.sh

kills=${KILLS:-1000}
[ -z "${SANITIZE:-}" ] || kills=$((kills / 10))
seed=${SEED:-$(date +%s)}
new_database
mkdir "$work/mails"
now() {
	date +%s%N
}

echo "seed $seed"
PORTREG_DB=$db LD_PRELOAD=$preload "$BUILD/tests/tools/senders" 4 "$kills" \
	"$seed" "$work/mails" "$PORTREG" ingest >"$work/sent" 2>"$work/stderr"
same "SEED=$seed: exit statuses but 0 and 75, or senders that failed" 0 "$?"
read -r mails attempts killed deferred <"$work/sent"
echo "$mails mails, $attempts attempts, $killed killed before they ended, \
$deferred deferred"
check "SEED=$seed: only $killed were killed" test "$killed" -ge "$kills"
check "SEED=$seed: $mails mails prove little" test "$mails" -ge $((kills / 6))
same "SEED=$seed: messages" "$mails" "$(messages)"
in_vain=$(sqlite3 "$db" "SELECT sum(copies) - count(*) FROM message")
echo "$in_vain attempts were killed behind their commit"
same "integrity" ok "$(sqlite3 "$db" 'PRAGMA integrity_check')"
same "foreign keys" "" "$(sqlite3 "$db" 'PRAGMA foreign_key_check')"
same "numbers without gaps" "$mails" \
	"$(sqlite3 "$db" 'SELECT max(id) FROM message')"
verified "after all kills"

# Each as it was fed, byte for byte
mkdir "$work/stored"
sqlite3 "$db" "SELECT writefile('$work/stored/' || message.id, body)
	FROM message JOIN text ON text.id = raw" >/dev/null
sums() {
	find "$1" -type f -exec sha256sum {} + | cut -d ' ' -f 1 | sort
}
sums "$work/mails" >"$work/fed"
sums "$work/stored" >"$work/kept"
check "what was fed is not what is stored" cmp "$work/fed" "$work/kept"
same "processes left behind" "" \
	"$(grep -lz "^PORTREG_DB=$db\$" /proc/[0-9]*/environ 2>/dev/null)"
keeps "the next mail" "$work/mails/1.1"

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
