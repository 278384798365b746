/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_THROTTLE_H
#define FORM_THROTTLE_H

#include <glib.h>

/*
 * How often somebody does something within an hour.
 *
 * Knows no addresses: who it is is an alias (token.h). What is older than an
 * hour is forgotten, and there are never more than 256 files, however many
 * there are who do it.
 */

/*
 * Counts once more, unless it was limit times within the hour before now: then
 * FALSE in *allowed_out. folder: an existing one. FALSE with G_FILE_ERROR.
 */
gboolean throttle_count(const char *folder, const char *alias, guint limit,
			gint64 now, gboolean *allowed_out, GError **error);

/* It did not happen after all. Where that cannot be written it counts. */
void throttle_take_back(const char *folder, const char *alias);

#endif
