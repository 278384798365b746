/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/import.h"

#include <string.h>

#include "ingest/stay.h"
#include "store/position.h"
#include "store/registry.h"
#include "text/diff.h"
#include "text/json.h"

/* An import under way: what stood there, what is to stand, what both have. */
typedef struct {
	const Import *import;
	const PublishedList *list; /* that is to be: the import's, or merged */
	Merged *merged;
	ImportResult *result;
	gint64 event;
	GPtrArray *old; /* of RegistryLine */
	gboolean *old_kept;
	gboolean *new_kept;
	GHashTable
		*ended; /* what an entry is, to its identity; see entry_key */
} Work;

static gboolean keep_line(RegistryLine *line, gpointer data, GError **error)
{
	(void)error;
	g_ptr_array_add(data, line);
	return TRUE;
}

static void free_line(gpointer line)
{
	registry_line_free(line);
}

/* Equal lines get equal numbers: by their kind and how they are written. */
static guint number_of(GHashTable *numbers, const ListFormat *format,
		       const ListLine *line)
{
	g_autoptr(GString) text = g_string_new(NULL);
	GBytes *key;
	gpointer number;

	g_string_append(text, line_kind_name(line->kind));
	format->write(text, line);
	key = g_string_free_to_bytes(g_steal_pointer(&text));
	number = g_hash_table_lookup(numbers, key);
	if (number) {
		g_bytes_unref(key);
		return GPOINTER_TO_UINT(number);
	}
	number = GUINT_TO_POINTER(g_hash_table_size(numbers) + 1);
	g_hash_table_insert(numbers, key, number);
	return GPOINTER_TO_UINT(number);
}

static void compare(Work *work)
{
	const Import *import = work->import;
	const PublishedList *list = work->list;
	g_autoptr(GHashTable) numbers =
		g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
				      (GDestroyNotify)g_bytes_unref, NULL);
	g_autofree guint *a = g_new(guint, work->old->len);
	g_autofree guint *b = g_new(guint, list->lines->len);

	for (guint i = 0; i < work->old->len; i++) {
		const RegistryLine *line = work->old->pdata[i];

		a[i] = number_of(numbers, import->format, line->content);
	}
	for (guint i = 0; i < list->lines->len; i++)
		b[i] = number_of(numbers, import->format,
				 list_line_at(list, i));
	work->old_kept = g_new(gboolean, work->old->len);
	work->new_kept = g_new(gboolean, list->lines->len);
	diff_sequences(a, work->old->len, b, list->lines->len, work->old_kept,
		       work->new_kept);
}

/* Nothing is unique in a list: each key has the entries in their order. */
static void note_ended(Work *work, const RegistryLine *line)
{
	g_autofree char *key = entry_key(line->content->entry);
	GArray *entries = g_hash_table_lookup(work->ended, key);

	if (!entries) {
		entries = g_array_new(FALSE, FALSE, sizeof(gint64));
		g_hash_table_insert(work->ended, g_steal_pointer(&key),
				    entries);
	}
	g_array_append_val(entries, line->entry);
}

/* Ends the lines that are gone; their entries may come back changed. */
static gboolean end_lines(Store *store, Work *work, GError **error)
{
	for (guint i = 0; i < work->old->len; i++) {
		const RegistryLine *line = work->old->pdata[i];

		if (work->old_kept[i])
			continue;
		work->result->removed++;
		if (!registry_end_line(store, work->event, line->line, error))
			return FALSE;
		if (line->entry)
			note_ended(work, line);
	}
	return TRUE;
}

/* The identity of an entry whose line is new. */
static gboolean begin_entry(Store *store, Work *work, const Entry *entry,
			    gint64 *entry_out, GError **error)
{
	g_autofree char *key = entry_key(entry);
	GArray *known = g_hash_table_lookup(work->ended, key);

	*entry_out = 0;
	if (known && known->len > 0) {
		*entry_out = g_array_index(known, gint64, 0);
		g_array_remove_index(known, 0);
	}
	return registry_put_entry(store, work->event, entry, entry_out, error);
}

static gboolean add_line(Store *store, Work *work, const ListLine *content,
			 GBytes *position, GError **error)
{
	RegistryLine line = { .position = position,
			      .content = (ListLine *)content };

	work->result->added++;
	if (content->entry &&
	    !begin_entry(store, work, content->entry, &line.entry, error))
		return FALSE;
	return registry_add_line(store, work->import->format->name, work->event,
				 &line, error);
}

/* Adds the new lines from..to-1 between two places. */
static gboolean add_run(Store *store, Work *work, guint from, guint to,
			GBytes *before, GBytes *after, GError **error)
{
	g_autoptr(GPtrArray) positions = NULL;

	if (from == to)
		return TRUE;
	positions = position_between(before, after, to - from);
	for (guint i = from; i < to; i++) {
		if (!add_line(store, work, list_line_at(work->list, i),
			      positions->pdata[i - from], error))
			return FALSE;
	}
	return TRUE;
}

