#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Faults of the machine: full and read-only disks, damaged databases, locks,
# too little of everything, and a parser that goes wrong.

# shellcheck disable=SC2016,SC2317 # other shells expand it; called by others
# A disk of its own needs a mount namespace, in which the whole script runs.
if [ -z "${NAMESPACE:-}" ]; then
	for NAMESPACE in -m -rm; do
		export NAMESPACE
		unshare "$NAMESPACE" true 2>/dev/null &&
			exec unshare "$NAMESPACE" "$0" "$@"
	done
	NAMESPACE=none
fi
# shellcheck source=tests/lib.sh
. tests/lib.sh

m=$work/m
config=$work/config
disk=$work/disk
mkdir "$disk"
trap 'umount "$disk" 2>/dev/null; rm -rf "$work"' EXIT

# unchanged WHAT COUNT: so many messages, and the chain holds.
unchanged() {
	same "$1: messages" "$2" "$(messages)"
	verified "$1"
}

# left WHAT: no process is left that works on this database.
left() {
	same "$1: processes left behind" "" \
		"$(grep -lz "^PORTREG_DB=$db\$" /proc/[0-9]*/environ 2>/dev/null)"
}

# seconds: since some day, with a fraction.
seconds() {
	cut -d ' ' -f 1 /proc/uptime
}

# within WHAT SECONDS START
within() {
	check "$1 took from $3 to $(seconds), more than $2 s" \
		awk "BEGIN { exit !($(seconds) - $3 < $2) }"
}

# --- The disk ---------------------------------------------------------------

# What is free is given in pages of 4 KiB: the failure comes at another place
# each time, in the WAL, its index, the lock's file.
full_disk() {
	mount -t tmpfs -o size=4m none "$disk" || return 1
	db=$disk/portreg.db
	new_database
	mail 1 >"$m"
	keeps "before the disk is full" "$m"
	head -c 100000 /dev/urandom | base64 >"$work/tail"
	deferred=0 free=0 number=1
	while [ "$free" -le 60 ]; do
		[ "$free" -ne 20 ] || rm -f "$db-shm" "$db-lock"
		number=$((number + 1))
		{ mail "$number" && cat "$work/tail"; } >"$m"
		head -c $((free * 4096)) /dev/zero >"$disk/room"
		cat /dev/zero >"$disk/filler" 2>/dev/null
		rm "$disk/room"
		run ingest <"$m" 2>"$work/stderr"
		status=$?
		rm "$disk/filler"
		case $status in
		0) ;;
		75)
			deferred=$((deferred + 1))
			same "full disk, $free pages: messages" \
				"$((number - 1))" "$(messages)"
			keeps "with room again, $free pages" "$m"
			;;
		*)
			fail "full disk, $free pages: exit $status"
			number=$((number - 1))
			;;
		esac
		unchanged "full disk, $free pages" "$number"
		free=$((free + 5))
	done
	check "full disk: deferred $deferred times, kept the rest" \
		test "$deferred" -gt 4 -a "$deferred" -lt 13

	# The list is replaced or stays.
	list >"$work/list"
	run import "$work/list" >/dev/null
	echo old >"$disk/list"
	cat /dev/zero >"$disk/filler" 2>/dev/null
	expect 74 "export -o on a full disk" run export port-numbers \
		-o "$disk/list"
	expect 74 "backup on a full disk" run backup "$disk/copy"
	expect 74 "init on a full disk" run -d "$disk/other" init
	{ list && echo '#  a line'; } >"$work/list2"
	run import "$work/list2" >/dev/null 2>"$work/stderr"
	check "import on a full disk" test "$?" -ne 0
	rm "$disk/filler"
	same "full disk: the list" old "$(cat "$disk/list")"
	same "full disk: what was left of it" \
		"list portreg.db portreg.db-lock portreg.db-shm portreg.db-wal" \
		"$(find "$disk" -mindepth 1 -printf '%f\n' | LC_ALL=C sort |
			xargs)"
	run export port-numbers >"$work/exported"
	check "full disk: the import left something" \
		cmp -s "$work/list" "$work/exported"
	unchanged "full disk: the end" "$number"
}

