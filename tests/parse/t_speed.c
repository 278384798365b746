/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/message.h"

#include <time.h>

#include "tests/default_limits.h"
#include "tests/parse/texts_at_length.h"
#include "tests/run.h"

/*
 * Whatever a text is made of, a MiB of it is read in no time: under a second
 * on a machine that has nothing else to do ("make bench" says how long). What
 * fails here is what grows with the square, by a factor of hundreds, so that
 * no slow or busy machine is taken for it.
 */
#ifdef PORTREG_SANITIZE
#define TEXT_BYTES ((gsize)64 * 1024)
#else
#define TEXT_BYTES ((gsize)1024 * 1024)
#endif
#define CPU_SECONDS 10.0

START_TEST(the_time_grows_with_the_text_and_no_faster)
{
	g_autoptr(GBytes) mail = text_at_length((guint)_i, TEXT_BYTES);
	clock_t start = clock();
	g_autoptr(Parsed) parsed = message_parse(mail, &default_limits);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;

	ck_assert_pstr_eq(parsed->quarantine, NULL);
	ck_assert_msg(seconds < CPU_SECONDS, "%s: %.2f s",
		      texts_at_length[_i].name, seconds);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("speed");
	TCase *tc = tcase_create("speed");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, the_time_grows_with_the_text_and_no_faster, 0,
			    G_N_ELEMENTS(texts_at_length));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
