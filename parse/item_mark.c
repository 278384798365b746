/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/item_mark.h"

#include <string.h>

/* No form has more questions than two digits can number. */
#define DIGITS_MAX 2

/* What people call the question that they number; of those that begin alike
 * the longest is first. Some need no number: "Q: ...", but not "No. ...". */
static const struct {
	const char *name;
	gboolean alone;
} names[] = {
	{ "question", TRUE },
	{ "item", FALSE },
	{ "point", FALSE },
	{ "number", FALSE },
	{ "num", FALSE },
	{ "frage", TRUE },
	{ "no", FALSE },
	{ "nr", FALSE },
	{ "q", TRUE },
	{ "#", FALSE },
	{ "\xe2\x84\x96", FALSE },
	{ "n\xc2\xb0", FALSE },
	{ "n\xc2\xba", FALSE },
};

/* What stands between name and number. */
static const char between[] = " \t.:#";

/* What opens and what closes a mark; full-width as Japanese mailers have it. */
static const char openers[] = "*_`([<";
static const char *const closers[] = {
	".",
	")",
	":",
	"]",
	">",
	"/",
	"-",
	"*",
	"_",
	"`",
	"\xe2\x80\x93",
	"\xe2\x80\x94",
	"\xef\xbc\x8e",
	"\xef\xbc\x89",
	"\xef\xbc\x9a",
	"\xe3\x80\x81",
	"\xef\xbc\x8d",
};

/* Bullets as text and as pages print them. */
static const char *const bullets[] = {
	"*",
	"-",
	"+",
	"####",
	"###",
	"##",
	"#",
	"o ",
	"\xe2\x80\xa2",
	"\xc2\xb7",
	"\xe2\x97\xa6",
	"\xe2\x96\xaa",
	"\xe2\x80\x93",
	"\xe2\x80\x94",
	"\xe2\x86\x92",
	"\xe2\x87\x92",
};

static const char *const romans[] = {
	"i", "ii", "iii", "iv",	  "v",	 "vi", "vii", "viii", "ix",
	"x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
};

/* A mark as far as it is read. */
typedef struct {
	const char *at;
	guint number;
	gboolean named;	  /* "Question 1" */
	gboolean alone;	  /* "Q:" needs no number */
	gboolean numeral; /* a number or a letter was there */
	gboolean letters; /* a Roman number */
} Mark;

/* "No. 1", "Question #1", and "Q:" without a number; "Note" is none. */
static void take_name(Mark *mark)
{
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		gsize len = strlen(names[i].name);

		if (g_ascii_strncasecmp(mark->at, names[i].name, len) != 0)
			continue;
		if (g_ascii_isalpha(mark->at[len]))
			return;
		mark->named = TRUE;
		mark->at += len;
		mark->alone = names[i].alone && !g_ascii_isdigit(*mark->at);
		mark->at += strspn(mark->at, between);
		return;
	}
}

/* "12", and in full width; the length, 0: there are none, or too many. */
static gsize take_digits(Mark *mark)
{
	static const char wide[] = "\xef\xbc";
	guint count = 0;
	const char *at = mark->at;

	for (;;) {
		if (g_ascii_isdigit(*at)) {
			mark->number = mark->number * 10 + (guint)(*at - '0');
			at++;
		} else if (g_str_has_prefix(at, wide) &&
			   (guchar)at[2] >= 0x90 && (guchar)at[2] <= 0x99) {
			mark->number = mark->number * 10 +
				       ((guint)(guchar)at[2] - 0x90);
			at += strlen(wide) + 1;
		} else {
			break;
		}
		if (++count > DIGITS_MAX)
			return 0;
	}
	return (gsize)(at - mark->at);
}

/* U+2460 is 1 in a circle, U+2474 in brackets, U+2488 with a dot; twenty of
 * each. */
static gsize take_sign(Mark *mark)
{
	const guchar *at = (const guchar *)mark->at;
	guint sign;

	if (at[0] != 0xe2 || (at[1] != 0x91 && at[1] != 0x92))
		return 0;
	sign = (guint)(at[1] - 0x91) * 64 + (guint)(at[2] & 0x3f);
	if (sign < 0x20 || sign >= 0x20 + 3 * 20)
		return 0;
	mark->number = (sign - 0x20) % 20 + 1;
	return 3;
}

