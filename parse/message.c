/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/message.h"

#include <gmime/gmime.h>
#include <string.h>

#include "parse/automatic.h"
#include "parse/date.h"
#include "parse/encoded_word.h"
#include "parse/entity.h"
#include "parse/header.h"
#include "parse/mailbox.h"
#include "parse/outline.h"
#include "parse/reading.h"
#include "parse/structure.h"
#include "parse/texts.h"
#include "parse/ticket.h"
#include "parse/versions.h"
#include "parse/wire.h"
#include "text/sha256.h"

/* GMime 3.2 leaves these to its users. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeReferences, g_mime_references_free)

/* RFC 5322 section 3.6: at most one of each. */
static const char *const single_fields[] = {
	"Date",
	"From",
	"Sender",
	"Reply-To",
	"To",
	"Subject",
	"Message-ID",
	"In-Reply-To",
	"References",
	"Content-Type",
	"Content-Transfer-Encoding",
	"MIME-Version",
};

static char *valid_text(const char *text)
{
	return text ? g_utf8_make_valid(text, -1) : NULL;
}

static void warn_of_header(const Header *header, Parsed *parsed)
{
	if (header->had_nul)
		parsed_warn(parsed, "nul-in-header",
			    "a header field holds a NUL");
	if (header->had_other_lines)
		parsed_warn(parsed, "not-a-header-field",
			    "lines among the headers are no fields");
	for (guint i = 0; i < G_N_ELEMENTS(single_fields); i++) {
		g_autofree char *text = NULL;
		const char *which;

		if (header_count(header, single_fields[i]) < 2)
			continue;
		/* Content-* is for GMime to read. */
		which = g_str_has_prefix(single_fields[i], "Content-")
				? "last"
				: "first";
		text = g_strdup_printf("there is more than one %s; the %s is "
				       "taken",
				       single_fields[i], which);
		parsed_warn(parsed, "duplicate-header", text);
	}
}

/* Without the brackets; what stands around them is a comment. */
static void read_message_id(const Header *header, Parsed *parsed)
{
	const char *value = header_first(header, "Message-ID");
	const char *start, *end;
	g_autofree char *id = NULL;

	if (!value || !*value)
		return;
	start = strchr(value, '<');
	end = start ? strchr(start, '>') : NULL;
	id = end ? g_strndup(start + 1, (gsize)(end - start) - 1)
		 : g_strdup(value);
	g_strstrip(id);
	if (*id)
		parsed->message_id = valid_text(id);
}

static void read_from(const Header *header, Parsed *parsed)
{
	const char *value = header_first(header, "From");
	gboolean guessed;

	if (value &&
	    mailbox_read(value, &parsed->from_name, &parsed->from_email,
			 &guessed) &&
	    guessed)
		parsed_warn(parsed, "bad-from",
			    "From is not written as it should be");
}

static void read_subject(const Header *header, Parsed *parsed)
{
	const char *value = header_first(header, "Subject");
	g_autofree char *mended = value ? encoded_words_mend(value) : NULL;
	g_autofree char *text =
		mended ? g_mime_utils_header_decode_text(NULL, mended) : NULL;

	parsed->subject = valid_text(text);
}

static void read_date(const Header *header, Parsed *parsed)
{
	const char *value = header_first(header, "Date");

	parsed->has_date = value && date_read(value, &parsed->date);
	if (value && !parsed->has_date)
		parsed_warn(parsed, "bad-date", "the date makes no sense");
}

/* seen: those that are there already. */
static void add_references(const char *value, GHashTable *seen,
			   GPtrArray *references)
{
	g_autoptr(GMimeReferences) list = g_mime_references_parse(NULL, value);
	int count = g_mime_references_length(list);

	for (int i = 0; i < count; i++) {
		g_autofree char *id =
			valid_text(g_mime_references_get_message_id(list, i));

		if (!id || g_hash_table_contains(seen, id))
			continue;
		g_hash_table_add(seen, id);
		g_ptr_array_add(references, g_steal_pointer(&id));
	}
}

static void read_references(const Header *header, Parsed *parsed)
{
	static const char *const fields[] = { "References", "In-Reply-To" };
	g_autoptr(GHashTable) seen = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		const char *value = header_first(header, fields[i]);

		if (!value)
			continue;
		if (!seen)
			seen = g_hash_table_new(g_str_hash, g_str_equal);
		add_references(value, seen, parsed->references);
	}
}

