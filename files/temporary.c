/* SPDX-License-Identifier: BSD-2-Clause */
#include "files/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Nobody else's folder is called so. */
#define PREFIX	 ".portreg-new-"
#define TEMPLATE PREFIX "XXXXXX"
#define FILE	 "new"

/* Somebody who cleans up may be quicker than we are, but not that often. */
#define TRIES 20

static gboolean fail(const char *path, GError **error)
{
	int code = errno;

	g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(code),
		    "%s: %s", path, g_strerror(code));
	return FALSE;
}

/* The folder, not a link to one; it may be gone. */
static int open_folder(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Others may have removed it between the making and the locking. */
static gboolean is_at(int fd, const char *path)
{
	struct stat here, there;

	return fstat(fd, &here) == 0 && lstat(path, &there) == 0 &&
	       here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/* What a library left beside the file goes too; what is not ours stays. */
static void remove_folder(int fd, const char *path)
{
	int copy = dup(fd);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		if (g_str_has_prefix(entry->d_name, FILE))
			unlinkat(fd, entry->d_name, 0);
	}
	if (dir)
		closedir(dir);
	else if (copy >= 0)
		close(copy);
	rmdir(path);
}

static gboolean is_mine(int fd)
{
	struct stat info;

	return fstat(fd, &info) == 0 && info.st_uid == geteuid();
}

/* A lock that can be had belongs to nobody who lives. */
static void remove_if_stale(const char *path)
{
	int fd = open_folder(path);

	if (fd < 0)
		return;
	if (is_mine(fd) && flock(fd, LOCK_EX | LOCK_NB) == 0)
		remove_folder(fd, path);
	close(fd);
}

static void remove_stale(const char *where)
{
	g_autoptr(GDir) dir = g_dir_open(where, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = NULL;

		if (!g_str_has_prefix(name, PREFIX) ||
		    strlen(name) != strlen(TEMPLATE))
			continue;
		path = g_build_filename(where, name, NULL);
		remove_if_stale(path);
	}
}

/* FALSE without an error: it was taken for a stale one; another must do. */
static gboolean make_folder(const char *where, Temporary *temporary,
			    GError **error)
{
	g_autofree char *path = g_build_filename(where, TEMPLATE, NULL);
	int fd;

	if (!g_mkdtemp(path))
		return fail(path, error);
	fd = open_folder(path);
	if (fd < 0 && errno == ENOENT)
		return FALSE;
	if (fd < 0) {
		fail(path, error);
		rmdir(path);
		return FALSE;
	}
	/* Where there is no such lock, nobody can take it for stale either. */
	while (flock(fd, LOCK_EX) != 0 && errno == EINTR)
		;
	if (!is_at(fd, path)) {
		close(fd);
		return FALSE;
	}
	temporary->lock = fd;
	temporary->path = g_build_filename(path, FILE, NULL);
	temporary->folder = g_steal_pointer(&path);
	return TRUE;
}

gboolean temporary_make(const char *target, Temporary *temporary_out,
			GError **error)
{
	g_autofree char *where = g_path_get_dirname(target);
	GError *failure = NULL;

	*temporary_out = (Temporary){ 0 };
	remove_stale(where);
	for (int i = 0; i < TRIES && !failure; i++) {
		if (make_folder(where, temporary_out, &failure))
			return TRUE;
	}
	if (failure) {
		g_propagate_error(error, failure);
		return FALSE;
	}
	errno = EAGAIN;
	return fail(where, error);
}

void temporary_sweep(const char *target)
{
	g_autofree char *where = g_path_get_dirname(target);

	remove_stale(where);
}

void temporary_clear(Temporary *temporary)
{
	if (!temporary->folder)
		return;
	remove_folder(temporary->lock, temporary->folder);
	close(temporary->lock);
	g_free(temporary->folder);
	g_free(temporary->path);
	*temporary = (Temporary){ 0 };
}
