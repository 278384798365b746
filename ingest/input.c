/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/input.h"

#include <errno.h>
#include <unistd.h>

#define READ_SIZE 65536

G_DEFINE_QUARK(portreg_input_error, input_error)

static gboolean fail(InputError code, const char *message, GError **error)
{
	g_set_error(error, INPUT_ERROR, (int)code, "standard input: %s",
		    message);
	return FALSE;
}

/* Once it is too large, the rest is read and thrown away. */
static gboolean read_all(int fd, gsize max_bytes, GByteArray *bytes,
			 GError **error)
{
	guint8 buffer[READ_SIZE];
	gboolean too_large = FALSE;
	ssize_t n;

	while ((n = read(fd, buffer, sizeof(buffer))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(INPUT_ERROR_FAILED, g_strerror(errno),
				    error);
		too_large = too_large || bytes->len + (gsize)n > max_bytes;
		if (!too_large)
			g_byte_array_append(bytes, buffer, (guint)n);
	}
	if (too_large)
		return fail(INPUT_ERROR_TOO_LARGE,
			    "the message is larger than what is kept", error);
	return bytes->len > 0 ||
	       fail(INPUT_ERROR_EMPTY, "there is no message", error);
}

GBytes *input_read(int fd, gsize max_bytes, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();

	if (!read_all(fd, max_bytes, bytes, error))
		return NULL;
	return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}
