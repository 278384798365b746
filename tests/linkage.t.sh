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
while read -r room calls; do
	for file in "$room"/*.[ch]; do
		sed -n 's/^#[[:space:]]*include[[:space:]]*"\(.*\)".*/\1/p' \
			"$file" >"$work/headers"
		bad=
		while read -r header; do
			may_include "$file" "$header" || bad="$bad $header"
		done <"$work/headers"
		same "$file includes" "" "$bad"
	done
done <"$work/rooms"

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
# An object calls nothing behind this: _exit is for the child in child.c.
while read -r room calls; do
	[ "$room" != cli ] || continue
	for file in "$room"/*.c; do
		case $file in
		*/cmd_*) continue ;;
		esac
		object=$BUILD/${file%.c}.o
		if [ ! -e "$object" ]; then
			fail "$object is not there"
			continue
		fi
		nm -u "$object" | awk '{ sub(/@.*/, "", $2); print $2 }' \
			>"$work/wants"
		same "$file calls" "" \
			"$(grep -xF -f "$work/banned" "$work/wants")"
		if [ "$file" != parse/child.c ]; then
			same "$file calls" "" \
				"$(grep -x -e _exit -e _Exit "$work/wants")"
		fi
		# One library, one room; mail is read in parse/, written in form/
		[ "$room" = store ] || same "$file calls SQLite" "" \
			"$(grep '^sqlite3_' "$work/wants")"
		[ "$room" = registry ] || same "$file calls expat" "" \
			"$(grep '^XML_' "$work/wants")"
		case $room in parse | form) continue ;; esac
		same "$file calls GMime" "" \
			"$(grep '^g_mime_' "$work/wants")"
	done
done <"$work/rooms"
check "nm shows nothing" sh -c 'nm -u "$1" | grep -q syslog' - \
	"$BUILD/cli/log.o"

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
