/* SPDX-License-Identifier: BSD-2-Clause */
#include "command.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "registry/format.h"
#include "review/refusal.h"
#include "store/registry.h"
#include "text/harmless.h"
#include "text/timestamp.h"

#define CONFIG_PATH "/etc/portreg.conf"

G_DEFINE_QUARK(portreg_command_error, command_error)

/* Errors that have an exit status of their own; the rest are EX_IOERR. */
static int status_of(const GError *error)
{
	const struct {
		GQuark domain;
		int code;
		int status;
	} rows[] = {
		{ G_OPTION_ERROR, -1, EX_USAGE },
		{ COMMAND_ERROR, COMMAND_ERROR_USAGE, EX_USAGE },
		{ COMMAND_ERROR, COMMAND_ERROR_NO_DATABASE, EX_CONFIG },
		{ CONFIG_ERROR, -1, EX_CONFIG },
		{ REVIEW_ERROR, -1, EX_DATAERR },
		{ STORE_ERROR, STORE_ERROR_MISSING, EX_NOINPUT },
		{ STORE_ERROR, STORE_ERROR_EXISTS, EX_CANTCREAT },
		{ STORE_ERROR, STORE_ERROR_FOREIGN, EX_DATAERR },
		{ STORE_ERROR, STORE_ERROR_LATER, EX_DATAERR },
		{ STORE_ERROR, STORE_ERROR_OLDER, EX_DATAERR },
		{ STORE_ERROR, STORE_ERROR_DAMAGED, EX_DATAERR },
		{ STORE_ERROR, STORE_ERROR_REFUSED, EX_DATAERR },
		{ STORE_ERROR, STORE_ERROR_BUSY, EX_TEMPFAIL },
		{ G_FILE_ERROR, G_FILE_ERROR_NOENT, EX_NOINPUT },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (error->domain == rows[i].domain &&
		    (rows[i].code == -1 || rows[i].code == error->code))
			return rows[i].status;
	}
	return EX_IOERR;
}

int command_fail(const GError *error)
{
	g_autofree char *line =
		harmless_line(error->message, strlen(error->message), 0);

	if (g_error_matches(error, COMMAND_ERROR, COMMAND_ERROR_SHOWN))
		return EX_OK;
	fprintf(stderr, "%s: %s\n", g_get_prgname(), line);
	if (status_of(error) == EX_USAGE)
		fprintf(stderr, "Try '%s --help'.\n", g_get_prgname());
	return status_of(error);
}

int command_usage(const char *wrong)
{
	g_autoptr(GError) error =
		g_error_new_literal(COMMAND_ERROR, COMMAND_ERROR_USAGE, wrong);

	return command_fail(error);
}

/* What a command has of its own (may be NULL), and what all have. */
static GOptionGroup *option_group(Command *command, const GOptionEntry *own)
{
	const GOptionEntry global[] = {
		{ "config", 'c', 0, G_OPTION_ARG_FILENAME,
		  &command->config_path,
		  "Read this configuration (default: " CONFIG_PATH ")",
		  "FILE" },
		{ "database", 'd', 0, G_OPTION_ARG_FILENAME, &command->database,
		  "Use this database", "FILE" },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &command->json,
		  "Write JSON, one object a line", NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &command->help,
		  "Show this help", NULL },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &command->version,
		  "Show the version", NULL },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};
	GOptionGroup *group = g_option_group_new("", "", "", NULL, NULL);

	if (own)
		g_option_group_add_entries(group, own);
	g_option_group_add_entries(group, global);
	return group;
}

/* A full disk must not look like success. */
static int close_output(int status)
{
	if (status == EX_OK && (fflush(stdout) != 0 || ferror(stdout))) {
		fprintf(stderr, "%s: standard output: %s\n", g_get_prgname(),
			g_strerror(errno));
		return EX_IOERR;
	}
	return status;
}

