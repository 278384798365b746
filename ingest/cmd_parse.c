/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "ingest/cmd_mailboxes.h"
#include "ingest/cmd_settings.h"
#include "ingest/envelope.h"
#include "ingest/folder.h"
#include "ingest/input.h"
#include "ingest/mails.h"
#include "parse/page.h"
#include "parse/pool.h"
#include "parse/report.h"
#include "parse/worker.h"
#include "text/sha256.h"

/* One message, where it came from, and what it says. */
typedef struct {
	const char *source;
	guint index;
	GBytes *raw;
	const Parsed *parsed;
} Reading;

static void print_json(const Reading *reading)
{
	g_autofree char *sha256 = sha256_of_bytes(reading->raw);
	g_autofree char *line = NULL;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "source", reading->source);
	json_int(&json, "index", reading->index);
	json_string(&json, "sha256", sha256);
	json_int(&json, "bytes", (gint64)g_bytes_get_size(reading->raw));
	report_members(&json, reading->parsed);
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

/* "box.mbox", or "box.mbox: message 3" behind the first one. */
static void print_page(const Reading *reading)
{
	g_autoptr(GString) page = g_string_new(NULL);
	g_autofree char *title =
		reading->index > 1
			? g_strdup_printf("%s: message %u", reading->source,
					  reading->index)
			: g_strdup(reading->source);

	parse_page(page, title, reading->parsed);
	fputs(page->str, stdout);
}

static void print(const Command *command, const Reading *reading)
{
	(command->json ? print_json : print_page)(reading);
}

static gboolean parse_input(const Command *command, GError **error)
{
	const ParseLimits limits = settings_parse(command->config);
	const ChildLimits child = settings_child(command->config);
	gsize max = config_number(command->config, CONFIG_MAX_MESSAGE);
	g_autoptr(GBytes) input = input_read(STDIN_FILENO, max, error);
	g_auto(Envelope) envelope = { 0 };
	g_autoptr(GBytes) raw = NULL;
	g_autoptr(Parsed) parsed = NULL;
	Reading reading = { .source = "-", .index = 1 };

	if (!input)
		return FALSE;
	reading.raw = raw = envelope_take_from_line(&envelope, input);
	reading.parsed = parsed = worker_parse(raw, &limits, &child, error);
	if (!parsed)
		return FALSE;
	print(command, &reading);
	return TRUE;
}

/* Messages of files, read by children. */
typedef struct {
	const Command *command;
	Mails *mails;
	Pool *pool;
	int status; /* of the first file or message that could not be taken */
} Run;

static gboolean fill(Run *run, GError **error)
{
	while (!pool_is_full(run->pool)) {
		Incoming *mail = mails_next(run->mails);

		if (!mail)
			return TRUE;
		if (mail->error) {
			int status = command_fail(mail->error);

			run->status = run->status ? run->status : status;
			incoming_free(mail);
		} else if (!pool_put(run->pool, mail->raw, mail, error)) {
			return FALSE;
		}
	}
	return TRUE;
}

static gboolean print_next(Run *run, GError **error)
{
	gpointer data = NULL;
	g_autoptr(Parsed) parsed = pool_take(run->pool, &data, error);
	g_autoptr(Incoming) mail = data;
	Reading reading = { .parsed = parsed };

	if (!parsed)
		return FALSE;
	reading.source = mail->path;
	reading.index = mail->index;
	reading.raw = mail->raw;
	print(run->command, &reading);
	return TRUE;
}

static int parse_files(const Command *command, const MailboxOptions *options,
		       const GPtrArray *files)
{
	const ParseLimits limits = settings_parse(command->config);
	const ChildLimits child = settings_child(command->config);
	g_autoptr(Mails) mails = mails_new(
		files, config_number(command->config, CONFIG_MAX_MESSAGE));
	g_autoptr(Pool) pool =
		pool_new(&limits, &child, options->jobs, mailbox_free_incoming);
	g_autoptr(GError) error = NULL;
	Run run = { command, mails, pool, EX_OK };

	while (fill(&run, &error) && !pool_is_empty(pool) &&
	       print_next(&run, &error))
		;
	return error ? command_fail(error) : run.status;
}

static int parse_paths(const Command *command, const MailboxOptions *options,
		       char **paths)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autoptr(GError) error = NULL;
	guint passed_over = 0;

	for (; *paths; paths++) {
		const char *path =
			strcmp(*paths, "-") == 0 ? "/dev/stdin" : *paths;

		if (!folder_list(path, options->format, files, &passed_over,
				 &error))
			return command_fail(error);
	}
	if (passed_over)
		fprintf(stderr, "%s: files of other kinds passed over: %u\n",
			g_get_prgname(), passed_over);
	return parse_files(command, options, files);
}

int cmd_parse(Command *command, int argc, char **argv)
{
	g_auto(MailboxWords) words = { 0 };
	GOptionEntry entries[MAILBOX_ENTRIES];
	MailboxOptions options;
	g_autoptr(GError) error = NULL;

	mailbox_entries(&words, entries);
	if (!command_options(command, entries, "[PATH...]",
			     "Show what messages say: their answers, and what "
			     "is wrong with them. Nothing is kept.\nEach PATH "
			     "is a message, a mailbox or a folder of them; "
			     "without one a message comes\non standard input.",
			     &argc, &argv, &error) ||
	    !mailbox_options(&words, &options, &error))
		return command_fail(error);
	if (argc < 2 || (argc == 2 && strcmp(argv[1], "-") == 0))
		return parse_input(command, &error) ? EX_OK
						    : command_fail(error);
	return parse_paths(command, &options, argv + 1);
}
