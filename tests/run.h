/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_RUN_H
#define TESTS_RUN_H

#include <check.h>
#include <stdlib.h>

/* What each main of a Check program is: return run_suite(...). */
static inline int run_suite(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* Fails with the error's message if there is one. */
#define assert_no_error(error)                                                 \
	ck_assert_msg((error) == NULL, "%s", (error) ? (error)->message : "")

#endif
