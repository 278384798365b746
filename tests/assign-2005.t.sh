#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# assign.t.sh with the real list of December 2005 (CRLF, no last line end).
LIST=../shared/data/registry/port-numbers-2005-12-22.txt COUNT="${COUNT:-50}" \
	exec tests/assign.t.sh
