/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/timestamp.h"

/* 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z */
#define SECONDS_MIN G_GINT64_CONSTANT(-62135596800)
#define SECONDS_MAX G_GINT64_CONSTANT(253402300799)

gboolean timestamp_is_valid(gint64 seconds)
{
	return seconds >= SECONDS_MIN && seconds <= SECONDS_MAX;
}

char *timestamp_format(gint64 seconds)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
	g_autofree char *rest = NULL;

	g_return_val_if_fail(time != NULL, NULL);
	/* GLib's %Y has no leading zeros. */
	rest = g_date_time_format(time, "-%m-%dT%H:%M:%SZ");
	return g_strdup_printf("%04d%s", g_date_time_get_year(time), rest);
}

/* Each '0' of the shape stands for a digit, all else for itself. */
static gboolean has_shape(const char *text, const char *shape)
{
	for (; *shape; text++, shape++) {
		if (*shape == '0' ? !g_ascii_isdigit(*text) : *text != *shape)
			return FALSE;
	}
	return *text == '\0';
}

gboolean timestamp_parse(const char *text, gint64 *seconds_out)
{
	g_autofree char *whole = NULL;
	g_autoptr(GDateTime) time = NULL;

	/* Leap seconds have no number since 1970. */
	if (g_str_has_suffix(text, ":60Z"))
		return FALSE;
	if (has_shape(text, "0000-00-00"))
		whole = g_strconcat(text, "T23:59:59Z", NULL);
	else if (has_shape(text, "0000-00-00T00:00:00Z"))
		whole = g_strdup(text);
	else
		return FALSE;
	time = g_date_time_new_from_iso8601(whole, NULL);
	if (!time)
		return FALSE;
	*seconds_out = g_date_time_to_unix(time);
	return TRUE;
}
