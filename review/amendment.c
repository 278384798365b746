/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/amendment.h"

#include <string.h>

#include "registry/classic_entry.h"
#include "review/amend.h"
#include "review/refusal.h"
#include "review/succession.h"
#include "store/text.h"
#include "text/json.h"

static const struct {
	const char *name;
	gboolean (*plan)(Amending *amending, GError **error);
	gboolean reserves;
	const char *never; /* why it is not done at all */
} acts[] = {
	{ "set", amend_set, FALSE, NULL },
	{ "contact", amend_contact, FALSE, NULL },
	{ "reserve", amend_reserve, TRUE, NULL },
	{ "de-assign", amend_deassign, FALSE, NULL },
	{ "revoke", amend_revoke, FALSE, NULL },
	{ "transfer", NULL, FALSE,
	  "a port is not passed on: it is de-assigned, and the other applies "
	  "for it (RFC 6335 section 8.5)" },
};

#define NO_ACT G_N_ELEMENTS(acts)

static guint find_act(const char *name)
{
	guint act = 0;

	while (act < NO_ACT && strcmp(acts[act].name, name) != 0)
		act++;
	return act;
}

gboolean amendment_is_act(const char *act, gboolean *reserves_out)
{
	guint number = find_act(act);

	*reserves_out = number < NO_ACT && acts[number].reserves;
	return number < NO_ACT;
}

char *amendment_acts(void)
{
	g_autoptr(GStrvBuilder) names = g_strv_builder_new();
	g_auto(GStrv) list = NULL;

	for (guint i = 0; i < NO_ACT; i++)
		g_strv_builder_add(names, acts[i].name);
	list = g_strv_builder_end(names);
	return g_strjoinv(", ", list);
}

void amended_clear(Amended *amended)
{
	g_clear_pointer(&amended->changes, g_ptr_array_unref);
	g_clear_pointer(&amended->notes, g_ptr_array_unref);
}

static void free_line(gpointer line)
{
	list_line_free(line);
}

static void amending_clear(Amending *amending)
{
	for (guint i = 0; amending->instead && i < amending->view->lines->len;
	     i++)
		g_clear_pointer(&amending->instead[i], g_ptr_array_unref);
	g_free(amending->instead);
	g_ptr_array_unref(amending->own);
	g_array_unref(amending->targets);
	chosen_people_free(amending->people);
	list_view_free(amending->view);
	g_free(amending->day);
	g_free(amending->month);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Amending, amending_clear)

const ListLine *amend_line(const Amending *amending, guint row)
{
	return g_ptr_array_index(amending->view->lines, row);
}

GPtrArray *amend_instead(Amending *amending, guint row)
{
	if (!amending->instead[row]) {
		amending->instead[row] = g_ptr_array_new();
		g_ptr_array_add(amending->instead[row],
				amending->view->lines->pdata[row]);
	}
	return amending->instead[row];
}

ListLine *amend_own(Amending *amending, ListLine *line)
{
	g_ptr_array_add(amending->own, line);
	return line;
}

/* The copy stands where the row's own line stood. */
Entry *amend_entry(Amending *amending, guint row)
{
	GPtrArray *lines = amend_instead(amending, row);
	const ListLine *old = amend_line(amending, row);
	ListLine *line = NULL;

	for (guint i = 0; i < lines->len; i++) {
		ListLine *now = lines->pdata[i];

		if (now != old && now->kind != old->kind)
			continue;
		if (now != old)
			return now->entry;
		line = list_line_new(old->kind);
		line->entry = entry_copy(old->entry);
		if (!amending->bare) {
			g_free(line->layout);
			line->layout = g_strdup(old->layout);
		}
		lines->pdata[i] = amend_own(amending, line);
		break;
	}
	g_assert(line);
	return line->entry;
}

static gboolean find_targets(Amending *amending, GError **error)
{
	for (guint i = 0; i < amending->view->lines->len; i++) {
		const ListLine *line = amend_line(amending, i);

		if (line->kind == LINE_ENTRY &&
		    entry_target_is(&amending->asked->target, line->entry))
			g_array_append_val(amending->targets, i);
	}
	return amending->targets->len > 0 ||
	       refuse(REVIEW_ERROR_PLACE, error, "the list has no such entry");
}

