/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/pool.h"

#include <signal.h>

#include "parse/memory.h"
#include "parse/reader.h"
#include "parse/worker.h"

/* So many messages each child has before it, lest it wait for us. */
#define LOAD_MAX 16

/* So many messages, and bytes, wait or are done, for each child. */
#define JOBS_MAX  32
#define BYTES_MAX (8 * 1024 * 1024)

/* GMime leaks a little of what is broken; then comes a new child. */
#define ANSWERS_MAX 20000

typedef struct {
	GBytes *raw;
	gpointer data;
	Parsed *parsed; /* NULL: not yet */
	gboolean alone; /* it is to be read by a child of its own */
	gboolean apart; /* no other is to be with the child that reads it */
} Job;

/* A child, or the place of one. */
typedef struct {
	Reader *reader; /* NULL: none now */
	GQueue *jobs;	/* that it has not answered, in order */
} Desk;

struct Pool {
	const ParseLimits *limits;
	const ChildLimits *child;
	Desk *desks;
	guint count;
	GQueue *jobs;	 /* all, in order */
	GQueue *waiting; /* those that no child has yet */
	GDestroyNotify free_data;
	gsize bytes;		 /* of all */
	struct sigaction before; /* of SIGCHLD */
};

static void free_job(Job *job)
{
	g_bytes_unref(job->raw);
	parsed_free(job->parsed);
	g_free(job);
}

Pool *pool_new(const ParseLimits *limits, const ChildLimits *child, guint count,
	       GDestroyNotify free_data)
{
	const struct sigaction normal = { .sa_handler = SIG_DFL };
	Pool *pool = g_new0(Pool, 1);

	pool->limits = limits;
	pool->child = child;
	pool->free_data = free_data;
	pool->count = MAX(count, 1);
	pool->desks = g_new0(Desk, pool->count);
	for (guint i = 0; i < pool->count; i++)
		pool->desks[i].jobs = g_queue_new();
	pool->jobs = g_queue_new();
	pool->waiting = g_queue_new();
	memory_keep();
	/* Where whoever started us ignores it, a child leaves no status. */
	sigaction(SIGCHLD, &normal, &pool->before);
	return pool;
}

static void free_jobs(Pool *pool)
{
	Job *job;

	while ((job = g_queue_pop_head(pool->jobs)) != NULL) {
		if (pool->free_data)
			pool->free_data(job->data);
		free_job(job);
	}
	g_queue_free(pool->jobs);
}

void pool_free(Pool *pool)
{
	if (!pool)
		return;
	for (guint i = 0; i < pool->count; i++) {
		reader_free(pool->desks[i].reader);
		g_queue_free(pool->desks[i].jobs);
	}
	g_free(pool->desks);
	g_queue_free(pool->waiting);
	free_jobs(pool);
	sigaction(SIGCHLD, &pool->before, NULL);
	g_free(pool);
}

gboolean pool_is_full(const Pool *pool)
{
	return pool->jobs->length >= JOBS_MAX * pool->count ||
	       pool->bytes >= BYTES_MAX * pool->count;
}

gboolean pool_is_empty(const Pool *pool)
{
	return pool->jobs->length == 0;
}

static gboolean has_room(const Desk *desk, const Job *job)
{
	const Job *last = g_queue_peek_tail(desk->jobs);
	gboolean is_old =
		desk->reader && reader_answered(desk->reader) >= ANSWERS_MAX;

	if (!last)
		return TRUE;
	return !is_old && !last->apart && !job->apart &&
	       desk->jobs->length < LOAD_MAX;
}

/* The desk with the fewest jobs that takes this one, or NULL. */
static Desk *free_desk(const Pool *pool, const Job *job)
{
	Desk *best = NULL;

	for (guint i = 0; i < pool->count; i++) {
		Desk *desk = &pool->desks[i];

		if (!has_room(desk, job))
			continue;
		if (!best || desk->jobs->length < best->jobs->length)
			best = desk;
	}
	return best;
}

static gboolean prepare(const Pool *pool, Desk *desk, GError **error)
{
	if (desk->reader && desk->jobs->length == 0 &&
	    reader_answered(desk->reader) >= ANSWERS_MAX)
		g_clear_pointer(&desk->reader, reader_free);
	if (!desk->reader)
		desk->reader = reader_new(pool->limits, pool->child, error);
	return desk->reader != NULL;
}

/* What waits goes to the children that have least. */
static gboolean assign(Pool *pool, GError **error)
{
	while (pool->waiting->length) {
		Job *job = g_queue_peek_head(pool->waiting);
		Desk *desk = free_desk(pool, job);

		if (!desk)
			return TRUE;
		if (!prepare(pool, desk, error))
			return FALSE;
		g_queue_pop_head(pool->waiting);
		g_queue_push_tail(desk->jobs, job);
		reader_put(desk->reader, job->raw);
	}
	return TRUE;
}

