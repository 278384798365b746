/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "review/decision.h"
#include "review/refusal.h"
#include "text/harmless.h"
#include "text/json.h"

typedef struct {
	char *by;
	char *reason;
	char *text;
	gboolean dry_run;
	/* Of "assign". */
	int port;
	char *transport;
	char *contact;
	char *description;
	char **overrides;
} Options;

static void options_clear(Options *options)
{
	g_free(options->by);
	g_free(options->reason);
	g_free(options->text);
	g_free(options->transport);
	g_free(options->contact);
	g_free(options->description);
	g_strfreev(options->overrides);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* The commands that decide, what stands behind their name, and what they do. */
static const struct Act {
	const char *name;
	const char *arguments;
	const char *about;
} acts[] = {
	{ "assign", "N",
	  "Assign application N a port, and put its entry into the list." },
	{ "refuse", "N",
	  "Refuse application N; --reason is for the applicant." },
	{ "ask", "N", "Ask the applicant of N something: --text." },
	{ "withdraw", "N", "Close application N, as its applicant wishes." },
	{ "note", "N", "Add a note to application N: --text. Nobody is told." },
	{ "reopen", "N", "Open application N again." },
	{ "duplicate", "N OF", "Close application N as a duplicate of OF." },
	{ "state", "N STATE",
	  "Move an open application on. STATE: new, needs-info, "
	  "expert-review, iesg or assignable." },
};

static const struct Act *find_act(const char *name)
{
	guint i = 0;

	while (strcmp(acts[i].name, name) != 0)
		i++;
	return &acts[i];
}

/* A decision, and whether it is made or only tried. */
typedef struct {
	Command *command;
	const Options *options;
	AssignOptions assign;
	Decision decision;
	Decided decided;
} Deciding;

static gboolean make(Store *store, gpointer data, GError **error)
{
	Deciding *deciding = data;

	return decision_make(store, &deciding->decision, &deciding->decided,
			     error);
}

static void print_line(const char *label, const char *text)
{
	g_autofree char *line = harmless_line(text, strlen(text), 0);

	printf("%s%s\n", label, line);
}

static void print_assignment(const Assignment *assignment)
{
	const GPtrArray *changes = placement_changes(assignment->placement);

	printf("port %u for %s, ", assignment->port, assignment->name);
	for (char **transport = assignment->transports; *transport; transport++)
		printf("%s%s", transport == assignment->transports ? "" : "+",
		       *transport);
	printf("\n");
	print_line("contact, published: ", assignment->contact);
	for (guint i = 0; i < assignment->folded->len; i++)
		print_line("", assignment->folded->pdata[i]);
	for (guint i = 0; i < changes->len; i++)
		print_line("", changes->pdata[i]);
}

static void print_text(const Deciding *deciding)
{
	const Decided *decided = &deciding->decided;

	if (deciding->options->dry_run)
		puts("This is what would happen; nothing has changed.");
	printf("application %" G_GINT64_FORMAT ": %s\n",
	       deciding->decision.ticket, decided->state);
	if (decided->assignment)
		print_assignment(decided->assignment);
	if (decided->told)
		print_line("reply: ", decided->told);
	else
		puts("nobody is told");
	if (!deciding->options->dry_run)
		printf("event %" G_GINT64_FORMAT ", head %s\n",
		       decided->head.seq, decided->head.hash);
}

static void write_assignment(Json *json, const Assignment *assignment)
{
	const GPtrArray *changes = placement_changes(assignment->placement);

	json_int(json, "port", assignment->port);
	json_open(json, "transports", '[');
	for (char **transport = assignment->transports; *transport; transport++)
		json_string(json, NULL, *transport);
	json_close(json, ']');
	json_string(json, "name", assignment->name);
	json_string(json, "description", assignment->description);
	json_string(json, "contact", assignment->contact);
	json_open(json, "changes", '[');
	for (guint i = 0; i < changes->len; i++)
		json_string(json, NULL, changes->pdata[i]);
	json_close(json, ']');
}

static void print_json(const Deciding *deciding)
{
	const Decided *decided = &deciding->decided;
	g_autofree char *line = NULL;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_int(&json, "ticket", deciding->decision.ticket);
	json_string(&json, "act", deciding->decision.act);
	json_string(&json, "state", decided->state);
	json_bool(&json, "dry_run", deciding->options->dry_run);
	if (decided->assignment)
		write_assignment(&json, decided->assignment);
	json_raw(&json, "reply", decided->reply ? decided->reply : "null");
	if (!deciding->options->dry_run) {
		json_int(&json, "event", decided->head.seq);
		json_string(&json, "head", decided->head.hash);
	}
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static gboolean run(Deciding *deciding, GError **error)
{
	Command *command = deciding->command;
	g_autoptr(Store) store = command_open(command, STORE_WRITE, error);
	gboolean ok;

	if (!store)
		return FALSE;
	command->rehearsed = deciding->options->dry_run;
	ok = deciding->options->dry_run
		     ? store_rehearse(store, make, deciding, error)
		     : store_transact(store, make, deciding, error);
	if (ok)
		(command->json ? print_json : print_text)(deciding);
	return ok;
}

static gboolean usage(GError **error, const char *wrong)
{
	g_set_error_literal(error, COMMAND_ERROR, COMMAND_ERROR_USAGE, wrong);
	return FALSE;
}

static gboolean read_ticket(const char *text, gint64 *ticket_out,
			    GError **error)
{
	if (command_number(text, ticket_out))
		return TRUE;
	g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
		    "'%s' is no number of an application", text);
	return FALSE;
}

/* GLib would take what is not in the locale's charset for an error of its
 * own, and the locale of a script is C. */
static gboolean is_text(const Options *options)
{
	const char *const texts[] = { options->reason, options->text,
				      options->transport, options->contact,
				      options->description };

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		if (texts[i] && !g_utf8_validate(texts[i], -1, NULL))
			return FALSE;
	}
	return TRUE;
}

