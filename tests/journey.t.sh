#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The whole way, from the button of the page to the published list: Chromium,
# lighttpd as Debian configures it with samples/form/lighttpd.conf, portreg-form,
# Postfix' sendmail, its local(8), procmail with the recipe, the filter, an
# examiner who assigns the port. And once more with a link to confirm.

# shellcheck disable=SC2317 # functions are called by name
form=${PORTREG:-$PWD/portreg}-form
# shellcheck source=tests/mta.sh
. tests/mta.sh

npm=$PWD/build-npm

for command in chromium node procmail perl; do
	command -v "$command" >/dev/null || leave "$command is not here"
done
[ -d "$npm/node_modules/playwright-core" ] ||
	leave "build-npm is not here: make check fetches it by npm"
world postfix lighttpd

published=$spool/port-numbers
state=/var/lib/portreg-form

configure_portreg() {
	# Only the wait is not as in the sample, and where the pages are.
	{
		sed -e 's,^form-url = .*,form-url = http://registry.example/ports,' \
			samples/form/portreg.conf
		echo "publish = port-numbers $published"
		echo "form-wait = 0"
	} >/etc/portreg.conf
	install -d /usr/local/lib/cgi-bin
	install -m 755 "$form" /usr/local/lib/cgi-bin/portreg-form
	install -d -o www-data -g www-data -m 700 "$state"
	# So that the pages know of names: portreg-form(8), "The database".
	sed -i 's/^portreg:x:[0-9]*:$/&www-data/' /etc/group
	rm -f "$db"*
	chmod 2770 "$spool"
	as portreg "$portreg" init --group portreg >/dev/null || fail "init"
	as portreg "$portreg" import "$PWD/samples/registry/port-numbers" \
		>"$work/out" 2>&1 ||
		fail "import: $(cat "$work/out")"
}

configure_lighttpd() {
	install -m 644 samples/form/lighttpd.conf \
		/etc/lighttpd/conf-available/50-portreg.conf
	/usr/sbin/lighty-enable-mod portreg >"$work/out" 2>&1
	install -d -o www-data /var/log/lighttpd /var/cache/lighttpd/uploads
	install -m 644 samples/form/skin.css /var/www/html/skin.css
	ln -s "$published" /var/www/html/port-numbers
	echo '127.0.0.1 registry.example' >>/etc/hosts
}

# As in recipe-postfix.t.sh, and whatever is for ada goes to a file.
configure_postfix() {
	mkdir /var/spool/postfix
	cp /usr/share/postfix/master.cf.dist /etc/postfix/master.cf
	cat - samples/recipes/postfix-alias/main.cf >/etc/postfix/main.cf <<-'EOT'
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
	postconf -F '*/*/chroot = n'
	printf '%s\n' "returned: $mailbox" "ada: ${mailbox%/*}/ada" >/etc/aliases
	newaliases
	install -m 644 samples/recipes/procmail/procmailrc \
		/etc/portreg.procmailrc
	echo 'ports "|/usr/bin/procmail -m /etc/portreg.procmailrc"' \
		>/etc/portreg.aliases
	chown portreg /etc/portreg.aliases
	chown postfix /var/lib/postfix
	chgrp postdrop /usr/sbin/postdrop /usr/sbin/postqueue
	chmod g+s /usr/sbin/postdrop /usr/sbin/postqueue
}

applicant() {
	NPM=$npm node tests/browser/journey.mjs "$@" \
		>"$work/page" 2>"$work/page.errors" ||
		fail "$*: $(head -c 1000 "$work/page.errors")"
}

# said_sent WHAT: the page says so, with the Message-ID, which is kept.
said_sent() {
	same "$1: the page" "Your application was sent" \
		"$(sed -n 1p "$work/page")"
	id=$(sed -n 2p "$work/page")
	check "$1: it has a Message-ID" test -n "$id"
}

# in_json FILE PATH
in_json() {
	sqlite3 :memory: "SELECT readfile('$1') ->> '$2'"
}

