/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/forwarded.h"

#include <string.h>

/* A block has no more lines on either side of "From:". */
#define BLOCK_LINES 10

/* So many other fields make a block of them. */
#define OTHERS_MIN 2

static const char from[] = "From:";

static const char *text_at(const Lines *lines, guint line)
{
	const char *text = lines_at(lines, line)->text;

	/* Some mailers print the names in bold, as text with stars. */
	return text + strspn(text, " \t*");
}

static gboolean is_other_field(const char *text)
{
	static const char *const names[] = { "Sent:", "Date:", "To:", "Cc:",
					     "Subject:" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (g_str_has_prefix(text, names[i]))
			return TRUE;
	}
	return FALSE;
}

/* The fields stand together, without a blank line between. */
static guint count_others(const Lines *lines, guint line)
{
	guint first = line;
	guint end = MIN(line + BLOCK_LINES, lines_count(lines));
	guint count = 0;

	while (first > 0 && line - first < BLOCK_LINES &&
	       *text_at(lines, first - 1))
		first--;
	for (; first < end && *text_at(lines, first); first++)
		count += is_other_field(text_at(lines, first));
	return count;
}

/* "Sam Pell [mailto:sam@example.org]" to what a From field would say. */
static char *as_field(const char *text)
{
	GString *field = g_string_new(text + strspn(text, " \t*"));

	g_string_replace(field, "[mailto:", "<", 0);
	if (strchr(field->str, '<') && g_str_has_suffix(field->str, "]"))
		field->str[field->len - 1] = '>';
	return g_string_free(field, FALSE);
}

char *forwarded_from(const Lines *lines, guint before)
{
	char *found = NULL;

	for (guint line = 0;
	     line < lines_count(lines) && lines_at(lines, line)->first < before;
	     line++) {
		if (!g_str_has_prefix(text_at(lines, line), from) ||
		    count_others(lines, line) < OTHERS_MIN)
			continue;
		g_free(found);
		found = as_field(text_at(lines, line) + strlen(from));
	}
	return found;
}
