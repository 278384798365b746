/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "cli/config.h"
#include "review/amendment.h"
#include "review/cmd.h"
#include "text/harmless.h"
#include "text/json.h"

typedef struct {
	char *by;
	char *reason;
	char *called;
	gboolean group;
	gboolean dry_run;
} Options;

static void options_clear(Options *options)
{
	g_free(options->by);
	g_free(options->reason);
	g_free(options->called);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* An amendment under way, and where it is told. */
typedef struct {
	const Options *options;
	Amendment amendment;
	Amended amended;
} Amending;

static gboolean usage(GError **error, const char *wrong)
{
	g_set_error_literal(error, COMMAND_ERROR, COMMAND_ERROR_USAGE, wrong);
	return FALSE;
}

static gboolean read_target(Amendment *amendment, const char *text,
			    GError **error)
{
	gboolean reserves;

	if (!amendment_is_act(amendment->act, &reserves)) {
		g_autofree char *acts = amendment_acts();

		g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
			    "'%s' is nothing that is done to an entry; there "
			    "is: %s",
			    amendment->act, acts);
		return FALSE;
	}
	if (reserves ? port_range_parse(text, strlen(text), &amendment->ports)
		     : entry_target_parse(text, &amendment->target))
		return TRUE;
	g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
		    reserves ? "'%s' is no port and no range of ports"
			     : "'%s' is neither a port (80, 80/tcp) nor a name",
		    text);
	return FALSE;
}

/* GLib's own options would take other bytes for an error of theirs. */
static gboolean is_text(const Options *options, char **argv)
{
	for (; *argv; argv++) {
		if (!g_utf8_validate(*argv, -1, NULL))
			return FALSE;
	}
	return !options->reason || g_utf8_validate(options->reason, -1, NULL);
}

/* ACT TARGET [WHAT...] */
static gboolean read_arguments(Amending *amending, int argc, char **argv,
			       GError **error)
{
	Amendment *amendment = &amending->amendment;

	if (argc < 3)
		return usage(error, "say what is done, and to which entry");
	if (!is_text(amending->options, argv))
		return usage(error, "what is said must be UTF-8");
	amendment->act = argv[1];
	if (!read_target(amendment, argv[2], error))
		return FALSE;
	if (strcmp(amendment->act, "set") == 0) {
		amendment->fields = (const char *const *)argv + 3;
		return argc > 3 || usage(error, "say what: field=text");
	}
	if (strcmp(amendment->act, "contact") == 0) {
		amendment->contact = argv[3];
		return argc == 4 || usage(error, "say who: 'NAME <MAIL>'");
	}
	return argc == 3 || strcmp(amendment->act, "transfer") == 0 ||
	       usage(error, "it takes one entry");
}

static void print_text(const Amending *amending)
{
	const Amended *amended = &amending->amended;

	if (amending->options->dry_run)
		puts("This is what would happen; nothing has changed.");
	for (guint i = 0; i < amended->notes->len; i++) {
		const char *note = amended->notes->pdata[i];
		g_autofree char *shown = harmless_line(note, strlen(note), 0);

		printf("note: %s\n", shown);
	}
	for (guint i = 0; i < amended->changes->len; i++) {
		const char *change = amended->changes->pdata[i];
		g_autofree char *shown =
			harmless_line(change, strlen(change), 0);

		puts(shown);
	}
	if (!amending->options->dry_run)
		printf("event %" G_GINT64_FORMAT ", head %s\n",
		       amended->head.seq, amended->head.hash);
}

static void print_json(const Amending *amending)
{
	const Amended *amended = &amending->amended;
	g_autofree char *line = NULL;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "act", amending->amendment.act);
	json_bool(&json, "dry_run", amending->options->dry_run);
	json_open(&json, "notes", '[');
	for (guint i = 0; i < amended->notes->len; i++)
		json_string(&json, NULL, amended->notes->pdata[i]);
	json_close(&json, ']');
	json_open(&json, "changes", '[');
	for (guint i = 0; i < amended->changes->len; i++)
		json_string(&json, NULL, amended->changes->pdata[i]);
	json_close(&json, ']');
	if (!amending->options->dry_run) {
		json_int(&json, "event", amended->head.seq);
		json_string(&json, "head", amended->head.hash);
	}
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static gboolean make(Store *store, gpointer data, GError **error)
{
	Amending *amending = data;

	return amendment_make(store, &amending->amendment, &amending->amended,
			      error);
}

static gboolean run(Command *command, Amending *amending, GError **error)
{
	g_autoptr(Store) store = command_open(command, STORE_WRITE, error);
	gboolean dry_run = amending->options->dry_run;

	command->rehearsed = dry_run;
	if (!store || !(dry_run ? store_rehearse
				: store_transact)(store, make, amending, error))
		return FALSE;
	(command->json ? print_json : print_text)(amending);
	return TRUE;
}

static gboolean read_options(Command *command, Options *options, int *argc,
			     char ***argv, GError **error)
{
	const GOptionEntry entries[] = {
		{ "by", 0, 0, G_OPTION_ARG_FILENAME, &options->by,
		  "Who does it (default: the login name)", "NAME" },
		{ "reason", 0, 0, G_OPTION_ARG_FILENAME, &options->reason,
		  "Why", "TEXT" },
		{ "called", 0, 0, G_OPTION_ARG_STRING, &options->called,
		  "Of revoke: since when the community was asked", "DATE" },
		{ "group", 0, 0, G_OPTION_ARG_NONE, &options->group,
		  "Of contact: for all entries that have it in common", NULL },
		{ "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run,
		  "Show what would happen, and change nothing", NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	return command_options(
		command, entries, "ACT PORT[/TRANSPORT]|NAME [WHAT...]",
		"Change an entry without an application, as RFC 6335 section 8 "
		"allows it. ACT:\n"
		"  set ENTRY FIELD=TEXT...  description, reference, "
		"unauthorized, notes\n"
		"  contact ENTRY 'NAME <MAIL>'\n"
		"  reserve PORT[-PORT]      ports that are free\n"
		"  de-assign ENTRY          --reason: how it is known to be "
		"unused\n"
		"  revoke ENTRY             --reason, --called: four weeks ago\n"
		"  transfer ENTRY           is refused",
		argc, argv, error);
}

int cmd_entry(Command *command, int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(GError) error = NULL;
	Amending amending = { .options = &options };
	gboolean ok = read_options(command, &options, &argc, &argv, &error);

	if (ok) {
		amending.amendment.origin = command_origin(options.by);
		amending.amendment.reason = options.reason;
		amending.amendment.called = options.called;
		amending.amendment.group = options.group;
		amending.amendment.address_sign =
			*config_text(command->config, CONFIG_ADDRESS_SIGN);
		ok = read_arguments(&amending, argc, argv, &error) &&
		     run(command, &amending, &error);
	}
	amended_clear(&amending.amended);
	return ok ? EX_OK : command_fail(error);
}
