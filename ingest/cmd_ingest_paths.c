/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/cmd_ingest_paths.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <syslog.h>
#include <unistd.h>

#include "cli/log.h"
#include "cli/progress.h"
#include "ingest/bulk.h"
#include "ingest/cmd_settings.h"
#include "ingest/folder.h"
#include "text/json.h"

/* A progress line is drawn anew no more often. */
#define DRAW_USEC 100000

/* What a run shows while it lasts. */
typedef struct {
	const Mails *mails;
	guint64 total;
	guint64 committed; /* messages */
	gboolean draws;
	gint64 start; /* microseconds */
	gint64 drawn;
} Show;

static void draw(Show *show, guint64 messages)
{
	gint64 now = g_get_monotonic_time();
	const Progress progress = {
		.done = mails_bytes_read(show->mails),
		.total = show->total,
		.items = show->committed + messages,
		.seconds = (double)(now - show->start) / 1e6,
	};
	g_autofree char *line = NULL;

	if (!show->draws || now - show->drawn < DRAW_USEC)
		return;
	show->drawn = now;
	line = progress_line(&progress, "messages");
	fprintf(stderr, "\r%s\x1b[K", line);
}

static void clear(const Show *show)
{
	if (show->draws)
		fputs("\r\x1b[K", stderr);
}

static Origin origin_of(gpointer data)
{
	(void)data;
	return command_origin(NULL);
}

static void goes_on(guint64 messages, gpointer data)
{
	draw(data, messages);
}

static void failed(const GError *error, gpointer data)
{
	clear(data);
	command_fail(error);
}

static void committed(const BulkCount *count, const EventMark *head,
		      gpointer data)
{
	Show *show = data;
	g_autofree char *line = g_strdup_printf(
		"%" G_GUINT64_FORMAT
		" messages of mailboxes event=%" G_GINT64_FORMAT " head=%s",
		count->messages - show->committed, head->seq, head->hash);

	show->committed = count->messages;
	log_line(LOG_INFO, line);
}

static void print_json(const BulkCount *count, guint files, guint passed_over)
{
	g_autofree char *line = NULL;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_int(&json, "files", files);
	json_int(&json, "messages", (gint64)count->messages);
	json_open(&json, "verdicts", '{');
	for (guint i = 0; i < VERDICT_COUNT; i++)
		json_int(&json, verdict_name((Verdict)i),
			 (gint64)count->verdicts[i]);
	json_close(&json, '}');
	json_int(&json, "failures", (gint64)count->failures);
	json_int(&json, "passed_over", passed_over);
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static void print_count(const char *what, guint64 count)
{
	g_autofree char *number = progress_number(count);

	printf("%9s  %s\n", number, what);
}

static void print_summary(const BulkCount *count, guint files,
			  guint passed_over)
{
	g_autofree char *messages = progress_number(count->messages);

	printf("%s message%s in %u file%s\n", messages,
	       count->messages == 1 ? "" : "s", files, files == 1 ? "" : "s");
	for (guint i = 0; i < VERDICT_COUNT; i++) {
		if (count->verdicts[i])
			print_count(verdict_name((Verdict)i),
				    count->verdicts[i]);
	}
	if (count->failures)
		print_count("could not be taken", count->failures);
	if (passed_over)
		print_count("files of other kinds passed over", passed_over);
}

static gboolean list_files(char **paths, MboxFormat format, GPtrArray *files,
			   guint *passed_over, GError **error)
{
	for (; *paths; paths++) {
		if (!folder_list(*paths, format, files, passed_over, error))
			return FALSE;
	}
	return TRUE;
}

/* Stopped half-way, what was committed stays, and the rest comes the next
 * time; nothing needs to be tidied. */
static void die_by_signals(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };

	for (guint i = 0; i < G_N_ELEMENTS(signals); i++)
		signal(signals[i], SIG_DFL);
}

static gboolean run(const Command *command, const MailboxOptions *options,
		    Mails *mails, Show *show, BulkCount *count, GError **error)
{
	const ParseLimits limits = settings_parse(command->config);
	const ChildLimits child = settings_child(command->config);
	g_autoptr(Pool) pool =
		pool_new(&limits, &child, options->jobs, mailbox_free_incoming);
	g_autofree char *database = command_database(command, TRUE, error);
	const BulkWatcher watcher = { origin_of, committed, failed, goes_on,
				      show };
	const Bulk bulk = {
		.database = database,
		.timeout_ms =
			config_number(command->config, CONFIG_BUSY_TIMEOUT) *
			1000,
		.mails = mails,
		.pool = pool,
		.watcher = &watcher,
	};

	return database && bulk_run(&bulk, count, error);
}

static int give_up(const GError *error)
{
	g_autofree char *line = g_strdup_printf("deferred: %s", error->message);

	log_line(LOG_ERR, line);
	return command_fail(error);
}

int ingest_paths(const Command *command, const MailboxOptions *options,
		 char **paths)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autoptr(Mails) mails = NULL;
	g_autoptr(GError) error = NULL;
	BulkCount count = { 0 };
	guint passed_over = 0;
	Show show = { .start = g_get_monotonic_time(),
		      .draws = isatty(STDERR_FILENO) };
	gboolean ok;

	die_by_signals();
	if (!list_files(paths, options->format, files, &passed_over, &error))
		return give_up(error);
	mails = mails_new(files,
			  config_number(command->config, CONFIG_MAX_MESSAGE));
	show.mails = mails;
	show.total = mails_bytes(mails);
	ok = run(command, options, mails, &show, &count, &error);
	clear(&show);
	(command->json ? print_json : print_summary)(&count, files->len,
						     passed_over);
	if (!ok)
		return give_up(error);
	return count.failures ? EX_TEMPFAIL : EX_OK;
}
