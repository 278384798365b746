/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_RECEIVE_H
#define INGEST_RECEIVE_H

#include "ingest/envelope.h"
#include "parse/parsed.h"
#include "review/policy.h"
#include "review/verdict.h"
#include "store/event.h"

/*
 * One message into the store: its bytes, what it says, what that makes of it,
 * and the event that tells so, in one transaction.
 *
 * Knows no file descriptors and no clock. Always holds: the same bytes a
 * second time change nothing but a count.
 */
typedef struct {
	GBytes *raw; /* without its From_ line */
	const Envelope *envelope;
	const Parsed *parsed;
	const AssignPolicy *policy; /* NULL: the examiner decides */
	Origin origin;
} Delivery;

typedef struct {
	gint64 message; /* m12 is 12 */
	Verdict verdict;
	/* Of the first application in it, or that it is about; 0: there is
	 * none.
	 */
	gint64 ticket;
	guint assigned; /* the first port that the policy gave; 0: none */
	EventMark head; /* the last event of the history */
} Receipt;

/* On FALSE nothing of it is in the store. */
gboolean receive_message(Store *store, const Delivery *delivery,
			 Receipt *receipt_out, GError **error);

/* The same inside a transaction, which must not be committed on FALSE. */
gboolean receive_within(Store *store, const Delivery *delivery,
			Receipt *receipt_out, GError **error);

/*
 * What a message that is here is taken for today, by what its parser says of it
 * now; its bytes and envelope are those that were kept. Only what was
 * quarantined or is another thing may be read again: STORE_ERROR_REFUSED.
 */
gboolean receive_again(Store *store, gint64 message, const Delivery *delivery,
		       Receipt *receipt_out, GError **error);

#endif
