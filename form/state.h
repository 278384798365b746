/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_STATE_H
#define FORM_STATE_H

#include <glib.h>

/*
 * The folder that the pages keep between two requests: a secret of their own,
 * who sent how much, what waits to be confirmed.
 *
 * Knows nothing of what is signed or kept. Always holds: files in it are for
 * the web server's user alone, and no address of anybody's is among their
 * names or in them, but in an application that waits (pending.h).
 */

/* 64 digits; of what was in the folder, or made now. NULL with G_FILE_ERROR.
 * The caller frees it. */
char *state_secret(const char *folder, GError **error);

/* So many random bytes (getrandom(2)) in hexadecimal; NULL with G_FILE_ERROR.
 * The caller frees it. */
char *state_random(gsize bytes, GError **error);

/* TRUE if the text is so many bytes in hexadecimal. */
gboolean state_is_hex(const char *text, gsize bytes);

/* The path of a folder in it, which is made if it is not there. NULL with
 * G_FILE_ERROR. The caller frees it. */
char *state_subfolder(const char *folder, const char *name, GError **error);

/* Removes the files of a folder in it that are older than so many seconds. */
void state_sweep(const char *folder, gint64 seconds, gint64 now);

/* Sets a G_FILE_ERROR of errno at the path. Always FALSE. */
gboolean state_fail(const char *path, GError **error);

#endif
