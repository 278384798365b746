/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/hints.h"

#include <string.h>

/* A line that is drawn has so many marks, and may lack so many of those that
 * it would be as long as the question with. */
#define RULE_MIN   3
#define RULE_SHORT 2

static gboolean is_blank(const char *text)
{
	return text[strspn(text, " \t")] == '\0';
}

/* Behind the line that underlines the question, if one does. */
static TextPlace skip_rule(const Lines *lines, TextPlace place)
{
	const char *text;
	const char *rule;
	gsize len;

	if (place.line + 1 >= lines_count(lines))
		return place;
	text = lines_at(lines, place.line)->text;
	if (!is_blank(text + place.column))
		return place;
	rule = lines_at(lines, place.line + 1)->text;
	rule += strspn(rule, " \t");
	len = strspn(rule, (char[]){ *rule, '\0' });
	if (!*rule || !strchr("-=~_*^", *rule) || !is_blank(rule + len) ||
	    len < RULE_MIN || len + RULE_SHORT < strlen(text))
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

/* Hints that were left in go by their very text; so do copies of them. */
TextPlace hints_skip(const Lines *lines, const Hit *hit,
		     const Question *question)
{
	TextPlace place =
		phrase_skip_blanks(lines, skip_rule(lines, hit->answer));

	skip_note(lines, question, &place);
	for (guint i = 0; i < QUESTION_HINTS && question->hints[i]; i++) {
		while (skip_words(lines, question->hints[i], &place))
			continue;
	}
	return place;
}
