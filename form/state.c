/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/state.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/temporary.h"

#define SECRET_BYTES 32
#define SECRET_FILE  "secret"

gboolean state_fail(const char *path, GError **error)
{
	int number = errno;

	g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(number),
		    "%s: %s", path, g_strerror(number));
	return FALSE;
}

char *state_random(gsize bytes, GError **error)
{
	g_autofree guchar *random = g_malloc(bytes);
	GString *hex = g_string_sized_new(2 * bytes);

	if (getrandom(random, bytes, 0) != (gssize)bytes) {
		g_string_free(hex, TRUE);
		state_fail("getrandom", error);
		return NULL;
	}
	for (gsize i = 0; i < bytes; i++)
		g_string_append_printf(hex, "%02x", random[i]);
	return g_string_free(hex, FALSE);
}

gboolean state_is_hex(const char *text, gsize bytes)
{
	return strlen(text) == 2 * bytes &&
	       strspn(text, "0123456789abcdef") == 2 * bytes;
}

/* Whoever is first has made it: link(2) replaces nothing. */
static gboolean make_secret(const char *path, GError **error)
{
	g_auto(Temporary) temporary = { NULL, NULL, -1 };
	g_autofree char *secret = state_random(SECRET_BYTES, error);

	if (!secret || !temporary_make(path, &temporary, error) ||
	    !g_file_set_contents_full(temporary.path, secret, -1,
				      G_FILE_SET_CONTENTS_DURABLE, 0600, error))
		return FALSE;
	return link(temporary.path, path) == 0 || errno == EEXIST ||
	       state_fail(path, error);
}

char *state_secret(const char *folder, GError **error)
{
	g_autofree char *path = g_build_filename(folder, SECRET_FILE, NULL);
	g_autofree char *secret = NULL;

	if (!g_file_get_contents(path, &secret, NULL, NULL) &&
	    (!make_secret(path, error) ||
	     !g_file_get_contents(path, &secret, NULL, error)))
		return NULL;
	if (state_is_hex(secret, SECRET_BYTES))
		return g_steal_pointer(&secret);
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
		    "%s: this is no secret of portreg-form's", path);
	return NULL;
}

char *state_subfolder(const char *folder, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return g_steal_pointer(&path);
	state_fail(path, error);
	return NULL;
}

static gboolean is_older(const char *path, gint64 seconds, gint64 now)
{
	struct stat file;

	return lstat(path, &file) == 0 && file.st_mtime + seconds < now;
}

void state_sweep(const char *folder, gint64 seconds, gint64 now)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (is_older(path, seconds, now))
			unlink(path);
	}
}
