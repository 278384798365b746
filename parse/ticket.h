/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_TICKET_H
#define PARSE_TICKET_H

#include <glib.h>

/*
 * The tags by which a subject names applications: "[IANA #12]", as Request
 * Tracker writes them, and what Outlook makes of them, "[http://IANA #12]".
 *
 * Knows not whether such an application exists.
 */

/* Appends each number (gint64) to tickets, once. subject may be NULL. */
void ticket_find(const char *subject, const char *tag, GArray *tickets);

/* TRUE if the number is one of the tickets. */
gboolean ticket_is_among(gint64 number, const GArray *tickets);

#endif