/* GLib's own --help would turn what is not ASCII into question marks. */
static gboolean show_if_asked(const Command *command, GOptionContext *context,
			      GError **error)
{
	g_autofree char *help = NULL;

	if (!command->version && !command->help)
		return FALSE;
	help = command->help ? g_option_context_get_help(context, TRUE, NULL)
			     : g_strdup("portreg " PORTREG_VERSION "\n");
	fputs(help, stdout);
	g_set_error_literal(error, COMMAND_ERROR, COMMAND_ERROR_SHOWN,
			    "this was asked for its help or version");
	return TRUE;
}

/* What cli/config.c cannot know: which formats there are. */
static gboolean check_formats(const Config *config, const char *path,
			      GError **error)
{
	const char *const *target = config_list(config, CONFIG_PUBLISH);

	for (; *target; target++) {
		g_autofree char *format =
			g_strndup(*target, strcspn(*target, " "));
		g_autofree char *names = list_format_names();

		if (list_format_named(format))
			continue;
		g_set_error(error, CONFIG_ERROR, CONFIG_ERROR_INVALID,
			    "%s: publish: there is no format '%s'; there is: "
			    "%s",
			    path, format, names);
		return FALSE;
	}
	return TRUE;
}

static gboolean load_config(Command *command, GError **error)
{
	const char *path = command->config_path;

	if (!path && access(CONFIG_PATH, F_OK) == 0)
		path = CONFIG_PATH;
	g_clear_pointer(&command->config, config_free);
	command->config = path ? config_load(path, error) : config_new();
	return command->config && check_formats(command->config, path, error);
}

gboolean command_options(Command *command, const GOptionEntry *entries,
			 const char *arguments, const char *description,
			 int *argc, char ***argv, GError **error)
{
	g_autoptr(GOptionContext) context = g_option_context_new(arguments);
	g_autofree char *name = g_strconcat("portreg ", command->name, NULL);
	char *config_path = command->config_path;
	char *database = command->database;
	gboolean ok;

	g_set_prgname(name);
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_summary(context, description);
	g_option_context_set_main_group(context,
					option_group(command, entries));
	ok = g_option_context_parse(context, argc, argv, error);
	/* What stands behind the command's name replaces what is before it. */
	if (command->config_path != config_path)
		g_free(config_path);
	if (command->database != database)
		g_free(database);
	return ok && !show_if_asked(command, context, error) &&
	       load_config(command, error);
}

char *command_database(const Command *command, gboolean guess, GError **error)
{
	const char *configured = config_text(command->config, CONFIG_DATABASE);
	const char *environment = g_getenv("PORTREG_DB");

	if (command->database)
		return g_strdup(command->database);
	if (environment && *environment)
		return g_strdup(environment);
	if (configured)
		return g_strdup(configured);
	if (guess)
		return g_build_filename(g_get_user_data_dir(), "portreg",
					"portreg.db", NULL);
	g_set_error_literal(error, COMMAND_ERROR, COMMAND_ERROR_NO_DATABASE,
			    "no database is named: use --database, "
			    "$PORTREG_DB or the configuration");
	return NULL;
}

Store *command_open(const Command *command, StoreAccess access, GError **error)
{
	guint timeout = config_number(command->config, CONFIG_BUSY_TIMEOUT);
	g_autofree char *path = command_database(command, TRUE, error);

	return path ? store_open(path, access, timeout * 1000, error) : NULL;
}

gboolean command_number(const char *text, gint64 *number_out)
{
	gsize digits = strspn(text, "0123456789");

	*number_out = g_ascii_strtoll(text, NULL, 10);
	return digits > 0 && digits < 16 && text[digits] == '\0' &&
	       *number_out > 0;
}

Origin command_origin(const char *by)
{
	return (Origin){ .by = by ? by : g_get_user_name(),
			 .uid = getuid(),
			 .at = g_get_real_time() / G_USEC_PER_SEC };
}

