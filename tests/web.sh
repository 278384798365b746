# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
# shellcheck disable=SC2034 # variables are the script's
# shellcheck disable=SC2154 # and some are its own before
# shellcheck disable=SC2317 # functions are called by name
# shellcheck disable=SC2086 # $as_web and $pids are words
# For the scripts that run portreg-form under a real web server, with the
# configurations of samples/form/ as they are but for their paths. The server
# is unpacked and not installed (tests/unpack.sh), listens on the loopback and a
# free port, keeps all that it writes in a folder of its own, and runs as the
# user of web servers if the script is root's.
#
#	form=${PORTREG:-$PWD/portreg}-form
#	. tests/lib.sh
#	. tests/web.sh
#	serve lighttpd
#	get /user-2004
#	stop_server

trees=$PWD/build-mta
here=$PWD
web=$work/web
mails=$web/mails
config=$web/portreg.conf
server_log=$web/error.log
# The path that the samples have the pages below.
below=/ports
chmod 711 "$work"
trap 'stop_server; rm -rf "$work"' EXIT

# Before a command: as the user of web servers, who may do nothing else.
# (Words and no function, for "&" would make a shell of that, and $! its number.)
as_web="env"
[ "$(id -u)" -ne 0 ] ||
	as_web="setpriv --reuid=www-data --regid=www-data --clear-groups"
# For servers: Apache ends all processes of its group, the script's as well.
apart="setsid $as_web"

# comes WHAT COMMAND...: waits for COMMAND to succeed.
comes() {
	what=$1 late=$(($(date +%s) + 60))
	shift
	until "$@"; do
		if [ "$(date +%s)" -gt "$late" ]; then
			fail "$what: it did not come to that"
			return 1
		fi
		sleep 0.05
	done
	pass
}

# make_web: the folder, the program and its configuration, and a database that
# holds "list" and may be read by the server.
make_web() {
	mkdir -p "$web/htdocs" "$web/db" "$web/tmp" "$mails"
	mkdir -m 700 "$web/state"
	cp "$form" "$web/portreg-form"
	cp "$here/samples/form/skin.css" "$web/htdocs"
	fake_sendmail
	configure_form ""
	[ "$(id -u)" -ne 0 ] || chown -R www-data:www-data "$web"
	# The script looks into it too.
	chmod 711 "$web"
	list >"$web/port-numbers"
	expect 0 "the database" $as_web env PORTREG_DB="$web/db/portreg.db" \
		"$PORTREG" init >/dev/null
	expect 0 "its list" $as_web env PORTREG_DB="$web/db/portreg.db" \
		"$PORTREG" import "$web/port-numbers" >/dev/null
}

# A mail is seen whole or not at all; their names sort as they came. While there
# is a file "refuse" none is taken.
fake_sendmail() {
	cat >"$web/sendmail" <<-EOT
		#!/bin/sh
		[ ! -e "$web/refuse" ] || exit 75
		new=\$(mktemp "$mails/.new.XXXXXX") && cat >"\$new" || exit 75
		printf '%s\n' "\$@" >"\$new.args"
		name=$mails/\$(date +%s%N)
		mv "\$new.args" "\$name.args"
		exec mv "\$new" "\$name.eml"
	EOT
	chmod 755 "$web/sendmail"
}

# configure_form [LINE...]: the sample, with the paths of here, and lines that
# come instead of its own.
configure_form() {
	for line in "database = $web/db/portreg.db" "form-state = $web/state" \
		"form-sendmail = $web/sendmail -oi" "form-wait = 0" \
		"form-hourly = 10000" "$@"; do
		printf '%s\n' "$line"
	done | awk '{ at[$1] = $0 } END { for (key in at) print at[key] }' \
		>"$work/lines"
	{
		awk 'NR == FNR { mine[$1]; next } !($1 in mine)' \
			"$work/lines" "$here/samples/form/portreg.conf"
		cat "$work/lines"
	} >"$config"
	chmod 644 "$config"
}

# sample NAME: the server's sample, with the paths of here.
sample() {
	sed -e "s,/usr/local/lib/cgi-bin/portreg-form,$web/portreg-form," \
		-e "s,/etc/portreg.conf,$config," \
		-e "s,/etc/nginx/,$trees/nginx/etc/nginx/," \
		-e "s,/run/fcgiwrap.socket,$web/fcgiwrap.socket," \
		"$here/samples/form/$1.conf" >"$web/sample.conf"
}

# --- The servers: write_NAME the configuration around the sample, run_NAME ----

write_lighttpd() {
	cat >"$web/server.conf" <<-EOT
		server.document-root = "$web/htdocs"
		server.bind = "127.0.0.1"
		server.port = $port
		server.errorlog = "$server_log"
		server.upload-dirs = ( "$web/tmp" )
		mimetype.assign = ( ".css" => "text/css" )
		include "$web/sample.conf"
	EOT
}

