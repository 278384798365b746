/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "parse/entity.h"
#include "parse/header.h"
#include "parse/message.h"
#include "parse/outline.h"
#include "parse/report.h"
#include "parse/structure.h"
#include "parse/texts.h"
#include "parse/wire.h"
#include "tests/fuzz/fuzz.h"

/* Parts are told from each other by number; text has no part beyond these. */
static void claim_evidence(const Parsed *parsed, const Answer *answer,
			   size_t size)
{
	gboolean found = FALSE;

	claim_text(answer->text);
	if (!answer->part)
		return;
	for (guint i = 0; i < parsed->parts->len; i++) {
		const ParsedPart *part = parsed->parts->pdata[i];

		found = found || strcmp(part->number, answer->part) == 0;
	}
	claim(found);
	claim(answer->first_line >= 1);
	claim(answer->first_line <= answer->last_line);
	/* HTML makes at most four lines of a tag of four bytes. */
	claim(answer->last_line <= 2 * size + 2);
}

static void free_text(gpointer text)
{
	part_text_free(text);
}

/* Its parts, and texts as another part each; takes bytes. */
static Parsed *structure_of(GByteArray *bytes)
{
	GMimeMessage *message = structure_message(bytes);
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(free_text);
	Parsed *parsed = parsed_new(KIND_OTHER);
	const char *why;

	if (message)
		structure_read(message, &default_limits, parsed, texts, &why);
	for (guint i = 0; i < texts->len; i++) {
		const PartText *text = texts->pdata[i];

		parsed_add_part(parsed, text->number, text->text, text->html);
	}
	g_clear_object(&message);
	return parsed;
}

/* What header.h leaves to GMime is all that GMime's parts hang on. */
static void claim_entity(GBytes *raw)
{
	g_autoptr(Parsed) scratch = parsed_new(KIND_OTHER);
	g_autoptr(GBytes) bytes = wire_mend(raw, scratch);
	gsize len;
	const char *data = g_bytes_get_data(bytes, &len);
	g_autoptr(Header) header = header_read(data, len, &default_limits);
	const char *why;
	g_autoptr(GBytes) mended =
		outline_mend(bytes, &default_limits, scratch, &why);
	g_autoptr(Parsed) whole = NULL;
	g_autoptr(Parsed) part = NULL;
	g_autofree char *line = NULL;
	g_autofree char *part_line = NULL;

	if (!mended || header->had_other_lines || header->fields->len == 0)
		return;
	data = g_bytes_get_data(mended, &len);
	whole = structure_of(g_byte_array_append(
		g_byte_array_new(), (const guint8 *)data, (guint)len));
	part = structure_of(entity_of(data, len, header));
	line = report_line(whole);
	part_line = report_line(part);
	claim(strcmp(line, part_line) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autoptr(GBytes) raw = g_bytes_new(bytes, size);
	g_autoptr(Parsed) first = message_parse(raw, &default_limits);
	g_autoptr(Parsed) second = message_parse(raw, &default_limits);
	g_autofree char *line = report_line(first);
	g_autofree char *again = report_line(second);
	g_autoptr(GVariant) variant =
		g_variant_ref_sink(parsed_to_variant(first));
	g_autoptr(Parsed) back = parsed_from_variant(variant);
	g_autofree char *said_back = back ? report_line(back) : NULL;

	claim_entity(raw);
	claim_text(line);
	claim(strcmp(line, again) == 0);
	claim(g_strcmp0(line, said_back) == 0);
	for (guint i = 0; i < first->applications->len; i++) {
		const Application *application = first->applications->pdata[i];

		for (guint j = 0; j < application->answers->len; j++)
			claim_evidence(first, application->answers->pdata[j],
				       size);
	}
	return 0;
}
