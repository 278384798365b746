# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
# For the scripts that let each call of the system fail in turn: the grid of
# kinds, errors and calls, run by tests/tools/inject.c. A script says what is to
# be done and what must hold thereafter:
#
#	. tests/lib.sh
#	. tests/grid.sh
#	prepare() { ... }	# before each run
#	disturbed() { ... }	# the run: "$@" stands before the command
#	judge() { ... }		# after it: $status, $fault_text; complain() tells
#	grid "where" 1 write ENOSPC EIO short
#
# An error with a "+" stays from that call on. Each cell is one line in the file
# $CELLS, if there is one: where, process, kind, fault, how many runs went wrong
# and how many of these ended with which status.
#
# STEP=n takes each n-th call alone, KINDS="sync open" these kinds.

# shellcheck disable=SC2154 # work is of lib.sh; ended_N are set by eval
inject=$BUILD/tests/tools/inject
report=$work/report
STEP=${STEP:-1}
CELLS=${CELLS:-/dev/null}
all_runs=0 endings=
# A tracer is what LeakSanitizer would be.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"

"$inject" -o "$report" count true
if [ "$?" -eq 77 ]; then
	skip "calls of the system cannot be traced here"
	finish
fi

# complain WHAT: of the run under way.
complain() {
	fail "$fault_text: $*"
	wrong=1
}

# one_run: FALSE when there is no such call.
one_run() {
	prepare
	wrong=0
	disturbed "$inject" -o "$report" -p "$process" ${loader:+-l} \
		"$kind" "$when$on" "${fault%+}" 2>"$work/stderr"
	status=$?
	read -r hit name <"$report"
	fault_text="$where, process $process, call $when of $kind ($name) $fault"
	[ "$hit" != missed ] || return 1
	[ "$hit" = hit ] || return 0
	runs=$((runs + 1))
	eval "ended_$status=\$((\${ended_$status:-0} + 1))"
	case " $endings " in
	*" $status "*) ;;
	*) endings="$endings $status" ;;
	esac
	judge
	[ "$wrong" -ne 0 ] || pass
}

# told: what became of the runs of a cell.
told() {
	ends=
	for ended in $endings; do
		eval "times=\$ended_$ended ended_$ended=0"
		ends="$ends $ended:$times"
	done
	endings=
	echo "$where | $process | $kind | $fault | $runs |$ends" >>"$CELLS"
}

# grid WHERE PROCESS KIND FAULT...
grid() {
	where=$1 process=$2 kind=$3
	shift 3
	case " ${KINDS:-$kind} " in
	*" $kind "*) ;;
	*) return ;;
	esac
	for fault; do
		case $fault in
		*+) on=+ ;;
		*) on= ;;
		esac
		when=1 runs=0
		while one_run; do
			when=$((when + STEP))
		done
		all_runs=$((all_runs + runs))
		told
	done
}
