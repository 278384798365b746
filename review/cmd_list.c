/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "review/age.h"
#include "review/cmd_quarantine.h"
#include "review/queue_json.h"
#include "store/registry.h"
#include "text/harmless.h"
#include "text/page.h"
#include "text/timestamp.h"

#define COLUMNS 6

/* What a listing is made of. */
typedef struct {
	Command *command;
	Store *store;
	gint64 now;
	GPtrArray *cells;
} Listing;

/* "2 errors", "1 warning", "to route"; the gravest. */
static char *summary_of(const QueueEntry *entry)
{
	if (entry->errors)
		return g_strdup_printf("%" G_GINT64_FORMAT " error%s",
				       entry->errors,
				       entry->errors > 1 ? "s" : "");
	if (entry->routes)
		return g_strdup("route");
	if (entry->warnings)
		return g_strdup_printf("%" G_GINT64_FORMAT " warning%s",
				       entry->warnings,
				       entry->warnings > 1 ? "s" : "");
	return g_strdup("-");
}

static char *applicant_of(const QueueEntry *entry)
{
	if (strcmp(entry->applicant, entry->email) == 0 || !*entry->email)
		return g_strdup(entry->applicant);
	return g_strdup_printf("%s <%s>", entry->applicant, entry->email);
}

static void add_titles(GPtrArray *cells)
{
	static const char *const titles[COLUMNS] = {
		"TICKET", "STATE", "AGE", "FINDINGS", "NAME", "APPLICANT",
	};

	for (guint i = 0; i < COLUMNS; i++)
		g_ptr_array_add(cells, g_strdup(titles[i]));
}

static gboolean add_row(const QueueEntry *entry, Listing *listing)
{
	GPtrArray *cells = listing->cells;

	g_ptr_array_add(cells,
			g_strdup_printf("%" G_GINT64_FORMAT, entry->ticket));
	g_ptr_array_add(cells, g_strdup(entry->state));
	g_ptr_array_add(cells, age_of(entry->received, listing->now));
	g_ptr_array_add(cells, summary_of(entry));
	g_ptr_array_add(cells,
			g_strdup(*entry->service_name ? entry->service_name
						      : "(no name)"));
	g_ptr_array_add(cells, applicant_of(entry));
	return TRUE;
}

static gboolean list_entry(const QueueEntry *entry, gpointer data,
			   GError **error)
{
	Listing *listing = data;
	g_autofree char *line = NULL;
	Json json;

	if (!listing->command->json)
		return add_row(entry, listing);
	json = json_begin();
	json_open(&json, NULL, '{');
	if (!queue_json_entry(&json, listing->store, entry, error)) {
		g_free(json_end(&json));
		return FALSE;
	}
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
	return TRUE;
}

/* What the publisher has to know stands beside the queue, on stderr. */
static gboolean warn_unpublished(const RegistryFailure *failure, gpointer data,
				 GError **error)
{
	g_autofree char *line =
		harmless_line(failure->failure, strlen(failure->failure), 0);

	(void)data;
	(void)error;
	fprintf(stderr,
		"%s: warning: %s is not published as %s (%s, tried %s)\n",
		g_get_prgname(), failure->format, failure->path, line,
		failure->at);
	return TRUE;
}

static gboolean list_all(Command *command, const QueueFilter *filter,
			 GError **error)
{
	g_autoptr(Store) store = command_open(command, STORE_READ, error);
	g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) page = g_string_new(NULL);
	Listing listing = { command, store, command_origin("").at, cells };

	add_titles(cells);
	if (!store || !queue_each(store, filter, list_entry, &listing, error) ||
	    !registry_each_failure(store, warn_unpublished, NULL, error) ||
	    !warn_quarantined(store, listing.now, error))
		return FALSE;
	if (command->json)
		return TRUE;
	page_table(page, cells, COLUMNS);
	fputs(page->str, stdout);
	return TRUE;
}

/* A bare date as the start or the end of that day. */
static char *instant(const char *text, gboolean end, GError **error)
{
	gint64 seconds;

	if (!timestamp_parse(text, &seconds)) {
		g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
			    "'%s' is no date like 2004-07-12", text);
		return NULL;
	}
	if (!end && strlen(text) == strlen("2004-07-12"))
		seconds -= 86399;
	return timestamp_format(seconds);
}

typedef struct {
	char *state;
	char *since;
	char *until;
	char *from;
	char *name;
	gboolean all;
	gboolean quarantined;
} Options;

static void options_clear(Options *options)
{
	g_free(options->state);
	g_free(options->since);
	g_free(options->until);
	g_free(options->from);
	g_free(options->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static gboolean run(Command *command, const Options *options, GError **error)
{
	g_autofree char *since =
		options->since ? instant(options->since, FALSE, error) : NULL;
	g_autofree char *until =
		options->until ? instant(options->until, TRUE, error) : NULL;
	const QueueFilter filter = { .closed = options->all,
				     .state = options->state,
				     .since = since,
				     .until = until,
				     .from = options->from,
				     .name = options->name };

	if ((options->since && !since) || (options->until && !until))
		return FALSE;
	return list_all(command, &filter, error);
}

int cmd_list(Command *command, int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{ "all", 'a', 0, G_OPTION_ARG_NONE, &options.all,
		  "Those that are closed, too", NULL },
		{ "quarantined", 0, 0, G_OPTION_ARG_NONE, &options.quarantined,
		  "Messages that could not be read, instead", NULL },
		{ "state", 0, 0, G_OPTION_ARG_FILENAME, &options.state,
		  "Those in this state", "STATE" },
		{ "since", 0, 0, G_OPTION_ARG_FILENAME, &options.since,
		  "Received on this day or later", "DATE" },
		{ "until", 0, 0, G_OPTION_ARG_FILENAME, &options.until,
		  "Received on this day or before", "DATE" },
		{ "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from,
		  "Whose applicant's name or address holds this", "TEXT" },
		{ "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name,
		  "Whose service name holds this", "TEXT" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	if (!command_options(command, entries, NULL,
			     "Show the queue: the applications that wait for "
			     "a decision, oldest first.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc > 1)
		return command_usage("it takes no arguments; 'show' shows one");
	if (!(options.quarantined ? list_quarantined(command, &error)
				  : run(command, &options, &error)))
		return command_fail(error);
	return EX_OK;
}
