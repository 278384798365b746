#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The real Exim runs the recipe of samples/recipes/exim, a pipe transport. What
# cannot be kept stays in its queue.

# shellcheck disable=SC2317 # functions are called by those of mta.sh
# shellcheck source=tests/mta.sh
. tests/mta.sh
world exim

queue=/var/spool/exim4
main_log=/var/log/exim4/mainlog

configure() {
	mkdir -p "$queue" "${main_log%/*}"
	chown Debian-exim:Debian-exim "$queue" "${main_log%/*}"
	cat - >/etc/exim4/exim4.conf <<-EOT
		primary_hostname = mx.registry.example
		domainlist here = registry.example : example.org
		acl_smtp_rcpt = accept
		keep_environment =
		tls_advertise_hosts =
		begin routers
		.include $PWD/samples/recipes/exim/router
		bare:
		  driver = accept
		  local_parts = bare
		  transport = bare
		returned:
		  driver = accept
		  transport = returned
		begin transports
		.include $PWD/samples/recipes/exim/transport
		bare:
		  driver = pipe
		  user = portreg
		  command = $portreg ingest
		  temp_errors = *
		returned:
		  driver = appendfile
		  user = nobody
		  file = $mailbox
		begin retry
		* * F,4d,15m
	EOT
}

waiting() {
	exim4 -bpc
}

# tried ID: the mail left, or a delivery of it was put off.
tried() {
	[ ! -e "$queue/input/$1-H" ] || grep -q " $1 == " "$main_log"
}

offer() {
	"$BUILD/tests/tools/submit" smtp 25 "$sender" "$recipient" \
		<"$1" >"$work/reply"
	same "$recipient: $(cat "$work/reply")" 0 "$?"
	until_so "the mail is tried" \
		tried "$(sed -n 's/.*id=\([-0-9A-Za-z]*\).*/\1/p' "$work/reply")"
}

# flushed: what another delivery holds is passed over by this one.
flushed() {
	exim4 -qff
	is 0 waiting
}

again() {
	until_so "the queue is empty" flushed
}

listens() {
	"$BUILD/tests/tools/submit" smtp 25 x x </dev/null | grep -q .
}

configure
exim4 -bdf &
daemon=$!
ready "exim runs" listens
recipient=ports@registry.example
arrives "$recipient"
enveloped "$recipient" sam@example.org "$recipient"
arrives_bounced "$recipient"
waits_always
survives "evil"

recipient=bare@registry.example
kill_program
returns "bare, killed" 1
kill "$daemon"
wait "$daemon"
finish
