/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/numbered.h"

#include "tests/parse/read_lines.h"
#include "tests/run.h"

/* The keys whose numbers are found, of the template of the 1990s. */
static const struct {
	const char *text;
	const char *keys; /* NULL: too few */
} rows[] = {
	{ "1) a\n\n2) b\n\n3) c\n", "protocol messages functions " },
	{ "1. a\n2. b\n4. c\n", "protocol messages broadcast " },
	/* a list in an answer, apart from it */
	{ "1) a\n1. x\n2. y\n\n2) b\n\n3) c\n",
	  "protocol messages functions " },
	{ "1) a\n\n2. x\n\n2) b\n\n3) c\n", "protocol messages functions " },
	{ "(1) a\n(2) b\n(6) c\n(3) d\n", "protocol messages functions " },
	{ "1) a\n2) b\n", NULL },
	{ "7) a\n8) b\n9) c\n", NULL },
	{ "", NULL },
};

/* Caller frees it; NULL: there are none. */
static char *keys_of(const Form *form, const GArray *hits)
{
	GString *keys;

	if (!hits)
		return NULL;
	keys = g_string_new(NULL);
	for (guint i = 0; i < hits->len; i++)
		g_string_append_printf(
			keys, "%s ",
			form->questions[g_array_index(hits, Hit, i).question]
				.key);
	return g_string_free(keys, FALSE);
}

START_TEST(answers_are_found_by_their_numbers)
{
	const Form *form = form_named("email-1990s");
	g_autoptr(Lines) lines = lines_of(rows[_i].text);
	g_autoptr(GArray) hits =
		numbered_find(lines, form, 0, lines_count(lines));
	g_autofree char *keys = keys_of(form, hits);

	ck_assert_pstr_eq(keys, rows[_i].keys);
}
END_TEST

#define QUESTIONS                                                              \
	"> What is the protocol?\n>\n> What message formats are used?\n>\n"    \
	"> What functions are performed?\n>\n> Short name:\n"

/* Above these questions of the form of 2004. */
static const struct {
	const char *text;
	const char *keys;
} above[] = {
	{ "1. a\n2. b\n6. c\nPorts wrote:\n" QUESTIONS,
	  "protocol message_formats functions " },
	{ "Your Name: a\n1. a\n2. b\n6. c\n> hello\n>\n" QUESTIONS,
	  "applicant_name protocol message_formats functions " },
	/* of what is not asked the number is an answer's */
	{ "1. a\n2. b\n3. x\n6. c\n10. d\n" QUESTIONS,
	  "protocol message_formats functions short_name " },
	{ "1. a\n2. b\n" QUESTIONS, NULL },
	{ "1. a\n2. b?\n6. c\n" QUESTIONS, NULL },
	{ "> 1. a\n> 2. b\n> 6. c\n" QUESTIONS, NULL },
	{ QUESTIONS, NULL },
	{ QUESTIONS "1. a\n2. b\n6. c\n", NULL },
};

START_TEST(answers_may_stand_above_the_questions)
{
	const Form *form = form_named("user-2004");
	g_autoptr(Lines) lines = lines_of(above[_i].text);
	g_autoptr(GPtrArray) all = openings_find(lines);
	guint count, number = 0, end;
	g_autoptr(GArray) hits = NULL;
	g_autofree char *keys = NULL;

	while (forms_all(&count)[number] != form)
		number++;
	hits = numbered_find_above(lines, form, all->pdata[number], 0, &end);
	keys = keys_of(form, hits);
	ck_assert_pstr_eq(keys, above[_i].keys);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("numbered");
	TCase *tc = tcase_create("numbered");

	tcase_add_loop_test(tc, answers_are_found_by_their_numbers, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_loop_test(tc, answers_may_stand_above_the_questions, 0,
			    G_N_ELEMENTS(above));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
