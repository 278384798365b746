/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/own_name.h"

#include "tests/run.h"

#define NAME "Ada Ample"
#define LONG "A line of more than sixty bytes is none of what people put there"

static const struct {
	const char *key;
	const char *text;
	const char *name;
	const char *left;
	guint last_line; /* the answer is from line 10 to line 20 before */
} rows[] = {
	{ "notes", "a\n\n" NAME, NAME, "a", 18 },
	{ "notes", "a\n\nAda", NAME, "a", 18 },
	{ "notes", "a\n\nb\n\n" NAME "\nWaterworks\nTel. 1", NAME, "a\n\nb",
	  16 },
	{ "notes", "a\n\nAda", "Ada", "a", 18 },
	/* what is no name, or not the sender's */
	{ "notes", "a\n\nBob", NAME, "a\n\nBob", 20 },
	{ "notes", "a\n\nAda.", NAME, "a\n\nAda.", 20 },
	{ "notes", "a\n\nAdam", NAME, "a\n\nAdam", 20 },
	{ "notes", "a\n\nAl", "Al Roe", "a\n\nAl", 20 },
	{ "notes", "a\n\n" NAME, NULL, "a\n\n" NAME, 20 },
	{ "notes", "a\n\n" NAME, "", "a\n\n" NAME, 20 },
	{ "notes", "a\n" NAME, NAME, "a\n" NAME, 20 },
	{ "notes", NAME, NAME, NAME, 20 },
	/* a name of one word may be that of what is applied for */
	{ "notes", "a\n\nAda\nb", "Ada", "a\n\nAda\nb", 20 },
	/* it is said whose name it is, or more is */
	{ "notes", "By:\n\n" NAME, NAME, "By:\n\n" NAME, 20 },
	{ "notes", "a\n\n" NAME "\n" LONG, NAME, "a\n\n" NAME "\n" LONG, 20 },
	{ "notes", "a\n\n" NAME "\n1\n2\n3\n4\n5\n6\n7", NAME,
	  "a\n\n" NAME "\n1\n2\n3\n4\n5\n6\n7", 20 },
	{ "contact_name", "a\n\n" NAME, NAME, "a\n\n" NAME, 20 },
};

static Answer *add(Application *application, const char *key, const char *text,
		   guint last_line)
{
	Answer *answer = application_add_answer(application, key);

	g_free(answer->text);
	answer->text = g_strdup(text);
	answer->part = g_strdup("1");
	answer->first_line = 10;
	answer->last_line = last_line;
	return answer;
}

START_TEST(the_senders_name_is_no_answers)
{
	g_autoptr(Application) application = application_new("rfc6335");
	const Answer *answer =
		add(application, rows[_i].key, rows[_i].text, 20);

	add(application, "description", "b\n\n" NAME, 15);
	own_name_take_off(application, rows[_i].name);
	ck_assert_str_eq(answer->text, rows[_i].left);
	ck_assert_uint_eq(answer->last_line, rows[_i].last_line);
	ck_assert_str_eq(application_text(application, "description"),
			 "b\n\n" NAME);
}
END_TEST

/* Which of two that end in the same line it stands below is not known. */
START_TEST(it_is_below_one_answer_alone)
{
	g_autoptr(Application) application = application_new("rfc6335");
	const Answer *one = add(application, "description", "a\n\n" NAME, 20);
	const Answer *other = add(application, "notes", "b\n\n" NAME, 20);

	own_name_take_off(application, NAME);
	ck_assert_str_eq(one->text, "a\n\n" NAME);
	ck_assert_str_eq(other->text, "b\n\n" NAME);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("own name");
	TCase *tc = tcase_create("own name");

	tcase_add_loop_test(tc, the_senders_name_is_no_answers, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_test(tc, it_is_below_one_answer_alone);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
