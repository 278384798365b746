/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_POOL_H
#define PARSE_POOL_H

#include "parse/limits.h"
#include "parse/parsed.h"

/*
 * Several children that read messages, so that all cores have work.
 *
 * Always holds: what comes out is in the order in which it went in, and of each
 * message it is what worker_parse() says. One that its child does not survive,
 * or that takes it too long, is read once more, by a child of its own; so no
 * message suffers from those before it.
 */
typedef struct Pool Pool;

/*
 * limits and child are to live as long. count: of children, at least 1.
 * free_data is for what went in and was never taken; it may be NULL.
 */
Pool *pool_new(const ParseLimits *limits, const ChildLimits *child, guint count,
	       GDestroyNotify free_data);

/* Kills the children. Takes NULL. */
void pool_free(Pool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pool, pool_free)

/* Whether there is enough in it to keep all children busy. */
gboolean pool_is_full(const Pool *pool);

gboolean pool_is_empty(const Pool *pool);

/* data comes out with the message. FALSE with error (WORKER_ERROR). */
gboolean pool_put(Pool *pool, GBytes *raw, gpointer data, GError **error);

/*
 * Whether pool_take() would give the first message at once; waits so many
 * milliseconds for it, and longer while other messages get done. FALSE with
 * error (WORKER_ERROR), or without.
 */
gboolean pool_is_ready(Pool *pool, guint ms, GError **error);

/* Waits until it would, as long as that takes. FALSE with error. */
gboolean pool_read(Pool *pool, GError **error);

/*
 * Waits for the message that was first put in of those that are there, of
 * which there must be one. NULL with error (WORKER_ERROR); else the caller
 * frees the result, and gets what was put in with it.
 */
Parsed *pool_take(Pool *pool, gpointer *data_out, GError **error);

#endif
