/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/cmd_mailboxes.h"

#include "command.h"
#include "ingest/mails.h"

#define JOBS_MAX 64

void mailbox_words_clear(MailboxWords *words)
{
	g_free(words->mbox);
}

void mailbox_entries(MailboxWords *words, GOptionEntry entries[MAILBOX_ENTRIES])
{
	entries[0] = (GOptionEntry){
		"mbox",
		0,
		0,
		G_OPTION_ARG_STRING,
		&words->mbox,
		"Mailboxes are mboxo, mboxrd, mboxcl, mboxcl2, auto, one",
		"FORMAT"
	};
	entries[1] = (GOptionEntry){
		"jobs",
		'j',
		0,
		G_OPTION_ARG_INT,
		&words->jobs,
		"Read so many messages of PATHs at once (default: cores)",
		"N"
	};
	entries[2] = (GOptionEntry){ 0 };
}

static gboolean wrong(const char *what, GError **error)
{
	g_set_error_literal(error, COMMAND_ERROR, COMMAND_ERROR_USAGE, what);
	return FALSE;
}

gboolean mailbox_options(const MailboxWords *words, MailboxOptions *options_out,
			 GError **error)
{
	options_out->format = MBOX_AUTO;
	options_out->jobs = g_get_num_processors();
	if (words->mbox && !mbox_format_of(words->mbox, &options_out->format))
		return wrong("--mbox: there is no such format of mailboxes",
			     error);
	if (words->jobs < 0 || words->jobs > JOBS_MAX)
		return wrong("--jobs: a number from 1 to 64 is wanted", error);
	if (words->jobs > 0)
		options_out->jobs = (guint)words->jobs;
	return TRUE;
}

void mailbox_free_incoming(gpointer incoming)
{
	incoming_free(incoming);
}
