/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/import.h"

#include <string.h>

#include "ingest/stay.h"
#include "store/registry.h"
#include "text/json.h"

/* An import under way: what stood there, and what is to stand. */
typedef struct {
	const Import *import;
	const PublishedList *list; /* that is to be: the import's, or merged */
	Merged *merged;
	ImportResult *result;
	gint64 event;
	char *leading;	/* the format of what stood there, or NULL */
	GPtrArray *old; /* of RegistryLine */
	gint64 effective;
} Work;

/* One format leads: its list ends when that of another comes in. */
static gboolean set_list(Store *store, Work *work, GError **error)
{
	const char *format = work->import->format->name;
	const RegistryList now = { TRUE, work->list->crlf,
				   work->list->final_newline };
	RegistryList before;

	if (work->leading && strcmp(work->leading, format) != 0 &&
	    !registry_end_list(store, work->leading, work->event, error))
		return FALSE;
	if (!registry_list(store, format, REGISTRY_NOW, &before, error))
		return FALSE;
	if (before.known && before.crlf == now.crlf &&
	    before.final_newline == now.final_newline)
		return TRUE;
	return registry_set_list(store, format, work->event, &now, error);
}

static char *make_facts(const Work *work, const char *rows)
{
	const ImportResult *result = work->result;
	const SuccessionCount *lines = &result->count;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "format", work->import->format->name);
	json_string(&json, "sha256", work->import->sha256);
	json_int(&json, "lines", result->lines);
	json_int(&json, "added", lines->added);
	json_int(&json, "removed", lines->removed);
	json_int(&json, "changed", lines->changed);
	if (result->stayed && result->stayed->len)
		json_int(&json, "stayed", result->stayed->len);
	json_string(&json, "rows", rows);
	json_close(&json, '}');
	return json_end(&json);
}

static gboolean tell(Store *store, Work *work, GError **error)
{
	g_autofree char *rows = NULL;
	g_autofree char *facts = NULL;
	Event event = { .origin = work->import->origin,
			.act = "import",
			.effective = work->effective };

	if (!registry_changes(store, work->event, &rows, error))
		return FALSE;
	if (!rows)
		return event_head(store, &work->result->head, error);
	event.facts = facts = make_facts(work, rows);
	return event_append(store, &event, &work->result->head, error);
}

/* Counts lines, and finds where in the file those stand that need a word. */
static void count(const Import *import, ImportResult *result)
{
	const GPtrArray *lines = import->list->lines;
	const GArray *unread = import->list->unread;
	guint next = 0;
	guint at = 1;

	result->lines = lines->len;
	for (guint i = 0; i < lines->len; i++) {
		const ListLine *line = list_line_at(import->list, i);

		result->entries += line->kind == LINE_ENTRY;
		if (line->raw && (line->entry || line->text || line->person))
			g_array_append_val(result->kept_raw, at);
		if (next < unread->len &&
		    g_array_index(unread, guint, next) == i) {
			g_array_append_val(result->unread, at);
			next++;
		}
		at += list_format_line_ends(import->format, line);
	}
}

/* The lines of one format do not stand in another. */
static gboolean nothing_decided(Store *store, GError **error)
{
	g_autoptr(GHashTable) decided = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);

	if (!registry_decided(store, decided, error))
		return FALSE;
	if (g_hash_table_size(decided) == 0)
		return TRUE;
	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    "entries were assigned here in a list of another format; "
		    "--replace drops them");
	return FALSE;
}

/* With --replace the list is all that there is to be. */
static gboolean merge(Store *store, Work *work, GError **error)
{
	if (work->import->replace)
		return TRUE;
	if (work->leading &&
	    strcmp(work->leading, work->import->format->name) != 0)
		return nothing_decided(store, error);
	work->merged = merged_new(store, work->old, work->import->format,
				  work->import->list, error);
	if (!work->merged)
		return FALSE;
	work->list = &work->merged->list;
	work->result->stayed = g_ptr_array_ref(work->merged->stayed);
	return TRUE;
}

static gboolean load(Store *store, Work *work, GError **error)
{
	if (!registry_leading(store, REGISTRY_NOW, &work->leading, error))
		return FALSE;
	work->old = registry_lines(store, work->leading, REGISTRY_NOW, error);
	return work->old != NULL;
}

static gboolean set_effective(Store *store, Work *work, GError **error)
{
	const Import *import = work->import;

	work->effective = import->effective;
	return import->effective || event_effective(store, import->origin.at,
						    &work->effective, error);
}

static gboolean run(Store *store, gpointer data, GError **error)
{
	Work *work = data;
	Succession succession = { .format = work->import->format };

	if (!event_next(store, &work->event, error) ||
	    !set_effective(store, work, error) || !load(store, work, error) ||
	    !merge(store, work, error))
		return FALSE;
	succession.old = work->old;
	succession.event = work->event;
	succession.old_format = work->leading;
	succession.list = work->list;
	return succession_run(store, &succession, &work->result->count,
			      error) &&
	       set_list(store, work, error) && tell(store, work, error);
}

void import_result_clear(ImportResult *result)
{
	g_clear_pointer(&result->stayed, g_ptr_array_unref);
	g_clear_pointer(&result->kept_raw, g_array_unref);
	g_clear_pointer(&result->unread, g_array_unref);
}

gboolean import_list(Store *store, const Import *import,
		     ImportResult *result_out, GError **error)
{
	Work work = { .import = import,
		      .list = import->list,
		      .result = result_out };
	gboolean ok;

	*result_out = (ImportResult){
		.kept_raw = g_array_new(FALSE, FALSE, sizeof(guint)),
		.unread = g_array_new(FALSE, FALSE, sizeof(guint)),
	};
	count(import, result_out);
	ok = store_transact(store, run, &work, error);
	merged_free(work.merged);
	g_clear_pointer(&work.old, g_ptr_array_unref);
	g_free(work.leading);
	return ok;
}
