/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_WORKER_H
#define PARSE_WORKER_H

#include "parse/limits.h"
#include "parse/parsed.h"

/*
 * A child process that reads one message, and dies of it if it must.
 *
 * Always holds: whatever the message does to the child, the parent gets an
 * answer within the child's wall time, which counts from when it waits for one.
 * An answer that came whole is one, and its child is not waited for: to take
 * its memory away takes as long as to write the message. Where a Worker is
 * freed its child is gone.
 */
typedef struct Worker Worker;

#define WORKER_ERROR (worker_error_quark())
GQuark worker_error_quark(void);

typedef enum {
	WORKER_ERROR_FAILED, /* no process, pipe, timer or confinement */
} WorkerError;

/* What the child does: a floating GVariant from the message. */
typedef GVariant *(*WorkerJob)(GBytes *raw, gconstpointer data);

/*
 * Begins job in a child confined by limits, which are to live as long. NULL
 * with error: there is no child.
 */
Worker *worker_new(GBytes *raw, WorkerJob job, gconstpointer data,
		   const ChildLimits *limits, GError **error);

/* Kills the child if it still lives. Takes NULL. */
void worker_free(Worker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Worker, worker_free)

/*
 * Waits for the answer, once. NULL with *why_out set: the child gave none of
 * that type, and *why_out says why in words of ours (the caller frees it). NULL
 * with error: the child could not be confined, or not be listened to.
 */
GVariant *worker_take(Worker *worker, const char *type, char **why_out,
		      GError **error);

/* message_parse() in a child; its result is worker_take_parsed()'s. */
Worker *worker_new_parser(GBytes *raw, const ParseLimits *limits,
			  const ChildLimits *child, GError **error);

/* NULL only with error; where the child gives no answer the result is
 * KIND_QUARANTINED. */
Parsed *worker_take_parsed(Worker *parser, GError **error);

/* All of it: begins, waits, and ends. */
Parsed *worker_parse(GBytes *raw, const ParseLimits *limits,
		     const ChildLimits *child, GError **error);

#endif
