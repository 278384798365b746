/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/queue_page.h"

#include <string.h>

#include "text/harmless.h"
#include "text/page.h"

/* A copy of a finding, for findings are read before answers. */
typedef struct {
	char *answer;
	char *mark; /* "error N1" */
	char *sentence;
} Note;

typedef struct {
	GString *page;
	gint64 version;	     /* the newest */
	GPtrArray *notes;    /* of Note, of the newest version */
	GHashTable *before;  /* key to text, of the version before */
	gint64 told_version; /* whose changes have a heading */
} Page;

static void free_note(gpointer data)
{
	Note *note = data;

	g_free(note->answer);
	g_free(note->mark);
	g_free(note->sentence);
	g_free(note);
}

static gboolean take_note(const QueueFinding *finding, gpointer data,
			  GError **error)
{
	Page *page = data;
	Note *note;

	(void)error;
	if (finding->version != page->version)
		return TRUE;
	note = g_new0(Note, 1);
	note->answer = g_strdup(finding->answer);
	note->mark =
		g_strdup_printf("%s %s:", finding->severity, finding->rule);
	note->sentence = g_strdup(finding->sentence);
	g_ptr_array_add(page->notes, note);
	return TRUE;
}

/* Those about the answer; "": about none. */
static void write_notes(const Page *page, const char *answer)
{
	for (guint i = 0; i < page->notes->len; i++) {
		const Note *note = page->notes->pdata[i];

		if (strcmp(note->answer, answer) == 0)
			page_note(page->page, note->mark, note->sentence);
	}
}

static gboolean write_answer(const QueueAnswer *answer, gpointer data,
			     GError **error)
{
	const Page *page = data;

	(void)error;
	if (answer->version != page->version)
		return TRUE;
	page_answer(page->page, answer->key, answer->text, answer->lost_bytes);
	write_notes(page, answer->key);
	return TRUE;
}

static void write_change(Page *page, gint64 version, const char *key,
			 const char *before, const char *after)
{
	g_autofree char *title = g_strdup_printf(
		"Changes in version %" G_GINT64_FORMAT, version);
	g_autofree char *label = page_label(key);

	if (version != page->told_version)
		page_heading(page->page, title);
	page->told_version = version;
	page_line(page->page, label);
	page_note(page->page, "-", *before ? before : "(none)");
	page_note(page->page, "+", *after ? after : "(none)");
}

/* Answers come version by version, in the same order in each. */
static gboolean compare_answer(const QueueAnswer *answer, gpointer data,
			       GError **error)
{
	Page *page = data;
	const char *before;

	(void)error;
	before = g_hash_table_lookup(page->before, answer->key);
	if (before && strcmp(before, answer->text) != 0)
		write_change(page, answer->version, answer->key, before,
			     answer->text);
	g_hash_table_insert(page->before, g_strdup(answer->key),
			    g_strdup(answer->text));
	return TRUE;
}

static gboolean write_message(const QueueMessage *message, gpointer data,
			      GError **error)
{
	const Page *page = data;
	g_autofree char *label =
		g_strdup_printf("m%" G_GINT64_FORMAT, message->message);
	g_autofree char *version =
		message->version
			? g_strdup_printf(", version %" G_GINT64_FORMAT,
					  message->version)
			: g_strdup("");
	g_autofree char *text = g_strdup_printf("%s  %s%s", message->received,
						message->verdict, version);

	(void)error;
	page_field(page->page, label, text);
	return TRUE;
}

/* "assign by ada: port 1030", "state by ada: expert-review" */
static char *describe_event(const QueueEvent *event)
{
	GString *text = g_string_new(NULL);

	g_string_append_printf(text, "%s  %s by %s", event->at, event->act,
			       event->by);
	if (event->port)
		g_string_append_printf(text, ": port %" G_GINT64_FORMAT,
				       event->port);
	else if (event->of)
		g_string_append_printf(text, ": of %" G_GINT64_FORMAT,
				       event->of);
	else if (strcmp(event->act, "state") == 0)
		g_string_append_printf(text, ": %s", event->state);
	return g_string_free(text, FALSE);
}

static gboolean write_event(const QueueEvent *event, gpointer data,
			    GError **error)
{
	const Page *page = data;
	g_autofree char *label =
		g_strdup_printf("event %" G_GINT64_FORMAT, event->seq);
	g_autofree char *text = describe_event(event);

	(void)error;
	page_field(page->page, label, text);
	if (*event->reason)
		page_field(page->page, "  reason", event->reason);
	if (*event->text)
		page_field(page->page, "  text", event->text);
	return TRUE;
}

static void write_head(const Page *page, const QueueEntry *entry)
{
	g_autofree char *title =
		g_strdup_printf("Application %" G_GINT64_FORMAT, entry->ticket);
	g_autofree char *version =
		g_strdup_printf("%" G_GINT64_FORMAT, entry->version);

	page_heading(page->page, title);
	page_field(page->page, "state", entry->state);
	page_field(page->page, "received", entry->received);
	page_field(page->page, "form", entry->form);
	page_field(page->page, "version", version);
	write_notes(page, "");
}

static gboolean write_all(Page *page, Store *store, const QueueEntry *entry,
			  GError **error)
{
	gint64 ticket = entry->ticket;

	if (!queue_each_finding(store, ticket, take_note, page, error))
		return FALSE;
	write_head(page, entry);
	page_heading(page->page, "Answers");
	if (!queue_each_answer(store, ticket, write_answer, page, error) ||
	    !queue_each_answer(store, ticket, compare_answer, page, error))
		return FALSE;
	page_heading(page->page, "Messages");
	if (!queue_each_message(store, ticket, write_message, page, error))
		return FALSE;
	page_heading(page->page, "History");
	return queue_each_event(store, ticket, write_event, page, error);
}

gboolean queue_page(GString *out, Store *store, const QueueEntry *entry,
		    GError **error)
{
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(free_note);
	g_autoptr(GHashTable) before =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	Page page = { .page = out,
		      .version = entry->version,
		      .notes = notes,
		      .before = before };

	return write_all(&page, store, entry, error);
}

void queue_page_message(GString *page, const char *bytes, gsize len)
{
	while (len > 0) {
		const char *lf = memchr(bytes, '\n', len);
		gsize line_len = lf ? (gsize)(lf - bytes) : len;
		gsize cr = line_len > 0 && bytes[line_len - 1] == '\r';
		g_autofree char *line = harmless_line(bytes, line_len - cr, 0);

		g_string_append_printf(page, "%s\n", line);
		bytes += line_len + (lf ? 1 : 0);
		len -= line_len + (lf ? 1 : 0);
	}
}
