/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/choice.h"

#include <string.h>

/* What a mark in a box looks like, and boxes that are one character. */
static const struct {
	const char *text;
	gboolean marked;
} boxes[] = {
	{ "\xe2\x98\x91", TRUE },  { "\xe2\x98\x92", TRUE },
	{ "\xe2\x9c\x93", TRUE },  { "\xe2\x9c\x94", TRUE },
	{ "\xe2\x97\x8f", TRUE },  { "\xe2\x97\x89", TRUE },
	{ "\xe2\xac\xa4", TRUE },  { "\xe2\x98\x90", FALSE },
	{ "\xe2\x97\x8b", FALSE }, { "\xe2\x97\xaf", FALSE },
};

typedef enum {
	TOKEN_END, /* of the line */
	TOKEN_YES,
	TOKEN_NO,
	TOKEN_MARKED,
	TOKEN_UNMARKED,
	TOKEN_OTHER,
} Token;

static const char *skip_separators(const char *p)
{
	return p + strspn(p, " \t/|,;:");
}

static gsize word_length(const char *p)
{
	gsize len = 0;

	while (g_ascii_isalnum(p[len]) || (guchar)p[len] >= 0x80 ||
	       p[len] == '\'')
		len++;
	return len;
}

static gboolean is_word(const char *p, const char *word)
{
	return word_length(p) == strlen(word) &&
	       g_ascii_strncasecmp(p, word, strlen(word)) == 0;
}

/* "[x]", "( )", "_x_", "___"; the length, 0 if it is none. */
static gsize drawn_box(const char *p, gboolean *marked_out)
{
	static const char opening[] = "[(_";
	static const char closing[] = "])_";
	const char *kind = *p ? strchr(opening, *p) : NULL;
	gsize len;

	if (!kind)
		return 0;
	len = 1 + strspn(p + 1, *p == '_' ? "_" : " _");
	*marked_out = p[len] && strchr("xX*ovV", p[len]);
	if (*p == '_' && !*marked_out)
		return len > 1 ? len : 0;
	len += *marked_out;
	len += strspn(p + len, *p == '_' ? "" : " _");
	return p[len] == closing[kind - opening] ? len + 1 : 0;
}

static gsize box_length(const char *p, gboolean *marked_out)
{
	for (guint i = 0; i < G_N_ELEMENTS(boxes); i++) {
		if (!g_str_has_prefix(p, boxes[i].text))
			continue;
		*marked_out = boxes[i].marked;
		return strlen(boxes[i].text);
	}
	return drawn_box(p, marked_out);
}

/* "n" is a word, "n/a" is not. */
static gboolean is_short_word(const char *p, const char *word)
{
	return is_word(p, word) && g_ascii_strncasecmp(p, "n/a", 3) != 0;
}

/* The next token of the line; *end_out is behind it. */
static Token next_token(const char *p, const char **end_out)
{
	gboolean marked;
	gsize box;

	p = skip_separators(p);
	/* A full stop ends a line, and begins nothing. */
	if (*p == '.' && (p[1] == '\n' || p[1] == '\0'))
		p++;
	*end_out = p;
	if (*p == '\0' || *p == '\n')
		return TOKEN_END;
	box = box_length(p, &marked);
	if (box) {
		*end_out = p + box;
		return marked ? TOKEN_MARKED : TOKEN_UNMARKED;
	}
	*end_out = p + MAX(word_length(p), 1);
	if (is_word(p, "yes") || is_short_word(p, "y"))
		return TOKEN_YES;
	return is_word(p, "no") || is_short_word(p, "n") ? TOKEN_NO
							 : TOKEN_OTHER;
}

/* What a line of words and boxes says. */
typedef struct {
	gboolean has_yes, has_no;
	gboolean yes_marked, no_marked;
	gboolean has_boxes;
	Token first;	 /* of the options */
	const char *end; /* behind the last of them */
} Line;

