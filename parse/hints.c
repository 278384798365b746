/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/hints.h"

#include <string.h>

/* A line that is drawn has so many marks, and may lack so many of those that
 * it would be as long as the question with. */
#define RULE_MIN   3
#define RULE_SHORT 2

/* With so many it is a line, however long the question is. */
#define RULE_SURELY 5

/* What people leave of a hint has so many letters. */
#define CUT_MIN 12

/* Behind the line that underlines the question, if one does. */
static TextPlace skip_rule(const Lines *lines, TextPlace place)
{
	const char *text;
	const char *rule;
	gsize len;

	if (place.line + 1 >= lines_count(lines))
		return place;
	text = lines_at(lines, place.line)->text;
	if (!lines_text_is_blank(text + place.column))
		return place;
	rule = lines_at(lines, place.line + 1)->text;
	rule += strspn(rule, " \t");
	len = strspn(rule, (char[]){ *rule, '\0' });
	if (!*rule || !strchr("-=~_*^", *rule) ||
	    !lines_text_is_blank(rule + len) || len < RULE_MIN ||
	    (len < RULE_SURELY && len + RULE_SHORT < strlen(text)))
		return place;
	return (TextPlace){ place.line + 2, 0 };
}

/* Behind the words, if they stand there, and blanks. */
static gboolean skip_words(const Lines *lines, const char *words,
			   TextPlace *place)
{
	TextPlace end;

	if (!phrase_match(lines, *place, words, &end))
		return FALSE;
	*place = phrase_skip_blanks(lines, end);
	return TRUE;
}

/* Without a bracket the same words may be an answer's. */
static void skip_note(const Lines *lines, const Question *question,
		      TextPlace *place)
{
	const char *const *note = question->notes;
	const char *text;

	if (!note || place->line >= lines_count(lines))
		return;
	text = lines_at(lines, place->line)->text + place->column;
	if (*text != '(' && *text != '[')
		return;
	while (*note && !skip_words(lines, *note, place))
		note++;
}

/* One in brackets, of which people left no more than its beginning. */
static gboolean skip_cut(const Lines *lines, const char *hint, TextPlace *place)
{
	const char closing = *hint == '[' ? ']' : ')';
	const char *rest = hint;
	guint letters = 0;

	for (TextPlace at = *place;
	     at.line < lines_count(lines) && !lines_is_blank(lines, at.line);
	     at = (TextPlace){ at.line + 1, 0 }) {
		const char *text = lines_at(lines, at.line)->text;

		for (; text[at.column] && text[at.column] != closing;
		     at.column++) {
			char c = text[at.column];

			if (!g_ascii_isalnum(c))
				continue;
			while (*rest && !g_ascii_isalnum(*rest))
				rest++;
			if (g_ascii_tolower(c) != g_ascii_tolower(*rest))
				return FALSE;
			rest++;
			letters++;
		}
		if (!text[at.column])
			continue;
		if (letters < CUT_MIN || g_ascii_isalnum(*rest))
			return FALSE;
		at.column++;
		*place = phrase_skip_blanks(lines, at);
		return TRUE;
	}
	return FALSE;
}

static gboolean is_bracketed(const char *hint)
{
	return *hint == '[' || *hint == '(';
}

static gboolean skip_hint(const Lines *lines, const char *hint,
			  TextPlace *place)
{
	if (skip_words(lines, hint, place))
		return TRUE;
	return is_bracketed(hint) && place->line < lines_count(lines) &&
	       lines_at(lines, place->line)->text[place->column] == *hint &&
	       skip_cut(lines, hint, place);
}

/* Hints that were left in go by their very text; so do copies of them. */
TextPlace hints_skip(const Lines *lines, const Hit *hit,
		     const Question *question)
{
	TextPlace place =
		phrase_skip_blanks(lines, skip_rule(lines, hit->answer));

	skip_note(lines, question, &place);
	for (guint i = 0; i < QUESTION_HINTS && question->hints[i]; i++) {
		while (skip_hint(lines, question->hints[i], &place))
			continue;
	}
	return place;
}

guint hints_behind(const Lines *lines, const Question *question,
		   TextPlace begin, guint end)
{
	for (guint line = begin.line + 1; line < end; line++) {
		const char *text = lines_at(lines, line)->text;
		const TextPlace start = { line, strspn(text, " \t") };

		for (guint i = 0; i < QUESTION_HINTS && question->hints[i];
		     i++) {
			TextPlace place = start;

			if (is_bracketed(question->hints[i]) &&
			    text[start.column] == *question->hints[i] &&
			    skip_words(lines, question->hints[i], &place) &&
			    place.line >= end)
				return line;
		}
	}
	return end;
}
