#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The registry over time: copies of the list, each dated, come in one after the
# other; what changed between them, what stands behind a line, and any day's
# list.

# shellcheck source=tests/lib.sh
. tests/lib.sh

list=samples/registry/port-numbers

# edit FROM TO COMMAND...: a copy of a list, edited by sed.
edit() {
	LC_ALL=C sed "$3" "$1" >"$2"
}

# Three years of a list.
edit "$list" "$work/1" ''
edit "$work/1" "$work/2" 's/^mirror\(.*\)Miror/mirror\1Mirror/
	s/(last updated 2004-06-18)/(last updated 2005-06-18)/'
edit "$work/2" "$work/3" 's/cleo@example.com/cleo@example.net/
	s/^squeeze  /squeezer /
	/^page .*udp/d
	s/(last updated 2005-06-18)/(last updated 2006-06-18)/'

new_database
for year in 1 2 3; do
	expect 0 "list $year" run import --dated "200$((year + 3))-06-18" \
		"$work/$year" >"$work/told"
done
for year in 1 2 3; do
	expect 0 "the list of year $year" run export port-numbers \
		--as-of "200$((year + 4))-06-17" >"$work/out"
	check "year $year: not the same bytes" cmp -s "$work/$year" "$work/out"
done
run import --dated 2005-01-01 "$work/2" >/dev/null 2>"$work/stderr"
same "a list of before the last" 65 $?
verified "three lists"

expect 0 "the first year" run diff 2004-06-18 2005-06-18 >"$work/diff"
cat >"$work/wanted" <<'EOF'
~ 7/udp mirror
  description was:    Miror
  description:        Mirror
EOF
check "a description was corrected: $(cat "$work/diff")" \
	sh -c "head -n 3 $work/diff | cmp -s - $work/wanted"
check "by the import" grep -q '^  by: *event 3, 2005-06-18: import by ' \
	"$work/diff"
check "the summary" grep -q \
	'^0 added, 0 removed, 1 changed, 0 in another place$' "$work/diff"
check "the list's own date" grep -q \
	'^      + (last updated 2005-06-18)' "$work/diff"

expect 0 "until now" run diff 2005-06-18 --json >"$work/json"
same "what changed, in JSON" "2 tcp 1|2 udp 1|3 tcp 1|3 udp 1|80 udp removed" "$(sqlite3 \
	:memory: "SELECT group_concat(line, '|') FROM (
	SELECT iif(json_extract(value, '\$.change') = 'changed',
		json_extract(value, '\$.after.first_port') || ' ' ||
		json_extract(value, '\$.after.transport') || ' ' ||
		(json_extract(value, '\$.before.name') = 'squeeze' AND
		json_extract(value, '\$.after.name') = 'squeezer'),
		json_extract(value, '\$.before.first_port') || ' ' ||
		json_extract(value, '\$.before.transport') || ' ' ||
		json_extract(value, '\$.change')) AS line
	FROM json_each('[' || replace(rtrim(readfile('$work/json'),
		char(10)), char(10), ',') || ']')
	WHERE json_extract(value, '\$.events') IS NOT NULL)")"
expect 0 "nothing" run diff 2006-06-18 >"$work/diff"
check "nothing changed" grep -q '^0 added, 0 removed, 0 changed' "$work/diff"
run diff 2006-06-18 2004-06-18 >/dev/null 2>&1
same "the wrong way round" 64 $?
run diff yesterday >/dev/null 2>&1
same "no date" 64 $?

# behind TEXT [OPTION...]: where it stands in the file of year 3.
# shellcheck disable=SC2317 # by expect
behind() {
	number=$(LC_ALL=C grep -n "$1" "$work/3" | head -n 1 | cut -d: -f1)
	shift
	run blame "$work/3:$number" "$@"
}

expect 0 "an entry's line" behind '^squeezer.*udp' >"$work/out"
check "since" grep -q 'event 4, ' "$work/out"
check "what it was" grep -q '^2/udp squeeze, no more$' "$work/out"
expect 0 "a contact's line" behind 'cleo@example' >"$work/out"
check "the group above" grep -q '^3/tcp squeezer$' "$work/out"
check "all of the group" grep -q '^3/udp squeezer$' "$work/out"
check "no other" sh -c "! grep -q mirror $work/out"
expect 0 "a line of prose" behind 'with tabs where' --json >"$work/out"
check "prose" grep -q '"text":"The ports for users.*"event":2,' "$work/out"
expect 66 "a line of another year" run blame "$work/1:$(LC_ALL=C grep -n \
	Miror "$work/1" | cut -d: -f1)" >/dev/null
expect 0 "the line in its year" run blame --as-of 2005-01-01 \
	"$work/1:$(LC_ALL=C grep -n Miror "$work/1" | cut -d: -f1)" >"$work/out"
check "what it became" grep -q 'Mirror' "$work/out"
expect 66 "no such line" run blame "$work/3:9999" >/dev/null
expect 66 "no such file" run blame "$work/none:1" >/dev/null
expect 65 "no list" run blame "$PWD/README.md:1" >/dev/null

# The real copies: all that lies between two years, and each of them back.
real=../shared/data/registry
if [ -e "$real" ]; then
	new_database
	run import --dated 2004-03-17 "$real/port-numbers-2004-03-17.txt" \
		>/dev/null
	run import --dated 2005-12-22 "$real/port-numbers-2005-12-22.txt" \
		>/dev/null
	for date in 2004-03-17 2005-12-22; do
		run export port-numbers --as-of "$date" >"$work/out"
		check "the list of $date" cmp -s \
			"$real/port-numbers-$date.txt" "$work/out"
	done
	expect 0 "two years" run diff 2004-03-17 >"$work/diff"
	check "a name that was changed" grep -q \
		'^  name was: *upnp-discovery$' "$work/diff"
	check "the summary of two years" grep -q \
		'^1037 added, 179 removed, 240 changed, 0 in' "$work/diff"
	verified "two years"
else
	skip "$real is not there"
fi
finish
