/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_DATE_H
#define PARSE_DATE_H

#include <glib.h>

/*
 * Private to parse/: the field Date (RFC 5322 section 3.3), as it is written.
 *
 * GMime reads it, but not without help: it takes a year of eight digits for one
 * of four, and a zone that it does not know for UTC.
 */

/* Seconds since 1970. FALSE: the date makes no sense. */
gboolean date_read(const char *value, gint64 *seconds_out);

#endif
