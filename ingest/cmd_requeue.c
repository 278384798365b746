/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <syslog.h>

#include "cli/log.h"
#include "ingest/cmd_settings.h"
#include "ingest/receive.h"
#include "parse/worker.h"
#include "store/kept.h"
#include "text/json.h"

static void print(const Command *command, const Receipt *receipt,
		  const Parsed *parsed)
{
	g_autofree char *line = NULL;
	Json json;

	if (!command->json) {
		printf("m%" G_GINT64_FORMAT ": %s", receipt->message,
		       verdict_name(receipt->verdict));
		if (receipt->ticket)
			printf(", application %" G_GINT64_FORMAT,
			       receipt->ticket);
		if (parsed->quarantine)
			printf(": %s", parsed->quarantine);
		putchar('\n');
		return;
	}
	json = json_begin();
	json_open(&json, NULL, '{');
	json_int(&json, "message", receipt->message);
	json_string(&json, "verdict", verdict_name(receipt->verdict));
	if (receipt->ticket)
		json_int(&json, "ticket", receipt->ticket);
	json_optional(&json, "reason", parsed->quarantine);
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static void log_receipt(const Receipt *receipt)
{
	g_autofree char *line = g_strdup_printf(
		"m%" G_GINT64_FORMAT " requeue %s event=%" G_GINT64_FORMAT
		" head=%s",
		receipt->message, verdict_name(receipt->verdict),
		receipt->head.seq, receipt->head.hash);

	log_line(LOG_INFO, line);
}

/* It is read before anybody is kept from the database. */
static Parsed *parse(const Command *command, gint64 message, KeptMessage *kept,
		     GError **error)
{
	const ParseLimits limits = settings_parse(command->config);
	const ChildLimits child = settings_child(command->config);
	g_autoptr(Store) store = command_open(command, STORE_READ, error);

	if (!store || !kept_message_read(store, message, kept, error))
		return NULL;
	return worker_parse(kept->raw, &limits, &child, error);
}

static gboolean requeue(const Command *command, gint64 message, const char *by,
			GError **error)
{
	g_auto(KeptMessage) kept = { 0 };
	g_autoptr(Parsed) parsed = parse(command, message, &kept, error);
	const Envelope envelope = { .sender = kept.sender };
	const Delivery delivery = { .raw = kept.raw,
				    .envelope = &envelope,
				    .parsed = parsed,
				    .origin = command_origin(by) };
	g_autoptr(Store) store = NULL;
	Receipt receipt = { 0 };

	if (!parsed)
		return FALSE;
	store = command_open(command, STORE_WRITE, error);
	if (!store ||
	    !receive_again(store, message, &delivery, &receipt, error))
		return FALSE;
	log_receipt(&receipt);
	print(command, &receipt, parsed);
	return TRUE;
}

static gboolean number_of(const char *argument, gint64 *message_out,
			  GError **error)
{
	if (*argument == 'm' && command_number(argument + 1, message_out))
		return TRUE;
	g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
		    "'%s' is no message (m12)", argument);
	return FALSE;
}

int cmd_requeue(Command *command, int argc, char **argv)
{
	g_autofree char *by = NULL;
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{ "by", 0, 0, G_OPTION_ARG_STRING, &by,
		  "Who asks for it (default: the login name)", "NAME" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	if (!command_options(command, entries, "MESSAGE...",
			     "Read messages again that are quarantined or "
			     "other, by today's parser and the limits\nof the "
			     "configuration (see --config).",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc < 2)
		return command_usage("name the messages, as m12");
	for (int i = 1; i < argc; i++) {
		gint64 message;

		if (!number_of(argv[i], &message, &error) ||
		    !requeue(command, message, by, &error))
			return command_fail(error);
	}
	return EX_OK;
}
