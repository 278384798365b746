/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include <glib.h>

/*
 * Private to store/: the queue of the writers, an flock(2) on a file beside
 * the database.
 *
 * SQLite's own busy handler polls, which lets late comers overtake; the kernel
 * hands an flock to the one that waited longest. The lock protects nothing by
 * itself: a program that does not take it is held off by SQLite.
 */

/* Who queues: those who write the database, or those who publish from it. */
#define LOCK_WRITE   "-lock"
#define LOCK_PUBLISH "-publish-lock"

/*
 * The file descriptor that holds the lock; close it to let go. -1 on error:
 * STORE_ERROR_BUSY after timeout_ms, else STORE_ERROR_FAILED. The lock file is
 * the database at path with ending; one that is made here gets its mode bits.
 */
int lock_acquire(const char *path, const char *ending, guint timeout_ms,
		 GError **error);

#endif