/* The list's own date. */
static void set_updated(Amending *amending)
{
	const ListEditing *editing = amend_editing(amending);
	g_autoptr(GDateTime) date =
		g_date_time_new_from_unix_utc(amending->effective);

	for (guint i = 0;
	     editing->updated_line && i < amending->view->lines->len; i++) {
		const ListLine *old = amend_line(amending, i);
		ListLine *line = old->kind == LINE_UPDATED
					 ? editing->updated_line(old, date)
					 : NULL;

		if (!line)
			continue;
		amend_own(amending, line);
		if (!list_line_equal(old, line))
			amend_instead(amending, i)->pdata[0] = line;
		return;
	}
}

/* Who is new stands among the others, where the list has people. */
static void add_people(Amending *amending)
{
	const ListEditing *editing = amend_editing(amending);

	for (guint i = 0; i < amending->people->added->len; i++) {
		const Person *person = amending->people->added->pdata[i];
		guint place = editing->person_place
				      ? editing->person_place(
						amending->view->lines,
						person->field[PERSON_ID])
				      : G_MAXUINT;

		if (place != G_MAXUINT && place > 0)
			g_ptr_array_add(
				amend_instead(amending, place - 1),
				amend_own(amending,
					  editing->person_line(
						  person_copy(person))));
	}
}

static void add_change(Amending *amending, char mark, const ListLine *line)
{
	g_autofree char *text = list_format_text(amending->view->format, line);
	g_auto(GStrv) parts = g_strsplit(text, "\n", -1);

	for (char **part = parts; *part; part++)
		g_ptr_array_add(amending->amended->changes,
				g_strdup_printf("%c%s", mark, *part));
}

/* The list as it is to be; what a row became is noted. */
static GPtrArray *lines_after(Amending *amending)
{
	GPtrArray *after = g_ptr_array_new();

	for (guint i = 0; i < amending->view->lines->len; i++) {
		const GPtrArray *lines = amending->instead[i];
		const ListLine *old = amend_line(amending, i);

		if (!lines) {
			g_ptr_array_add(after, (gpointer)old);
			continue;
		}
		if (!g_ptr_array_find((GPtrArray *)lines, old, NULL))
			add_change(amending, '-', old);
		for (guint j = 0; j < lines->len; j++) {
			g_ptr_array_add(after, lines->pdata[j]);
			if (lines->pdata[j] != old)
				add_change(amending, '+', lines->pdata[j]);
		}
	}
	return after;
}

static gboolean is_read_so(const Amending *amending, const GPtrArray *after)
{
	const ListView *view = amending->view;
	g_autoptr(GString) bytes = g_string_sized_new(1024 * 1024);
	ListWriter writer = { view->format, bytes, view->crlf, FALSE };
	g_autoptr(PublishedList) read = NULL;

	for (guint i = 0; i < after->len; i++)
		list_writer_add(&writer, after->pdata[i]);
	list_writer_end(&writer, view->final_newline);
	read = view->format->read(bytes->str, bytes->len);
	if (read->lines->len != after->len)
		return FALSE;
	for (guint i = 0; i < after->len; i++) {
		if (!list_line_equal(after->pdata[i], list_line_at(read, i)))
			return FALSE;
	}
	return TRUE;
}

static gboolean start(Store *store, Amending *amending, GError **error)
{
	g_autoptr(GDateTime) date = NULL;

	if (!event_effective(store, amending->asked->origin.at,
			     &amending->effective, error))
		return FALSE;
	date = g_date_time_new_from_unix_utc(amending->effective);
	amending->day = g_date_time_format(date, "%Y-%m-%d");
	amending->month = classic_month(date);
	amending->view = list_view_load(store, error);
	if (!amending->view)
		return FALSE;
	amending->instead = g_new0(GPtrArray *, amending->view->lines->len + 1);
	amending->people =
		chosen_people_load(store, amending->view->lines, error);
	return amending->people != NULL;
}

