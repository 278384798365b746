/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_FROM_LINE_H
#define INGEST_FROM_LINE_H

#include <glib.h>

/*
 * The line that a mailbox, and some programs that deliver, put before each
 * message (RFC 4155): "From a@example.org Mon Jul 12 09:00:00 2004".
 */

/* Any line that begins so, whatever follows; a field "From :" is none (RFC
 * 5322 section 4.5.2). */
gboolean from_line_is(const char *line, gsize len);

/* Such a line with a date in it, as asctime(3) writes it, with or without
 * seconds and a zone: one that prose does not begin so. */
gboolean from_line_has_date(const char *line, gsize len);

/*
 * What stands between "From " and the date, made harmless; a quoted local part
 * may hold blanks (RFC 5321 section 4.1.2). The caller frees it.
 */
char *from_line_sender(const char *line, gsize len);

#endif