# stands N NAME: application N is in the queue, with what was typed, and is of
# the mail that the page told.
stands() {
	until_so "$2: it arrives" is "$1" messages
	as portreg "$portreg" list --json >"$work/listed"
	same "$2: it is listed" 1 "$(grep -c "\"$2\"" "$work/listed")"
	as portreg "$portreg" show "$1" --json >"$work/shown"
	NPM=$npm node tests/browser/journey.mjs answers "$2" >"$work/typed"
	for key in $(sqlite3 :memory: \
		"SELECT key FROM json_each(readfile('$work/typed'))"); do
		same "$2: $key" "$(in_json "$work/typed" "\$.$key")" \
			"$(in_json "$work/shown" "\$.answers.$key")"
	done
	as portreg "$portreg" show "m$1" --raw >"$work/raw"
	check "$2: its Message-ID" grep -qi "^message-id: <$id>" "$work/raw"
	check "$2: replies go to the applicant" \
		grep -q '^Reply-To:.*<ada@example.org>' "$work/raw"
	enveloped "$2" form@registry.example ""
}

# assigned N NAME PORT: the list gains the lines of the port, and no others, and
# the port leads back to the mail.
assigned() {
	cp "$published" "$work/before"
	as portreg "$portreg" assign "$1" --by eve >"$work/out" ||
		fail "$2: assign: $(cat "$work/out")"
	diff "$work/before" "$published" | grep '^[<>]' |
		grep -v '^. (last updated ' >"$work/changed"
	same "$2: what the list gained and lost" \
		"< #               $3-1089  Unassigned
> $2          $3/tcp   Water Meter Readings
> $2          $3/udp   Water Meter Readings
> #                          Zoe Ample <ada@example.org> $(date -u '+%B %Y')
> #               $(($3 + 1))-1089  Unassigned" "$(cat "$work/changed")"
	same "$2: the day" "(last updated $(date -u +%F)) " \
		"$(grep '^(last updated ' "$published")"
	as portreg "$portreg" blame "$3" >"$work/blamed" ||
		fail "$2: blame $3"
	same "$2: the mail of tcp and udp" 2 \
		"$(grep -c "^  mail: *m$1, " "$work/blamed")"
	curl -s http://registry.example/port-numbers >"$work/served"
	check "$2: the world sees it" cmp -s "$published" "$work/served"
	curl -s "http://registry.example/ports/name?name=$2" >"$work/served"
	check "$2: the page knows that it is taken" \
		grep -q "is taken, at port $3" "$work/served"
}

# link: what stands in the mail that came to the applicant; soft line ends are
# of quoted-printable (RFC 2045 section 6.7).
link() {
	sed -e ':a' -e '/=$/{N;s/=\n//;ta' -e '}' -e 's/=3D/=/g' \
		"${mailbox%/*}/ada" |
		sed -n 's,.*\(http://registry[^ ]*/confirm[^ ]*\).*,\1,p'
}

configure_portreg
configure_lighttpd
configure_postfix
postfix start 2>"$work/out"
ready "postfix runs" postfix status
/usr/sbin/lighttpd -D -f /etc/lighttpd/lighttpd.conf >"$work/server.out" 2>&1 &
lighttpd=$!
ready "lighttpd runs" curl -s -o "$work/out" http://registry.example/ports/

applicant apply http://registry.example/ports wmeter
said_sent wmeter
stands 1 wmeter
assigned 1 wmeter 1028

# The name is taken now: nothing is sent.
applicant apply http://registry.example/ports wmeter
same "wmeter again: the page" "Application for a User (Registered) Port Number" \
	"$(cat "$work/page")"

sed -i 's/^form-confirm = no/form-confirm = yes/' /etc/portreg.conf
applicant apply http://registry.example/ports gmeter
same "gmeter: the page" "One more step: please read your mail" \
	"$(cat "$work/page")"
until_so "gmeter: a link comes" test -s "${mailbox%/*}/ada"
same "gmeter: nothing else went out" 1 "$(messages)"
same "gmeter: one link" 1 "$(link | grep -c .)"
applicant confirm "$(link)"
said_sent gmeter
stands 2 gmeter
assigned 2 gmeter 1029

same "the link again: it is gone" 410 "$(curl -s -o "$work/out" \
	-w '%{http_code}' "$(link)")"
same "the link again: messages" 2 "$(messages)"
same "what came back" 0 "$(returned)"
as portreg "$portreg" audit verify >"$work/out" ||
	fail "audit verify: $(cat "$work/out")"
same "what the form logged" "" "$(grep -h 'portreg-form: ' "$work/server.out" \
	/var/log/lighttpd/error.log)"
kill "$lighttpd"
wait "$lighttpd" 2>/dev/null
postfix stop 2>/dev/null
finish
