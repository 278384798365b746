/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_HANDLE_H
#define STORE_HANDLE_H

#include <glib.h>
#include <sqlite3.h>

#include "store/stmt.h"
#include "store/store.h"

/* Private to store/: what a Store is made of. */
struct Store {
	sqlite3 *db;
	char *path;
	int lock;	/* file descriptor of the lock, -1 for a reader */
	int wal_frames; /* pages in the WAL after the last commit */
	sqlite3_stmt *ready[STMT_COUNT];
};

/* Sets error from what SQLite said last; call it at once. Always FALSE. */
gboolean store_fail(sqlite3 *db, const char *doing, GError **error);

#endif
