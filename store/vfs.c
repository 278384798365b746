/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/vfs.h"

#include <sqlite3.h>
#include <stddef.h>

/* https://sqlite.org/fileformat2.html section 4.1 */
#define WAL_HEADER 32

static int holds_pages(sqlite3_file *file)
{
	sqlite3_int64 size;

	return file->pMethods->xFileSize(file, &size) == SQLITE_OK &&
	       size > WAL_HEADER;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
		     int flags, int *flags_out)
{
	sqlite3_vfs *own = vfs->pAppData;

	if (flags & SQLITE_OPEN_WAL) {
		if (own->xOpen(own, name, file, flags & ~SQLITE_OPEN_CREATE,
			       flags_out) == SQLITE_OK &&
		    holds_pages(file))
			return SQLITE_OK;
		if (file->pMethods)
			file->pMethods->xClose(file);
	}
	return own->xOpen(own, name, file, flags, flags_out);
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
