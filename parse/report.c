/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/report.h"

#include <string.h>

#include "registry/port.h"
#include "text/timestamp.h"

static void write_from(Json *json, const Parsed *parsed)
{
	if (!parsed->from_name && !parsed->from_email) {
		json_null(json, "from");
		return;
	}
	json_open(json, "from", '{');
	json_string(json, "name", parsed->from_name);
	json_string(json, "email", parsed->from_email);
	json_close(json, '}');
}

static void write_parts(Json *json, const GPtrArray *parts)
{
	json_open(json, "parts", '[');
	for (guint i = 0; i < parts->len; i++) {
		const ParsedPart *part = parts->pdata[i];

		json_open(json, NULL, '{');
		json_string(json, "part", part->number);
		json_string(json, "type", part->type);
		if (part->bytes >= 0)
			json_int(json, "bytes", part->bytes);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void write_warnings(Json *json, const GPtrArray *warnings)
{
	json_open(json, "warnings", '[');
	for (guint i = 0; i < warnings->len; i++) {
		const ParsedWarning *warning = warnings->pdata[i];

		json_open(json, NULL, '{');
		json_string(json, "code", warning->code);
		json_string(json, "text", warning->text);
		json_close(json, '}');
	}
	json_close(json, ']');
}

/* An answer to a question that the form does not have is not there. */
static void write_answers(Json *json, const GPtrArray *answers)
{
	json_open(json, "answers", '{');
	for (guint i = 0; i < answers->len; i++) {
		const Answer *answer = answers->pdata[i];

		json_string(json, answer->key, answer->text);
	}
	json_close(json, '}');
	json_open(json, "evidence", '{');
	for (guint i = 0; i < answers->len; i++) {
		const Answer *answer = answers->pdata[i];

		if (!answer->part)
			continue;
		json_open(json, answer->key, '{');
		json_string(json, "part", answer->part);
		json_int(json, "first_line", answer->first_line);
		json_int(json, "last_line", answer->last_line);
		json_int(json, "lost_bytes", answer->lost_bytes);
		json_close(json, '}');
	}
	json_close(json, '}');
}

static void write_findings(Json *json, const GPtrArray *findings)
{
	json_open(json, "findings", '[');
	for (guint i = 0; i < findings->len; i++) {
		const Finding *finding = findings->pdata[i];

		json_open(json, NULL, '{');
		json_string(json, "rule", finding->rule);
		json_string(json, "severity", severity_name(finding->severity));
		json_string(json, "answer", finding->answer);
		json_string(json, "text", finding->text);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void write_person(Json *json, const char *key, char *const *request,
			 RequestField name, RequestField email)
{
	json_open(json, key, '{');
	json_string(json, "name", request[name]);
	json_string(json, "email", request[email]);
	json_close(json, '}');
}

static void write_transports(Json *json, const char *transports)
{
	g_auto(GStrv) list = g_strsplit(transports ? transports : "", ", ", -1);

	json_open(json, "transports", '[');
	for (char **transport = list; *transport; transport++)
		json_string(json, NULL, *transport);
	json_close(json, ']');
}

/* A number, where it is one. */
static void write_port(Json *json, const char *port)
{
	PortRange range;

	if (port && port_range_parse(port, strlen(port), &range) &&
	    range.first == range.last)
		json_int(json, "port", range.first);
	else
		json_string(json, "port", port);
}

void report_request(Json *json, const char *key, char *const *request)
{
	json_open(json, key, '{');
	json_string(json, "service_name", request[REQUEST_SERVICE_NAME]);
	json_string(json, "description", request[REQUEST_DESCRIPTION]);
	write_transports(json, request[REQUEST_TRANSPORTS]);
	write_port(json, request[REQUEST_PORT]);
	json_string(json, "range", request[REQUEST_RANGE]);
	write_person(json, "assignee", request, REQUEST_ASSIGNEE_NAME,
		     REQUEST_ASSIGNEE_EMAIL);
	write_person(json, "contact", request, REQUEST_CONTACT_NAME,
		     REQUEST_CONTACT_EMAIL);
	json_string(json, "service_code", request[REQUEST_SERVICE_CODE]);
	json_string(json, "reference", request[REQUEST_REFERENCE]);
	json_close(json, '}');
}

static void write_applications(Json *json, const GPtrArray *applications)
{
	json_open(json, "applications", '[');
	for (guint i = 0; i < applications->len; i++) {
		const Application *application = applications->pdata[i];

		json_open(json, NULL, '{');
		json_string(json, "form", application->form);
		write_answers(json, application->answers);
		report_request(json, "request", application->request);
		write_findings(json, application->findings);
		json_string(json, "digest", application->digest);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void report_members(Json *json, const Parsed *parsed)
{
	g_autofree char *date =
		parsed->has_date ? timestamp_format(parsed->date) : NULL;

	json_string(json, "message_id", parsed->message_id);
	write_from(json, parsed);
	json_string(json, "subject", parsed->subject);
	json_string(json, "date", date);
	json_string(json, "kind", message_kind_name(parsed->kind));
	json_optional(json, "quarantine", parsed->quarantine);
	json_string(json, "automatic", parsed->automatic);
	json_open(json, "references", '[');
	for (guint i = 0; i < parsed->references->len; i++)
		json_string(json, NULL, parsed->references->pdata[i]);
	json_close(json, ']');
	json_open(json, "tickets", '[');
	for (guint i = 0; i < parsed->tickets->len; i++)
		json_int(json, NULL, g_array_index(parsed->tickets, gint64, i));
	json_close(json, ']');
	write_parts(json, parsed->parts);
	write_warnings(json, parsed->warnings);
	write_applications(json, parsed->applications);
}

char *report_line(const Parsed *parsed)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	report_members(&json, parsed);
	json_close(&json, '}');
	return json_end(&json);
}