static gsize take_roman(Mark *mark)
{
	gsize len = strspn(mark->at, "IVXivx");

	for (guint i = 0; i < G_N_ELEMENTS(romans); i++) {
		if (len != strlen(romans[i]) ||
		    g_ascii_strncasecmp(mark->at, romans[i], len) != 0)
			continue;
		if (g_ascii_isalnum(mark->at[len]))
			return 0;
		mark->number = i + 1;
		return len;
	}
	return 0;
}

/* "7b", "7(b)", "7.b"; and the second number of "7.2". */
static void take_part(Mark *mark)
{
	const char *letter = mark->at + (*mark->at && strchr(".(", *mark->at));
	gsize digits = strspn(letter, "0123456789");

	if (g_ascii_isalpha(*letter) && !g_ascii_isalnum(letter[1]))
		mark->at = letter + 1;
	else if (*mark->at == '.' && digits && digits <= DIGITS_MAX)
		mark->at = letter + digits;
}

static void take_numeral(Mark *mark, gboolean opened)
{
	static gsize (*const takers[])(Mark * mark) = { take_digits, take_sign,
							take_roman };

	for (guint i = 0; i < G_N_ELEMENTS(takers) && !mark->numeral; i++) {
		gsize len = takers[i](mark);

		mark->numeral = len > 0;
		mark->at += len;
		mark->letters = len > 0 && takers[i] == take_roman;
		if (len == 0)
			mark->number = 0;
		else if (takers[i] == take_digits)
			take_part(mark);
	}
	/* "(a)" and "[A]" */
	if (!mark->numeral && opened && g_ascii_isalpha(*mark->at) &&
	    mark->at[1] && strchr(")]", mark->at[1])) {
		mark->numeral = TRUE;
		mark->at++;
	}
}

static gsize closer_length(const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(closers); i++) {
		if (g_str_has_prefix(text, closers[i]))
			return strlen(closers[i]);
	}
	return 0;
}

/* The punctuation behind it, and blanks; 0: the next word follows at once. */
static gsize closing_length(const char *text)
{
	gsize len = 0, step;

	do {
		step = strspn(text + len, " \t");
		step += closer_length(text + len + step);
		len += step;
	} while (step > 0);
	return len;
}

/* Most lines begin with none of what a mark begins with. */
static gboolean may_begin(char c)
{
	return g_ascii_isdigit(c) || (guchar)c >= 0xe2 ||
	       (c && strchr("*_`([<#QqIiVvXxNnPpFf", c));
}

/* "I think" and "1st" are no marks, nor is "Quick". */
static gboolean is_whole(const Mark *mark, gsize closing)
{
	gsize blanks = strspn(mark->at, " \t");

	if (!mark->numeral)
		return mark->alone &&
		       (closing || strchr(between, mark->at[-1]));
	return closing > (mark->letters && !mark->named ? blanks : 0);
}

gsize item_mark_length(const char *text, gboolean behind, guint *number_out)
{
	gsize opening = strspn(text, openers);
	Mark mark = { .at = text + opening };
	gsize closing;

	*number_out = 0;
	if (!behind && !may_begin(*text))
		return 0;
	take_name(&mark);
	take_numeral(&mark, opening > 0);
	closing = closing_length(mark.at);
	if (!is_whole(&mark, closing))
		return behind ? closing_length(text) : 0;
	*number_out = mark.number;
	return (gsize)(mark.at + closing - text);
}

gboolean item_mark_is_all(const char *text, guint *number_out,
			  gboolean *named_out)
{
	/* A rule may be drawn to both sides of it. */
	static const char rule[] = "-=~ ";
	Mark mark = { .at = text + strspn(text, "# \t*_`([-=~") };

	take_name(&mark);
	take_numeral(&mark, FALSE);
	mark.at += closing_length(mark.at);
	if (mark.named)
		mark.at += strspn(mark.at, rule);
	*number_out = mark.number;
	*named_out = mark.named;
	return mark.numeral && mark.number && *mark.at == '\0';
}

/* Most lines begin with a letter, and none of the bullets needs a look. */
static gboolean may_be_bullet(char c)
{
	return c && (strchr("*-+o#=", c) || (guchar)c >= 0x80);
}

gsize item_bullet_length(const char *text)
{
	gsize shaft = strspn(text, "-=");

	if (shaft && text[shaft] == '>')
		return shaft + 1;
	for (guint i = 0; may_be_bullet(*text) && i < G_N_ELEMENTS(bullets);
	     i++) {
		if (g_str_has_prefix(text, bullets[i]))
			return strlen(bullets[i]);
	}
	return 0;
}
