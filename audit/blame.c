/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/blame.h"

#include <string.h>

#include "registry/port.h"
#include "registry/target.h"
#include "store/queue.h"
#include "text/page.h"

/* Where it is written to, and for which application. */
typedef struct {
	GString *out;
	Json *json;
	Store *store;
	gboolean found;
} Writer;

gboolean blame_query(const char *text, ProvenanceQuery *query_out)
{
	EntryTarget target;
	gboolean ok = entry_target_parse(text, &target);

	*query_out = (ProvenanceQuery){ .name = target.name,
					.port = target.port,
					.transport = target.transport };
	return ok;
}

/* "1030/tcp wmeter", "1031-1089 (unassigned)" */
static char *title_of(const EntryVersion *version)
{
	GString *title = g_string_new(NULL);

	if (version->has_port)
		port_range_append(title,
				  (PortRange){ (guint16)version->first_port,
					       (guint16)version->last_port });
	if (*version->transport)
		g_string_append_printf(title, "/%s", version->transport);
	if (*version->name)
		g_string_append_printf(title, " %s", version->name);
	if (strcmp(version->status, "assigned") != 0)
		g_string_append_printf(title, " (%s)", version->status);
	if (version->till.seq)
		g_string_append(title, ", no more");
	return g_string_free(title, FALSE);
}

static void add_field(GString *page, const char *label, const char *value)
{
	if (*value)
		page_field(page, label, value);
}

void blame_add_event(GString *page, const char *label,
		     const ProvenanceEvent *event)
{
	g_autofree char *effective =
		*event->effective && strcmp(event->effective, event->at) != 0
			? g_strdup_printf(", as of %s", event->effective)
			: g_strdup("");
	g_autofree char *text =
		g_strdup_printf("event %" G_GINT64_FORMAT ", %s: %s by %s (uid "
				"%" G_GINT64_FORMAT ")%s",
				event->seq, event->at, event->act, event->by,
				event->uid, effective);

	page_field(page, label, text);
}

static gboolean add_applicant(const QueueEntry *entry, gpointer data,
			      GError **error)
{
	const Writer *writer = data;
	g_autofree char *ticket =
		g_strdup_printf("%" G_GINT64_FORMAT ", received %s",
				entry->ticket, entry->received);
	g_autofree char *applicant =
		*entry->email ? g_strdup_printf("%s <%s>", entry->applicant,
						entry->email)
			      : g_strdup(entry->applicant);

	(void)error;
	page_field(writer->out, "application", ticket);
	page_field(writer->out, "applicant", applicant);
	return TRUE;
}

static gboolean add_message(const QueueMessage *message, gpointer data,
			    GError **error)
{
	const Writer *writer = data;
	g_autofree char *text = g_strdup_printf(
		"m%" G_GINT64_FORMAT ", %s: %s", message->message,
		message->received, message->verdict);

	(void)error;
	page_field(writer->out, "mail", text);
	return TRUE;
}

static gboolean add_application(const Writer *writer, gint64 ticket,
				GError **error)
{
	const QueueFilter filter = { .ticket = ticket };

	return queue_each(writer->store, &filter, add_applicant,
			  (gpointer)writer, error) &&
	       queue_each_message(writer->store, ticket, add_message,
				  (gpointer)writer, error);
}

static gboolean write_page(const EntryVersion *version, gpointer data,
			   GError **error)
{
	Writer *writer = data;
	g_autofree char *title = title_of(version);

	writer->found = TRUE;
	page_heading(writer->out, title);
	add_field(writer->out, "description", version->description);
	add_field(writer->out, "contact", version->contact);
	blame_add_event(writer->out, "since", &version->since);
	add_field(writer->out, "file's sha256", version->since.sha256);
	add_field(writer->out, "reason", version->since.reason);
	if (version->till.seq)
		blame_add_event(writer->out, "until", &version->till);
	return !version->since.ticket ||
	       add_application(writer, version->since.ticket, error);
}

gboolean blame_page(GString *page, Store *store, const ProvenanceQuery *query,
		    gboolean *found_out, GError **error)
{
	Writer writer = { .out = page, .store = store };
	gboolean ok = provenance_each(store, query, write_page, &writer, error);

	*found_out = writer.found;
	return ok;
}

static const char *or_null(const char *text)
{
	return *text ? text : NULL;
}

static gboolean write_applicant(const QueueEntry *entry, gpointer data,
				GError **error)
{
	const Writer *writer = data;

	(void)error;
	json_string(writer->json, "received", entry->received);
	json_string(writer->json, "applicant", or_null(entry->applicant));
	json_string(writer->json, "email", or_null(entry->email));
	return TRUE;
}

static gboolean write_message(const QueueMessage *message, gpointer data,
			      GError **error)
{
	const Writer *writer = data;

	(void)error;
	json_int(writer->json, NULL, message->message);
	return TRUE;
}

static gboolean write_application(const Writer *writer, gint64 ticket,
				  GError **error)
{
	const QueueFilter filter = { .ticket = ticket };
	gboolean ok;

	json_open(writer->json, "application", '{');
	json_int(writer->json, "ticket", ticket);
	ok = queue_each(writer->store, &filter, write_applicant,
			(gpointer)writer, error);
	json_open(writer->json, "messages", '[');
	ok = ok && queue_each_message(writer->store, ticket, write_message,
				      (gpointer)writer, error);
	json_close(writer->json, ']');
	json_close(writer->json, '}');
	return ok;
}

void blame_write_event(Json *json, const char *key,
		       const ProvenanceEvent *event)
{
	if (!event->seq) {
		json_null(json, key);
		return;
	}
	json_open(json, key, '{');
	json_int(json, "event", event->seq);
	json_string(json, "at", event->at);
	json_string(json, "act", event->act);
	json_string(json, "by", event->by);
	json_int(json, "uid", event->uid);
	json_string(json, "effective", or_null(event->effective));
	json_optional(json, "sha256", or_null(event->sha256));
	json_optional(json, "reason", or_null(event->reason));
	json_close(json, '}');
}

static void write_entry(Json *json, const EntryVersion *version)
{
	json_string(json, "status", version->status);
	json_string(json, "name", or_null(version->name));
	if (version->has_port) {
		json_int(json, "first_port", version->first_port);
		json_int(json, "last_port", version->last_port);
	}
	json_string(json, "transport", or_null(version->transport));
	json_string(json, "description", or_null(version->description));
	json_string(json, "contact", or_null(version->contact));
}

static gboolean write_json(const EntryVersion *version, gpointer data,
			   GError **error)
{
	Writer *writer = data;
	g_autofree char *line = NULL;
	Json json = json_begin();
	gboolean ok = TRUE;

	writer->found = TRUE;
	writer->json = &json;
	json_open(&json, NULL, '{');
	write_entry(&json, version);
	blame_write_event(&json, "since", &version->since);
	blame_write_event(&json, "till", &version->till);
	if (version->since.ticket)
		ok = write_application(writer, version->since.ticket, error);
	else
		json_null(&json, "application");
	json_close(&json, '}');
	line = json_end(&json);
	g_string_append_printf(writer->out, "%s\n", line);
	return ok;
}

gboolean blame_json(GString *lines, Store *store, const ProvenanceQuery *query,
		    gboolean *found_out, GError **error)
{
	Writer writer = { .out = lines, .store = store };
	gboolean ok = provenance_each(store, query, write_json, &writer, error);

	*found_out = writer.found;
	return ok;
}
