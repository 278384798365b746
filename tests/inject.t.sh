#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A delivery, each of whose calls of the system fails in turn, or is where it is
# killed. Whatever fails: it exits with 0, and the message is there, whole, once,
# read as ever or quarantined; or with 75, and delivered again it is. The database
# verifies in between, and nothing lies about. (make torture: more errors.)

# shellcheck source=tests/lib.sh
. tests/lib.sh
# shellcheck source=tests/grid.sh
. tests/grid.sh

db=$there/portreg.db
mail=$work/mail

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
sqlite3 "$db" "SELECT hex(body) FROM message JOIN text ON text.id = parsed
	WHERE sha256 = '$sum'" >"$work/parsed"
same "without a fault" new "$(sqlite3 "$db" \
	"SELECT verdict FROM message WHERE sha256 = '$sum'")"
hex=$(od -An -v -tx1 "$mail" | tr -d ' \n')

# Rows, copies, whole, as read without a fault, verdict.
facts="SELECT count(*) || ' ' || copies || ' ' || (r.body = x'$hex') || ' ' ||
	(p.body = x'$(cat "$work/parsed")') || ' ' || verdict
	FROM message JOIN text AS r ON r.id = raw
	JOIN text AS p ON p.id = parsed WHERE sha256 = '$sum'"
# A fault of the reader's own may have cost the reading.
allowed="^. 0 1 2 1 1 new\$|^. [1-9][0-9]* 1 [12] 1 1 new\$"
allowed="$allowed|^2 0 1 2 1 0 quarantined\$"

# deliveries STATE OPTION...: the grid of a delivery that begins with STATE.
deliveries() {
	state=$1
	shift
	grid "ingest, $state" --from "$states/$state" --input "$mail" \
		--again '^0$' --database "$db" --query "$facts" \
		--facts "$allowed" --stays '^portreg\.db(-wal|-shm|-lock|)$' \
		--statuses '^[^k].* (0|75)$|^kill.* (0|137)$' \
		"$@" -- "$PORTREG" ingest
}

deliveries used <<'END'
1 write ENOSPC EIO EINTR short ENOSPC+
1 open EMFILE ENOSPC EIO EINTR ENOMEM EACCES
1 truncate ENOSPC EIO
1 read EIO EINTR short
1 lock ENOLCK EINTR
1 stat EIO
1 close EIO
1 chmod EPERM
1 fork EAGAIN ENOMEM
1 pipe EMFILE ENOMEM
1 poll EINTR ENOMEM
1 wait EINTR
1 map ENOMEM
1 any kill
2 write EIO EINTR short
2 open EMFILE EIO ENOMEM
2 read EIO EINTR short
2 dup EMFILE EINTR
2 stat EIO
2 close EIO
2 confine EPERM ENOMEM
2 map ENOMEM
2 any kill
END
# What is not on the disk, by its name or its bytes, is not kept.
for begins in new used; do
	deliveries "$begins" --statuses ' 75$' <<'END'
1 sync EIO ENOSPC EINTR EIO+
END
done
deliveries new <<'END'
1 write ENOSPC EIO
1 open EMFILE
1 truncate ENOSPC
END
deliveries full <<'END'
1 write ENOSPC
1 sync EIO ENOSPC EIO+
1 open EMFILE
1 truncate ENOSPC
END
each=${STEP:-1}
[ -n "${TORTURE:-}" ] || STEP=$((each * 3))
echo '1 any kill' | deliveries full
# What fails before main is the recipe's: || exit 75. (The loader breaks, 139, where
# it gets no memory for what it loads.)
[ -n "${TORTURE:-}" ] || STEP=$((each * 10))
deliveries used --loader --statuses '.* (0|75|127|139)$' <<'END'
1 open EMFILE
1 map ENOMEM
END
if [ -n "${TORTURE:-}" ]; then
	for begins in new used full; do
		deliveries "$begins" <<'END'
1 any kill kill-after
1 write EDQUOT EFBIG EIO short EINTR ENOSPC+ EIO+
1 sync EINTR ENOSPC+
1 open ENFILE EROFS EMFILE+ EIO+
1 truncate EIO EINTR
1 read EIO EINTR short EIO+
1 lock EIO EAGAIN ENOLCK+
1 stat EACCES ENOMEM
1 close EINTR
1 pipe EMFILE+
1 wait ECHILD
2 any kill-after
2 confine ENOSYS EACCES
2 open ENFILE EMFILE+ EACCES+
2 stat ENOMEM+
2 read EIO+
2 map ENOMEM+
END
		# Before main nobody catches GLib's signal.
		deliveries "$begins" --statuses '.* (0|75|134)$' <<'END'
1 map ENOMEM+
END
	done
fi
echo "$runs runs with a fault"
finish
