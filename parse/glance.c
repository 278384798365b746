/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/glance.h"

#include <string.h>

#include "parse/squeezed.h"
#include "parse/vocabulary.h"

static gboolean is_subset(const WordSet *some, const WordSet *all)
{
	guint64 lacks = 0;

	for (guint i = 0; i < G_N_ELEMENTS(some->bits); i++)
		lacks |= some->bits[i] & ~all->bits[i];
	return lacks == 0;
}

/* So many of one form, one of them telling. */
static gboolean holds_questions(const Vocabulary *vocabulary,
				const WordSet *found)
{
	const GArray *all = vocabulary_asked(vocabulary);
	guint form = 0, question = G_MAXUINT, count = 0;
	gboolean telling = FALSE;

	for (guint i = 0; i < all->len; i++) {
		const Asked *asked = &g_array_index(all, Asked, i);

		if (asked->form != form) {
			form = asked->form;
			question = G_MAXUINT;
			count = 0;
			telling = FALSE;
		}
		if (!is_subset(&asked->words, found))
			continue;
		count += asked->question != question;
		question = asked->question;
		telling |= asked->telling;
		if (count >= GLANCE_QUESTIONS && telling)
			return TRUE;
	}
	return FALSE;
}

/* "begin 644 port.txt": nothing can be seen of what is in the file. */
static gboolean has_file(const char *text)
{
	while ((text = strstr(text, "begin ")) != NULL) {
		text += strlen("begin ");
		if (g_ascii_isdigit(*text))
			return TRUE;
	}
	return FALSE;
}

gboolean glance_may_hold_form(const char *text, gboolean html)
{
	const Vocabulary *vocabulary = vocabulary_of_forms();
	g_autoptr(GString) letters = NULL;
	WordSet found;

	/* Words may be broken in the cells of a table. */
	if (has_file(text) || (!html && strchr(text, '|')))
		return TRUE;
	letters = html ? squeezed_page(text) : squeezed_text(text);
	if (!letters)
		return TRUE;
	found = vocabulary_find(vocabulary, letters);
	return holds_questions(vocabulary, &found);
}
