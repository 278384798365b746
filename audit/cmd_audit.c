/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "audit/verify.h"
#include "text/json.h"

/* What "audit verify" exits with when something was changed. */
#define EXIT_PROBLEMS 1

static void print_problem(const char *text, gpointer data)
{
	(void)data;
	puts(text);
}

static void collect_problem(const char *text, gpointer data)
{
	g_ptr_array_add(data, g_strdup(text));
}

static void print_json(const VerifyResult *result, const GPtrArray *problems)
{
	Json json = json_begin();
	g_autofree char *line = NULL;

	json_open(&json, NULL, '{');
	json_int(&json, "events", result->events);
	json_int(&json, "messages", result->messages);
	json_int(&json, "texts", result->texts);
	json_string(&json, "head", result->head.hash);
	json_open(&json, "problems", '[');
	for (guint i = 0; i < problems->len; i++)
		json_string(&json, NULL, problems->pdata[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static void print_text(const VerifyResult *result)
{
	printf("%u events, %u messages, %u texts; head %s\n", result->events,
	       result->messages, result->texts, result->head.hash);
	if (result->problems)
		printf("NOT VERIFIED: %u problems\n", result->problems);
	else
		puts("verified");
}

static gboolean verify(Command *command, const char *head, VerifyResult *result,
		       GError **error)
{
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Store) store = command_open(command, STORE_READ, error);

	if (!store ||
	    !verify_store(store, head,
			  command->json ? collect_problem : print_problem,
			  problems, result, error))
		return FALSE;
	if (command->json)
		print_json(result, problems);
	else
		print_text(result);
	return TRUE;
}

int cmd_audit(Command *command, int argc, char **argv)
{
	g_autofree char *head = NULL;
	g_autoptr(GError) error = NULL;
	VerifyResult result;
	const GOptionEntry entries[] = {
		{ "head", 0, 0, G_OPTION_ARG_STRING, &head,
		  "The history must hold this hash, noted elsewhere", "HASH" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	if (!command_options(command, entries, "verify",
			     "Look back. verify: check that nothing stored "
			     "was changed behind portreg's back;\nexits with "
			     "1 if something was.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc != 2 || strcmp(argv[1], "verify") != 0)
		return command_usage("say what to do: verify");
	if (!verify(command, head, &result, &error))
		return command_fail(error);
	return result.problems ? EXIT_PROBLEMS : EX_OK;
}
