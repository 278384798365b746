#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# audit registry: what is wrong in the lists of samples/registry, the damaged
# ones too, and in the real copies at least what domain.md section 5 counts.

# shellcheck source=tests/lib.sh
. tests/lib.sh

# load FILE [DATE]: into a new database.
load() {
	new_database
	run import --dated "${2:-2005-12-22}" "$1" >/dev/null 2>&1 ||
		fail "import of $1"
}

# values KEY CLASS: of each defect of the class, in their order.
values() {
	sed -n "s/^{\"class\":\"$2\",.*\"$1\":\"\{0,1\}\([^,\"]*\).*/\1/p" \
		"$work/json" | tr '\n' ' '
}

# count CLASS: what the figures say.
count() {
	sed -n "s/^{\"figures\":.*\"$1\":\([0-9]*\).*/\1/p" "$work/json"
}

# audited FILE [CLASS COUNT]...: the defects of a sample, by the figures, and as
# many lines.
audited() {
	file=$1
	shift
	load "$file"
	expect 0 "audit of $file" run audit registry --json >"$work/json"
	while [ $# -gt 0 ]; do
		same "$file: $1" "$2" "$(count "$1")"
		[ "$1" = defects ] || same "$file: lines of $1" "$2" \
			"$(grep -c "^{\"class\":\"$1\"," "$work/json")"
		shift 2
	done
}

samples=samples/registry
audited "$samples/port-numbers" typed-twice 1 reversed-range 1 not-listed 10 \
	name-characters 1 name-on-several-ports 1 several-names 2 \
	no-transport 2 unknown-transport 1 unknown-contact 1 broken-address 1 \
	not-utf-8 1 defects 22
same "the line of Miror" "32 " "$(values line typed-twice)"
same "what is right" "Mirror " "$(values right typed-twice)"
same "the free ranges" "87 " "$(values line reversed-range)"
same "the lines are the file's" "Miror" \
	"$(sed -n 32p "$samples/port-numbers" | cut -c 28-)"

audited "$samples/service-names.csv" typed-twice 1 differs 1 not-listed 10 \
	name-over-14 0 name-over-15 1 name-characters 4 several-names 2 \
	no-contact 2 not-by-format 0 no-entry 0 no-person 0 defects 21
same "a row of several lines counts them" "46 " "$(values line differs)"

audited "$samples/damaged.csv" unknown-transport 1 not-utf-8 1 \
	not-by-format 3 no-entry 2
same "rows by hand" "5 38 57 " "$(values line not-by-format)"
same "what is no row" "30 32 " "$(values line no-entry)"

audited "$samples/service-names.xml" typed-twice 1 no-person 0 not-utf-8 0 \
	defects 21
audited "$samples/damaged.xml" no-person 2 not-utf-8 1
same "the records of XML by their lines" "<record>" \
	"$(sed -n "$(values line typed-twice | cut -d' ' -f1)p" \
		"$samples/damaged.xml" | tr -d ' \r')"

audited "$samples/service-names.txt" not-listed 0

# As people see it: headings, lines, figures last.
load "$samples/port-numbers" 2004-06-18
expect 0 "the page" run audit registry >"$work/page"
check "a defect" grep -q '^      32 7/udp mirror: "Miror"; tcp in line 31 is' \
	"$work/page"
check "the figures" grep -q '^      1  reversed-range$' "$work/page"
same "the last line" "22 defects in 32 entries" "$(tail -n 1 "$work/page")"
same "harmless" "" "$(LC_ALL=C tr -d '\n -~\200-\377' <"$work/page")"

# At a date; with mistakes.
sed 's/    Miror/    Mirror/' "$samples/port-numbers" >"$work/later"
run import --dated 2005-06-18 "$work/later" >/dev/null
run audit registry --json >"$work/json"
same "mended" 0 "$(count typed-twice)"
run audit registry --json --as-of 2005-01-01 >"$work/json"
same "not yet" 1 "$(count typed-twice)"
expect 66 "before the first" run audit registry --as-of 2001-01-01 >/dev/null
run audit registry --as-of yesterday >/dev/null 2>&1
same "no date" 64 $?
run audit registry --head abc >/dev/null 2>&1
same "an option of verify" 64 $?
run audit verify --as-of 2005-01-01 >/dev/null 2>&1
same "an option of registry" 64 $?
run audit registries >/dev/null 2>&1
same "nothing to audit" 64 $?
new_database
expect 66 "no list" run audit registry >/dev/null
verified "it changes nothing"

# least CLASS NUMBER: so many at least.
least() {
	got=$(count "$1")
	check "$1: $got, and $2 are known" test "$got" -ge "$2"
}

# has CLASS LINE...: defects of the class at the lines.
has() {
	class=$1
	shift
	for line; do
		check "$class at line $line" grep -q \
			"^{\"class\":\"$class\",\"rule\":[^,]*,\"line\":$line," \
			"$work/json"
	done
}

real=../shared/data/registry
if [ -e "$real" ]; then
	load "$real/port-numbers-2005-12-22.txt"
	expect 0 "2005" run audit registry --json >"$work/json"
	check "38 pairs and a name: $(count typed-twice), $(count differs)" \
		test $(($(count typed-twice) + $(count differs))) -ge 39
	has typed-twice 5042 6748 9488 9570 9637 9891 10161 10302 11950 12912 \
		13518
	has differs 846 986 8591
	has misspelt 1171 2122 7790 # Rendesvous, Calender, rendevous
	has reversed-range 13313
	has overlapping-range 10938 10943 12515 13164 13243 13309 13317 13325
	same "24554-34676" "24555-24676" "$(sed -n \
		's/^.*"line":13325,.*"right":"\([^"]*\)"}/\1/p' "$work/json")"
	# 27 stretches neither assigned, on a transport, nor listed.
	check "not listed: $(count not-listed), $(count no-transport)" \
		test $(($(count not-listed) + $(count no-transport))) -ge 27
	has not-listed 8382    # 3300-3301
	has no-transport 10501 # 4200-4299
	has out-of-order 13314 # 24249
	least name-over-14 41
	least name-characters 73
	least name-on-several-ports 31
	least several-names 36
	least no-contact 11
	least unknown-contact 3
	least broken-address 16
	has unknown-contact 2121 2710 100
	has broken-address 2279 2282 3287
	has no-address 4176 # a telephone number
	has description-cut 2366 10160 10711 12615 9953
	has not-utf-8 2437 2482 2485 10745 12931 12932 12933 12934

	load "$real/service-names-port-numbers-2026-04-09.xml" 2026-04-09
	expect 0 "2026" run audit registry --json >"$work/json"
	least name-characters 97
	least no-address 50
	same "people" 0 "$(count no-person)"
	same "not by format" 0 "$(count not-by-format)"
	load "$real/service-names-port-numbers-2021-05.damaged.csv" 2021-05-01
	expect 0 "2021" run audit registry --json >"$work/json"
	same "the damaged row" 1 "$(count not-by-format)"
else
	skip "$real is not there"
fi
finish
