/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/heading.h"

#include <string.h>

#include "parse/item_mark.h"

/* Fewer may be answers that are a number each: "6" for TCP. */
#define HEADINGS_MIN 3

/* "2. What ...": it has its number already. */
static gboolean is_numbered(const Lines *lines, const Hit *hit)
{
	const char *text = lines_at(lines, hit->line)->text;

	for (gsize i = 0; i < hit->words.column; i++) {
		if (g_ascii_isalnum(text[i]))
			return TRUE;
	}
	return FALSE;
}

guint heading_line(const Lines *lines, const Hit *hit, const Question *question)
{
	guint line = hit->line;
	guint number;
	gboolean named;

	if (is_numbered(lines, hit))
		return hit->line;
	while (line > 0 && lines_is_blank(lines, line - 1))
		line--;
	if (line == 0 ||
	    !item_mark_is_all(lines_at(lines, line - 1)->text, &number,
			      &named) ||
	    (!named && number != question->number))
		return hit->line;
	return line - 1;
}

gboolean headings_are_used(const Lines *lines, const GArray *hits,
			   const Form *form)
{
	guint count = 0;

	for (guint i = 0; i < hits->len; i++) {
		const Hit *hit = &g_array_index(hits, Hit, i);

		count += heading_line(lines, hit,
				      &form->questions[hit->question]) !=
			 hit->line;
	}
	return count >= HEADINGS_MIN;
}
