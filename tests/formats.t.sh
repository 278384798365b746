#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Every format of the list: in and out with every byte equal, from one to the
# other, and what stands in each after a decision.

# shellcheck source=tests/lib.sh
. tests/lib.sh

# round_trip FORMAT FILE: into a new database, and out again.
round_trip() {
	if [ ! -e "$2" ]; then
		skip "$2 is not there"
		return
	fi
	new_database
	expect 0 "import $2" run import --json "$2" >"$work/told"
	check "$2 is $1" grep -q "\"format\":\"$1\"" "$work/told"
	expect 0 "export $1 of $2" run export "$1" >"$work/out"
	check "$2: not the same bytes" cmp -s "$2" "$work/out"
	verified "$2"
}

real=../shared/data/registry
for file in samples/registry/*.csv \
	"$real"/service-names-port-numbers-2017-02.csv \
	"$real"/service-names-port-numbers-2020-09.lf.csv \
	"$real"/service-names-port-numbers-2021-05.damaged.csv \
	"$real"/service-names-port-numbers-2026-04.csv; do
	round_trip csv "$file"
done

for file in samples/registry/*.xml \
	"$real"/service-names-port-numbers-2020-09-22.xml \
	"$real"/service-names-port-numbers-2026-04-09.xml; do
	round_trip xml "$file"
done

for file in samples/registry/*.txt \
	"$real"/service-names-port-numbers-2015-05.txt; do
	round_trip txt "$file"
done

# Rows of one line; the rest stays as it is.
if [ -e "$real" ]; then
	new_database
	run import "$real"/service-names-port-numbers-2015-05.txt >/dev/null
	rows=$(run export csv | wc -l)
	check "rows of the text of 2015-05: $rows" test "$rows" -ge 10693
fi

# What cannot be read is told of, with its place, and kept.
new_database
expect 0 "import of a damaged list" run import samples/registry/damaged.csv \
	>"$work/told"
check "kept as bytes" grep -q '^3 lines are kept as bytes.*: line 5, 38, 57$' \
	"$work/told"
check "not read" grep -q '^3 lines are kept as they are.*: line 30, 31, 32$' \
	"$work/told"

new_database
expect 0 "import of a damaged XML" run import samples/registry/damaged.xml \
	>"$work/told"
check "not read" grep -q \
	'^5 lines are kept as they are.*: line 30, 76, 95, 357, 414$' \
	"$work/told"

# One list leads: the last that came in, in whatever format. What came before
# is still what was published then.
new_database
run import --dated 2004-06-18 samples/registry/port-numbers >/dev/null
run import --dated 2019-03-01 samples/registry/service-names.csv >"$work/told"
check "a list in another format" grep -q '51 lines added, ' "$work/told"
expect 0 "export of now" run export csv >"$work/out"
check "the list of now" cmp -s samples/registry/service-names.csv "$work/out"
expect 0 "export of then" run export port-numbers --as-of 2010-01-01 >"$work/out"
check "the list of then" cmp -s samples/registry/port-numbers "$work/out"
same "entries that are the same ones" 1 "$(sqlite3 -readonly "$db" "
	SELECT count(DISTINCT entry) FROM entry
	WHERE name = 'mirror' AND transport = 'tcp'")"
verified "two formats"

# People are the registry's, and stay where a list says nothing of them.
new_database
run import --dated 2025-02-13 samples/registry/service-names.xml >/dev/null
same "people" 15 "$(sqlite3 -readonly "$db" 'SELECT count(*) FROM person')"
run import --dated 2025-02-14 samples/registry/service-names.csv >/dev/null
run import --dated 2025-02-15 samples/registry/service-names.xml >/dev/null
same "people, after a list without" 15 "$(sqlite3 -readonly "$db" '
	SELECT count(*) FROM person WHERE till IS NULL')"
sed '/"Rhys_Dale"/,/<.person>/s/rhys&amp;/rhys.dale\&amp;/' \
	samples/registry/service-names.xml >"$work/changed.xml"
run import --dated 2025-02-16 "$work/changed.xml" >"$work/told"
check "one line for another" grep -q '^1 lines added, 1 removed, 0 entries' \
	"$work/told"
same "a person changed" "mailto:rhys&example.net mailto:rhys.dale&example.net" \
	"$(sqlite3 -readonly "$db" "SELECT group_concat(uri, ' ') FROM (
		SELECT uri FROM person WHERE person = (
			SELECT person FROM person WHERE id = 'Rhys_Dale')
		ORDER BY row)")"
verified "people"

# made FORMAT FILE TOLD: of what FILE says; TOLD is a pattern of stderr.
made() {
	new_database
	run import "$2" >/dev/null
	LD_PRELOAD=$preload PORTREG_DB=$db "$PORTREG" export "$1" \
		>"$work/made" 2>"$work/stderr"
	same "export $1 of $2" 0 $?
	if [ -n "$3" ]; then
		check "$1 of $2: what is told" grep -q "$3" "$work/stderr"
	else
		same "$1 of $2: what is told" "" "$(cat "$work/stderr")"
	fi
}

# IANA's own table of the same day.
made csv samples/registry/service-names.xml \
	'^portreg export: csv: remarks, left out: 2; people with .*: 15$'
check "the table of an XML" cmp -s samples/registry/service-names.csv \
	"$work/made"
if [ -e "$real" ]; then
	made csv "$real"/service-names-port-numbers-2020-09-22.xml people
	tr -d '\r' <"$work/made" >"$work/lf"
	check "IANA's table of 2020-09" cmp -s "$work/lf" \
		"$real"/service-names-port-numbers-2020-09.lf.csv
	made csv "$real"/service-names-port-numbers-2026-04-09.xml people
	same "lines that are not IANA's of 2026-04" 7 "$(tr -d '\r' \
		<"$real"/service-names-port-numbers-2026-04.csv |
		diff - "$work/made" --strip-trailing-cr | grep -c '^<')"
else
	skip "$real is not there"
fi

# Each of them beside what it must be.
made txt samples/registry/service-names.xml 'txt: remarks, left out: 2$'
check "the table as text" cmp -s samples/registry/service-names.txt "$work/made"
made services samples/registry/service-names.xml \
	'without a name, left out: 2; remarks, left out: 2; names that no service can have, left out: 1 (Bell Tower (old)); ranges, as comments: 2 (win); names without a port, left out: 4$'
check "services" cmp -s samples/registry/service-names.services "$work/made"
made services-expanded samples/registry/service-names.xml 'left out: 4$'
same "ports of a range" 128 "$(grep -c '^win .*# Window System$' "$work/made")"
made json samples/registry/service-names.xml ''
check "JSON" cmp -s samples/registry/service-names.json "$work/made"
same "entries and people in JSON" "52 15" "$(sqlite3 :memory: "
	WITH file AS (SELECT readfile('$work/made') AS text)
	SELECT json_array_length(text, '\$.entries') || ' ' ||
		json_array_length(text, '\$.people') FROM file")"
made html samples/registry/service-names.xml ''
same "rows of the page" 52 "$(grep -c '^<tr' "$work/made")"
check "kinds of ports" grep -q \
	'<li><b class="assigned"></b>75 assigned</li>' "$work/made"
check "no address of anybody" sh -c "! grep -q 'example' $work/made"

# A file that is not the list.
new_database
run import samples/registry/service-names.csv >/dev/null
expect 0 "a file that is the list" run export csv \
	--check samples/registry/service-names.csv >"$work/diff"
same "no difference" "" "$(cat "$work/diff")"
sed 's/^mirror,7,tcp,Mirror/mirror,7,tcp,Miror/' \
	samples/registry/service-names.csv >"$work/other.csv"
expect 1 "a file that is not the list" run export csv \
	--check "$work/other.csv" >"$work/diff"
diff -u "$work/other.csv" samples/registry/service-names.csv |
	sed -n '3,$p' >"$work/wanted"
check "the difference" sh -c \
	"sed -n '3,\$p' $work/diff | cmp -s - $work/wanted"
expect 66 "a file that is not there" run export csv --check "$work/none"
run export csv --check a --output b 2>/dev/null
same "two wishes" 64 $?

# From one to the next: what was made is a list like any other.
made xml samples/registry/port-numbers ''
check "a banner" grep -q '<!-- PORT 90 is also used by Foo, .* -->' "$work/made"
check "an address" grep -q '<uri>mailto:cleo@example.com</uri>' "$work/made"
cp "$work/made" "$work/made.xml"
made port-numbers "$work/made.xml" ''
check "the banner" grep -q '^#* PORT 90 is also used by Foo, .* #*$' \
	"$work/made"
grep -a '^[a-z].*/[a-z]' samples/registry/port-numbers | iconv -f latin1 |
	tr -s '\t ' ' ' | sed 's/ $//' >"$work/wanted"
grep '^[a-z].*/[a-z]' "$work/made" | tr -s ' ' | sed 's/ $//' >"$work/got"
check "entries: $(diff "$work/wanted" "$work/got")" \
	cmp -s "$work/wanted" "$work/got"
made port-numbers samples/registry/service-names.csv \
	'a blank in them, put into remarks: 1 (Bell Tower (old)); names without a port, left out: 4$'

# What was published at a day is made of what led then.
new_database
run import --dated 2004-06-18 samples/registry/port-numbers >/dev/null
run import --dated 2025-02-13 samples/registry/service-names.xml >/dev/null
run export csv --as-of 2010-01-01 2>/dev/null >"$work/out"
check "the table of then" grep -q '^squeeze,3,udp,Squeeze Process,' "$work/out"
expect 0 "the list of now" run export port-numbers >"$work/out"
check "the list of now" grep -q '^(last updated 2025-02-13) $' "$work/out"
finish
