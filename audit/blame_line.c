/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/blame_line.h"

#include <string.h>

#include "audit/blame.h"
#include "registry/alignment.h"
#include "text/page.h"

/* An answer under way. */
typedef struct {
	const LineQuestion *question;
	const ListFormat *format;
	GPtrArray *lines; /* of RegistryLine: the registry's list */
	GString *out;
	const char *text; /* the line itself, UTF-8 */
} Work;

gboolean blame_line_parse(const char *text, char **path_out, guint *line_out)
{
	const char *colon = strrchr(text, ':');
	guint64 number;

	if (!colon || colon == text ||
	    !g_ascii_string_to_unsigned(colon + 1, 10, 1, G_MAXINT, &number,
					NULL))
		return FALSE;
	*path_out = g_strndup(text, (gsize)(colon - text));
	*line_out = (guint)number;
	return TRUE;
}

/* The number of the list's line that the file's line is in, or -1. */
static int number_of(const Work *work, const PublishedList *list)
{
	guint next = 1;

	for (guint i = 0; i < list->lines->len; i++) {
		next += list_format_line_ends(work->format,
					      list_line_at(list, i));
		if (work->question->line < next)
			return (int)i;
	}
	return -1;
}

/* The place of the nth that both have. */
static int nth_kept(const gboolean *kept, guint len, guint nth)
{
	for (guint i = 0; i < len; i++) {
		if (kept[i] && nth-- == 0)
			return (int)i;
	}
	return -1;
}

/* Where the file's line stands in the registry's list, or -1. */
static int find_partner(const Work *work, const PublishedList *list,
			guint number)
{
	g_autoptr(GPtrArray) old = g_ptr_array_sized_new(work->lines->len);
	g_autofree gboolean *old_kept = g_new0(gboolean, work->lines->len + 1);
	g_autofree gboolean *new_kept = g_new0(gboolean, list->lines->len + 1);
	guint nth = 0;

	for (guint i = 0; i < work->lines->len; i++) {
		RegistryLine *line = work->lines->pdata[i];

		g_ptr_array_add(old, line->content);
	}
	list_align(work->format, old, list->lines, old_kept, new_kept);
	if (!new_kept[number])
		return -1;
	for (guint i = 0; i < number; i++)
		nth += new_kept[i];
	return nth_kept(old_kept, old->len, nth);
}

static gboolean add_since(const ProvenanceEvent *event, gpointer data,
			  GError **error)
{
	const Work *work = data;
	Json json = json_begin();
	g_autofree char *line = NULL;

	(void)error;
	if (!work->question->json) {
		g_autofree char *title = g_strdup_printf(
			"%s:%u", work->question->path, work->question->line);

		page_heading(work->out, title);
		page_field(work->out, "line", work->text);
		blame_add_event(work->out, "since", event);
		return TRUE;
	}
	json_open(&json, NULL, '{');
	json_int(&json, "line", work->question->line);
	json_string(&json, "text", work->text);
	blame_write_event(&json, "since", event);
	json_close(&json, '}');
	line = json_end(&json);
	g_string_append_printf(work->out, "%s\n", line);
	return TRUE;
}

static gboolean add_entry(const Work *work, Store *store, gint64 entry,
			  GError **error)
{
	const ProvenanceQuery query = { .entry = entry, .port = -1 };
	gboolean found = FALSE;

	return (work->question->json ? blame_json : blame_page)(
		work->out, store, &query, &found, error);
}

/* A contact closes the group of entries above it. */
static gboolean add_group(const Work *work, Store *store, guint number,
			  GError **error)
{
	guint first = number;

	while (first > 0 &&
	       !((RegistryLine *)work->lines->pdata[first - 1])->entry &&
	       ((RegistryLine *)work->lines->pdata[first - 1])->content->text)
		first--;
	number = first;
	while (first > 0 &&
	       ((RegistryLine *)work->lines->pdata[first - 1])->entry)
		first--;
	for (guint i = first; i < number; i++) {
		const RegistryLine *line = work->lines->pdata[i];

		if (!add_entry(work, store, line->entry, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean answer(const Work *work, Store *store, guint number,
		       GError **error)
{
	const RegistryLine *line = work->lines->pdata[number];

	if (!provenance_of_line(store, line->line, work->question->at,
				add_since, (gpointer)work, error))
		return FALSE;
	if (line->entry)
		return add_entry(work, store, line->entry, error);
	return !line->content->text || add_group(work, store, number, error);
}

/* What it says of a port or a name is known, whatever stands in it. */
static gboolean not_there(const Work *work, GError **error)
{
	g_set_error(error, STORE_ERROR, STORE_ERROR_MISSING,
		    "%s:%u: this line is not in the registry's list: %s",
		    work->question->path, work->question->line, work->text);
	return FALSE;
}

static gboolean load(Work *work, Store *store, GError **error)
{
	g_autofree char *leading = NULL;

	if (!registry_leading(store, work->question->at, &leading, error))
		return FALSE;
	if (g_strcmp0(leading, work->format->name) == 0) {
		work->lines = registry_lines(store, leading, work->question->at,
					     error);
		return work->lines != NULL;
	}
	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    "%s: a list of the format %s; the registry's is %s",
		    work->question->path, work->format->name,
		    leading ? leading : "not there yet");
	return FALSE;
}

static gboolean look(Work *work, Store *store, GError **error)
{
	const LineQuestion *question = work->question;
	g_autoptr(PublishedList) list =
		work->format->read(question->bytes, question->len);
	int number = number_of(work, list);
	g_autofree char *text = NULL;
	int at;

	if (number < 0) {
		g_set_error(error, STORE_ERROR, STORE_ERROR_MISSING,
			    "%s has no line %u", question->path,
			    question->line);
		return FALSE;
	}
	work->text = text = list_format_text(work->format,
					     list_line_at(list, (guint)number));
	if (!load(work, store, error))
		return FALSE;
	at = find_partner(work, list, (guint)number);
	return at >= 0 ? answer(work, store, (guint)at, error)
		       : not_there(work, error);
}

gboolean blame_line(GString *out, Store *store, const LineQuestion *question,
		    GError **error)
{
	Work work = { .question = question,
		      .format = list_format_of(question->bytes, question->len),
		      .out = out };
	gboolean ok;

	if (work.format) {
		ok = look(&work, store, error);
		g_clear_pointer(&work.lines, g_ptr_array_unref);
		return ok;
	}
	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    "%s: this is no list in a format that is known",
		    question->path);
	return FALSE;
}
