/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/handle.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/lock.h"
#include "store/schema.h"
#include "store/vfs.h"

/*
 * A checkpoint costs four syncs, with those of the WAL that begins anew, so it
 * waits for this many pages. Whoever opens the database reads them all.
 */
#define CHECKPOINT_FRAMES 200

/* The pages of some thousand messages, so that none is written twice. */
#define MUCH_KIB "-32768"

G_DEFINE_QUARK(portreg_store_error, store_error)

static const struct {
	int status; /* of SQLite, the primary one */
	StoreError code;
} errors[] = {
	{ SQLITE_BUSY, STORE_ERROR_BUSY },
	{ SQLITE_LOCKED, STORE_ERROR_BUSY },
	{ SQLITE_FULL, STORE_ERROR_FULL },
	{ SQLITE_NOTADB, STORE_ERROR_FOREIGN },
	{ SQLITE_CORRUPT, STORE_ERROR_DAMAGED },
	{ SQLITE_CONSTRAINT, STORE_ERROR_REFUSED },
};

static StoreError error_code(sqlite3 *db)
{
	int status = sqlite3_errcode(db) & 0xff;

	if (sqlite3_system_errno(db) == ENOSPC && status == SQLITE_IOERR)
		return STORE_ERROR_FULL;
	for (gsize i = 0; i < G_N_ELEMENTS(errors); i++) {
		if (errors[i].status == status)
			return errors[i].code;
	}
	return STORE_ERROR_FAILED;
}

gboolean store_fail(sqlite3 *db, const char *doing, GError **error)
{
	const char *path = sqlite3_db_filename(db, "main");

	g_set_error(error, STORE_ERROR, (int)error_code(db), "%s: %s: %s",
		    path && *path ? path : "database", doing,
		    sqlite3_errmsg(db));
	return FALSE;
}

/* Called after each commit: when to checkpoint is for us to say. */
static int note_frames(void *data, sqlite3 *db, const char *name, int frames)
{
	Store *store = data;

	(void)db;
	(void)name;
	store->wal_frames = frames;
	return SQLITE_OK;
}

static gboolean run(sqlite3 *db, const char *sql, GError **error)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return TRUE;
	return store_fail(db, "setting up", error);
}

static gboolean exists(const char *path, GError **error)
{
	struct stat info;

	if (stat(path, &info) == 0)
		return TRUE;
	g_set_error(error, STORE_ERROR,
		    errno == ENOENT ? STORE_ERROR_MISSING : STORE_ERROR_FAILED,
		    "%s: %s", path, g_strerror(errno));
	return FALSE;
}

/*
 * SQLite must not checkpoint at the close: for a program that writes one
 * message it would cost more syncs than the message.
 */
static gboolean set_up(Store *store, GError **error)
{
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_wal_hook(store->db, note_frames, store);
	return run(store->db, "PRAGMA synchronous = FULL", error);
}

static gboolean check_version(Store *store, StoreAccess access, GError **error)
{
	if (access == STORE_READ)
		return schema_check(store->db, error);
	/* The mode stands in the file, but a backup is a copy without it. */
	return schema_upgrade(store->db, FALSE, error) &&
	       run(store->db, "PRAGMA journal_mode = WAL", error);
}

/*
 * Takes effect at the first call, before SQLite has begun. There is one thread,
 * nobody asks what memory is in use, and a program that touches few pages must
 * not be given twenty for each cache: to fill them takes longer than all else.
 */
static void set_up_library(void)
{
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
}

static gboolean connect_to(Store *store, StoreAccess access, guint timeout_ms,
			   GError **error)
{
	int flags = access == STORE_READ ? SQLITE_OPEN_READONLY
					 : SQLITE_OPEN_READWRITE;

	set_up_library();
	if (sqlite3_open_v2(store->path, &store->db, flags, vfs_name()) !=
	    SQLITE_OK)
		return store_fail(store->db, "opening", error);
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, (int)timeout_ms);
	return set_up(store, error) &&
	       (access != STORE_WRITE_MUCH ||
		run(store->db, "PRAGMA cache_size = " MUCH_KIB, error));
}

static gboolean lock(Store *store, guint timeout_ms, GError **error)
{
	store->lock = lock_acquire(store->path, LOCK_WRITE, timeout_ms, error);
	return store->lock >= 0;
}

Store *store_open(const char *path, StoreAccess access, guint timeout_ms,
		  GError **error)
{
	g_autoptr(Store) store = NULL;

	if (!exists(path, error))
		return NULL;
	store = g_new0(Store, 1);
	store->lock = -1;
	store->path = g_strdup(path);
	if ((access == STORE_WRITE || access == STORE_WRITE_MUCH) &&
	    !lock(store, timeout_ms, error))
		return NULL;
	if (!connect_to(store, access, timeout_ms, error))
		return NULL;
	if (access != STORE_WRITE_SOON && !check_version(store, access, error))
		return NULL;
	return g_steal_pointer(&store);
}

gboolean store_queue(Store *store, guint timeout_ms, GError **error)
{
	return lock(store, timeout_ms, error) &&
	       check_version(store, STORE_WRITE, error);
}

/*
 * Moves the WAL into the database and empties it, if no reader is in the way;
 * if one is, the next writer does it. Nothing is lost by a failure.
 */
static void checkpoint(Store *store)
{
	if (store->wal_frames < CHECKPOINT_FRAMES)
		return;
	sqlite3_busy_timeout(store->db, 0);
	sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE,
				  NULL, NULL);
}

void store_close(Store *store)
{
	if (!store)
		return;
	stmt_finalize_all(store);
	if (store->db)
		checkpoint(store);
	sqlite3_close(store->db);
	if (store->lock >= 0)
		close(store->lock);
	g_free(store->head.at);
	g_free(store->path);
	g_free(store);
}

static gboolean run_stmt(Store *store, StmtId id, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, id, error);

	return stmt && stmt_step(stmt, NULL, error);
}

/* BEGIN, COMMIT, ROLLBACK: what was known was so in another transaction. */
static gboolean run_border(Store *store, StmtId id, GError **error)
{
	store->head.known = FALSE;
	return run_stmt(store, id, error);
}

static gboolean transact(Store *store, StmtId begin, StoreWork work,
			 gpointer data, GError **error)
{
	if (!run_border(store, begin, error))
		return FALSE;
	if (work(store, data, error) && run_border(store, STMT_COMMIT, error))
		return TRUE;
	run_border(store, STMT_ROLLBACK, NULL);
	return FALSE;
}

gboolean store_transact(Store *store, StoreWork work, gpointer data,
			GError **error)
{
	return transact(store, STMT_BEGIN, work, data, error);
}

gboolean store_rehearse(Store *store, StoreWork work, gpointer data,
			GError **error)
{
	gboolean ok;

	if (!run_border(store, STMT_BEGIN, error))
		return FALSE;
	ok = work(store, data, error);
	run_border(store, STMT_ROLLBACK, NULL);
	return ok;
}

gboolean store_snapshot(Store *store, StoreWork work, gpointer data,
			GError **error)
{
	return transact(store, STMT_BEGIN_READING, work, data, error);
}