static void collect(Desk *desk)
{
	Parsed *parsed;

	while ((parsed = reader_take(desk->reader)) != NULL) {
		Job *job = g_queue_pop_head(desk->jobs);

		job->parsed = parsed;
	}
}

/*
 * Answers come together (serve.h), so the child may have been at any that it
 * has not answered. They are read once more, one by one; if it was one alone,
 * that is read by a child of its own.
 */
static gboolean bury(Pool *pool, Desk *desk, GError **error)
{
	gboolean was_confined = reader_was_confined(desk->reader);
	Job *job;

	g_clear_pointer(&desk->reader, reader_free);
	if (!was_confined) {
		g_set_error_literal(error, WORKER_ERROR, WORKER_ERROR_FAILED,
				    "no parser could be started (seccomp, "
				    "Landlock, memory)");
		return FALSE;
	}
	if (desk->jobs->length == 1) {
		job = g_queue_pop_head(desk->jobs);
		job->alone = TRUE;
	}
	while ((job = g_queue_pop_tail(desk->jobs)) != NULL) {
		job->apart = TRUE;
		g_queue_push_head(pool->waiting, job);
	}
	return TRUE;
}

typedef enum {
	HAPPENED_NOTHING, /* in the time that was given */
	HAPPENED_SOMETHING,
	HAPPENED_FAILURE,
} Happened;

static gboolean pump_desk(Pool *pool, Desk *desk,
			  const struct pollfd fds[READER_FDS], GError **error)
{
	gboolean alive = reader_pump(desk->reader, fds);

	collect(desk);
	return alive || bury(pool, desk, error);
}

/* Waits so many milliseconds at most until there is something to do, -1:
 * until then, and does it. */
static Happened pump(Pool *pool, int timeout, GError **error)
{
	g_autofree struct pollfd *fds =
		g_new0(struct pollfd, pool->count * READER_FDS);

	for (guint i = 0; i < pool->count * READER_FDS; i++)
		fds[i].fd = -1;
	for (guint i = 0; i < pool->count; i++) {
		const Reader *reader = pool->desks[i].reader;

		if (reader)
			reader_poll(reader,
				    timeout != 0 || reader_has_much(reader),
				    &fds[i * READER_FDS]);
	}
	if (poll(fds, pool->count * READER_FDS, timeout) <= 0)
		return HAPPENED_NOTHING;
	for (guint i = 0; i < pool->count; i++) {
		if (pool->desks[i].reader &&
		    !pump_desk(pool, &pool->desks[i], &fds[i * READER_FDS],
			       error))
			return HAPPENED_FAILURE;
	}
	return HAPPENED_SOMETHING;
}

gboolean pool_put(Pool *pool, GBytes *raw, gpointer data, GError **error)
{
	Job *job = g_new0(Job, 1);

	job->raw = g_bytes_ref(raw);
	job->data = data;
	job->alone = g_bytes_get_size(raw) > pool->limits->message_bytes;
	pool->bytes += g_bytes_get_size(raw);
	g_queue_push_tail(pool->jobs, job);
	if (!job->alone)
		g_queue_push_tail(pool->waiting, job);
	return assign(pool, error) && pump(pool, 0, error) != HAPPENED_FAILURE;
}

static Job *first_job(const Pool *pool)
{
	return g_queue_peek_head(pool->jobs);
}

gboolean pool_is_ready(Pool *pool, guint ms, GError **error)
{
	Happened happened = HAPPENED_SOMETHING;

	/* The others are done with what they have at some time. */
	while (!first_job(pool)->parsed && !first_job(pool)->alone &&
	       happened == HAPPENED_SOMETHING)
		happened = assign(pool, error)
				   ? pump(pool, (int)MIN(ms, G_MAXINT), error)
				   : HAPPENED_FAILURE;
	return happened != HAPPENED_FAILURE && first_job(pool)->parsed;
}

gboolean pool_read(Pool *pool, GError **error)
{
	Job *job = first_job(pool);

	while (!job->parsed && !job->alone) {
		if (!assign(pool, error) ||
		    pump(pool, -1, error) == HAPPENED_FAILURE)
			return FALSE;
	}
	if (!job->parsed)
		job->parsed = worker_parse(job->raw, pool->limits, pool->child,
					   error);
	return job->parsed != NULL;
}

/* The first job has been read. */
static gpointer close_first(Pool *pool)
{
	Job *job = g_queue_pop_head(pool->jobs);
	gpointer data = job->data;

	pool->bytes -= g_bytes_get_size(job->raw);
	free_job(job);
	return data;
}

Parsed *pool_take(Pool *pool, gpointer *data_out, GError **error)
{
	g_autoptr(Parsed) parsed = NULL;

	/* The children are to have work while we have ours. */
	if (!pool_read(pool, error) || !assign(pool, error) ||
	    pump(pool, 0, error) == HAPPENED_FAILURE)
		return NULL;
	parsed = g_steal_pointer(&first_job(pool)->parsed);
	*data_out = close_first(pool);
	return g_steal_pointer(&parsed);
}
