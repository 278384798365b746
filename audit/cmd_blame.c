/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/cmd.h"

#include <stdio.h>
#include <sysexits.h>

#include "audit/blame.h"
#include "audit/blame_line.h"

static gboolean blame_entry(Command *command, const char *what, GString *out,
			    GError **error)
{
	g_autoptr(Store) store = NULL;
	ProvenanceQuery query;
	gboolean found = FALSE;

	if (!blame_query(what, &query)) {
		g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
			    "'%s' is neither a port (80, 80/tcp) nor a name",
			    what);
		return FALSE;
	}
	store = command_open(command, STORE_READ, error);
	if (!store || !(command->json ? blame_json : blame_page)(
			      out, store, &query, &found, error))
		return FALSE;
	if (!found)
		g_set_error(error, STORE_ERROR, STORE_ERROR_MISSING,
			    "no list has ever had '%s'", what);
	return found;
}

/* What a snapshot is taken for. */
typedef struct {
	LineQuestion *question;
	const char *as_of;
	GString *out;
} Look;

static gboolean run(Store *store, gpointer data, GError **error)
{
	const Look *look = data;

	if (!command_event_at(store, look->as_of, &look->question->at, error))
		return FALSE;
	return blame_line(look->out, store, look->question, error);
}

static gboolean blame_file(Command *command, LineQuestion *question,
			   const char *as_of, GString *out, GError **error)
{
	g_autoptr(Store) store = NULL;
	g_autofree char *bytes = NULL;
	Look look = { question, as_of, out };

	if (!g_file_get_contents(question->path, &bytes, &question->len, error))
		return FALSE;
	question->bytes = bytes;
	question->json = command->json;
	store = command_open(command, STORE_READ, error);
	return store && store_snapshot(store, run, &look, error);
}

static gboolean blame(Command *command, const char *what, const char *as_of,
		      GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *path = NULL;
	LineQuestion question = { 0 };
	gboolean ok;

	if (blame_line_parse(what, &path, &question.line)) {
		question.path = path;
		ok = blame_file(command, &question, as_of, out, error);
	} else {
		ok = blame_entry(command, what, out, error);
	}
	if (ok)
		fputs(out->str, stdout);
	return ok;
}

int cmd_blame(Command *command, int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *as_of = NULL;
	const GOptionEntry entries[] = {
		{ "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
		  "FILE is the list as it was then (default: now)", "DATE" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	if (!command_options(command, entries,
			     "PORT[/TRANSPORT]|NAME|FILE:LINE",
			     "Show what stands behind an entry: the import, or "
			     "the decision, its application\nand its mail; or "
			     "behind a line of a published file.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc != 2)
		return command_usage("name one port, name or line");
	return blame(command, argv[1], as_of, &error) ? EX_OK
						      : command_fail(error);
}