/* What the command line says, in the order of the act's arguments. */
static gboolean read_arguments(Deciding *deciding, int argc, char **argv,
			       GError **error)
{
	Decision *decision = &deciding->decision;
	const struct Act *act = find_act(decision->act);
	const DecisionNeeds needs = decision_needs(decision->act);
	gboolean two = strchr(act->arguments, ' ') != NULL;

	if (argc != (two ? 3 : 2))
		return usage(error, two ? "it takes two arguments"
					: "name one application");
	if (!read_ticket(argv[1], &decision->ticket, error))
		return FALSE;
	if (strcmp(act->name, "duplicate") == 0 &&
	    !read_ticket(argv[2], &decision->of, error))
		return FALSE;
	if (strcmp(act->name, "state") == 0)
		decision->state = argv[2];
	if (!is_text(deciding->options))
		return usage(error, "what is said must be UTF-8");
	if (needs.reason && (!decision->reason || !*decision->reason))
		return usage(error, "say why: --reason");
	if (needs.text && (!decision->text || !*decision->text))
		return usage(error, "say what: --text");
	if (deciding->options->port < 0 || deciding->options->port > 65535)
		return usage(error, "a port is between 1 and 65535");
	return TRUE;
}

static void set_up(Deciding *deciding, Command *command, const Options *options)
{
	const char *domain = config_text(command->config, CONFIG_MAIL_DOMAIN);

	deciding->assign = (AssignOptions){
		.port = (guint)options->port,
		.transports = options->transport,
		.contact = options->contact,
		.address_sign =
			*config_text(command->config, CONFIG_ADDRESS_SIGN),
		.description = options->description,
		.overrides = (const char *const *)options->overrides,
	};
	deciding->decision = (Decision){
		.act = command->name,
		.reason = options->reason,
		.text = options->text,
		.origin = command_origin(options->by),
		.mail_domain = domain ? domain : g_get_host_name(),
	};
	if (strcmp(command->name, "assign") == 0)
		deciding->decision.assign = &deciding->assign;
}

static gboolean read_options(Command *command, Options *options, int *argc,
			     char ***argv, GError **error)
{
	const struct Act *act = find_act(command->name);
	const GOptionEntry common[] = {
		{ "by", 0, 0, G_OPTION_ARG_FILENAME, &options->by,
		  "Who decides (default: the login name)", "NAME" },
		{ "reason", 0, 0, G_OPTION_ARG_FILENAME, &options->reason,
		  "Why", "TEXT" },
		{ "text", 0, 0, G_OPTION_ARG_FILENAME, &options->text,
		  "What is asked, noted or told besides", "TEXT" },
		{ "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run,
		  "Show what would happen, and change nothing", NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};
	const GOptionEntry assign[] = {
		common[0],
		common[1],
		common[2],
		common[3],
		{ "port", 0, 0, G_OPTION_ARG_INT, &options->port,
		  "This port (default: the lowest that is free)", "PORT" },
		{ "transport", 0, 0, G_OPTION_ARG_FILENAME, &options->transport,
		  "These, as tcp,udp (default: what was asked for)", "LIST" },
		{ "contact", 0, 0, G_OPTION_ARG_FILENAME, &options->contact,
		  "Whom the list names (default: the applicant)",
		  "NAME <MAIL>" },
		{ "description", 0, 0, G_OPTION_ARG_FILENAME,
		  &options->description,
		  "The description (default: the name asked for)", "TEXT" },
		{ "override", 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
		  &options->overrides, "In spite of this rule's error",
		  "RULE" },
		common[4],
	};
	gboolean is_assign = strcmp(act->name, "assign") == 0;

	return command_options(command, is_assign ? assign : common,
			       act->arguments, act->about, argc, argv, error);
}

int cmd_decide(Command *command, int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(GError) error = NULL;
	Deciding deciding = { .command = command, .options = &options };
	gboolean ok = read_options(command, &options, &argc, &argv, &error);

	if (ok) {
		set_up(&deciding, command, &options);
		ok = read_arguments(&deciding, argc, argv, &error) &&
		     run(&deciding, &error);
	}
	decided_clear(&deciding.decided);
	return ok ? EX_OK : command_fail(error);
}
