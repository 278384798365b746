#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The real procmail runs the recipe of samples/recipes/procmail: what is kept
# leaves it with 0, all else stays with the MTA, and nothing ends in $DEFAULT.

# shellcheck disable=SC2317 # functions are called by those of mta.sh
# shellcheck source=tests/mta.sh
. tests/mta.sh

if ! command -v procmail >/dev/null; then
	skip "procmail is not here"
	finish
fi
# procmail trusts no rcfile that others may write.
rc=$work/procmailrc
cp samples/recipes/procmail/procmailrc "$rc"
chmod 644 "$rc"
m=$work/m

# deliver PROGRAM [ASSIGNMENT...]: what the MTA does. Without -p procmail gives
# its programs an environment of its own, so all that they need is assigned.
deliver() {
	program=$1
	shift
	procmail -m "PORTREG=$program" "PORTREG_DB=$db" "DEFAULT=$work/default" \
		"ORGMAIL=$work/orgmail" "MAILDIR=$work" \
		"LOGFILE=$work/procmail.log" "LD_PRELOAD=$preload" \
		"SYSLOG_FILE=$log" \
		${ASAN_OPTIONS:+"ASAN_OPTIONS=$ASAN_OPTIONS"} "$@" "$rc" <"$m"
}

# delivered WHAT STATUS COUNT ARGUMENT...: exit status, messages, no mailbox.
delivered() {
	what=$1 wanted=$2 count=$3
	shift 3
	deliver "$@" 2>"$work/stderr"
	same "$what: procmail's exit" "$wanted" "$?"
	check "$what: \$DEFAULT has mail" test ! -e "$work/default"
	check "$what: \$ORGMAIL has mail" test ! -e "$work/orgmail"
	[ ! -e "$db" ] || same "$what: messages" "$count" "$(messages)"
}

mail 1 >"$m"
delivered "no database" 75 0 "$PORTREG"
new_database
delivered "after the repair" 0 1 "$PORTREG"
kept "after the repair" "$m"
same "after the repair: it arrived once" 1 "$(column copies 1)"
delivered "the MTA tries again all the same" 0 1 "$PORTREG"

mail 2 >"$m"
delivered "portreg is not there" 75 1 "$work/none"
delivered "portreg is no program" 75 1 "$m"
delivered "portreg is a folder" 75 1 "$work"
printf '#!/bin/sh\nexit 127\n' >"$work/unloaded"
printf '#!/bin/sh\nkill -s SEGV $$\n' >"$work/killed"
chmod +x "$work/unloaded" "$work/killed"
delivered "a library is missing" 75 1 "$work/unloaded"
delivered "portreg is killed" 75 1 "$work/killed"

hold "$db-lock"
echo 'busy-timeout = 1' >"$work/config"
cat >"$work/impatient" <<EOF
#!/bin/sh
exec "$PORTREG" -c "$work/config" "\$@"
EOF
chmod +x "$work/impatient"
delivered "locked" 75 1 "$work/impatient"
release
delivered "the lock is gone" 0 2 "$work/impatient"
kept "the lock is gone" "$m"
same "the lock is gone: it arrived once" 1 "$(column copies 2)"

# The From_ line that the MTA's pipe puts before it
mail 3 >"$work/plain"
{
	echo 'From sam@example.org  Mon Jul 12 09:00:00 2004'
	cat "$work/plain"
} >"$m"
delivered "with a From_ line" 0 3 "$PORTREG"
kept "with a From_ line" "$work/plain"
{
	echo 'From sam@example.org  Mon Jul 12 10:00:00 2004'
	cat "$work/plain"
} >"$m"
delivered "with another From_ line" 0 3 "$PORTREG"

# Large mails: procmail takes a write that fails for a failed delivery.
{
	mail 4
	head -c 3000000 /dev/zero | tr '\0' 'x' | fold -w 76
} >"$m"
delivered "3 MB" 0 4 "$PORTREG"
kept "3 MB" "$m"
{
	mail 5
	head -c 3000000 /dev/zero | tr '\0' 'y' | fold -w 76
} >"$m"
good=$db
db=$work/none.db
delivered "3 MB and no database" 75 0 "$PORTREG"
db=$good
echo 'max-message = 1M' >"$work/config"
delivered "3 MB and a limit of 1" 75 4 "$work/impatient"
delivered "3 MB after it" 0 5 "$PORTREG"
kept "3 MB after it" "$m"

# A message that kills the parser
mail 6 >"$m"
delivered "a parser that crashes" 0 6 "$PORTREG" EVIL=crash \
	"LD_PRELOAD=$preload:$evil_parser"
kept "a parser that crashes" "$m"
same "a parser that crashes: verdict" quarantined "$(column verdict 6)"

# Bytes that a mailbox would quote or a line-wise program would change
printf 'From: a@b\nSubject: odd\n\nFrom here\n>From there\n.\n\n\377\0x' >"$m"
delivered "odd bytes" 0 7 "$PORTREG"
kept "odd bytes" "$m"
verified "at the end"
same "what procmail left" "" "$(find "$work" -name 'msg.*' -o -name '_*')"

# In a world of its own, as another user, and with what all recipes are tried.
# shellcheck disable=SC2119 # it needs no other program
world
install -m 644 samples/recipes/procmail/procmailrc /etc/portreg.procmailrc

hand_over() {
	{
		echo "From ${sender:-MAILER-DAEMON}  Mon Jul 12 09:00:00 2004"
		cat
	} >"$work/piped"
	as portreg procmail -m "DEFAULT=$spool/mbox" "ORGMAIL=$spool/mbox" \
		/etc/portreg.procmailrc <"$work/piped"
}

called
arrives "procmail"
enveloped "procmail" "$sender" ""
arrives_bounced "" MAILER-DAEMON
waits_always
survives "evil"
check "a mailbox was made" test ! -e "$spool/mbox"

# Bare, what waits elsewhere ends where nobody looks.
sed -i '/^EXITCODE/d; /^HOST/d' /etc/portreg.procmailrc
unload_program
offer "$work/mail"
repair
same "bare: waiting" 0 "$(waiting)"
check "bare: the mailbox" grep -q '^Subject: an application' "$spool/mbox"
finish
