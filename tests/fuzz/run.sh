#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# run.sh ENGINE FOLDER SECONDS: runs each fuzzer of FOLDER for that long, one
# after the other, from the samples on. What it learns stays in FOLDER/corpus;
# an input that breaks a claim is FOLDER/findings/<fuzzer>-*, and the exit 1.
# FUZZERS="message html" runs these alone.

# shellcheck disable=SC2317 # functions are called by name
set -u
engine=$1 folder=$2 seconds=$3
cd "$(dirname "$0")/../.." || exit 1
mkdir -p "$folder/findings" "$folder/afl"
export G_SLICE=always-malloc
# GMime 3.2.13 and 3.2.14 leak where a comment is never closed.
export LSAN_OPTIONS="suppressions=$PWD/tests/fuzz/leaks:print_suppressions=0"
export UBSAN_OPTIONS=print_stacktrace=1

# seeds FUZZER: the samples that it begins with, a path a line.
seeds() {
	case $1 in
	registry) find samples/registry -type f ;;
	html) find samples/html -name '*.eml' ;;
	*) find samples -name '*.eml' ;;
	esac
}

# run_libfuzzer NAME
run_libfuzzer() {
	"$folder/tests/fuzz/fuzz_$1" -max_total_time="$seconds" -timeout=10 \
		-rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
		-artifact_prefix="$folder/findings/$1-" ${dictionary:+"-dict=$dictionary"} \
		"$corpus" >"$folder/findings/$1.log" 2>&1
	status=$?
	sed -n 's/^stat::number_of_executed_units: */executions: /p
		s/^SUMMARY: /    &/p' "$folder/findings/$1.log"
	return "$status"
}

# run_afl NAME: what crashes or hangs stands in folders of afl's own.
run_afl() {
	env -u LSAN_OPTIONS AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 \
		AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 \
		ASAN_OPTIONS=abort_on_error=1:symbolize=0:detect_leaks=0 \
		afl-fuzz -V "$seconds" -i "$corpus" -o "$folder/afl/$1" \
		-t 10000 -m none ${dictionary:+-x "$dictionary"} -- \
		"$folder/tests/fuzz/fuzz_$1" >"$folder/findings/$1.log" 2>&1 ||
		return 1
	sed -n 's/^execs_done *: */executions: /p' \
		"$folder/afl/$1/default/fuzzer_stats"
	[ -z "$(find "$folder/afl/$1/default/crashes" \
		"$folder/afl/$1/default/hangs" -name 'id*' 2>/dev/null)" ]
}

failed=0
for fuzzer in "$folder"/tests/fuzz/fuzz_*.o; do
	name=${fuzzer##*/fuzz_} name=${name%.o}
	case " ${FUZZERS:-$name} " in *" $name "*) ;; *) continue ;; esac
	corpus=$folder/corpus/$name dictionary=
	mkdir -p "$corpus"
	seeds "$name" | while IFS= read -r path; do
		cp "$path" "$corpus/$(echo "$path" | tr / _)"
	done
	[ -f "tests/fuzz/$name.dict" ] &&
		dictionary=tests/fuzz/$name.dict
	echo "$name, $seconds s"
	if ! "run_$engine" "$name"; then
		echo "    a finding: $folder/findings, $name.log"
		failed=1
	fi
done
exit "$failed"
