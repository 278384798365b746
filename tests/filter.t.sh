#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The filter from outside: its exit status, what it says, and the store after
# it. Faults of the machine are in faults.t.sh.

# shellcheck disable=SC2016,SC2317 # other shells expand it; called by others
# shellcheck source=tests/lib.sh
. tests/lib.sh

m=$work/m

# envelope MESSAGE MEMBER: of the envelope as stored.
envelope() {
	sqlite3 -readonly "$db" "SELECT json_extract(CAST(body AS TEXT),
		'\$.$2') FROM message JOIN text ON text.id = envelope
		WHERE message.id = $1"
}

# The line that the log must hold for message $1 with verdict $2.
log_line() {
	sqlite3 -readonly "$db" "SELECT 'm$1 $2 event=' || seq || ' head=' ||
		hash FROM event ORDER BY seq DESC LIMIT 1"
}

# unchanged WHAT COUNT: so many messages, and the chain holds.
unchanged() {
	same "$1: messages" "$2" "$(messages)"
	verified "$1"
}

new_database

# One mail, and the same again
mail 1 >"$m"
: >"$log"
keeps "a mail" "$m"
same "a mail: its line in the log" "$(log_line 1 other)" "$(cat "$log")"
same "a mail: verdict" other "$(column verdict 1)"
same "a mail: its event" 1 "$(sqlite3 -readonly "$db" \
	"SELECT count(*) FROM event WHERE act = 'receive' AND message = 1")"
unchanged "a mail" 1
head=$(sqlite3 -readonly "$db" 'SELECT hash FROM event WHERE seq = 2')
: >"$log"
keeps "the mail again" "$m"
same "again: its line in the log" "$(log_line 1 again)" "$(cat "$log")"
same "again: the head is the same" "$head" "$(sqlite3 -readonly "$db" \
	'SELECT hash FROM event ORDER BY seq DESC LIMIT 1')"
same "again: a count" 2 "$(column copies 1)"
unchanged "again" 1

# Where nothing is named, nothing is guessed.
run -d "$work/data/portreg/portreg.db" init >/dev/null
XDG_DATA_HOME=$work/data defers "no database is named" \
	env -u PORTREG_DB "LD_PRELOAD=$preload" "$PORTREG" ingest <"$m"
same "no database is named: the user's own" 0 \
	"$(sqlite3 "$work/data/portreg/portreg.db" 'SELECT count(*) FROM message')"
expect 0 "no environment at all" env -i "$PORTREG" -d "$db" ingest <"$m"
same "no environment: a count" 3 "$(column copies 1)"
expect 0 "from the root folder" sh -c 'cd / && "$1" -d "$2" ingest' - \
	"$PORTREG" "$db" <"$m"

# Where its standard files lead
mail 2 >"$m"
run ingest <"$m" >&- 2>&-
same "stdout and stderr closed" 0 "$?"
kept "stdout and stderr closed" "$m"
verified "stdout and stderr closed"
mail 3 >"$m"
run ingest <"$m" >/dev/full 2>/dev/full
same "stdout and stderr on a full disk" 0 "$?"
kept "stdout and stderr on a full disk" "$m"
run -d "$work/nowhere" ingest <"$m" >&- 2>&-
same "deferred, stdout and stderr closed" 75 "$?"
run -d "$work/nowhere" ingest <"$m" >/dev/full 2>/dev/full
same "deferred, stdout and stderr on a full disk" 75 "$?"
run ingest <&- >&- 2>&-
same "all three closed" 75 "$?"
run ingest <"$m" >&-
same "stdout alone closed" 0 "$?"
defers "stdin closed" run ingest <&-
defers "stdin is a folder" run ingest <"$work"
defers "stdin is write-only" run ingest 0>"$work/new"
defers "stdin is empty" run ingest </dev/null
printf 'From sam@example.org Mon Jul 12 09:00:00 2004\n' >"$m"
defers "stdin is a From_ line alone" run ingest <"$m"
printf 'From sam@example.org Mon Jul 12 09:00:00 2004' >"$m"
defers "stdin is a From_ line without its end" run ingest <"$m"
unchanged "after all of these" 3

