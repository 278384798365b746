# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
# For the scripts that test portreg from outside: a folder of their own, the
# count of what passed, and the last line that run.sh reads.
#
#	. tests/lib.sh
#	expect 75 "no database" run ingest <mail
#	finish

set -u
PORTREG=${PORTREG:-$PWD/portreg}
BUILD=${BUILD:-$PWD/build}
passed=0 failed=0 skipped=0
exec 9>&1 # where failures are told, wherever stdout goes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# Nothing of the caller's may decide where the mail goes.
unset PORTREG_DB SENDER RECIPIENT XDG_DATA_HOME
export HOME="$work"
db=$work/portreg.db
# Other users, whom some tests need, may not look into the tree: copies.
mkdir "$work/bin"
cp "$PORTREG" "$BUILD"/tests/preload/*.so "$work/bin"
PORTREG=$work/bin/${PORTREG##*/}
# What run() preloads; the log goes to a file and never to the machine's.
preload=$work/bin/syslog_to_file.so
# shellcheck disable=SC2034 # for the scripts
evil_parser=$work/bin/evil_parser.so
# shellcheck disable=SC2034
clock_at=$work/bin/clock_at.so
log=$work/log
export SYSLOG_FILE="$log"
if [ -n "${SANITIZE:-}" ]; then
	# The sanitizer wants to be the first library, and a preloaded one is.
	export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
fi

pass() {
	passed=$((passed + 1))
}

fail() {
	failed=$((failed + 1))
	echo "failed: $*" >&9
}

skip() {
	skipped=$((skipped + 1))
	echo "skipped: $*" >&9
}

# check WHAT COMMAND...: COMMAND must succeed.
check() {
	what=$1
	shift
	if "$@"; then pass; else fail "$what"; fi
}

# same WHAT WANTED GOT
same() {
	if [ "$2" = "$3" ]; then
		pass
	else
		fail "$1: wanted '$2', got '$3'"
	fi
}

# sqlite3 ARGUMENT...: waits for a lock, as beside an import there may be one.
sqlite3() {
	command sqlite3 -cmd '.timeout 60000' "$@"
}

# run ARGUMENT...: portreg on the script's database.
run() {
	LD_PRELOAD=$preload PORTREG_DB=$db "$PORTREG" "$@"
}

# expect STATUS WHAT COMMAND...: exit status, and at most one line on stderr.
# (Not behind a pipe: what a subshell counts is lost.)
expect() {
	wanted=$1 what=$2
	shift 2
	"$@" 2>"$work/stderr"
	got=$?
	if [ "$got" -ne "$wanted" ]; then
		fail "$what: exit $got instead of $wanted: $(cat "$work/stderr")"
	elif [ "$(wc -l <"$work/stderr")" -gt 1 ]; then
		fail "$what: more than a line: $(cat "$work/stderr")"
	else
		pass
	fi
}

# defers WHAT COMMAND...: the filter says 75, one short line on stderr that
# tells nothing of the message or the machine, and why in the log.
defers() {
	: >"$log"
	expect 75 "$@"
	if grep -q -e "$work" -e '@' -e 'message [0-9k]' "$work/stderr"; then
		fail "$1: stderr tells too much: $(cat "$work/stderr")"
	fi
	if [ "$(wc -c <"$work/stderr")" -gt 80 ]; then
		fail "$1: stderr is long: $(cat "$work/stderr")"
	fi
	same "$1: reasons in the log" 1 "$(grep -c '^deferred: ..' "$log")"
}

# keeps WHAT FILE [ARGUMENT...]: the filter takes FILE and says nothing; the
# bytes of FILE are stored.
keeps() {
	label=$1 file=$2
	shift 2
	expect 0 "$label" run ingest "$@" <"$file"
	same "$label: stderr" "" "$(cat "$work/stderr")"
	kept "$label" "$file"
}

# kept WHAT FILE
kept() {
	sum=$(sha256sum <"$2")
	rm -f "$work/body"
	sqlite3 -readonly "$db" "SELECT writefile('$work/body', body)
		FROM message JOIN text ON text.id = raw
		WHERE sha256 = '${sum%% *}'" >/dev/null
	check "$1: it is not stored byte for byte" cmp -s "$2" "$work/body"
}

# verified WHAT
verified() {
	check "$1: audit verify" run audit verify >"$work/verified"
}

# column NAME MESSAGE: of table message.
column() {
	sqlite3 -readonly "$db" "SELECT $1 FROM message WHERE id = $2"
}

# A new, empty database at $db.
new_database() {
	rm -f "$db" "$db"-*
	run init >/dev/null || fail "init"
}

# messages: how many are kept.
messages() {
	sqlite3 -readonly "$db" 'SELECT count(*) FROM message'
}

# mail N: message number N, always the same bytes for one N.
mail() {
	cat <<EOF
From: Sam Pell <sam@example.org>
To: ports@registry.example
Message-ID: <$1@example.org>
Date: Mon, 12 Jul 2004 09:00:00 +0000
Subject: message $1

This is message $1.
EOF
}

# application N [SHORT [ADDRESS]]: the text of application number N, always the
# same. Each answer that is nobody's but the office's holds a canary.
application() {
	cat <<EOF
Your Name: Sam Pell $1
Your E-mail: ${3:-sam$1@example.org}

1. What is the protocol-number between the user machine and the server machine?
TCP (6), CANARY protocol $1

2. What message formats are used?
CANARY formats $1

3. What message types are used?
CANARY types $1

4. What message op codes are used?
CANARY codes $1

5. What message sequences are used?
CANARY sequences $1

6. What functions are performed by this protocol?
CANARY functions $1

7. Is either broadcast or multicast used?
Yes

If yes, how and what for?
CANARY use $1

8. Please give us a technical description of your proposed use of the user port number. (At least 2 paragraphs)
CANARY description $1

CANARY second paragraph $1

9. What is the proposed name of the user port number? (For example: Super User Message Service)
Meter Service $1

10. What SHORT name (14 CHARACTER MAXIMUM) do you want associated with this port number? (For example: sums)
${2:-meter-$1}

EOF
}

# letter N: the headers of mail number N.
letter() {
	cat <<EOF
From: Sam Pell $1 <${2:-sam$1@example.org}>
To: ports@registry.example
Message-ID: <letter.$1@example.org>
Date: Mon, 12 Jul 2004 09:00:00 +0000
Subject: an application $1

EOF
}

# apply N [SHORT [ADDRESS]]: application N as a mail of its own.
apply() {
	{ letter "$1" "${3:-}" && application "$@"; } | run ingest
}

# hold FILE: another process has the flock(2) of FILE, until release.
hold() {
	flock --no-fork "$1" sleep 60 &
	holder=$! tries=0
	while flock --nonblock "$1" true && [ "$tries" -lt 1000 ]; do
		tries=$((tries + 1))
	done
}

release() {
	kill "$holder"
	wait "$holder" 2>/dev/null
}

# list: a published list, always the same bytes.
list() {
	cat <<EOF
PORT NUMBERS

(last updated 2004-07-12)

Keyword         Decimal    Description                     References
-------         -------    -----------                     ----------
tcpmux            1/tcp    TCP Port Service Multiplexer
tcpmux            1/udp    TCP Port Service Multiplexer
#                          Mark Lottor <MKL@nisc.sri.com>
echo              7/tcp    Echo
echo              7/udp    Echo
EOF
}

finish() {
	echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" -eq 0 ]
	exit
}
