/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_FOLDER_H
#define INGEST_FOLDER_H

#include "ingest/mbox.h"

/*
 * Which files hold the messages of a path, in the order in which they are
 * read:
 *
 * - a file: itself, a mailbox or a message;
 * - a Maildir, that is a folder with "cur" and "new": the files of both, by
 *   the time that their names begin with, and the folders in it;
 * - any other folder: the files whose names are numbers (MH), or end in .eml,
 *   .mbox or .mbx (and .gz), and the folders in it.
 *
 * What begins with a dot is passed over, but for the folders of a Maildir; and
 * so are symbolic links to folders.
 */
typedef struct {
	char *path;
	MboxFormat format;
	guint64 bytes;
} MailFile;

/* Of MailFile. */
GPtrArray *mail_files_new(void);

/*
 * Adds the files of a path. format is that of mailboxes. passed_over is raised
 * by each file that is of no kind that is known. FALSE with error, of
 * G_FILE_ERROR: there is nothing that could be read.
 */
gboolean folder_list(const char *path, MboxFormat format, GPtrArray *files,
		     guint *passed_over, GError **error);

#endif
