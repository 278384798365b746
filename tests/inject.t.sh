#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A delivery, each of whose calls of the system fails in turn, or is where it is
# killed. Whatever fails: it exits with 0, and the message is there, whole, once,
# read as ever or quarantined; or with 75, and delivered again it is. The database
# verifies in between, and nothing lies about. (make torture: more errors.)

# shellcheck disable=SC2317 # functions are called by grid
# shellcheck source=tests/lib.sh
. tests/lib.sh
# shellcheck source=tests/grid.sh
. tests/grid.sh

there=$work/there
db=$there/portreg.db
mail=$work/mail
states=$work/states
mkdir "$there" "$states"

# state NAME: what is there is one that deliveries begin from.
state() {
	rm -rf "${states:?}/$1"
	cp -r "$there" "$states/$1"
}

# An application in a charset that takes a module of iconv.
{
	cat <<'END'
From: Sam Pell <sam@example.org>
To: ports@registry.example
Message-ID: <injected@example.org>
Date: Mon, 12 Jul 2004 09:00:00 +0000
Subject: an application
MIME-Version: 1.0
Content-Type: text/plain; charset=koi8-r
Content-Transfer-Encoding: 8bit

END
	application 1
	printf '\301\302\303\n'
} >"$mail"
sum=$(sha256sum <"$mail")
sum=${sum%% *}

new_database
state new
mail 1 | run ingest
mail 2 | run ingest
state used
# Behind so many pages of WAL comes a checkpoint.
number=2 before=0 size=0
while [ "$size" -ge "$before" ]; do
	before=$size number=$((number + 1))
	state full
	mail "$number" | run ingest
	size=$(stat -c %s "$db-wal")
done
# What it is without a fault.
run ingest <"$mail"
sqlite3 "$db" "SELECT writefile('$work/parsed', body) FROM message
	JOIN text ON text.id = parsed WHERE sha256 = '$sum'" >/dev/null
same "without a fault" new "$(sqlite3 "$db" \
	"SELECT verdict FROM message WHERE sha256 = '$sum'")"

prepare() {
	rm -rf "$there"
	cp -r "$states/$from" "$there"
}

disturbed() {
	LD_PRELOAD=$preload PORTREG_DB=$db "$@" "$PORTREG" ingest <"$mail"
}

# Of the message: rows, deliveries, whole, as read without a fault, verdict.
facts() {
	sqlite3 -separator ' ' "$db" "SELECT count(*), copies, r.body =
		CAST(readfile('$mail') AS BLOB), p.body =
		CAST(readfile('$work/parsed') AS BLOB), verdict
		FROM message JOIN text AS r ON r.id = raw
		JOIN text AS p ON p.id = parsed WHERE sha256 = '$sum'"
}

judge_status() {
	case "$fault $status" in
	*" 0" | *" 75" | kill*" 137") ;;
	# What fails before main is the recipe's: || exit 75.
	*" 127") [ -n "$loader" ] || complain "exit 127" ;;
	*) complain "exit $status: $(cat "$work/stderr")" ;;
	esac
}

# A fault of the reader's own may have cost the reading.
judge_facts() {
	case "$process $status $1" in
	?" 0 1 2 1 1 new" | ?" "*" 1 "[12]" 1 1 new") ;;
	"2 0 1 2 1 0 quarantined") ;;
	*) complain "exit $status, and in the end '$1'" ;;
	esac
}

judge() {
	judge_status
	run audit verify >"$work/verified" || complain "$(cat "$work/verified")"
	run ingest <"$mail" 2>"$work/stderr" ||
		complain "again: $(cat "$work/stderr")"
	judge_facts "$(facts)"
	for file in "$there"/* "$there"/.[!.]*; do
		case ${file#"$there"} in
		"/.[!.]*" | /portreg.db | /portreg.db-lock | \
			/portreg.db-shm | /portreg.db-wal) ;;
		*) complain "it leaves $file" ;;
		esac
	done
}

# row PROCESS KIND FAULT...
row() {
	grid "ingest, $from" "$@"
}

loader=
from=used
row 1 write ENOSPC EIO EINTR short ENOSPC+
row 1 sync EIO ENOSPC EINTR EIO+
row 1 open EMFILE ENOSPC EIO EINTR ENOMEM EACCES
row 1 truncate ENOSPC EIO
row 1 read EIO EINTR short
row 1 lock ENOLCK EINTR
row 1 stat EIO
row 1 close EIO
row 1 chmod EPERM
row 1 fork EAGAIN ENOMEM
row 1 pipe EMFILE ENOMEM
row 1 poll EINTR ENOMEM
row 1 wait EINTR
row 2 write EIO EINTR short
row 2 open EMFILE EIO ENOMEM
row 2 read EIO EINTR short
row 2 dup EMFILE EINTR
row 2 stat EIO
row 2 close EIO
row 2 confine EPERM ENOMEM
# A sanitizer maps memory itself.
if [ -z "${SANITIZE:-}" ]; then
	row 1 map ENOMEM
	row 2 map ENOMEM
fi
row 2 any kill
for from in new full; do
	row 1 write ENOSPC EIO
	row 1 sync EIO ENOSPC EIO+
	row 1 open EMFILE
	row 1 truncate ENOSPC
done
for from in used full; do
	row 1 any kill
done
if [ -n "${TORTURE:-}" ]; then
	for from in new used full; do
		row 1 any kill-after
		row 1 write EDQUOT EFBIG short EINTR ENOSPC+ EIO+
		row 1 sync EINTR ENOSPC+
		row 1 open ENFILE EACCES EROFS EMFILE+
		row 1 truncate EIO EINTR
		row 1 read EIO EINTR short EIO+
		row 1 lock EIO EAGAIN EINTR ENOLCK+
		row 1 stat EACCES ENOMEM
		row 1 close EINTR
		row 1 pipe EMFILE+
		row 1 wait ECHILD
	done
	from=new
	row 1 any kill
	row 2 any kill-after
	row 2 confine ENOSYS EACCES
	row 2 open ENFILE EMFILE+ EACCES+
	row 2 stat ENOMEM+
	row 2 read EIO+
	[ -n "${SANITIZE:-}" ] || row 2 map ENOMEM+
	[ -n "${SANITIZE:-}" ] || row 1 map ENOMEM+
fi
# The loader's own calls, which are all the same.
from=used loader=yes
[ -n "${TORTURE:-}" ] || STEP=10
row 1 open EMFILE
[ -n "${SANITIZE:-}" ] || row 1 map ENOMEM
echo "$all_runs runs with a fault"
finish
