/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "parse/calls/calls.h"
#include "parse/confine.h"
#include "parse/memory.h"
#include "parse/worker.h"

/* What most messages take to be read. */
#define HEAP (160 * 1024)

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

/* Leaves the two ways alone, so that there is nothing else to write on or to
 * read from. */
static gboolean arrange_files(int told, int result)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null < 0 || dup2(told >= 0 ? told : null, STDIN_FILENO) < 0 ||
	    dup2(null, STDOUT_FILENO) < 0)
		return FALSE;
#ifndef PORTREG_SANITIZE
	if (dup2(null, STDERR_FILENO) < 0)
		return FALSE;
#endif
	if (result != CALLS_RESULT && dup2(result, CALLS_RESULT) < 0)
		return FALSE;
	return close_range(CALLS_RESULT + 1, ~0U, 0) == 0;
}

/* A child must not outlive the parent that watches over its time. */
static gboolean follow_parent(pid_t parent)
{
	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
}

gboolean child_say(gconstpointer bytes, gsize len)
{
	const char *next = bytes;

	while (len > 0) {
		ssize_t n = write(CALLS_RESULT, next, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return FALSE;
		next += n;
		len -= (gsize)n;
	}
	return TRUE;
}

void child_give_up(void)
{
	_exit(CHILD_EXIT_LACKS);
}

typedef struct {
	const ChildLimits *limits;
	ChildWork work;
	gconstpointer data;
	int told[2];   /* the parent's end, the child's; -1: none */
	int result[2]; /* to read, to write */
} Start;

static G_GNUC_NORETURN void be_child(const Start *start, pid_t parent)
{
	const char mark = CHILD_CONFINED;

	memory_expect(HEAP);
	reset_signals();
	if (!follow_parent(parent) ||
	    !arrange_files(start->told[1], start->result[1]) ||
	    !confine_process(start->limits) || !child_say(&mark, 1))
		_exit(CHILD_EXIT_NOT_CONFINED);
	_exit(start->work(start->data) ? 0 : 1);
}

static void close_pair(const int pair[2])
{
	for (guint i = 0; i < 2; i++) {
		if (pair[i] >= 0)
			close(pair[i]);
	}
}

static gboolean open_ways(Start *start, gboolean is_told, GError **error)
{
	if (pipe2(start->result, O_CLOEXEC) != 0)
		return fail("pipe", error);
	if (is_told && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0,
				  start->told) != 0) {
		fail("socketpair", error);
		close_pair(start->result);
		return FALSE;
	}
	return TRUE;
}

gboolean child_start(Child *child, gboolean is_told, const ChildLimits *limits,
		     ChildWork work, gconstpointer data, GError **error)
{
	Start start = { limits, work, data, { -1, -1 }, { -1, -1 } };
	pid_t parent = getpid();

	if (!open_ways(&start, is_told, error))
		return FALSE;
	child->pid = fork();
	if (child->pid == 0)
		be_child(&start, parent);
	if (child->pid < 0) {
		fail("fork", error);
		close_pair(start.told);
		close_pair(start.result);
		return FALSE;
	}
	if (is_told)
		close(start.told[1]);
	close(start.result[1]);
	child->to = start.told[0];
	child->from = start.result[0];
	return TRUE;
}

int child_end(Child *child, gboolean force)
{
	int status = 0;

	if (child->to >= 0)
		close(child->to);
	if (force)
		kill(child->pid, SIGKILL);
	while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(child->from);
	return status;
}

int child_timer_new(guint seconds)
{
	int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);

	if (timer >= 0 && !child_timer_set(timer, seconds)) {
		close(timer);
		return -1;
	}
	return timer;
}

gboolean child_timer_set(int timer, guint seconds)
{
	struct itimerspec time = { .it_value = { .tv_sec = seconds } };

	return timerfd_settime(timer, 0, &time, NULL) == 0;
}
