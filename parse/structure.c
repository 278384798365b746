/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/structure.h"

#include <string.h>

#include "parse/flag.h"
#include "parse/outline.h"
#include "parse/texts.h"

/* GMime 3.2 leaves these to its users. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)

typedef struct {
	const ParseLimits *limits;
	Parsed *parsed;
	GPtrArray *texts;   /* of PartText */
	gsize text_bytes;   /* read for all of them */
	guint alternatives; /* how many were met */
	const char *why;    /* the limit that was passed */
} Walk;

/* Where the walk is: the number of the part, and how deep it lies. */
typedef struct {
	const char *number;
	guint depth;
	guint alternative; /* the number of the one that it is in; 0: none */
	const char *from;  /* of the message inside that it is in, or NULL */
	PartText *fields;  /* of the form-data that it is in, or NULL */
} Place;

static gboolean walk_part(Walk *walk, GMimeObject *part, Place place);

static gboolean stop(Walk *walk, const char *why)
{
	walk->why = why;
	return FALSE;
}

/* "2" below "1" is "1.2"; below the top it is "2". */
static char *number_below(const char *number, int child)
{
	if (*number)
		return g_strdup_printf("%s.%d", number, child);
	return g_strdup_printf("%d", child);
}

/* As it stands in the message, encoded; -1 for what holds others. */
static gint64 part_bytes(GMimeObject *part)
{
	GMimeDataWrapper *content;
	GMimeStream *stream;

	if (!GMIME_IS_PART(part))
		return -1;
	content = g_mime_part_get_content(GMIME_PART(part));
	stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
	return stream ? g_mime_stream_length(stream) : 0;
}

/*
 * What is beyond the limit is not searched for forms; it is kept. An encoding
 * makes four bytes of one at most.
 */
static gboolean is_too_long(const Walk *walk, GMimePart *part)
{
	gint64 bytes = part_bytes(GMIME_OBJECT(part));

	return walk->text_bytes > walk->limits->text_bytes ||
	       (bytes > 0 && (gsize)bytes / 4 > walk->limits->text_bytes);
}

static void warn_of_length(Walk *walk)
{
	parsed_warn(walk->parsed, "too-much-text",
		    "a text is too long to be searched for a form");
}

static void take_text(Walk *walk, PartText *text, Place place)
{
	text->from = g_strdup(place.from);
	walk->text_bytes += text->bytes;
	if (walk->text_bytes <= walk->limits->text_bytes) {
		g_ptr_array_add(walk->texts, text);
		return;
	}
	part_text_free(text);
	warn_of_length(walk);
}

static void read_text(Walk *walk, GMimePart *part, Place place)
{
	PartText *text;

	if (place.fields && !is_too_long(walk, part) &&
	    part_text_add_field(place.fields, part, place.number, walk->parsed))
		return;
	if (!part_text_is_one(part))
		return;
	if (is_too_long(walk, part)) {
		warn_of_length(walk);
		return;
	}
	text = part_text_read(part, place.number, place.alternative,
			      walk->parsed);
	take_text(walk, text, place);
}

/* Where its boundary stands nowhere, GMime keeps a multipart as a preface. */
static void read_preface(Walk *walk, GMimeMultipart *multipart, Place place)
{
	const char *preface = g_mime_multipart_get_prologue(multipart);
	g_autofree char *number = number_below(place.number, 1);

	if (!preface || !preface[strspn(preface, " \t\r\n")] ||
	    walk->parsed->parts->len >= walk->limits->parts)
		return;
	parsed_warn(walk->parsed, "no-parts",
		    "a multipart has no parts; what stands in it is read as "
		    "text");
	parsed_add_part(walk->parsed, number, "text/plain",
			(gint64)strlen(preface));
	take_text(walk, part_text_stray(preface, number, place.alternative),
		  place);
}

static gboolean walk_below(Walk *walk, GMimeMultipart *multipart, Place place)
{
	int count = g_mime_multipart_get_count(multipart);

	for (int i = 0; i < count; i++) {
		g_autofree char *number = number_below(place.number, i + 1);
		Place below = { number, place.depth + 1, place.alternative,
				place.from, place.fields };

		if (!walk_part(walk, g_mime_multipart_get_part(multipart, i),
			       below))
			return FALSE;
	}
	return TRUE;
}

/*
 * The body of a message inside a message: a multipart has the message's own
 * number, anything else is part 1 below it.
 */
static gboolean walk_body(Walk *walk, GMimeMessage *message, Place place)
{
	GMimeObject *body =
		message ? g_mime_message_get_mime_part(message) : NULL;
	g_autofree char *number = NULL;

	if (!body)
		return TRUE;
	if (GMIME_IS_MULTIPART(body))
		return walk_part(walk, body, place);
	number = number_below(place.number, 1);
	place.number = number;
	return walk_part(walk, body, place);
}

static gboolean is_multipart(GMimeMultipart *multipart, const char *subtype)
{
	return g_mime_content_type_is_type(
		g_mime_object_get_content_type(GMIME_OBJECT(multipart)),
		"multipart", subtype);
}

static gboolean walk_fields(Walk *walk, GMimeMultipart *multipart, Place place)
{
	gboolean ok;

	place.fields = part_text_of_fields(place.number, place.alternative);
	ok = walk_below(walk, multipart, place);
	take_text(walk, place.fields, place);
	return ok;
}