read_only_disk() {
	mail 100 >"$m"
	before=$(messages)
	if ! mount -o remount,bind,ro "$disk"; then
		skip "no read-only disk: mount(8) is refused"
		return
	fi
	defers "a read-only disk" run ingest <"$m"
	expect 0 "a read-only disk: export" run export port-numbers \
		>"$work/exported"
	check "a read-only disk: export" cmp -s "$work/list" "$work/exported"
	expect 0 "a read-only disk: audit verify" run audit verify >/dev/null
	run import "$work/list2" >/dev/null 2>"$work/stderr"
	check "a read-only disk: import" test "$?" -ne 0
	mount -o remount,bind,rw "$disk"
	unchanged "a read-only disk" "$before"
	keeps "writable again" "$m"
}

case $NAMESPACE in
none) skip "no disk of its own: unshare(1) is refused" ;;
*)
	if full_disk; then
		read_only_disk
		umount "$disk"
	else
		skip "no disk of its own: mount(8) is refused"
	fi
	;;
esac
db=$work/portreg.db

# --- The database -----------------------------------------------------------

new_database
mail 1 >"$m"
keeps "before all" "$m"
whole=$work/whole
run backup "$whole" >/dev/null
mail 2 >"$m"
bad=$work/bad

# refused WHAT STATUS: the filter defers, audit verify exits with STATUS, and
# what stands there instead of a database stays as it is.
refused() {
	before=$(sha256sum "$bad" 2>&1)
	defers "$1" run -d "$bad" ingest <"$m"
	expect "$2" "$1: audit verify" run -d "$bad" audit verify >"$work/out"
	same "$1: it was changed" "$before" "$(sha256sum "$bad" 2>&1)"
	rm -rf "$bad" "$bad"-*
}

refused "no database" 66
check "no database: one was made" test ! -e "$bad"
PORTREG_DB=$work/none/x refused "no folder" 66
defers "a folder that is none" run -d "$m/portreg.db" ingest <"$m"
mkdir "$bad"
defers "a folder for a database" run -d "$bad" ingest <"$m"
rm -r "$bad" "$bad"-*
ln -s bad "$bad"
defers "a link to itself" run -d "$bad" ingest <"$m"
rm -f "$bad" "$bad"-*
: >"$bad"
refused "an empty file" 65
head -c 200000 /dev/urandom >"$bad"
refused "garbage" 65
head -c 200000 /dev/zero >"$bad"
refused "zeros" 65
sqlite3 "$bad" 'CREATE TABLE t (x)'
refused "a database of another program" 65
cp "$whole" "$bad"
sqlite3 "$bad" 'PRAGMA application_id = 1' >/dev/null
refused "another application's id" 65
cp "$whole" "$bad"
sqlite3 "$bad" 'PRAGMA user_version = 1000' >/dev/null
refused "a later version" 65
check "a later version: the log does not say so" grep -q version "$log"
cp "$whole" "$bad"
sqlite3 "$bad" 'PRAGMA user_version = 0' >/dev/null
refused "version 0 with tables" 65
head -c 50 "$whole" >"$bad"
refused "cut in its header" 65
head -c 9000 "$whole" >"$bad"
refused "cut behind its header" 65
{ printf 'SQLite format 4' && tail -c +16 "$whole"; } >"$bad"
refused "a wrong first line" 65
# Page 1 is the schema's.
{ head -c 100 "$whole" && head -c 3996 /dev/urandom &&
	tail -c +4097 "$whole"; } >"$bad"
refused "a damaged schema" 65

