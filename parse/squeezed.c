/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/squeezed.h"

#include <string.h>

/* Elements that hold no tags, and yet are shown; and fields, of which the value
 * is. */
static const char *const opaque_tags[] = {
	"textarea", "xmp",	"plaintext", "iframe",	"noembed",
	"noframes", "![cdata[", "input",     "isindex",
};

/* References that stand for no letter of ours and no digit, as most mail has
 * them (HTML, section 13.5). */
static const char *const references[] = {
	"nbsp;",   "amp;",    "lt;",	 "gt;",	   "quot;",  "apos;",
	"shy;",	   "ldquo;",  "rdquo;",	 "lsquo;", "rsquo;", "sbquo;",
	"bdquo;",  "laquo;",  "raquo;",	 "ndash;", "mdash;", "hellip;",
	"bull;",   "middot;", "copy;",	 "reg;",   "trade;", "euro;",
	"pound;",  "sect;",   "deg;",	 "times;", "auml;",  "ouml;",
	"uuml;",   "Auml;",   "Ouml;",	 "Uuml;",  "szlig;", "eacute;",
	"egrave;", "agrave;", "ccedil;", "ensp;",  "emsp;",  "thinsp;",
	"zwnj;",   "zwj;",    "rarr;",	 "larr;",
};

/* For each byte its letter in lower case or digit, or 0. */
static const char letter_of[256] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4',
	['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9',
	['A'] = 'a', ['a'] = 'a', ['B'] = 'b', ['b'] = 'b', ['C'] = 'c',
	['c'] = 'c', ['D'] = 'd', ['d'] = 'd', ['E'] = 'e', ['e'] = 'e',
	['F'] = 'f', ['f'] = 'f', ['G'] = 'g', ['g'] = 'g', ['H'] = 'h',
	['h'] = 'h', ['I'] = 'i', ['i'] = 'i', ['J'] = 'j', ['j'] = 'j',
	['K'] = 'k', ['k'] = 'k', ['L'] = 'l', ['l'] = 'l', ['M'] = 'm',
	['m'] = 'm', ['N'] = 'n', ['n'] = 'n', ['O'] = 'o', ['o'] = 'o',
	['P'] = 'p', ['p'] = 'p', ['Q'] = 'q', ['q'] = 'q', ['R'] = 'r',
	['r'] = 'r', ['S'] = 's', ['s'] = 's', ['T'] = 't', ['t'] = 't',
	['U'] = 'u', ['u'] = 'u', ['V'] = 'v', ['v'] = 'v', ['W'] = 'w',
	['w'] = 'w', ['X'] = 'x', ['x'] = 'x', ['Y'] = 'y', ['y'] = 'y',
	['Z'] = 'z', ['z'] = 'z',
};

static char *squeeze(const char *text, gsize len, char *out)
{
	for (gsize i = 0; i < len; i++) {
		const char letter = letter_of[(guchar)text[i]];

		*out = letter;
		out += letter != 0;
	}
	return out;
}

static GString *room_for(const char *text)
{
	return g_string_sized_new(strlen(text) + 1 + SQUEEZED_BEHIND);
}

static GString *string_of(GString *string, char *end)
{
	memset(end, 0, 1 + SQUEEZED_BEHIND);
	g_string_set_size(string, (gsize)(end - string->str));
	return string;
}

GString *squeezed_text(const char *text)
{
	GString *out = room_for(text);

	return string_of(out, squeeze(text, strlen(text), out->str));
}

static gboolean begins(const char *text, const char *word)
{
	return g_ascii_strncasecmp(text, word, strlen(word)) == 0;
}

static gboolean is_opaque(const char *tag)
{
	/* Most tags begin with none of these. */
	if (!strchr("tTxXpPiInN!", *tag))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(opaque_tags); i++) {
		if (begins(tag, opaque_tags[i]))
			return TRUE;
	}
	return FALSE;
}

/* Behind the tag that the text begins with; behind last, where the page's last
 * one ends, it is text. */
static const char *skip_tag(const char *text, const char *last)
{
	gboolean is_tag =
		g_ascii_isalpha(text[1]) || (text[1] && strchr("/!?", text[1]));

	return is_tag && last && text < last ? strchr(text, '>') + 1 : text + 1;
}

/* Behind "&nbsp;". A name that is none may be text, or one of two thousand:
 * then nothing can be said, and it is NULL. */
static const char *skip_name(const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(references); i++) {
		if (g_str_has_prefix(text + 1, references[i]))
			return text + 1 + strlen(references[i]);
	}
	return NULL;
}

/* Behind "&#78;", which may be a letter. */
static const char *skip_reference(const char *text, char **out)
{
	gboolean hex = text[1] == '#' && g_ascii_tolower(text[2]) == 'x';
	const char *digits = text + (hex ? 3 : 2);
	char *end;
	guint64 number;

	if (g_ascii_isalpha(text[1]))
		return skip_name(text);
	if (text[1] != '#' || !g_ascii_isxdigit(*digits))
		return text + 1;
	number = g_ascii_strtoull(digits, &end, hex ? 16 : 10);
	if (number < 0x80) {
		char c = (char)number;

		*out = squeeze(&c, 1, *out);
	}
	return end;
}

GString *squeezed_page(const char *html)
{
	const char *last = strrchr(html, '>');
	GString *out = room_for(html);
	char *end = out->str;

	while (html && *html) {
		gsize len = strcspn(html, "<&");

		end = squeeze(html, len, end);
		html += len;
		if (*html == '&')
			html = skip_reference(html, &end);
		else if (*html && is_opaque(html + 1))
			html = NULL;
		else if (*html)
			html = skip_tag(html, last);
	}
	if (html)
		return string_of(out, end);
	g_string_free(out, TRUE);
	return NULL;
}
