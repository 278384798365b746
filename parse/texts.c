/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/texts.h"

#include <string.h>

#include "parse/base64.h"
#include "parse/decode.h"
#include "parse/fields.h"
#include "parse/flag.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)

void part_text_free(PartText *text)
{
	if (!text)
		return;
	g_free(text->number);
	g_free(text->text);
	g_free(text->from);
	g_clear_pointer(&text->fields, g_ptr_array_unref);
	g_free(text);
}

static gboolean has_suffix(GMimePart *part, const char *suffix)
{
	const char *name = g_mime_part_get_filename(part);
	g_autofree char *lower = name ? g_ascii_strdown(name, -1) : NULL;

	return lower && g_str_has_suffix(lower, suffix);
}

/* Some mailers call any attachment a stream of bytes, a saved message too,
 * which is read as it stands. */
static gboolean is_text_file(GMimePart *part)
{
	return has_suffix(part, ".txt") || has_suffix(part, ".text") ||
	       has_suffix(part, ".eml");
}

/* What a browser sends for a form whose action is "mailto:"; Internet
 * Explorer attaches it as POSTDATA.ATT. */
static gboolean is_urlencoded(GMimePart *part)
{
	GMimeContentType *type =
		g_mime_object_get_content_type(GMIME_OBJECT(part));

	return g_mime_content_type_is_type(type, "application",
					   "x-www-form-urlencoded") ||
	       has_suffix(part, "postdata.att");
}

gboolean part_text_is_one(GMimePart *part)
{
	GMimeContentType *type =
		g_mime_object_get_content_type(GMIME_OBJECT(part));
	const char *header =
		g_mime_object_get_header(GMIME_OBJECT(part), "Content-Type");

	if (flag_is_document(part))
		return FALSE;
	/* RFC 2045 section 5.2: a type that makes no sense is plain text. */
	if (header && !strchr(header, '/'))
		return TRUE;
	return g_mime_content_type_is_type(type, "text", "*") ||
	       is_urlencoded(part) ||
	       (g_mime_content_type_is_type(type, "application",
					    "octet-stream") &&
		is_text_file(part));
}

/* GMime keeps what it read as a part of the message's bytes. */
static GBytes *encoded_bytes(GMimeDataWrapper *content)
{
	GMimeStream *stream = g_mime_data_wrapper_get_stream(content);
	GByteArray *whole =
		g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	gint64 start = stream->bound_start;
	gint64 len = g_mime_stream_length(stream);

	if (!whole || len <= 0 || start < 0 || start + len > whole->len)
		return g_bytes_new_static("", 0);
	return g_bytes_new_static(whole->data + start, (gsize)len);
}

/* Quoted-printable and uuencode, as GMime undoes them. */
static GBytes *decoded_by_gmime(GMimeDataWrapper *content)
{
	GByteArray *bytes = g_byte_array_new();
	g_autoptr(GMimeStream) memory =
		g_mime_stream_mem_new_with_byte_array(bytes);

	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(memory), FALSE);
	g_mime_data_wrapper_write_to_stream(content, memory);
	return g_byte_array_free_to_bytes(bytes);
}

static GBytes *decoded_base64(GMimeDataWrapper *content)
{
	g_autoptr(GBytes) encoded = encoded_bytes(content);
	gsize len;
	const char *bytes = g_bytes_get_data(encoded, &len);

	return g_byte_array_free_to_bytes(decode_base64(bytes, len));
}

GBytes *part_bytes_decoded(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);

	if (!content ||
	    !GMIME_IS_STREAM_MEM(g_mime_data_wrapper_get_stream(content)))
		return g_bytes_new_static("", 0);
	switch (g_mime_part_get_content_encoding(part)) {
	case GMIME_CONTENT_ENCODING_BASE64:
		return decoded_base64(content);
	case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
	case GMIME_CONTENT_ENCODING_UUENCODE:
		return decoded_by_gmime(content);
	default:
		return encoded_bytes(content);
	}
}

static gboolean parameter_is(GMimeContentType *type, const char *name,
			     const char *value)
{
	const char *text = g_mime_content_type_get_parameter(type, name);

	return text && g_ascii_strcasecmp(text, value) == 0;
}

static char *read_text(GMimePart *part, GMimeContentType *type, Parsed *parsed)
{
	g_autoptr(GBytes) bytes = part_bytes_decoded(part);
	gsize len;
	const char *data = g_bytes_get_data(bytes, &len);
	gboolean wrong;
	char *text = decode_charset(
		data ? data : "", len,
		g_mime_content_type_get_parameter(type, "charset"), &wrong);

	if (wrong)
		parsed_warn(parsed, "bad-charset",
			    "a text is not in the charset that it says");
	return text;
}

static gboolean is_enriched(GMimeContentType *type)
{
	return g_mime_content_type_is_type(type, "text", "enriched") ||
	       g_mime_content_type_is_type(type, "text", "richtext");
}

static PartText *new_text(const char *number, guint alternative)
{
	PartText *text = g_new0(PartText, 1);

	text->number = g_strdup(number);
	text->alternative = alternative;
	return text;
}

PartText *part_text_stray(const char *bytes, const char *number,
			  guint alternative)
{
	PartText *text = new_text(number, alternative);
	gboolean wrong;

	text->text = decode_charset(bytes, strlen(bytes), NULL, &wrong);
	text->bytes = strlen(text->text);
	return text;
}

PartText *part_text_read(GMimePart *part, const char *number, guint alternative,
			 Parsed *parsed)
{
	GMimeContentType *type =
		g_mime_object_get_content_type(GMIME_OBJECT(part));
	PartText *text = new_text(number, alternative);

	text->flowed = parameter_is(type, "format", "flowed");
	text->delsp = parameter_is(type, "delsp", "yes");
	text->urlencoded = is_urlencoded(part);
	text->text = read_text(part, type, parsed);
	text->bytes = strlen(text->text);
	text->html = g_mime_content_type_is_type(type, "text", "html");
	text->enriched = is_enriched(type);
	return text;
}

PartText *part_text_of_fields(const char *number, guint alternative)
{
	PartText *text = new_text(number, alternative);

	text->text = g_strdup("");
	text->fields = form_fields_new();
	return text;
}

static guint count_lines(const char *text)
{
	guint count = 1;

	for (; *text; text++)
		count += *text == '\n' && text[1];
	return count;
}

gboolean part_text_add_field(PartText *text, GMimePart *part,
			     const char *number, Parsed *parsed)
{
	const char *name = g_mime_object_get_content_disposition_parameter(
		GMIME_OBJECT(part), "name");
	FormField *field;

	if (!name || g_mime_part_get_filename(part))
		return FALSE;
	field = form_fields_add(text->fields, name, number);
	field->value = read_text(
		part, g_mime_object_get_content_type(GMIME_OBJECT(part)),
		parsed);
	field->first_line = 1;
	field->last_line = count_lines(field->value);
	text->bytes += strlen(field->value);
	return TRUE;
}
