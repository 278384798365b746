/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/cmd.h"

#include <stdio.h>
#include <sysexits.h>

#include "audit/diff.h"

typedef struct {
	char *const *dates; /* one or two */
	int count;
	gboolean json;
	GString *out;
} Question;

static gboolean run(Store *store, gpointer data, GError **error)
{
	const Question *question = data;
	DiffRange range = { 0, 0 };

	if (!command_event_at(store, question->dates[0], &range.after, error) ||
	    !(question->count > 1
		      ? command_event_at(store, question->dates[1],
					 &range.until, error)
		      : registry_generation(store, &range.until, error)))
		return FALSE;
	if (range.until < range.after) {
		g_set_error_literal(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
				    "the earlier date comes first");
		return FALSE;
	}
	return (question->json ? diff_json : diff_page)(question->out, store,
							&range, error);
}

int cmd_diff(Command *command, int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(Store) store = NULL;
	Question question;

	if (!command_options(command, NULL, "DATE [DATE]",
			     "Show what changed in the registry between two "
			     "instants, or until now, and what did it.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc != 2 && argc != 3)
		return command_usage("name one date or two");
	question = (Question){ argv + 1, argc - 1, command->json, out };
	store = command_open(command, STORE_READ, &error);
	if (!store || !store_snapshot(store, run, &question, &error))
		return command_fail(error);
	fputs(out->str, stdout);
	return EX_OK;
}