# Damage anywhere else is found or does no harm: 0 with the mail there, or 75.
pages=$(($(stat -c %s "$whole") / 4096))
page=1 found=0
while [ "$page" -lt "$pages" ]; do
	{
		head -c $((page * 4096)) "$whole"
		head -c 4096 /dev/urandom
		tail -c +$(((page + 1) * 4096 + 1)) "$whole"
	} >"$bad"
	run -d "$bad" ingest <"$m" 2>/dev/null
	status=$?
	case $status in
	0)
		same "page $page is damaged, kept" 1 "$(sqlite3 -readonly "$bad" \
			'SELECT count(*) FROM message NOT INDEXED
			WHERE bytes > 0 AND id = 2' 2>&1)"
		;;
	75) pass ;;
	*) fail "page $page is damaged: exit $status" ;;
	esac
	run -d "$bad" audit verify >/dev/null 2>&1
	status=$?
	case $status in
	1 | 65) found=$((found + 1)) ;;
	*) fail "page $page is damaged: audit verify exits with $status" ;;
	esac
	rm -f "$bad" "$bad"-*
	page=$((page + 1))
done
same "damaged pages that audit verify found" "$((pages - 1))" "$found"

# A WAL that is cut or damaged holds what it can; nothing is made up.
cp "$db" "$bad"
cp "$db-wal" "$bad-wal" 2>/dev/null || : >"$bad-wal"
head -c 100 /dev/urandom >>"$bad-wal"
keeps "the original beside it" "$m"
expect 0 "garbage at the end of the WAL" run -d "$bad" ingest <"$m"
expect 0 "garbage at the end of the WAL: verify" run -d "$bad" audit verify \
	>/dev/null
rm -f "$bad" "$bad"-*
unchanged "after all of these" 2

# --- Locks ------------------------------------------------------------------

echo 'busy-timeout = 1' >"$config"
mail 3 >"$m"
hold "$db-lock"
start=$(seconds)
defers "the lock is held" run -c "$config" ingest <"$m"
within "the lock is held" 30 "$start"
check "the lock is held: the log does not say so" grep -q others "$log"
start=$(seconds)
defers "the lock is held and SIGALRM blocked" timeout -s KILL 40 \
	env --block-signal=ALRM "LD_PRELOAD=$preload" "PORTREG_DB=$db" \
	"$PORTREG" -c "$config" ingest <"$m"
within "the lock is held and SIGALRM blocked" 30 "$start"
start=$(seconds)
echo 'busy-timeout = 0' >"$work/at-once"
defers "the lock is held, no waiting" run -c "$work/at-once" ingest <"$m"
within "the lock is held, no waiting" 8 "$start"
same "the lock is held: messages" 2 "$(messages)"
{
	sleep 0.3
	kill "$holder"
} &
keeps "the lock is released in time" "$m"
wait
unchanged "the lock is released" 3

# sqlite3 holds a lock until its input ends.
held() {
	mkfifo "$work/sql"
	sqlite3 -bail "$db" <"$work/sql" >"$work/held" 2>&1 &
	sqlite=$!
	exec 3>"$work/sql"
	echo "$1; SELECT 'held';" >&3
	tries=0
	until grep -q held "$work/held" || [ "$tries" -gt 3000 ]; do
		tries=$((tries + 1))
		sleep 0.01
	done
	check "sqlite3: $1: $(cat "$work/held")" grep -q held "$work/held"
}
let_go() {
	exec 3>&-
	wait "$sqlite"
	rm "$work/sql"
}
mail 4 >"$m"
for mode in IMMEDIATE EXCLUSIVE; do
	held "BEGIN $mode"
	start=$(seconds)
	defers "BEGIN $mode" run -c "$config" ingest <"$m"
	within "BEGIN $mode" 30 "$start"
	expect 0 "BEGIN $mode: audit verify" run -c "$config" audit verify \
		>/dev/null
	let_go
done
held "BEGIN; SELECT count(*) FROM message"
keeps "beside a reader" "$m" -c "$config"
let_go
unchanged "beside sqlite3" 4
mail 5 >"$m"
# Leaving WAL, sqlite3 holds the whole file.
held "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE"
defers "the whole file is locked" run -c "$config" ingest <"$m"
let_go
keeps "another journal mode" "$m" -c "$config"
same "it is WAL again" wal "$(sqlite3 "$db" 'PRAGMA journal_mode')"
rm -f "$db-lock"
ln -s "$work/elsewhere" "$db-lock"
mail 6 >"$m"
defers "the lock's file is a link" run ingest <"$m"
check "the lock's file is a link: it was followed" test ! -e "$work/elsewhere"
rm "$db-lock"
mkdir "$db-lock"
defers "the lock's file is a folder" run ingest <"$m"
rmdir "$db-lock"
keeps "no lock's file" "$m"
unchanged "locks" 6

