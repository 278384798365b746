/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/outline.h"

#include <gmime/gmime.h>
#include <string.h>

#include "parse/boundary.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeContentType, g_object_unref)

/* A quarter of a second of GMime's time, and no honest mail's. */
#define COMPARISONS_MAX (16 * 1024 * 1024)

typedef struct {
	const char *at; /* what is still to be read */
	const char *end;
	const ParseLimits *limits;
	Bounds *bounds;
	guint headers; /* that were read: one a part */
	GArray *texts; /* of gsize: where parts without header begin */
	const char *start;
	const char *why; /* the limit that was passed */
	gboolean twice;	 /* a part has two Content-Types or the like */
	gboolean others; /* lines that are no fields are lost */
} Outline;

/* The header of a part. */
typedef struct {
	GString *type; /* Content-Type as it stands there; of two the last */
	guint types;
	guint encodings;
	gboolean encoded; /* base64 or the like: no headers are in it */
	guint fields;
	gsize bytes;
	gboolean in_type; /* the last field was Content-Type */
	gboolean others;  /* there are lines that are no fields */
} Block;

typedef struct {
	const char *at;
	gsize len; /* without its end */
} Line;

static Line take_line(Outline *outline)
{
	gsize left = (gsize)(outline->end - outline->at);
	const char *lf = memchr(outline->at, '\n', left);
	Line line = { outline->at, lf ? (gsize)(lf - outline->at) : left };

	outline->at += line.len + (lf ? 1 : 0);
	if (line.len > 0 && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* The length of a field's name; 0: the line is no field. */
static gsize name_length(Line line)
{
	gsize len = 0, colon;

	while (len < line.len && line.at[len] > ' ' && line.at[len] < 0x7f &&
	       line.at[len] != ':')
		len++;
	for (colon = len; colon < line.len && line.at[colon] == ' ';)
		colon++;
	return colon < line.len && line.at[colon] == ':' ? len : 0;
}

static gboolean is_named(Line line, gsize len, const char *name)
{
	return strlen(name) == len &&
	       g_ascii_strncasecmp(line.at, name, len) == 0;
}

/* The value's first word is one that GMime knows and undoes. */
static gboolean is_encoding(Line line)
{
	static const char *const words[] = { "base64", "quoted-printable",
					     "x-uuencode", "uuencode",
					     "x-uue" };
	const char *value = (char *)memchr(line.at, ':', line.len) + 1;
	const char *end = line.at + line.len;

	while (value < end && (*value == ' ' || *value == '\t'))
		value++;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if ((gsize)(end - value) >= strlen(words[i]) &&
		    g_ascii_strncasecmp(value, words[i], strlen(words[i])) == 0)
			return TRUE;
	}
	return FALSE;
}

static void take_field(Block *block, Line line)
{
	gsize len = name_length(line);

	block->in_type = FALSE;
	if (len == 0) {
		block->others = TRUE;
		return;
	}
	block->fields++;
	block->bytes += line.len;
	if (is_named(line, len, "Content-Transfer-Encoding")) {
		block->encodings++;
		block->encoded = is_encoding(line);
	}
	if (!is_named(line, len, "Content-Type"))
		return;
	block->types++;
	block->in_type = TRUE;
	len = (gsize)((char *)memchr(line.at, ':', line.len) - line.at) + 1;
	g_string_truncate(block->type, 0);
	g_string_append_len(block->type, line.at + len,
			    (gssize)(line.len - len));
}

static void take_continuation(Block *block, Line line)
{
	block->bytes += line.len;
	if (block->in_type)
		g_string_append_len(block->type, line.at, (gssize)line.len);
}

static gboolean stop(Outline *outline, const char *why)
{
	outline->why = why;
	return FALSE;
}

/*
 * Up to a blank line, or a boundary that ends the part too. FALSE: a limit was
 * passed.
 */
static gboolean read_block(Outline *outline, Block *block, Mark *mark_out)
{
	const ParseLimits *limits = outline->limits;

	*mark_out = MARK_NONE;
	while (outline->at < outline->end) {
		Line line = take_line(outline);

		*mark_out = bounds_take(outline->bounds, line.at, line.len);
		if (line.len == 0 || *mark_out != MARK_NONE)
			break;
		if (*line.at == ' ' || *line.at == '\t')
			take_continuation(block, line);
		else
			take_field(block, line);
		if (block->bytes > limits->header_bytes ||
		    block->fields > limits->header_fields)
			return stop(outline,
				    "the header of a part is too large");
	}
	return TRUE;
}

static gboolean open_bound(Outline *outline, GMimeContentType *type,
			   guint depth)
{
	const char *boundary =
		g_mime_content_type_get_parameter(type, "boundary");

	if (!boundary)
		return TRUE;
	if (strlen(boundary) > outline->limits->boundary_bytes)
		return stop(outline, "a boundary is too long");
	bounds_push(outline->bounds, boundary, depth + 1,
		    g_mime_content_type_is_type(type, "*", "digest"));
	return TRUE;
}

/* Those that GMime reads as a message. */
static gboolean is_message(GMimeContentType *type)
{
	static const char *const subtypes[] = { "rfc822", "rfc2822", "news",
						"global" };

	for (guint i = 0; i < G_N_ELEMENTS(subtypes); i++) {
		if (g_mime_content_type_is_type(type, "message", subtypes[i]))
			return TRUE;
	}
	return FALSE;
}

/*
 * What the part is by its header: a multipart is opened. TRUE in *message_out:
 * what follows is the header of a message.
 */
static gboolean open_part(Outline *outline, const Block *block, guint depth,
			  gboolean in_digest, gboolean *message_out)
{
	g_autoptr(GMimeContentType) type = NULL;

	*message_out = in_digest && block->types == 0;
	if (!strcasestr(block->type->str, "multipart") &&
	    !strcasestr(block->type->str, "message"))
		return TRUE;
	type = g_mime_content_type_parse(NULL, block->type->str);
	if (g_mime_content_type_is_type(type, "multipart", "*"))
		return open_bound(outline, type, depth);
	*message_out = is_message(type) && !block->encoded;
	return TRUE;
}

/* The next boundary that opens a part. FALSE: there is none. */
static gboolean skip_body(Outline *outline)
{
	Mark mark = MARK_NONE;

	while (bounds_innermost(outline->bounds) && mark != MARK_OPEN) {
		const char *at = outline->at;
		gsize left = (gsize)(outline->end - at);
		Line line;

		if (left < 2 || memcmp(at, "--", 2) != 0) {
			at = memmem(at, left, "\n--", 3);
			if (!at)
				return FALSE;
			outline->at = at + 1;
		}
		line = take_line(outline);
		mark = bounds_take(outline->bounds, line.at, line.len);
		if (outline->bounds->comparisons > COMPARISONS_MAX)
			return stop(outline, "too many lines of it look like "
					     "boundaries");
	}
	return mark == MARK_OPEN;
}

/* The first header is the message's, and header.h tells of that. */
static void note_damage(Outline *outline, const Block *block, const char *at)
{
	gsize place = (gsize)(at - outline->start);

	if (outline->headers == 1)
		return;
	if (block->others && block->fields == 0) {
		g_array_append_val(outline->texts, place);
		return;
	}
	if (MAX(block->types, block->encodings) > 1)
		outline->twice = TRUE;
	if (block->others)
		outline->others = TRUE;
}

/* A part from its header on, and the message that it is; not its parts. */
static gboolean read_part(Outline *outline, guint depth, gboolean in_digest,
			  Mark *mark_out)
{
	gboolean message = TRUE;
	gboolean ok = TRUE;

	*mark_out = MARK_NONE;
	for (; ok && message && *mark_out == MARK_NONE; depth++) {
		g_autoptr(GString) type = g_string_new(NULL);
		Block block = { .type = type };
		const char *at = outline->at;

		if (depth > outline->limits->depth)
			return stop(outline, "its parts are nested too deeply");
		if (++outline->headers > outline->limits->parts)
			return stop(outline, "it has too many parts");
		ok = read_block(outline, &block, mark_out) &&
		     (*mark_out != MARK_NONE ||
		      open_part(outline, &block, depth, in_digest, &message));
		note_damage(outline, &block, at);
		in_digest = FALSE;
	}
	return ok;
}

static void read_all(Outline *outline)
{
	guint depth = 1;
	gboolean digest = FALSE;
	Mark mark;

	while (read_part(outline, depth, digest, &mark)) {
		const Bound *bound;

		if (mark != MARK_OPEN && !skip_body(outline))
			break;
		bound = bounds_innermost(outline->bounds);
		depth = bound->depth;
		digest = bound->digest;
	}
	if (!outline->why)
		bounds_leave_all(outline->bounds);
}

static void warn_of(const Outline *outline, Parsed *parsed)
{
	if (outline->bounds->unclosed)
		parsed_warn(parsed, "not-closed",
			    "a multipart is not closed: the message may have "
			    "been cut off");
	if (outline->twice)
		parsed_warn(parsed, "duplicate-header",
			    "a part says twice what it is; the last is taken");
	if (outline->others)
		parsed_warn(parsed, "not-a-header-field",
			    "lines among the headers of a part are no fields, "
			    "and are left out");
	if (outline->texts->len > 0)
		parsed_warn(parsed, "no-header",
			    "a part has no header: all of it is text");
}

static GBytes *put_blank_lines(GBytes *bytes, const GArray *places)
{
	gsize len, done = 0;
	const char *data = g_bytes_get_data(bytes, &len);
	GString *out = g_string_sized_new(len + places->len);

	for (guint i = 0; i < places->len; i++) {
		gsize place = g_array_index(places, gsize, i);

		g_string_append_len(out, data + done, (gssize)(place - done));
		g_string_append_c(out, '\n');
		done = place;
	}
	g_string_append_len(out, data + done, (gssize)(len - done));
	return g_string_free_to_bytes(out);
}

GBytes *outline_mend(GBytes *bytes, const ParseLimits *limits, Parsed *parsed,
		     const char **why_out)
{
	g_autoptr(Bounds) bounds = bounds_new();
	g_autoptr(GArray) texts = g_array_new(FALSE, FALSE, sizeof(gsize));
	gsize len;
	const char *data = g_bytes_get_data(bytes, &len);
	Outline outline = { .limits = limits,
			    .at = data,
			    .start = data,
			    .end = len ? data + len : data,
			    .bounds = bounds,
			    .texts = texts };

	if (len > 0)
		read_all(&outline);
	warn_of(&outline, parsed);
	*why_out = outline.why;
	if (outline.why)
		return NULL;
	return texts->len ? put_blank_lines(bytes, texts) : g_bytes_ref(bytes);
}
