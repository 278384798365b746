#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The checks of the code that need no running: format, length, static analysis,
# man pages, scripts. Each prints what it finds; any finding fails.

# shellcheck disable=SC2317 # functions are called by step
set -u
failed=0

# step WHAT COMMAND...: what COMMAND prints are findings.
step() {
	what=$1
	shift
	findings=$("$@" 2>&1)
	if [ -n "$findings" ]; then
		echo "lint: $what"
		echo "$findings" | sed 's/^/    /'
		failed=1
	fi
}

sources() {
	git ls-files -co --exclude-standard '*.c' '*.h'
}

# A style is a style only if a program can tell.
format() {
	sources | xargs clang-format --dry-run 2>&1 | grep warning
}

# No function over 60 lines, no file over 400; tests may be longer.
lengths() {
	sources | grep -v '^tests/' | xargs ctags -x --kinds-C=f --fields=+ne \
		--_xformat='%{line} %{end} %{input} %{name}' |
		awk '$2 - $1 >= 60 { print $3 ": " $4 " has " $2 - $1 + 1 " lines" }'
	sources | grep -v '^tests/' | xargs wc -l |
		awk '$2 != "total" && $1 > 400 { print $2 ": " $1 " lines" }'
}

banned() {
	sources | xargs grep -nE '\<(strcpy|strcat|strncpy|sprintf|vsprintf|strtok|atoi|atol|gets|asctime|ctime|localtime|gmtime|mktemp|system|popen|alloca)\>\(|\<goto ' |
		grep -vE '^[^:]*:[0-9]*:[[:space:]]*(/?\*|")'
}

static_analysis() {
	sources | grep '\.c$' | grep -v '^tests/' | xargs cppcheck --quiet \
		--library=gtk --std=c11 --enable=warning,performance,portability \
		--inline-suppr --error-exitcode=0 -I. -D_GNU_SOURCE \
		-DPORTREG_VERSION='"0"' '-DG_DEFINE_QUARK(a,b)=' --suppress=nullPointerRedundantCheck
}

# What --help knows, the manual must know.
documented() {
	sed -n 's/.*\[CONFIG_[A-Z_]*\] = { "\([a-z-]*\)".*/\1/p' cli/config.c |
		while read -r key; do
		grep -q "^\.It Ic $key\$" doc/portreg.conf.5 ||
			echo "portreg.conf.5 lacks $key"
	done
	sed -n 's/.*{ "\([a-z-]*\)", .*G_OPTION_ARG.*/\1/p' command.c \
		./*/cmd_*.c | grep -v '^help$' | while read -r option; do
		grep -q "Fl -$option" doc/portreg.1 ||
			echo "portreg.1 lacks --$option"
	done
}

man_pages() {
	mandoc -Tlint -Wwarning doc/*.[158]
}

scripts() {
	shellcheck -x tests/*.sh tests/*/*.sh .ci/run
	shellcheck -s bash doc/portreg.bash
}

cd "$(dirname "$0")/.." || exit 1
step "clang-format would write it otherwise" format
step "too long" lengths
step "calls that are not used here" banned
step "cppcheck" static_analysis
step "not documented" documented
step "man pages" man_pages
step "shellcheck" scripts
exit "$failed"
