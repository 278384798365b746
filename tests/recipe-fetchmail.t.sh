#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The real fetchmail runs the recipe of samples/recipes/fetchmail, with a real
# IMAP server. What cannot be kept stays in the mailbox.

# shellcheck disable=SC2317 # functions are called by those of mta.sh
# shellcheck source=tests/mta.sh
. tests/mta.sh
world dovecot fetchmail

maildir=/var/vmail/Maildir
rc=/etc/portreg.fetchmailrc

# (No certificate is made here, so there is no TLS.)
configure() {
	cat >/etc/dovecot/dovecot.conf <<-EOT
		protocols = imap
		log_path = /var/log/dovecot.log
		listen = 127.0.0.1
		ssl = no
		disable_plaintext_auth = no
		mail_location = maildir:$maildir
		first_valid_uid = 500
		passdb {
		  driver = static
		  args = password=secret
		}
		userdb {
		  driver = static
		  args = uid=vmail gid=vmail home=/var/vmail
		}
	EOT
	users vmail
	mkdir -p /var/vmail /var/lib/dovecot
	chown vmail /var/vmail
	as vmail mkdir -p "$maildir/tmp" "$maildir/new" "$maildir/cur"
	echo '127.0.0.1 mail.registry.example' >>/etc/hosts
	sed 's/ ssl sslcertck/ sslproto ""/' \
		samples/recipes/fetchmail/fetchmailrc >"$rc"
	chmod 600 "$rc" && chown portreg "$rc"
}

waiting() {
	find "$maildir/new" "$maildir/cur" -type f | wc -l
}

offer() {
	install -o vmail "$1" "$maildir/tmp/$count"
	mv "$maildir/tmp/$count" "$maildir/new/$count.mail"
	again
}

# As from cron; the pidfile is not to lie on a disk that is full.
again() {
	as portreg fetchmail --fetchmailrc "$rc" --nosyslog \
		--pidfile /var/tmp/fetchmail.pid >"$work/said" 2>&1
}

listens() {
	again
	grep -q 'No mail' "$work/said"
}

configure
dovecot -F &
daemon=$!
ready "dovecot runs" listens
arrives "fetchmail"
waits_always
survives "evil"
kill "$daemon"
wait "$daemon"
finish