# Wrong options and configurations: the sender is not to blame.
mail 4 >"$m"
config=$work/config
defers "an unknown option" run ingest --frobnicate <"$m"
defers "an option without its value" run ingest --sender <"$m"
: >"$log"
expect 75 "an argument that is no path" run ingest mailbox <"$m"
check "the log says so" grep -q '^deferred: mailbox: ' "$log"
defers "an unknown option before it" run --frobnicate ingest <"$m"
defers "an unknown option with a value before it" \
	run --frobnicate=1 -d "$db" ingest <"$m"
defers "no such configuration" run -c "$work/none" ingest <"$m"
defers "no such configuration, behind" run ingest -c "$work/none" <"$m"
defers "a folder for a configuration" run -c "$work" ingest <"$m"
wrong_config() {
	printf '%b' "$2" >"$config"
	defers "config: $1" run -c "$config" ingest <"$m"
	check "config: $1: the log does not say where" \
		grep -q "$config:$3: " "$log"
}
wrong_config "an unknown key" 'frobnicate = 1\n' 1
wrong_config "a bad value" 'busy-timeout = 1\nmax-message = much\n' 2
wrong_config "a key twice" 'child-cpu = 1\nchild-cpu = 1\n' 2
wrong_config "binary" 'a\0b\n' 1
defers "a database's path of control characters" run -d \
	"$work/$(printf 'x\ny\033[31m\r')" ingest <"$m"
same "control characters in the log" 0 \
	"$(LC_ALL=C grep -c '[[:cntrl:]]' "$log")"
unchanged "after all of these" 3
printf '# nothing\nbusy-timeout = 5\ndatabase = %s\n' "$db" >"$config"
expect 0 "the database of the configuration" env -u PORTREG_DB \
	"$PORTREG" -c "$config" ingest <"$m"
kept "the database of the configuration" "$m"

# A writer that is not read to the end takes that for an error of its own.
# drained WHAT COMMAND...: 3 MB are taken; 75 comes after them.
drained() {
	what=$1
	shift
	{
		head -c 3000000 /dev/zero
		echo "$?" >"$work/writer"
	} | {
		"$@" 2>"$work/stderr"
		echo "$?" >"$work/reader"
	}
	same "drained, $what: exit" 75 "$(cat "$work/reader")"
	same "drained, $what: the writer's exit" 0 "$(cat "$work/writer")"
}
drained "no database" run -d "$work/nowhere" ingest
drained "no database is named" env -u PORTREG_DB "$PORTREG" ingest
drained "an unknown option" run ingest --frobnicate
drained "an unknown option before it" run --frobnicate ingest
drained "no such configuration" run -c "$work/none" ingest
echo 'max-message = 1M' >"$config"
drained "too large" run -c "$config" ingest
unchanged "after all of these" 4

# Sizes around the limits
fill() {
	mail "$1"
	head -c "$2" /dev/zero | tr '\0' 'x'
}
echo 'max-message = 64K' >"$config"
fill 5 70000 | head -c 65536 >"$m"
keeps "as large as is kept" "$m" -c "$config"
same "as large as is kept: verdict" other "$(column verdict 5)"
fill 6 70000 | head -c 65537 >"$m"
defers "a byte larger than what is kept" run ingest -c "$config" <"$m"
check "too large: the log does not say why" grep -q larger "$log"
unchanged "a byte larger than what is kept" 5
echo 'max-parsed = 64K' >"$config"
keeps "a byte larger than what is read" "$m" -c "$config"
same "larger than what is read: verdict" quarantined "$(column verdict 6)"
check "larger than what is read: reason" test -n "$(column reason 6)"
keeps "the same with a wider limit" "$m"
unchanged "the same with a wider limit is no second one" 6
head -c 67108864 /dev/zero >"$m"
keeps "64 MiB of zeros" "$m"
same "64 MiB of zeros: verdict" quarantined "$(column verdict 7)"
unchanged "64 MiB of zeros" 7
head -c 3000000 /dev/zero >"$m"
keeps "3 MB of zeros, which are read" "$m"
printf 'x' >"$m"
keeps "one byte" "$m"
printf '\n' >"$m"
keeps "one line end" "$m"
printf 'From: a@example.org\r\nSubject: crlf\r\n\r\nbody\r\n' >"$m"
keeps "CRLF" "$m"
printf 'From: a@example.org\nSubject: nul\0\n\nbo\0dy \377\376' >"$m"
keeps "NUL, 8-bit and no final newline" "$m"
printf 'From:sam' >"$m"
keeps "a header that looks like a From_ line" "$m"
unchanged "odd mails" 13

