/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FILES_TEMPORARY_H
#define FILES_TEMPORARY_H

#include <glib.h>

/*
 * A place for a file in the making: a folder of its own beside the path that
 * the file gets when it is whole, on the same disk, so that it can be renamed
 * or linked there. Knows nothing of what is written.
 *
 * Always holds: no such folder stays for good. Its maker holds an flock(2) on
 * it, which ends with the process; whoever makes the next one in that place, or
 * finds that none is wanted, removes those that nobody holds. (Where a disk
 * knows no flock of a folder, as NFS, what a killed program left stays.)
 */
typedef struct {
	char *folder; /* NULL: there is none */
	char *path;   /* of the file, which does not exist yet */
	int lock;
} Temporary;

/*
 * Makes one for the file that is to stand at target. The folder has mode 0700;
 * files in it must begin with the file's name. Errors are G_FILE_ERROR.
 */
gboolean temporary_make(const char *target, Temporary *temporary_out,
			GError **error);

/*
 * Removes what killed programs left beside target, as temporary_make() does:
 * for those who find that there is nothing to make.
 */
void temporary_sweep(const char *target);

/* Removes the folder with all that is in it, and lets go of it. */
void temporary_clear(Temporary *temporary);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Temporary, temporary_clear)

#endif
