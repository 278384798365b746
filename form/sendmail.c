/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/sendmail.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

G_DEFINE_QUARK(portreg_sendmail_error, sendmail_error)

static gboolean fail(SendmailError code, const char *program, const char *why,
		     GError **error)
{
	g_set_error(error, SENDMAIL_ERROR, (gint)code, "%s: %s", program, why);
	return FALSE;
}

/* Whole, from its beginning; -1: there is no memory for it. */
static int file_of(GBytes *mail)
{
	gsize len;
	const char *bytes = g_bytes_get_data(mail, &len);
	int fd = memfd_create("mail", MFD_CLOEXEC);

	while (fd >= 0 && len > 0) {
		gssize put = write(fd, bytes, len);

		if (put <= 0) {
			close(fd);
			return -1;
		}
		bytes += put;
		len -= (gsize)put;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static char **arguments_of(const char *const *command, const char *sender,
			   const char *recipient)
{
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
	const char *own[] = { "-f", *sender ? sender : "<>", "--", recipient,
			      NULL };

	g_strv_builder_addv(builder, (const char **)command);
	g_strv_builder_addv(builder, own);
	return g_strv_builder_end(builder);
}

/* FALSE: it is still at work. */
static gboolean ends_within(GPid pid, guint seconds)
{
	struct pollfd fd = { .events = POLLIN };
	int ready;

	fd.fd = (int)syscall(SYS_pidfd_open, pid, 0);
	/* An older kernel: then the web server's own limit holds. */
	if (fd.fd < 0)
		return TRUE;
	ready = poll(&fd, 1, (int)seconds * 1000);
	close(fd.fd);
	return ready > 0;
}

static gboolean wait_for(GPid pid, const char *program, guint seconds,
			 GError **error)
{
	gboolean late = !ends_within(pid, seconds);
	int status;

	if (late)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return fail(SENDMAIL_ERROR_NOT_RUN, program,
				    g_strerror(errno), error);
	}
	if (late)
		return fail(SENDMAIL_ERROR_LATE, program, "it took too long",
			    error);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return TRUE;
	return fail(SENDMAIL_ERROR_REFUSED, program, "it did not take the mail",
		    error);
}

/* What a browser sent stands in our environment, and is no business of it. */
static gboolean run(char **arguments, int mail, guint seconds, GError **error)
{
	static const char *const environment[] = {
		"PATH=/usr/sbin:/usr/bin:/sbin:/bin", NULL
	};
	GPid pid;

	if (!g_spawn_async_with_pipes_and_fds(
		    "/", (const char *const *)arguments, environment,
		    G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
			    G_SPAWN_STDERR_TO_DEV_NULL,
		    NULL, NULL, mail, -1, -1, NULL, NULL, 0, &pid, NULL, NULL,
		    NULL, error))
		return FALSE;
	return wait_for(pid, arguments[0], seconds, error);
}

gboolean sendmail_send(const char *const *command, const char *sender,
		       const char *recipient, GBytes *mail, guint seconds,
		       GError **error)
{
	g_auto(GStrv) arguments = arguments_of(command, sender, recipient);
	int fd = file_of(mail);
	gboolean ok;

	if (fd < 0)
		return fail(SENDMAIL_ERROR_NOT_RUN, arguments[0],
			    g_strerror(errno), error);
	ok = run(arguments, fd, seconds, error);
	close(fd);
	return ok;
}
