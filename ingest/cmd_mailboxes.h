/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_CMD_MAILBOXES_H
#define INGEST_CMD_MAILBOXES_H

#include <glib.h>

#include "ingest/mbox.h"

/* What all commands share that read mailboxes and folders. */

/* As the options say it. */
typedef struct {
	char *mbox;
	int jobs;
} MailboxWords;

void mailbox_words_clear(MailboxWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MailboxWords, mailbox_words_clear)

/* How many entries mailbox_entries() writes, with the one that ends a list. */
#define MAILBOX_ENTRIES 3

void mailbox_entries(MailboxWords *words,
		     GOptionEntry entries[MAILBOX_ENTRIES]);

typedef struct {
	MboxFormat format;
	guint jobs; /* children that read */
} MailboxOptions;

/* FALSE with error (COMMAND_ERROR). */
gboolean mailbox_options(const MailboxWords *words, MailboxOptions *options_out,
			 GError **error);

/* incoming_free(), as a pool wants it. */
void mailbox_free_incoming(gpointer incoming);

#endif