# --- Too little of everything -----------------------------------------------

# limited WHAT LIMIT: prlimit(1) gives the filter less.
limited() {
	defers "$1" prlimit "$2" \
		env "LD_PRELOAD=$preload" "PORTREG_DB=$db" "$PORTREG" ingest <"$m"
	left "$1"
}
mail 7 >"$m"
# (Nor may the log.)
expect 75 "no file may grow" prlimit --fsize=0 env "PORTREG_DB=$db" \
	"$PORTREG" ingest <"$m"
limited "no more files" --nofile=4
if [ -z "${SANITIZE:-}" ]; then
	head -c 60000000 /dev/zero | tr '\0' '\n' >"$m"
	before=$(messages)
	for memory in 60 90 120; do
		prlimit --as="${memory}000000" env "PORTREG_DB=$db" \
			"$PORTREG" ingest <"$m" 2>/dev/null
		same "$memory MB of memory for a mail of 60" 75 "$?"
	done
	same "too little memory: messages" "$before" "$(messages)"
	left "too little memory"
fi
mail 7 >"$m"
if [ "$(id -u)" -eq 0 ] && [ "$NAMESPACE" != -rm ] && chmod 711 "$work" &&
	setpriv --reuid=65534 --regid=65534 --clear-groups \
		"$PORTREG" --version >/dev/null 2>&1; then
	nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
	mkdir "$work/theirs"
	chown 65534:65534 "$work/theirs"
	# shellcheck disable=SC2086 # words
	expect 0 "nobody's database" $nobody "$PORTREG" -d "$work/theirs/db" \
		init >/dev/null
	: >"$log" && chmod 666 "$log"
	# shellcheck disable=SC2086 # words
	defers "no more processes" $nobody prlimit --nproc=0 env \
		"ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0" \
		"LD_PRELOAD=$preload" "$PORTREG" -d "$work/theirs/db" ingest <"$m"
	check "no more processes: the log does not say so" grep -q fork "$log"
	# shellcheck disable=SC2086 # words
	expect 0 "with processes" $nobody "$PORTREG" -d "$work/theirs/db" \
		ingest <"$m"
	mail 8 >"$m"
	# As in Dovecot, which limits what its pipes may use, for good. (The
	# sanitizer needs more than is given.)
	# shellcheck disable=SC2086 # words
	[ -n "${SANITIZE:-}" ] || expect 0 "the caller's limits are lower" \
		prlimit --as=268435456:268435456 --cpu=4:4 $nobody \
		"$PORTREG" -d "$work/theirs/db" ingest <"$m"
	chmod 400 "$work/theirs/db"
	mail 9 >"$m"
	# shellcheck disable=SC2086 # words
	defers "no right to write" $nobody env "LD_PRELOAD=$preload" \
		"$PORTREG" -d "$work/theirs/db" ingest <"$m"
	chmod 600 "$work/theirs/db"
	chmod 500 "$work/theirs"
	rm -f "$work/theirs/db"-*
	# shellcheck disable=SC2086 # words
	defers "no right to make files beside it" $nobody env \
		"LD_PRELOAD=$preload" "$PORTREG" -d "$work/theirs/db" ingest <"$m"
	# shellcheck disable=SC2086 # words
	defers "no right to look" $nobody env "LD_PRELOAD=$preload" \
		"$PORTREG" -d "$db" ingest <"$m"
	echo 'busy-timeout = 1' >"$work/secret" && chmod 600 "$work/secret"
	# shellcheck disable=SC2086 # words
	defers "no right to read the configuration" $nobody env \
		"LD_PRELOAD=$preload" "$PORTREG" -c "$work/secret" ingest <"$m"
	chmod 700 "$work"
else
	skip "no more processes, no rights: they need another user"
fi
same "too little: messages" 6 "$(messages)"

