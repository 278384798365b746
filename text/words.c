/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/words.h"

#include <string.h>

gboolean words_have(const char *words, const char *word, gsize len)
{
	while (*words) {
		gsize other = strcspn(words, " ");

		if (other == len && g_ascii_strncasecmp(words, word, len) == 0)
			return TRUE;
		words += other + (words[other] == ' ');
	}
	return FALSE;
}

gboolean words_begin(const char *const *beginnings, const char *text)
{
	/* Most differ in their first letter. */
	const char lower = g_ascii_tolower(*text);
	const char upper = g_ascii_toupper(*text);

	for (; *beginnings; beginnings++) {
		if ((**beginnings == lower || **beginnings == upper) &&
		    g_ascii_strncasecmp(text, *beginnings,
					strlen(*beginnings)) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean words_same(const char *a, const char *b)
{
	static const char blanks[] = " \t\n";

	for (;;) {
		gsize len;

		a += strspn(a, blanks);
		b += strspn(b, blanks);
		len = strcspn(a, blanks);
		if (len != strcspn(b, blanks) || memcmp(a, b, len) != 0)
			return FALSE;
		if (len == 0)
			return TRUE;
		a += len;
		b += len;
	}
}

const char *words_next_letter(const char *text)
{
	while (*text && !g_ascii_isalnum(*text))
		text++;
	return text;
}
