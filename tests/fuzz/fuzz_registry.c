/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/format.h"
#include "tests/fuzz/fuzz.h"

/* What is written in the first of them is read again whole. */
static const char *const names[] = { "port-numbers", "csv", "xml", "txt" };
#define WHOLE 3

static const char *const only_made[] = { "services", "services-expanded",
					 "json", "html" };

static void check_text(const ListLine *line)
{
	claim(list_line_is_whole(line));
	claim(g_utf8_validate(line->layout, -1, NULL));
	claim(!line->text || g_utf8_validate(line->text, -1, NULL));
	for (int i = 0; line->entry && i < ENTRY_FIELD_COUNT; i++)
		claim(g_utf8_validate(line->entry->field[i], -1, NULL));
	for (int i = 0; line->person && i < PERSON_FIELD_COUNT; i++)
		claim(g_utf8_validate(line->person->field[i], -1, NULL));
}

static void check_unread(const PublishedList *list)
{
	for (guint i = 0; i < list->unread->len; i++) {
		guint number = g_array_index(list->unread, guint, i);

		claim(number < list->lines->len);
		claim(i == 0 ||
		      g_array_index(list->unread, guint, i - 1) < number);
	}
}

/* As registry/list.h says: what was read is written back byte for byte. */
static void check_format(const ListFormat *format, const char *bytes, gsize len)
{
	g_autoptr(PublishedList) list = format->read(bytes, len);
	g_autoptr(GString) out = g_string_new(NULL);
	ListWriter writer = { format, out, list->crlf, FALSE };

	for (guint i = 0; i < list->lines->len; i++) {
		check_text(list_line_at(list, i));
		list_writer_add(&writer, list_line_at(list, i));
	}
	list_writer_end(&writer, list->final_newline);
	check_unread(list);
	claim(out->len == len);
	claim(len == 0 || memcmp(out->str, bytes, len) == 0);
}

/* What a list says is written in each format, and can be read there. */
static void check_conversions(const ListFormat *from, const char *bytes,
			      gsize len)
{
	g_autoptr(PublishedList) list = from->read(bytes, len);
	g_autoptr(Catalogue) catalogue = catalogue_new();
	g_autoptr(Losses) losses = losses_new();

	from->collect(catalogue, list->lines);
	for (guint i = 0; i < WHOLE; i++) {
		const ListFormat *to = list_format_named(names[i]);
		g_autoptr(GString) out = g_string_new(NULL);
		g_autoptr(PublishedList) again = NULL;

		list_format_print(to, out, catalogue, losses);
		claim(g_utf8_validate(out->str, (gssize)out->len, NULL));
		again = to->read(out->str, out->len);
		claim(again->unread->len == 0);
	}
	for (guint i = 0; i < G_N_ELEMENTS(only_made); i++) {
		g_autoptr(GString) out = g_string_new(NULL);

		list_format_print(list_format_named(only_made[i]), out,
				  catalogue, losses);
		claim(g_utf8_validate(out->str, (gssize)out->len, NULL));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		check_format(list_format_named(names[i]), (const char *)bytes,
			     size);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		check_conversions(list_format_named(names[i]),
				  (const char *)bytes, size);
	return 0;
}
