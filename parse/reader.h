/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_READER_H
#define PARSE_READER_H

#include <poll.h>

#include "parse/limits.h"
#include "parse/parsed.h"

/*
 * Private to parse/: a confined child that reads one message after the other.
 *
 * Knows nothing of other readers, and of no order but that of its own
 * messages. It waits for nothing: reader_poll() says for what to wait.
 *
 * The child has no limit of CPU, which could not be renewed; that of wall time
 * runs anew with each answers that come. They come together (serve.h), so of
 * those that have none any may be the one that it is at.
 */
typedef struct Reader Reader;

/* NULL with error (WORKER_ERROR): there is no child. */
Reader *reader_new(const ParseLimits *limits, const ChildLimits *child,
		   GError **error);

/* Kills it. Takes NULL. */
void reader_free(Reader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reader, reader_free)

/* One more message, which is to live until its answer is taken. */
void reader_put(Reader *reader, GBytes *raw);

/* How many it was given and has not answered. */
guint reader_load(const Reader *reader);

/* How many it has answered. */
guint reader_answered(const Reader *reader);

#define READER_FDS 3

/* Whether what is to be sent is worth waking the child. */
gboolean reader_has_much(const Reader *reader);

/* What poll(2) is to wait for; sends: messages are to be sent. */
void reader_poll(const Reader *reader, gboolean sends,
		 struct pollfd fds[READER_FDS]);

/*
 * Sends and receives what can be without waiting. FALSE: it died, took too
 * long or made no sense, and no answer comes any more.
 */
gboolean reader_pump(Reader *reader, const struct pollfd fds[READER_FDS]);

/* The next answer; NULL: there is none yet. The caller frees it. */
Parsed *reader_take(Reader *reader);

/* Whether a reader that is no more was ever confined, and could read. */
gboolean reader_was_confined(const Reader *reader);

#endif
