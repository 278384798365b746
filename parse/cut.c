/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/cut.h"
#include "text/words.h"

#include <string.h>

/* So many letters are left of it. */
#define LETTERS_MIN 10

/* The words of a label that count are no shorter, and one of them is longer. */
#define WORD_MIN 3

static const char *const dots[] = { "...", "\xe2\x80\xa6" };

static const char closers[] = ")]\"'?";

gboolean cut_is(const char *text)
{
	gsize len = strlen(text);

	while (len > 0 && strchr(closers, text[len - 1]))
		len--;
	for (guint i = 0; i < G_N_ELEMENTS(dots); i++) {
		const gsize end = strlen(dots[i]);

		if (len >= end && memcmp(text + len - end, dots[i], end) == 0)
			return TRUE;
	}
	return FALSE;
}

/* How many letters of the beginning stand in the text; 0: not all do. *rest_out
 * is what the text has behind them. */
static guint letters_of(const char *beginning, const char *text,
			const char **rest_out)
{
	guint count = 0;

	while (*(beginning = words_next_letter(beginning))) {
		text = words_next_letter(text);
		if (g_ascii_tolower(*beginning++) != g_ascii_tolower(*text++))
			return 0;
		count++;
	}
	*rest_out = text;
	return count;
}

/* It says as little as a label does in common words. */
static gboolean is_common(const char *wording)
{
	return *wording == '~';
}

gboolean cut_is_of(const char *text, const Question *question,
		   gboolean *telling_out)
{
	gboolean found = FALSE;
	const char *rest;

	*telling_out = FALSE;
	for (guint i = 0; i < QUESTION_WORDINGS && question->wordings[i]; i++) {
		const char *wording = question->wordings[i];

		if (is_common(wording))
			continue;
		found |= letters_of(text, wording, &rest) >= LETTERS_MIN &&
			 !g_ascii_isalnum(*rest);
		*telling_out |= letters_of(wording, text, &rest) > 0;
	}
	*telling_out &= found && question->distinctive;
	return found;
}

static gboolean has_letters(const char *text, const char *letters, gsize len)
{
	for (; *text; text++) {
		/* Most places differ in their first letter, whatever its case.
		 */
		if (((*text ^ *letters) & ~0x20) == 0 &&
		    g_ascii_strncasecmp(text, letters, len) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean cut_is_label_of(const char *label, gsize len, const Question *question)
{
	static const char between[] = " /-()";
	const char *end = label + len;
	guint count = 0;

	while (label < end) {
		gsize word = MIN(strcspn(label, between), (gsize)(end - label));

		if (word >= WORD_MIN &&
		    !has_letters(question->wordings[0], label, word))
			return FALSE;
		count += word > WORD_MIN;
		label += MAX(word, 1);
	}
	return count > 0;
}
