/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/paragraph.h"

#include <string.h>

/* "<ada@example.org>", and nothing else. */
static gboolean is_bracketed_address(const char *text)
{
	const char *open = text + strspn(text, " \t");
	gsize len = strcspn(open, "> \t");

	return *open == '<' && open[len] == '>' && memchr(open, '@', len) &&
	       !open[len + 1 + strspn(open + len + 1, " \t")];
}

/* The line of the address that stands alone below the paragraph, up to end; or
 * end. */
static guint address_line(const Span *span, guint end)
{
	guint line = span->end;

	while (line < end && lines_is_blank(span->lines, line))
		line++;
	return line < end &&
			       is_bracketed_address(
				       lines_at(span->lines, line)->text) &&
			       (line + 1 == end ||
				lines_is_blank(span->lines, line + 1))
		       ? line
		       : end;
}

char *paragraph_text(Span *span, gsize limit)
{
	const guint end = span->end;
	g_autofree char *text = NULL;
	g_autofree char *address = NULL;
	Span below = *span;

	span_end_paragraph(span);
	text = span_text(span, " ", limit);
	below.begin = (TextPlace){ address_line(span, end), 0 };
	below.end = below.begin.line + 1;
	if (below.begin.line == end || !*text || strchr(text, '@'))
		return g_steal_pointer(&text);
	address = span_text(&below, " ", limit);
	/* Both, or the name alone. */
	if (strlen(text) + 1 + strlen(address) > limit)
		return g_steal_pointer(&text);
	span->end = below.end;
	return g_strconcat(text, " ", address, NULL);
}
