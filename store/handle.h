/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_HANDLE_H
#define STORE_HANDLE_H

#include <glib.h>
#include <sqlite3.h>

#include "store/event.h"
#include "store/stmt.h"
#include "store/store.h"

/* Private to store/: what a Store is made of. */

/* The end of the history, as a transaction knows it that is open. */
typedef struct {
	gboolean known;
	EventMark mark;
	char *at; /* of the last event; NULL: there is none */
} KnownHead;

struct Store {
	sqlite3 *db;
	char *path;
	int lock;	/* file descriptor of the lock, -1 for a reader */
	int wal_frames; /* pages in the WAL after the last commit */
	KnownHead head;
	guint8 random[256]; /* for salts; those behind random_left were used */
	gsize random_left;
	sqlite3_stmt *ready[STMT_COUNT];
};

/* Sets error from what SQLite said last; call it at once. Always FALSE. */
gboolean store_fail(sqlite3 *db, const char *doing, GError **error);

#endif
