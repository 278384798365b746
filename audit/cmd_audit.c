/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "audit/defects_report.h"
#include "audit/verify.h"
#include "store/registry.h"
#include "text/json.h"

/* What "audit verify" exits with when something was changed. */
#define EXIT_PROBLEMS 1

/* There is an error to tell. */
#define EXIT_ERROR (-1)

typedef struct {
	const char *head;
	const char *as_of;
} Options;

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

static int run_verify(Command *command, const Options *options, GError **error)
{
	VerifyResult result;

	if (!verify(command, options->head, &result, error))
		return EXIT_ERROR;
	return result.problems ? EXIT_PROBLEMS : EX_OK;
}

/* What a snapshot is taken for. */
typedef struct {
	const char *as_of;
	gboolean json;
	GString *out;
} Look;

static gboolean look(Store *store, gpointer data, GError **error)
{
	const Look *wanted = data;
	gint64 at;

	if (!command_event_at(store, wanted->as_of, &at, error))
		return FALSE;
	return (wanted->json ? defects_json : defects_page)(wanted->out, store,
							    at, error);
}

static int run_registry(Command *command, const Options *options,
			GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	Look wanted = { options->as_of, command->json, out };
	g_autoptr(Store) store = command_open(command, STORE_READ, error);

	if (!store || !store_snapshot(store, look, &wanted, error))
		return EXIT_ERROR;
	fputs(out->str, stdout);
	return EX_OK;
}

static const struct {
	const char *name;
	/* The exit status, or EXIT_ERROR. */
	int (*run)(Command *command, const Options *options, GError **error);
	gboolean has_head;
	gboolean has_as_of;
} audits[] = {
	{ "verify", run_verify, TRUE, FALSE },
	{ "registry", run_registry, FALSE, TRUE },
};

static int run(Command *command, const char *what, const Options *options)
{
	g_autoptr(GError) error = NULL;
	int status;

	for (guint i = 0; i < G_N_ELEMENTS(audits); i++) {
		if (strcmp(audits[i].name, what) != 0)
			continue;
		if (options->head && !audits[i].has_head)
			return command_usage("--head is for verify");
		if (options->as_of && !audits[i].has_as_of)
			return command_usage("--as-of is for registry");
		status = audits[i].run(command, options, &error);
		return status == EXIT_ERROR ? command_fail(error) : status;
	}
	return command_usage("say what to do: verify, registry");
}

int cmd_audit(Command *command, int argc, char **argv)
{
	g_autofree char *head = NULL;
	g_autofree char *as_of = NULL;
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{ "head", 0, 0, G_OPTION_ARG_STRING, &head,
		  "verify: the history must hold this hash, noted elsewhere",
		  "HASH" },
		{ "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
		  "registry: the list as it was then (default: now)", "DATE" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	if (!command_options(command, entries, "verify|registry",
			     "Look back. verify: check that nothing stored "
			     "was changed behind portreg's back;\nexits with "
			     "1 if something was. registry: tell what is wrong "
			     "in the list, and what would\nbe right.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc != 2)
		return command_usage("say what to do: verify, registry");
	return run(command, argv[1], &(Options){ head, as_of });
}
