/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "ingest/import.h"
#include "text/json.h"
#include "text/sha256.h"
#include "text/timestamp.h"

#define ERROR_USAGE COMMAND_ERROR, COMMAND_ERROR_USAGE

/* Seconds. */
#define DAY 86400

typedef struct {
	char *dated;
	char *by;
	gboolean replace;
} Options;

static void options_clear(Options *options)
{
	g_free(options->dated);
	g_free(options->by);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* Of so many lines it is said where they stand. */
#define PLACES_MAX 10

static void add_places(Json *json, const char *key, const GArray *places)
{
	json_open(json, key, '[');
	for (guint i = 0; i < places->len; i++)
		json_int(json, NULL, g_array_index(places, guint, i));
	json_close(json, ']');
}

static void print_places(const GArray *places, const char *what)
{
	if (places->len == 0)
		return;
	printf("%u lines %s: line", places->len, what);
	for (guint i = 0; i < MIN(places->len, PLACES_MAX); i++)
		printf("%s %u", i ? "," : "", g_array_index(places, guint, i));
	puts(places->len > PLACES_MAX ? ", ..." : "");
}

static void print_json(const char *path, const Import *import,
		       const ImportResult *result)
{
	Json json = json_begin();
	g_autofree char *line = NULL;

	json_open(&json, NULL, '{');
	json_string(&json, "source", path);
	json_string(&json, "format", import->format->name);
	json_string(&json, "sha256", import->sha256);
	json_int(&json, "lines", result->lines);
	json_int(&json, "entries", result->entries);
	json_int(&json, "kept_raw", result->kept_raw->len);
	add_places(&json, "kept_raw_at", result->kept_raw);
	add_places(&json, "unread_at", result->unread);
	json_int(&json, "added", result->count.added);
	json_int(&json, "removed", result->count.removed);
	json_int(&json, "changed", result->count.changed);
	json_open(&json, "stayed", '[');
	for (guint i = 0; result->stayed && i < result->stayed->len; i++)
		json_string(&json, NULL, result->stayed->pdata[i]);
	json_close(&json, ']');
	json_int(&json, "event", result->head.seq);
	json_string(&json, "head", result->head.hash);
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static void print_text(const char *path, const Import *import,
		       const ImportResult *result)
{
	const SuccessionCount *count = &result->count;

	printf("%s: %s, %u lines, %u entries\n", path, import->format->name,
	       result->lines, result->entries);
	if (count->added || count->removed || count->changed)
		printf("%u lines added, %u removed, %u entries changed\n",
		       count->added, count->removed, count->changed);
	else
		puts("nothing has changed");
	print_places(result->kept_raw,
		     "are kept as bytes, for their fields do not give them "
		     "back");
	print_places(result->unread,
		     "are kept as they are, for they cannot be read");
	for (guint i = 0; result->stayed && i < result->stayed->len; i++)
		printf("%s stays: it was assigned here, and the file lacks "
		       "it\n",
		       (const char *)result->stayed->pdata[i]);
	printf("event %" G_GINT64_FORMAT ", head %s\n", result->head.seq,
	       result->head.hash);
}

static gboolean set_effective(Import *import, const char *dated, GError **error)
{
	if (!dated)
		return TRUE;
	if (!timestamp_parse(dated, &import->effective)) {
		g_set_error(error, ERROR_USAGE,
			    "'%s' is no date like 2004-07-12 or "
			    "2004-07-12T09:00:00Z",
			    dated);
		return FALSE;
	}
	/* The end of today is still to come; now is meant. */
	if (import->effective > import->origin.at &&
	    import->effective / DAY == import->origin.at / DAY)
		import->effective = 0;
	if (import->effective > import->origin.at) {
		g_set_error(error, ERROR_USAGE, "'%s' is in the future", dated);
		return FALSE;
	}
	return TRUE;
}

static gboolean unknown_format(const char *path, GError **error)
{
	g_autofree char *names = list_format_names_read();

	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    "%s: this is no list in a format that is known (%s)", path,
		    names);
	return FALSE;
}

static gboolean import_file(Command *command, const char *path,
			    const Options *options, GError **error)
{
	g_autoptr(PublishedList) list = NULL;
	g_autoptr(Store) store = NULL;
	g_autofree char *bytes = NULL;
	g_autofree char *sha256 = NULL;
	Import import = { .origin = command_origin(options->by),
			  .replace = options->replace };
	g_auto(ImportResult) result = { 0 };
	gsize len;

	if (!set_effective(&import, options->dated, error) ||
	    !g_file_get_contents(path, &bytes, &len, error))
		return FALSE;
	import.format = list_format_of(bytes, len);
	if (!import.format)
		return unknown_format(path, error);
	import.list = list = import.format->read(bytes, len);
	import.sha256 = sha256 = sha256_of(bytes, len);
	store = command_open(command, STORE_WRITE, error);
	if (!store || !import_list(store, &import, &result, error))
		return FALSE;
	(command->json ? print_json : print_text)(path, &import, &result);
	return TRUE;
}

int cmd_import(Command *command, int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{ "dated", 0, 0, G_OPTION_ARG_STRING, &options.dated,
		  "The list is so since this day (default: now)", "DATE" },
		{ "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,
		  "Drop what was assigned here and is not in the file", NULL },
		{ "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by,
		  "Who imports it (default: the login name)", "NAME" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	if (!command_options(command, entries, "FILE...",
			     "Take in a published list. Its format is "
			     "recognised by its content.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc < 2)
		return command_usage("name the file to import");
	for (int i = 1; i < argc; i++) {
		if (!import_file(command, argv[i], &options, &error))
			return command_fail(error);
	}
	return EX_OK;
}
