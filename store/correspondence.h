/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_CORRESPONDENCE_H
#define STORE_CORRESPONDENCE_H

#include <glib.h>

#include "store/store.h"

/*
 * What is written about an application besides its versions, and which
 * applications a Message-ID leads to.
 *
 * Knows no mail: a Message-ID is a word to it. All functions run inside a
 * transaction.
 */

/*
 * Appends the tickets (gint64) that the message of this Message-ID filed or was
 * filed with, or that our reply of this Message-ID is about. message_id is
 * without its brackets, hash its sha256 in hex.
 */
gboolean correspondence_tickets(Store *store, const char *message_id,
				const char *hash, GArray *tickets,
				GError **error);

/* Whether the application is open, and its newest version has the digest. */
gboolean correspondence_is_current(Store *store, gint64 ticket,
				   const char *digest, gboolean *current_out,
				   GError **error);

/* The message belongs to the application, by the event appended next. */
gboolean correspondence_add(Store *store, gint64 ticket, gint64 message,
			    GError **error);

#endif
