#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# assign.t.sh with the real list of March 2004.
LIST=../shared/data/registry/port-numbers-2004-03-17.txt COUNT="${COUNT:-50}" \
	exec tests/assign.t.sh
