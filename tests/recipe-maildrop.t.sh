#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The real maildrop runs the recipe of samples/recipes/maildrop, as an MTA's
# mailbox_command runs it. What cannot be kept it leaves to its caller.

# shellcheck disable=SC2317 # functions are called by those of mta.sh
# shellcheck source=tests/mta.sh
. tests/mta.sh
world maildrop

install -m 600 -o portreg samples/recipes/maildrop/mailfilter \
	"$spool/.mailfilter"

hand_over() {
	as portreg maildrop -f "$sender"
}

called
arrives "maildrop"
enveloped "maildrop" sam@example.org ""
arrives_bounced ""
waits_always
survives "evil"
same "what maildrop said" "" "$(cat "$work/said")"

sed -i 's/ || exit 75//' "$spool/.mailfilter"
kill_program
returns "bare, killed" 1
unload_program
returns "bare, no library" 2
check "a mailbox was made" test ! -e /var/mail/portreg
finish
