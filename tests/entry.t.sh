#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Entries changed without an application: in each format, published at once,
# told by the history, and refused with the section of RFC 6335.

# shellcheck source=tests/lib.sh
. tests/lib.sh

today=$(date -u +%Y-%m-%d)
long_ago=$(date -u -d '30 days ago' +%Y-%m-%d)

# amended FORMAT WHAT ARGUMENT...: the file that is published before and after.
amended() {
	cp "$work/published" "$work/before"
	format=$1 what=$2
	shift 2
	expect 0 "$format: $what" run -c "$work/conf" entry "$@" >"$work/told"
	diff -a "$work/before" "$work/published" >"$work/diff"
	check "$format: $what: the event is told" grep -q '^event ' "$work/told"
}

# gone PATTERN, came PATTERN: a line of the file that went, or that came.
gone() {
	check "$format: $what: gone: $1" grep -aq "^< $1" "$work/diff"
}

came() {
	check "$format: $what: came: $1" grep -aq "^> $1" "$work/diff"
}

# prepare FORMAT FILE
prepare() {
	new_database
	printf 'publish = %s %s\n' "$1" "$work/published" >"$work/conf"
	run -c "$work/conf" import --dated 2025-02-13 "$2" >/dev/null
	cp "$2" "$work/source"
}

# refused WHAT SECTION ARGUMENT...
refused() {
	what=$1 section=$2
	shift 2
	expect 65 "$what" run entry "$@" >"$work/out"
	check "$what: says section $section" grep -q "$section" "$work/stderr"
}

prepare port-numbers samples/registry/port-numbers
amended port-numbers "a description" set 7/udp description=Mirror
gone 'mirror            7/udp    Miror$'
came 'mirror            7/udp    Mirror$'
same "lines that differ, with the date" 4 "$(grep -ac '^[<>]' "$work/diff")"
amended port-numbers "a contact" contact mirror 'Zoe Zett <zoe@example.org>'
gone '#                          Ada Quill <ada@example.org>$'
came "#                          Zoe Zett <zoe@example.org> $(LC_ALL=C date -u \
	'+%B %Y')\$"
same "lines of a contact" 2 "$(grep -ac '^[<>]' "$work/diff")"
amended port-numbers "ports kept back" reserve 1030-1035
came '#               1028-1029  Unassigned$'
came '#               1030-1035  Reserved$'
amended port-numbers "a port given back" de-assign 3/udp --reason 'it is gone'
came "#                 3/udp    Reserved (de-assigned $today, was squeeze)\$"
check "the contact stays" grep -aq 'Cleo Marsh' "$work/published"
amended port-numbers "all of a group" de-assign mirror --reason 'it is gone'
check "the contact goes" sh -c "! grep -aq 'Zoe Zett' $work/published"
run blame 3/udp >"$work/out"
check "blame: who" grep -q 'de-assign by' "$work/out"
check "blame: why" grep -q '^  reason: *it is gone$' "$work/out"
run diff "$today" >/dev/null
verified "the classic text"
run export port-numbers --as-of 2025-02-13 | cmp -s - "$work/source"
same "the list of before" 0 $?

prepare csv samples/registry/service-names.csv
amended csv "a description" set 7/udp description='Mirror, of glass'
came "mirror,7,udp,\"Mirror, of glass\",\[Ada_Quill\],\[Ada_Quill\],,$today,"
same "rows that differ" 2 "$(grep -ac '^[<>]' "$work/diff")"
amended csv "a note" set 7/tcp 'notes=See the other one'
came "mirror,7,tcp,Mirror,\[Ada_Quill\],\[Ada_Quill\],,$today,,,,See the other"
amended csv "a contact" contact lamp 'Zoe Zett <zoe@example.org>'
came "lamp,1100,tcp,.*,\[Lamp_Works\],\[Zoe_Zett\],2019-02-28,$today,"
amended csv "a port given back" de-assign tide-gauge --reason 'it is gone'
came ",1025,tcp,Reserved,,,,$today,,,,\"De-assigned on $today, previously tide-gauge by \[Nora_Finch\]\""
came 'tide-gauge,,tcp,"Tide Gauge, '
amended csv "a port taken back" revoke page --reason abuse --called "$long_ago"
came ",80,tcp,Reserved,,,,$today,,,,.*Revoked on $today, previously page"
verified "the table"

prepare xml samples/registry/service-names.xml
amended xml "a contact" contact mirror 'Zoe Zett <zoe@example.org>'
came '    <person id="Zoe_Zett">'
came '    <xref type="person" data="Zoe_Zett"/>'
amended xml "a port given back" de-assign mirror --reason 'it is gone'
came "    <note>De-assigned on $today, previously mirror by \[Ada_Quill\]</note>"
run export csv >"$work/csv" 2>/dev/null
check "the table of it" grep -q '^mirror,,udp,' "$work/csv"
verified "the XML"

# What is refused changes nothing.
run export xml >"$work/before"
refused "another assignee" "8.5 and 8.6" set lamp assignee=me
refused "another name" 8.3 set lamp name=light
refused "another port" 8.3 set lamp port=1101
refused "another transport" 8.1.1 set lamp transport=sctp
refused "a transfer" 8.5 transfer lamp
refused "no reason" 8.2 de-assign lamp
refused "no call" 8.4 revoke lamp --reason x
refused "a call of yesterday" 8.4 revoke lamp --reason x \
	--called "$(date -u -d yesterday +%Y-%m-%d)"
refused "an assigned port" 8.2 reserve 1100
refused "a dynamic port" "section 6" reserve 50000
refused "no such entry" "no such entry" set nobody description=x
refused "what cannot be shown" "do not show" set lamp \
	"$(printf 'description=a\033b')"
expect 0 "a rehearsal" run entry set lamp description=Light --dry-run --json \
	>"$work/json"
check "a rehearsal, in JSON" grep -q '"dry_run":true.*"+    <description>Light' \
	"$work/json"
run export xml | cmp -s - "$work/before"
same "nothing has changed" 0 $?
for arguments in '' 'set' 'frobnicate lamp' 'set lamp' 'contact lamp' \
	'reserve lamp' 'set 70000 description=x' 'de-assign lamp x'; do
	# shellcheck disable=SC2086 # words
	run entry $arguments >/dev/null 2>&1
	same "usage: entry $arguments" 64 $?
done

# In the real lists nothing but the lines of that entry differ.
real=../shared/data/registry
for pair in port-numbers:port-numbers-2005-12-22.txt \
	csv:service-names-port-numbers-2026-04.csv \
	xml:service-names-port-numbers-2026-04-09.xml; do
	if [ ! -e "$real/${pair#*:}" ]; then
		skip "${pair#*:} is not there"
		continue
	fi
	prepare "${pair%%:*}" "$real/${pair#*:}"
	amended "${pair%%:*}" "a real entry" set 7/tcp 'description=Echoes'
	check "${pair#*:}: few lines" test "$(grep -ac '^[<>]' "$work/diff")" -le 6
	verified "${pair#*:}"
done
finish
