/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/date.h"

#include <string.h>

static const char *const months[] = {
	"January", "February", "March",	    "April",   "May",	   "June",
	"July",	   "August",   "September", "October", "November", "December",
};

const char *date_month(guint month)
{
	return months[month - 1];
}

/* 1 for "January"; 0: it is no month. */
static guint month_of(const char *word)
{
	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		if (g_ascii_strcasecmp(months[i], word) == 0)
			return i + 1;
	}
	return 0;
}

/* 0: it is no number from 1 to max. */
static guint number_of(const char *word, guint max)
{
	guint64 number = 0;

	g_ascii_string_to_unsigned(word, 10, 1, max, &number, NULL);
	return (guint)number;
}

/* The parts of "2004-07" or "2004-07-12"; day 0: there is none. */
static gboolean read_figures(const char *text, guint *year, guint *month,
			     guint *day)
{
	gsize len = strlen(text);
	g_auto(GStrv) parts = g_strsplit(text, "-", -1);

	if ((len != 7 && len != 10) || text[4] != '-' || !parts[1] ||
	    (len == 10) != (parts[2] != NULL))
		return FALSE;
	*year = number_of(parts[0], 9999);
	*month = number_of(parts[1], 12);
	*day = parts[2] ? number_of(parts[2], 31) : 0;
	return *year && *month && (!parts[2] || *day);
}

char *date_in_figures(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	guint count = g_strv_length(words);
	guint year, month, day;

	if (read_figures(text, &year, &month, &day))
		return g_strdup(text);
	if (count != 2 && count != 3)
		return NULL;
	day = count == 3 ? number_of(words[0], 31) : 0;
	month = month_of(words[count - 2]);
	year = number_of(words[count - 1], 9999);
	if (!month || !year || (count == 3 && !day))
		return NULL;
	return count == 3 ? g_strdup_printf("%04u-%02u-%02u", year, month, day)
			  : g_strdup_printf("%04u-%02u", year, month);
}

char *date_in_words(const char *figures)
{
	guint year, month, day;

	if (!read_figures(figures, &year, &month, &day))
		return g_strdup(figures);
	return day ? g_strdup_printf("%u %s %u", day, date_month(month), year)
		   : g_strdup_printf("%s %u", date_month(month), year);
}
