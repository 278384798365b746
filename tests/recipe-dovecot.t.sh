#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The real Dovecot takes mail by LMTP and runs the recipe of
# samples/recipes/dovecot, Sieve's pipe. What cannot be kept is refused for now.

# shellcheck disable=SC2317 # functions are called by those of mta.sh
# shellcheck source=tests/mta.sh
. tests/mta.sh
world dovecot

recipe=samples/recipes/dovecot

configure() {
	cat - >/etc/dovecot/dovecot.conf <<-EOT
		protocols = lmtp
		log_path = /var/log/dovecot.log
		listen = 127.0.0.1
		ssl = no
		mail_location = maildir:~/Maildir
		first_valid_uid = 500
		service lmtp {
		  inet_listener lmtp {
		    port = 24
		  }
		}
		passdb {
		  driver = static
		  args = nopassword=y
		}
		!include conf.d/90-portreg.conf
	EOT
	mkdir -p /etc/dovecot/conf.d /etc/dovecot/no-mail \
		/usr/lib/dovecot/sieve-pipe
	cp "$recipe/dovecot.conf" /etc/dovecot/conf.d/90-portreg.conf
	cp "$recipe/portreg.users" "$recipe/portreg.sieve" /etc/dovecot
	install "$recipe/portreg-pipe" /usr/lib/dovecot/sieve-pipe/portreg
	# A sanitizer wants more memory than there is.
	[ -z "${SANITIZE:-}" ] || sed -i 's/vsz_limit = .*/vsz_limit = 0/' \
		/etc/dovecot/conf.d/90-portreg.conf
	sievec /etc/dovecot/portreg.sieve
}

hand_over() {
	"$BUILD/tests/tools/submit" lmtp 24 "$sender" ports@registry.example
}

listens() {
	"$BUILD/tests/tools/submit" lmtp 24 x x </dev/null | grep -q .
}

case $(dovecot --version) in
2.3.*) ;;
*) leave "the recipe is for Dovecot 2.3" ;;
esac
configure
dovecot -F &
daemon=$!
ready "dovecot runs" listens
called
arrives "dovecot"
enveloped "dovecot" sam@example.org ports@registry.example
arrives_bounced ports@registry.example
waits_always
survives "evil"
same "the mailbox" "" "$(find /etc/dovecot/no-mail "$spool" -name new)"

# taken: what waits is given over once more. (Dovecot looks no more than once a
# second whether the file of its users has changed.)
taken() {
	is 0 waiting || again
	is 0 waiting
}

# With a mailbox, what waits elsewhere ends where nobody looks.
sed -i "s|/etc/dovecot/no-mail|$spool/Maildir|" /etc/dovecot/portreg.users
unload_program
offer "$work/mail"
until_so "bare: it is taken" taken
repair
same "bare: the mailbox" 1 "$(find "$spool/Maildir/new" -type f | wc -l)"
kill "$daemon"
wait "$daemon"
finish
