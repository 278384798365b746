/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/changes.h"

#include <string.h>

#include "audit/changes_people.h"
#include "registry/charset.h"
#include "store/provenance.h"

/* The list at one of the two events. */
typedef struct {
	char *format;	      /* NULL: there was none */
	GPtrArray *lines;     /* of RegistryLine */
	GHashTable *by_entry; /* gint64 to the number of its line + 1 */
	GHashTable *by_line;
	GHashTable *contacts; /* texts that entries have as their contact */
	guint *kept_before;   /* how many lines before each are in both */
} Side;

typedef struct {
	Store *store;
	Changes *changes;
	Side before;
	Side after;
	GHashTable *events; /* gint64 to a GArray of gint64 */
} Work;

static const char *const kind_names[CHANGE_KINDS] = {
	[CHANGE_ADDED] = "added",
	[CHANGE_REMOVED] = "removed",
	[CHANGE_CHANGED] = "changed",
	[CHANGE_MOVED] = "moved",
};

const char *change_kind_name(ChangeKind kind)
{
	return kind_names[kind];
}

static void free_entry_change(gpointer data)
{
	EntryChange *change = data;

	entry_free(change->before);
	entry_free(change->after);
	g_array_unref(change->events);
	g_free(change);
}

static void free_text_change(gpointer data)
{
	TextChange *change = data;

	g_free(change->before);
	g_free(change->after);
	g_free(change);
}

void changes_free(Changes *changes)
{
	if (!changes)
		return;
	g_ptr_array_unref(changes->entries);
	g_ptr_array_unref(changes->people);
	g_ptr_array_unref(changes->texts);
	g_free(changes);
}

static void free_line(gpointer line)
{
	registry_line_free(line);
}

static void side_init(Side *side)
{
	side->lines = g_ptr_array_new_with_free_func(free_line);
	side->by_entry = g_hash_table_new(g_int64_hash, g_int64_equal);
	side->by_line = g_hash_table_new(g_int64_hash, g_int64_equal);
	side->contacts = g_hash_table_new(g_str_hash, g_str_equal);
}

static void side_clear(Side *side)
{
	g_free(side->format);
	g_hash_table_unref(side->by_entry);
	g_hash_table_unref(side->by_line);
	g_hash_table_unref(side->contacts);
	g_ptr_array_unref(side->lines);
	g_free(side->kept_before);
}

static const RegistryLine *line_at(const Side *side, guint number)
{
	return g_ptr_array_index(side->lines, number);
}

static gboolean keep_line(RegistryLine *line, gpointer data, GError **error)
{
	Side *side = data;
	gpointer number;

	(void)error;
	g_ptr_array_add(side->lines, line);
	number = GUINT_TO_POINTER(side->lines->len);
	g_hash_table_insert(side->by_line, &line->line, number);
	if (line->entry)
		g_hash_table_insert(side->by_entry, &line->entry, number);
	if (line->content->entry)
		g_hash_table_add(side->contacts,
				 line->content->entry->field[ENTRY_CONTACT]);
	return TRUE;
}

static gboolean load(Store *store, Side *side, gint64 at, GError **error)
{

	if (!registry_leading(store, at, &side->format, error))
		return FALSE;
	return !side->format || registry_each_line(store, side->format, at,
						   keep_line, side, error);
}

/* The number of the line in the other list, or -1. */
static int find(GHashTable *numbers, const gint64 *identity)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(numbers, identity)) - 1;
}

static void count_kept(Side *side, const Side *other)
{
	guint kept = 0;

	side->kept_before = g_new(guint, side->lines->len + 1);
	for (guint i = 0; i < side->lines->len; i++) {
		side->kept_before[i] = kept;
		kept += find(other->by_line, &line_at(side, i)->line) >= 0;
	}
}

/* A line between that stayed where it was shows that this one did not. */
static gboolean has_moved(const Work *work, guint before, guint after)
{
	return g_strcmp0(work->before.format, work->after.format) == 0 &&
	       line_at(&work->before, before)->line !=
		       line_at(&work->after, after)->line &&
	       work->before.kept_before[before] !=
		       work->after.kept_before[after];
}

static void add_entry(Work *work, ChangeKind kind, gint64 identity,
		      const Entry *before, const Entry *after, gboolean moved)
{
	EntryChange *change = g_new0(EntryChange, 1);
	GArray *events = g_hash_table_lookup(work->events, &identity);

	*change = (EntryChange){
		kind,
		identity,
		before ? entry_copy(before) : NULL,
		after ? entry_copy(after) : NULL,
		moved,
		events ? g_array_ref(events)
		       : g_array_new(FALSE, FALSE, sizeof(gint64)),
	};
	work->changes->count[kind]++;
	g_ptr_array_add(work->changes->entries, change);
}

static void compare_old(Work *work, guint number)
{
	const RegistryLine *line = line_at(&work->before, number);
	const Entry *before = line->content->entry;
	int at = find(work->after.by_entry, &line->entry);
	const Entry *after;
	gboolean moved;

	if (at < 0) {
		add_entry(work, CHANGE_REMOVED, line->entry, before, NULL,
			  FALSE);
		return;
	}
	after = line_at(&work->after, (guint)at)->content->entry;
	moved = has_moved(work, number, (guint)at);
	if (!entry_equal(before, after))
		add_entry(work, CHANGE_CHANGED, line->entry, before, after,
			  moved);
	else if (moved)
		add_entry(work, CHANGE_MOVED, line->entry, before, after, TRUE);
}

/* A contact's line says what its entry says. */
static gboolean is_text(const Side *side, const ListLine *line)
{
	return !line->entry && !line->person &&
	       !(line->text &&
		 g_hash_table_contains(side->contacts, line->text));
}

