/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "parse/decode.h"
#include "parse/fields.h"
#include "parse/pairs.h"

/* A text with so many names and values is a form that was sent. */
#define PAIRS_MIN 3

/* The text without its line ends, which a transport put there. */
static char *in_one_line(const Lines *lines)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < lines_count(lines); i++) {
		const char *line = lines_at(lines, i)->text;

		g_string_append(text, line + strspn(line, " \t"));
	}
	return g_string_free(text, FALSE);
}

/* Where in it each line begins is found again by counting. */
static guint line_at(const Lines *lines, gsize offset)
{
	guint i;

	for (i = 0; i + 1 < lines_count(lines); i++) {
		const char *line = lines_at(lines, i)->text;
		gsize len = strlen(line) - strspn(line, " \t");

		if (offset < len)
			break;
		offset -= len;
	}
	return lines_count(lines) ? lines_at(lines, i)->first : 1;
}

gboolean urlencoded_is(const Lines *lines)
{
	static const char others[] = "-_.*+%&=~!'(),;:@/?$";
	guint pairs = 0;

	for (guint i = 0; i < lines_count(lines); i++) {
		for (const char *p = lines_at(lines, i)->text; *p; p++) {
			if (!g_ascii_isalnum(*p) && !strchr(others, *p))
				return FALSE;
			pairs += *p == '&';
		}
	}
	return pairs >= PAIRS_MIN - 1;
}

static char *decoded(const char *text, gsize len)
{
	g_autoptr(GString) bytes = g_string_sized_new(len);
	gboolean wrong;

	for (gsize i = 0; i < len; i++) {
		int high = i + 2 < len ? g_ascii_xdigit_value(text[i + 1]) : -1;
		int low = i + 2 < len ? g_ascii_xdigit_value(text[i + 2]) : -1;

		if (text[i] == '%' && high >= 0 && low >= 0) {
			g_string_append_c(bytes, (char)(high * 16 + low));
			i += 2;
		} else {
			g_string_append_c(bytes,
					  text[i] == '+' ? ' ' : text[i]);
		}
	}
	return decode_charset(bytes->str, bytes->len, NULL, &wrong);
}

GPtrArray *urlencoded_find(const Lines *lines, const char *part)
{
	GPtrArray *fields = form_fields_new();
	g_autofree char *text = in_one_line(lines);
	const char *start = text;

	while (*start) {
		gsize len = strcspn(start, "&");
		const char *equals = memchr(start, '=', len);
		gsize name_len = equals ? (gsize)(equals - start) : len;
		g_autofree char *name = decoded(start, name_len);
		FormField *field = form_fields_add(fields, name, part);

		field->value = equals ? decoded(equals + 1, len - name_len - 1)
				      : g_strdup("");
		field->first_line = line_at(lines, (gsize)(start - text));
		field->last_line =
			line_at(lines, (gsize)(start - text) + MAX(len, 1) - 1);
		start += len + (start[len] == '&');
	}
	return fields;
}
