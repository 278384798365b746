/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/vocabulary.h"

#include "parse/question.h"
#include "parse/squeezed.h"
#include "tests/run.h"

static gboolean is_subset(const WordSet *some, const WordSet *all)
{
	for (guint i = 0; i < G_N_ELEMENTS(some->bits); i++) {
		if (some->bits[i] & ~all->bits[i])
			return FALSE;
	}
	return TRUE;
}

/* Whether the text has all words of some way to ask that question. */
static gboolean may_ask(const char *text, const char *form_name,
			const char *key)
{
	const Vocabulary *vocabulary = vocabulary_of_forms();
	const GArray *all = vocabulary_asked(vocabulary);
	g_autoptr(GString) squeezed = squeezed_text(text);
	WordSet found = vocabulary_find(vocabulary, squeezed);
	guint count;
	const Form *const *forms = forms_all(&count);

	for (guint i = 0; i < all->len; i++) {
		const Asked *asked = &g_array_index(all, Asked, i);
		const Form *form = forms[asked->form];

		if (strcmp(form->name, form_name) == 0 &&
		    strcmp(form->questions[asked->question].key, key) == 0 &&
		    is_subset(&asked->words, &found))
			return TRUE;
	}
	return FALSE;
}

static const struct {
	const char *text;
	const char *form;
	const char *key;
	gboolean may;
} texts[] = {
	{ "Short name: x", "user-2004", "short_name", TRUE },
	{ "name, though short", "user-2004", "short_name", TRUE },
	{ "short nam", "user-2004", "short_name", FALSE },
	{ "Me\nssage\n> op-codes: x", "user-2004", "message_opcodes", TRUE },
	{ "short_name=x", "rfc6335", "service_name", FALSE },
	{ "service-name=x", "rfc6335", "service_name", TRUE },
	{ "TRANSPORT_PROTOCOLS_tcp=on", "rfc6335", "transports", TRUE },
	{ "realname=x", "user-2004", "applicant_name", TRUE },
	{ "", "user-2004", "protocol", FALSE },
};

START_TEST(a_question_is_known_by_its_words)
{
	ck_assert_int_eq(may_ask(texts[_i].text, texts[_i].form, texts[_i].key),
			 texts[_i].may);
}
END_TEST

/* Each wording that is distinctive, each key and each field's name. */
START_TEST(each_way_to_ask_is_there)
{
	guint count;
	const Form *const *forms = forms_all(&count);

	for (guint i = 0; i < count; i++) {
		for (guint j = 0; j < forms[i]->count; j++) {
			const Question *question = &forms[i]->questions[j];
			const char *name = forms[i]->name;

			ck_assert(may_ask(question->key, name, question->key));
			for (guint k = 0; k < QUESTION_FIELDS; k++)
				ck_assert(!question->fields[k] ||
					  may_ask(question->fields[k], name,
						  question->key));
			for (guint k = 0;
			     question->distinctive && k < QUESTION_WORDINGS &&
			     question->wordings[k] &&
			     *question->wordings[k] != '~';
			     k++)
				ck_assert(may_ask(question->wordings[k], name,
						  question->key));
		}
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("vocabulary");
	TCase *tc = tcase_create("vocabulary");

	tcase_add_loop_test(tc, a_question_is_known_by_its_words, 0,
			    G_N_ELEMENTS(texts));
	tcase_add_test(tc, each_way_to_ask_is_there);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
