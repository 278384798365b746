/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_MBOX_H
#define INGEST_MBOX_H

#include <glib.h>

/*
 * The messages of a file, one after the other: a mailbox (RFC 4155, and the
 * forms that are older), or a file that is one message.
 *
 * A message ends before a blank line and a line "From " with a date in it; or,
 * where its Content-Length leads exactly to such a place, there. Any other
 * Content-Length is a lie and is not heeded. The blank line is the mailbox's.
 * Line ends stay as they are.
 *
 * Always holds: no more is in memory than the longest message that is wanted,
 * whatever the file is.
 */
typedef struct Mbox Mbox;

/* How lines of a body that begin with "From " were quoted. */
typedef enum {
	MBOX_AUTO, /* as mboxrd; not at all, where Content-Length is true and
		    * such a line stands in the body */
	MBOX_O,	   /* ">From " was "From " */
	MBOX_RD,   /* so was, and ">>From " was ">From " */
	MBOX_CL,   /* as mboxo, and Content-Length is true */
	MBOX_CL2,  /* not at all, for Content-Length is true */
	MBOX_ONE,  /* the file is one message, as in a Maildir */
} MboxFormat;

/* "mboxrd"; FALSE: there is no such format. */
gboolean mbox_format_of(const char *name, MboxFormat *format_out);

/* The file may be compressed by gzip. max_bytes: no longer message is given.
 * NULL on error, of G_FILE_ERROR. */
Mbox *mbox_open(const char *path, MboxFormat format, gsize max_bytes,
		GError **error);
void mbox_close(Mbox *mbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mbox, mbox_close)

typedef enum {
	MBOX_MESSAGE,
	MBOX_TOO_LARGE, /* one that is left out */
	MBOX_END,
	MBOX_FAILED,
} MboxStatus;

/*
 * The next message, with its From_ line if it has one. Fails as stream_peek()
 * does (stream.h); there is nothing more then.
 */
MboxStatus mbox_next(Mbox *mbox, GBytes **message_out, GError **error);

/* How much of the file, as it lies on the disk, was read. */
guint64 mbox_position(const Mbox *mbox);

#endif
