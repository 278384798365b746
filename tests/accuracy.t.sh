#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Forms filled in at random, in every layout and wrapping: each answer must be
# read exactly. The same seeds each time; "make accuracy SEED=n" tries others.
set -u

# With sanitizers it takes ten times as long.
messages=4000
[ -z "${SANITIZE:-}" ] || messages=600

passed=0 failed=0
for seed in 1 2; do
	told=$("$BUILD/tests/accuracy/accuracy" --seed $seed \
		--messages $messages --least 100 --show 3)
	status=$?
	last=$(printf '%s\n' "$told" | tail -n 1)
	p=${last%% passed*} f=${last#*, } f=${f%% failed*}
	passed=$((passed + p)) failed=$((failed + f))
	if [ "$status" -ne 0 ]; then
		printf '%s\n' "$told" | grep -v ' 100.00 %$'
		[ "$f" -gt 0 ] || failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed, 0 skipped"
