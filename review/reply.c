/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/reply.h"

#include "text/json.h"

static void write_entry(Json *json, const Assignment *assignment)
{
	json_open(json, "entry", '{');
	json_string(json, "name", assignment->name);
	json_int(json, "port", assignment->port);
	json_open(json, "transports", '[');
	for (char **transport = assignment->transports; *transport; transport++)
		json_string(json, NULL, *transport);
	json_close(json, ']');
	json_string(json, "description", assignment->description);
	json_string(json, "contact", assignment->contact);
	json_close(json, '}');
}

char *reply_fields(const ReplyFacts *facts)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "kind", facts->kind);
	json_int(&json, "ticket", facts->ticket);
	json_open(&json, "to", '{');
	json_string(&json, "name", facts->name);
	json_string(&json, "email", facts->email);
	json_close(&json, '}');
	json_optional(&json, "reason", facts->reason);
	json_optional(&json, "text", facts->text);
	if (facts->of)
		json_int(&json, "of", facts->of);
	if (facts->assignment)
		write_entry(&json, facts->assignment);
	json_close(&json, '}');
	return json_end(&json);
}
