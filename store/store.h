/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <glib.h>

/*
 * The database: one SQLite file in WAL mode, and beside it a lock file by
 * which writers queue.
 *
 * Knows no MIME and no format. Always holds: what a transaction wrote is on
 * the disk when store_transact() returns TRUE (synchronous=FULL), and none of
 * it is there when it returns FALSE.
 */
typedef struct Store Store;

#define STORE_ERROR (store_error_quark())
GQuark store_error_quark(void);

typedef enum {
	STORE_ERROR_MISSING, /* no such file */
	STORE_ERROR_EXISTS,  /* something stands where a new one should go */
	STORE_ERROR_FOREIGN, /* not a database of portreg */
	STORE_ERROR_LATER,   /* made by a later version */
	STORE_ERROR_OLDER,   /* a writer must upgrade it first */
	STORE_ERROR_BUSY,    /* others held it for longer than the time-out */
	STORE_ERROR_FULL,    /* the disk is full */
	STORE_ERROR_DAMAGED, /* what was read makes no sense */
	STORE_ERROR_REFUSED, /* a constraint or trigger said no */
	STORE_ERROR_FAILED,  /* any other failure of the file system */
} StoreError;

typedef enum {
	STORE_READ,
	STORE_WRITE,	  /* waits for the lock, and upgrades an older schema */
	STORE_WRITE_MUCH, /* the same, with memory for many changes at once */
	STORE_WRITE_SOON, /* leaves that to store_queue() */
} StoreAccess;

/*
 * NULL on error. For writing it waits timeout_ms for the writers before it,
 * and again for a program that locks the file without queueing.
 */
Store *store_open(const char *path, StoreAccess access, guint timeout_ms,
		  GError **error);

/*
 * Waits as store_open() does. For one that had something to do between the two:
 * it comes after STORE_WRITE_SOON and before all else.
 */
gboolean store_queue(Store *store, guint timeout_ms, GError **error);

/* Takes NULL. */
void store_close(Store *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

typedef gboolean (*StoreWork)(Store *store, gpointer data, GError **error);

/*
 * Runs work inside one transaction (BEGIN IMMEDIATE), and takes back all that
 * it wrote if it returns FALSE.
 */
gboolean store_transact(Store *store, StoreWork work, gpointer data,
			GError **error);

/*
 * As store_transact(), and takes all of it back in any case: what would happen.
 */
gboolean store_rehearse(Store *store, StoreWork work, gpointer data,
			GError **error);

/*
 * Runs work, which only reads, while nothing changes for it, whatever others
 * write meanwhile.
 */
gboolean store_snapshot(Store *store, StoreWork work, gpointer data,
			GError **error);

#endif
