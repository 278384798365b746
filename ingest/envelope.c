/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/envelope.h"

#include <string.h>

#include "ingest/from_line.h"
#include "text/harmless.h"
#include "text/json.h"

void envelope_clear(Envelope *envelope)
{
	g_free(envelope->from_line);
	g_free(envelope->sender);
	g_free(envelope->recipient);
}

GBytes *envelope_take_from_line(Envelope *envelope, GBytes *input)
{
	gsize len;
	const char *bytes = g_bytes_get_data(input, &len);
	const char *lf = len ? memchr(bytes, '\n', len) : NULL;
	gsize line_len = lf ? (gsize)(lf - bytes) : len;
	gsize skip = line_len + (lf ? 1 : 0);

	if (!from_line_is(bytes, line_len))
		return g_bytes_ref(input);
	if (line_len > 0 && bytes[line_len - 1] == '\r')
		line_len--;
	envelope->from_line = harmless_line(bytes, line_len, 0);
	if (!envelope->sender)
		envelope->sender = from_line_sender(bytes, line_len);
	return g_bytes_new_from_bytes(input, skip, len - skip);
}

gboolean envelope_has_null_sender(const Envelope *envelope)
{
	return envelope->sender &&
	       (*envelope->sender == '\0' ||
		strcmp(envelope->sender, "<>") == 0 ||
		g_ascii_strcasecmp(envelope->sender, "MAILER-DAEMON") == 0);
}

static void add(Json *json, const char *key, const char *value)
{
	g_autofree char *line =
		value ? harmless_line(value, strlen(value), 0) : NULL;

	json_string(json, key, line);
}

char *envelope_json(const Envelope *envelope)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	add(&json, "from_line", envelope->from_line);
	add(&json, "sender", envelope->sender);
	add(&json, "recipient", envelope->recipient);
	json_close(&json, '}');
	return json_end(&json);
}
