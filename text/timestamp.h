/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_TIMESTAMP_H
#define TEXT_TIMESTAMP_H

#include <glib.h>

/*
 * Instants as text: RFC 3339, UTC, whole seconds ("2004-07-12T09:00:00Z").
 *
 * Knows no clock. Such texts sort as the instants do.
 */

/* TRUE within the years 1 to 9999, which the text can hold. */
gboolean timestamp_is_valid(gint64 seconds);

/* seconds: since 1970, UTC, and valid. The caller frees it. */
char *timestamp_format(gint64 seconds);

/*
 * Reads "2004-07-12T09:00:00Z" or, as the end of that day, "2004-07-12"
 * (23:59:59 UTC). FALSE: text is neither, or no such day exists.
 */
gboolean timestamp_parse(const char *text, gint64 *seconds_out);

#endif
