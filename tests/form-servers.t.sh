#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The real lighttpd, nginx with fcgiwrap, and Apache (by mod_cgid and by
# mod_cgi) run portreg-form with the configurations of samples/form/: what a
# browser asks for comes as the program wrote it, and what it sends arrives.

form=${PORTREG:-$PWD/portreg}-form
# shellcheck source=tests/lib.sh
. tests/lib.sh
# shellcheck source=tests/web.sh
. tests/web.sh

if ! command -v curl >/dev/null || ! command -v ss >/dev/null; then
	skip "curl or ss is not here"
	finish
fi
make_web

# ask PATH [ARGUMENT...]: the status; what came is in $work/head and body.
ask() {
	path=$1
	shift
	status=$(curl -s -D "$work/head" -o "$work/body" -w '%{http_code}' \
		--path-as-is "$@" "$url$path")
}

# header NAME: its values, one a line; a server may write names in small letters.
header() {
	tr -d '\r' <"$work/head" | sed -n "s/^$1: //Ip"
}

# program PATH QUERY: what the program alone answers.
program() {
	# shellcheck disable=SC2086 # words
	$as_web env -i GATEWAY_INTERFACE=CGI/1.1 REQUEST_METHOD=GET \
		SCRIPT_NAME="$below" PATH_INFO="$1" QUERY_STRING="$2" \
		REMOTE_ADDR=127.0.0.1 PORTREG_CONFIG="$config" \
		"$web/portreg-form" >"$work/wanted" 2>"$work/stderr"
	tr -d '\r' <"$work/wanted" | sed '/^$/,$d' >"$work/wanted.head"
}

# No two pages have the same.
untimed() {
	sed 's/name="token" value="[^"]*"/name="token"/' "$@"
}

# differing: the fields of the program's header that did not come just so. Since
# 2.4.59 Apache counts a program's page itself, or sends it in chunks.
differing() {
	tr -d '\r' <"$work/head" | awk '
		{ name = tolower(substr($0, 1, index($0, ":"))) }
		{ line = name substr($0, length(name) + 1) }
		NR == FNR { came[line]; next }
		name == "status:" || line in came { next }
		name == "content-length:" &&
			"transfer-encoding: chunked" in came { next }
		{ print }' - "$work/wanted.head"
}

# as_written WHAT PATH [QUERY]: status, header fields and page are the program's.
as_written() {
	program "$2" "${3:-}"
	ask "$2${3:+?$3}"
	same "$1: status" \
		"$(sed -n 's/^Status: \([0-9]*\).*/\1/p' "$work/wanted.head")" \
		"$status"
	same "$1: header" "" "$(differing)"
	sed '1,/^\r*$/d' "$work/wanted" | untimed >"$work/wanted.body"
	untimed "$work/body" >"$work/got.body"
	check "$1: the page" cmp -s "$work/wanted.body" "$work/got.body"
}

# token FORM: of a new page.
token() {
	curl -s "$url/$1" |
		sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p'
}

# submit FORM [ARGUMENT...]: with what is added.
submit() {
	page=$1
	shift
	ask "/$page" --data-urlencode "token=$(token "$page")" \
		--data-urlencode website= --data-urlencode action=send "$@"
}

# fill [NAME=VALUE...]: a good application, as curl's arguments in $filled.
fill() {
	submit user-2004 \
		--data-urlencode "applicant_name=Ada Ample" \
		--data-urlencode "applicant_email=ada@example.org" \
		--data-urlencode "protocol=TCP (6)" \
		--data-urlencode "message_formats=A length, then a reading: m³ ä €." \
		--data-urlencode "message_types=hello, reading, thanks" \
		--data-urlencode "message_opcodes=1 hello
2 reading" \
		--data-urlencode "message_sequences=Each reading is thanked for." \
		--data-urlencode "functions=It carries readings." \
		--data-urlencode "broadcast=no" \
		--data-urlencode "technical_description=A meter calls once a day.

The waterworks thank it." \
		--data-urlencode "port_name=Water Meter Readings" \
		--data-urlencode "short_name=wmeter" "$@"
}

# shellcheck disable=SC2317 # it is called by check
# lacks TEXT FILE
lacks() {
	! grep -q -F "$1" "$2"
}

count_mails() {
	find "$mails" -name '*.eml' | wc -l
}

# newest: the mail that came last.
newest() {
	find "$mails" -name '*.eml' | sort | tail -n 1
}

# answer KEY: of the mail that came last.
answer() {
	"$PORTREG" parse --json "$(newest)" >"$work/parsed"
	sqlite3 :memory: "SELECT readfile('$work/parsed') ->>
		'\$.applications[0].answers.$1'"
}

