/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/temporary.h"

/* As many as Linux follows: path_resolution(7). */
#define LINKS_MAX 40

static gboolean fail(const char *path, GError **error)
{
	int code = errno;

	g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(code),
		    "%s: %s", path, g_strerror(code));
	return FALSE;
}

/* FALSE also if there is nothing, or nothing to be read. */
static gboolean has_bytes(const char *path, GBytes *bytes)
{
	g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
	g_autoptr(GBytes) old = file ? g_mapped_file_get_bytes(file) : NULL;

	return old && g_bytes_equal(old, bytes);
}

static mode_t mode_for(const char *path)
{
	struct stat info;
	mode_t mask;

	if (stat(path, &info) == 0)
		return info.st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return 0644 & ~mask;
}

static gboolean write_all(int fd, GBytes *bytes)
{
	gsize len;
	const char *at = g_bytes_get_data(bytes, &len);

	while (len > 0) {
		ssize_t n = write(fd, at, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FALSE;
		at += n;
		len -= (gsize)n;
	}
	return TRUE;
}

static gboolean sync_folder(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	gboolean ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		fail(folder, error);
	if (fd >= 0)
		close(fd);
	return ok;
}

static gboolean fill(int fd, const char *path, const char *temporary,
		     GBytes *bytes, GError **error)
{
	gboolean ok = fchmod(fd, mode_for(path)) == 0 && write_all(fd, bytes) &&
		      fsync(fd) == 0;

	if (!ok)
		fail(temporary, error);
	if (close(fd) != 0 && ok)
		ok = fail(temporary, error);
	return ok;
}

static gboolean replace(const char *path, GBytes *bytes, GError **error)
{
	g_auto(Temporary) temporary = { 0 };
	int fd;

	if (!temporary_make(path, &temporary, error))
		return FALSE;
	fd = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		  0600);
	if (fd < 0)
		return fail(temporary.path, error);
	if (!fill(fd, path, temporary.path, bytes, error))
		return FALSE;
	if (rename(temporary.path, path) != 0)
		return fail(path, error);
	return sync_folder(path, error);
}

/* Where a chain of symbolic links ends, whether there is a file or not. */
static char *follow_links(const char *path, GError **error)
{
	g_autofree char *end = g_strdup(path);
	g_autofree char *link = NULL;

	for (int i = 0; i < LINKS_MAX; i++) {
		g_autofree char *folder = g_path_get_dirname(end);

		g_free(link);
		link = g_file_read_link(end, NULL);
		if (!link)
			return g_steal_pointer(&end);
		g_free(end);
		end = g_path_is_absolute(link)
			      ? g_strdup(link)
			      : g_build_filename(folder, link, NULL);
	}
	errno = ELOOP;
	fail(path, error);
	return NULL;
}

/* A device or a pipe is not replaced; a folder cannot be. */
static gboolean check_kind(const char *path, GError **error)
{
	struct stat info;

	if (stat(path, &info) != 0 || S_ISREG(info.st_mode))
		return TRUE;
	errno = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
	return fail(path, error);
}

gboolean replace_file(const char *path, GBytes *bytes, gboolean *changed_out,
		      GError **error)
{
	g_autofree char *target = follow_links(path, error);
	gboolean same;

	if (!target || !check_kind(target, error))
		return FALSE;
	same = has_bytes(target, bytes);
	if (changed_out)
		*changed_out = !same;
	if (!same)
		return replace(target, bytes, error);
	temporary_sweep(target);
	return TRUE;
}