static gboolean is_gone(const Side *side, guint number, const Side *other)
{
	const RegistryLine *line = line_at(side, number);

	return is_text(side, line->content) &&
	       find(other->by_line, &line->line) < 0;
}

static char *text_of(const ListLine *line)
{
	Charset charset;
	gsize len = 0;
	const char *bytes = line->raw ? list_line_bytes(line, &len) : "";
	g_autofree char *copy = g_strndup(bytes, len);

	return line->text ? g_strdup(line->text)
			  : charset_decode(copy, strlen(copy), &charset);
}

/* Adds count to the number of each text that only one side has. */
static void count_texts(GHashTable *counts, const Side *side, const Side *other,
			int count)
{
	for (guint i = 0; i < side->lines->len; i++) {
		char *text;
		int now;

		if (!is_gone(side, i, other))
			continue;
		text = text_of(line_at(side, i)->content);
		now = GPOINTER_TO_INT(g_hash_table_lookup(counts, text));
		g_hash_table_replace(counts, text,
				     GINT_TO_POINTER(now + count));
	}
}

/* A text that was only written anew has not changed. */
static void add_texts(Work *work, GHashTable *counts, const Side *side,
		      const Side *other, int count)
{
	for (guint i = 0; i < side->lines->len; i++) {
		g_autofree char *text = NULL;
		TextChange *change;
		int left;

		if (!is_gone(side, i, other))
			continue;
		text = text_of(line_at(side, i)->content);
		left = GPOINTER_TO_INT(g_hash_table_lookup(counts, text));
		if (left * count <= 0)
			continue;
		g_hash_table_replace(counts, g_strdup(text),
				     GINT_TO_POINTER(left - count));
		change = g_new0(TextChange, 1);
		*(count > 0 ? &change->after : &change->before) =
			g_steal_pointer(&text);
		g_ptr_array_add(work->changes->texts, change);
	}
}

static void compare_texts(Work *work)
{
	g_autoptr(GHashTable) counts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	count_texts(counts, &work->before, &work->after, -1);
	count_texts(counts, &work->after, &work->before, 1);
	add_texts(work, counts, &work->before, &work->after, -1);
	add_texts(work, counts, &work->after, &work->before, 1);
}

static void compare(Work *work)
{
	count_kept(&work->before, &work->after);
	count_kept(&work->after, &work->before);
	for (guint i = 0; i < work->before.lines->len; i++) {
		if (line_at(&work->before, i)->entry)
			compare_old(work, i);
	}
	for (guint i = 0; i < work->after.lines->len; i++) {
		const RegistryLine *line = line_at(&work->after, i);

		if (line->entry &&
		    find(work->before.by_entry, &line->entry) < 0)
			add_entry(work, CHANGE_ADDED, line->entry, NULL,
				  line->content->entry, FALSE);
	}
	/* Lines of two formats have nothing in common. */
	if (g_strcmp0(work->before.format, work->after.format) == 0)
		compare_texts(work);
}

static guint32 port_of(const EntryChange *change)
{
	const Entry *entry = change->after ? change->after : change->before;

	return entry->has_port ? entry->ports.first : G_MAXUINT32;
}

/* By port, by name, by transport, and then as they came. */
static int compare_ports(gconstpointer a, gconstpointer b)
{
	const EntryChange *x = *(EntryChange *const *)a;
	const EntryChange *y = *(EntryChange *const *)b;
	const Entry *i = x->after ? x->after : x->before;
	const Entry *j = y->after ? y->after : y->before;
	int order = (port_of(x) > port_of(y)) - (port_of(x) < port_of(y));

	if (!order)
		order = strcmp(i->field[ENTRY_NAME], j->field[ENTRY_NAME]);
	if (!order)
		order = strcmp(i->field[ENTRY_TRANSPORT],
			       j->field[ENTRY_TRANSPORT]);
	return order ? order
		     : (x->identity > y->identity) -
			       (x->identity < y->identity);
}

static gboolean note_event(gint64 entry, gint64 event, gpointer data,
			   GError **error)
{
	Work *work = data;
	GArray *events = g_hash_table_lookup(work->events, &entry);

	(void)error;
	if (!events) {
		events = g_array_new(FALSE, FALSE, sizeof(gint64));
		g_hash_table_insert(work->events,
				    g_memdup2(&entry, sizeof(entry)), events);
	}
	g_array_append_val(events, event);
	return TRUE;
}

static gboolean run(Work *work, gint64 after, gint64 until, GError **error)
{
	if (!load(work->store, &work->before, after, error) ||
	    !load(work->store, &work->after, until, error) ||
	    !provenance_each_change(work->store, after, until, note_event, work,
				    error) ||
	    !changes_find_people(work->store, after, until,
				 work->changes->people, error))
		return FALSE;
	compare(work);
	g_ptr_array_sort(work->changes->entries, compare_ports);
	return TRUE;
}

Changes *changes_between(Store *store, gint64 after, gint64 until,
			 GError **error)
{
	g_autoptr(Changes) changes = g_new0(Changes, 1);
	g_autoptr(GHashTable) events =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
				      (GDestroyNotify)g_array_unref);
	Work work = { .store = store, .changes = changes, .events = events };
	gboolean ok;

	changes->entries = g_ptr_array_new_with_free_func(free_entry_change);
	changes->people = changes_people_new();
	changes->texts = g_ptr_array_new_with_free_func(free_text_change);
	side_init(&work.before);
	side_init(&work.after);
	ok = run(&work, after, until, error);
	side_clear(&work.before);
	side_clear(&work.after);
	return ok ? g_steal_pointer(&changes) : NULL;
}