static gboolean walk_multipart(Walk *walk, GMimeMultipart *multipart,
			       Place place)
{
	if (is_multipart(multipart, "alternative"))
		place.alternative = ++walk->alternatives;
	if (g_mime_multipart_get_count(multipart) == 0)
		read_preface(walk, multipart, place);
	if (is_multipart(multipart, "form-data"))
		return walk_fields(walk, multipart, place);
	return walk_below(walk, multipart, place);
}

/* The parameter is asked for by name: get_boundary() can loop for ever. */
static gboolean check_boundary(Walk *walk, GMimeObject *part)
{
	const char *boundary =
		g_mime_object_get_content_type_parameter(part, "boundary");

	if (!boundary) {
		parsed_warn(walk->parsed, "no-boundary",
			    "a multipart has no boundary");
		return TRUE;
	}
	if (strlen(boundary) > walk->limits->boundary_bytes)
		return stop(walk, "a boundary is too long");
	return TRUE;
}

/* RFC 2045 section 5.2: a type that makes no sense is plain text. */
static char *type_of(GMimeObject *part)
{
	const char *header = g_mime_object_get_header(part, "Content-Type");

	if (header && !strchr(header, '/'))
		return g_strdup("text/plain");
	return g_mime_content_type_get_mime_type(
		g_mime_object_get_content_type(part));
}

static void note_part(Walk *walk, GMimeObject *part, Place place)
{
	g_autofree char *type = type_of(part);

	parsed_add_part(walk->parsed, place.number, type ? type : "",
			part_bytes(part));
	flag_part(part, walk->parsed);
}

/* Field by field: to ask for all of it as text would write it anew. */
static gboolean has_large_header(GMimeObject *part, const ParseLimits *limits)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(part);
	int count = g_mime_header_list_get_count(list);
	gsize bytes = 0;

	if ((guint)count > limits->header_fields)
		return TRUE;
	for (int i = 0; i < count; i++) {
		const char *value = g_mime_header_get_raw_value(
			g_mime_header_list_get_header_at(list, i));

		bytes += value ? strlen(value) : 0;
	}
	return bytes > limits->header_bytes;
}

/*
 * RFC 2046 section 5.2.1 forbids to encode a message; mailers do it, and GMime
 * takes it for a part like any other.
 */
static gboolean is_encoded_message(GMimeObject *part)
{
	return GMIME_IS_PART(part) &&
	       g_mime_content_type_is_type(g_mime_object_get_content_type(part),
					   "message", "rfc822");
}

/* A message inside: whoever sent it on, its texts are by whom it is from. */
static gboolean walk_message(Walk *walk, GMimeMessage *message, Place place)
{
	if (message)
		place.from =
			g_mime_object_get_header(GMIME_OBJECT(message), "From");
	place.fields = NULL;
	return walk_body(walk, message, place);
}

static gboolean walk_encoded(Walk *walk, GMimePart *part, Place place)
{
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GBytes) mended = NULL;
	g_autoptr(GMimeMessage) message = NULL;

	if (!is_too_long(walk, part)) {
		bytes = part_bytes_decoded(part);
		walk->text_bytes += g_bytes_get_size(bytes);
	}
	if (!bytes || walk->text_bytes > walk->limits->text_bytes) {
		warn_of_length(walk);
		return TRUE;
	}
	mended = outline_mend(bytes, walk->limits, walk->parsed, &walk->why);
	if (!mended)
		return FALSE;
	message = structure_message(
		g_bytes_unref_to_array(g_steal_pointer(&mended)));
	return walk_message(walk, message, place);
}

static gboolean walk_leaf(Walk *walk, GMimeObject *part, Place place)
{
	if (GMIME_IS_PART(part))
		read_text(walk, GMIME_PART(part), place);
	place.depth++;
	if (is_encoded_message(part))
		return walk_encoded(walk, GMIME_PART(part), place);
	if (!GMIME_IS_MESSAGE_PART(part))
		return TRUE;
	return walk_message(
		walk, g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)),
		place);
}

static gboolean walk_part(Walk *walk, GMimeObject *part, Place place)
{
	if (place.depth > walk->limits->depth)
		return stop(walk, "its parts are nested too deeply");
	if (walk->parsed->parts->len >= walk->limits->parts)
		return stop(walk, "it has too many parts");
	if (has_large_header(part, walk->limits))
		return stop(walk, "the header of a part is too large");
	note_part(walk, part, place);
	if (GMIME_IS_MULTIPART(part))
		return check_boundary(walk, part) &&
		       walk_multipart(walk, GMIME_MULTIPART(part), place);
	return walk_leaf(walk, part, place);
}

GMimeMessage *structure_message(GByteArray *bytes)
{
	g_autoptr(GMimeStream) stream =
		g_mime_stream_mem_new_with_byte_array(bytes);
	g_autoptr(GMimeParser) parser = NULL;

	/* What it is given it does not free unless it is told to. */
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), TRUE);
	if (bytes->len == 0)
		return NULL;
	parser = g_mime_parser_new_with_stream(stream);
	return g_mime_parser_construct_message(parser, NULL);
}

gboolean structure_read(GMimeMessage *message, const ParseLimits *limits,
			Parsed *parsed, GPtrArray *texts, const char **why_out)
{
	Walk walk = { .limits = limits, .parsed = parsed, .texts = texts };
	gboolean ok =
		walk_body(&walk, message, (Place){ .number = "", .depth = 1 });

	*why_out = walk.why;
	return ok;
}
