#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The commands from outside: what they make, print and exit with.

# shellcheck disable=SC2016,SC2317 # other shells expand it; called by others

# shellcheck source=tests/lib.sh
. tests/lib.sh

# is_json FILE LINES: so many lines, each of them JSON.
is_json() {
	[ "$(wc -l <"$1")" -eq "$2" ] || return 1
	while IFS= read -r line; do
		quoted=$(printf '%s\n' "$line" | sed "s/'/''/g")
		[ "$(sqlite3 :memory: "SELECT json_valid('$quoted')")" = 1 ] ||
			return 1
	done <"$1"
}

# member FILE NAME: of the JSON object in FILE.
member() {
	sqlite3 :memory: "SELECT json_extract(readfile('$1'), '\$.$2')"
}

# head_of FILE: the hash of the last event.
head_of() {
	sqlite3 -readonly "$1" 'SELECT hash FROM event ORDER BY seq DESC LIMIT 1'
}

# refuses STATUS WHAT ARGUMENT...: exit status, something on stderr, nothing on
# stdout; a usage error may point to --help in a second line.
refuses() {
	wanted=$1 what=$2
	shift 2
	run "$@" >"$work/stdout" 2>"$work/stderr"
	same "$what" "$wanted" "$?"
	same "$what: stdout" "" "$(cat "$work/stdout")"
	check "$what: stderr says nothing" test -s "$work/stderr"
	lines=$(wc -l <"$work/stderr")
	check "$what: $lines lines on stderr" \
		test "$lines" -le "$((wanted == 64 ? 2 : 1))"
}

says() {
	check "$1: '$2' is not in: $(cat "$3")" grep -q -e "$2" "$3"
}

commands="init ingest parse list show import export audit backup"
mkdir "$work/d"
db=$work/d/portreg.db

# What the program says of itself.
expect 0 "--version" run --version >"$work/out"
says "--version" '^portreg [0-9][0-9.]*$' "$work/out"
expect 0 "--help" run --help >"$work/out"
for command in $commands; do
	says "--help" "^  $command " "$work/out"
done
run >"$work/out" 2>&1
same "no command" 64 "$?"
says "no command" "^Usage:" "$work/out"
for command in $commands; do
	# The filter's 0 means that a mail was kept.
	asked=0
	[ "$command" != ingest ] || asked=75
	expect "$asked" "$command --help" run "$command" --help \
		</dev/null >"$work/out"
	says "$command --help" "portreg $command" "$work/out"
	says "$command --help" "--database" "$work/out"
	expect "$asked" "$command --version" run "$command" --version \
		</dev/null >"$work/out"
	says "$command --version" '^portreg [0-9]' "$work/out"
	check "$command --version makes a database" test ! -e "$db"
	rm -f "$db" "$db"-*
done

# Arguments that make no sense.
refuses 64 "unknown command" frobnicate
refuses 64 "unknown global option" --frobnicate
refuses 64 "a global option without its value" --database
for command in init parse list show import export audit backup; do
	refuses 64 "$command: unknown option" "$command" --frobnicate
done
refuses 64 "init: argument" init here
refuses 64 "import: no file" import
refuses 64 "export: no format" export
refuses 64 "export: two formats" export port-numbers port-numbers
refuses 64 "export: unknown format" export gopher
refuses 64 "audit: nothing" audit
refuses 64 "audit: unknown" audit frobnicate
refuses 64 "backup: no file" backup
refuses 64 "init: unknown group" init --group no-such-group
check "a refused init made a database" test ! -e "$db"
esc=$(printf '\033')
run "$(printf 'a\033[31m\nb')" 2>"$work/stderr"
check "a command's name reaches the terminal as it is" \
	sh -c '! grep -q "$1" "$2"' - "$esc" "$work/stderr"

# No database, or something else.
for command in "import $work/list" "export port-numbers" "audit verify" \
	"backup $work/copy"; do
	list >"$work/list"
	# shellcheck disable=SC2086 # words
	refuses 66 "no database: $command" $command
done
mail 1 >"$db"
for command in "import $work/list" "export port-numbers" "audit verify" \
	"backup $work/copy"; do
	# shellcheck disable=SC2086 # words
	refuses 65 "a mail for a database: $command" $command
done
refuses 73 "init: something is there" init
check "init touched what was there" sh -c 'grep -q "message 1" "$1"' - "$db"
rm "$db"
ln -s nowhere "$db"
refuses 73 "init: a dangling link" init
rm "$db" "$db"-*

# init
expect 0 "init" run init >"$work/out"
says "init" "$db" "$work/out"
same "init: mode" 600 "$(stat -c %a "$db")"
same "init: what it leaves beside it" portreg.db "$(ls "$work/d")"
refuses 73 "init: again" init
same "a new database's events" 1 \
	"$(sqlite3 -readonly "$db" 'SELECT count(*) FROM event')"
