/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_KEPT_H
#define STORE_KEPT_H

#include "store/message.h"

/*
 * Messages that are here and are looked at once more: those that were not
 * read, and any of them to be read again.
 *
 * What came in never changes; what it was taken for may, by an event that says
 * so.
 */
typedef struct {
	GBytes *raw;
	char *sender; /* of the envelope, as harmless text; NULL: not known */
	char *verdict;
	char *raw_hash; /* the salted hashes of the texts */
	char *envelope_hash;
} KeptMessage;

void kept_message_clear(KeptMessage *kept);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(KeptMessage, kept_message_clear)

/* STORE_ERROR_REFUSED: there is no such message, or its bytes are gone. */
gboolean kept_message_read(Store *store, gint64 message, KeptMessage *kept_out,
			   GError **error);

/*
 * As message_fill(), for a message that is filled: its raw and envelope are not
 * looked at. Inside a transaction.
 */
gboolean kept_message_refill(Store *store, const MessageFill *fill,
			     const KeptMessage *kept, MessageHashes *hashes_out,
			     GError **error);

/* A message that nobody could read. Strings live until the next call. */
typedef struct {
	gint64 message;
	const char *received; /* RFC 3339 */
	gint64 bytes;
	const char *reason;
} QuarantinedMessage;

typedef gboolean (*QuarantineVisit)(const QuarantinedMessage *message,
				    gpointer data, GError **error);

/* Those that are quarantined now, in their order. */
gboolean quarantine_each(Store *store, QuarantineVisit visit, gpointer data,
			 GError **error);

/* How many of them came before an instant (RFC 3339). */
gboolean quarantine_count(Store *store, const char *before, gint64 *count_out,
			  GError **error);

#endif
