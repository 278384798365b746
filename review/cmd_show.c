/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "review/queue_json.h"
#include "review/queue_page.h"

typedef struct {
	Command *command;
	Store *store;
	gboolean found;
} Showing;

static gboolean show_json(Store *store, const QueueEntry *entry, GError **error)
{
	Json json = json_begin();
	g_autofree char *line = NULL;
	gboolean ok;

	json_open(&json, NULL, '{');
	ok = queue_json_entry(&json, store, entry, error) &&
	     queue_json_rest(&json, store, entry, error);
	json_close(&json, '}');
	line = json_end(&json);
	if (ok)
		puts(line);
	return ok;
}

static gboolean show_entry(const QueueEntry *entry, gpointer data,
			   GError **error)
{
	Showing *showing = data;
	g_autoptr(GString) page = g_string_new(NULL);

	showing->found = TRUE;
	if (showing->command->json)
		return show_json(showing->store, entry, error);
	if (!queue_page(page, showing->store, entry, error))
		return FALSE;
	fputs(page->str, stdout);
	return TRUE;
}

static gboolean no_such(const char *what, GError **error)
{
	g_set_error(error, STORE_ERROR, STORE_ERROR_MISSING, "there is no %s",
		    what);
	return FALSE;
}

static gboolean show_application(Command *command, Store *store, gint64 ticket,
				 const char *argument, GError **error)
{
	const QueueFilter filter = { .ticket = ticket };
	Showing showing = { command, store, FALSE };
	g_autofree char *what = g_strdup_printf("application %s", argument);

	if (!queue_each(store, &filter, show_entry, &showing, error))
		return FALSE;
	return showing.found || no_such(what, error);
}

static gboolean show_message(Store *store, gint64 message, gboolean raw,
			     const char *argument, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GString) page = g_string_new(NULL);
	g_autofree char *what = g_strdup_printf("message %s", argument);
	gsize len;
	const char *data;

	if (!queue_message_bytes(store, message, &bytes, error))
		return FALSE;
	if (!bytes)
		return no_such(what, error);
	data = g_bytes_get_data(bytes, &len);
	if (raw) {
		fwrite(data, 1, len, stdout);
		return TRUE;
	}
	queue_page_message(page, data, len);
	fputs(page->str, stdout);
	return TRUE;
}

static gboolean show(Command *command, const char *argument, gboolean raw,
		     GError **error)
{
	gboolean is_message = *argument == 'm';
	g_autoptr(Store) store = NULL;
	gint64 number;

	if (!command_number(argument + is_message, &number)) {
		g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
			    "'%s' is neither an application (12) nor a "
			    "message (m12)",
			    argument);
		return FALSE;
	}
	store = command_open(command, STORE_READ, error);
	if (!store)
		return FALSE;
	if (is_message)
		return show_message(store, number, raw, argument, error);
	return show_application(command, store, number, argument, error);
}

int cmd_show(Command *command, int argc, char **argv)
{
	gboolean raw = FALSE;
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{ "raw", 0, 0, G_OPTION_ARG_NONE, &raw,
		  "A message's bytes as they came", NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	if (!command_options(command, entries, "NUMBER",
			     "Show one application (12) or message (m12) "
			     "whole.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc != 2)
		return command_usage("name one application or message");
	return show(command, argv[1], raw, &error) ? EX_OK
						   : command_fail(error);
}
