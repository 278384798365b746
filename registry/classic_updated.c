/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/classic_entry.h"

static const char start[] = "(last updated ";

static const char *const months[] = {
	"January", "February", "March",	    "April",   "May",	   "June",
	"July",	   "August",   "September", "October", "November", "December",
};

static const char *month_of(GDateTime *date)
{
	return months[g_date_time_get_month(date) - 1];
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

ListLine *classic_updated_line(const ListLine *old, GDateTime *date)
{
	gsize len;
	const char *bytes = g_bytes_get_data(old->raw, &len);
	const char *end = memchr(bytes, ')', len);
	g_autofree char *before = NULL;
	g_autofree char *now = NULL;
	GString *raw;
	ListLine *line;

	if (!end || len < strlen(start) ||
	    memcmp(bytes, start, strlen(start)) != 0 ||
	    end < bytes + strlen(start))
		return NULL;
	before = g_strndup(bytes + strlen(start),
			   (gsize)(end - bytes) - strlen(start));
	now = write_like(before, date);
	raw = g_string_new(start);
	g_string_append(raw, now);
	g_string_append_len(raw, end, (gssize)len - (end - bytes));
	line = list_line_new(LINE_UPDATED);
	line->raw = g_string_free_to_bytes(raw);
	return line;
}
