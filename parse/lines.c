/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/lines.h"

#include <string.h>

#define NO_BREAK_SPACE "\xc2\xa0"

static const char signature_mark[] = "-- ";
static const char pgp_begin[] = "-----BEGIN PGP SIGNED MESSAGE-----";
static const char pgp_signature[] = "-----BEGIN PGP SIGNATURE-----";
static const char pgp_end[] = "-----END PGP SIGNATURE-----";

/* Where in a text that PGP signed a line stands. */
typedef enum {
	PGP_NONE,
	PGP_HEADER, /* "Hash: SHA256", up to a blank line */
	PGP_BODY,
	PGP_SIGNATURE,
} PgpState;

typedef struct {
	const LinesOptions *options;
	Lines *lines;
	PgpState pgp;
	GString *line; /* the one being read, with plain spaces */
	GString *open; /* what a line has so far that may go on (flowed) */
	gboolean is_open;
	TextLine place;	 /* of the open line; its text is not set */
	gboolean spaces; /* no-break spaces are in the text */
	guint signature; /* depth + 1 of a writer's signature; 0: in none */
	guint form;	 /* above the line of this number there is none */
} Reader;

void lines_free(Lines *lines)
{
	if (!lines)
		return;
	g_array_unref(lines->array);
	g_string_chunk_free(lines->texts);
	g_free(lines);
}

guint lines_count(const Lines *lines)
{
	return lines->array->len;
}

const TextLine *lines_at(const Lines *lines, guint number)
{
	return &g_array_index(lines->array, TextLine, number);
}

gboolean lines_is_blank(const Lines *lines, guint number)
{
	const char *text = lines_at(lines, number)->text;

	return text[strspn(text, " \t")] == '\0';
}

/* "> > text" to its depth; RFC 3676 has no blanks between, people do. */
const char *lines_skip_quoting(const char *text, guint *depth_out)
{
	const char *p = text;

	*depth_out = 0;
	for (;;) {
		const char *mark = p + strspn(p, " ");

		if (*mark != '>' || mark - p > 1)
			break;
		p = mark + 1;
		(*depth_out)++;
	}
	return *depth_out > 0 && *p == ' ' ? p + 1 : p;
}

/* TRUE: the line is PGP's, not the writer's. */
static gboolean follow_pgp(Reader *reader, const char *text)
{
	if (g_str_has_prefix(text, pgp_begin)) {
		reader->pgp = PGP_HEADER;
		return TRUE;
	}
	switch (reader->pgp) {
	case PGP_HEADER:
		if (text[strspn(text, " \t")] == '\0')
			reader->pgp = PGP_BODY;
		return TRUE;
	case PGP_BODY:
		if (!g_str_has_prefix(text, pgp_signature))
			return FALSE;
		reader->pgp = PGP_SIGNATURE;
		return TRUE;
	case PGP_SIGNATURE:
		if (g_str_has_prefix(text, pgp_end))
			reader->pgp = PGP_NONE;
		return TRUE;
	default:
		return FALSE;
	}
}

/* RFC 3676 section 4.3: a signature lasts as long as its quoting. */
static gboolean follow_signature(Reader *reader, const char *text, guint depth,
				 guint number)
{
	if (number >= reader->form && strcmp(text, signature_mark) == 0) {
		reader->signature = depth + 1;
		if (reader->lines->signature == 0)
			reader->lines->signature = number;
		return TRUE;
	}
	if (depth + 1 != reader->signature)
		reader->signature = 0;
	return reader->signature != 0;
}

static void close_line(Reader *reader)
{
	TextLine line = reader->place;

	if (!reader->is_open)
		return;
	g_strchomp(reader->open->str);
	line.text = reader->open->str;
	lines_add(reader->lines, &line);
	g_string_truncate(reader->open, 0);
	reader->is_open = FALSE;
}

/* Whether a line goes on in the next: a NBSP at its end is no blank. */
static gboolean flows(const Reader *reader, const char *raw, gsize len,
		      const char *body)
{
	return reader->options->flowed && *body && len > 0 &&
	       raw[len - 1] == ' ' && strcmp(body, signature_mark) != 0;
}

/* The blank before a soft line end is the writer's, unless DelSp=yes. */
static void add(Reader *reader, const char *text, guint number, guint depth,
		gboolean goes_on)
{
	if (reader->is_open && reader->place.depth != depth)
		close_line(reader);
	if (!reader->is_open)
		reader->place = (TextLine){ NULL, number, number, depth };
	reader->is_open = TRUE;
	g_string_append(reader->open, text);
	reader->place.last = number;
	if (!goes_on)
		close_line(reader);
	else if (reader->options->delsp && g_str_has_suffix(text, " "))
		g_string_truncate(reader->open, reader->open->len - 1);
}

static void append_with_plain_spaces(GString *line, const char *raw, gsize len)
{
	const char *end = raw + len;
	const char *mark;

	while ((mark = memmem(raw, (gsize)(end - raw), NO_BREAK_SPACE,
			      strlen(NO_BREAK_SPACE))) != NULL) {
		g_string_append_len(line, raw, mark - raw);
		g_string_append_c(line, ' ');
		raw = mark + strlen(NO_BREAK_SPACE);
	}
	g_string_append_len(line, raw, end - raw);
}

/* RFC 3676 section 4.4: a blank before a line protects it. */
static const char *unquote(const Reader *reader, const char *text,
			   guint *depth_out)
{
	*depth_out = 0;
	if (reader->options->flowed && *text == ' ')
		return text + 1;
	return lines_skip_quoting(text, depth_out);
}

static void read_line(Reader *reader, const char *raw, gsize len, guint number)
{
	const char *body;
	gboolean escaped;
	guint depth;

	g_string_truncate(reader->line, 0);
	if (reader->spaces)
		append_with_plain_spaces(reader->line, raw, len);
	else
		g_string_append_len(reader->line, raw, (gssize)len);
	body = unquote(reader, reader->line->str, &depth);
	escaped = reader->pgp == PGP_BODY && g_str_has_prefix(body, "- ");
	if (escaped)
		body += 2;
	if ((!escaped && follow_pgp(reader, body)) ||
	    follow_signature(reader, body, depth, number))
		close_line(reader);
	else
		add(reader, body, number, depth, flows(reader, raw, len, body));
}

Lines *lines_new(void)
{
	Lines *lines = g_new0(Lines, 1);

	lines->array = g_array_new(FALSE, FALSE, sizeof(TextLine));
	lines->texts = g_string_chunk_new(4096);
	return lines;
}

void lines_add(Lines *lines, const TextLine *line)
{
	TextLine copy = *line;

	copy.text = g_string_chunk_insert(lines->texts, line->text);
	g_array_append_val(lines->array, copy);
}

Lines *lines_read(const char *text, const LinesOptions *options)
{
	return lines_read_signed(text, options, 0);
}

Lines *lines_read_signed(const char *text, const LinesOptions *options,
			 guint form)
{
	Lines *lines = lines_new();
	g_autoptr(GString) line = g_string_new(NULL);
	g_autoptr(GString) open = g_string_new(NULL);
	Reader reader = { .options = options,
			  .lines = lines,
			  .line = line,
			  .open = open,
			  .form = form,
			  .spaces = strstr(text, NO_BREAK_SPACE) != NULL };
	const char *end = text;

	for (guint number = 1; *text; number++) {
		end = strchrnul(text, '\n');
		read_line(&reader, text, (gsize)(end - text), number);
		text = *end ? end + 1 : end;
	}
	close_line(&reader);
	return lines;
}
