/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_VFS_H
#define STORE_VFS_H

/*
 * Private to store/: SQLite's own way to the file system but for two things.
 *
 * A file that it may have made it syncs with its folder, and a program that
 * writes one message opens the WAL as such a file each time; but whether the
 * folder could be synced it does not ask. Here a WAL that holds pages already
 * is opened as one that is there, and where there is none, one is made and its
 * folder synced first. Always holds: a WAL that holds pages has its name on the
 * disk.
 *
 * A disk that cannot be read (EIO) it calls a damaged database. Here that is an
 * error of reading, which may pass, and which no backup is brought back for.
 */

/* Its name for sqlite3_open_v2(); NULL, SQLite's own, if it cannot be had. */
const char *vfs_name(void);

#endif
