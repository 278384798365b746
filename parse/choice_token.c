/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/choice_token.h"

#include <string.h>

#include "parse/box.h"

/* What an option may stand in to be told from the other. */
typedef struct {
	const char *open;
	const char *close;
	const char *blanks; /* that there may be within */
} Wrap;

static const Wrap wraps[] = {
	{ "[", "]", " \t" },
	{ "(", ")", " \t" },
	{ "{", "}", " \t" },
	{ "<", ">", " \t" },
	{ ">>", "<<", " \t" },
	{ ">", "<", " \t" },
	{ "***", "***", "" },
	{ "**", "**", "" },
	{ "*", "*", "" },
	{ "__", "__", "" },
	{ "_", "_", "" },
	{ "\"", "\"", "" },
	{ "'", "'", "" },
	{ "`", "`", "" },
	{ "\xe2\x80\x9c", "\xe2\x80\x9d", "" },
	{ "\xe2\x80\x9e", "\xe2\x80\x9c", "" },
	{ "\xe2\x80\x98", "\xe2\x80\x99", "" },
	{ "\xc2\xab", "\xc2\xbb", " \t" },
};

/* What a word is struck out with. */
static const Wrap strikes[] = {
	{ "~~", "~~", " \t" },
	{ "~", "~", "" },
	{ "--", "--", "" },
	{ "-", "-", "" },
};

/* Blanks, dashes and bullets beyond ASCII. */
static const char *const separators[] = {
	"\xc2\xa0",	"\xe2\x80\x93", "\xe2\x80\x94",
	"\xe2\x80\xa2", "\xc2\xb7",	"\xe2\x80\xa6",
};

static const char *const arrows[] = {
	"\xe2\x86\x92",
	"\xe2\x87\x92",
	"\xe2\x9e\x94",
	"\xe2\x9e\x9c",
};

static const char *const arrows_back[] = { "\xe2\x86\x90", "\xe2\x87\x90" };

static gsize prefix_length(const char *p, const char *const *prefixes,
			   guint count)
{
	for (guint i = 0; i < count; i++) {
		if (g_str_has_prefix(p, prefixes[i]))
			return strlen(prefixes[i]);
	}
	return 0;
}

/* The length of a letter or digit, or of what may be one; else 0. */
static gsize letter_length(const char *p)
{
	gunichar c;

	if ((guchar)*p < 0x80)
		return g_ascii_isalnum(*p) || *p == '\'' ? 1 : 0;
	c = g_utf8_get_char_validated(p, -1);
	if (c >= (gunichar)-2)
		return 1;
	return g_unichar_isalnum(c) || g_unichar_ismark(c)
		       ? (gsize)(g_utf8_next_char(p) - p)
		       : 0;
}

static gsize word_length(const char *p)
{
	gsize len = 0;
	gsize more;

	while ((more = letter_length(p + len)) > 0)
		len += more;
	return len;
}

static gboolean is_word(const char *p, const char *word)
{
	gsize len = strlen(word);

	return g_ascii_strncasecmp(p, word, len) == 0 &&
	       letter_length(p + len) == 0;
}

/* "n" is a word, "n/a" is not. */
static gboolean is_short_word(const char *p, const char *word)
{
	return is_word(p, word) && g_ascii_strncasecmp(p, "n/a", 3) != 0;
}

/* In single quotes the second ends the word. */
static gsize option_length(const char *p, TokenKind *kind_out)
{
	static const struct {
		const char *word;
		TokenKind kind;
	} options[] = { { "yes", TOKEN_YES }, { "no", TOKEN_NO } };

	for (guint i = 0; i < G_N_ELEMENTS(options); i++) {
		gsize len = strlen(options[i].word);

		*kind_out = options[i].kind;
		if (is_word(p, options[i].word) ||
		    (g_ascii_strncasecmp(p, options[i].word, len) == 0 &&
		     p[len] == '\'' && !g_ascii_isalnum(p[len + 1])))
			return len;
		if (is_short_word(p, (const char[]){ *options[i].word, '\0' }))
			return 1;
	}
	return 0;
}

/* Letters in brackets are ticks to some, and options to others. */
static gsize wrapped_length(const char *p, const Wrap *wrap,
			    TokenKind *kind_out)
{
	gsize len = strlen(wrap->open);
	gsize option;

	if (!g_str_has_prefix(p, wrap->open))
		return 0;
	len += strspn(p + len, wrap->blanks);
	option = option_length(p + len, kind_out);
	if (option == 0 || (option == 1 && *wrap->blanks))
		return 0;
	len += option;
	len += strspn(p + len, ".!,:");
	len += strspn(p + len, wrap->blanks);
	if (!g_str_has_prefix(p + len, wrap->close))
		return 0;
	len += strlen(wrap->close);
	return *wrap->blanks || letter_length(p + len) == 0 || p[len] == '\''
		       ? len
		       : 0;
}

static gsize wrapped_in(const char *p, const Wrap *all, guint count,
			TokenKind *kind_out)
{
	for (guint i = 0; i < count; i++) {
		gsize len = wrapped_length(p, &all[i], kind_out);

		if (len)
			return len;
	}
	return 0;
}

/* Each letter has a line through it: U+0335, U+0336. */
static gboolean is_crossed_word(const char *p)
{
	gsize len = word_length(p);

	return memmem(p, len, "\xcc\xb5", 2) || memmem(p, len, "\xcc\xb6", 2);
}

