/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_EVENT_H
#define STORE_EVENT_H

#include <glib.h>

#include "store/store.h"

/*
 * The history: events, each chained to the one before by its hash.
 *
 * An event says who did what when, and names by hash what it concerns; it
 * holds nothing that a stranger wrote. Always holds: seq counts from 1 without
 * gaps, "at" never goes back, and
 *
 *	hash = sha256(hash of the one before, LF, record)
 *
 * with 64 zeros before the first; a record is one line of JSON. All times are
 * seconds since 1970, UTC.
 */

/* Who acts, and when. by: a login name, or "filter". */
typedef struct {
	const char *by;
	gint64 uid; /* the real one */
	gint64 at;
} Origin;

typedef struct {
	Origin origin;
	const char *act;   /* "init", "receive", "import" */
	gint64 effective;  /* since when the registry is so; 0: not changed */
	gint64 message;	   /* m12 is 12; 0: none */
	gint64 ticket;	   /* 0: none */
	const char *facts; /* JSON of an object: what the act says more */
} Event;

#define EVENT_HASH_LENGTH 64

/* An event as it stands in the chain. */
typedef struct {
	gint64 seq;
	char hash[EVENT_HASH_LENGTH + 1];
} EventMark;

/* The seq that the next event gets. Inside a transaction only. */
gboolean event_next(Store *store, gint64 *seq_out, GError **error);

/*
 * Adds an event, inside a transaction. mark_out may be NULL. Fails with
 * STORE_ERROR_REFUSED if it takes effect before the last that changed the
 * registry.
 */
gboolean event_append(Store *store, const Event *event, EventMark *mark_out,
		      GError **error);

/*
 * What a change of now takes effect at: the instant at, or the last effective
 * date if that is later (the clock was set back).
 */
gboolean event_effective(Store *store, gint64 at, gint64 *effective_out,
			 GError **error);

/* How many events "assign" are by that name since the instant. */
gboolean event_count_assigned(Store *store, const char *by, gint64 since,
			      gint64 *count_out, GError **error);

/* The last event; seq 0 and 64 zeros if there is none. */
gboolean event_head(Store *store, EventMark *mark_out, GError **error);

/*
 * The last event that took effect at or before an instant; seq 0 if none.
 * The registry at that event is the registry at that instant.
 */
gboolean event_at(Store *store, gint64 instant, gint64 *seq_out,
		  GError **error);

/* Writes into hash the hash that follows from before and record. */
void event_chain(const char *before, const char *record,
		 char hash[EVENT_HASH_LENGTH + 1]);

#endif
