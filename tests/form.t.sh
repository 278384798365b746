#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The form as a server calls it (RFC 3875): by environment and standard input.

# shellcheck source=tests/lib.sh
. tests/lib.sh

form=$BUILD/../portreg-form
[ -z "${SANITIZE:-}" ] || form=$BUILD/portreg-form
cp "$form" "$work/bin/portreg-form"
form=$work/bin/portreg-form
conf=$work/portreg.conf
mkdir "$work/state"
cat >"$work/sendmail" <<EOF
#!/bin/sh
echo "\$*" >"$work/arguments"
cat >"$work/mail"
EOF
chmod 755 "$work/sendmail"

# configure LINE...: besides what each needs.
configure() {
	{
		echo "form-name = Example Networks"
		echo "form-to = ports@registry.example"
		echo "form-state = $work/state"
		echo "form-sendmail = $work/sendmail -oi"
		echo "form-wait = 0"
		echo "database = $db"
		printf '%s\n' "$@"
	} >"$conf"
}
configure ""

# cgi METHOD PATH QUERY [VARIABLE=VALUE...]: the answer without CRs.
cgi() {
	method=$1 path=$2 query=$3
	shift 3
	env -i PATH="$PATH" ${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS"} \
		GATEWAY_INTERFACE=CGI/1.1 SERVER_PROTOCOL=HTTP/1.1 \
		REQUEST_METHOD="$method" SCRIPT_NAME=/ports PATH_INFO="$path" \
		QUERY_STRING="$query" REMOTE_ADDR=192.0.2.1 \
		PORTREG_CONFIG="$conf" "$@" "$form" 2>>"$work/cgi-errors" |
		tr -d '\r'
}

# get PATH [QUERY]
get() {
	cgi GET "$1" "${2:-}" </dev/null >"$work/page"
}

# status: of the last page.
status() {
	sed -n '1s/^Status: \([0-9]*\).*/\1/p' "$work/page"
}

# holds WHAT TEXT: the last page does.
holds() {
	check "$1: no '$2'" grep -qF -- "$2" "$work/page"
}

# encode TEXT: as a browser does.
encode() {
	printf '%s' "$1" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g'
}

token() {
	get "$1"
	sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' "$work/page"
}

# post PATH NAME=VALUE...: with a token, and what is in $extra.
post() {
	target=$1
	shift
	body=token=$(token "$target")
	for field; do
		body="$body&${field%%=*}=$(encode "${field#*=}")"
	done
	printf '%s' "$body" >"$work/body"
	cgi POST "$target" "" \
		CONTENT_TYPE=application/x-www-form-urlencoded \
		CONTENT_LENGTH="$(wc -c <"$work/body")" \
		<"$work/body" >"$work/page"
}

# good [NAME=VALUE...]: an application; what is given stands before, and counts.
good() {
	rm -f "$work/mail"
	post /user-2004 "$@" applicant_name="Sam Pell" \
		applicant_email=sam@example.org protocol="Adding over TCP" \
		message_formats="length, numbers" message_types="request, reply" \
		message_opcodes="1 add" message_sequences="request, then reply" \
		functions="It adds.$crlf${crlf}Ünïcödé, > and \"quotes\"." \
		broadcast=no \
		technical_description="First.$crlf${crlf}Second." \
		port_name="Super Adding" short_name=adds action=send
}
crlf=$(printf '\r\n.')
crlf=${crlf%.}

# --- Called by a person -------------------------------------------------------

expect 0 "--help" "$form" --help >"$work/help"
check "--help says what it is" grep -q 'CGI program' "$work/help"
expect 0 "--version" "$form" --version >"$work/help"
check "--version" grep -q '^portreg-form [0-9]' "$work/help"
"$form" >/dev/null 2>&1
same "no arguments" 64 "$?"
"$form" --nonsense >/dev/null 2>&1
same "a wrong option" 64 "$?"

# --- Pages --------------------------------------------------------------------

for page in / /user-2004 /system-2004 /rfc6335 /modification /name; do
	get "$page"
	same "$page" 200 "$(status)"
	same "$page: it ends" "</html>" "$(tail -n 1 "$work/page")"
	holds "$page" "Content-Security-Policy: default-src 'none'"
	holds "$page" "Referrer-Policy: no-referrer"
	holds "$page" "X-Content-Type-Options: nosniff"
	holds "$page" "Cache-Control: no-store"
	same "$page: its length" "$(cgi GET "$page" "" </dev/null |
		sed -n 's/^Content-Length: //p')" \
		"$(env -i GATEWAY_INTERFACE=CGI/1.1 REQUEST_METHOD=GET \
			PATH="$PATH" SCRIPT_NAME=/ports PATH_INFO="$page" \
			REMOTE_ADDR=192.0.2.1 PORTREG_CONFIG="$conf" \
			"$form" </dev/null | sed '1,/^\r$/d' | wc -c)"
done
cgi HEAD /user-2004 "" </dev/null >"$work/page"
same "HEAD" 200 "$(status)"
same "HEAD: no body" "" "$(sed '1,/^$/d' "$work/page")"
get /nothing
same "no such page" 404 "$(status)"
cgi PUT /user-2004 "" </dev/null >"$work/page"
same "PUT" 405 "$(status)"
# RFC 3875 section 4.4: a server may make arguments of a query.
cgi GET /user-2004 "--help" </dev/null >"$work/page"
same "a query that looks like an option" 200 "$(status)"
env -i GATEWAY_INTERFACE=CGI/1.1 REQUEST_METHOD=GET PATH_INFO=/ \
	REMOTE_ADDR=192.0.2.1 PATH="$PATH" PORTREG_CONFIG="$conf" \
	"$form" --help </dev/null | tr -d '\r' >"$work/page"
same "an option of a server's" 200 "$(status)"

# --- An application -----------------------------------------------------------

new_database
run import samples/registry/port-numbers >/dev/null || fail "import"
good
same "sent" 200 "$(status)"
holds "sent" "Your application was sent"
holds "sent" "Ünïcödé, &gt; and &#34;quotes&#34;."
same "sendmail" "-oi -f ports@registry.example -- ports@registry.example" \
	"$(cat "$work/arguments")"
expect 0 "the mail is taken in" run ingest <"$work/mail"
run show --json 1 >"$work/shown"
for answer in '"applicant_name":"Sam Pell"' '"short_name":"adds"' \
	'"functions":"It adds.\n\nÜnïcödé, > and \"quotes\"."' \
	'"technical_description":"First.\n\nSecond."' '"form":"user-2004"'; do
	check "in the queue: $answer" grep -qF "$answer" "$work/shown"
done
same "its verdict" new "$(column verdict 1)"
expect 0 "it is assigned" run assign 1 --by examiner >/dev/null
run export port-numbers >"$work/list"
check "it is in the list" grep -q '^adds ' "$work/list"

# The name is taken now, and the page knows.
good
same "a name that is taken" 422 "$(status)"
holds "a name that is taken" "is in the registry already"
get /name "name=ADDS"
holds "the name's page" "is taken, at port"
get /name "name=add-s"
holds "a name that is like another" "are: adds."
get /name "name=%3Cb%3E"
holds "a hostile name" "&lt;b&gt;"

# --- What is not sent ---------------------------------------------------------

good short_name=much-too-long-name
same "an error" 422 "$(status)"
holds "an error" 'aria-invalid="true"'
check "an error: nothing is sent" test ! -e "$work/mail"
(
	trap '' CHLD
	good short_name=child
)
same "a server that waits for no child" 200 "$(status)"
good website=x short_name=free
holds "the trap" "has to stay empty"
good short_name=free applicant_email="sam@example.org${crlf}Bcc: x@example.org"
same "an address and more" 200 "$(status)"
check "an address and more: it is sent" test -s "$work/mail"
same "a header is injected" "" "$(grep '^Bcc' "$work/mail")"
head -c 1048577 /dev/zero >"$work/body"
cgi POST /user-2004 "" CONTENT_TYPE=application/x-www-form-urlencoded \
	CONTENT_LENGTH=1048577 <"$work/body" >"$work/page"
same "a body that is too large" 413 "$(status)"
cgi POST /user-2004 "" CONTENT_TYPE=text/plain CONTENT_LENGTH=1 \
	<"$work/body" >"$work/page"
same "a body of another type" 415 "$(status)"
printf 'exit 75\n' >"$work/sendmail"
good short_name=free
same "the mail system refuses" 503 "$(status)"
holds "the mail system refuses" "Sam Pell"
holds "the mail system refuses" "did not take the application"

# --- What is not set up -------------------------------------------------------

configure "database = $work/gone.db" 2>/dev/null
sed -i "\\@^database = $db@d" "$conf"
get /name "name=adds"
same "no database" 200 "$(status)"
holds "no database" "cannot be told at the moment"
for line in "form-confirm = yes" "form-offer = user-2005" "form-to = x" \
	"form-skin = https://evil.example/x.css" "no-such-key = 1"; do
	configure "$line"
	case $line in form-to*) sed -i '/^form-to = ports/d' "$conf" ;; esac
	get /user-2004
	same "$line" 503 "$(status)"
done
: >"$conf"
get /user-2004
same "nothing is set up" 200 "$(status)"
holds "nothing is set up" "Nothing can be sent from here yet"

# --- What stays internal ------------------------------------------------------

same "the log holds what was typed" "" \
	"$(grep -E 'sam@|Sam Pell|Super Adding|192\.0\.2' "$work/cgi-errors")"
check "the log says what is wrong" grep -q "did not take the mail" \
	"$work/cgi-errors"
same "the log: lines that are not ours" "" \
	"$(grep -v '^portreg-form: ' "$work/cgi-errors")"
same "an address is in the folder" "" \
	"$(grep -raE '192\.0\.2|sam@' "$work/state")"
finish