static void note_option(Line *line, Token option)
{
	if (!line->has_yes && !line->has_no)
		line->first = option;
	line->has_yes |= option == TOKEN_YES;
	line->has_no |= option == TOKEN_NO;
}

static void take_mark(Line *line, Token option)
{
	if (option == TOKEN_YES)
		line->yes_marked = TRUE;
	else if (option == TOKEN_NO)
		line->no_marked = TRUE;
}

static gboolean is_box(Token token)
{
	return token == TOKEN_MARKED || token == TOKEN_UNMARKED;
}

/*
 * Two options without a box are the form's own "Yes No", unless more words
 * follow, as in "Yes, no other way". TRUE: the line has been judged.
 */
static gboolean end_of_options(Line *line, const char *text,
			       const char *behind_first)
{
	const char *end;
	Token next = next_token(text, &end);

	if (line->has_boxes || !line->has_yes || !line->has_no || is_box(next))
		return FALSE;
	if (next == TOKEN_OTHER) {
		line->has_no = line->first == TOKEN_NO;
		line->has_yes = line->first == TOKEN_YES;
		line->end = behind_first;
	}
	return TRUE;
}

/* Boxes stand all before the words or all behind them. */
static Token read_tokens(Line *line, const char *text)
{
	const char *behind_first = line->end;
	Token option = TOKEN_END;
	Token token = next_token(text, &text);
	gboolean box_first = is_box(token);
	gboolean marked = FALSE;

	for (; token != TOKEN_END && token != TOKEN_OTHER;
	     token = next_token(text, &text)) {
		line->end = text;
		if (is_box(token)) {
			line->has_boxes = TRUE;
			marked = token == TOKEN_MARKED;
			if (marked && !box_first)
				take_mark(line, option);
			continue;
		}
		note_option(line, token);
		if (option == TOKEN_END)
			behind_first = text;
		option = token;
		if (marked && box_first)
			take_mark(line, option);
		marked = FALSE;
		if (end_of_options(line, text, behind_first))
			return line->has_yes && line->has_no ? TOKEN_END
							     : TOKEN_OTHER;
	}
	return token;
}

/*
 * The first line, and where that has only one of the options the next too, if
 * nothing else stands there: some write each box on a line of its own.
 */
static Line read_line(const char *text)
{
	Line line = { .end = text };
	Token last = read_tokens(&line, text);

	while (last == TOKEN_END && !(line.has_yes && line.has_no)) {
		Line more = line;
		const char *next = line.end + strspn(line.end, " \t\n/|,;:");

		last = read_tokens(&more, next);
		if (last != TOKEN_END || more.end == line.end)
			break;
		line = more;
	}
	return line;
}

/* "No multicast is used" is one thing, "No. Never." and "Yes we do" are two. */
static char *rest_behind(const char *start, const Line *line)
{
	const char *p = line->end + strspn(line->end, " \t.,;:!)-");

	/* A list below begins with a dash of its own. */
	p += strspn(p, " \t\n");

	if (*p && !line->has_yes && *line->end == ' ' &&
	    g_ascii_isalpha(line->end[1]))
		p = start;
	return g_strstrip(g_strdup(p));
}

/* Behind the form's own "Yes No"; the answer stands below it. */
static const char *skip_form(const char *text, Line *line)
{
	text += strspn(text, " \t\n");
	*line = read_line(text);
	while (line->has_yes && line->has_no && !line->has_boxes) {
		text = line->end + strspn(line->end, " \t:\n");
		*line = read_line(text);
	}
	return text;
}

const char *choice_read(const char *text, char **rest_out)
{
	gboolean yes, no;
	Line line;

	text = skip_form(text, &line);
	yes = line.has_boxes ? line.yes_marked : line.has_yes;
	no = line.has_boxes ? line.no_marked : line.has_no;
	*rest_out = rest_behind(text, &line);
	if (yes == no)
		return "";
	return yes ? "yes" : "no";
}
