/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef EXPORT_REPLACE_H
#define EXPORT_REPLACE_H

#include <glib.h>

/*
 * A published file, replaced whole or not at all.
 *
 * Always holds: whoever opens the path gets the old bytes or the new ones,
 * also after a crash; a file whose bytes are the same already keeps its times.
 */

/*
 * Writes a temporary file (files/temporary.h), syncs it, renames it, syncs the
 * folder. A new file gets the mode of the old one, or 0644 without the umask's
 * bits; a symbolic link stays one. changed_out may be NULL. Errors are
 * G_FILE_ERROR.
 */
gboolean replace_file(const char *path, GBytes *bytes, gboolean *changed_out,
		      GError **error);

#endif
