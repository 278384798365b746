#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What a run of the filter takes, beside the least that a program on the same
# libraries takes (floor) and beside notmuch insert, all in turn on the same
# mails; the syncs of a delivery; many filters at once; an export beside cat.
# Ratios hold where milliseconds do not: machines differ, and are busy. Exits
# with 1 if one of those that matter is not what is wanted of it.
#
# ROUNDS and RUNS say how many; a ratio is that of a round's medians.

set -u
bench=${BUILD:-build}/tests/bench
portreg=${PORTREG:-$PWD/portreg}
list=${LIST:-../shared/data/registry/port-numbers-2004-03-17.txt}
lists=${list%/*}
rounds=${ROUNDS:-15} runs=${RUNS:-20}
few=$(((rounds + 2) / 3)) bulk=${BULK:-10000}
many=32
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset PORTREG_DB SENDER RECIPIENT NOTMUCH_CONFIG
export HOME="$work"

# The most that a median may be.
cat >"$work/wanted" <<'EOT'
filter / floor	1.5
filter / notmuch insert	0.5
filter, syncs	2.5
32 filters at once, worst / median	5
bulk, one core / loop	2.86
bulk, two cores / loop	1.67
export port-numbers / rows	2
export csv / rows	2
export xml / rows	2
import csv / python	3
GET of the form / page	2
EOT

fail() {
	echo "bench: $*" >&2
	exit 1
}

# table TITLE: rows of race.c as a table, each with what is wanted of it.
table() {
	printf '\n%-36s %9s  %-21s %7s  %s\n' "$1" median '(least to most)' \
		MiB wanted
	awk -F '\t' -v failures="$work/failures" '
		NR == FNR { wanted[$1] = $2; next }
		{
			range = $3 == "" ? "" : sprintf("(%.2f to %.2f)", $3, $4)
			memory = $5 == "" ? "" : sprintf("%.1f", $5 / 1024)
			say = ""
			if ($1 in wanted) {
				say = "<= " wanted[$1]
				if ($2 > wanted[$1]) {
					say = say ": NO"
					print $1 >failures
				}
			}
			line = sprintf("%-36s %9.2f  %-21s %7s  %s", $1, $2,
				range, memory, say)
			sub(/ +$/, "", line)
			print line
		}' "$work/wanted" -
}

# No name and no address of the machine: the table is for all to read.
machine() {
	sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | uniq -c |
		sed 's/^ *\([0-9]*\) /CPU: \1 x /'
	echo "kernel: $(uname -srm)"
	echo "file system: $(stat -f -c %T "$work"), disk: $(df --output=source \
		"$work" | sed -n '2s:/dev/\([a-z]*\).*:\1:p')"
	for package in libc6 libglib2.0-0 libgmime-3.0-0 libsqlite3-0 notmuch; do
		dpkg-query -W -f '${Package} ${Version}  ' "$package" 2>/dev/null
	done
	printf '\nload: %s\n' "$(cut -d ' ' -f 1-3 /proc/loadavg)"
}

# Its configuration and its mail, in a folder of their own.
set_up_notmuch() {
	mkdir -p "$work/notmuch/cur" "$work/notmuch/new" "$work/notmuch/tmp"
	cat >"$work/notmuch.conf" <<EOT
[database]
path=$work/notmuch
[user]
name=Sam Pell
primary_email=sam@example.org
EOT
	notmuch --config="$work/notmuch.conf" new --quiet
}

new_database() {
	"$portreg" --database "$1" init >"$work/init" || fail "init"
}

# What is compared: a mail on standard input is kept.
filter="$portreg --database $work/portreg.db ingest"
floor="$bench/floor $work/floor.db"
held_floor="$bench/floor_held $work/held.db"
notmuch="notmuch --config=$work/notmuch.conf insert"

# shellcheck disable=SC2086 # lists of words
one_delivery() {
	"$bench/race" turns "$rounds" "$runs" "$work/mails" filter $filter \
		-- floor $floor -- "floor that holds its libraries" $held_floor \
		-- "notmuch insert" $notmuch \
		-- /bin/true /bin/true || fail "race"
}

# syncs NAME COMMAND...: a row with the mean of a delivery.
syncs() {
	name=$1 count=0
	shift
	rm -f "$work/trace"
	for mail in "$work"/more/*; do
		strace -f -qq -e trace=fsync,fdatasync,sync_file_range,msync,syncfs \
			-A -o "$work/trace" "$@" <"$mail" || fail "$name"
		count=$((count + 1))
	done
	printf '%s, syncs\t%s\n' "$name" "$(awk -v count="$count" \
		'/^[0-9]+ +[a-z_]+\(/ { n++ } END { print n / count }' \
		"$work/trace")"
}

# shellcheck disable=SC2086 # lists of words
all_syncs() {
	mkdir "$work/more"
	"$bench/mails" "$work/more" 60 2 || fail "mails"
	syncs filter $filter
	syncs floor $floor
	syncs "notmuch insert" $notmuch
}

# On a database of their own.
at_once() {
	new_database "$work/crowd.db"
	"$bench/race" crowd "$rounds" "$many" "$work/mails" \
		"$many filters at once" "$portreg" --database "$work/crowd.db" \
		ingest || fail "$many filters at once"
}

# Many mails, each time into a new database, beside a loop that only parses and
# decodes them. A ratio of 2.86 is 0.35 of the loop's messages a second, 1.67
# is 0.6.
bulk_beside_loop() {
	mkdir "$work/bulk"
	"$bench/mails" "$work/bulk" "$bulk" 3 || fail "mails"
	cat >"$work/take" <<EOT
rm -f "$work"/bulk.db*
"$portreg" --database "$work/bulk.db" init >/dev/null
exec "$portreg" --database "$work/bulk.db" ingest "$work/bulk" >/dev/null
EOT
	"$bench/race" turns "$few" 1 - "bulk, one core" taskset -c 0 \
		sh "$work/take" -- loop taskset -c 0 "$bench/loop" \
		"$work/bulk" || fail "bulk"
	[ "$(nproc)" -lt 2 ] ||
		"$bench/race" turns "$few" 1 - "bulk, two cores" taskset -c 0,1 \
			sh "$work/take" -- loop taskset -c 0 "$bench/loop" \
			"$work/bulk" || fail "bulk"
	[ "$(sqlite3 "$work/bulk.db" 'SELECT count(*) FROM message')" = \
		"$bulk" ] || fail "bulk: not all of them"
}

# Lists of today: in, beside Python's csv module; out, beside the rows alone;
# and that of a day among fifty.
real_lists() {
	csv=$lists/service-names-port-numbers-2026-04.csv
	xml=$lists/service-names-port-numbers-2026-04-09.xml
	new_database "$work/xml.db"
	"$portreg" --database "$work/xml.db" import "$xml" >"$work/import" ||
		fail "import"
	cat >"$work/rewrite.py" <<'EOT'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline='')))
csv.writer(open(sys.argv[2], 'w', newline='')).writerows(rows)
EOT
	cat >"$work/take" <<EOT
rm -f "$work"/csv.db*
"$portreg" --database "$work/csv.db" init >/dev/null
exec "$portreg" --database "$work/csv.db" import "$csv" >/dev/null
EOT
	"$bench/race" turns "$few" 3 - "import csv" sh "$work/take" \
		-- python python3 "$work/rewrite.py" "$csv" "$work/csv" ||
		fail "import"
	"$bench/race" turns "$few" 3 - "export csv" "$portreg" --database \
		"$work/csv.db" export csv -- rows "$bench/rows" \
		"$work/csv.db" csv || fail "export"
	"$bench/race" turns "$few" 3 - "export xml" "$portreg" --database \
		"$work/xml.db" export xml -- rows "$bench/rows" \
		"$work/xml.db" xml || fail "export"
	for format in csv port-numbers txt services json html; do
		"$bench/race" turns "$few" 3 - "xml as $format" "$portreg" \
			--database "$work/xml.db" export "$format" \
			2>"$work/losses" || fail "export"
	done
}

fifty_states() {
	new_database "$work/fifty.db"
	"$portreg" --database "$work/fifty.db" import "$list" --dated \
		2004-03-17 >"$work/import" || fail "import"
	for state in $(seq 1 49); do
		LC_ALL=C sed "$((state * 200 + 100))s/\$/ $state/" "$list" \
			>"$work/state"
		"$portreg" --database "$work/fifty.db" import "$work/state" \
			--dated "$(date -u -d "2004-03-17 $((state * 30)) days" \
			+%F)" >"$work/import" || fail "import"
	done
	"$bench/race" turns "$few" 3 - "as of the 25th of 50" "$portreg" \
		--database "$work/fifty.db" export port-numbers --as-of \
		2006-04-15 -- "rows, of one state" "$bench/rows" \
		"$work/list.db" port-numbers || fail "fifty states"
}

export_beside_cat() {
	new_database "$work/list.db"
	"$portreg" --database "$work/list.db" import "$list" >"$work/import" ||
		fail "import"
	"$bench/race" turns "$rounds" 5 - "export" "$portreg" --database \
		"$work/list.db" export port-numbers -- cat cat "$list" ||
		fail "export"
	"$bench/race" turns "$rounds" 5 - "export port-numbers" "$portreg" \
		--database "$work/list.db" export port-numbers -- rows \
		"$bench/rows" "$work/list.db" port-numbers || fail "export"
}

# A server's call for the form, beside a program that prints the same bytes.
form_beside_page() {
	printf 'form-to = ports@registry.example\nform-state = %s\n' "$work" \
		>"$work/form.conf"
	export GATEWAY_INTERFACE=CGI/1.1 REQUEST_METHOD=GET SCRIPT_NAME="" \
		PATH_INFO=/user-2004 REMOTE_ADDR=192.0.2.1 \
		PORTREG_CONFIG="$work/form.conf"
	"$portreg-form" >"$work/page" || fail "form"
	"$bench/race" turns "$rounds" "$runs" - "GET of the form" \
		"$portreg-form" -- page "$bench/page" "$work/page" ||
		fail "form"
	unset GATEWAY_INTERFACE REQUEST_METHOD SCRIPT_NAME PATH_INFO \
		REMOTE_ADDR PORTREG_CONFIG
}

mkdir "$work/mails"
most=$((rounds * (runs > many ? runs : many) + 10))
"$bench/mails" "$work/mails" "$most" || fail "mails"
set_up_notmuch || fail "notmuch"
new_database "$work/portreg.db"
machine
one_delivery >"$work/rows" && table "one delivery, ms" <"$work/rows"
all_syncs >"$work/rows" && table "syncs of one delivery" <"$work/rows"
at_once >"$work/rows" && table "many at once, ms" <"$work/rows"
form_beside_page >"$work/rows" && table "the form, ms" <"$work/rows"
bulk_beside_loop >"$work/rows" && table "$bulk mails, ms" <"$work/rows"
if [ -e "$list" ]; then
	export_beside_cat >"$work/rows" &&
		table "the list of 2004, ms" <"$work/rows"
	real_lists >"$work/rows" &&
		table "the lists of 2026, ms" <"$work/rows"
	fifty_states >"$work/rows" &&
		table "fifty states, ms" <"$work/rows"
else
	printf '\nskipped: export, for %s is not there\n' "$list"
fi
[ ! -e "$work/failures" ]
