/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/cmd.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "ingest/cmd_settings.h"
#include "ingest/envelope.h"
#include "ingest/input.h"
#include "parse/page.h"
#include "parse/report.h"
#include "parse/worker.h"

/* One message, where it came from, and what it says. */
typedef struct {
	const char *source;
	GBytes *raw;
	const Parsed *parsed;
} Reading;

static void print_json(const Reading *reading)
{
	g_autofree char *sha256 =
		g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, reading->raw);
	g_autofree char *line = NULL;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "source", reading->source);
	json_int(&json, "index", 1);
	json_string(&json, "sha256", sha256);
	json_int(&json, "bytes", (gint64)g_bytes_get_size(reading->raw));
	report_members(&json, reading->parsed);
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static void print_page(const Reading *reading)
{
	g_autoptr(GString) page = g_string_new(NULL);

	parse_page(page, reading->source, reading->parsed);
	fputs(page->str, stdout);
}

static GBytes *read_source(const Command *command, const char *path,
			   GError **error)
{
	gsize max = config_number(command->config, CONFIG_MAX_MESSAGE);
	g_autofree char *bytes = NULL;
	gsize len;

	if (strcmp(path, "-") == 0)
		return input_read(STDIN_FILENO, max, error);
	if (!g_file_get_contents(path, &bytes, &len, error))
		return NULL;
	return g_bytes_new_take(g_steal_pointer(&bytes), len);
}

static gboolean parse_source(const Command *command, const char *path,
			     GError **error)
{
	const ParseLimits limits = settings_parse(command->config);
	const ChildLimits child = settings_child(command->config);
	g_autoptr(GBytes) input = read_source(command, path, error);
	g_auto(Envelope) envelope = { 0 };
	g_autoptr(GBytes) raw = NULL;
	g_autoptr(Parsed) parsed = NULL;
	Reading reading = { .source = path };

	if (!input)
		return FALSE;
	reading.raw = raw = envelope_take_from_line(&envelope, input);
	reading.parsed = parsed = worker_parse(raw, &limits, &child, error);
	if (!parsed)
		return FALSE;
	(command->json ? print_json : print_page)(&reading);
	return TRUE;
}

int cmd_parse(Command *command, int argc, char **argv)
{
	g_autoptr(GError) error = NULL;

	if (!command_options(command, NULL, "[FILE...]",
			     "Show what messages say: their answers, and what "
			     "is wrong with them. Nothing is kept.\nEach FILE "
			     "is a message; without one it comes on standard "
			     "input.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc < 2 && !parse_source(command, "-", &error))
		return command_fail(error);
	for (int i = 1; i < argc; i++) {
		if (!parse_source(command, argv[i], &error))
			return command_fail(error);
	}
	return EX_OK;
}
