/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/age.h"

#include "tests/run.h"

/* 2004-07-12T09:00:00Z */
#define NOW 1089622800

static const struct {
	const char *received;
	const char *age;
} ages[] = {
	{ "2004-07-12T09:00:00Z", "0 min" },
	{ "2004-07-12T08:59:01Z", "0 min" },
	{ "2004-07-12T07:00:01Z", "119 min" },
	{ "2004-07-12T07:00:00Z", "2 h" },
	{ "2004-07-10T09:00:01Z", "47 h" },
	{ "2004-07-10T09:00:00Z", "2 d" },
	{ "2003-07-12T09:00:00Z", "366 d" },
	/* The clock was set back. */
	{ "2004-07-12T09:00:01Z", "0 min" },
	{ "yesterday", "" },
	{ "", "" },
};

START_TEST(an_age_is_short)
{
	g_autofree char *age = age_of(ages[_i].received, NOW);

	ck_assert_str_eq(age, ages[_i].age);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("age");
	TCase *tc = tcase_create("age");

	tcase_add_loop_test(tc, an_age_is_short, 0, G_N_ELEMENTS(ages));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
