/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_CREATE_H
#define STORE_CREATE_H

#include <glib.h>

#include "store/event.h"
#include "store/store.h"

/*
 * Databases that come to be: a new one, and the copy of one. Always holds:
 * at the path there is a whole database, on the disk, or nothing.
 */

#define STORE_NO_GROUP (-1)

/*
 * Makes a new database at path with its first event, "init". Missing folders
 * are made. group: the id of the group that is to share it, or
 * STORE_NO_GROUP; the folder must then be new or empty, or be shared with that
 * group already, and becomes 2770, the database 0660. STORE_ERROR_EXISTS if
 * anything stands at path.
 */
gboolean store_create(const char *path, gint64 group, const Origin *origin,
		      GError **error);

/*
 * Copies the database to path, where nothing may stand, checks the copy, and
 * gives the head of its history.
 */
gboolean store_backup(Store *store, const char *path, EventMark *head_out,
		      GError **error);

#endif
