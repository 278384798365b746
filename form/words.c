/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/words.h"

#include <string.h>

#include "form/words_en.h"
#include "text/markup.h"

static const Language languages[] = {
	{ "en", "ltr", words_en },
};

/* "en" is asked for by "en" and "en-GB". */
static gboolean is_asked_for(const char *tag, const char *range)
{
	gsize len = strlen(tag);

	return g_ascii_strncasecmp(range, tag, len) == 0 &&
	       (range[len] == '\0' || strchr("-;, \t", range[len]));
}

const Language *language_for(const char *accepted)
{
	g_auto(GStrv) ranges = g_strsplit(accepted, ",", 20);

	for (char **range = ranges; *range; range++) {
		for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
			if (is_asked_for(languages[i].tag, g_strchug(*range)))
				return &languages[i];
		}
	}
	return &languages[0];
}

const char *language_word(const Language *language, Word word)
{
	return language->words[word];
}

void language_append(GString *out, const Language *language, Word word,
		     const char *first, const char *second)
{
	const char *texts[] = { first, second };

	markup_append_words(out, language_word(language, word), texts,
			    second  ? 2
			    : first ? 1
				    : 0);
}

char *language_plain(const Language *language, Word word, const char *first,
		     const char *second)
{
	GString *out = g_string_new(language_word(language, word));

	/* The last place first: what stands in one may look like another. */
	if (second)
		g_string_replace(out, "{2}", second, 1);
	if (first)
		g_string_replace(out, "{1}", first, 1);
	return g_string_free(out, FALSE);
}
