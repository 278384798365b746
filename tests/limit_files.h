/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_LIMIT_FILES_H
#define TESTS_LIMIT_FILES_H

#include <signal.h>
#include <sys/resource.h>

#include "tests/run.h"

/* Sets how long a file may get: a full disk, as it were. */
static inline void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

#endif
