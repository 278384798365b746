# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
# For the scripts that let each call of the system fail in turn, by
# tests/grid/grid.c, which has the options:
#
#	. tests/lib.sh
#	. tests/grid.sh
#	grid "where" OPTION... -- ARGUMENT... <<'END'
#	1 write ENOSPC EIO short
#	END
#
# Each cell is a line in the file $CELLS, if it is named: where, process, kind,
# fault, runs, and how many of these ended with which status. STEP=n takes each
# n-th call alone, KINDS="sync open" these kinds.

# shellcheck disable=SC2154 # lib.sh has set it
there=$work/there
states=$work/states
runs=0
CELLS=${CELLS:-$work/cells}
mkdir "$there" "$states"
# A sanitizer finds in one run what it finds in many, and takes its time.
[ -z "${SANITIZE:-}" ] || STEP=$((${STEP:-1} * 20))
# A tracer is what LeakSanitizer would be.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"

"$BUILD/tests/grid/inject" -o "$work/report" count true
if [ "$?" -eq 77 ]; then
	skip "calls of the system cannot be traced here"
	finish
fi

# state NAME: what is there is one that runs begin from.
state() {
	rm -rf "${states:?}/$1"
	cp -r "$there" "$states/$1"
}

# A sanitizer maps memory itself.
rows() {
	if [ -n "${SANITIZE:-}" ]; then
		grep -v '^. map '
	else
		cat
	fi | while read -r process kind faults; do
		case " ${KINDS:-$kind} " in
		*" $kind "*) echo "$process $kind $faults" ;;
		esac
	done
}

grid() {
	name=$1
	shift
	rows >"$work/rows"
	PORTREG_DB=$db "$BUILD/tests/grid/grid" --name "$name" \
		--folder "$there" --preload "$preload" --cells "$CELLS" \
		--errors "$work/stderr" --step "${STEP:-1}" "$@" \
		<"$work/rows" >"$work/grid"
	check "$name: the grid ends" test "$?" -eq 0
	grep '^failed: ' "$work/grid" >&9
	right=$(tail -n 1 "$work/grid" | cut -d ' ' -f 1)
	wrong=$(tail -n 1 "$work/grid" | cut -d ' ' -f 2)
	passed=$((passed + right)) failed=$((failed + wrong))
	runs=$((runs + right + wrong))
}
