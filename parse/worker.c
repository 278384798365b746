/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "parse/child.h"
#include "parse/message.h"

/* No form is as long; a child that says more is out of its mind. */
#define RESULT_MAX (64 * 1024 * 1024)

#define READ_SIZE 65536

G_DEFINE_QUARK(portreg_worker_error, worker_error)

struct Worker {
	Child child;
	const ChildLimits *limits;
	struct sigaction before; /* of SIGCHLD */
	gboolean is_too_large;	 /* there is no child */
};

/* What comes before an answer: CHILD_CONFINED, and its length, as a gsize. */
#define HEAD_SIZE (1 + sizeof(gsize))

/* What the child does. */
typedef struct {
	GBytes *raw;
	WorkerJob job;
	gconstpointer data;
} Task;

/* In one piece, for the parent is woken by each. */
static gboolean say_answer(gconstpointer data)
{
	const Task *task = data;
	g_autoptr(GVariant) answer =
		g_variant_ref_sink(task->job(task->raw, task->data));
	g_autoptr(GByteArray) said = g_byte_array_new();
	gsize len = g_variant_get_size(answer);

	g_byte_array_append(said, (const guint8 *)&len, sizeof(len));
	g_byte_array_append(said, g_variant_get_data(answer), (guint)len);
	return child_say(said->data, said->len);
}

Worker *worker_new(GBytes *raw, WorkerJob job, gconstpointer data,
		   const ChildLimits *limits, GError **error)
{
	const struct sigaction normal = { .sa_handler = SIG_DFL };
	const Task task = { raw, job, data };
	g_autoptr(Worker) worker = g_new0(Worker, 1);

	worker->limits = limits;
	/* Where whoever started us ignores it, a child leaves no status. */
	sigaction(SIGCHLD, &normal, &worker->before);
	if (!child_start(&worker->child, FALSE, limits, say_answer, &task,
			 error))
		return NULL;
	return g_steal_pointer(&worker);
}

/* Its status, as that of child_end(). */
static int end_child(Worker *worker, gboolean force)
{
	int status = child_end(&worker->child, force);

	worker->child.pid = 0;
	return status;
}

void worker_free(Worker *worker)
{
	if (!worker)
		return;
	if (worker->child.pid > 0)
		end_child(worker, TRUE);
	sigaction(SIGCHLD, &worker->before, NULL);
	g_free(worker);
}

typedef enum {
	READ_MORE,
	READ_WHOLE,
	READ_END,
	READ_TIMEOUT,
	READ_TOO_MUCH,
	READ_FAILED,
} ReadStatus;

/* FALSE also where its length is not known yet. */
static gboolean is_whole(const GByteArray *said)
{
	gsize len;

	if (said->len < HEAD_SIZE)
		return FALSE;
	memcpy(&len, said->data + 1, sizeof(len));
	return said->len - HEAD_SIZE >= len;
}

static ReadStatus take_bytes(GByteArray *said, const guint8 *bytes, guint len)
{
	g_byte_array_append(said, bytes, len);
	if (said->len > RESULT_MAX)
		return READ_TOO_MUCH;
	return is_whole(said) ? READ_WHOLE : READ_MORE;
}

static ReadStatus read_some(int pipe, int timer, GByteArray *said)
{
	struct pollfd fds[] = { { pipe, POLLIN, 0 }, { timer, POLLIN, 0 } };
	guint8 bytes[READ_SIZE];
	ssize_t n;

	if (poll(fds, G_N_ELEMENTS(fds), -1) < 0)
		return errno == EINTR ? READ_MORE : READ_FAILED;
	if (fds[1].revents != 0)
		return READ_TIMEOUT;
	n = read(pipe, bytes, sizeof(bytes));
	if (n < 0)
		return errno == EINTR ? READ_MORE : READ_FAILED;
	return n == 0 ? READ_END : take_bytes(said, bytes, (guint)n);
}

/* A child may close its pipe and live on, until the time is over. */
static ReadStatus wait_for(pid_t pid, int timer)
{
	int child = (int)syscall(SYS_pidfd_open, pid, 0);
	struct pollfd fds[] = { { child, POLLIN, 0 }, { timer, POLLIN, 0 } };
	int ready;

	/* Before Linux 5.3 there is none, and the child is waited for. */
	if (child < 0)
		return READ_END;
	do {
		ready = poll(fds, G_N_ELEMENTS(fds), -1);
	} while (ready < 0 && errno == EINTR);
	close(child);
	if (ready < 0)
		return READ_FAILED;
	return fds[0].revents != 0 ? READ_END : READ_TIMEOUT;
}

