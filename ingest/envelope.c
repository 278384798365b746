/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/envelope.h"

#include <string.h>

#include "text/harmless.h"
#include "text/json.h"

static const char from_start[] = "From ";

void envelope_clear(Envelope *envelope)
{
	g_free(envelope->from_line);
	g_free(envelope->sender);
	g_free(envelope->recipient);
}

/*
 * What stands between "From " and the date. A quoted local part may hold
 * blanks (RFC 5321 section 4.1.2).
 */
static char *sender_of(const char *line, gsize len)
{
	gsize start = strlen(from_start);
	gboolean quoted = FALSE;
	gsize end;

	while (start < len && line[start] == ' ')
		start++;
	for (end = start; end < len; end++) {
		if (line[end] == '"')
			quoted = !quoted;
		if (!quoted && (line[end] == ' ' || line[end] == '\t'))
			break;
	}
	return harmless_line(line + start, end - start, 0);
}

/* "From : Ada" is a field with an obsolete blank (RFC 5322 section 4.5.2). */
static gboolean is_from_line(const char *line, gsize len)
{
	gsize at = strlen(from_start);

	if (len < at || memcmp(line, from_start, at) != 0)
		return FALSE;
	while (at < len && (line[at] == ' ' || line[at] == '\t'))
		at++;
	return at == len || line[at] != ':';
}

GBytes *envelope_take_from_line(Envelope *envelope, GBytes *input)
{
	gsize len;
	const char *bytes = g_bytes_get_data(input, &len);
	const char *lf = len ? memchr(bytes, '\n', len) : NULL;
	gsize line_len = lf ? (gsize)(lf - bytes) : len;
	gsize skip = line_len + (lf ? 1 : 0);

	if (!is_from_line(bytes, line_len))
		return g_bytes_ref(input);
	if (line_len > 0 && bytes[line_len - 1] == '\r')
		line_len--;
	envelope->from_line = harmless_line(bytes, line_len, 0);
	if (!envelope->sender)
		envelope->sender = sender_of(bytes, line_len);
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
