/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/vfs.h"

#include <fcntl.h>
#include <glib.h>
#include <sqlite3.h>
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

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
		     int flags, int *flags_out)
{
	sqlite3_vfs *own = vfs->pAppData;

	return flags & SQLITE_OPEN_WAL
		       ? open_wal(own, name, file, flags, flags_out)
		       : own->xOpen(own, name, file, flags, flags_out);
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
