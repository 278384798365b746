/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_OUTBOX_H
#define STORE_OUTBOX_H

#include <glib.h>

#include "store/store.h"

/*
 * Mail that is to be sent, as fields: whoever sends it makes the text.
 *
 * Always holds: what was decided and what is told of it are in one
 * transaction, and a reply has its Message-ID before it is ever sent.
 */
typedef struct {
	gint64 ticket;
	const char *kind;   /* "assigned", "question", ... */
	const char *domain; /* of the Message-ID */
	const char *fields; /* JSON */
	gint64 due;	    /* seconds since 1970 */
} OutboxReply;

/*
 * Adds a reply that belongs to the event that is appended next, inside a
 * transaction. hash_out: the salted hash of its fields, for that event; the
 * caller frees it.
 */
gboolean outbox_add(Store *store, const OutboxReply *reply, char **hash_out,
		    GError **error);

#endif