static void add_field(Sha256 *sum, const Header *header, const char *name)
{
	const char *value = header_first(header, name);

	sha256_add_text(sum, value ? value : "");
	sha256_add_text(sum, "\n");
}

/* The body with LF line ends and without blank lines at its end. */
static void add_body(Sha256 *sum, const char *body, gsize len)
{
	while (len > 0 && strchr("\r\n", body[len - 1]) && body[len - 1])
		len--;
	while (len > 0) {
		const char *cr = memchr(body, '\r', len);
		gsize run = cr ? (gsize)(cr - body) : len;
		gboolean crlf = run + 1 < len && body[run + 1] == '\n';

		if (cr && !crlf)
			run++;
		sha256_add(sum, body, run);
		run += crlf;
		body += run;
		len -= run;
	}
}

/* What two copies of a mail share that came over different ways. */
static void sum_content(const Header *header, GBytes *bytes, Parsed *parsed)
{
	Sha256 sum = sha256_begin();
	gsize len;
	const char *data = g_bytes_get_data(bytes, &len);

	add_field(&sum, header, "From");
	add_field(&sum, header, "Date");
	add_field(&sum, header, "Subject");
	if (len > header->body)
		add_body(&sum, data + header->body, len - header->body);
	parsed->content = sha256_end(&sum);
}

static void free_text(gpointer text)
{
	part_text_free(text);
}

/* An application that a bounce or a vacation notice quotes is no new one. */
static gboolean may_apply(const Parsed *parsed)
{
	return !parsed->automatic || automatic_is_mild(parsed->automatic);
}

/* What its parts say weighs more than that it came by a list. */
static void read_parts(Parsed *parsed)
{
	const char *reason = automatic_reason_of_parts(parsed->parts);

	if (!reason || !may_apply(parsed))
		return;
	g_free(parsed->automatic);
	parsed->automatic = g_strdup(reason);
	parsed->kind = KIND_AUTOMATIC;
}

/* NULL: nothing of it is a field or a body. */
static GMimeMessage *message_of(GBytes *bytes, const Header *header)
{
	gsize len;
	const char *data = g_bytes_get_data(bytes, &len);

	if (len == 0 || (header->had_other_lines && header->fields->len == 0 &&
			 header->body >= len))
		return NULL;
	return structure_message(entity_of(data, len, header));
}

static gboolean read_body(GBytes *bytes, const Header *header,
			  const ParseLimits *limits, Parsed *parsed,
			  const char **why_out)
{
	g_autoptr(GMimeMessage) message = NULL;
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(free_text);
	g_autoptr(GBytes) mended = outline_mend(bytes, limits, parsed, why_out);

	if (!mended)
		return FALSE;
	message = message_of(mended, header);
	if (!message) {
		parsed_warn(parsed, "no-message",
			    "there is nothing that is a message");
		return TRUE;
	}
	if (!structure_read(message, limits, parsed, texts, why_out))
		return FALSE;
	read_parts(parsed);
	if (may_apply(parsed))
		reading_find(texts, limits, parsed);
	versions_drop_quoted(parsed);
	versions_drop_repeated(parsed);
	if (parsed->applications->len)
		parsed->kind = KIND_APPLICATION;
	return TRUE;
}

static void read_header(const Header *header, const ParseLimits *limits,
			Parsed *parsed)
{
	const char *reason;

	warn_of_header(header, parsed);
	read_message_id(header, parsed);
	read_from(header, parsed);
	read_subject(header, parsed);
	read_date(header, parsed);
	read_references(header, parsed);
	ticket_find(parsed->subject, limits->ticket_tag, parsed->tickets);
	reason = automatic_reason(header, parsed->from_email, parsed->subject);
	parsed->automatic = g_strdup(reason);
	parsed->kind = reason ? KIND_AUTOMATIC : KIND_OTHER;
}

Parsed *message_parse(GBytes *raw, const ParseLimits *limits)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(Header) header = NULL;
	const char *why;

	if (g_bytes_get_size(raw) > limits->message_bytes)
		return parsed_quarantined("it is larger than what is parsed");
	g_mime_init();
	bytes = wire_mend(raw, parsed);
	header = header_read(g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), limits);
	if (header->over_limit)
		return parsed_quarantined("its header is too large");
	read_header(header, limits, parsed);
	sum_content(header, bytes, parsed);
	if (!read_body(bytes, header, limits, parsed, &why))
		return parsed_quarantined(why);
	return g_steal_pointer(&parsed);
}
