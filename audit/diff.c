/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/diff.h"

#include <string.h>

#include "registry/port.h"
#include "store/provenance.h"
#include "text/json.h"
#include "text/page.h"

/* An event in words, kept longer than the store keeps its own. */
typedef struct {
	char *words;
	char *json;
} EventText;

static void free_event_text(gpointer data)
{
	EventText *text = data;

	g_free(text->words);
	g_free(text->json);
	g_free(text);
}

static char *words_of(const ProvenanceEvent *event)
{
	g_autofree char *day =
		g_strndup(event->effective, strlen("2004-07-12"));
	GString *words = g_string_new(NULL);

	g_string_append_printf(words,
			       "event %" G_GINT64_FORMAT ", %s: %s by %s",
			       event->seq, day, event->act, event->by);
	if (event->ticket)
		g_string_append_printf(words, ", application %" G_GINT64_FORMAT,
				       event->ticket);
	if (*event->reason)
		g_string_append_printf(words, ": %s", event->reason);
	return g_string_free(words, FALSE);
}

static const char *or_null(const char *text)
{
	return *text ? text : NULL;
}

static char *json_of(const ProvenanceEvent *event)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_int(&json, "event", event->seq);
	json_string(&json, "at", event->at);
	json_string(&json, "effective", event->effective);
	json_string(&json, "act", event->act);
	json_string(&json, "by", event->by);
	if (event->ticket)
		json_int(&json, "application", event->ticket);
	json_optional(&json, "sha256", or_null(event->sha256));
	json_optional(&json, "reason", or_null(event->reason));
	json_close(&json, '}');
	return json_end(&json);
}

static gboolean keep_event(const ProvenanceEvent *event, gpointer data,
			   GError **error)
{
	EventText *text = g_new0(EventText, 1);

	(void)error;
	text->words = words_of(event);
	text->json = json_of(event);
	g_hash_table_insert(data, g_memdup2(&event->seq, sizeof(event->seq)),
			    text);
	return TRUE;
}

static GHashTable *read_events(Store *store, const DiffRange *range,
			       GError **error)
{
	g_autoptr(GHashTable) events = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, free_event_text);

	if (!provenance_each_event(store, range->after, range->until,
				   keep_event, events, error))
		return NULL;
	return g_steal_pointer(&events);
}

/* With the events that did it, which are the caller's too. */
static Changes *read_changes(Store *store, const DiffRange *range,
			     GHashTable **events_out, GError **error)
{
	*events_out = read_events(store, range, error);
	return *events_out ? changes_between(store, range->after, range->until,
					     error)
			   : NULL;
}

static const EventText *event_at_number(GHashTable *events,
					const GArray *numbers, guint i)
{
	return g_hash_table_lookup(events, &g_array_index(numbers, gint64, i));
}

static const char *const marks[CHANGE_KINDS] = {
	[CHANGE_ADDED] = "+ ",
	[CHANGE_REMOVED] = "- ",
	[CHANGE_CHANGED] = "~ ",
	[CHANGE_MOVED] = "> ",
};

/* "+ 1030/tcp wmeter", "- 1031-1089 (unassigned)" */
static char *title_of(const EntryChange *change)
{
	g_autofree char *title =
		entry_title(change->after ? change->after : change->before);

	return g_strconcat(marks[change->kind], title,
			   change->moved ? ", in another place" : "", NULL);
}

/* What is new, or what was there; of a change both, where they differ. */
static void add_field(GString *page, const EntryChange *change,
		      EntryField field)
{
	const char *before = change->before ? change->before->field[field] : "";
	const char *after = change->after ? change->after->field[field] : "";
	g_autofree char *label = page_label(entry_field_name(field));
	g_autofree char *was = g_strconcat(label, " was", NULL);

	if (change->kind != CHANGE_CHANGED) {
		const char *text = change->after ? after : before;

		/* The title has it. */
		if (*text && field != ENTRY_NAME && field != ENTRY_TRANSPORT)
			page_field(page, label, text);
	} else if (strcmp(before, after) != 0) {
		page_field(page, was, before);
		page_field(page, label, after);
	}
}

/* Of a status or ports that changed: what the title does not say. */
static void add_old_title(GString *page, const EntryChange *change)
{
	g_autoptr(GString) was = g_string_new(NULL);
	const Entry *old = change->before;
	const Entry *new = change->after;

	if (change->kind != CHANGE_CHANGED)
		return;
	if (old->has_port != new->has_port ||
	    old->ports.first != new->ports.first ||
	    old->ports.last != new->ports.last) {
		if (old->has_port)
			port_range_append(was, old->ports);
		page_field(page, "ports were", was->str);
	}
	if (old->status != new->status)
		page_field(page, "status was", entry_status_name(old->status));
}

static void add_entry(GString *page, GHashTable *events,
		      const EntryChange *change)
{
	g_autofree char *title = title_of(change);

	page_heading(page, title);
	add_old_title(page, change);
	for (guint i = 0; change->kind != CHANGE_MOVED && i < ENTRY_FIELD_COUNT;
	     i++)
		add_field(page, change, (EntryField)i);
	for (guint i = 0; i < change->events->len; i++) {
		const EventText *event =
			event_at_number(events, change->events, i);

		if (event)
			page_field(page, "by", event->words);
	}
}