/* The list that is to be, or NULL. */
static GPtrArray *plan(Store *store, Amending *amending, GError **error)
{
	guint act = find_act(amending->asked->act);
	g_autoptr(GPtrArray) after = NULL;

	g_ptr_array_set_size(amending->amended->changes, 0);
	g_ptr_array_set_size(amending->amended->notes, 0);
	if (!start(store, amending, error) ||
	    (!acts[act].reserves && !find_targets(amending, error)) ||
	    !acts[act].plan(amending, error))
		return NULL;
	add_people(amending);
	set_updated(amending);
	after = lines_after(amending);
	if (is_read_so(amending, after))
		return g_steal_pointer(&after);
	refuse(REVIEW_ERROR_TEXT, error,
	       "the list would then be read as something else");
	return NULL;
}

static char *facts_of(const Amendment *asked, const char *rows,
		      const char *reason)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_optional(&json, "called", asked->called);
	json_string(&json, "rows", rows);
	json_optional(&json, "reason", reason);
	json_close(&json, '}');
	return json_end(&json);
}

static gboolean tell(Store *store, const Amending *amending, gint64 event,
		     GError **error)
{
	const Amendment *asked = amending->asked;
	g_autofree char *rows = NULL;
	g_autofree char *reason = NULL;
	g_autofree char *facts = NULL;
	Event told = { .origin = asked->origin,
		       .act = asked->act,
		       .effective = amending->effective };
	gint64 text;

	if (!registry_changes(store, event, &rows, error) ||
	    (asked->reason &&
	     !text_add(store, asked->reason, strlen(asked->reason), &text,
		       &reason, error)))
		return FALSE;
	told.facts = facts = facts_of(asked, rows, reason);
	return event_append(store, &told, &amending->amended->head, error);
}

/* People of a list that does not show them are the registry's all the same. */
static gboolean put_people(Store *store, const Amending *amending, gint64 event,
			   GError **error)
{
	for (guint i = 0; !amend_editing(amending)->person_place &&
			  i < amending->people->added->len;
	     i++) {
		gint64 identity = 0;

		if (!registry_put_person(store, event,
					 amending->people->added->pdata[i],
					 &identity, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean write_list(Store *store, const Amending *amending,
			   GPtrArray *after, GError **error)
{
	const ListView *view = amending->view;
	const PublishedList list = { view->crlf, view->final_newline, after,
				     NULL };
	Succession succession = { .old = view->rows,
				  .old_format = view->format->name,
				  .format = view->format,
				  .list = &list };
	SuccessionCount count;

	return event_next(store, &succession.event, error) &&
	       put_people(store, amending, succession.event, error) &&
	       succession_run(store, &succession, &count, error) &&
	       tell(store, amending, succession.event, error);
}

/* In the layout of the old lines, or, where that does not hold what is new, in
 * that of the format. */
static gboolean try(Store *store, const Amendment *amendment, gboolean bare,
		    Amended *amended, GError **error)
{
	g_auto(Amending) amending = {
		.asked = amendment,
		.amended = amended,
		.own = g_ptr_array_new_with_free_func(free_line),
		.targets = g_array_new(FALSE, FALSE, sizeof(guint)),
		.bare = bare,
	};
	g_autoptr(GPtrArray) after = plan(store, &amending, error);

	return after && write_list(store, &amending, after, error);
}

gboolean amendment_make(Store *store, const Amendment *amendment,
			Amended *amended_out, GError **error)
{
	guint act = find_act(amendment->act);
	g_autoptr(GError) cause = NULL;

	*amended_out = (Amended){
		.changes = g_ptr_array_new_with_free_func(g_free),
		.notes = g_ptr_array_new_with_free_func(g_free),
	};
	g_assert(act < NO_ACT);
	if (acts[act].never)
		return refuse(REVIEW_ERROR_RULE, error, "%s", acts[act].never);
	if (try(store, amendment, FALSE, amended_out, &cause))
		return TRUE;
	if (g_error_matches(cause, REVIEW_ERROR, REVIEW_ERROR_TEXT))
		return try(store, amendment, TRUE, amended_out, error);
	g_propagate_error(error, g_steal_pointer(&cause));
	return FALSE;
}
