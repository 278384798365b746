/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_MAILS_H
#define INGEST_MAILS_H

#include "ingest/envelope.h"
#include "ingest/mbox.h"

/*
 * All messages of files, one after the other.
 *
 * Always holds: a file that cannot be read, or a message that cannot be taken,
 * is told of, and those behind it are given all the same.
 */
typedef struct Mails Mails;

/* A message, or what is wrong with one, and where it stands. */
typedef struct {
	const char *path;  /* lives as long as the files */
	guint index;	   /* in the file, from 1 */
	GBytes *raw;	   /* without its From_ line; NULL: see error */
	Envelope envelope; /* what the From_ line said */
	GError *error;	   /* G_FILE_ERROR, INPUT_ERROR, or NULL */
} Incoming;

void incoming_free(Incoming *mail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Incoming, incoming_free)

/* files: of MailFile (folder.h), to live as long. No message that is longer
 * than max_bytes is given. */
Mails *mails_new(const GPtrArray *files, gsize max_bytes);
void mails_free(Mails *mails);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mails, mails_free)

/* NULL: there are no more. The caller frees it. */
Incoming *mails_next(Mails *mails);

/* How much was read, of all that there is: bytes as they lie on the disk. */
guint64 mails_bytes_read(const Mails *mails);
guint64 mails_bytes(const Mails *mails);

#endif
