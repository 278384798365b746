/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/span.h"

#include <string.h>

/* So many of the same character make a rule; "* * *" needs no more. */
#define RULE_MIN	5
#define RULE_MIN_SPACED 3

static const char *text_at(const Span *span, guint line)
{
	const char *text = lines_at(span->lines, line)->text;

	return line == span->begin.line ? text + span->begin.column : text;
}

static gsize indentation(const char *text)
{
	return strspn(text, " \t");
}

/* Some people draw a line between one question and the next: "-----", and
 * "* * *" with blanks between all. */
static gboolean is_rule(const char *text)
{
	const char *at = text + indentation(text);
	const char mark = *at;
	guint marks = 0, gaps = 0;

	if (!mark || !strchr("-=_*~#", mark))
		return FALSE;
	while (*at == mark) {
		gsize blanks = indentation(++at);

		at += blanks;
		marks++;
		gaps += blanks > 0 && *at;
	}
	if (*at)
		return FALSE;
	return gaps > 0 ? marks >= RULE_MIN_SPACED && gaps + 1 == marks
			: marks >= RULE_MIN;
}

static gboolean says_nothing(const Span *span, guint line)
{
	const char *text = text_at(span, line);

	return lines_text_is_blank(text) || is_rule(text);
}

gboolean span_trim(Span *span)
{
	while (span->begin.line < span->end &&
	       says_nothing(span, span->begin.line))
		span->begin = (TextPlace){ span->begin.line + 1, 0 };
	while (span->end > span->begin.line &&
	       says_nothing(span, span->end - 1))
		span->end--;
	return span->begin.line < span->end;
}

void span_origin(const Span *span, guint *first_out, guint *last_out)
{
	const TextLine *first = lines_at(span->lines, span->begin.line);
	const TextLine *last = lines_at(span->lines, span->end - 1);

	*first_out = MIN(first->first, last->first);
	*last_out = MAX(first->last, last->last);
}

void span_end_paragraph(Span *span)
{
	guint line = span->begin.line;

	while (line < span->end && !lines_text_is_blank(text_at(span, line)))
		line++;
	span->end = line;
}

/* How far all lines below the first stand in; mailers and pages do that. */
static gsize common_indentation(const Span *span)
{
	gsize common = G_MAXSIZE;

	for (guint line = span->begin.line + (span->begin.column > 0);
	     line < span->end; line++) {
		const char *text = text_at(span, line);

		if (!lines_text_is_blank(text))
			common = MIN(common, indentation(text));
	}
	return common == G_MAXSIZE ? 0 : common;
}

/* As much as the limit leaves room for. */
static void append_up_to(GString *text, const char *line, gsize limit)
{
	gsize room = limit - MIN(limit, text->len);
	gsize len = strlen(line);

	if (len > room) {
		len = room;
		while (len > 0 && ((guchar)line[len] & 0xc0) == 0x80)
			len--;
	}
	g_string_append_len(text, line, (gssize)len);
}

/* What the writer quotes, in an answer that is not quoted itself. */
static void append_quoting(GString *text, const Span *span, guint line,
			   gsize limit)
{
	guint depth = lines_at(span->lines, line)->depth;

	for (; depth > span->depth && text->len < limit; depth--)
		append_up_to(text, "> ", limit);
}

char *span_text(const Span *span, const char *separator, gsize limit)
{
	gsize common = common_indentation(span);
	GString *text = g_string_new(NULL);

	for (guint line = span->begin.line; line < span->end; line++) {
		const char *p = text_at(span, line);
		gboolean first =
			line == span->begin.line && span->begin.column > 0;

		if (line > span->begin.line)
			append_up_to(text, separator, limit);
		/* On its question's line it is quoted as that is. */
		if (!first)
			append_quoting(text, span, line, limit);
		p += first ? indentation(p) : MIN(common, indentation(p));
		append_up_to(text, p, limit);
		if (text->len >= limit)
			break;
	}
	return g_strstrip(g_string_free(text, FALSE));
}
