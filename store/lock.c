/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "store/store.h"

static void wake_up(int signal_number)
{
	(void)signal_number;
}

static int fail(StoreError code, const char *path, const char *what,
		GError **error)
{
	g_set_error(error, STORE_ERROR, (int)code, "%s: %s", path, what);
	return -1;
}

/* The umask may have taken bits that the database has. */
static int open_lock_file(const char *lock_path, const char *path)
{
	struct stat database, lock;
	int fd = open(lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
		      0600);

	if (fd >= 0 && stat(path, &database) == 0 && fstat(fd, &lock) == 0 &&
	    lock.st_uid == geteuid() &&
	    (lock.st_mode & 0777) != (database.st_mode & 0777))
		(void)fchmod(fd, database.st_mode & 0777);
	return fd;
}

/*
 * flock(2) has no time-out: a timer interrupts it, and goes on ticking in case
 * that its first signal came before the wait began.
 */
static int wait_for_lock(int fd, guint timeout_ms)
{
	struct itimerval timer = {
		.it_value = { timeout_ms / 1000, timeout_ms % 1000 * 1000 },
		.it_interval = { 0, 50000 },
	};
	const struct itimerval off = { 0 };
	struct sigaction action = { .sa_handler = wake_up };
	struct sigaction before;
	sigset_t alarm, blocked;
	int status;

	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	sigaction(SIGALRM, &action, &before);
	/* Whoever started us may have left it blocked. */
	sigprocmask(SIG_UNBLOCK, &alarm, &blocked);
	setitimer(ITIMER_REAL, &timer, NULL);
	status = flock(fd, LOCK_EX) == 0 ? 0 : errno;
	setitimer(ITIMER_REAL, &off, NULL);
	sigprocmask(SIG_SETMASK, &blocked, NULL);
	sigaction(SIGALRM, &before, NULL);
	return status;
}

static int take(int fd, guint timeout_ms)
{
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno != EWOULDBLOCK || timeout_ms == 0)
		return errno;
	return wait_for_lock(fd, timeout_ms);
}

int lock_acquire(const char *path, const char *ending, guint timeout_ms,
		 GError **error)
{
	g_autofree char *lock_path = g_strconcat(path, ending, NULL);
	int fd = open_lock_file(lock_path, path);
	int status;

	if (fd < 0)
		return fail(STORE_ERROR_FAILED, lock_path, g_strerror(errno),
			    error);
	status = take(fd, timeout_ms);
	if (status == 0)
		return fd;
	close(fd);
	if (status == EINTR || status == EWOULDBLOCK)
		return fail(STORE_ERROR_BUSY, lock_path,
			    "others write to the database", error);
	return fail(STORE_ERROR_FAILED, lock_path, g_strerror(status), error);
}
