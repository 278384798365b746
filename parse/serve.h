/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_SERVE_H
#define PARSE_SERVE_H

#include <glib.h>

/*
 * Private to parse/: what the child of a reader does (reader.h), which is to
 * parse one message after the other, and to answer.
 *
 * Both ways a message is its length, as a gsize, and then so many bytes.
 * Answers go out together, while there are messages to go on with: each time
 * that one process wakes the other costs both what their caches held. Always
 * holds: it never waits for a message while it owes an answer.
 */

/* A ChildWork (child.h), of ParseLimits. */
gboolean serve(gconstpointer limits);

#endif
