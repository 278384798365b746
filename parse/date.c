/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/date.h"

#include <gmime/gmime.h>
#include <string.h>

#include "text/timestamp.h"

/* A number that is no day, time or zone: the year, where it is written out. */
static gboolean has_long_number(const char *value)
{
	const char *p = value;

	while (*p) {
		gsize digits = strspn(p, "0123456789");

		if (digits > 2 && (p == value || !strchr("+-", p[-1])))
			return TRUE;
		p += digits ? digits : 1;
	}
	return FALSE;
}

/*
 * GMime reads "20777770" as a year of 2007 and "0000" as 2000: a date whose
 * year does not stand in the field is none.
 */
static gboolean year_is_there(const char *value, int year)
{
	const char *p = value;
	gboolean is_long = has_long_number(value);

	while (*p) {
		gsize digits = strspn(p, "0123456789");
		gint64 number = digits && digits < 5
					? g_ascii_strtoll(p, NULL, 10)
					: -1;

		if (digits == 4 && number == year)
			return TRUE;
		/* RFC 5322 section 4.3: a year of two digits. */
		if (digits == 2 && !is_long &&
		    (number + 1900 == year || number + 2000 == year))
			return TRUE;
		p += digits ? digits : 1;
	}
	return FALSE;
}

/* "+01:00" and "+010030", which GMime 3.2.13 takes for UTC, to "+0100". */
static char *plain_zone(const char *value)
{
	const char *colon = strchr(value, ':');
	const char *zone = strrchr(value, '+');
	GString *plain;
	gsize start;

	if (!zone)
		zone = strrchr(value, '-');
	/* "12-Jul-2004 09:00" has no zone. */
	if (!zone || !colon || zone < colon)
		return g_strdup(value);
	plain = g_string_new_len(value, zone - value + 1);
	start = plain->len;
	for (zone++; g_ascii_isdigit(*zone) || *zone == ':'; zone++) {
		if (*zone != ':' && plain->len < start + 4)
			g_string_append_c(plain, *zone);
	}
	g_string_append(plain, zone);
	return g_string_free(plain, FALSE);
}

gboolean date_read(const char *value, gint64 *seconds_out)
{
	g_autofree char *plain = plain_zone(value);
	g_autoptr(GDateTime) date = g_mime_utils_header_decode_date(plain);
	g_autoptr(GDateTime) utc = date ? g_date_time_to_utc(date) : NULL;

	if (!utc || !year_is_there(value, g_date_time_get_year(date)) ||
	    !timestamp_is_valid(g_date_time_to_unix(utc)))
		return FALSE;
	*seconds_out = g_date_time_to_unix(utc);
	return TRUE;
}
