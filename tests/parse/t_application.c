/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/application.h"

#include "tests/run.h"

START_TEST(an_answer_is_found_by_its_key)
{
	g_autoptr(Application) application = application_new("user-2004");
	Answer *first = application_add_answer(application, "a");
	Answer *second = application_add_answer(application, "b");

	g_free(second->text);
	second->text = g_strdup("x");
	ck_assert_ptr_eq(application_answer(application, "a"), first);
	ck_assert_ptr_eq(application_answer(application, "b"), second);
	ck_assert_ptr_null(application_answer(application, "c"));
	ck_assert_ptr_null(application_answer(application, "A"));
	ck_assert_str_eq(application_text(application, "a"), "");
	ck_assert_str_eq(application_text(application, "b"), "x");
	ck_assert_str_eq(application_text(application, "c"), "");
	ck_assert_ptr_null(first->part);
	ck_assert_uint_eq(first->first_line, 0);
	application_free(NULL);
}
END_TEST

#define TEN "'', nothing, '', '', '', '', '', '', '', ''"

static const struct {
	const char *value;
	gboolean taken;
} values[] = {
	{ "('', [], [" TEN ", ''], [], '')", TRUE },
	{ "('f', [('a', 't', nothing, 0, 0, 0)], [" TEN ", nothing],"
	  " [('N1', 0, nothing, 'x'), ('N2', 3, 'a', '')], '1:0')",
	  TRUE },
	{ "('', [], [], [], '')", FALSE },
	{ "('', [], [" TEN "], [], '')", FALSE },
	{ "('', [], [" TEN ", '', ''], [], '')", FALSE },
	{ "('', [], [" TEN ", ''], [('', -1, nothing, '')], '')", FALSE },
	{ "('', [], [" TEN ", ''], [('', 4, nothing, '')], '')", FALSE },
	{ "('', [], [" TEN ", ''], [('', 0, nothing, ''),"
	  " ('', 2147483647, nothing, '')], '')",
	  FALSE },
};

START_TEST(a_variant_is_taken_as_it_is_or_not_at_all)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GVariant) variant =
		g_variant_parse(G_VARIANT_TYPE(APPLICATION_TYPE),
				values[_i].value, NULL, NULL, &error);
	g_autoptr(Application) application = NULL;
	g_autoptr(GVariant) back = NULL;

	assert_no_error(error);
	application = application_from_variant(variant);
	ck_assert_int_eq(application != NULL, values[_i].taken);
	if (!application)
		return;
	back = g_variant_ref_sink(application_to_variant(application));
	ck_assert(g_variant_equal(back, variant));
}
END_TEST

START_TEST(each_severity_has_a_name)
{
	static const char *const names[SEVERITY_COUNT] = { "error", "warning",
							   "route", "note" };

	ck_assert_str_eq(severity_name((Severity)_i), names[_i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("application");
	TCase *tc = tcase_create("application");

	tcase_add_test(tc, an_answer_is_found_by_its_key);
	tcase_add_loop_test(tc, a_variant_is_taken_as_it_is_or_not_at_all, 0,
			    G_N_ELEMENTS(values));
	tcase_add_loop_test(tc, each_severity_has_a_name, 0, SEVERITY_COUNT);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
