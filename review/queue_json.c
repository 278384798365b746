/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/queue_json.h"

/* A visit of one version's rows; 0: of all. */
typedef struct {
	Json *json;
	gint64 version;
} Writer;

static const char *or_null(const char *text)
{
	return *text ? text : NULL;
}

static gboolean write_finding(const QueueFinding *finding, gpointer data,
			      GError **error)
{
	const Writer *writer = data;

	(void)error;
	if (finding->version != writer->version)
		return TRUE;
	json_open(writer->json, NULL, '{');
	json_string(writer->json, "rule", finding->rule);
	json_string(writer->json, "severity", finding->severity);
	json_string(writer->json, "answer", or_null(finding->answer));
	json_string(writer->json, "text", finding->sentence);
	json_close(writer->json, '}');
	return TRUE;
}

gboolean queue_json_entry(Json *json, Store *store, const QueueEntry *entry,
			  GError **error)
{
	Writer writer = { json, entry->version };
	gboolean ok;

	json_int(json, "ticket", entry->ticket);
	json_string(json, "state", entry->state);
	json_int(json, "version", entry->version);
	json_string(json, "received", entry->received);
	json_open(json, "applicant", '{');
	json_string(json, "name", or_null(entry->applicant));
	json_string(json, "email", or_null(entry->email));
	json_close(json, '}');
	json_string(json, "form", entry->form);
	json_raw(json, "request", *entry->request ? entry->request : "null");
	json_open(json, "findings", '[');
	ok = queue_each_finding(store, entry->ticket, write_finding, &writer,
				error);
	json_close(json, ']');
	return ok;
}

static gboolean write_answer(const QueueAnswer *answer, gpointer data,
			     GError **error)
{
	const Writer *writer = data;

	(void)error;
	if (answer->version == writer->version)
		json_string(writer->json, answer->key, answer->text);
	return TRUE;
}

static gboolean write_evidence(const QueueAnswer *answer, gpointer data,
			       GError **error)
{
	const Writer *writer = data;

	(void)error;
	if (answer->version != writer->version || !*answer->part)
		return TRUE;
	json_open(writer->json, answer->key, '{');
	json_string(writer->json, "part", answer->part);
	json_int(writer->json, "first_line", answer->first_line);
	json_int(writer->json, "last_line", answer->last_line);
	json_int(writer->json, "lost_bytes", answer->lost_bytes);
	json_close(writer->json, '}');
	return TRUE;
}

static gboolean write_event(const QueueEvent *event, gpointer data,
			    GError **error)
{
	const Writer *writer = data;

	(void)error;
	json_open(writer->json, NULL, '{');
	json_int(writer->json, "event", event->seq);
	json_string(writer->json, "at", event->at);
	json_string(writer->json, "act", event->act);
	json_string(writer->json, "by", event->by);
	if (event->version)
		json_int(writer->json, "version", event->version);
	json_optional(writer->json, "state", or_null(event->state));
	if (event->port)
		json_int(writer->json, "port", event->port);
	if (event->of)
		json_int(writer->json, "of", event->of);
	json_optional(writer->json, "reason", or_null(event->reason));
	json_optional(writer->json, "text", or_null(event->text));
	json_close(writer->json, '}');
	return TRUE;
}

static gboolean write_message(const QueueMessage *message, gpointer data,
			      GError **error)
{
	const Writer *writer = data;

	(void)error;
	json_open(writer->json, NULL, '{');
	json_int(writer->json, "message", message->message);
	if (message->version)
		json_int(writer->json, "version", message->version);
	json_string(writer->json, "received", message->received);
	json_string(writer->json, "verdict", message->verdict);
	json_close(writer->json, '}');
	return TRUE;
}

gboolean queue_json_rest(Json *json, Store *store, const QueueEntry *entry,
			 GError **error)
{
	Writer writer = { json, entry->version };
	gint64 ticket = entry->ticket;
	gboolean ok;

	json_open(json, "answers", '{');
	ok = queue_each_answer(store, ticket, write_answer, &writer, error);
	json_close(json, '}');
	json_open(json, "evidence", '{');
	ok = ok &&
	     queue_each_answer(store, ticket, write_evidence, &writer, error);
	json_close(json, '}');
	json_open(json, "history", '[');
	ok = ok && queue_each_event(store, ticket, write_event, &writer, error);
	json_close(json, ']');
	json_open(json, "correspondence", '[');
	ok = ok &&
	     queue_each_message(store, ticket, write_message, &writer, error);
	json_close(json, ']');
	return ok;
}
