/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/from_line.h"

#include <string.h>

#include "text/harmless.h"

static const char start[] = "From ";

/* So many words may stand between a time and its year: a zone or two. */
#define ZONES_MAX 3

/* No date stands behind so many bytes. */
#define LINE_MAX_BYTES 1000

gboolean from_line_is(const char *line, gsize len)
{
	gsize at = strlen(start);

	if (len < at || memcmp(line, start, at) != 0)
		return FALSE;
	while (at < len && (line[at] == ' ' || line[at] == '\t'))
		at++;
	return at == len || line[at] != ':';
}

static gboolean has_digits(const char *word, gsize least, gsize most)
{
	gsize digits = strspn(word, "0123456789");

	return digits >= least && digits <= most && !word[digits];
}

static gboolean is_month(const char *word)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
					      "May", "Jun", "Jul", "Aug",
					      "Sep", "Oct", "Nov", "Dec" };

	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		if (g_ascii_strcasecmp(word, months[i]) == 0)
			return TRUE;
	}
	return FALSE;
}

/* "09:00:00", "9:00" */
static gboolean is_time(const char *word)
{
	g_auto(GStrv) parts = g_strsplit(word, ":", 4);
	guint count = g_strv_length(parts);

	if (count < 2 || count > 3 || !has_digits(parts[0], 1, 2))
		return FALSE;
	for (guint i = 1; i < count; i++) {
		if (!has_digits(parts[i], 2, 2))
			return FALSE;
	}
	return TRUE;
}

/* "Jul 12 09:00:00 +0200 2004" from words[i] on. */
static gboolean is_date(char *const *words, guint count, guint i)
{
	if (i + 3 >= count || !is_month(words[i]) ||
	    !has_digits(words[i + 1], 1, 2) || !is_time(words[i + 2]))
		return FALSE;
	for (guint j = i + 3; j < MIN(count, i + 4 + ZONES_MAX); j++) {
		if (has_digits(words[j], 4, 4))
			return TRUE;
	}
	return FALSE;
}

static void remove_empty(char **words)
{
	char **to = words;

	for (; *words; words++) {
		if (**words)
			*to++ = *words;
		else
			g_free(*words);
	}
	*to = NULL;
}

gboolean from_line_has_date(const char *line, gsize len)
{
	g_autofree char *text = NULL;
	g_auto(GStrv) words = NULL;
	guint count;

	if (!from_line_is(line, len))
		return FALSE;
	text = g_strndup(line, MIN(len, LINE_MAX_BYTES));
	words = g_strsplit_set(text, " \t\r\n", -1);
	remove_empty(words);
	count = g_strv_length(words);
	for (guint i = 1; i < count; i++) {
		if (is_date(words, count, i))
			return TRUE;
	}
	return FALSE;
}

char *from_line_sender(const char *line, gsize len)
{
	gsize begin = strlen(start);
	gboolean quoted = FALSE;
	gsize end;

	while (begin < len && line[begin] == ' ')
		begin++;
	for (end = begin; end < len; end++) {
		if (line[end] == '"')
			quoted = !quoted;
		if (!quoted && (line[end] == ' ' || line[end] == '\t'))
			break;
	}
	return harmless_line(line + begin, end - begin, 0);
}
