/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/create.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/temporary.h"
#include "store/handle.h"
#include "store/schema.h"

static gboolean fail_at(const char *path, GError **error)
{
	int code = errno;

	g_set_error(error, STORE_ERROR,
		    code == EEXIST ? STORE_ERROR_EXISTS : STORE_ERROR_FAILED,
		    "%s: %s", path, g_strerror(code));
	return FALSE;
}

static gboolean refuse_folder(const char *folder, GError **error)
{
	g_set_error(error, STORE_ERROR, STORE_ERROR_FAILED,
		    "%s: the folder of a shared database must be new, empty, "
		    "or shared with that group already (mode 2770)",
		    folder);
	return FALSE;
}

static gboolean is_empty(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

	return dir && !g_dir_read_name(dir);
}

/* Who may write the database must be able to make its WAL beside it. */
static gboolean share_folder(const char *folder, gint64 group, GError **error)
{
	struct stat info;

	if (stat(folder, &info) != 0)
		return fail_at(folder, error);
	if (info.st_gid == (gid_t)group && (info.st_mode & 07777) == 02770)
		return TRUE;
	if (!is_empty(folder))
		return refuse_folder(folder, error);
	if (chown(folder, (uid_t)-1, (gid_t)group) != 0 ||
	    chmod(folder, 02770) != 0)
		return fail_at(folder, error);
	return TRUE;
}

static gboolean sync_path(const char *path, int flags, GError **error)
{
	int fd = open(path, flags | O_CLOEXEC);
	gboolean ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		fail_at(path, error);
	if (fd >= 0)
		close(fd);
	return ok;
}

/* Gives a whole file its name, if nothing has that name; on the disk. */
static gboolean publish(const char *temporary, const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	if (!sync_path(temporary, O_RDONLY, error))
		return FALSE;
	if (link(temporary, path) != 0)
		return fail_at(path, error);
	return sync_path(folder, O_RDONLY | O_DIRECTORY, error);
}

static gboolean add_first_event(Store *store, gpointer data, GError **error)
{
	Event event = { .origin = *(const Origin *)data,
			.act = "init",
			.facts = "{}" };

	return event_append(store, &event, NULL, error);
}

static gboolean exec(Store *store, const char *sql, GError **error)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return TRUE;
	return store_fail(store->db, "creating", error);
}

/*
 * WAL mode comes last: what was written before it stands in the file, not in
 * a log that is only merged at the close, where nobody looks.
 */
static gboolean fill(const char *path, const Origin *origin, GError **error)
{
	g_autoptr(Store) store = g_new0(Store, 1);

	store->lock = -1;
	if (sqlite3_open_v2(path, &store->db, SQLITE_OPEN_READWRITE, NULL) !=
	    SQLITE_OK)
		return store_fail(store->db, "creating", error);
	return schema_upgrade(store->db, TRUE, error) &&
	       store_transact(store, add_first_event, (gpointer)origin,
			      error) &&
	       exec(store, "PRAGMA journal_mode = WAL", error);
}

static gboolean set_owner(int fd, const char *path, gint64 group,
			  GError **error)
{
	if (group == STORE_NO_GROUP)
		return TRUE;
	if (fchown(fd, (uid_t)-1, (gid_t)group) == 0 && fchmod(fd, 0660) == 0)
		return TRUE;
	return fail_at(path, error);
}

static gboolean make_temporary(const char *path, Temporary *temporary_out,
			       GError **error)
{
	g_autoptr(GError) cause = NULL;

	if (temporary_make(path, temporary_out, &cause))
		return TRUE;
	g_set_error_literal(error, STORE_ERROR, STORE_ERROR_FAILED,
			    cause->message);
	return FALSE;
}

/* SQLite is content with an empty file, and leaves its mode alone. */
static gboolean make_empty(const char *path, gint64 group, GError **error)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	gboolean ok;

	if (fd < 0)
		return fail_at(path, error);
	ok = set_owner(fd, path, group, error);
	close(fd);
	return ok;
}

static gboolean make_file(const char *path, gint64 group, const Origin *origin,
			  GError **error)
{
	g_auto(Temporary) temporary = { 0 };

	return make_temporary(path, &temporary, error) &&
	       make_empty(temporary.path, group, error) &&
	       fill(temporary.path, origin, error) &&
	       publish(temporary.path, path, error);
}

/* Whoever was killed when it had its name may have left the rest. */
static gboolean is_taken(const char *path, GError **error)
{
	struct stat info;

	if (lstat(path, &info) != 0)
		return FALSE;
	temporary_sweep(path);
	errno = EEXIST;
	fail_at(path, error);
	return TRUE;
}

gboolean store_create(const char *path, gint64 group, const Origin *origin,
		      GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	if (is_taken(path, error))
		return FALSE;
	if (g_mkdir_with_parents(folder, 0700) != 0)
		return fail_at(folder, error);
	if (group != STORE_NO_GROUP && !share_folder(folder, group, error))
		return FALSE;
	return make_file(path, group, origin, error);
}

static gboolean copy_to(Store *store, const char *path, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_BACKUP, error);

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":path", path);
	return stmt_step(stmt, NULL, error);
}

/* A backup that was never opened is a hope. */
static gboolean read_back(const char *path, EventMark *head_out, GError **error)
{
	g_autoptr(Store) copy = store_open(path, STORE_READ, 0, error);
	sqlite3_stmt *stmt;
	gboolean row;

	if (!copy || !event_head(copy, head_out, error))
		return FALSE;
	stmt = stmt_get(copy, STMT_QUICK_CHECK, error);
	if (!stmt || !stmt_step(stmt, &row, error))
		return FALSE;
	if (row && g_strcmp0(stmt_column(stmt, 0), "ok") == 0)
		return TRUE;
	g_set_error(error, STORE_ERROR, STORE_ERROR_DAMAGED,
		    "%s: the copy is damaged", path);
	return FALSE;
}

gboolean store_backup(Store *store, const char *path, EventMark *head_out,
		      GError **error)
{
	g_auto(Temporary) temporary = { 0 };

	if (is_taken(path, error))
		return FALSE;
	return make_temporary(path, &temporary, error) &&
	       make_empty(temporary.path, STORE_NO_GROUP, error) &&
	       copy_to(store, temporary.path, error) &&
	       read_back(temporary.path, head_out, error) &&
	       publish(temporary.path, path, error);
}