static ReadStatus read_answer(const Child *child, guint seconds,
			      GByteArray *said)
{
	int timer = child_timer_new(seconds);
	ReadStatus status = timer < 0 ? READ_FAILED : READ_MORE;

	while (status == READ_MORE)
		status = read_some(child->from, timer, said);
	if (status == READ_END)
		status = wait_for(child->pid, timer);
	if (timer >= 0)
		close(timer);
	return status;
}

/* NULL: what was said is more, or is no such value. */
static GVariant *understand(const GByteArray *said, const char *type)
{
	gsize len = said->len - HEAD_SIZE, told;
	g_autoptr(GBytes) data = g_bytes_new(said->data + HEAD_SIZE, len);
	g_autoptr(GVariant) answer = g_variant_ref_sink(
		g_variant_new_from_bytes(G_VARIANT_TYPE(type), data, FALSE));

	memcpy(&told, said->data + 1, sizeof(told));
	if (len == 0 || told != len || !g_variant_is_normal_form(answer))
		return NULL;
	return g_steal_pointer(&answer);
}

#define NO_SENSE "its reader said nothing that makes sense"

static char *describe_end(ReadStatus read_status, int status,
			  const ChildLimits *limits)
{
	if (read_status == READ_TIMEOUT)
		return g_strdup_printf("reading it took longer than %u s",
				       limits->wall_seconds);
	if (read_status == READ_TOO_MUCH)
		return g_strdup("reading it gave too much");
	if (WIFEXITED(status) && WEXITSTATUS(status) == CHILD_EXIT_LACKS)
		return g_strdup("what converts its charset could not be "
				"loaded");
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		return g_strdup_printf("reading it took more than %u s of CPU",
				       limits->cpu_seconds);
	if (WIFSIGNALED(status))
		return g_strdup_printf("reading it ended with signal %d (%s)",
				       WTERMSIG(status),
				       strsignal(WTERMSIG(status)));
	return g_strdup(NO_SENSE);
}

static gboolean was_not_confined(const GByteArray *said, int status)
{
	return said->len == 0 && WIFEXITED(status) &&
	       WEXITSTATUS(status) == CHILD_EXIT_NOT_CONFINED;
}

/* Why there is no answer: the message's doing (*why_out), or ours (error). */
static void take_end(Worker *worker, ReadStatus read_status,
		     const GByteArray *said, char **why_out, GError **error)
{
	int number = errno;
	int status = end_child(worker, read_status != READ_END);

	if (read_status == READ_FAILED)
		g_set_error(error, WORKER_ERROR, WORKER_ERROR_FAILED,
			    "the parser's answer: %s", g_strerror(number));
	else if (was_not_confined(said, status))
		g_set_error_literal(error, WORKER_ERROR, WORKER_ERROR_FAILED,
				    "the parser could not be confined "
				    "(seccomp, Landlock)");
	else
		*why_out = describe_end(read_status, status, worker->limits);
}

GVariant *worker_take(Worker *worker, const char *type, char **why_out,
		      GError **error)
{
	g_autoptr(GByteArray) said = g_byte_array_new();
	ReadStatus status =
		read_answer(&worker->child, worker->limits->wall_seconds, said);
	GVariant *answer = NULL;

	*why_out = NULL;
	if (status != READ_WHOLE)
		take_end(worker, status, said, why_out, error);
	else if (!(answer = understand(said, type)))
		*why_out = g_strdup(NO_SENSE);
	return answer;
}

static GVariant *parse_job(GBytes *raw, gconstpointer data)
{
	g_autoptr(Parsed) parsed = message_parse(raw, data);

	return parsed_to_variant(parsed);
}

Worker *worker_new_parser(GBytes *raw, const ParseLimits *limits,
			  const ChildLimits *child, GError **error)
{
	Worker *parser;

	if (g_bytes_get_size(raw) <= limits->message_bytes)
		return worker_new(raw, parse_job, limits, child, error);
	parser = g_new0(Worker, 1);
	parser->is_too_large = TRUE;
	sigaction(SIGCHLD, NULL, &parser->before);
	return parser;
}

Parsed *worker_take_parsed(Worker *parser, GError **error)
{
	g_autoptr(GVariant) answer = NULL;
	g_autofree char *why = NULL;
	Parsed *parsed;

	if (parser->is_too_large)
		return parsed_quarantined("it is larger than what is parsed");
	answer = worker_take(parser, PARSED_TYPE, &why, error);
	if (!answer && !why)
		return NULL;
	parsed = answer ? parsed_from_variant(answer) : NULL;
	return parsed ? parsed
		      : parsed_quarantined(why ? why
					       : "its reader made no sense");
}

Parsed *worker_parse(GBytes *raw, const ParseLimits *limits,
		     const ChildLimits *child, GError **error)
{
	g_autoptr(Worker) parser = worker_new_parser(raw, limits, child, error);

	return parser ? worker_take_parsed(parser, error) : NULL;
}
