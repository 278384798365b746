#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Ports assigned in a row, one a day, in the list that LIST names (the sample
# list without it): after each the published file differs from the one before
# by the new lines, the changed Unassigned line and the date, is taken in again
# and gives itself; and each day's list can be had again.

# shellcheck source=tests/lib.sh
. tests/lib.sh

source=${LIST:-samples/registry/port-numbers}
count=${COUNT:-40}
[ -z "${SANITIZE:-}" ] || count=$((count / 8))
if [ ! -f "$source" ]; then
	skip "$source is not here"
	finish
fi
config=$work/conf
published=$work/port-numbers
printf 'publish = port-numbers %s\n' "$published" >"$config"
preload=$preload:$clock_at
start=1136073600 # 2006-01-01
day=0
export CLOCK=$start

new_database
other=$work/other.db
run -d "$other" init >"$work/out"
run -c "$config" import "$source" --dated 2005-12-31 >"$work/out"
check "what was imported is published" cmp -s "$source" "$published"

# Twenty applications a mail.
n=0
while [ "$n" -lt "$count" ]; do
	{
		letter "$n"
		i=0
		while [ "$i" -lt 20 ] && [ "$n" -lt "$count" ]; do
			n=$((n + 1)) i=$((i + 1))
			application "$n"
		done
	} >"$work/m"
	run ingest <"$work/m" || fail "ingest"
done
same "applications" "$count" \
	"$(sqlite3 "$db" 'SELECT count(*) FROM application')"

# checked N: what day N has changed.
checked() {
	diff -a "$work/before" "$published" >"$work/diff"
	removed=$(grep -ac '^<' "$work/diff")
	added=$(grep -ac '^>' "$work/diff")
	port=$(sqlite3 "$db" "SELECT json_extract(record, '\$.facts.port')
		FROM event WHERE ticket = $1 AND act = 'assign'")
	# The date and an Unassigned line go; both or more come back, with two
	# entries and a contact.
	same "$1: lines that went" 2 "$removed"
	check "$1: lines that came: $added" \
		test "$added" -ge 4 -a "$added" -le 6
	check "$1: the old line was Unassigned" \
		grep -aqE '^< #[[:space:]]+[0-9-]+[[:space:]]+Unassigned' \
		"$work/diff"
	same "$1: entries" 2 "$(grep -acE \
		"^> meter-$1 +$port/(tcp|udp) +Meter Service $1.?\$" \
		"$work/diff")"
	same "$1: contacts" 1 "$(grep -acF \
		"Sam Pell $1 <sam$1@example.org> $(LC_ALL=C date -u -d \
		"@$CLOCK" '+%B %Y')" "$work/diff")"
	same "$1: dates" 1 "$(grep -acE '^> \(last updated [^)]*\)' \
		"$work/diff")"
	run -d "$other" import "$published" >"$work/out" || fail "$1: import"
	run -d "$other" export port-numbers | cmp -s - "$published"
	same "$1: taken in again" 0 "$?"
}

n=0
while [ "$n" -lt "$count" ]; do
	n=$((n + 1)) day=$((day + 1))
	export CLOCK=$((start + day * 86400))
	cp "$published" "$work/before"
	run -c "$config" assign "$n" >"$work/out" 2>"$work/stderr" ||
		fail "assign $n: $(cat "$work/stderr")"
	checked "$n"
	sha256sum <"$published" >"$work/day.$day"
done
same "the layout is that of the neighbours" 0 "$(
	grep -a '^meter-' "$published" | grep -avcE \
		'^meter-[0-9]+ +[0-9]+/(tcp|udp) +Meter Service [0-9]+.?$'
)"
same "ports given" "$count" "$(grep -a '^meter-.*/tcp' "$published" |
	awk '{ print $2 }' | sort -u | wc -l)"
day=0
while [ "$day" -lt "$count" ]; do
	day=$((day + 1))
	date=$(date -u -d "@$((start + day * 86400))" +%Y-%m-%d)
	run export port-numbers --as-of "$date" | sha256sum >"$work/then"
	check "the list of $date" cmp -s "$work/then" "$work/day.$day"
done
run export port-numbers --as-of 2005-12-31 | cmp -s - "$source"
same "the list before" 0 "$?"
verified "$count assignments"
same "canaries in what is published" 0 "$(grep -ac CANARY "$published")"
finish
