# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
# shellcheck disable=SC2317 # functions are called by those of the script
# shellcheck disable=SC2034 # variables are the script's
# For the scripts that run portreg under real mail programs, with the recipes of
# samples/recipes/ as they are. Such a script runs in a world of its own, in
# which /etc, /usr and /var can be written and hold the unpacked program, the
# loopback has no other servers, and all processes end with the script:
#
#	. tests/mta.sh
#	world postfix
#
# It defines what depends on the program,
#
#	offer FILE	hands a mail over, and waits until it was tried once
#	again		has what waits tried again, and waits for that
#	waiting		prints how many mails wait
#
# (or, after "called", nothing but hand_over, which is to exit as that program),
# has mail for senders go to $mailbox, where bounces are looked for,
# and then says "arrives", "waits" and "survives".

if [ "${WORLD:-}" != "$0" ]; then
	isolated="--mount --net --pid --fork --kill-child --mount-proc"
	# shellcheck disable=SC2086 # words
	if [ "$(id -u)" -eq 0 ] && unshare $isolated true 2>/dev/null; then
		export WORLD="$0"
		exec unshare $isolated "$0" "$@"
	fi
	WORLD=none
fi
# shellcheck source=tests/lib.sh
. tests/lib.sh

spool=/var/lib/portreg
portreg=/usr/local/bin/portreg
trees=$PWD/build-mta
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
mailbox=/var/returned/mailbox

# leave WHY: the test cannot be made here.
leave() {
	skip "$1"
	finish
}

# lower FOLDER NAME...: the trees of programs, and the machine's folder last.
lower() {
	folder=$1
	shift
	for name; do
		printf '%s/%s/%s:' "$trees" "$name" "$folder"
	done
	printf '/%s' "$folder"
}

# make_world NAME...: mounts all that a world has.
make_world() {
	mkdir "$work/world" &&
		mount -t tmpfs -o mode=755 none "$work/world" || return 1
	trap 'umount -l "$work/world" 2>/dev/null; rm -rf "$work"' EXIT
	for folder in etc usr var; do
		mkdir "$work/world/$folder" "$work/world/$folder.work" &&
			mount -t overlay -o "lowerdir=$(lower "$folder" "$@"),upperdir=$work/world/$folder,workdir=$work/world/$folder.work" \
				none "/$folder" || return 1
	done
	# Nothing of the machine's mail is to be seen, nothing to reach its log.
	for folder in /run /var/log /var/mail /var/spool; do
		mount -t tmpfs -o mode=755 none "$folder" || return 1
	done
	{ [ ! -e /dev/log ] || mount --bind /dev/null /dev/log; } &&
		ip link set lo up
}

uid=64100

# users NAME...: are made, in this world alone.
users() {
	for user; do
		uid=$((uid + 1))
		sed -i "/^$user:/d" /etc/passwd /etc/group
		echo "$user:x:$uid:$uid::$spool:/bin/sh" >>/etc/passwd
		echo "$user:x:$uid:" >>/etc/group
	done
}

# as USER COMMAND...
as() {
	user=$1
	shift
	setpriv --reuid="$user" --regid="$user" --clear-groups \
		env -i PATH="$PATH" HOME="$spool" \
		${ASAN_OPTIONS:+"ASAN_OPTIONS=$ASAN_OPTIONS"} "$@"
}

# world NAME...: with the programs of these trees.
world() {
	[ "$WORLD" != none ] ||
		leave "no world of its own: not root, or unshare(1) is refused"
	for name; do
		[ -d "$trees/$name/usr" ] ||
			leave "$name is not here: make check unpacks it on Debian"
	done
	make_world "$@" ||
		leave "no world of its own: mount(8) or ip(8) is refused"
	unset WORLD
	chmod 711 "$work"
	users portreg postfix postdrop Debian-exim dovecot dovenull fetchmail
	mkdir -p "$spool" /usr/local/bin "${mailbox%/*}"
	chmod 1777 "${mailbox%/*}"
	# A disk that can be filled.
	mount -t tmpfs -o size=8m,mode=755 none "$spool"
	chown portreg:portreg "$spool"
	install -m 755 "$PORTREG" "$portreg"
	sed 's/^busy-timeout = .*/busy-timeout = 1/' samples/portreg.conf \
		>/etc/portreg.conf
	db=$spool/portreg.db count=0
	as portreg "$portreg" init >/dev/null || fail "init"
}

# called: for programs without a queue, what their caller does with a mail that
# "hand_over" got on stdin and with its exit status.
called() {
	offer() {
		cp "$1" "$work/pending"
		again
	}
	again() {
		hand_over <"$work/pending" >"$work/said" 2>&1
		got=$?
		[ "$got" -ne 75 ] || return
		rm "$work/pending"
		[ "$got" -eq 0 ] || echo "From returned, $got" >>"$mailbox"
	}
	waiting() {
		find "$work" -maxdepth 1 -name pending | wc -l
	}
}

# until_so WHAT COMMAND...: waits for COMMAND to succeed.
until_so() {
	what=$1 until=$(($(date +%s) + 120))
	shift
	until "$@"; do
		if [ "$(date +%s)" -gt "$until" ]; then
			fail "$what: it did not come to that"
			return 1
		fi
		sleep 0.1
	done
}

# ready WHAT COMMAND...: waits for a server, or ends the test.
ready() {
	until_so "$@" || finish
}

# post N: mail number N, an application behind what is too large for a disk
# that is full.
post() {
	letter "$1" | sed '$d'
	echo
	yes "This line makes mail $1 a long one." | head -n 3000
	echo
	application "$1"
}

