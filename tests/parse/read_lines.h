/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_PARSE_READ_LINES_H
#define TESTS_PARSE_READ_LINES_H

#include <string.h>

#include "parse/lines.h"

/* A text as lines, and lines as a text: one LF behind each. */
static inline Lines *lines_of(const char *text)
{
	static const LinesOptions plain = { FALSE, FALSE };

	return lines_read(text, &plain);
}

static inline char *text_of_lines(const Lines *lines)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < lines_count(lines); i++)
		g_string_append_printf(text, "%s\n", lines_at(lines, i)->text);
	return g_string_free(text, FALSE);
}

#endif