# A mail that comes slowly, piece by piece
mail 20 >"$m"
{
	head -c 10 "$m"
	sleep 0.1
	tail -c +11 "$m"
} | run ingest
same "in two pieces" 0 "$?"
kept "in two pieces" "$m"
unchanged "in two pieces" 14

# What the mail system says goes to the envelope; the From_ line changes with
# each attempt, and is no part of the mail.
mail 21 >"$m"
{
	echo 'From sam@example.org  Mon Jul 12 09:00:00 2004'
	cat "$m"
} >"$work/first"
{
	echo 'From sam@example.org  Mon Jul 12 09:17:00 2004'
	cat "$m"
} >"$work/second"
expect 0 "with a From_ line" run ingest <"$work/first"
kept "with a From_ line" "$m"
same "From_ line" 'From sam@example.org  Mon Jul 12 09:00:00 2004' \
	"$(envelope 15 from_line)"
same "From_ line: sender" sam@example.org "$(envelope 15 sender)"
same "no recipient" "" "$(envelope 15 recipient)"
expect 0 "with another date in it" run ingest <"$work/second"
same "another date: a count" 2 "$(column copies 15)"
keeps "without it" "$m"
same "without it: a count" 3 "$(column copies 15)"
mail 22 >"$m"
SENDER=env@example.org RECIPIENT=ports@registry.example \
	expect 0 "from the environment" run ingest <"$m"
same "\$SENDER" env@example.org "$(envelope 16 sender)"
same "\$RECIPIENT" ports@registry.example "$(envelope 16 recipient)"
mail 23 | sed '1i From line@example.org Mon Jul 12 09:00:00 2004' >"$m"
SENDER=env@example.org RECIPIENT=env@registry.example \
	expect 0 "options" run ingest --sender opt@example.org \
	--recipient=opt@registry.example <"$m"
same "--sender" opt@example.org "$(envelope 17 sender)"
same "--recipient" opt@registry.example "$(envelope 17 recipient)"
mail 24 | sed '1i From line@example.org Mon Jul 12 09:00:00 2004' >"$m"
SENDER=env@example.org expect 0 "both" run ingest <"$m"
same "\$SENDER before the From_ line" env@example.org "$(envelope 18 sender)"
mail 25 >"$m"
expect 0 "the null sender" run ingest --sender '' <"$m"
same "the null sender" "''" "$(sqlite3 -readonly "$db" "SELECT quote(
	json_extract(CAST(body AS TEXT), '\$.sender')) FROM message
	JOIN text ON text.id = envelope WHERE message.id = 19")"
same "the null sender: verdict" automatic "$(column verdict 19)"
mail 26 | sed '1i From MAILER-DAEMON Mon Jul 12 09:00:00 2004' >"$m"
expect 0 "MAILER-DAEMON" run ingest <"$m"
same "MAILER-DAEMON: verdict" automatic "$(column verdict 20)"
mail 27 >"$m"
keeps "a sender of bad bytes" "$m" \
	--sender "$(printf 'a\033[31m\n\377\303@b')"
same "every envelope is JSON on one line without control characters" 0 \
	"$(sqlite3 -readonly "$db" "SELECT count(*) FROM message JOIN text
	ON text.id = envelope WHERE NOT json_valid(CAST(body AS TEXT))
	OR CAST(body AS TEXT) GLOB '*[' || char(1) || '-' || char(31) || ']*'")"
unchanged "envelopes" 21

# Hostile text stays out of the log.
printf 'From e@\033[2J Mon\nFrom: \033]0;x\007 <e@x>\nSubject: a\r\tb\nX\001: 1\n\nx\n' \
	>"$work/first"
tail -n +2 "$work/first" >"$m"
: >"$log"
expect 0 "a hostile mail" run ingest <"$work/first"
kept "a hostile mail" "$m"
same "a hostile mail: lines in the log" 1 "$(wc -l <"$log")"
same "a hostile mail: the log" "$(log_line 22 other)" "$(cat "$log")"

