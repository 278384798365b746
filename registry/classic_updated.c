/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/classic_entry.h"
#include "registry/date.h"
#include "registry/span.h"

static const char start[] = "(last updated ";

static const char *month_of(GDateTime *date)
{
	return date_month((guint)g_date_time_get_month(date));
}

char *classic_month(GDateTime *date)
{
	return g_strdup_printf("%s %d", month_of(date),
			       g_date_time_get_year(date));
}

/* "2004-03-17", as lists had it until 2004-03 and from 2006-11 on. */
static char *write_iso(GDateTime *date)
{
	return g_date_time_format(date, "%Y-%m-%d");
}

/* "9 September 2004", in between; and with a zero before the 9. */
static char *write_long(GDateTime *date)
{
	return g_strdup_printf("%d %s %d", g_date_time_get_day_of_month(date),
			       month_of(date), g_date_time_get_year(date));
}

static char *write_padded(GDateTime *date)
{
	return g_strdup_printf("%02d %s %d", g_date_time_get_day_of_month(date),
			       month_of(date), g_date_time_get_year(date));
}

/* In a shape 9 is a digit and A a word; all else stands for itself. */
static const struct {
	const char *shape;
	char *(*write)(GDateTime *date);
} styles[] = {
	{ "9999-99-99", write_iso },
	{ "09 A 9999", write_padded },
	{ "9 A 9999", write_long },
	{ "99 A 9999", write_long },
};

static gboolean has_shape(const char *text, const char *shape)
{
	for (; *shape; shape++) {
		gsize word = 0;

		while (*shape == 'A' && g_ascii_isalpha(text[word]))
			word++;
		if (*shape == 'A'   ? word == 0
		    : *shape == '9' ? !g_ascii_isdigit(*text)
				    : *text != *shape)
			return FALSE;
		text += *shape == 'A' ? word : 1;
	}
	return *text == '\0';
}

static char *write_like(const char *old, GDateTime *date)
{
	for (guint i = 0; i < G_N_ELEMENTS(styles); i++) {
		if (has_shape(old, styles[i].shape))
			return styles[i].write(date);
	}
	return write_iso(date);
}

/* What stands between "(last updated " and ")"; FALSE: it does not. */
static gboolean find_date(const ListLine *line, Span *date_out)
{
	gsize len;
	const char *bytes = list_line_bytes(line, &len);
	const char *end = memchr(bytes, ')', len);

	*date_out = (Span){ bytes + strlen(start), end };
	return end && span_starts_with((Span){ bytes, bytes + len }, start) &&
	       end >= date_out->at;
}

char *classic_updated(const ListLine *line)
{
	g_autofree char *text = NULL;
	Span date;

	if (!find_date(line, &date))
		return NULL;
	text = g_strndup(date.at, span_length(date));
	return date_in_figures(text);
}

ListLine *classic_updated_line(const ListLine *old, GDateTime *date)
{
	gsize len;
	const char *bytes = list_line_bytes(old, &len);
	g_autofree char *before = NULL;
	g_autofree char *now = NULL;
	GString *raw;
	ListLine *line;
	Span written;

	if (!find_date(old, &written))
		return NULL;
	before = g_strndup(written.at, span_length(written));
	now = write_like(before, date);
	raw = g_string_new(start);
	g_string_append(raw, now);
	g_string_append_len(raw, written.end,
			    (gssize)(bytes + len - written.end));
	line = list_line_new(LINE_UPDATED);
	line->raw = g_string_free_to_bytes(raw);
	return line;
}
