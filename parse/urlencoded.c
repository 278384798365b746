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

/* The line that a place in the text came from; places come in order. */
typedef struct {
	const Lines *lines;
	guint line;
	gsize behind; /* the place where the next line begins */
} Position;

static gsize length_of(const Lines *lines, guint line)
{
	const char *text = lines_at(lines, line)->text;

	return strlen(text) - strspn(text, " \t");
}

static guint line_at(Position *position, gsize offset)
{
	while (position->line + 1 < lines_count(position->lines) &&
	       offset >= position->behind) {
		position->line++;
		position->behind += length_of(position->lines, position->line);
	}
	return lines_at(position->lines, position->line)->first;
}

/* How often there is a '&', or -1: there is what would be encoded. */
static int count_pairs(const char *line)
{
	static const char others[] = "-_.*+%&=~!'(),;:@/?$";
	int pairs = 0;

	for (; *line; line++) {
		if (!g_ascii_isalnum(*line) && !strchr(others, *line))
			return -1;
		pairs += *line == '&';
	}
	return pairs;
}

gboolean urlencoded_is(const Lines *lines)
{
	int pairs = 0;

	for (guint i = 0; i < lines_count(lines); i++) {
		int more = count_pairs(lines_at(lines, i)->text);

		if (more < 0)
			return FALSE;
		pairs += more;
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

static gsize add_field(GPtrArray *fields, const char *start, const char *part)
{
	gsize len = strcspn(start, "&");
	const char *equals = memchr(start, '=', len);
	gsize name_len = equals ? (gsize)(equals - start) : len;
	g_autofree char *name = decoded(start, name_len);
	FormField *field = form_fields_add(fields, name, part);

	field->value =
		equals ? decoded(equals + 1, len - name_len - 1) : g_strdup("");
	return len;
}

GPtrArray *urlencoded_find(const Lines *lines, const char *part)
{
	GPtrArray *fields = form_fields_new();
	g_autofree char *text = in_one_line(lines);
	Position position = { .lines = lines };
	const char *start = text;

	if (*text)
		position.behind = length_of(lines, 0);
	while (*start && fields->len < FORM_FIELDS_MAX) {
		gsize offset = (gsize)(start - text);
		gsize len = add_field(fields, start, part);
		FormField *field = fields->pdata[fields->len - 1];

		field->first_line = line_at(&position, offset);
		field->last_line = line_at(&position, offset + MAX(len, 1) - 1);
		start += len + (start[len] == '&');
	}
	return fields;
}

/* "name=value&..." */
static gboolean may_begin(const char *line)
{
	gsize name = strcspn(line, "=&");

	return name > 0 && line[name] == '=' && count_pairs(line) >= 0;
}

/* A paragraph's lines from begin on, in all of which nothing must be encoded;
 * *pairs_out: how often there is a '&'. */
static Lines *paragraph_at(const Lines *lines, guint begin, int *pairs_out)
{
	Lines *out = lines_new();

	*pairs_out = 0;
	for (guint i = begin; i < lines_count(lines); i++) {
		const TextLine *line = lines_at(lines, i);
		int pairs = *line->text ? count_pairs(line->text) : -1;

		if (pairs < 0 || line->depth != lines_at(lines, begin)->depth)
			break;
		*pairs_out += pairs;
		lines_add(out, line);
	}
	return out;
}

GPtrArray *urlencoded_find_inside(const Lines *lines, const char *part)
{
	guint i = 0;

	if (urlencoded_is(lines))
		return urlencoded_find(lines, part);
	while (i < lines_count(lines)) {
		g_autoptr(Lines) some = NULL;
		int pairs;

		if (!may_begin(lines_at(lines, i)->text)) {
			i++;
			continue;
		}
		some = paragraph_at(lines, i, &pairs);
		if (pairs >= PAIRS_MIN - 1)
			return urlencoded_find(some, part);
		i += lines_count(some);
	}
	return NULL;
}
