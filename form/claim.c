/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "form/state.h"

/* TRUE if the file that was waited for is still there, under its name. */
static gboolean is_there(int fd)
{
	struct stat file;

	return fstat(fd, &file) == 0 && file.st_nlink > 0;
}

/* -1: there is none, or errno says what is wrong. */
static int open_locked(const char *path, int flags)
{
	int fd;

	while ((fd = open(path, flags, 0600)) >= 0) {
		if (flock(fd, LOCK_EX) == 0 && is_there(fd))
			return fd;
		/* Whoever had it has removed it. */
		close(fd);
	}
	return -1;
}

static gboolean read_all(int fd, GBytes **bytes_out)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint8 block[16384];
	gssize got;

	while ((got = read(fd, block, sizeof(block))) > 0)
		g_byte_array_append(bytes, block, (guint)got);
	if (got < 0)
		return FALSE;
	*bytes_out = g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
	return TRUE;
}

gboolean claim_take(const char *path, gboolean make, Claim *claim_out,
		    GError **error)
{
	int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | (make ? O_CREAT : 0);

	*claim_out = (Claim){ .path = g_strdup(path) };
	claim_out->fd = open_locked(path, flags);
	if (claim_out->fd < 0)
		return (!make && errno == ENOENT) || state_fail(path, error);
	return read_all(claim_out->fd, &claim_out->bytes) ||
	       state_fail(path, error);
}

gboolean claim_write(Claim *claim, const char *text, GError **error)
{
	gsize len = strlen(text);

	errno = ENOSPC; /* what a short write means */
	return write(claim->fd, text, len) == (gssize)len ||
	       state_fail(claim->path, error);
}

void claim_drop(Claim *claim)
{
	/* Where the folder cannot be written the file says that it is done. */
	if (unlink(claim->path) != 0 && claim->fd >= 0)
		(void)!ftruncate(claim->fd, 0);
}

void claim_clear(Claim *claim)
{
	if (claim->fd >= 0)
		close(claim->fd);
	claim->fd = -1;
	g_clear_pointer(&claim->path, g_free);
	g_clear_pointer(&claim->bytes, g_bytes_unref);
}
