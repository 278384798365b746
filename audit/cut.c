/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/cut.h"

#include <string.h>

/* A start of a word that is a word itself: how much rarer it then is. */
#define RARER 5

gboolean cut_is_possible(const char *description)
{
	const char *end = description + strlen(description);

	return g_utf8_strlen(description, -1) == CUT_LENGTH &&
	       g_unichar_isalpha(g_utf8_get_char(
		       g_utf8_find_prev_char(description, end)));
}

static gsize length_without_rest(const char *description)
{
	const char *blank = strrchr(description, ' ');

	if (!cut_is_possible(description))
		return strlen(description);
	return blank ? (gsize)(blank - description) + 1 : 0;
}

char *cut_without_rest(const char *description)
{
	return g_strndup(description, length_without_rest(description));
}

char *cut_mended(Words *words, const char *description)
{
	gsize len = length_without_rest(description);
	const char *whole =
		description[len]
			? words_completion(words, description + len, RARER)
			: NULL;

	return whole ? g_strdup_printf("%.*s%s", (int)len, description, whole)
		     : NULL;
}
