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

/* What a child does with a message, and what the answer must look like. */
typedef struct {
	GBytes *raw;
	WorkerJob job;
	gconstpointer data;
	const ChildLimits *limits;
	const char *type;
	WorkerMeanwhile meanwhile; /* may be NULL */
	gpointer meanwhile_data;
} Task;

static gboolean say_answer(gconstpointer data)
{
	const Task *task = data;
	g_autoptr(GVariant) said =
		g_variant_ref_sink(task->job(task->raw, task->data));

	return child_say(g_variant_get_data(said), g_variant_get_size(said));
}

typedef enum {
	READ_MORE,
	READ_END,
	READ_TIMEOUT,
	READ_TOO_MUCH,
	READ_FAILED,
} ReadStatus;

static ReadStatus read_some(int pipe, int timer, GByteArray *answer)
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
	if (n == 0)
		return READ_END;
	g_byte_array_append(answer, bytes, (guint)n);
	return answer->len > RESULT_MAX ? READ_TOO_MUCH : READ_MORE;
}

static ReadStatus read_answer(int pipe, int timer, GByteArray *answer)
{
	ReadStatus status = READ_MORE;

	while (status == READ_MORE)
		status = read_some(pipe, timer, answer);
	return status;
}

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
	return g_strdup("its reader said nothing that makes sense");
}

/* NULL: the bytes are no such value. */
static GVariant *take_answer(const GByteArray *bytes, const char *type)
{
	g_autoptr(GBytes) data = g_bytes_new(bytes->data, bytes->len);
	g_autoptr(GVariant) answer = g_variant_ref_sink(
		g_variant_new_from_bytes(G_VARIANT_TYPE(type), data, FALSE));

	if (g_bytes_get_size(data) == 0 || !g_variant_is_normal_form(answer))
		return NULL;
	return g_steal_pointer(&answer);
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

static ReadStatus read_to_end(const Child *child, guint seconds,
			      GByteArray *answer)
{
	int timer = child_timer_new(seconds);
	ReadStatus status = timer < 0 ? READ_FAILED
				      : read_answer(child->from, timer, answer);

	if (status == READ_END)
		status = wait_for(child->pid, timer);
	if (timer >= 0)
		close(timer);
	return status;
}

static GVariant *take_end(const Task *task, ReadStatus read_status, int status,
			  GByteArray *bytes, char **why_out, GError **error)
{
	gboolean confined = bytes->len > 0;
	GVariant *said = NULL;

	if (confined)
		g_byte_array_remove_index(bytes, 0);
	if (read_status == READ_END && WIFEXITED(status) &&
	    WEXITSTATUS(status) == 0)
		said = take_answer(bytes, task->type);
	if (!confined && WIFEXITED(status) &&
	    WEXITSTATUS(status) == CHILD_EXIT_NOT_CONFINED)
		g_set_error_literal(error, WORKER_ERROR, WORKER_ERROR_FAILED,
				    "the parser could not be confined "
				    "(seccomp, Landlock)");
	else if (!said)
		*why_out = describe_end(read_status, status, task->limits);
	return said;
}

static GVariant *run_task(const Task *task, char **why_out, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	ReadStatus read_status;
	Child child;
	int status, number;

	if (!child_start(&child, FALSE, task->limits, say_answer, task, error))
		return NULL;
	if (task->meanwhile)
		task->meanwhile(task->meanwhile_data);
	read_status = read_to_end(&child, task->limits->wall_seconds, bytes);
	number = errno;
	status = child_end(&child, read_status != READ_END);
	if (read_status != READ_FAILED)
		return take_end(task, read_status, status, bytes, why_out,
				error);
	/* That is not the message's doing, and may pass. */
	g_set_error(error, WORKER_ERROR, WORKER_ERROR_FAILED,
		    "the parser's answer: %s", g_strerror(number));
	return NULL;
}

static GVariant *run(const Task *task, char **why_out, GError **error)
{
	const struct sigaction normal = { .sa_handler = SIG_DFL };
	struct sigaction before;
	GVariant *answer;

	*why_out = NULL;
	/* Where whoever started us ignores it, a child leaves no status. */
	sigaction(SIGCHLD, &normal, &before);
	answer = run_task(task, why_out, error);
	sigaction(SIGCHLD, &before, NULL);
	return answer;
}

GVariant *worker_run(GBytes *raw, WorkerJob job, gconstpointer data,
		     const ChildLimits *limits, const char *type,
		     char **why_out, GError **error)
{
	const Task task = {
		raw, job, data, limits, type, NULL, NULL,
	};

	return run(&task, why_out, error);
}

static GVariant *parse_job(GBytes *raw, gconstpointer data)
{
	g_autoptr(Parsed) parsed = message_parse(raw, data);

	return parsed_to_variant(parsed);
}

Parsed *worker_parse_beside(GBytes *raw, const ParseLimits *limits,
			    const ChildLimits *child, WorkerMeanwhile meanwhile,
			    gpointer data, GError **error)
{
	const Task task = {
		raw, parse_job, limits, child, PARSED_TYPE, meanwhile, data,
	};
	g_autoptr(GVariant) answer = NULL;
	g_autofree char *why = NULL;
	Parsed *parsed;

	if (g_bytes_get_size(raw) > limits->message_bytes) {
		if (meanwhile)
			meanwhile(data);
		return parsed_quarantined("it is larger than what is parsed");
	}
	answer = run(&task, &why, error);
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
	return worker_parse_beside(raw, limits, child, NULL, NULL, error);
}