static void print_help(const Program *program, FILE *out)
{
	fprintf(out,
		"Usage:\n  %s [-c FILE] [-d FILE] COMMAND [OPTION...]\n\n%s\n\n"
		"Commands:\n",
		program->name, program->about);
	for (guint i = 0; i < program->count; i++)
		fprintf(out, "  %-12s %s\n", program->rows[i].name,
			program->rows[i].summary);
	fprintf(out, "\n'%s COMMAND --help' shows the options of a command.\n",
		program->name);
}

static const CommandRow *find_row(const Program *program, const char *name)
{
	for (guint i = 0; i < program->count; i++) {
		if (strcmp(program->rows[i].name, name) == 0)
			return &program->rows[i];
	}
	return NULL;
}

/* A program that was started without them must not get a file as one. */
static void hold_standard_files(void)
{
	static const int modes[] = { O_WRONLY, O_RDWR, O_RDWR };

	for (int fd = 0; fd < (int)G_N_ELEMENTS(modes); fd++) {
		/* To read from what is open for writing alone fails. */
		if (fcntl(fd, F_GETFD) < 0)
			(void)!open("/dev/null", modes[fd]);
	}
}

static int run_row(const Program *program, const CommandRow *row,
		   Command *command, int argc, char **argv)
{
	int status;

	command->name = row->name;
	status = row->run(command, argc, argv);
	if (row->changes && !command->rehearsed && status == EX_OK &&
	    command->config)
		program->after_change(command, row->is_filter);
	return row->is_filter && status != EX_OK ? EX_TEMPFAIL : status;
}

static int unknown_command(const Program *program, const char *name)
{
	g_autofree char *line = harmless_line(name, strlen(name), 40);

	fprintf(stderr,
		"%s: there is no command '%s'.\n"
		"Try '%s --help'.\n",
		program->name, line, program->name);
	return EX_USAGE;
}

static int run(const Program *program, Command *command, int argc, char **argv)
{
	const CommandRow *row = argc > 1 ? find_row(program, argv[1]) : NULL;

	if (row)
		return run_row(program, row, command, argc - 1, argv + 1);
	if (argc > 1)
		return unknown_command(program, argv[1]);
	if (command->version) {
		puts("portreg " PORTREG_VERSION);
		return EX_OK;
	}
	print_help(program, command->help ? stdout : stderr);
	return command->help ? EX_OK : EX_USAGE;
}

/*
 * Whoever wrote a wrong option into a recipe must not lose mail by it: the
 * filter meets the option again, reads its input to the end, and defers.
 */
static int run_wrong(const Program *program, Command *command, int argc,
		     char **argv, const GError *error)
{
	for (int i = 1; i < argc; i++) {
		const CommandRow *row = find_row(program, argv[i]);

		if (row && row->is_filter)
			return run_row(program, row, command, argc, argv);
	}
	return command_fail(error);
}

int command_main(const Program *program, int argc, char **argv)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;
	Command command = { 0 };
	int status;

	hold_standard_files();
	g_set_prgname(program->name);
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_strict_posix(context, TRUE);
	g_option_context_set_main_group(context, option_group(&command, NULL));
	if (g_option_context_parse(context, &argc, &argv, &error))
		status = run(program, &command, argc, argv);
	else
		status = run_wrong(program, &command, argc, argv, error);
	status = close_output(status);
	g_clear_pointer(&command.config, config_free);
	g_free(command.config_path);
	g_free(command.database);
	return status;
}

gboolean command_event_at(Store *store, const char *date, gint64 *event_out,
			  GError **error)
{
	gint64 instant;

	*event_out = REGISTRY_NOW;
	if (!date)
		return TRUE;
	if (timestamp_parse(date, &instant))
		return registry_event_at(store, instant, event_out, error);
	g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
		    "'%s' is no date like 2004-07-12 or 2004-07-12T09:00:00Z",
		    date);
	return FALSE;
}
