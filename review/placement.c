/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/placement.h"

#include <string.h>

#include "registry/charset.h"
#include "registry/classic.h"
#include "registry/classic_entry.h"
#include "review/refusal.h"
#include "store/position.h"

#define NONE G_MAXUINT

/*
 * Row number "at" of the view becomes the lines; of these the one at "kept"
 * goes on with its identity (NONE: it ends).
 */
typedef struct {
	guint at;
	guint kept;
	GPtrArray *lines; /* of ListLine, owned */
} Edit;

struct Placement {
	const ListView *view;
	Edit *entry;
	Edit *updated; /* NULL: the list has no date, or that one */
	GPtrArray *changes;
};

static void free_line(gpointer line)
{
	list_line_free(line);
}

static Edit *edit_new(guint at)
{
	Edit *edit = g_new0(Edit, 1);

	edit->at = at;
	edit->kept = NONE;
	edit->lines = g_ptr_array_new_with_free_func(free_line);
	return edit;
}

static void edit_free(Edit *edit)
{
	if (!edit)
		return;
	g_ptr_array_unref(edit->lines);
	g_free(edit);
}

void placement_free(Placement *placement)
{
	if (!placement)
		return;
	edit_free(placement->entry);
	edit_free(placement->updated);
	g_ptr_array_unref(placement->changes);
	g_free(placement);
}

static Entry *make_entry(const NewEntry *new, const char *transport,
			 const char *contact)
{
	Entry *entry = entry_new();

	entry->status = ENTRY_ASSIGNED;
	entry->has_port = TRUE;
	entry->ports = (PortRange){ new->port, new->port };
	entry_set(entry, ENTRY_NAME, new->name);
	entry_set(entry, ENTRY_TRANSPORT, transport);
	entry_set(entry, ENTRY_DESCRIPTION, new->description);
	entry_set(entry, ENTRY_CONTACT, contact);
	return entry;
}

/* What is left of the old line; the first that is goes on as that line. */
static void add_rest(Edit *edit, const ListLine *old, guint first, guint last)
{
	if (first > last)
		return;
	if (edit->kept == NONE)
		edit->kept = edit->lines->len;
	g_ptr_array_add(edit->lines,
			classic_ports_line(old, (PortRange){ (guint16)first,
							     (guint16)last }));
}

static Edit *plan_entry(const ListView *view, guint line, const NewEntry *new)
{
	const ListLine *old = list_view_row(view, line)->content;
	const PortRange ports = old->entry->ports;
	const ClassicColumns columns =
		classic_columns(view->lines, line, new->port);
	g_autoptr(GDateTime) date =
		g_date_time_new_from_unix_utc(new->effective);
	g_autofree char *month = classic_month(date);
	g_autofree char *contact =
		g_strdup_printf("%s %s", new->contact, month);
	Edit *edit = edit_new(line);

	if (new->port > ports.first)
		add_rest(edit, old, ports.first, new->port - 1u);
	for (const char *const *transport = new->transports; *transport;
	     transport++)
		g_ptr_array_add(
			edit->lines,
			classic_entry_line(
				columns, make_entry(new, *transport, contact)));
	g_ptr_array_add(edit->lines, classic_contact_line(columns, contact));
	add_rest(edit, old, new->port + 1u, ports.last);
	return edit;
}

/* The list's own date, in its first line that has one. */
static Edit *plan_updated(const ListView *view, gint64 effective)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(effective);

	for (guint i = 0; i < view->lines->len; i++) {
		const ListLine *old = view->lines->pdata[i];
		ListLine *line = NULL;
		Edit *edit;

		if (old->kind == LINE_UPDATED)
			line = classic_updated_line(old, date);
		if (!line)
			continue;
		if (list_line_equal(old, line)) {
			list_line_free(line);
			return NULL;
		}
		edit = edit_new(i);
		edit->kept = 0;
		g_ptr_array_add(edit->lines, line);
		return edit;
	}
	return NULL;
}

static void add_change(GPtrArray *changes, char mark, const ListLine *line)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	g_autofree char *text = NULL;
	Charset charset;

	classic_write(bytes, line);
	text = charset_decode(bytes->str, bytes->len, &charset);
	g_ptr_array_add(changes, g_strdup_printf("%c%s", mark, text));
}

static void note_changes(const ListView *view, const Edit *edit,
			 GPtrArray *changes)
{
	if (!edit)
		return;
	add_change(changes, '-', list_view_row(view, edit->at)->content);
	for (guint i = 0; i < edit->lines->len; i++)
		add_change(changes, '+', edit->lines->pdata[i]);
}

static void add_lines(GPtrArray *lines, const Edit *edit)
{
	for (guint i = 0; i < edit->lines->len; i++)
		g_ptr_array_add(lines, edit->lines->pdata[i]);
}

/* The list as it is to be; its lines are the view's and the edits'. */
static GPtrArray *lines_after(const Placement *placement)
{
	const GPtrArray *before = placement->view->lines;
	GPtrArray *after = g_ptr_array_new();

	for (guint i = 0; i < before->len; i++) {
		if (i == placement->entry->at)
			add_lines(after, placement->entry);
		else if (placement->updated && i == placement->updated->at)
			add_lines(after, placement->updated);
		else
			g_ptr_array_add(after, before->pdata[i]);
	}
	return after;
}