run_lighttpd() {
	$apart "$trees/lighttpd/usr/sbin/lighttpd" -D \
		-m "$trees/lighttpd/usr/lib/lighttpd" -f "$web/server.conf" &
	pids=$!
}

write_nginx() {
	cat >"$web/server.conf" <<-EOT
		daemon off;
		pid $web/nginx.pid;
		worker_processes 1;
		events {}
		http {
			types { text/css css; }
			access_log off;
			client_body_temp_path $web/tmp/body;
			fastcgi_temp_path $web/tmp/fastcgi;
			proxy_temp_path $web/tmp/proxy;
			uwsgi_temp_path $web/tmp/uwsgi;
			scgi_temp_path $web/tmp/scgi;
			server {
				listen 127.0.0.1:$port;
				root $web/htdocs;
				include $web/sample.conf;
			}
		}
	EOT
}

# libfcgi is in the tree too, if it is not installed.
run_nginx() {
	rm -f "$web/fcgiwrap.socket"
	$apart env LD_LIBRARY_PATH="$(libraries fcgiwrap)" \
		"$trees/fcgiwrap/usr/sbin/fcgiwrap" \
		-s "unix:$web/fcgiwrap.socket" 2>>"$server_log" &
	pids=$!
	$apart "$trees/nginx/usr/sbin/nginx" -e "$server_log" \
		-c "$web/server.conf" &
	pids="$! $pids"
}

# mod_cgid goes with the threaded MPMs, mod_cgi with the other.
write_apache() {
	modules="mpm_event cgid"
	[ "$1" = apache ] || modules="mpm_prefork cgi"
	{
		for module in $modules alias authz_core env mime; do
			echo "LoadModule ${module}_module" \
				"$trees/apache/usr/lib/apache2/modules/mod_$module.so"
		done
		cat <<-EOT
			ServerName localhost
			ServerRoot $web
			PidFile $web/apache.pid
			ScriptSock $web/cgid.socket
			DefaultRuntimeDir $web
			Listen 127.0.0.1:$port
			ErrorLog $server_log
			DocumentRoot $web/htdocs
			TypesConfig /dev/null
			Mutex file:$web/tmp
			AddType text/css .css
			<Directory "$web/htdocs">
				Require all granted
			</Directory>
			Include $web/sample.conf
		EOT
	} >"$web/server.conf"
	[ "$1" = apache ] || sed -i /ScriptSock/d "$web/server.conf"
}

run_apache() {
	$apart env LD_LIBRARY_PATH="$(libraries apache)" \
		"$trees/apache/usr/sbin/apache2" -D FOREGROUND \
		-f "$web/server.conf" &
	pids=$!
}

# libraries TREE: the folder of Debian's multiarch.
libraries() {
	echo "$trees/$1"/usr/lib/*-linux-gnu*
}

# --- One of them, running -----------------------------------------------------

pids=
tried_ports=0

# A port of the loopback that nobody listens at; asked again if it was taken.
next_port() {
	tried_ports=$((tried_ports + 1))
	port=$((20000 + ($$ * 7 + tried_ports * 101) % 12000))
	while [ -n "$(ss -Hltn "sport = :$port")" ]; do
		port=$((port + 1))
	done
}

alive() {
	for pid in $pids; do
		kill -0 "$pid" 2>/dev/null || return 1
	done
}

# answers: it does, and it is ours; or it has ended.
answers() {
	late=$(($(date +%s) + 60))
	until [ "$(curl -s -o "$work/answer" -w '%{http_code}' "$url/")" = 200 ]; do
		alive && [ "$(date +%s)" -le "$late" ] || return 1
		sleep 0.05
	done
	alive
}

# have TREE...: or the script cannot be run here.
have() {
	for tree; do
		[ -d "$trees/$tree/usr" ] && command -v curl ss >/dev/null ||
			return 1
	done
}

# serve NAME: until stop_server. Its program is TREE's of NAME's first word.
serve() {
	sample "${1%-*}"
	for attempt in 1 2 3 4 5; do
		next_port
		url=http://127.0.0.1:$port$below
		: >"$server_log"
		[ "$(id -u)" -ne 0 ] || chown www-data "$server_log"
		"write_${1%-*}" "$1"
		"run_${1%-*}" >"$work/server.out" 2>&1
		! answers || return 0
		stop_server
	done
	fail "$1 does not run: $(cat "$work/server.out" "$server_log")"
	return 1
}

stop_server() {
	[ -z "$pids" ] || kill $pids 2>/dev/null
	[ -z "$pids" ] || wait $pids 2>/dev/null
	pids=
}
