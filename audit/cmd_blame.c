/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/cmd.h"

#include <stdio.h>
#include <sysexits.h>

#include "audit/blame.h"

static gboolean blame(Command *command, const char *what, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
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
	if (!found) {
		g_set_error(error, STORE_ERROR, STORE_ERROR_MISSING,
			    "no list has ever had '%s'", what);
		return FALSE;
	}
	fputs(out->str, stdout);
	return TRUE;
}

int cmd_blame(Command *command, int argc, char **argv)
{
	g_autoptr(GError) error = NULL;

	if (!command_options(command, NULL, "PORT[/TRANSPORT]|NAME",
			     "Show what stands behind an entry: the import, or "
			     "the decision, its application\nand its mail.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc != 2)
		return command_usage("name one port or one name");
	return blame(command, argv[1], &error) ? EX_OK : command_fail(error);
}
