/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_WORKER_H
#define PARSE_WORKER_H

#include "parse/limits.h"
#include "parse/parsed.h"

/*
 * A child process that parses one message, and dies of it if it must.
 *
 * Always holds: whatever the message does to the child, the parent gets an
 * answer within the child's wall time, and the child is gone.
 */

#define WORKER_ERROR (worker_error_quark())
GQuark worker_error_quark(void);

typedef enum {
	WORKER_ERROR_FAILED, /* no process, pipe, timer or confinement */
} WorkerError;

/* What the child does: a floating GVariant from the message. */
typedef GVariant *(*WorkerJob)(GBytes *raw, gconstpointer data);

/*
 * Runs job in a child confined by limits. NULL with *why_out set: the child
 * gave no answer, and *why_out says why in words of ours (the caller frees
 * it). NULL with error: the child could not be made, or not be listened to.
 */
GVariant *worker_run(GBytes *raw, WorkerJob job, gconstpointer data,
		     const ChildLimits *limits, const char *type,
		     char **why_out, GError **error);

/*
 * message_parse() in a child. NULL only with error; where the child gives no
 * answer the result is KIND_QUARANTINED.
 */
Parsed *worker_parse(GBytes *raw, const ParseLimits *limits,
		     const ChildLimits *child, GError **error);

#endif
