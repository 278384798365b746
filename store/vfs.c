/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/vfs.h"

#include <fcntl.h>
#include <glib.h>
#include <sqlite3.h>
#include <stddef.h>
#include <unistd.h>

/* https://sqlite.org/fileformat2.html section 4.1 */
#define WAL_HEADER 32

static int holds_pages(sqlite3_file *file)
{
	sqlite3_int64 size;

	return file->pMethods->xFileSize(file, &size) == SQLITE_OK &&
	       size > WAL_HEADER;
}

static gboolean sync_folder(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	gboolean ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* Then it is opened as one that was there. */
static int make_wal(sqlite3_vfs *own, const char *name, sqlite3_file *file,
		    int flags)
{
	int status = own->xOpen(own, name, file, flags, NULL);

	if (file->pMethods)
		file->pMethods->xClose(file);
	if (status == SQLITE_OK && !sync_folder(name))
		return SQLITE_IOERR_DIR_FSYNC;
	return status;
}

static int open_wal(sqlite3_vfs *own, const char *name, sqlite3_file *file,
		    int flags, int *flags_out)
{
	int known = flags & ~SQLITE_OPEN_CREATE;
	int status;

	if (own->xOpen(own, name, file, known, flags_out) == SQLITE_OK &&
	    holds_pages(file))
		return SQLITE_OK;
	if (file->pMethods)
		file->pMethods->xClose(file);
	status = make_wal(own, name, file, flags);
	return status == SQLITE_OK
		       ? own->xOpen(own, name, file, known, flags_out)
		       : status;
}

/*
 * SQLite's ways with a file, and ours, which differ in how it is read. There
 * are two: for files that are locked, and for others.
 */
typedef struct {
	const sqlite3_io_methods *own;
	sqlite3_io_methods ours;
} Methods;

#define METHODS_MAX 4

static int read_file(sqlite3_file *file, void *bytes, int len, sqlite3_int64 at)
{
	const Methods *methods =
		(const Methods *)((const char *)file->pMethods -
				  offsetof(Methods, ours));
	int status = methods->own->xRead(file, bytes, len, at);

	return status == SQLITE_IOERR_CORRUPTFS ? SQLITE_IOERR_READ : status;
}

/* NULL: there are more than are known, and the file keeps its own. */
static const sqlite3_io_methods *ours_of(const sqlite3_io_methods *own)
{
	/* SQLite's tables live as long as the program. */
	static Methods known[METHODS_MAX];

	for (guint i = 0; i < METHODS_MAX; i++) {
		if (!known[i].own) {
			known[i].own = own;
			known[i].ours = *own;
			known[i].ours.xRead = read_file;
		}
		if (known[i].own == own)
			return &known[i].ours;
	}
	return NULL;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
		     int flags, int *flags_out)
{
	sqlite3_vfs *own = vfs->pAppData;
	const sqlite3_io_methods *ours;
	int status = flags & SQLITE_OPEN_WAL
			     ? open_wal(own, name, file, flags, flags_out)
			     : own->xOpen(own, name, file, flags, flags_out);

	ours = file->pMethods ? ours_of(file->pMethods) : NULL;
	if (ours)
		file->pMethods = ours;
	return status;
}

const char *vfs_name(void)
{
	/* SQLite keeps it in a list of its own, and is told once. */
	static sqlite3_vfs vfs;
	sqlite3_vfs *own = sqlite3_vfs_find(NULL);

	if (!own || vfs.zName)
		return vfs.zName;
	vfs = *own;
	vfs.pNext = NULL;
	vfs.zName = "portreg";
	vfs.pAppData = own;
	vfs.xOpen = open_file;
	if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK)
		vfs.zName = NULL;
	return vfs.zName;
}
