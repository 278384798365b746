/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <glib.h>
#include <sqlite3.h>

/*
 * Private to store/: the tables, and the steps from version to version.
 *
 * The file's user_version is the count of steps that it has been through. A
 * step that has been released is never edited.
 */

/* application_id of the file, by which file(1) and we know it: "port". */
#define SCHEMA_APPLICATION_ID 0x706f7274

/* The version that this program reads and writes. */
int schema_version(void);

/*
 * Takes the database to schema_version() in one transaction, an empty one too
 * if make is TRUE. STORE_ERROR_FOREIGN: it is not ours; STORE_ERROR_LATER: a
 * later program has upgraded it.
 */
gboolean schema_upgrade(sqlite3 *db, gboolean make, GError **error);

/* For a reader: as above, and STORE_ERROR_OLDER for an older version. */
gboolean schema_check(sqlite3 *db, GError **error);

#endif
