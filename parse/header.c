/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/header.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* A line, without its end. */
typedef struct {
	const char *at;
	gsize len;
} Line;

static void free_field(gpointer data)
{
	HeaderField *field = data;

	g_free(field->name);
	g_free(field->value);
	g_free(field);
}

void header_free(Header *header)
{
	if (!header)
		return;
	g_ptr_array_unref(header->fields);
	g_free(header);
}

/* Takes the line at offset; moves offset behind its end. */
static Line take_line(const char *bytes, gsize len, gsize *offset)
{
	Line line = { bytes + *offset, len - *offset };
	const char *lf = memchr(line.at, '\n', line.len);

	if (lf)
		line.len = (gsize)(lf - line.at);
	*offset += line.len + (lf ? 1 : 0);
	if (line.len > 0 && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* RFC 5322 section 2.2: a name is printable ASCII without a colon. */
static gsize name_length(Line line)
{
	gsize len = 0;

	while (len < line.len && line.at[len] > ' ' && line.at[len] < 0x7f &&
	       line.at[len] != ':')
		len++;
	return len;
}

/* Blanks between name and colon are obsolete (section 4.5), and common. */
static const char *find_colon(Line line, gsize name_len)
{
	gsize at = name_len;

	while (at < line.len && (line.at[at] == ' ' || line.at[at] == '\t'))
		at++;
	if (name_len == 0 || at == line.len || line.at[at] != ':')
		return NULL;
	return line.at + at;
}

/* A NUL would end the value. */
static void append_value(Header *header, GString *value, const char *at,
			 gsize len)
{
	const char *nul;

	while (len > 0 && (nul = memchr(at, '\0', len)) != NULL) {
		gsize run = (gsize)(nul - at);

		g_string_append_len(value, at, (gssize)run);
		g_string_append(value, REPLACEMENT);
		header->had_nul = TRUE;
		at += run + 1;
		len -= run + 1;
	}
	g_string_append_len(value, at, (gssize)len);
}

static gboolean is_continuation(Line line)
{
	return line.len > 0 && (*line.at == ' ' || *line.at == '\t');
}

/* The value that begins at colon, with the lines that continue it. */
static char *read_value(Header *header, const char *bytes, gsize len, Line line,
			const char *colon)
{
	GString *value = g_string_new(NULL);
	gsize next = header->body;

	append_value(header, value, colon + 1,
		     (gsize)(line.at + line.len - colon) - 1);
	while (next < len) {
		Line more = take_line(bytes, len, &next);

		if (!is_continuation(more))
			break;
		append_value(header, value, more.at, more.len);
		header->body = next;
	}
	return g_strstrip(g_string_free(value, FALSE));
}

static void read_field(Header *header, const char *bytes, gsize len, Line line)
{
	gsize name_len = name_length(line);
	const char *colon = find_colon(line, name_len);
	HeaderField *field;

	if (!colon) {
		header->had_other_lines = TRUE;
		return;
	}
	field = g_new0(HeaderField, 1);
	field->name = g_strndup(line.at, name_len);
	field->value = read_value(header, bytes, len, line, colon);
	field->begin = (gsize)(line.at - bytes);
	field->end = header->body;
	g_ptr_array_add(header->fields, field);
}

Header *header_read(const char *bytes, gsize len, const ParseLimits *limits)
{
	Header *header = g_new0(Header, 1);

	header->fields = g_ptr_array_new_with_free_func(free_field);
	while (header->body < len) {
		Line line = take_line(bytes, len, &header->body);

		if (line.len == 0)
			break;
		if (header->body > limits->header_bytes ||
		    header->fields->len >= limits->header_fields) {
			header->over_limit = TRUE;
			break;
		}
		read_field(header, bytes, len, line);
		if (header->body > limits->header_bytes) {
			header->over_limit = TRUE;
			break;
		}
	}
	return header;
}

static const HeaderField *field_at(const Header *header, guint i)
{
	return g_ptr_array_index(header->fields, i);
}

gboolean header_is_named(const HeaderField *field, const char *name)
{
	/* Most names differ in their first letter, whatever its case. */
	return ((*field->name ^ *name) & ~0x20) == 0 &&
	       g_ascii_strcasecmp(field->name, name) == 0;
}

const char *header_first(const Header *header, const char *name)
{
	for (guint i = 0; i < header->fields->len; i++) {
		if (header_is_named(field_at(header, i), name))
			return field_at(header, i)->value;
	}
	return NULL;
}

guint header_count(const Header *header, const char *name)
{
	guint count = 0;

	for (guint i = 0; i < header->fields->len; i++)
		count += header_is_named(field_at(header, i), name);
	return count;
}
