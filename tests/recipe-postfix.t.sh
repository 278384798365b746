#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The real Postfix runs the recipes of samples/recipes/postfix-*: an alias, by
# local(8), and pipe(8). What cannot be kept stays in its queue.

# shellcheck disable=SC2317 # functions are called by those of mta.sh
# shellcheck source=tests/mta.sh
. tests/mta.sh
world postfix

recipes=samples/recipes
queue=/var/spool/postfix

# Debian's defaults, without chroot.
configure() {
	mkdir "$queue"
	cp /usr/share/postfix/master.cf.dist /etc/postfix/master.cf
	cat - "$recipes"/postfix-*/main.cf >/etc/postfix/main.cf <<-'EOT'
		compatibility_level = 3.6
		myhostname = mx.registry.example
		mydestination = $myhostname, registry.example, example.org
		inet_interfaces = loopback-only
		inet_protocols = ipv4
		mynetworks = 127.0.0.0/8
		local_recipient_maps =
		luser_relay = returned
		maillog_file = /var/log/mail.log
	EOT
	cat "$recipes/postfix-pipe/master.cf" >>/etc/postfix/master.cf
	postconf -F '*/*/chroot = n'
	cat >/etc/aliases <<-EOT
		bare: "|/usr/local/bin/portreg ingest"
		returned: $mailbox
	EOT
	newaliases
	cp "$recipes/postfix-alias/portreg.aliases" /etc
	chown portreg /etc/portreg.aliases
	chown postfix /var/lib/postfix
	chgrp postdrop /usr/sbin/postdrop /usr/sbin/postqueue
	chmod g+s /usr/sbin/postdrop /usr/sbin/postqueue
}


# queued FOLDER...
queued() {
	for name; do
		find "$queue/$name" -type f
	done | wc -l
}

# In the order in which a mail goes through them, so that none is missed.
tried() {
	[ "$(queued maildrop incoming active)" -eq 0 ]
}

waiting() {
	queued maildrop incoming active deferred
}

offer() {
	"$BUILD/tests/tools/submit" smtp 25 "$sender" "$recipient" \
		<"$1" >"$work/reply"
	same "$recipient: $(cat "$work/reply")" 0 "$?"
	until_so "the mail is tried" tried
}

again() {
	postqueue -f
	until_so "the queue is empty" is 0 waiting
}

configure
postfix start
ready "postfix runs" postfix status
for recipient in ports@registry.example apply@ports.registry.example; do
	arrives "$recipient"
	arrives_bounced "$recipient"
	waits_always
	survives "$recipient, evil"
	enveloped "$recipient" sam@example.org "$recipient"
done

recipient=bare@registry.example
unload_program
returns "bare, no library" 1
postfix stop 2>/dev/null
finish
