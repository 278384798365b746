#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The quarantine: what could not be read waits in sight, and is read again by
# another parser or with other limits; its bytes stay what they are.

# shellcheck source=tests/lib.sh
. tests/lib.sh

config=$work/config

# evil COMMAND...: with a parser that crashes.
evil() {
	EVIL=crash LD_PRELOAD="$evil_parser $preload" PORTREG_DB=$db \
		"$PORTREG" "$@"
}

# query SQL
query() {
	sqlite3 -readonly "$db" "$1"
}

new_database
letter 1 >"$work/1"
application 1 >>"$work/1"
mail 2 >"$work/2"
mail 3 | sed 's/^Subject:/Auto-Submitted: auto-replied\n&/' >"$work/3"
for n in 1 2 3; do
	evil ingest <"$work/$n" || fail "kept with a parser that crashes"
done
mail 4 | run ingest
run list --quarantined >"$work/listed"
same "three wait" "m1 m2 m3" \
	"$(awk 'NR > 1 { print $1 }' "$work/listed" | xargs)"
same "each with its reason" 3 "$(grep -c 'ended with signal' "$work/listed")"
same "as JSON" '1 2 3' "$(run list --quarantined --json |
	sed 's/^{"message":\([0-9]*\),"received":"2.*Z","bytes":[0-9]*,"reason":"reading it ended with .*/\1/' |
	xargs)"
same "no application yet" 0 "$(query 'SELECT count(*) FROM application')"

# A day later it is told of.
CLOCK=$(($(date +%s) + 86390)) LD_PRELOAD="$clock_at $preload" PORTREG_DB=$db \
	"$PORTREG" list >/dev/null 2>"$work/stderr"
same "a day is not over" "" "$(cat "$work/stderr")"
CLOCK=$(($(date +%s) + 86460)) LD_PRELOAD="$clock_at $preload" PORTREG_DB=$db \
	"$PORTREG" list >/dev/null 2>"$work/stderr"
check "a day is over" grep -q '3 messages could not be read' "$work/stderr"

# Read again by a parser that still crashes, and then by one that does not.
evil requeue m1 >"$work/said" || fail "requeue with a parser that crashes"
check "still quarantined" grep -q '^m1: quarantined: reading it ended' \
	"$work/said"
expect 0 "requeue" run requeue --by nora m1 m2 m3 >"$work/said"
same "what they are" \
	"m1: new, application 1|m2: other|m3: automatic" \
	"$(paste -sd '|' "$work/said")"
same "nothing waits" 1 "$(run list --quarantined | wc -l)"
same "the application is that of its message" "1|1|1" \
	"$(query 'SELECT ticket, version, message FROM version')"
same "who asked" "nora" "$(query "SELECT json_extract(record, '\$.by')
	FROM event WHERE act = 'requeue' ORDER BY seq DESC LIMIT 1")"
for n in 1 2 3; do
	run show "m$n" --raw >"$work/raw"
	check "m$n: its bytes" cmp -s "$work/$n" "$work/raw"
done
verified "after requeue"

# Its identity is its own: the same mail again is resent, another is altered.
{ echo 'Received: by mx' && cat "$work/2"; } | run ingest
same "a copy of what was read again" "resent|2" \
	"$(query 'SELECT verdict, like FROM message WHERE id = 5')"
expect 0 "other messages too" run requeue m2 m4 >"$work/said"
same "they are what they were" "m2: other|m4: other" \
	"$(paste -sd '|' "$work/said")"
verified "read twice"

# Other limits.
echo 'max-parsed = 1K' >"$config"
{ letter 7 && application 7; } | run -c "$config" ingest
same "too large for the limits" quarantined "$(column verdict 6)"
expect 0 "with other limits" run requeue --json m6 >"$work/said"
same "as JSON" '{"message":6,"verdict":"new","ticket":2}' "$(cat "$work/said")"

# What may not be read again, or makes no sense.
expect 65 "an application" run requeue m1
expect 65 "an automatic one" run requeue m3
expect 65 "no such message" run requeue m99
run requeue 1 2>"$work/stderr"
same "not a message" 64 "$?"
run requeue 2>"$work/stderr"
same "no message" 64 "$?"
before=$(query 'SELECT count(*) FROM event')
hold "$db-lock"
echo 'busy-timeout = 0' >"$config"
expect 75 "locked" run -c "$config" requeue m2
release
same "nothing happened" "$before" "$(query 'SELECT count(*) FROM event')"
verified "the end"

finish
