/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/lines.h"

#include <string.h>

#define NO_BREAK_SPACE "\xc2\xa0"
#define WIDE_COLON     "\xef\xbc\x9a"

/* No label has more bytes. */
#define LABEL_MAX 100

/* U+200B, U+200C, U+200D, U+2060, U+FEFF: editors and web pages leave them. */
static const char *const invisible[] = {
	"\xe2\x80\x8b", "\xe2\x80\x8c", "\xe2\x80\x8d",
	"\xe2\x81\xa0", "\xef\xbb\xbf",
};

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
	TextLine place;	     /* of the open line; its text is not set */
	gboolean lookalikes; /* has_lookalikes() */
	guint signature;     /* depth + 1 of a writer's signature; 0: in none */
	guint form;	     /* above the line of this number there is none */
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

gboolean lines_text_is_blank(const char *text)
{
	return text[strspn(text, " \t")] == '\0';
}

gboolean lines_is_blank(const Lines *lines, guint number)
{
	return lines_text_is_blank(lines_at(lines, number)->text);
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

/* The length of one that says nothing where it stands, or 0: between letters
 * of other scripts and in pictures some of them say something. */
static gsize invisible_length(const char *text, const char *end)
{
	for (guint i = 0; i < G_N_ELEMENTS(invisible); i++) {
		gsize len = strlen(invisible[i]);

		if ((gsize)(end - text) >= len &&
		    memcmp(text, invisible[i], len) == 0)
			return len;
	}
	return 0;
}

static const char *skip_invisible(const char *raw, const char *end)
{
	gsize len;

	while ((len = invisible_length(raw, end)) > 0)
		raw += len;
	return raw;
}

/* "Description" and a wide colon, as the keyboards of Asia have it. */
static gboolean is_label(const GString *line)
{
	return line->len > 0 && line->len <= LABEL_MAX &&
	       g_str_is_ascii(line->str) && !strchr(line->str, ':') &&
	       line->str[strcspn(line->str, "abcdefghijklmnopqrstuvwxyz")];
}

/* Takes what stands at raw, beyond ASCII, and gives what is behind it. */
static const char *append_plain(GString *line, const char *raw, const char *end)
{
	const gsize left = (gsize)(end - raw);
	const char *behind = skip_invisible(raw, end);

	if (behind > raw &&
	    (line->len == 0 || !(line->str[line->len - 1] & 0x80)) &&
	    (behind == end || !(*behind & 0x80)))
		return behind;
	if (left >= 2 && memcmp(raw, NO_BREAK_SPACE, 2) == 0) {
		g_string_append_c(line, ' ');
		return raw + 2;
	}
	if (left >= 3 && memcmp(raw, WIDE_COLON, 3) == 0 && is_label(line)) {
		g_string_append(line, ": ");
		return raw + 3;
	}
	behind = MAX(behind, raw + 1);
	g_string_append_len(line, raw, behind - raw);
	return behind;
}

static void append_as_ascii(GString *line, const char *raw, gsize len)
{
	const char *end = raw + len;

	while (raw < end) {
		const char *mark = raw;

		while (mark < end && !(*mark & 0x80))
			mark++;
		g_string_append_len(line, raw, mark - raw);
		raw = mark < end ? append_plain(line, mark, end) : end;
	}
}

/* Whether the text has anything that people do not see or tell from ASCII. */
static gboolean has_lookalikes(const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(invisible); i++) {
		if (strstr(text, invisible[i]))
			return TRUE;
	}
	return strstr(text, NO_BREAK_SPACE) || strstr(text, WIDE_COLON);
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
	if (reader->lookalikes)
		append_as_ascii(reader->line, raw, len);
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
			  .lookalikes = has_lookalikes(text) };
	const char *end = text;

	for (guint number = 1; *text; number++) {
		end = strchrnul(text, '\n');
		read_line(&reader, text, (gsize)(end - text), number);
		text = *end ? end + 1 : end;
	}
	close_line(&reader);
	return lines;
}