/* The same line, but perhaps with another contact below its group. */
static gboolean keep_entry(Store *store, Work *work, const RegistryLine *old,
			   const ListLine *content, GError **error)
{
	gint64 entry = old->entry;

	if (!content->entry || entry_equal(old->content->entry, content->entry))
		return TRUE;
	work->result->changed++;
	return registry_put_entry(store, work->event, content->entry, &entry,
				  error);
}

static guint next_kept(const gboolean *kept, guint from, guint len)
{
	while (from < len && !kept[from])
		from++;
	return from;
}

/* Walks both from kept line to kept line; between them stand the new ones. */
static gboolean add_lines(Store *store, Work *work, GError **error)
{
	const PublishedList *list = work->list;
	GBytes *before = NULL;
	guint i = 0;
	guint j = 0;

	for (;;) {
		guint to = next_kept(work->new_kept, j, list->lines->len);
		const RegistryLine *old = NULL;

		i = next_kept(work->old_kept, i, work->old->len);
		if (i < work->old->len)
			old = work->old->pdata[i];
		if (!add_run(store, work, j, to, before,
			     old ? old->position : NULL, error))
			return FALSE;
		if (!old)
			return TRUE;
		if (!keep_entry(store, work, old, list_line_at(list, to),
				error))
			return FALSE;
		before = old->position;
		i++;
		j = to + 1;
	}
}

static gboolean end_entries(Store *store, Work *work, GError **error)
{
	GHashTableIter iter;
	gpointer value;

	g_hash_table_iter_init(&iter, work->ended);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const GArray *entries = value;

		for (guint i = 0; i < entries->len; i++) {
			if (!registry_end_entry(
				    store, work->event,
				    g_array_index(entries, gint64, i), error))
				return FALSE;
		}
	}
	return TRUE;
}

static gboolean set_list(Store *store, Work *work, GError **error)
{
	const char *format = work->import->format->name;
	const RegistryList now = { TRUE, work->list->crlf,
				   work->list->final_newline };
	RegistryList before;

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
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "format", work->import->format->name);
	json_string(&json, "sha256", work->import->sha256);
	json_int(&json, "lines", result->lines);
	json_int(&json, "added", result->added);
	json_int(&json, "removed", result->removed);
	json_int(&json, "changed", result->changed);
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
			.effective = work->import->effective };

	if (!registry_changes(store, work->event, &rows, error))
		return FALSE;
	if (!rows)
		return event_head(store, &work->result->head, error);
	event.facts = facts = make_facts(work, rows);
	return event_append(store, &event, &work->result->head, error);
}

static void count(const PublishedList *list, ImportResult *result)
{
	result->lines = list->lines->len;
	for (guint i = 0; i < list->lines->len; i++) {
		const ListLine *line = list_line_at(list, i);

		result->entries += line->kind == LINE_ENTRY;
		result->kept_raw += line->raw && (line->entry || line->text);
	}
}

/* With --replace the list is all that there is to be. */
static gboolean merge(Store *store, Work *work, GError **error)
{
	if (work->import->replace)
		return TRUE;
	work->merged = merged_new(store, work->old, work->import->list, error);
	if (!work->merged)
		return FALSE;
	work->list = &work->merged->list;
	work->result->stayed = g_ptr_array_ref(work->merged->stayed);
	return TRUE;
}

static gboolean run(Store *store, gpointer data, GError **error)
{
	Work *work = data;

	if (!event_next(store, &work->event, error) ||
	    !registry_each_line(store, work->import->format->name, REGISTRY_NOW,
				keep_line, work->old, error) ||
	    !merge(store, work, error))
		return FALSE;
	compare(work);
	return end_lines(store, work, error) && add_lines(store, work, error) &&
	       end_entries(store, work, error) &&
	       set_list(store, work, error) && tell(store, work, error);
}

void import_result_clear(ImportResult *result)
{
	g_clear_pointer(&result->stayed, g_ptr_array_unref);
}

gboolean import_list(Store *store, const Import *import,
		     ImportResult *result_out, GError **error)
{
	g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func(free_line);
	g_autoptr(GHashTable) ended = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
	Work work = { .import = import,
		      .list = import->list,
		      .result = result_out,
		      .old = old,
		      .ended = ended };
	gboolean ok;

	*result_out = (ImportResult){ 0 };
	count(import->list, result_out);
	ok = store_transact(store, run, &work, error);
	merged_free(work.merged);
	g_free(work.old_kept);
	g_free(work.new_kept);
	return ok;
}
