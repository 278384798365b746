#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Mails that are larger inside than outside, through the filter and the parser:
# exit 0, kept byte for byte, and no more time and memory than is allowed. The
# figures are two seconds and 512 MiB; what is asserted leaves room for a slow
# machine, and tests/tools/bomb.c tells what each is.

# shellcheck source=tests/lib.sh
. tests/lib.sh

bomb=$BUILD/tests/tools/bomb measure=$BUILD/tests/tools/measure
cpu_ms=6000 memory_kib=$((512 * 1024)) bytes=
if [ -n "${SANITIZE:-}" ]; then
	# Slow, and without a limit of memory: small ones must do.
	cpu_ms=60000 memory_kib=$((8 * 1024 * 1024)) bytes=200000
fi

# measured WHAT COMMAND ARGUMENT...: exit 0 within the bounds.
measured() {
	bomb_name=$1
	shift
	: >"$work/took"
	expect 0 "$bomb_name" "$measure" "$work/took" "$@"
	read -r took_ms took_kib <"$work/took"
	check "$bomb_name: took ${took_ms:-?} ms" \
		test "${took_ms:-$((cpu_ms + 1))}" -le "$cpu_ms"
	check "$bomb_name: took ${took_kib:-?} KiB" \
		test "${took_kib:-$((memory_kib + 1))}" -le "$memory_kib"
	[ -z "${VERBOSE:-}" ] ||
		echo "$bomb_name: ${took_ms:-?} ms, ${took_kib:-?} KiB" >&9
}

new_database
check "bombs" test "$("$bomb" | tee "$work/bombs" | wc -l)" -gt 30
export PORTREG_DB="$db"
while read -r name kind; do
	# shellcheck disable=SC2086 # no argument where it is empty
	"$bomb" "$name" $bytes >"$work/mail"
	measured "$name, ingest" env LD_PRELOAD="$preload" "$PORTREG" ingest \
		<"$work/mail"
	kept "$name" "$work/mail"
	measured "$name, parse" "$PORTREG" parse --json "$work/mail" \
		>"$work/json"
	[ -z "${VERBOSE:-}" ] || sed -n 's/.*\("kind":"[a-z]*"\).*/    \1/p
		s/.*\("quarantine":"[^"]*"\).*/    \1/p' "$work/json"
	# Small ones may be within the limits.
	if [ "$kind" != any ] && [ -z "$bytes" ]; then
		check "$name: it is not $kind" \
			grep -q "\"kind\":\"$kind\"" "$work/json"
	fi
	# A limit that is ours stopped it, and not the end of its reader.
	check "$name: its reader died" test -z "$(grep -o \
		'"quarantine":"\(reading it\|its reader\)[^"]*' "$work/json")"
done <"$work/bombs"
same "what is kept" "$(wc -l <"$work/bombs")" "$(messages)"
verified "all bombs"
finish
