/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/pending.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "form/state.h"

#define NUMBER_BYTES 16
#define KEPT_FOR     (3 * 24 * 3600)

static gboolean is_number(const char *text)
{
	return strlen(text) == 2 * NUMBER_BYTES &&
	       strspn(text, "0123456789abcdef") == 2 * NUMBER_BYTES;
}

/* The path would tell whoever reads the log how to confirm. */
static gboolean fail(GError **error)
{
	g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
			    "an application that is to be confirmed cannot be "
			    "kept or read");
	return FALSE;
}

static gboolean is_over(const char *path, gint64 now)
{
	struct stat file;

	return lstat(path, &file) == 0 && file.st_mtime + KEPT_FOR < now;
}

static void sweep(const char *folder, gint64 now)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (is_over(path, now))
			unlink(path);
	}
}

char *pending_keep(const char *folder, GBytes *mail, gint64 now, GError **error)
{
	g_autofree char *number = state_random(NUMBER_BYTES, error);
	g_autofree char *path = NULL;
	gsize len;
	const char *bytes = g_bytes_get_data(mail, &len);

	sweep(folder, now);
	if (!number)
		return NULL;
	path = g_build_filename(folder, number, NULL);
	if (!g_file_set_contents_full(path, bytes, (gssize)len,
				      G_FILE_SET_CONTENTS_CONSISTENT |
					      G_FILE_SET_CONTENTS_DURABLE,
				      0600, NULL)) {
		fail(error);
		return NULL;
	}
	return g_steal_pointer(&number);
}

gboolean pending_find(const char *folder, const char *number, gint64 now,
		      GBytes **mail_out, GError **error)
{
	g_autofree char *path = NULL;
	g_autoptr(GError) cause = NULL;
	char *bytes;
	gsize len;

	*mail_out = NULL;
	if (!is_number(number))
		return TRUE;
	path = g_build_filename(folder, number, NULL);
	if (is_over(path, now))
		return TRUE;
	if (g_file_get_contents(path, &bytes, &len, &cause)) {
		*mail_out = g_bytes_new_take(bytes, len);
		return TRUE;
	}
	if (g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
		return TRUE;
	return fail(error);
}

void pending_drop(const char *folder, const char *number)
{
	g_autofree char *path = g_build_filename(folder, number, NULL);

	if (is_number(number))
		unlink(path);
}
