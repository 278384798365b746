#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Chromium and lynx fill in the forms, with lighttpd and the sample's
# configuration: what is typed is what is mailed, errors stand at their fields,
# and each page in each state can be read by all. tests/browser/ has the parts.

form=${PORTREG:-$PWD/portreg}-form
# shellcheck source=tests/lib.sh
. tests/lib.sh
# shellcheck source=tests/web.sh
. tests/web.sh

npm=$here/build-npm

for command in curl ss; do
	command -v "$command" >/dev/null || {
		skip "$command is not here"
		finish
	}
done
have lighttpd || {
	skip "lighttpd is not here: make check unpacks it on Debian"
	finish
}
make_web
serve lighttpd || finish

# count_of FILE: what the last line of a part says is counted here too.
count_of() {
	grep -e '^failed: ' -e ' ms$' "$1" >&9
	read -r p f <<-EOT
		$(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$1")
	EOT
	[ -n "$p" ] || fail "it ended early: $(tail -n 5 "$1")"
	passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0}))
}

if ! command -v chromium >/dev/null || ! command -v node >/dev/null; then
	skip "chromium or node is not here"
elif [ ! -d "$npm/node_modules/playwright-core" ]; then
	skip "build-npm is not here: make check fetches it by npm"
else
	NPM=$npm URL=$url MAILS=$mails WEB=$web CONFIG=$config PORTREG=$PORTREG \
		node tests/browser/forms.mjs >"$work/told" 2>&1
	count_of "$work/told"
fi
# --- lynx: links, fields and keys in the order of the page --------------------

# keys TEXT: typed.
keys() {
	printf '%s' "$1" | sed 's/./&\
/g' | sed -e '/^$/d' -e 's/^ $/<space>/' -e 's/^/key /'
}

# tab COUNT
tab() {
	yes 'key <tab>' | head -n "$1"
}

# What stands on the page from the first link to the button.
lynx_keys() {
	tab "$(lynx -dump -listonly "$url/user-2004" | grep -c http)"
	for text in 'Ada Ample' ada@example.org TCP formats types codes sequences \
		functions; do
		keys "$text"
		tab 1
	done
	# Yes (which lynx ticks by itself), No, and what for
	tab 1
	echo 'key ^J'
	tab 2
	for text in 'first' 'Water Meters' wmeter ''; do
		keys "$text"
		[ "$text" != first ] || printf 'key ^J\nkey ^J\nkey x\n'
		tab 1
	done
	# The last of them was for robots.
	printf 'key ^J\nkey Q\n'
}

lynx_submits() {
	before=$(find "$mails" -name '*.eml' | wc -l)
	lynx_keys >"$work/keys"
	TERM=vt100 LC_ALL=C.UTF-8 lynx -cmd_script="$work/keys" \
		"$url/user-2004" >"$work/out" 2>&1 </dev/null
	check "lynx: it was sent" grep -q "Your application was sent" "$work/out"
	same "lynx: mails" $((before + 1)) \
		"$(find "$mails" -name '*.eml' | wc -l)"
	"$PORTREG" parse --json "$(find "$mails" -name '*.eml' | sort |
		tail -n 1)" >"$work/parsed"
	for row in 'applicant_name|Ada Ample' 'protocol|TCP' 'functions|functions' \
		'broadcast|no' 'broadcast_use|' 'short_name|wmeter' \
		'port_name|Water Meters'; do
		same "lynx: ${row%|*}" "${row#*|}" "$(sqlite3 :memory: "SELECT
			readfile('$work/parsed') ->>
			'\$.applications[0].answers.${row%|*}'")"
	done
	same "lynx: two paragraphs" "first  x" "$(sqlite3 :memory: "SELECT
		replace(readfile('$work/parsed') ->>
		'\$.applications[0].answers.technical_description',
		char(10), ' ')")"
}

lynx_reads() {
	for page in "" user-2004 system-2004 rfc6335 modification name; do
		lynx -dump -nolist "$url/$page" >"$work/out" 2>&1
		check "lynx, /$page: a heading" grep -q '^ *[A-Z].*[a-z?]$' \
			"$work/out"
		check "lynx, /$page: no wider than a screen" \
			test "$(wc -L <"$work/out")" -le 80
		same "lynx, /$page: what is hidden says so" \
			"$(curl -s "$url/$page" | grep -c 'class="trap"')" \
			"$(grep -c 'Leave this field empty; it is for robots' \
				"$work/out")"
	done
	lynx -dump -nolist "$url/name?name=tcpmux" >"$work/out"
	check "lynx: a name" grep -q 'is taken, at port 1\.' "$work/out"
	# "--" ends what is posted.
	printf 'action=send&token=%s\n---\n' "$(curl -s "$url/user-2004" |
		sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p')" |
		lynx -post_data -dump -nolist "$url/user-2004" >"$work/out"
	check "lynx: errors" grep -q 'Not sent: 12 things are to be mended' \
		"$work/out"
}

# answers FILE PLACE: of JSON.
answers() {
	sqlite3 :memory: "SELECT readfile('$1') -> '$2'"
}

# What the examiner is shown is what was typed, of each form: the filter takes
# the mail in, and the queue has the very answers that the parser reads.
queues() {
	find "$mails" -name '*.eml' | sort >"$work/sent"
	: >"$work/forms"
	while read -r mail; do
		rm -f "$work"/queue.db*
		run -d "$work/queue.db" init >/dev/null
		run -d "$work/queue.db" ingest <"$mail" ||
			fail "the filter: $mail"
		run -d "$work/queue.db" show --json 1 >"$work/shown"
		"$PORTREG" parse --json "$mail" >"$work/parsed"
		answers "$work/shown" '$.form' >>"$work/forms"
		same "in the queue: ${mail##*/}" \
			"$(answers "$work/parsed" '$.applications[0].answers')" \
			"$(answers "$work/shown" '$.answers')"
	done <"$work/sent"
	same "in the queue: forms" '"modification" "rfc6335" "system-2004" "user-2004" ' \
		"$(sort -u "$work/forms" | tr '\n' ' ')"
}
queues

if command -v lynx >/dev/null; then
	lynx_reads
	lynx_submits
else
	skip "lynx is not here"
fi
finish
