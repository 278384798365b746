/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CHILD_H
#define PARSE_CHILD_H

#include <glib.h>
#include <sys/types.h>

#include "parse/limits.h"

/*
 * Private to parse/: a child process that is confined (confine.h), and the
 * ways to talk to it.
 *
 * Always holds: it has no other file descriptors than these, and dies with its
 * parent. The first byte that comes from it is CHILD_CONFINED: from then on
 * how it ends is the doing of what it reads.
 */
typedef struct {
	pid_t pid;
	int to;	  /* a socket, what the child reads on STDIN_FILENO; -1: none */
	int from; /* a pipe, what it says with child_say() */
} Child;

#define CHILD_CONFINED 'c'

/* How a child ends that could not be confined. */
#define CHILD_EXIT_NOT_CONFINED 2

/* How one ends that lacks what it would need to read. */
#define CHILD_EXIT_LACKS 3

/* What the child does; it ends when this returns, with exit status 0 for TRUE
 * and 1 for FALSE. */
typedef gboolean (*ChildWork)(gconstpointer data);

/* FALSE with error (WORKER_ERROR): there is no child. */
gboolean child_start(Child *child, gboolean is_told, const ChildLimits *limits,
		     ChildWork work, gconstpointer data, GError **error);

/* In the child. FALSE: nobody listens. */
gboolean child_say(gconstpointer bytes, gsize len);

/* In the child: ends it with CHILD_EXIT_LACKS. */
G_GNUC_NORETURN void child_give_up(void);

/*
 * Waits for its end, kills it first if force is TRUE, and closes what leads to
 * it; the status is that of waitpid(2).
 */
int child_end(Child *child, gboolean force);

/* A timer as a file descriptor, for poll(2); -1 on failure. It runs out after
 * so many seconds; 0: never. No clock is read. */
int child_timer_new(guint seconds);
gboolean child_timer_set(int timer, guint seconds);

#endif