# --- A parser that goes wrong -----------------------------------------------

# Wall time enough that a busy machine does not pass for a child that hangs.
limit() {
	printf '%s\n' "$@" 'child-memory = 256M' >"$config"
}
limit 'child-cpu = 1' 'child-time = 60'
plain=$preload
number=6
# wrong WHAT REASON: the parser does WHAT; the message is kept and says REASON.
wrong() {
	number=$((number + 1))
	mail "$number" >"$m"
	: >"$log"
	start=$(seconds)
	preload=$plain:$evil_parser
	EVIL=$1 run -c "$config" ingest <"$m" 2>"$work/stderr"
	same "parser: $1" 0 "$?"
	preload=$plain
	within "parser: $1" 50 "$start"
	kept "parser: $1" "$m"
	same "parser: $1: verdict" "quarantined quarantined" \
		"$(column "verdict || ' ' || kind" "$number")"
	check "parser: $1: reason is '$(column reason "$number")'" \
		sh -c 'echo "$1" | grep -q "$2"' - \
		"$(column reason "$number")" "$2"
	same "parser: $1: the log" "m$number quarantined" \
		"$(cut -d ' ' -f 1,2 "$log")"
	# A sanitizer says what it finds.
	[ -n "${SANITIZE:-}" ] ||
		same "parser: $1: stderr" "" "$(cat "$work/stderr")"
	left "parser: $1"
}
# A sanitizer, asked to speak where no file may grow, ends by another signal.
if [ -n "${SANITIZE:-}" ]; then
	wrong crash "signal"
else
	wrong crash "signal 11"
fi
wrong abort "signal 6"
wrong loop "CPU"
limit 'child-time = 2'
wrong sleep "longer than 2 s"
limit 'child-cpu = 1' 'child-time = 60'
wrong exit "nothing"
wrong lie "nothing"
if [ -z "${SANITIZE:-}" ]; then
	wrong memory "signal"
fi
unchanged "a parser that goes wrong" "$number"
preload=$plain:$evil_parser
EVIL=crash run ingest <"$m" 2>/dev/null
same "again, by a parser that crashes: exit" 0 "$?"
preload=$plain
same "again, by a parser that crashes: a count" 2 "$(column copies "$number")"
keeps "a parser that does well after it" "$m"
same "it is not read anew" quarantined "$(column verdict "$number")"

# find_children: of $parent, once it has one.
find_children() {
	children='' tries=0
	while [ -z "$children" ] && [ "$tries" -lt 500 ]; do
		sleep 0.01
		tries=$((tries + 1))
		children=$(cat "/proc/$parent/task/$parent/children" 2>/dev/null)
	done
	check "the filter has no child" test -n "$children"
}

# The parser is stopped by somebody: no fault of the message's, but it is kept.
number=$((number + 1))
mail "$number" >"$m"
export PORTREG_DB="$db"
EVIL=sleep LD_PRELOAD=$plain:$evil_parser \
	"$PORTREG" ingest <"$m" 2>"$work/stderr" &
parent=$!
find_children
sleep 0.05
# shellcheck disable=SC2086 # words
kill -s KILL $children
wait "$parent"
same "the parser is killed: exit" 0 "$?"
same "the parser is killed: verdict" quarantined "$(column verdict "$number")"
kept "the parser is killed" "$m"

# The filter is stopped while it waits for the parser: 75, and no child stays.
number=$((number + 1))
mail "$number" >"$m"
EVIL=sleep LD_PRELOAD=$plain:$evil_parser \
	"$PORTREG" -c "$config" ingest <"$m" 2>"$work/stderr" &
parent=$!
find_children
kill -s TERM "$parent"
wait "$parent"
same "stopped while it waits for the parser" 75 "$?"
unset PORTREG_DB
sleep 0.1
left "stopped while it waits for the parser"
# shellcheck disable=SC2086 # words
kill -s KILL $children 2>/dev/null
same "stopped while it waits for the parser: messages" "$((number - 1))" \
	"$(messages)"
keeps "delivered anew" "$m"
unchanged "the end" "$number"
finish
