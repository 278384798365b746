#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Ports assigned in the lists of today, where the table or the registry in XML
# leads: the list changes by the entries, what is left of the free ports, the
# date and whom they are of, and by nothing else.

# shellcheck source=tests/lib.sh
. tests/lib.sh

config=$work/conf
printf 'address-sign = &\n' >"$config"

# gave FORMAT FILE TICKET: the lines that the assignment took and gave.
gave() {
	run export "$1" >"$work/before" 2>/dev/null
	expect 0 "$2: assign $3" run -c "$config" assign "$3" >"$work/told"
	run export "$1" >"$work/after" 2>/dev/null
	diff "$work/before" "$work/after" >"$work/diff"
	port=$(sqlite3 "$db" "SELECT json_extract(record, '\$.facts.port')
		FROM event WHERE ticket = $3 AND act = 'assign'")
	today=$(date -u +%Y-%m-%d)
}

# again FORMAT FILE: the list comes in again as it went out, and an old copy
# takes nothing away.
again() {
	run export "$1" >"$work/list" 2>/dev/null
	expect 0 "$2: its own list" run import "$work/list" >"$work/told"
	check "$2: nothing is new" grep -q '^nothing has changed$' "$work/told"
	expect 0 "$2: the old list" run import "$2" >"$work/told"
	check "$2: what stays is told" grep -q ' meter-1 stays: ' "$work/told"
	run export "$1" >"$work/kept" 2>/dev/null
	for name in meter-1 meter-2; do
		check "$2: $name is still there" grep -q "$name" "$work/kept"
	done
	verified "$2"
}

# prepare FORMAT FILE
prepare() {
	new_database
	run import "$2" >/dev/null
	apply 1
	apply 2
	{ letter 3 rhys@example.net && application 3 | sed \
		's/^Your Name:.*/Your Name: Rhys Dale/
		s/^Your E-mail:.*/Your E-mail: rhys@example.net/'; } | run ingest
}

real=../shared/data/registry
for file in samples/registry/service-names.csv \
	"$real"/service-names-port-numbers-2026-04.csv; do
	if [ ! -e "$file" ]; then
		skip "$file is not there"
		continue
	fi
	prepare csv "$file"
	for ticket in 1 2; do
		gave csv "$file" "$ticket"
		name=meter-$ticket
		for transport in tcp udp; do
			same "$file: its row" 1 "$(grep -c "^> $name,$port,$transport,Meter Service $ticket,\[Sam_Pell_$ticket\],\[Sam_Pell_$ticket\],$today,,,,,.\$" "$work/diff")"
		done
		check "$file: a row of free ports went" \
			grep -q '^< ,[0-9-]*,,Unassigned,' "$work/diff"
		same "$file: rows that went" 1 "$(grep -c '^<' "$work/diff")"
		check "$file: rows that came" \
			test "$(grep -c '^>' "$work/diff")" -le 3
	done
	again csv "$file"
	same "$file: the people" "Sam_Pell_1 mailto:sam1&example.org" \
		"$(sqlite3 "$db" "SELECT id || ' ' || uri FROM person
		WHERE name = 'Sam Pell 1'")"
done

for file in samples/registry/service-names.xml \
	"$real"/service-names-port-numbers-2026-04-09.xml; do
	if [ ! -e "$file" ]; then
		skip "$file is not there"
		continue
	fi
	prepare xml "$file"
	for ticket in 1 2; do
		gave xml "$file" "$ticket"
		same "$file: its records" 2 \
			"$(grep -c "^>     <name>meter-$ticket</name>" \
				"$work/diff")"
		same "$file: its dates" 2 \
			"$(grep -c "^>   <record date=\"$today\">" "$work/diff")"
		same "$file: its person" 1 "$(grep -c \
			"^>     <person id=\"Sam_Pell_$ticket\">" "$work/diff")"
		check "$file: the address" grep -q \
			"^>       <uri>mailto:sam$ticket&amp;example.org</uri>" \
			"$work/diff"
	done
	check "$file: the list's date" grep -q \
		"^  <updated>$today</updated>" "$work/after"
	again xml "$file"
	run export csv >"$work/csv" 2>/dev/null
	check "$file: the table of it" grep -q '^meter-2,[0-9]*,tcp,' "$work/csv"
done

# Somebody whom the registry knows stays the same one.
prepare xml samples/registry/service-names.xml
gave xml samples/registry/service-names.xml 3
check "who is known" grep -q '^>     <xref type="person" data="Rhys_Dale"/>' \
	"$work/diff"
same "nobody is new" 0 "$(grep -c '^>     <person ' "$work/diff")"

# A text of today holds what a classic one cannot.
prepare csv samples/registry/service-names.csv
expect 0 "other letters" run assign 1 --description 'Zähler für Wasser' \
	--contact 'Jürgen Groß <j@example.org>' >/dev/null
run export csv >"$work/csv" 2>/dev/null
check "as they are" grep -q ',Zähler für Wasser,' "$work/csv"
expect 65 "what does not show" run assign 2 \
	--description "$(printf 'a\033b')" >/dev/null

# Of a text without all rows none is made another.
new_database
run import samples/registry/service-names.txt >/dev/null
apply 1
expect 65 "a list that is evidence" run assign 1 >/dev/null
finish
