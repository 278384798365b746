/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include <glib.h>

#include "store/store.h"

/*
 * All that the store holds, row by row, for those who check it: audit/.
 *
 * Judges nothing. Strings and bytes are the store's and live until the next
 * call; "" stands for what a row does not say, also where it should.
 */

/* What an event tells of a message, or what the message's row says. */
typedef struct {
	gint64 id; /* 0: the event tells of none */
	const char *kind;
	const char *verdict;
	const char *reason;
	gint64 like; /* 0: of none */
	/* Hashes of its texts. */
	const char *raw;
	const char *envelope;
	const char *parsed;
} HistoryFacts;

typedef struct {
	gint64 seq;
	const char *record;
	const char *hash;
	gint64 record_seq; /* as the record has it */
	const char *at;
	const char *effective;
	const char *rows;  /* digest of what it changed in the registry */
	gint64 ticket;	   /* 0: it is about no application */
	const char *filed; /* digest of what it filed of the application */
	HistoryFacts facts;
	const char *message_id; /* hashes of who the message is */
	const char *content;
} HistoryEvent;

typedef struct {
	gint64 id;
	const char *hash;
	const void *salt;
	gsize salt_len;
	const void *body; /* NULL: redacted */
	gsize body_len;
	gboolean accounted; /* it has a body, or an event that redacted it */
} HistoryText;

typedef struct {
	HistoryFacts facts;
	const char *sha256;
	gint64 bytes;
	const void *body; /* of raw; NULL: redacted */
	gsize body_len;
	gint64 event; /* the last that read it; 0: none */
} HistoryMessage;

/* Who was first with a Message-ID and a content. */
typedef struct {
	const char *message_id;
	const char *content;
	gint64 message;
} HistoryIdentity;

typedef gboolean (*HistoryEventVisit)(const HistoryEvent *event, gpointer data,
				      GError **error);
typedef gboolean (*HistoryTextVisit)(const HistoryText *text, gpointer data,
				     GError **error);
typedef gboolean (*HistoryMessageVisit)(const HistoryMessage *message,
					gpointer data, GError **error);
typedef gboolean (*HistoryIdentityVisit)(const HistoryIdentity *identity,
					 gpointer data, GError **error);
typedef gboolean (*HistoryComplaint)(const char *complaint, gpointer data,
				     GError **error);

/* Each calls visit in the order of the numbers, until it returns FALSE. */
gboolean history_each_event(Store *store, HistoryEventVisit visit,
			    gpointer data, GError **error);
gboolean history_each_text(Store *store, HistoryTextVisit visit, gpointer data,
			   GError **error);
gboolean history_each_message(Store *store, HistoryMessageVisit visit,
			      gpointer data, GError **error);

/* In no order. */
gboolean history_each_identity(Store *store, HistoryIdentityVisit visit,
			       gpointer data, GError **error);

/* Damaged pages, references to nothing, rows and states that no event tells. */
gboolean history_check_file(Store *store, HistoryComplaint visit, gpointer data,
			    GError **error);

#endif