verified "a new database"
expect 0 "init in a new folder" run -d "$work/new/deep/x.db" init >/dev/null
same "init: mode of the new folder" 700 "$(stat -c %a "$work/new/deep")"
expect 0 "init at a relative path" \
	sh -c 'cd "$1" && "$2" -d relative.db init >/dev/null' - "$work" "$PORTREG"
check "init at a relative path" test -s "$work/relative.db"

# init --group: others of the group deliver.
if [ "$(id -u)" -eq 0 ] && getent group nogroup >/dev/null; then
	shared=$work/shared/portreg.db
	chmod 711 "$work"
	expect 0 "init --group" run -d "$shared" init --group nogroup >/dev/null
	same "init --group: folder" "2770 nogroup" \
		"$(stat -c '%a %G' "$work/shared")"
	same "init --group: file" "660 nogroup" "$(stat -c '%a %G' "$shared")"
	member_of_group() {
		mail "$1" | setpriv --reuid=65534 --regid=65534 --clear-groups \
			"$PORTREG" -d "$shared" ingest
	}
	if setpriv --reuid=65534 --regid=65534 --clear-groups \
		"$PORTREG" --version >/dev/null 2>&1; then
		expect 0 "a member delivers first" member_of_group 1
		mail 2 >"$work/mail"
		expect 0 "then root" run -d "$shared" ingest <"$work/mail"
		expect 0 "then the member" member_of_group 3
		same "a shared database's messages" 3 "$(sqlite3 "$shared" \
			'SELECT count(*) FROM message')"
		rm -f "$shared"-*
		mail 4 >"$work/mail"
		expect 0 "root first" run -d "$shared" ingest <"$work/mail"
		expect 0 "and the member after it" member_of_group 5
	else
		skip "init --group: others cannot run $PORTREG"
	fi
	mkdir "$work/full"
	: >"$work/full/file"
	refuses 74 "init --group in a folder with files" \
		-d "$work/full/x.db" init --group nogroup
	chmod 700 "$work"
else
	skip "init --group: needs root and a group nogroup"
fi

# import and export
export_is() {
	run export port-numbers >"$work/exported" 2>"$work/stderr"
	same "$1: export" 0 "$?"
	check "$1: the bytes differ" cmp -s "$2" "$work/exported"
}
refuses 66 "export: nothing was imported" export port-numbers
list >"$work/list"
expect 0 "import" run import "$work/list" --dated 2004-07-12 --by examiner \
	>"$work/out"
says "import" "11 lines, 4 entries" "$work/out"
says "import" "head $(head_of "$db")" "$work/out"
same "import: by" examiner "$(sqlite3 -readonly "$db" \
	"SELECT json_extract(record, '\$.by') FROM event WHERE act = 'import'")"
same "import: effective" 2004-07-12T23:59:59Z "$(sqlite3 -readonly "$db" \
	"SELECT effective FROM event WHERE act = 'import'")"
export_is "import" "$work/list"
verified "import"
export LC_ALL=C.UTF-8
list | sed 's/Mark/Marc/' >"$work/list2"
expect 0 "import --by a name that is not ASCII" run import "$work/list2" \
	--dated 2004-07-12 --by José >/dev/null
unset LC_ALL
expect 0 "import: back" run import "$work/list" --dated 2004-07-12 >/dev/null
events=$(sqlite3 -readonly "$db" 'SELECT count(*) FROM event')
expect 0 "import: the same again" run import "$work/list" \
	--dated 2004-07-13 >"$work/out"
says "import: the same again" "nothing has changed" "$work/out"
same "import: the same again leaves no event" \
	"$events" "$(sqlite3 -readonly "$db" 'SELECT count(*) FROM event')"
{ list && echo 'discard           9/tcp    Discard'; } >"$work/list2"
expect 0 "import --json" run import --json "$work/list2" --dated 2004-08-01 \
	>"$work/out"
check "import --json" is_json "$work/out" 1
same "import --json: added" 1 "$(member "$work/out" added)"
same "import --json: head" "$(head_of "$db")" "$(member "$work/out" head)"
export_is "import 2" "$work/list2"
expect 0 "export --as-of" run export port-numbers --as-of 2004-07-31 \
	>"$work/exported"
check "export --as-of a day before" cmp -s "$work/list" "$work/exported"
expect 0 "export --as-of a day" run export port-numbers --as-of 2004-08-01 \
	>"$work/exported"
check "export --as-of its day" cmp -s "$work/list2" "$work/exported"
expect 0 "export --as-of an instant" run export port-numbers \
	--as-of 2004-08-01T23:59:58Z >"$work/exported"