static void add_person(GString *page, const PersonChange *change)
{
	const Person *any = change->after ? change->after : change->before;
	g_autofree char *title = g_strdup_printf("%s[%s]",
						 !change->before ? "+ "
						 : change->after ? "~ "
								 : "- ",
						 any->field[PERSON_ID]);

	page_heading(page, title);
	for (guint i = 0; i < PERSON_FIELD_COUNT; i++) {
		const char *before =
			change->before ? change->before->field[i] : "";
		const char *after =
			change->after ? change->after->field[i] : "";
		const char *label = person_field_name((PersonField)i);
		g_autofree char *was = g_strconcat(label, " was", NULL);

		if (strcmp(before, after) == 0)
			continue;
		if (change->before)
			page_field(page, was, before);
		if (change->after)
			page_field(page, label, after);
	}
}

static void add_texts(GString *page, const GPtrArray *texts)
{
	if (texts->len)
		page_heading(page, "Text around the entries");
	for (guint i = 0; i < texts->len; i++) {
		const TextChange *text = texts->pdata[i];

		page_note(page, text->after ? "+" : "-",
			  text->after ? text->after : text->before);
	}
}

static void add_summary(GString *page, const Changes *changes)
{
	g_autofree char *line = g_strdup_printf(
		"%u added, %u removed, %u changed, %u in another place",
		changes->count[CHANGE_ADDED], changes->count[CHANGE_REMOVED],
		changes->count[CHANGE_CHANGED], changes->count[CHANGE_MOVED]);

	page_heading(page, line);
}

gboolean diff_page(GString *out, Store *store, const DiffRange *range,
		   GError **error)
{
	g_autoptr(GHashTable) events = NULL;
	g_autoptr(Changes) changes = read_changes(store, range, &events, error);

	if (!changes)
		return FALSE;
	for (guint i = 0; i < changes->entries->len; i++)
		add_entry(out, events, changes->entries->pdata[i]);
	for (guint i = 0; i < changes->people->len; i++)
		add_person(out, changes->people->pdata[i]);
	add_texts(out, changes->texts);
	add_summary(out, changes);
	return TRUE;
}

static void write_entry(Json *json, const char *key, const Entry *entry)
{
	if (!entry) {
		json_null(json, key);
		return;
	}
	json_open(json, key, '{');
	json_string(json, "status", entry_status_name(entry->status));
	if (entry->has_port) {
		json_int(json, "first_port", entry->ports.first);
		json_int(json, "last_port", entry->ports.last);
	}
	for (guint i = 0; i < ENTRY_FIELD_COUNT; i++)
		json_optional(json, entry_field_name((EntryField)i),
			      or_null(entry->field[i]));
	json_close(json, '}');
}

static void write_person(Json *json, const char *key, const Person *person)
{
	if (!person) {
		json_null(json, key);
		return;
	}
	json_open(json, key, '{');
	for (guint i = 0; i < PERSON_FIELD_COUNT; i++)
		json_optional(json, person_field_name((PersonField)i),
			      or_null(person->field[i]));
	json_close(json, '}');
}

static void end_line(GString *out, Json *json)
{
	g_autofree char *line = NULL;

	json_close(json, '}');
	line = json_end(json);
	g_string_append_printf(out, "%s\n", line);
}

static void write_change(GString *out, GHashTable *events,
			 const EntryChange *change)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "change", change_kind_name(change->kind));
	json_bool(&json, "moved", change->moved);
	write_entry(&json, "before", change->before);
	write_entry(&json, "after", change->after);
	json_open(&json, "events", '[');
	for (guint i = 0; i < change->events->len; i++) {
		const EventText *event =
			event_at_number(events, change->events, i);

		if (event)
			json_raw(&json, NULL, event->json);
	}
	json_close(&json, ']');
	end_line(out, &json);
}

static void write_person_change(GString *out, const PersonChange *change)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "change",
		    change_kind_name(!change->before  ? CHANGE_ADDED
				     : !change->after ? CHANGE_REMOVED
						      : CHANGE_CHANGED));
	write_person(&json, "person_before", change->before);
	write_person(&json, "person_after", change->after);
	end_line(out, &json);
}

static void write_text_change(GString *out, const TextChange *change)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "change",
		    change_kind_name(change->after ? CHANGE_ADDED
						   : CHANGE_REMOVED));
	json_string(&json, "text",
		    change->after ? change->after : change->before);
	end_line(out, &json);
}

gboolean diff_json(GString *out, Store *store, const DiffRange *range,
		   GError **error)
{
	g_autoptr(GHashTable) events = NULL;
	g_autoptr(Changes) changes = read_changes(store, range, &events, error);

	if (!changes)
		return FALSE;
	for (guint i = 0; i < changes->entries->len; i++)
		write_change(out, events, changes->entries->pdata[i]);
	for (guint i = 0; i < changes->people->len; i++)
		write_person_change(out, changes->people->pdata[i]);
	for (guint i = 0; i < changes->texts->len; i++)
		write_text_change(out, changes->texts->pdata[i]);
	return TRUE;
}