# What it makes of mails that are like others
mail 30 >"$m"
keeps "an original" "$m"
{ echo 'Received: by another way' && mail 30; } >"$m"
keeps "the same by another way" "$m"
same "resent" "resent 23" "$(column "verdict || ' ' || like" 24)"
mail 30 | sed 's/^This is/That was/' >"$m"
keeps "another with its Message-ID" "$m"
same "altered" altered "$(column verdict 25)"
{ echo 'Auto-Submitted: auto-replied' && mail 31; } >"$m"
keeps "an automatic one" "$m"
same "automatic" automatic "$(column verdict 26)"
unchanged "likes" 26

# Who stops it stops it alone: 75. SIGKILL is in kill.t.sh.
mkfifo "$work/fifo"
export PORTREG_DB="$db"
stopped() {
	mail 40 >"$m"
	env "LD_PRELOAD=$preload" "$PORTREG" ingest <"$work/fifo" \
		>"$work/stdout" 2>"$work/stderr" &
	pid=$!
	exec 3>"$work/fifo"
	head -c 50 "$m" >&3
	# It has opened its files and set its signals once it reads.
	tries=0
	until grep -q '^State:.S' "/proc/$pid/status" &&
		[ "$(readlink "/proc/$pid/exe")" = "$(readlink -f "$PORTREG")" ] &&
		[ "$tries" -gt 3 ] || [ "$tries" -gt 1000 ]; do
		tries=$((tries + 1))
		sleep 0.005
	done
	kill -s "$1" "$pid"
	exec 3>&- # whom the signal does not stop, the end does
	wait "$pid"
	same "stopped by $1 while it reads" 75 "$?"
}
for signal in HUP INT QUIT TERM ABRT BUS FPE ILL SEGV SYS TRAP XCPU XFSZ \
	ALRM USR1 USR2 VTALRM PROF; do
	stopped "$signal" 2>/dev/null
done
unset PORTREG_DB
same "stopped: messages" 26 "$(messages)"
keeps "the mail that was stopped" "$m"

# What a caller may have left to it
mail 41 >"$m"
keeps_with() {
	what=$1
	shift
	expect 0 "$what" env "$@" "PORTREG_DB=$db" "$PORTREG" ingest <"$m"
	kept "$what" "$m"
}
keeps_with "SIGPIPE ignored" --ignore-signal=PIPE
mail 42 >"$m"
keeps_with "SIGCHLD ignored" --ignore-signal=CHLD
same "SIGCHLD ignored: verdict" other "$(column verdict 29)"
mail 43 >"$m"
keeps_with "all signals blocked" --block-signal
same "all signals blocked: verdict" other "$(column verdict 30)"
mail 44 >"$m"
keeps_with "an unknown locale" LC_ALL=xx_YY.UTF-9
mail 45 >"$m"
keeps_with "strange variables" G_SLICE=x G_MESSAGES_DEBUG=all TZ=:/nonexistent \
	GMIME_DEBUG=1 SQLITE_TMPDIR=/nonexistent TMPDIR=/nonexistent HOME=
same "strange variables: stderr" "" "$(cat "$work/stderr")"
mail 46 >"$m"
expect 0 "a umask of 777" sh -c 'umask 777; exec "$1" -d "$2" ingest' - \
	"$PORTREG" "$db" <"$m"
kept "a umask of 777" "$m"
mail 47 >"$m"
expect 0 "many open files" sh -c 'exec 4<"$2" 5<"$2" 6<"$2" 7<"$2" 8<"$2"
	exec "$1" -d "$2" ingest' - "$PORTREG" "$db" <"$m"
unchanged "what a caller may have left to it" 34
# What comes back holds the application of somebody else.
{ letter 48 && application 48; } >"$m"
expect 0 "an application that came back" run ingest --sender '' <"$m"
same "an application that came back: verdict" automatic "$(sqlite3 -readonly \
	"$db" 'SELECT verdict FROM message ORDER BY id DESC LIMIT 1')"
same "an application that came back: tickets" 0 "$(sqlite3 -readonly "$db" \
	"SELECT count(*) FROM application")"
same "mode of what lies beside the database" "600" \
	"$(stat -c %a "$db"-* | sort -u)"
finish