check "export --as-of the second before" cmp -s "$work/list" "$work/exported"
refuses 66 "export --as-of before all" export port-numbers --as-of 1990-01-01
refuses 64 "export --as-of never" export port-numbers --as-of yesterday
refuses 64 "import --dated never" import "$work/list" --dated 2004-02-30
refuses 64 "import --dated in the future" import "$work/list" --dated 2999-01-01
refuses 65 "import --dated before the last" \
	import "$work/list" --dated 2004-07-20
refuses 66 "import: no such file" import "$work/no-such-list"
mail 1 >"$work/mail"
refuses 65 "import: no list" import "$work/mail"
: >"$work/empty"
refuses 65 "import: empty" import "$work/empty"
expect 74 "import: a folder" run import "$work/d"
export_is "after all that was refused" "$work/list2"
verified "after all that was refused"
for real in "$PWD"/samples/registry/port-numbers \
	"$PWD"/../shared/data/registry/port-numbers-*.txt; do
	name=${real##*/}
	if [ ! -e "$real" ]; then
		skip "$name is not here"
		continue
	fi
	expect 0 "import $name" run import "$real" >/dev/null
	export_is "$name" "$real"
	verified "$name"
done
expect 0 "import --dated today" run import "$work/list2" \
	--dated "$(date -u +%F)" >/dev/null
expect 0 "import without a date after it" run import "$work/list2" >/dev/null
export_is "the first list after all others" "$work/list2"

# export -o: replaced at once, only if changed, whatever it was.
out=$work/o/port-numbers
mkdir "$work/o"
expect 0 "export -o" run export port-numbers -o "$out"
check "export -o" cmp -s "$work/list2" "$out"
chmod 640 "$out"
touch -d '2004-01-01' "$out"
inode=$(stat -c '%i %Y' "$out")
expect 0 "export -o: the same" run export port-numbers -o "$out"
same "export -o: the same bytes are not written" "$inode" \
	"$(stat -c '%i %Y' "$out")"
echo changed >"$out"
expect 0 "export -o: changed" run export port-numbers -o "$out"
check "export -o: changed" cmp -s "$work/list2" "$out"
same "export -o: keeps the mode" 640 "$(stat -c %a "$out")"
ln -s port-numbers "$work/o/link"
echo changed >"$out"
expect 0 "export -o: a link" run export port-numbers -o "$work/o/link"
check "export -o: a link stays one" test -L "$work/o/link"
check "export -o: a link's file" cmp -s "$work/list2" "$out"
rm "$work/o/link"
same "export -o: what it leaves" port-numbers "$(ls "$work/o")"
run export port-numbers -o "$work/none/x" 2>"$work/stderr"
check "export -o: no such folder" test "$?" -ne 0
run export port-numbers >/dev/full 2>"$work/stderr"
same "export to a full disk" 74 "$?"

# ingest's neighbours: audit and backup
mail 1 >"$work/m"
keeps "a mail" "$work/m"
expect 0 "audit verify" run audit verify >"$work/out"
says "audit verify" "^verified$" "$work/out"
says "audit verify" "head $(head_of "$db")" "$work/out"
expect 0 "audit verify --json" run audit verify --json >"$work/out"
check "audit verify --json" is_json "$work/out" 1
same "audit verify --json: messages" 1 "$(member "$work/out" messages)"
same "audit verify --json: texts" 3 "$(member "$work/out" texts)"
same "audit verify --json: head" "$(head_of "$db")" \
	"$(member "$work/out" head)"
same "audit verify --json: problems" '[]' "$(member "$work/out" problems)"
first=$(sqlite3 -readonly "$db" 'SELECT hash FROM event WHERE seq = 1')
expect 0 "audit verify --head" run audit verify --head "$first" >/dev/null
expect 1 "audit verify --head of another" run audit verify \
	--head "$(echo | sha256sum | cut -c 1-64)" >"$work/out"
says "audit verify --head of another" "NOT VERIFIED" "$work/out"
expect 1 "audit verify --json --head" run audit verify --json --head 00 \
	>"$work/out"
check "audit verify --json with problems" is_json "$work/out" 1
run audit verify >/dev/full 2>"$work/stderr"
same "audit verify to a full disk" 74 "$?"

expect 0 "backup" run backup "$work/copy" >"$work/out"
says "backup" "head $(head_of "$db")" "$work/out"
same "backup: mode" 600 "$(stat -c %a "$work/copy")"
same "backup: head" "$(head_of "$db")" "$(head_of "$work/copy")"
expect 0 "the backup verifies" run -d "$work/copy" audit verify >/dev/null
expect 0 "the backup exports" run -d "$work/copy" export port-numbers \
	>"$work/exported"
check "the backup's list" cmp -s "$work/list2" "$work/exported"
mail 2 >"$work/mail2"
expect 0 "the backup takes mail" run -d "$work/copy" ingest <"$work/mail2"
refuses 73 "backup: something is there" backup "$work/copy"
expect 0 "backup --json" run backup --json "$work/copy2" >"$work/out"
check "backup --json" is_json "$work/out" 1
same "backup --json: head" "$(head_of "$work/copy2")" \
	"$(member "$work/out" head)"
run backup "$work/none/copy" 2>"$work/stderr"
check "backup: no such folder" test "$?" -ne 0
same "backup: what it leaves" "copy copy-lock copy-shm copy-wal copy2" \
	"$(cd "$work" && echo copy*)"

# A name with what JSON must escape
odd="$work/$(printf 'q"b\\s\033\tn\303\251')"
expect 0 "backup to an odd name" run backup --json "$odd" >"$work/out"
check "backup --json of an odd name" is_json "$work/out" 1
same "backup --json of an odd name" "$odd" "$(member "$work/out" file)"

# Which database: -d, else PORTREG_DB, else the configuration, else the user's
config=$work/config
for name in option environment configured; do
	run -d "$work/$name" init >/dev/null
	run -d "$work/$name" import "$work/list" --by "$name" >/dev/null
done
whose() {
	sqlite3 -readonly "$1" "SELECT json_extract(record, '\$.by')
		FROM event WHERE seq = 2"
}
copied() {
	what=$1 whose=$2
	shift 2
	rm -f "$work/which"
	env "$@" backup "$work/which" >/dev/null
	same "$what" "$whose" "$(whose "$work/which")"
}
echo "database = $work/configured" >"$config"
copied "-d comes first" option "PORTREG_DB=$work/environment" \
	"$PORTREG" -c "$config" -d "$work/option"
copied "then PORTREG_DB" environment "PORTREG_DB=$work/environment" \
	"$PORTREG" -c "$config"
copied "then the configuration" configured -u PORTREG_DB \
	"$PORTREG" -c "$config"
copied "an empty PORTREG_DB is none" configured PORTREG_DB= \
	"$PORTREG" -c "$config"
mkdir -p "$work/data/portreg"
run -d "$work/option" backup "$work/data/portreg/portreg.db" >/dev/null
copied "then the user's own" option -u PORTREG_DB "XDG_DATA_HOME=$work/data" \
	"$PORTREG"
rm -f "$work/which"
expect 0 "options behind the command" env -u PORTREG_DB "$PORTREG" backup \
	-d "$work/option" -c "$config" "$work/which" >/dev/null
same "options behind the command" option "$(whose "$work/which")"
rm -f "$work/which"
expect 0 "options on both sides: the last counts" env -u PORTREG_DB \
	"$PORTREG" -d "$work/nowhere" backup -d "$work/option" "$work/which" \
	>/dev/null
same "options on both sides" option "$(whose "$work/which")"

# The configuration is read strictly.
configured() {
	what=$1
	printf '%b' "$2" >"$config"
	refuses 78 "config: $what" -c "$config" audit verify
	says "config: $what" "$config:$3: " "$work/stderr"
}
configured "an unknown key" 'busy-timeout = 1\nfrob = 1\n' 2
configured "a key twice" 'busy-timeout = 1\n\nbusy-timeout = 1\n' 3
configured "no number" 'busy-timeout = soon\n' 1
configured "a negative number" '# how long\nbusy-timeout = -1\n' 2
configured "too large a number" 'busy-timeout = 99999999999\n' 1
configured "a size with a wrong unit" 'max-message = 1X\n' 1
configured "too small a size" 'max-message = 1\n' 1
configured "a relative path" 'database = portreg.db\n' 1
configured "an empty value" 'database =\n' 1
configured "no equals sign" 'database\n' 1
configured "a group" '[portreg]\n' 1
configured "a NUL" 'busy-timeout = 1\0\n' 1
refuses 78 "config: none" -c "$work/no-such-config" audit verify
refuses 78 "config: a folder" -c "$work" audit verify
for command in "import $work/list" "export port-numbers" \
	"backup $work/copy3" init; do
	# shellcheck disable=SC2086 # words
	refuses 78 "config: $command" -c "$work/no-such-config" $command
done
printf '# all is well\n\n  busy-timeout=3\nmax-message = 64M\n' >"$config"
expect 0 "a configuration" run -c "$config" audit verify >/dev/null
: >"$config"
expect 0 "an empty configuration" run -c "$config" audit verify >/dev/null
expect 0 "the sample configuration" run -c samples/portreg.conf \
	audit verify >/dev/null

# Somebody else writes.
echo 'busy-timeout = 0' >"$config"
hold "$db-lock"
refuses 75 "import while another writes" -c "$config" import "$work/list"
expect 0 "export while another writes" run -c "$config" export port-numbers \
	>/dev/null
expect 0 "audit verify while another writes" run -c "$config" audit verify \
	>/dev/null
expect 0 "backup while another writes" run -c "$config" backup "$work/copy4" \
	>/dev/null
release
finish
