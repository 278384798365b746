/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_LETTER_H
#define REVIEW_LETTER_H

#include <glib.h>

#include "store/event.h"

/*
 * What is written about an application that is here: by the ticket in its
 * subject, or else by the mail that it answers (RFC 5322 section 3.6.4), one
 * of ours or one that was filed.
 *
 * Knows no mail but this. Whoever names a ticket is filed with it, for nothing
 * is decided by that; but only the applicant ends that we wait for an answer.
 * All functions run inside a transaction.
 */
typedef struct {
	gint64 message;
	const GPtrArray *references; /* of char *, Message-IDs, oldest first */
	const GArray *named;	     /* of gint64, the tickets in its subject */
	/* As Filing has the applicant; NULL: nobody wrote it. */
	const char *author;
	Origin origin;
} Letter;

/* Appends to tickets (gint64) each application that the letter is about. */
gboolean letter_find_tickets(Store *store, const Letter *letter,
			     GArray *tickets, GError **error);

/*
 * Whether what a letter about these tickets applies for (by its digest and
 * answers, of StoredAnswer) is quoted from one of them: each of its answers is
 * there, but for white space. Whole, and of what an open application asks for
 * now, it is no quotation, but the same once more.
 */
gboolean letter_quotes(Store *store, const GArray *tickets, const char *digest,
		       const GArray *answers, gboolean *quoted_out,
		       GError **error);

/* Files the letter with an application, and tells so in an event. */
gboolean letter_file(Store *store, const Letter *letter, gint64 ticket,
		     GError **error);

#endif
