/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/verdict.h"

#include "tests/run.h"

static const struct {
	/* quarantined, automatic, identity, is_application, application,
	 * is_letter */
	VerdictFacts facts;
	Verdict verdict;
} rows[] = {
#define NO FALSE, VERDICT_NEW, FALSE
	{ { FALSE, FALSE, MESSAGE_FIRST, NO }, VERDICT_OTHER },
	{ { FALSE, FALSE, MESSAGE_RESENT, NO }, VERDICT_RESENT },
	{ { FALSE, FALSE, MESSAGE_ALTERED, NO }, VERDICT_ALTERED },
	{ { FALSE, TRUE, MESSAGE_FIRST, NO }, VERDICT_AUTOMATIC },
	{ { FALSE, TRUE, MESSAGE_RESENT, NO }, VERDICT_RESENT },
	{ { FALSE, TRUE, MESSAGE_ALTERED, NO }, VERDICT_ALTERED },
	/* What was not read is nothing else. */
	{ { TRUE, FALSE, MESSAGE_FIRST, NO }, VERDICT_QUARANTINED },
	{ { TRUE, FALSE, MESSAGE_RESENT, NO }, VERDICT_QUARANTINED },
	{ { TRUE, FALSE, MESSAGE_ALTERED, NO }, VERDICT_QUARANTINED },
	{ { TRUE, TRUE, MESSAGE_FIRST, NO }, VERDICT_QUARANTINED },
	{ { TRUE, TRUE, MESSAGE_RESENT, NO }, VERDICT_QUARANTINED },
	{ { TRUE, TRUE, MESSAGE_ALTERED, NO }, VERDICT_QUARANTINED },
#undef NO
#define APPLICATION(as) TRUE, VERDICT_##as, FALSE
	/* A message with an application is what the application is. */
	{ { FALSE, FALSE, MESSAGE_FIRST, APPLICATION(NEW) }, VERDICT_NEW },
	{ { FALSE, FALSE, MESSAGE_FIRST, APPLICATION(REVISION) },
	  VERDICT_REVISION },
	{ { FALSE, FALSE, MESSAGE_FIRST, APPLICATION(RESENT) },
	  VERDICT_RESENT },
	{ { FALSE, TRUE, MESSAGE_FIRST, APPLICATION(NEW) }, VERDICT_NEW },
	{ { FALSE, FALSE, MESSAGE_RESENT, APPLICATION(RESENT) },
	  VERDICT_RESENT },
	{ { FALSE, FALSE, MESSAGE_RESENT, APPLICATION(NEW) }, VERDICT_NEW },
	/* But not if somebody tampers with a Message-ID. */
	{ { FALSE, FALSE, MESSAGE_ALTERED, APPLICATION(NEW) },
	  VERDICT_ALTERED },
	{ { FALSE, TRUE, MESSAGE_ALTERED, APPLICATION(REVISION) },
	  VERDICT_ALTERED },
	{ { TRUE, FALSE, MESSAGE_FIRST, APPLICATION(NEW) },
	  VERDICT_QUARANTINED },
#undef APPLICATION
#define LETTER FALSE, VERDICT_NEW, TRUE
	{ { FALSE, FALSE, MESSAGE_FIRST, LETTER }, VERDICT_CORRESPONDENCE },
	{ { FALSE, TRUE, MESSAGE_FIRST, LETTER }, VERDICT_AUTOMATIC },
	{ { FALSE, FALSE, MESSAGE_ALTERED, LETTER }, VERDICT_ALTERED },
	{ { TRUE, FALSE, MESSAGE_FIRST, LETTER }, VERDICT_QUARANTINED },
#undef LETTER
	{ { FALSE, FALSE, MESSAGE_FIRST, TRUE, VERDICT_NEW, TRUE },
	  VERDICT_NEW },
};

START_TEST(each_message_gets_one_verdict)
{
	ck_assert_int_eq(verdict_judge(&rows[_i].facts), rows[_i].verdict);
}
END_TEST

static const char *const names[] = {
	"new",	     "revision", "resent",
	"again",     "altered",	 "correspondence",
	"automatic", "other",	 "quarantined",
};

G_STATIC_ASSERT(G_N_ELEMENTS(names) == VERDICT_COUNT);

START_TEST(each_verdict_has_its_name)
{
	ck_assert_str_eq(verdict_name((Verdict)_i), names[_i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("verdict");
	TCase *tc = tcase_create("verdict");

	tcase_add_loop_test(tc, each_message_gets_one_verdict, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_loop_test(tc, each_verdict_has_its_name, 0, VERDICT_COUNT);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
