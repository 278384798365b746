/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/closing.h"

#include <string.h>

#include "parse/closing_words.h"
#include "text/words.h"

/* A longer line is no closing. */
#define LINE_BYTES_MAX	200
#define PHONE_BYTES_MAX 60
#define NAME_BYTES_MAX	50
#define NAME_WORDS_MAX	5

/* "Thanks and best regards, yours Ada" */
#define PHRASES_MAX 3

/* Between one greeting and the next. */
static const char *const links[] = { "and ", "& ",  "und ", "et ",
				     "y ",   "en ", "e ",   NULL };

static const struct {
	const char *const *phrases;
	Closing closing;
	gboolean marked; /* a name stands behind a mark only */
} kinds[] = {
	{ closing_regards, CLOSING_REGARDS, FALSE },
	{ closing_thanks, CLOSING_THANKS, FALSE },
	{ closing_terse, CLOSING_THANKS, TRUE },
};

/* Without accents: "Viele Grüße" to "Viele Grusse". */
static char *folded(const char *text)
{
	g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
	GString *out = g_string_new(NULL);

	for (const char *p = apart; p && *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == 0xdf) /* sharp s */
			g_string_append(out, "ss");
		else if (c == 0x2019) /* the apostrophe that mailers make */
			g_string_append_c(out, '\'');
		else if (g_unichar_combining_class(c) == 0)
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

/* The longest of the phrases that the text begins with, as whole words. */
static gsize phrase_length(const char *const *phrases, const char *text)
{
	const char first = g_ascii_tolower(*text);
	gsize longest = 0;

	for (; *phrases; phrases++) {
		/* Most differ in their first letter. */
		gsize len = **phrases == first ? strlen(*phrases) : 0;

		if (len > longest &&
		    g_ascii_strncasecmp(text, *phrases, len) == 0 &&
		    (!text[len] || strchr(" ,.!", text[len])))
			longest = len;
	}
	return longest;
}

/* The marks behind a phrase: ",", "!", " - "; *marked: there is any. */
static const char *skip_marks(const char *text, gboolean *marked)
{
	gsize marks = strspn(text, ",.!");
	gsize blanks = strspn(text + marks, " ");
	gsize dashes = blanks ? strspn(text + marks + blanks, "-/") : 0;

	text += marks + blanks + dashes;
	*marked = marks + dashes > 0;
	return text + strspn(text, " ");
}

/* "Ada", "J. van der Berg": a word begins with a capital, or is a short one. */
static gboolean is_name(const char *text)
{
	gboolean capital = g_unichar_isupper(g_utf8_get_char(text));
	guint words = 1;

	if (!capital || strlen(text) > NAME_BYTES_MAX)
		return FALSE;
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == ' ' && g_unichar_islower(g_utf8_get_char(p + 1)) &&
		    strcspn(p + 1, " ") > 3)
			return FALSE;
		words += c == ' ';
		if (!g_unichar_isalpha(c) && c != ' ' && c != '.' && c != '-' &&
		    c != '\'')
			return FALSE;
	}
	return words <= NAME_WORDS_MAX;
}

/* Behind a greeting there is nothing, a name, a sentence that closes, or one
 * more greeting. */
static Closing greeting_of(const char *text)
{
	Closing closing = CLOSING_NONE;
	gboolean marked = FALSE;
	gboolean needs_mark = FALSE;

	for (guint i = 0; i < PHRASES_MAX; i++) {
		gsize longest = 0;

		text += closing && words_begin(links, text)
				? strcspn(text, " ") + 1
				: 0;
		for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
			gsize len = phrase_length(kinds[k].phrases, text);

			if (len <= longest)
				continue;
			longest = len;
			closing = MAX(closing, kinds[k].closing);
			needs_mark = kinds[k].marked;
		}
		if (longest == 0)
			break;
		text = skip_marks(text + longest, &marked);
		if (!*text)
			return closing;
	}
	/* "Thank you. Please let me know ..." */
	if (closing && marked && words_begin(closing_sentences, text))
		return CLOSING_SENTENCE;
	return closing && (marked || !needs_mark) && is_name(text)
		       ? closing
		       : CLOSING_NONE;
}

Closing closing_of(const char *text)
{
	g_autofree char *plain = NULL;

	if (!g_ascii_isalpha(*text) && *text != '_' && !(*text & 0x80))
		return CLOSING_NONE;
	if (words_begin(closing_footers, text))
		return CLOSING_FOOTER;
	if (strlen(text) > LINE_BYTES_MAX)
		return CLOSING_NONE;
	/* Most lines have no accents to go without. */
	plain = g_str_is_ascii(text) ? g_strdup(text) : folded(text);
	if (!g_str_is_ascii(text) && words_begin(closing_footers, plain))
		return CLOSING_FOOTER;
	if (words_begin(closing_sentences, plain))
		return CLOSING_SENTENCE;
	if (words_begin(closing_phones, plain))
		return strlen(plain) <= PHONE_BYTES_MAX ? CLOSING_THANKS
							: CLOSING_NONE;
	return greeting_of(plain);
}

gboolean closing_is_mail_below(const char *text)
{
	gsize dashes = strspn(text, "-");
	g_autofree char *plain = NULL;

	if (dashes < 3 || strlen(text) > LINE_BYTES_MAX)
		return FALSE;
	plain = folded(text + dashes);
	return words_begin(closing_mails_below, plain + strspn(plain, " "));
}