# returned: how many mails were given back to a sender.
returned() {
	grep -c '^From ' "$mailbox" 2>/dev/null || [ -e "$mailbox" ] || echo 0
}

# is NUMBER COMMAND...
is() {
	number=$1
	shift
	[ "$("$@")" = "$number" ]
}

# kept_post WHAT N: message N of the database ends in the bytes of post N, and
# was delivered once; portreg list has the application.
kept_post() {
	same "$1: messages" "$2" "$(messages)"
	as portreg "$portreg" show "m$2" --raw >"$work/raw"
	post "$2" >"$work/post"
	tail -c "$(wc -c <"$work/post")" "$work/raw" >"$work/tail"
	check "$1: its bytes changed" cmp -s "$work/post" "$work/tail"
	same "$1: it came once" 1 "$(column copies "$2")"
	same "$1: waiting" 0 "$(waiting)"
	same "$1: returned" 0 "$(returned)"
}

# enveloped WHAT SENDER RECIPIENT: what the last message was sent with.
enveloped() {
	same "$1: sender and recipient" "$2 $3" "$(sqlite3 -readonly "$db" \
		"SELECT ifnull(body ->> '\$.sender', '') || ' ' ||
		ifnull(body ->> '\$.recipient', '')
		FROM message JOIN text ON text.id = envelope
		ORDER BY message.id DESC LIMIT 1")"
}

sender=sam@example.org

# next WHAT: the next mail is given to the program.
next() {
	count=$((count + 1))
	post "$count" >"$work/mail"
	offer "$work/mail"
}

# arrives WHAT: a mail does, and stands in the queue.
arrives() {
	next
	kept_post "$1" "$count"
	same "$1: verdict" new "$(column verdict "$count")"
	as portreg "$portreg" list >"$work/listed"
	check "$1: it is not listed" grep -q "sam$count@example.org" \
		"$work/listed"
}

# arrives_bounced RECIPIENT [SENDER]: a mail with the null sender does, as SENDER
# or "".
arrives_bounced() {
	count=$((count + 1))
	mail "$count" >"$work/mail"
	sender=
	offer "$work/mail"
	sender=sam@example.org
	same "null sender: messages" "$count" "$(messages)"
	enveloped "null sender" "${2:-}" "$1"
	same "null sender: verdict" automatic "$(column verdict "$count")"
}

# waits WHAT: a mail does, until "repair" and that the program tries again.
waits() {
	next
	same "$1: waiting" 1 "$(waiting)"
	same "$1: returned" 0 "$(returned)"
	repair
	same "$1: messages meanwhile" "$((count - 1))" "$(messages)"
	again
	kept_post "$1, repaired" "$count"
}

# waits_always: whatever is wrong.
waits_always() {
	hold_database IMMEDIATE
	waits "locked"
	hold_database EXCLUSIVE
	waits "locked for readers too"
	hide_database
	waits "no database"
	fill_disk
	waits "a full disk"
	hide_program
	waits "no program"
	kill_program
	waits "killed"
	unload_program
	waits "no library"
}

# survives WHAT: a mail that kills its reader arrives all the same.
survives() {
	evil_program
	next
	repair
	kept_post "$1" "$count"
	same "$1: verdict" quarantined "$(column verdict "$count")"
	as portreg "$portreg" list --quarantined >"$work/listed"
	# (A sanitizer makes a tidy exit of it.)
	reason=signal
	[ -z "${SANITIZE:-}" ] || reason=
	check "$1: it is not listed" grep -q "^m$count .*$reason" "$work/listed"
	arrives "after $1"
}

# returns WHAT COUNT: the last mail, offered again, is given back, as COUNT were.
# So "|| exit 75" is not there for nothing, and "returned" sees what it is for.
returns() {
	offer "$work/mail"
	until_so "$1: returned" is "$2" returned
	same "$1: waiting" 0 "$(waiting)"
	repair
}

# --- What is wrong, and "repair" --------------------------------------------

hold_database() {
	mkfifo "$work/sql"
	sqlite3 -bail "$db" <"$work/sql" >"$work/held" 2>&1 &
	holder=$!
	exec 3>"$work/sql"
	echo "BEGIN $1; SELECT 'held';" >&3
	until_so "BEGIN $1" grep -q held "$work/held"
	repair() {
		exec 3>&-
		wait "$holder"
		rm "$work/sql"
	}
}

hide_database() {
	mkdir "$spool/away"
	mv "$db"* "$spool/away"
	repair() {
		mv "$spool/away/"* "$spool"
		rmdir "$spool/away"
	}
}

fill_disk() {
	cat /dev/zero >"$spool/filler" 2>/dev/null
	repair() {
		rm "$spool/filler"
	}
}

hide_program() {
	mv "$portreg" "$portreg.away"
	repair() {
		mv "$portreg.away" "$portreg"
	}
}

# instead LINE...: a shell script runs in place of the program.
instead() {
	hide_program
	printf '%s\n' '#!/bin/sh' "$@" >"$portreg"
	chmod 755 "$portreg"
}

# For a mail that is not read to its end is another failure.
kill_program() {
	# shellcheck disable=SC2016 # the script's own
	instead 'cat >/dev/null' 'kill -s KILL $$'
}

# As the loader says where a library is missing.
unload_program() {
	instead 'cat >/dev/null' 'exit 127'
}

evil_program() {
	instead 'export EVIL=crash ASAN_OPTIONS=verify_asan_link_order=0' \
		"LD_PRELOAD=$evil_parser exec $portreg.away \"\$@\""
}
