#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The clock is set back: by a minute, a day, to the epoch. Whatever comes in then
# comes in, no event is before the last, and what is shown and published is as
# if the clock had stood still.

# shellcheck source=tests/lib.sh
. tests/lib.sh

preload=$preload:$clock_at
config=$work/config
published=$work/published
cat >"$config" <<END
publish = port-numbers $published
assign = automatic
assign-from = @trusted.example
END
{ cat samples/registry/port-numbers && echo '#  a line'; } >"$work/longer"
noon=1136116800 # 2006-01-01T12:00:00Z

# scene SECONDS: the clock is so many back.
scene() {
	back=$1
	export CLOCK="$noon"
	new_database
	run -c "$config" import samples/registry/port-numbers >"$work/out"
	apply 1
	apply 2
	run -c "$config" assign 1 --reason fine >"$work/out" ||
		fail "assign: $(cat "$work/out")"
	as_of=$(date -u -d "@$noon" +%Y-%m-%dT%H:%M:%SZ)

	export CLOCK=$((noon - back))
	mail 3 >"$work/m"
	keeps "$back s back: a mail" "$work/m"
	keeps "$back s back: the same mail" "$work/m"
	apply 4 "" sam@trusted.example || fail "$back s back: an application"
	{ letter 5 sam@trusted.example &&
		application 5 "" sam@trusted.example; } |
		run -c "$config" ingest
	same "$back s back: a delivery that assigns" 0 "$?"
	same "$back s back: it assigned" assigned "$(sqlite3 "$db" \
		'SELECT state FROM application WHERE ticket = 4')"
	for command in list "list --all" "show 1" "show 4" "list --quarantined" \
		"audit verify" "export port-numbers"; do
		# shellcheck disable=SC2086 # words
		expect 0 "$back s back: $command" run $command >"$work/out"
	done
	expect 0 "$back s back: an assignment" run -c "$config" assign 2 \
		--reason fine >"$work/out"
	check "$back s back: it is published" grep -q '^meter-2 ' "$published"
	expect 0 "$back s back: a question" run ask 3 --text why >"$work/out"
	expect 0 "$back s back: a backup" run backup "$work/copy.$back" \
		>"$work/out"
	expect 0 "$back s back: a list of today" run -c "$config" import \
		samples/registry/port-numbers \
		--dated "$(date -u -d "@$CLOCK" +%F)" >"$work/out"
	expect 0 "$back s back: a list comes in" run -c "$config" import \
		"$work/longer" >"$work/out"
	check "$back s back: it is published, too" \
		grep -q '^#  a line' "$published"
	verified "$back s back"
	same "$back s back: events before the last" 0 "$(sqlite3 "$db" \
		'SELECT count(*) FROM event AS a JOIN event AS b
		ON b.seq = a.seq + 1 WHERE b.at < a.at OR
		b.effective < (SELECT max(effective) FROM event
		WHERE seq < b.seq)')"
	same "$back s back: how they are dated" "$as_of" \
		"$(sqlite3 "$db" 'SELECT max(at) FROM event')"
	export CLOCK="$noon"
	expect 0 "as of noon, after $back s back" run export port-numbers \
		--as-of "$as_of" >"$work/out"
	check "$back s back: as of noon it is what is published" \
		cmp -s "$work/out" "$published"
}

scene 1
scene 60
scene 86400
scene 1136116800
finish
