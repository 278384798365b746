/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/cmd.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <syslog.h>
#include <unistd.h>

#include "cli/log.h"
#include "ingest/cmd_ingest_paths.h"
#include "ingest/cmd_settings.h"
#include "ingest/input.h"
#include "ingest/receive.h"
#include "parse/memory.h"
#include "parse/worker.h"

/* What a delivery takes: SQLite's pages and statements, most of all. */
#define HEAP (448 * 1024)

/* Whoever stops us, or breaks in us, stops or breaks us alone: try later. */
static void defer_on_signal(int signal_number)
{
	(void)signal_number;
	_exit(EX_TEMPFAIL);
}

/* These do not end a process by themselves, or cannot be caught. */
static gboolean is_harmless(int signal_number)
{
	static const int harmless[] = { SIGKILL,  SIGSTOP, SIGTSTP, SIGTTIN,
					SIGTTOU,  SIGCONT, SIGCHLD, SIGURG,
					SIGWINCH, SIGPIPE };

	for (guint i = 0; i < G_N_ELEMENTS(harmless); i++) {
		if (harmless[i] == signal_number)
			return TRUE;
	}
	return FALSE;
}

/* The handler gets a stack of its own, for the other may be used up. */
static void catch_signals(void)
{
	static char handler_stack[64 * 1024];
	const stack_t stack = { .ss_sp = handler_stack,
				.ss_size = sizeof(handler_stack) };
	struct sigaction action = { .sa_handler = defer_on_signal,
				    .sa_flags = SA_ONSTACK };

	sigaltstack(&stack, NULL);
	for (int i = 1; i <= SIGRTMAX; i++) {
		if (!is_harmless(i))
			sigaction(i, &action, NULL);
	}
	signal(SIGPIPE, SIG_IGN);
}

/*
 * What stderr says may be mailed to the sender of a message one day, so it
 * tells the log all and stderr no more than that.
 */
static int defer(const GError *error)
{
	g_autofree char *line = g_strdup_printf("deferred: %s", error->message);

	log_line(LOG_ERR, line);
	if (isatty(STDERR_FILENO))
		command_fail(error);
	else
		fputs("portreg: deferred, the log says why\n", stderr);
	return EX_TEMPFAIL;
}

/* The head goes to the log, so that the history stands elsewhere too. */
static void log_receipt(const Receipt *receipt)
{
	g_autofree char *assigned =
		receipt->assigned
			? g_strdup_printf(" assigned=%u", receipt->assigned)
			: g_strdup("");
	g_autofree char *line = g_strdup_printf(
		"m%" G_GINT64_FORMAT " %s%s event=%" G_GINT64_FORMAT " head=%s",
		receipt->message, verdict_name(receipt->verdict), assigned,
		receipt->head.seq, receipt->head.hash);

	log_line(LOG_INFO, line);
}

static guint timeout_of(const Command *command)
{
	return config_number(command->config, CONFIG_BUSY_TIMEOUT) * 1000;
}

static Store *open_store(const Command *command, GError **error)
{
	g_autofree char *path = command_database(command, FALSE, error);

	memory_expect(HEAP);
	return path ? store_open(path, STORE_WRITE_SOON, timeout_of(command),
				 error)
		    : NULL;
}

static gboolean keep(Store *store, const Command *command,
		     const Delivery *delivery, GError **error)
{
	Receipt receipt = { 0 };

	if (!store_queue(store, timeout_of(command), error) ||
	    !receive_message(store, delivery, &receipt, error))
		return FALSE;
	log_receipt(&receipt);
	return TRUE;
}

/* The database is opened while the message is read. */
static gboolean filter(const Command *command, GBytes *input,
		       Envelope *envelope, GError **error)
{
	const ParseLimits limits = settings_parse(command->config);
	const ChildLimits child = settings_child(command->config);
	const AssignPolicy policy =
		settings_policy(command->config, g_get_host_name());
	g_autoptr(GBytes) raw = envelope_take_from_line(envelope, input);
	g_autoptr(Worker) parser = NULL;
	g_autoptr(Store) store = NULL;
	g_autoptr(Parsed) parsed = NULL;
	Delivery delivery = { .raw = raw,
			      .envelope = envelope,
			      .policy = &policy,
			      .origin = command_origin("filter") };

	if (g_bytes_get_size(raw) == 0) {
		g_set_error_literal(error, INPUT_ERROR, INPUT_ERROR_EMPTY,
				    "there is no message behind the From_ "
				    "line");
		return FALSE;
	}
	if (!(parser = worker_new_parser(raw, &limits, &child, error)) ||
	    !(store = open_store(command, error)) ||
	    !(parsed = worker_take_parsed(parser, error)))
		return FALSE;
	delivery.parsed = parsed;
	return keep(store, command, &delivery, error);
}

static gboolean read_options(Command *command, Envelope *envelope,
			     MailboxOptions *mailboxes, int *argc, char ***argv,
			     GError **error)
{
	g_auto(MailboxWords) words = { 0 };
	GOptionEntry entries[2 + MAILBOX_ENTRIES] = {
		{ "sender", 0, 0, G_OPTION_ARG_FILENAME, &envelope->sender,
		  "The envelope's sender (default: $SENDER, the From_ line)",
		  "ADDRESS" },
		{ "recipient", 0, 0, G_OPTION_ARG_FILENAME,
		  &envelope->recipient,
		  "The envelope's recipient (default: $RECIPIENT)", "ADDRESS" },
	};

	mailbox_entries(&words, entries + 2);
	if (!command_options(command, entries, "[PATH...]",
			     "Take one message from standard input. Exits "
			     "with 0 when it is kept, and with 75\nwhen it is "
			     "to be delivered again later. With PATHs, take "
			     "all messages of\nmailboxes, Maildirs, MH folders "
			     "and folders of .eml files.",
			     argc, argv, error) ||
	    !mailbox_options(&words, mailboxes, error))
		return FALSE;
	if (!envelope->sender)
		envelope->sender = g_strdup(g_getenv("SENDER"));
	if (!envelope->recipient)
		envelope->recipient = g_strdup(g_getenv("RECIPIENT"));
	return TRUE;
}

int cmd_ingest(Command *command, int argc, char **argv)
{
	g_auto(Envelope) envelope = { 0 };
	MailboxOptions mailboxes;
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) option_error = NULL;
	g_autoptr(GBytes) input = NULL;
	gboolean ready;
	guint max;

	catch_signals();
	umask(077);
	ready = read_options(command, &envelope, &mailboxes, &argc, &argv,
			     &option_error);
	/* In a recipe --help is a mistake, at a terminal it is not. */
	if (g_error_matches(option_error, COMMAND_ERROR, COMMAND_ERROR_SHOWN) &&
	    isatty(STDIN_FILENO))
		return EX_OK;
	if (ready && argc > 1)
		return ingest_paths(command, &mailboxes, argv + 1);
	if (!ready && isatty(STDIN_FILENO))
		return defer(option_error);
	/* The input is read in any case: see input.h. */
	max = ready ? config_number(command->config, CONFIG_MAX_MESSAGE) : 0;
	input = input_read(STDIN_FILENO, max, &error);
	if (!ready)
		return defer(option_error);
	if (!input || !filter(command, input, &envelope, &error))
		return defer(error);
	return EX_OK;
}
