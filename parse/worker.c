/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "parse/confine.h"
#include "parse/message.h"

/* Where the child writes its answer. */
#define RESULT_FD 3

/* No form is as long; a child that says more is out of its mind. */
#define RESULT_MAX (64 * 1024 * 1024)

#define READ_SIZE 65536

/* How a child ends that must not parse, for it could not be confined. */
#define EXIT_NOT_CONFINED 2

/* The first byte of an answer: the child is confined and begins. */
static const char confined_mark = 'c';

G_DEFINE_QUARK(portreg_worker_error, worker_error)

/* What a child does with a message, and what the answer must look like. */
typedef struct {
	GBytes *raw;
	WorkerJob job;
	gconstpointer data;
	const ChildLimits *limits;
	const char *type;
} Task;

static gboolean fail(const char *what, GError **error)
{
	g_set_error(error, WORKER_ERROR, WORKER_ERROR_FAILED, "%s: %s", what,
		    g_strerror(errno));
	return FALSE;
}

/* The parent's handlers are not the child's: a crash is to be seen. */
static void reset_signals(void)
{
	sigset_t none;

	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Leaves the pipe alone, so that there is nothing to write on or read from. */
static gboolean arrange_files(int result)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null < 0 || dup2(null, STDIN_FILENO) < 0 ||
	    dup2(null, STDOUT_FILENO) < 0)
		return FALSE;
#ifndef PORTREG_SANITIZE
	if (dup2(null, STDERR_FILENO) < 0)
		return FALSE;
#endif
	if (result != RESULT_FD && dup2(result, RESULT_FD) < 0)
		return FALSE;
	return close_range(RESULT_FD + 1, ~0U, 0) == 0;
}

static gboolean write_all(int fd, const char *bytes, gsize len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return FALSE;
		bytes += n;
		len -= (gsize)n;
	}
	return TRUE;
}

/* A child must not outlive the parent that watches over its time. */
static void follow_parent(pid_t parent)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
		_exit(EXIT_NOT_CONFINED);
}

static G_GNUC_NORETURN void be_child(const Task *task, pid_t parent, int result)
{
	g_autoptr(GVariant) answer = NULL;

	reset_signals();
	follow_parent(parent);
	if (!arrange_files(result) || !confine_process(task->limits, RESULT_FD))
		_exit(EXIT_NOT_CONFINED);
	if (!write_all(RESULT_FD, &confined_mark, 1))
		_exit(EXIT_NOT_CONFINED);
	/* From here on an exit status is the message's doing. */
	answer = g_variant_ref_sink(task->job(task->raw, task->data));
	if (!write_all(RESULT_FD, g_variant_get_data(answer),
		       g_variant_get_size(answer)))
		_exit(1);
	_exit(0);
}

/* A timer as a file descriptor, for poll(2); no clock is read. */
static int start_timer(guint seconds)
{
	struct itimerspec time = { .it_value = { .tv_sec = seconds } };
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);

	if (fd >= 0 && timerfd_settime(fd, 0, &time, NULL) != 0) {
		close(fd);
		return -1;
	}
	return fd;
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

/* The child's status; it is gone when this returns. */
static int end_child(pid_t pid, gboolean force)
{
	int status = 0;

	if (force)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
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
static GVariant *take_answer(GByteArray *bytes, const char *type)
{
	g_autoptr(GBytes) data = g_byte_array_free_to_bytes(bytes);
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

static ReadStatus read_to_end(int pipe, pid_t pid, guint seconds,
			      GByteArray *answer, GError **error)
{
	int timer = start_timer(seconds);
	ReadStatus status =
		timer < 0 ? READ_FAILED : read_answer(pipe, timer, answer);

	if (status == READ_END)
		status = wait_for(pid, timer);
	/* That is not the message's doing, and may pass. */
	if (status == READ_FAILED)
		fail("the parser's answer", error);
	if (timer >= 0)
		close(timer);
	return status;
}

static GVariant *be_parent(const Task *task, pid_t pid, int pipe,
			   char **why_out, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	GVariant *answer = NULL;
	ReadStatus read_status = read_to_end(
		pipe, pid, task->limits->wall_seconds, bytes, error);
	gboolean confined = bytes->len > 0;
	int status = end_child(pid, read_status != READ_END);

	if (read_status == READ_FAILED)
		return NULL;
	if (confined)
		g_byte_array_remove_index(bytes, 0);
	if (read_status == READ_END && WIFEXITED(status) &&
	    WEXITSTATUS(status) == 0)
		answer = take_answer(g_steal_pointer(&bytes), task->type);
	if (!confined && WIFEXITED(status) &&
	    WEXITSTATUS(status) == EXIT_NOT_CONFINED)
		g_set_error_literal(error, WORKER_ERROR, WORKER_ERROR_FAILED,
				    "the parser could not be confined "
				    "(seccomp, Landlock)");
	else if (!answer)
		*why_out = describe_end(read_status, status, task->limits);
	return answer;
}

static GVariant *run_task(const Task *task, char **why_out, GError **error)
{
	pid_t parent = getpid();
	GVariant *answer;
	int ends[2];
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) != 0) {
		fail("pipe", error);
		return NULL;
	}
	pid = fork();
	if (pid == 0)
		be_child(task, parent, ends[1]);
	close(ends[1]);
	if (pid < 0) {
		fail("fork", error);
		close(ends[0]);
		return NULL;
	}
	answer = be_parent(task, pid, ends[0], why_out, error);
	close(ends[0]);
	return answer;
}

GVariant *worker_run(GBytes *raw, WorkerJob job, gconstpointer data,
		     const ChildLimits *limits, const char *type,
		     char **why_out, GError **error)
{
	const Task task = { raw, job, data, limits, type };
	const struct sigaction normal = { .sa_handler = SIG_DFL };
	struct sigaction before;
	GVariant *answer;

	*why_out = NULL;
	/* Where whoever started us ignores it, a child leaves no status. */
	sigaction(SIGCHLD, &normal, &before);
	answer = run_task(&task, why_out, error);
	sigaction(SIGCHLD, &before, NULL);
	return answer;
}

static GVariant *parse_job(GBytes *raw, gconstpointer data)
{
	g_autoptr(Parsed) parsed = message_parse(raw, data);

	return parsed_to_variant(parsed);
}

Parsed *worker_parse(GBytes *raw, const ParseLimits *limits,
		     const ChildLimits *child, GError **error)
{
	g_autoptr(GVariant) answer = NULL;
	g_autofree char *why = NULL;
	Parsed *parsed;

	if (g_bytes_get_size(raw) > limits->message_bytes)
		return parsed_quarantined("it is larger than what is parsed");
	answer = worker_run(raw, parse_job, limits, child, PARSED_TYPE, &why,
			    error);
	if (!answer && !why)
		return NULL;
	parsed = answer ? parsed_from_variant(answer) : NULL;
	return parsed ? parsed
		      : parsed_quarantined(why ? why
					       : "its reader made no sense");
}