static PublishedList *write_and_read(const ListView *view,
				     const GPtrArray *lines)
{
	const char *end = view->crlf ? "\r\n" : "\n";
	g_autoptr(GString) bytes = g_string_sized_new(1024 * 1024);

	for (guint i = 0; i < lines->len; i++) {
		classic_write(bytes, lines->pdata[i]);
		if (i + 1 < lines->len || view->final_newline)
			g_string_append(bytes, end);
	}
	return classic_read(bytes->str, bytes->len);
}

static gboolean check(const Placement *placement, GError **error)
{
	g_autoptr(GPtrArray) after = lines_after(placement);
	g_autoptr(PublishedList) read = write_and_read(placement->view, after);

	for (guint i = 0; i < MIN(after->len, read->lines->len); i++) {
		if (!list_line_equal(after->pdata[i], list_line_at(read, i)))
			return refuse(REVIEW_ERROR_TEXT, error,
				      "line %u of the list would then be read "
				      "as something else",
				      i + 1);
	}
	if (after->len != read->lines->len)
		return refuse(REVIEW_ERROR_TEXT, error,
			      "the list would then have %u lines and not %u",
			      read->lines->len, after->len);
	return TRUE;
}

Placement *placement_plan(const ListView *view, guint line,
			  const NewEntry *entry, GError **error)
{
	g_autoptr(Placement) placement = g_new0(Placement, 1);

	placement->view = view;
	placement->changes = g_ptr_array_new_with_free_func(g_free);
	placement->entry = plan_entry(view, line, entry);
	placement->updated = plan_updated(view, entry->effective);
	note_changes(view, placement->updated, placement->changes);
	note_changes(view, placement->entry, placement->changes);
	if (!check(placement, error))
		return NULL;
	return g_steal_pointer(&placement);
}

const GPtrArray *placement_changes(const Placement *placement)
{
	return placement->changes;
}

static gboolean add_line(Store *store, gint64 event, const ListLine *content,
			 GBytes *position, gint64 line, gint64 entry,
			 GError **error)
{
	const RegistryLine row = { .line = line,
				   .entry = entry,
				   .position = position,
				   .content = (ListLine *)content };

	return registry_add_line(store, CLASSIC_FORMAT, event, &row, error);
}

/* The lines from..to-1 of the edit, between two places. */
static gboolean add_run(const Edit *edit, Store *store, gint64 event,
			guint from, guint to, GBytes *before, GBytes *after,
			GError **error)
{
	g_autoptr(GPtrArray) positions = NULL;

	if (from == to)
		return TRUE;
	positions = position_between(before, after, to - from);
	for (guint i = from; i < to; i++) {
		const ListLine *line = edit->lines->pdata[i];
		gint64 entry = 0;

		if (line->entry &&
		    !registry_put_entry(store, event, line->entry, &entry,
					error))
			return FALSE;
		if (!add_line(store, event, line, positions->pdata[i - from], 0,
			      entry, error))
			return FALSE;
	}
	return TRUE;
}

/* The line goes on where it stands; a new version where it differs. */
static gboolean keep_row(const RegistryLine *row, const ListLine *line,
			 Store *store, gint64 event, GError **error)
{
	gint64 entry = row->entry;

	if (entry && !entry_equal(row->content->entry, line->entry) &&
	    !registry_put_entry(store, event, line->entry, &entry, error))
		return FALSE;
	if (!line->raw && strcmp(row->content->layout, line->layout) == 0)
		return TRUE;
	return registry_end_line(store, event, row->line, error) &&
	       add_line(store, event, line, row->position, row->line, entry,
			error);
}

static gboolean end_row(const RegistryLine *row, Store *store, gint64 event,
			GError **error)
{
	return registry_end_line(store, event, row->line, error) &&
	       (!row->entry ||
		registry_end_entry(store, event, row->entry, error));
}

static gboolean write_edit(const ListView *view, const Edit *edit, Store *store,
			   gint64 event, GError **error)
{
	const RegistryLine *row = list_view_row(view, edit->at);
	GBytes *before = list_view_position(view, (gint64)edit->at - 1);
	GBytes *behind = list_view_position(view, (gint64)edit->at + 1);
	guint count = edit->lines->len;

	if (edit->kept == NONE)
		return end_row(row, store, event, error) &&
		       add_run(edit, store, event, 0, count, before, behind,
			       error);
	return keep_row(row, edit->lines->pdata[edit->kept], store, event,
			error) &&
	       add_run(edit, store, event, 0, edit->kept, before, row->position,
		       error) &&
	       add_run(edit, store, event, edit->kept + 1, count, row->position,
		       behind, error);
}

gboolean placement_write(const Placement *placement, Store *store, gint64 event,
			 GError **error)
{
	const ListView *view = placement->view;

	if (placement->updated &&
	    !write_edit(view, placement->updated, store, event, error))
		return FALSE;
	return write_edit(view, placement->entry, store, event, error);
}
