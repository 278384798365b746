/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "review/placement_plan.h"
#include "store/position.h"

/* What a row is written with. */
typedef struct {
	const ListView *view;
	Store *store;
	gint64 event;
} Writer;

static gboolean add_line(const Writer *writer, RegistryLine *row,
			 GError **error)
{
	return registry_add_line(writer->store, writer->view->format->name,
				 writer->event, row, error);
}

static gboolean begin_line(const Writer *writer, const ListLine *line,
			   GBytes *position, GError **error)
{
	RegistryLine row = { .position = position,
			     .content = (ListLine *)line };

	if (line->entry && !registry_put_entry(writer->store, writer->event,
					       line->entry, &row.entry, error))
		return FALSE;
	if (line->person &&
	    !registry_put_person(writer->store, writer->event, line->person,
				 &row.person, error))
		return FALSE;
	return add_line(writer, &row, error);
}

/* The lines from..to-1 of the edit, between two places. */
static gboolean add_run(const Writer *writer, const Edit *edit, guint from,
			guint to, GBytes *before, GBytes *after, GError **error)
{
	g_autoptr(GPtrArray) positions = NULL;

	if (from == to)
		return TRUE;
	positions = position_between(before, after, to - from);
	for (guint i = from; i < to; i++) {
		if (!begin_line(writer, edit->lines->pdata[i],
				positions->pdata[i - from], error))
			return FALSE;
	}
	return TRUE;
}

/* The line goes on where it stands; a new version where it differs. */
static gboolean keep_row(const Writer *writer, const RegistryLine *row,
			 const ListLine *line, GError **error)
{
	RegistryLine now = { .line = row->line,
			     .entry = row->entry,
			     .position = row->position,
			     .content = (ListLine *)line };

	if (row->entry && !entry_equal(row->content->entry, line->entry) &&
	    !registry_put_entry(writer->store, writer->event, line->entry,
				&now.entry, error))
		return FALSE;
	if (!line->raw && strcmp(row->content->layout, line->layout) == 0)
		return TRUE;
	return registry_end_line(writer->store, writer->event, row->line,
				 error) &&
	       add_line(writer, &now, error);
}

static gboolean end_row(const Writer *writer, const RegistryLine *row,
			GError **error)
{
	return registry_end_line(writer->store, writer->event, row->line,
				 error) &&
	       (!row->entry || registry_end_entry(writer->store, writer->event,
						  row->entry, error));
}

static gboolean replace_row(const Writer *writer, const Edit *edit,
			    GBytes *before, GBytes *behind, GError **error)
{
	const RegistryLine *row = list_view_row(writer->view, edit->at);
	guint count = edit->lines->len;

	if (edit->kept == EDIT_NONE)
		return end_row(writer, row, error) &&
		       add_run(writer, edit, 0, count, before, behind, error);
	return keep_row(writer, row, edit->lines->pdata[edit->kept], error) &&
	       add_run(writer, edit, 0, edit->kept, before, row->position,
		       error) &&
	       add_run(writer, edit, edit->kept + 1, count, row->position,
		       behind, error);
}

/* People who are new to one place stand there one after the other. */
static gboolean insert_lines(const Writer *writer, const Edit *edit,
			     GBytes **before, GError **error)
{
	g_autoptr(GPtrArray) positions = position_between(
		*before, list_view_position(writer->view, edit->at),
		edit->lines->len);

	for (guint i = 0; i < edit->lines->len; i++) {
		if (!begin_line(writer, edit->lines->pdata[i],
				positions->pdata[i], error))
			return FALSE;
	}
	g_bytes_unref(*before);
	*before = g_bytes_ref(positions->pdata[edit->lines->len - 1]);
	return TRUE;
}

/* Lines that came to the same place stand between the row before and it. */
static gboolean write_edits(const Writer *writer, const GPtrArray *edits,
			    GError **error)
{
	g_autoptr(GBytes) before = NULL;
	guint at = G_MAXUINT;

	for (guint i = 0; i < edits->len; i++) {
		const Edit *edit = edits->pdata[i];

		if (edit->at != at) {
			GBytes *row = list_view_position(writer->view,
							 (gint64)edit->at - 1);

			at = edit->at;
			g_clear_pointer(&before, g_bytes_unref);
			before = row ? g_bytes_ref(row) : NULL;
		}
		if (edit->before ? !insert_lines(writer, edit, &before, error)
				 : !replace_row(writer, edit, before,
						list_view_position(
							writer->view,
							(gint64)edit->at + 1),
						error))
			return FALSE;
	}
	return TRUE;
}

gboolean placement_write(const Placement *placement, Store *store, gint64 event,
			 GError **error)
{
	const Writer writer = { placement->view, store, event };

	for (guint i = 0; i < placement->people->len; i++) {
		gint64 identity = 0;

		if (!registry_put_person(store, event,
					 placement->people->pdata[i], &identity,
					 error))
			return FALSE;
	}
	return write_edits(&writer, placement->edits, error);
}
