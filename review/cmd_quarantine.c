/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/cmd_quarantine.h"

#include <stdio.h>

#include "review/age.h"
#include "store/kept.h"
#include "text/json.h"
#include "text/page.h"
#include "text/timestamp.h"

#define COLUMNS 4

/* What waits so long is easily forgotten. */
#define LONG_SECONDS 86400

typedef struct {
	gboolean json;
	gint64 now;
	GPtrArray *cells;
} Listing;

static void add_row(const QuarantinedMessage *message, Listing *listing)
{
	GPtrArray *cells = listing->cells;

	g_ptr_array_add(
		cells, g_strdup_printf("m%" G_GINT64_FORMAT, message->message));
	g_ptr_array_add(cells, age_of(message->received, listing->now));
	g_ptr_array_add(cells,
			g_strdup_printf("%" G_GINT64_FORMAT, message->bytes));
	g_ptr_array_add(cells, g_strdup(message->reason));
}

static void print_json(const QuarantinedMessage *message)
{
	g_autofree char *line = NULL;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_int(&json, "message", message->message);
	json_string(&json, "received", message->received);
	json_int(&json, "bytes", message->bytes);
	json_string(&json, "reason", message->reason);
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static gboolean list_message(const QuarantinedMessage *message, gpointer data,
			     GError **error)
{
	Listing *listing = data;

	(void)error;
	if (listing->json)
		print_json(message);
	else
		add_row(message, listing);
	return TRUE;
}

gboolean list_quarantined(const Command *command, GError **error)
{
	static const char *const titles[COLUMNS] = { "MESSAGE", "AGE", "BYTES",
						     "REASON" };
	g_autoptr(Store) store = command_open(command, STORE_READ, error);
	g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) page = g_string_new(NULL);
	Listing listing = { command->json, command_origin("").at, cells };

	for (guint i = 0; i < COLUMNS; i++)
		g_ptr_array_add(cells, g_strdup(titles[i]));
	if (!store || !quarantine_each(store, list_message, &listing, error))
		return FALSE;
	if (command->json)
		return TRUE;
	page_table(page, cells, COLUMNS);
	fputs(page->str, stdout);
	return TRUE;
}

gboolean warn_quarantined(Store *store, gint64 now, GError **error)
{
	g_autofree char *before = timestamp_format(now - LONG_SECONDS);
	gint64 count;

	if (!quarantine_count(store, before, &count, error))
		return FALSE;
	if (count)
		fprintf(stderr,
			"%s: warning: %" G_GINT64_FORMAT " message%s could "
			"not be read, more than a day ago; see 'portreg list "
			"--quarantined'\n",
			g_get_prgname(), count, count == 1 ? "" : "s");
	return TRUE;
}
