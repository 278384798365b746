/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/asked_back.h"

#include <string.h>

/* Fewer may be an applicant's own question to some answer. */
#define ANSWERS_MIN 2

static gboolean asks(const char *text)
{
	return g_str_has_suffix(text, "?") || strcasestr(text, "please");
}

/* Below what is quoted somebody else asks. */
static gboolean is_asked_about(const Span *answer)
{
	guint depth = lines_at(answer->lines, answer->begin.line)->depth;

	for (guint line = answer->begin.line + 1; line < answer->end; line++) {
		const TextLine *text = lines_at(answer->lines, line);

		if (text->depth < depth && asks(text->text))
			return TRUE;
	}
	return FALSE;
}

gboolean answers_are_asked_about(const GArray *answers)
{
	guint count = 0;

	for (guint i = 0; i < answers->len; i++) {
		const Span *answer = &g_array_index(answers, Span, i);

		if (!answer->lines)
			continue;
		if (!is_asked_about(answer))
			return FALSE;
		count++;
	}
	return count >= ANSWERS_MIN;
}
