/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/placement_plan.h"

#include <string.h>

#include "review/refusal.h"

static void free_line(gpointer line)
{
	list_line_free(line);
}

static Edit *edit_new(guint at)
{
	Edit *edit = g_new0(Edit, 1);

	edit->at = at;
	edit->kept = EDIT_NONE;
	edit->lines = g_ptr_array_new_with_free_func(free_line);
	return edit;
}

static void edit_free(gpointer data)
{
	Edit *edit = data;

	if (!edit)
		return;
	g_ptr_array_unref(edit->lines);
	g_free(edit);
}

static void free_person(gpointer person)
{
	person_free(person);
}

void placement_free(Placement *placement)
{
	if (!placement)
		return;
	g_ptr_array_unref(placement->edits);
	g_ptr_array_unref(placement->people);
	g_ptr_array_unref(placement->changes);
	g_free(placement);
}

/* What is left of the old line; the first that is goes on as that line. */
static void add_rest(Edit *edit, const ListEditing *editing,
		     const ListLine *old, guint first, guint last)
{
	if (first > last)
		return;
	if (edit->kept == EDIT_NONE)
		edit->kept = edit->lines->len;
	g_ptr_array_add(edit->lines,
			editing->ports_line(old, (PortRange){ (guint16)first,
							      (guint16)last }));
}

static Edit *plan_entry(const ListView *view, guint line, const NewEntry *new)
{
	const ListEditing *editing = view->format->editing;
	const ListLine *old = list_view_row(view, line)->content;
	const PortRange ports = old->entry->ports;
	Edit *edit = edit_new(line);

	if (new->port > ports.first)
		add_rest(edit, editing, old, ports.first, new->port - 1u);
	editing->add_entry(edit->lines, view->lines, line, new);
	add_rest(edit, editing, old, new->port + 1u, ports.last);
	return edit;
}

/* The list's own date, in its first line that has one. */
static Edit *plan_updated(const ListView *view, gint64 effective)
{
	const ListEditing *editing = view->format->editing;
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(effective);

	for (guint i = 0; editing->updated_line && i < view->lines->len; i++) {
		const ListLine *old = view->lines->pdata[i];
		ListLine *line = NULL;
		Edit *edit;

		if (old->kind == LINE_UPDATED)
			line = editing->updated_line(old, date);
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

/* A line among the people, where the list has them. */
static Edit *plan_person(const ListView *view, const Person *person)
{
	const ListEditing *editing = view->format->editing;
	guint place = editing->person_place
			      ? editing->person_place(view->lines,
						      person->field[PERSON_ID])
			      : EDIT_NONE;
	Edit *edit;

	if (place == EDIT_NONE)
		return NULL;
	edit = edit_new(place);
	edit->before = TRUE;
	g_ptr_array_add(edit->lines, editing->person_line(person_copy(person)));
	return edit;
}

static int compare_edits(gconstpointer a, gconstpointer b)
{
	const Edit *x = *(Edit *const *)a;
	const Edit *y = *(Edit *const *)b;

	return x->at != y->at ? (x->at > y->at) - (x->at < y->at)
			      : y->before - x->before;
}

static void plan_people(Placement *placement, const GPtrArray *people)
{
	for (guint i = 0; i < people->len; i++) {
		Edit *edit = plan_person(placement->view, people->pdata[i]);

		if (edit)
			g_ptr_array_add(placement->edits, edit);
		else
			g_ptr_array_add(placement->people,
					person_copy(people->pdata[i]));
	}
}

static void plan(Placement *placement, guint line, const NewEntry *entry,
		 const GPtrArray *people)
{
	Edit *updated = plan_updated(placement->view, entry->effective);

	if (updated)
		g_ptr_array_add(placement->edits, updated);
	g_ptr_array_add(placement->edits,
			plan_entry(placement->view, line, entry));
	plan_people(placement, people);
	g_ptr_array_sort(placement->edits, compare_edits);
}

/* A line may hold line ends. */
static void add_change(GPtrArray *changes, const ListFormat *format, char mark,
		       const ListLine *line)
{
	g_autofree char *text = list_format_text(format, line);
	g_auto(GStrv) parts = g_strsplit(text, "\n", -1);

	for (char **part = parts; *part; part++)
		g_ptr_array_add(changes, g_strdup_printf("%c%s", mark, *part));
}

static void note_changes(Placement *placement)
{
	const ListFormat *format = placement->view->format;

	for (guint i = 0; i < placement->edits->len; i++) {
		const Edit *edit = placement->edits->pdata[i];

		if (!edit->before)
			add_change(placement->changes, format, '-',
				   list_view_row(placement->view, edit->at)
					   ->content);
		for (guint j = 0; j < edit->lines->len; j++)
			add_change(placement->changes, format, '+',
				   edit->lines->pdata[j]);
	}
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
	guint next = 0;

	for (guint i = 0; i <= before->len; i++) {
		gboolean stays = i < before->len;

		for (; next < placement->edits->len; next++) {
			const Edit *edit = placement->edits->pdata[next];

			if (edit->at != i)
				break;
			add_lines(after, edit);
			stays = stays && edit->before;
		}
		if (stays)
			g_ptr_array_add(after, before->pdata[i]);
	}
	return after;
}

static PublishedList *write_and_read(const ListView *view,
				     const GPtrArray *lines)
{
	g_autoptr(GString) bytes = g_string_sized_new(1024 * 1024);
	ListWriter writer = { view->format, bytes, view->crlf, FALSE };

	for (guint i = 0; i < lines->len; i++)
		list_writer_add(&writer, lines->pdata[i]);
	list_writer_end(&writer, view->final_newline);
	return view->format->read(bytes->str, bytes->len);
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
			  const NewEntry *entry, const GPtrArray *people,
			  GError **error)
{
	g_autoptr(Placement) placement = g_new0(Placement, 1);

	placement->view = view;
	placement->edits = g_ptr_array_new_with_free_func(edit_free);
	placement->people = g_ptr_array_new_with_free_func(free_person);
	placement->changes = g_ptr_array_new_with_free_func(g_free);
	plan(placement, line, entry, people);
	note_changes(placement);
	if (!check(placement, error))
		return NULL;
	return g_steal_pointer(&placement);
}

const GPtrArray *placement_changes(const Placement *placement)
{
	return placement->changes;
}
