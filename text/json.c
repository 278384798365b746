/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/json.h"

#include <string.h>

#include "text/harmless.h"

Json json_begin(void)
{
	return (Json){ .out = g_string_new(NULL) };
}

char *json_end(Json *json)
{
	char *line = g_string_free(json->out, FALSE);

	json->out = NULL;
	return line;
}

static const char *short_escape(gunichar c)
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\t':
		return "\\t";
	default:
		return NULL;
	}
}

/* RFC 8259 section 7: above U+FFFF a pair of surrogates. */
static void append_escaped(GString *out, gunichar c)
{
	if (c > 0xffff) {
		c -= 0x10000;
		g_string_append_printf(out, "\\u%04x\\u%04x",
				       0xd800 + (c >> 10),
				       0xdc00 + (c & 0x3ff));
	} else {
		g_string_append_printf(out, "\\u%04x", c);
	}
}

static void append_char(GString *out, gunichar c)
{
	const char *escape = short_escape(c);

	if (escape)
		g_string_append(out, escape);
	else if (harmless_is_unsafe(c))
		append_escaped(out, c);
	else
		g_string_append_unichar(out, c);
}

/* How much of a text is printable ASCII that stands for itself. */
static gsize plain_length(const char *text)
{
	gsize len = 0;

	while (text[len] >= ' ' && text[len] < 0x7f && text[len] != '"' &&
	       text[len] != '\\')
		len++;
	return len;
}

static void append_quoted(GString *out, const char *value)
{
	g_autofree char *valid = NULL;

	if (!g_utf8_validate(value, -1, NULL))
		value = valid = g_utf8_make_valid(value, -1);
	g_string_append_c(out, '"');
	while (*value) {
		gsize plain = plain_length(value);

		g_string_append_len(out, value, (gssize)plain);
		value += plain;
		if (!*value)
			break;
		append_char(out, g_utf8_get_char(value));
		value = g_utf8_next_char(value);
	}
	g_string_append_c(out, '"');
}

static void begin_value(Json *json, const char *key)
{
	if (json->comma)
		g_string_append_c(json->out, ',');
	json->comma = TRUE;
	if (!key)
		return;
	append_quoted(json->out, key);
	g_string_append_c(json->out, ':');
}

void json_open(Json *json, const char *key, char bracket)
{
	begin_value(json, key);
	g_string_append_c(json->out, bracket);
	json->comma = FALSE;
}

void json_close(Json *json, char bracket)
{
	g_string_append_c(json->out, bracket);
	json->comma = TRUE;
}

void json_raw(Json *json, const char *key, const char *value)
{
	begin_value(json, key);
	g_string_append(json->out, value);
}

void json_string(Json *json, const char *key, const char *value)
{
	if (!value) {
		json_null(json, key);
		return;
	}
	begin_value(json, key);
	append_quoted(json->out, value);
}

void json_optional(Json *json, const char *key, const char *value)
{
	if (value)
		json_string(json, key, value);
}

void json_int(Json *json, const char *key, gint64 value)
{
	begin_value(json, key);
	g_string_append_printf(json->out, "%" G_GINT64_FORMAT, value);
}

void json_bool(Json *json, const char *key, gboolean value)
{
	json_raw(json, key, value ? "true" : "false");
}

void json_null(Json *json, const char *key)
{
	json_raw(json, key, "null");
}
