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

# What cannot be read is told of, with its place, and kept.
new_database
expect 0 "import of a damaged list" run import samples/registry/damaged.csv \
	>"$work/told"
check "kept as bytes" grep -q '^3 lines are kept as bytes.*: line 5, 38, 57$' \
	"$work/told"
check "not read" grep -q '^3 lines are kept as they are.*: line 30, 31, 32$' \
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
finish
