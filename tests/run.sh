#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Runs test programs and scripts, JOBS of them at a time, and adds up what they
# say; what failed is shown again at the end. A Check program ends in "100%: Checks: 7, Failures: 0, Errors: 0", a
# script in "7 passed, 0 failed, 1 skipped"; the last line printed here is
# "N passed, N failed".
#
# One that takes longer than PATIENCE seconds has failed.
# PORTREG is the program, BUILD the folder of the objects; with SANITIZE Check
# does not fork, for LeakSanitizer sees nothing in a child.

set -u

# field NAME: the number behind "NAME: " in Check's summary.
field() {
	sed -n "s/.*$1: \([0-9]*\).*/\1/p" "$output" | tail -n 1
}

# word NAME: the number before NAME in a script's summary.
word() {
	tail -n 1 "$output" | sed -n "s/.*\b\([0-9][0-9]*\) $1.*/\1/p"
}

# run_one TEST: what it says, summed up in one piece; the sum goes to $sums.
run_one() {
	output=$(mktemp -p "$sums" output.XXXXXX) began=$(date +%s)
	timeout "${PATIENCE:-1800}" "$1" >"$output" 2>&1
	status=$?
	case $1 in
	*.sh)
		p=$(word passed) f=$(word failed) s=$(word skipped)
		;;
	*)
		checks=$(field Checks) failures=$(field Failures)
		errors=$(field Errors)
		f=$((${failures:-0} + ${errors:-0}))
		p=$((${checks:-0} - f)) s=$(grep -c '^skipped: ' "$output")
		;;
	esac
	p=${p:-0} f=${f:-0} s=${s:-0}
	# One that dies before it sums up has failed, whatever it said.
	if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then
		f=1
	fi
	if [ "$status" -eq 0 ] && [ "$((p + s))" -eq 0 ]; then
		echo "it tested nothing" >>"$output"
		f=1
	fi
	told=$(
		echo "$1: $p passed, $f failed, $s skipped, $(($(date +%s) -
			began)) s"
		if [ "$f" -gt 0 ]; then
			sed 's/^/    /' "$output" | tail -n 200
		else
			sed -n 's/^skipped: /    skipped: /p' "$output"
		fi
	)
	printf '%s\n' "$told"
	if [ "$f" -gt 0 ]; then
		printf '%s\n' "$told" | tail -n 40 >"$output.told"
	fi
	echo "$p $f $s" >"$output.sum"
	rm "$output"
}

if [ "${1:-}" = --one ]; then
	run_one "$2"
	exit 0
fi
here=$(dirname "$0")
sums=$(mktemp -d)
trap 'rm -rf "$sums"' EXIT
trap 'exit 1' HUP INT TERM
if [ -n "${SANITIZE:-}" ]; then
	export CK_FORK=no
	export ASAN_OPTIONS="detect_leaks=1:abort_on_error=0:${ASAN_OPTIONS:-}"
	export UBSAN_OPTIONS="print_stacktrace=1:${UBSAN_OPTIONS:-}"
fi
export CK_DEFAULT_TIMEOUT=60
export PORTREG BUILD sums
export G_DEBUG=fatal-criticals
cd "$here/.." || exit 1
printf '%s\0' "$@" |
	xargs -0 -n 1 -P "${JOBS:-$(nproc)}" tests/run.sh --one
passed=0 failed=0 skipped=0 count=0
for sum in "$sums"/*.sum; do
	read -r p f s <"$sum" || continue
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
	count=$((count + 1))
done
# One that was killed before it wrote its sum has failed.
failed=$((failed + $# - count))
if [ "$skipped" -gt 0 ]; then
	echo "$skipped skipped"
fi
# Once more, where it is seen by who reads the end alone: first what fails in
# detail, then by name.
find "$sums" -name '*.told' -exec cat {} +
find "$sums" -name '*.told' -exec head -q -n 1 {} +
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
