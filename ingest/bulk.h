/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_BULK_H
#define INGEST_BULK_H

#include "ingest/mails.h"
#include "parse/pool.h"
#include "review/verdict.h"
#include "store/event.h"

/*
 * Many messages into the store: read by all children of a pool, written by one
 * writer, many in one transaction.
 *
 * Always holds: each message is what it would be if it came alone, in the same
 * order; whenever the work ends, what was committed is whole, and to do all of
 * it once more changes nothing but counts of copies. Filters that come
 * meanwhile wait for one transaction at most, and none of them waits for a
 * message that is slow to read.
 */

typedef struct {
	guint64 messages;
	guint64 verdicts[VERDICT_COUNT];
	guint64 failures; /* messages and files that could not be taken */
} BulkCount;

/* What is told while the work goes on. */
typedef struct {
	/* The time, and who does it: asked for once a transaction. */
	Origin (*origin)(gpointer data);
	/* After each commit: what was done so far, the head of the history. */
	void (*committed)(const BulkCount *count, const EventMark *head,
			  gpointer data);
	/* A message or file that is passed over. */
	void (*failed)(const GError *error, gpointer data);
	/* Between any two messages. */
	void (*goes_on)(guint64 messages, gpointer data);
	gpointer data;
} BulkWatcher;

typedef struct {
	const char *database;
	guint timeout_ms; /* for the writers before us */
	Mails *mails;
	Pool *pool; /* whose data are Incoming */
	const BulkWatcher *watcher;
} Bulk;

/* FALSE: the store failed, or there are no children; count_out is what was
 * committed before. */
gboolean bulk_run(const Bulk *bulk, BulkCount *count_out, GError **error);

#endif
