#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What the program is linked with, which room includes what, and what a room's
# objects call: below cmd_*.c nothing prints, exits, logs, or reads the clock
# or the environment.

# shellcheck disable=SC2016 # other shells expand it
# shellcheck source=tests/lib.sh
. tests/lib.sh

# Libraries that have no place in a process that reads hostile bytes, or whose
# work is done when it is built.
ldd "$PORTREG" >"$work/ldd"
check "ldd shows nothing" grep -q libc.so "$work/ldd"
for library in libcurl libxml2 libssl libseccomp; do
	same "linked with $library" "" "$(grep "$library" "$work/ldd")"
done

# The filter reads no XML: where there is an archive, nothing is loaded for it.
if [ -e "$(pkg-config --variable=libdir expat)/libexpat.a" ]; then
	same "loads libexpat" "" "$(grep libexpat "$work/ldd")"
else
	skip "there is no libexpat.a"
fi

# Where there are archives it holds the others as well, and nothing of GMime's
# that starts programs.
if grep -q libgmime "$work/ldd"; then
	skip "the program is linked with shared libraries"
	same "calls GPGME" "" "$(nm -u "$PORTREG" | grep -i gpgme_)"
else
	same "what it loads" "" "$(awk '{ print $1 }' "$work/ldd" |
		grep -v -e vdso -e ld-linux -e '^libc\.' -e '^libm\.' \
			-e libidn2 -e libunistring)"
fi

# A room, and the rooms whose headers its files may include.
cat >"$work/rooms" <<'EOF'
text
files
registry text
parse registry text
store files registry text
review store files registry text
ingest parse review store files registry text
export store files registry text
audit store files parse registry text
form parse store files registry text
cli text
EOF
same "rooms that are not in the table" "" "$(
	for file in */*.c; do
		room=${file%%/*}
		case $room in
		tests | build*) ;;
		*) grep -q "^$room\b" "$work/rooms" || echo "$file" ;;
		esac
	done)"
while read -r room calls; do
	same "what the Makefile lets $room call" "$calls" \
		"$(sed -n "s/^calls_$room := //p" Makefile)"
done <"$work/rooms"

# may_include FILE HEADER: by the table.
may_include() {
	case $1 in
	*/cmd_*.[ch] | */cmd.h)
		case $2 in
		command.h | settings.h | cli/*) return 0 ;;
		esac
		;;
	esac
	case $1:$2 in
	export/*:store/registry.h) return 0 ;;
	export/*:store/*) return 1 ;; # internal stays internal
	esac
	# $calls is that of the loop below.
	for may in $room $calls; do
		case $2 in
		"$may"/*) return 0 ;;
		esac
	done
	return 1
}
included=0
while read -r room calls; do
	awk -F '"' '/^#[[:space:]]*include[[:space:]]*"/ { print FILENAME, $2 }' \
		"$room"/*.[ch] >"$work/headers"
	bad=
	while read -r file header; do
		included=$((included + 1))
		may_include "$file" "$header" || bad="$bad $file:$header"
	done <"$work/headers"
	same "headers that $room/ may not include" "" "$bad"
done <"$work/rooms"
check "only $included headers are included" test "$included" -gt 500

# What the objects want from outside: no macro or wrapper hides that.
cat >"$work/banned" <<'EOF'
printf
vprintf
__printf_chk
__vprintf_chk
puts
putchar
perror
stdout
stderr
g_print
g_printerr
exit
quick_exit
err
errx
warn
warnx
getenv
secure_getenv
g_getenv
g_get_environ
g_get_user_name
g_get_home_dir
g_get_user_data_dir
g_get_user_config_dir
environ
time
gettimeofday
clock_gettime
localtime
gmtime
localtime_r
g_get_real_time
g_get_current_time
g_get_monotonic_time
g_date_time_new_now
g_date_time_new_now_utc
g_date_time_new_now_local
syslog
__syslog_chk
vsyslog
openlog
g_option_context_parse
EOF
# wants: "parse/child.c _exit", a line for each object and what it calls.
while read -r room calls; do
	for file in "$room"/*.c; do
		case $file in
		*/cmd_*) continue ;;
		esac
		object=$BUILD/${file%.c}.o
		if [ -e "$object" ]; then
			echo "$object"
		else
			fail "$object is not there"
		fi
	done
done <"$work/rooms" >"$work/objects"
xargs nm -A -u <"$work/objects" | awk -v build="$BUILD/" '{
	file = substr($1, length(build) + 1)
	sub(/\.o:.*/, ".c", file)
	sub(/@.*/, "", $NF)
	print file, $NF
}' >"$work/wants"

# callers WHAT CONDITION: what of wants awk finds by it.
callers() {
	same "$1" "" "$(awk -v banned="$work/banned" '
		BEGIN { while ((getline name <banned) > 0) is_banned[name] }
		'"$2" "$work/wants")"
}
callers "calls that are not used here" '$1 !~ /^cli\// && $2 in is_banned'
# It is for the child alone.
callers "_exit" '$1 != "parse/child.c" && ($2 == "_exit" || $2 == "_Exit")'
# One library, one room; mail is read in parse/, written in form/.
callers "SQLite" '$1 !~ /^store\// && $2 ~ /^sqlite3_/'
callers "expat" '$1 !~ /^registry\// && $2 ~ /^XML_/'
callers "GMime" '$1 !~ /^(parse|form)\// && $2 ~ /^g_mime_/'
# All of this would find nothing in nothing.
for call in 'cli/log.c .*syslog' 'store/store.c sqlite3_close' \
	'registry/xml_scan.c XML_' 'parse/child.c _exit' 'form/compose.c g_mime'; do
	check "nm shows no $call" grep -q "^$call" "$work/wants"
done

# g_error() is an assertion of ours; the rest of that family is a log.
same "logs below the commands" "" "$(grep -lE \
	'\bg_(log|debug|info|message|warning|critical)[a-z_]* ?\(' \
	./*/*.c | grep -vE '^\./(cli|tests|build[^/]*)/|/cmd_')"

# SQL stands in store/ alone.
same "SQL outside store/" "" "$(grep -lE \
	'"[^"]*(SELECT .* FROM|INSERT INTO|UPDATE .* SET|DELETE FROM) ' \
	ingest/*.c parse/*.c review/*.c export/*.c audit/*.c registry/*.c \
	text/*.c files/*.c cli/*.c ./*.c)"
finish
