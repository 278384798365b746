/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/candidates.h"

#include "tests/parse/read_lines.h"
#include "tests/run.h"

/* Three questions around the place where a fourth may be. */
#define ONE                                                                    \
	"1. What is the protocol-number between the user machine and the server machine?\n\nTCP\n\n"
#define SEVEN "7. Is either broadcast or multicast used?\n\nNo\n\n"
#define TEN   "10. Short name: sums\n"

/* The keys of the questions that are found. */
static const struct {
	const char *text;
	const char *keys;
} rows[] = {
	{ ONE "2. What mesage formats are used?\nx\n\n" SEVEN TEN,
	  "protocol message_formats broadcast short_name" },
	{ ONE "x\n2. What Message Format are used ?\nx\n" SEVEN TEN,
	  "protocol message_formats broadcast short_name" },
	{ ONE
	  "6. What functions are performed by\nthe protocol?\nx\n" SEVEN TEN,
	  "protocol functions broadcast short_name" },
	{ ONE SEVEN
	  "9. What is the propsed name of the user prot number? x\n" TEN,
	  "protocol broadcast port_name short_name" },
	{ ONE SEVEN
	  "8. Please give us a tecnical description of your proposed use of "
	  "the user port number. (At least 2 paragraphs)\nx\n" TEN,
	  "protocol broadcast technical_description short_name" },
	/* several, in order */
	{ ONE "2. What message formats are usd?\nx\n"
	      "3. What masage types are used?\nx\n" SEVEN TEN,
	  "protocol message_formats message_types broadcast short_name" },
	{ ONE "3. What masage types are used?\nx\n"
	      "2. What message formats are usd?\nx\n" SEVEN TEN,
	  "protocol message_types broadcast short_name" },
	/* above the first, and behind the last */
	{ "1. What is the protcol-number between the user machine and the "
	  "server machine?\n\nTCP\n\n6. What functions are performed?\nx\n" SEVEN
		  TEN,
	  "protocol functions broadcast short_name" },
	{ ONE "6. What functions are performed?\nx\n" SEVEN
	      "9. What is the propsed name of the user port number?\nx\n",
	  "protocol functions broadcast port_name" },
	/* not numbered, as the others are not */
	{ "What is the protocol-number?\nx\nWhat functions are performed?\nx\n"
	  "Is either broadcast or multicast used?\nNo\n"
	  "What is the proposed nane of the user port number?\nx\n",
	  "protocol functions broadcast port_name" },
	{ "What is the protocol-number?\nx\nWhat functions are performed?\nx\n"
	  "Is either broadcast or multicast used?\nYes\nIf yes, how and wat for?\n"
	  "Short name: x\n",
	  "protocol functions broadcast broadcast_use short_name" },
	/* another number, another way to write it, not in its place */
	{ ONE "3. What mesage formats are used?\nx\n\n" SEVEN TEN,
	  "protocol broadcast short_name" },
	{ ONE "2) What mesage formats are used?\nx\n\n" SEVEN TEN,
	  "protocol broadcast short_name" },
	{ ONE "What mesage formats are used?\nx\n\n" SEVEN TEN,
	  "protocol broadcast short_name" },
	{ ONE SEVEN "2. What mesage formats are used?\nx\n\n" TEN,
	  "protocol broadcast short_name" },
	/* a list in an answer */
	{ ONE "1. TCP\n2. The message formats\n6. Functions of it\n" SEVEN TEN,
	  "protocol broadcast short_name" },
	{ ONE "2. The message formats are used\n" SEVEN TEN,
	  "protocol broadcast short_name" },
	{ ONE "2. What formats\n3. What message types there are\n" SEVEN TEN,
	  "protocol broadcast short_name" },
	{ ONE "2. What mesage formats are used in it: a\n" SEVEN TEN,
	  "protocol broadcast short_name" },
	{ ONE "2. Mesage formats\n" SEVEN TEN,
	  "protocol broadcast short_name" },
	{ ONE "2. Mesage formats: x\n" SEVEN TEN,
	  "protocol message_formats broadcast short_name" },
	{ ONE "2.\n\n3. \n6. ?\n" SEVEN TEN, "protocol broadcast short_name" },
	/* no form: two questions are too few for a third */
	{ ONE "2. What mesage formats are used?\nx\n\n" SEVEN, "" },
};

static char *keys_of(const Candidate *candidate)
{
	GString *keys = g_string_new(NULL);

	for (guint i = 0; i < candidate->hits->len; i++) {
		const Hit *hit = &g_array_index(candidate->hits, Hit, i);

		g_string_append_printf(
			keys, "%s%s", i ? " " : "",
			candidate->form->questions[hit->question].key);
	}
	return g_string_free(keys, FALSE);
}

START_TEST(a_question_with_a_wrong_letter_is_one)
{
	g_autoptr(Lines) lines = lines_of(rows[_i].text);
	g_autoptr(GArray) candidates = candidates_find(lines);
	g_autofree char *keys =
		candidates->len
			? keys_of(&g_array_index(candidates, Candidate, 0))
			: g_strdup("");

	ck_assert_uint_le(candidates->len, 1);
	ck_assert_str_eq(keys, rows[_i].keys);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("retyped");
	TCase *tc = tcase_create("retyped");

	tcase_add_loop_test(tc, a_question_with_a_wrong_letter_is_one, 0,
			    G_N_ELEMENTS(rows));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