static gsize crossed_length(const char *p)
{
	TokenKind kind;
	gsize len = wrapped_in(p, strikes, G_N_ELEMENTS(strikes), &kind);

	return len || !is_crossed_word(p) ? len : word_length(p);
}

/* "[Yes/No]", "(y or n)" */
static gsize printed_length(const char *p)
{
	TokenKind first, second;
	gsize len = 1;

	if (!*p || !strchr("[({<", *p))
		return 0;
	len += strspn(p + len, " \t");
	len += option_length(p + len, &first);
	len += strspn(p + len, " \t/|,");
	if (is_word(p + len, "or"))
		len += strlen("or") + strspn(p + len + 2, " \t");
	if (option_length(p + len, &second) == 0 || first == second)
		return 0;
	len += option_length(p + len, &second);
	len += strspn(p + len, " \t?");
	return p[len] && strchr("])}>", p[len]) ? len + 1 : 0;
}

/* "-->", "=>", "> " */
static gsize arrow_length(const char *p)
{
	gsize len = strspn(p, "-=~");

	if (len && p[len] == '>')
		return len + strspn(p + len, ">");
	len = strspn(p, ">");
	if (len && (p[len] == ' ' || p[len] == '\t'))
		return len;
	return prefix_length(p, arrows, G_N_ELEMENTS(arrows));
}

/* "<--", which points at what it stands behind. */
static gsize arrow_back_length(const char *p)
{
	gsize len = *p == '<' ? strspn(p + 1, "-=~") : 0;

	if (len)
		return 1 + len;
	return prefix_length(p, arrows_back, G_N_ELEMENTS(arrows_back));
}

static gboolean is_gap(char c)
{
	return c == '\0' || g_ascii_isspace(c);
}

/* "- ", "* ", "or" between two options. */
static gsize separator_length(const char *p)
{
	TokenKind kind;
	gsize len = strspn(p, " \t/|,;:?");

	if (len)
		return len;
	len = strspn(p, ".");
	if (len)
		return len > 1 ? len : 0;
	len = strspn(p, "-=");
	if (len)
		return crossed_length(p) || arrow_length(p) ? 0 : len;
	len = strspn(p, "*");
	if (len == 0)
		len = strspn(p, "+");
	if (len)
		return is_gap(p[len]) ? len : 0;
	if (is_word(p, "or") || is_word(p, "and")) {
		len = word_length(p);
		len += strspn(p + len, " \t");
		return option_length(p + len, &kind) ? len : 0;
	}
	return prefix_length(p, separators, G_N_ELEMENTS(separators));
}

/* "X", alone or before an option. */
static gsize bare_mark_length(const char *p)
{
	TokenKind kind;
	gsize len = strspn(p, "xX");
	const char *behind = p + len + strspn(p + len, " \t/|,;:.");

	if (len == 0 || len > 3 || letter_length(p + len))
		return 0;
	return *behind == '\0' || *behind == '\n' ||
			       option_length(behind, &kind)
		       ? len
		       : 0;
}

/* "[Y]" is a tick to some and an option to others: it marks nothing. */
static gsize letter_box_length(const char *p)
{
	static const char opening[] = "[(";
	static const char closing[] = "])";
	const char *kind = *p ? strchr(opening, *p) : NULL;

	return kind && p[1] && strchr("yYnN", p[1]) &&
			       p[2] == closing[kind - opening]
		       ? 3
		       : 0;
}

static gsize any_box_length(const char *p, gboolean *marked_out)
{
	gsize len = box_length(p, marked_out);

	if (len)
		return len;
	*marked_out = FALSE;
	len = letter_box_length(p);
	if (len)
		return len;
	*marked_out = TRUE;
	len = bare_mark_length(p);
	return len ? len : arrow_back_length(p);
}

static Token token_of(const char *p, gsize len, TokenKind kind)
{
	return (Token){ .kind = kind, .start = p, .end = p + len };
}

static Token next_token(const char *p)
{
	TokenKind kind;
	gboolean marked;
	Token token;
	gsize len;

	if ((len = crossed_length(p)) > 0)
		return token_of(p, len, TOKEN_CROSSED);
	if ((len = printed_length(p)) > 0)
		return token_of(p, len, TOKEN_PRINTED);
	if ((len = wrapped_in(p, wraps, G_N_ELEMENTS(wraps), &kind)) > 0) {
		token = token_of(p, len, kind);
		token.chosen = TRUE;
		return token;
	}
	if ((len = arrow_length(p)) > 0)
		return token_of(p, len, TOKEN_ARROW);
	if ((len = any_box_length(p, &marked)) > 0)
		return token_of(p, len, marked ? TOKEN_MARKED : TOKEN_UNMARKED);
	if ((len = option_length(p, &kind)) > 0)
		return token_of(p, len, kind);
	return token_of(p, MAX(word_length(p), 1), TOKEN_OTHER);
}

Token choice_token(const char *text)
{
	gsize len;

	while ((len = separator_length(text)) > 0)
		text += len;
	/* A full stop ends a line, and begins nothing. */
	if (*text == '.' && (text[1] == '\n' || text[1] == '\0'))
		text++;
	if (*text == '\0' || *text == '\n')
		return token_of(text, 0, TOKEN_END);
	return next_token(text);
}
