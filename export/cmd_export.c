/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "export/list.h"
#include "export/replace.h"
#include "text/harmless.h"
#include "text/unified.h"

typedef struct {
	char *output;
	char *as_of;
	char *check;
} Options;

/* The exit status when --check finds a difference, as of cmp(1). */
#define EX_DIFFERS 1

static void options_clear(Options *options)
{
	g_free(options->output);
	g_free(options->as_of);
	g_free(options->check);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static const ListFormat *find_format(const char *name, GError **error)
{
	const ListFormat *format = list_format_named(name);
	g_autofree char *names = list_format_names();

	if (!format)
		g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
			    "there is no format '%s'; there is: %s", name,
			    names);
	return format;
}

static gboolean put(const char *path, GBytes *bytes, GError **error)
{
	gsize len;
	const char *data = g_bytes_get_data(bytes, &len);

	if (path)
		return replace_file(path, bytes, NULL, error);
	/* A failure is seen when standard output is closed: command.c. */
	fwrite(data, 1, len, stdout);
	return TRUE;
}

/* On a terminal nothing of a list is obeyed. */
static void print_harmless(const GString *text)
{
	g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);

	for (char **line = lines; *line && (line[1] || **line); line++) {
		g_autofree char *shown = harmless_line(*line, strlen(*line), 0);

		puts(shown);
	}
}

/* Shows what would have to change in the file. */
static gboolean check(const char *path, GBytes *bytes, int *status_out,
		      GError **error)
{
	g_autofree char *is = NULL;
	g_autoptr(GString) diff = NULL;
	UnifiedSide file = { .name = path };
	UnifiedSide list = { .name = "the list" };

	if (!g_file_get_contents(path, &is, &file.len, error))
		return FALSE;
	file.bytes = is;
	list.bytes = g_bytes_get_data(bytes, &list.len);
	diff = unified_diff(&file, &list);
	*status_out = diff->len ? EX_DIFFERS : EX_OK;
	if (isatty(STDOUT_FILENO))
		print_harmless(diff);
	else
		fwrite(diff->str, 1, diff->len, stdout);
	return TRUE;
}

static void append_loss(GString *line, const Loss *loss)
{
	g_string_append_printf(line, "%s: %u", loss->what, loss->count);
	for (guint i = 0; i < loss->names->len; i++) {
		const char *name = loss->names->pdata[i];
		g_autofree char *shown = harmless_line(name, strlen(name), 0);

		g_string_append_printf(line, "%s%s", i ? ", " : " (", shown);
	}
	if (loss->names->len)
		g_string_append_c(line, ')');
}

/* Once, and in one line. */
static void tell_losses(const char *format, const Losses *losses)
{
	g_autoptr(GString) line = g_string_new(NULL);

	for (guint i = 0; i < losses_count(losses); i++) {
		g_string_append(line, i ? "; " : "");
		append_loss(line, losses_at(losses, i));
	}
	if (line->len)
		fprintf(stderr, "%s: %s: %s\n", g_get_prgname(), format,
			line->str);
}

static gboolean export(Command *command, const char *format_name,
		       const Options *options, int *status_out, GError **error)
{
	const ListFormat *format = find_format(format_name, error);
	g_autoptr(Losses) losses = losses_new();
	g_autoptr(Store) store = NULL;
	g_autoptr(GBytes) bytes = NULL;
	gint64 event;

	if (!format)
		return FALSE;
	store = command_open(command, STORE_READ, error);
	if (!store || !command_event_at(store, options->as_of, &event, error))
		return FALSE;
	bytes = export_list(store, format, event, losses, error);
	*status_out = EX_OK;
	if (!bytes ||
	    !(options->check ? check(options->check, bytes, status_out, error)
			     : put(options->output, bytes, error)))
		return FALSE;
	tell_losses(format->name, losses);
	return TRUE;
}

int cmd_export(Command *command, int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
		  "Replace this file, if its bytes change", "FILE" },
		{ "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of,
		  "The list as it was then (a day: at its end, UTC)", "DATE" },
		{ "check", 0, 0, G_OPTION_ARG_FILENAME, &options.check,
		  "Write how this file differs, if it does; exit status 1",
		  "FILE" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};
	g_autofree char *names = list_format_names();
	g_autofree char *summary =
		g_strdup_printf("Write the published list. FORMAT: %s.", names);
	int status;

	if (!command_options(command, entries, "FORMAT", summary, &argc, &argv,
			     &error))
		return command_fail(error);
	if (argc != 2)
		return command_usage("name one format");
	if (options.check && options.output)
		return command_usage("either --check or --output");
	return export(command, argv[1], &options, &status, &error)
		       ? status
		       : command_fail(error);
}