reads() {
	as_written "$1, index" /
	check "$1: links are below $below" \
		grep -q "href=\"$below/user-2004\"" "$work/body"
	as_written "$1, a form" /user-2004
	check "$1: what is to be the same" test "$(wc -l <"$work/wanted.head")" \
		-gt 8
	same "$1: it may load nothing" "default-src 'none'" \
		"$(header Content-Security-Policy | sed 's/;.*//')"
	length=$(header Content-Length)
	# The header would be in the file of the body too.
	bytes=$(curl -s -I -D "$work/head" -o "$work/body" \
		-w '%{http_code} %{size_download}' "$url/user-2004")
	same "$1, HEAD: status, and no page" "200 0" "$bytes"
	same "$1, HEAD: length" "$length" "$(header Content-Length)"
	same "$1, HEAD: policy" "default-src 'none'" \
		"$(header Content-Security-Policy | sed 's/;.*//')"
	as_written "$1, a name" /name name=tcpmux
	check "$1: the name is taken" grep -q 'is taken, at port 1\.' "$work/body"
	as_written "$1, a name of bytes" /name 'name=%C3%A4%20%3C%22+x&name=2'
	as_written "$1, no such page" /none
	same "$1, no such page: status" 404 "$status"
	as_written "$1, no such page below one" /user-2004/x
	ask "" --location
	same "$1, without the slash: status" 200 "$status"
	check "$1, without the slash: index" \
		grep -q "href=\"$below/user-2004\"" "$work/body"
	status=$(curl -s -o "$work/body" -w '%{http_code}' "${url}x/user-2004")
	same "$1, a path that begins alike" 404 "$status"
	check "$1: that is the server's page" lacks user-2004 "$work/body"
	status=$(curl -s -o "$work/body" -w '%{http_code} %{content_type}' \
		"${url%"$below"}/skin.css")
	same "$1, the skin" "200 text/css" "${status%%;*}"
}

# RFC 3875 section 4.4: a query without "=" may come as arguments.
takes_no_options() {
	ask /
	cp "$work/body" "$work/index"
	for query in -h --help --version -h+--version '--nonsense' '-c+/etc/passwd'; do
		ask "/?$query"
		same "$1, ?$query: status" 200 "$status"
		check "$1, ?$query: the page" cmp -s "$work/index" "$work/body"
	done
}

writes() {
	before=$(count_mails)
	fill
	same "$1, an application: status" 200 "$status"
	check "$1: it says so" grep -q '<h1>Your application was sent' "$work/body"
	same "$1: mails" $((before + 1)) "$(count_mails)"
	mail=$(newest)
	same "$1: sendmail's arguments" \
		"-oi -f form@registry.example -- ports@registry.example" \
		"$(tr '\n' ' ' <"${mail%.eml}.args" | sed 's/ $//')"
	id=$(sed -n 's/.*<code>\(.*\)<\/code>.*/\1/p' "$work/body")
	check "$1: Message-ID" grep -q "^Message-Id: <$id>" "$mail"
	same "$1: an answer" "A length, then a reading: m³ ä €." \
		"$(answer message_formats)"
	same "$1: lines" "1 hello
2 reading" "$(answer message_opcodes)"

	head -c 200000 /dev/zero | tr '\0' x >"$work/long"
	fill --data-urlencode "functions@$work/long" \
		--data-urlencode "functions="
	same "$1, twice the same field: status" 200 "$status"
	same "$1, twice the same field: the first" "It carries readings." \
		"$(answer functions)"
	submit user-2004 --data-urlencode "functions@$work/long"
	same "$1, a long answer and errors: status" 422 "$status"
	check "$1: it is all there" test "$(wc -c <"$work/body")" -gt 200000
	same "$1: mails" $((before + 2)) "$(count_mails)"
}

refuses() {
	before=$(count_mails)
	head -c 1048577 /dev/zero | tr '\0' x >"$work/large"
	ask /user-2004 --data-binary "@$work/large" -H Expect:
	same "$1, over 1 MiB: status" 413 "$status"
	check "$1: no program ran" lacks portreg "$work/body"
	ask /user-2004 --data-binary "@$work/large" -H Expect: \
		-H 'Transfer-Encoding: chunked'
	same "$1, over 1 MiB in chunks: status" 413 "$status"
	head -c 1048576 "$work/large" >"$work/most"
	ask /user-2004 --data-binary "@$work/most" -H Expect:
	same "$1, 1 MiB: status" 422 "$status"
	ask /user-2004 -d x=1 -H 'Content-Type: text/plain'
	same "$1, no form: status" 415 "$status"
	ask /user-2004 -X DELETE
	same "$1, DELETE: status" 405 "$status"
	same "$1, DELETE: what else" "GET, HEAD, POST" "$(header Allow)"
	ask /user-2004 -d token=1.2
	same "$1, no token of ours: status" 422 "$status"
	ask /user-2004 -d 'x=%00'
	same "$1, a NUL: status" 400 "$status"
	same "$1: mails" "$before" "$(count_mails)"
}

# What goes wrong on our side is in the server's log, and not on the page.
logs() {
	mv "$web/state" "$web/away"
	ask /user-2004
	same "$1, no state: status" 503 "$status"
	check "$1, no state: it says so" grep -q 'Something is wrong on our side' "$work/body"
	comes "$1, no state: the log" grep -q 'portreg-form: ' \
		"$server_log" "$work/server.out"
	check "$1, no state: the page" lacks "$web" "$work/body"
	mv "$web/away" "$web/state"
}

for server in lighttpd nginx apache apache-cgi; do
	case $server in
	nginx) trees_of="nginx fcgiwrap" ;;
	*) trees_of=${server%-*} ;;
	esac
	# shellcheck disable=SC2086 # words
	if ! have $trees_of; then
		skip "$server is not here: make check unpacks it on Debian"
		continue
	fi
	serve "$server" || continue
	reads "$server"
	takes_no_options "$server"
	writes "$server"
	refuses "$server"
	logs "$server"
	stop_server
done
finish
