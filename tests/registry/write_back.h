/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_REGISTRY_WRITE_BACK_H
#define TESTS_REGISTRY_WRITE_BACK_H

#include <stdio.h>
#include <string.h>

#include "registry/format.h"
#include "tests/run.h"

/*
 * What every reader of a list promises: whatever bytes it gets, the lines are
 * whole and give these bytes back.
 */
#define TEXT(bytes) (bytes), sizeof(bytes) - 1

/* What the lines give back: as export does it. */
static inline GString *write_back(const ListFormat *format,
				  const PublishedList *list)
{
	GString *bytes = g_string_new(NULL);
	ListWriter writer = { format, bytes, list->crlf, FALSE };

	for (guint i = 0; i < list->lines->len; i++)
		list_writer_add(&writer, list_line_at(list, i));
	list_writer_end(&writer, list->final_newline);
	return bytes;
}

/* Reads memory that is no longer than it says. */
static inline PublishedList *read_bytes(const ListFormat *format,
					const char *bytes, gsize len)
{
	g_autofree char *copy = g_memdup2(bytes, len);

	return format->read(copy ? copy : "", len);
}

static inline void assert_utf8(const char *text)
{
	ck_assert(g_utf8_validate(text, -1, NULL));
}

static inline void assert_whole(const ListLine *line)
{
	ck_assert(list_line_is_whole(line));
	ck_assert_int_eq(line->entry != NULL,
			 line->kind == LINE_ENTRY || line->kind == LINE_PORTS);
	ck_assert_int_eq(line->person != NULL, line->kind == LINE_PERSON);
	ck_assert_int_eq(line->text != NULL, line->kind == LINE_COMMENT);
	assert_utf8(line->layout);
	for (int i = 0; line->entry && i < ENTRY_FIELD_COUNT; i++)
		assert_utf8(line->entry->field[i]);
	for (int i = 0; line->person && i < PERSON_FIELD_COUNT; i++)
		assert_utf8(line->person->field[i]);
}

static inline void assert_comes_back(const ListFormat *format,
				     const char *bytes, gsize len)
{
	g_autoptr(PublishedList) list = read_bytes(format, bytes, len);
	g_autoptr(GString) again = write_back(format, list);

	for (guint i = 0; i < list->lines->len; i++)
		assert_whole(list_line_at(list, i));
	if (again->len != len || memcmp(again->str, bytes, len) != 0) {
		g_autofree char *want = g_strndup(bytes, len);
		g_autofree char *escaped = g_strescape(want, NULL);
		g_autofree char *got = g_strescape(again->str, NULL);

		ck_abort_msg("not given back: %s\nbut: %s", escaped, got);
	}
}

/* Cut off at each byte, and with each byte changed to another. */
static inline void assert_cuts_come_back(const ListFormat *format,
					 const char *text)
{
	for (gsize len = 0; len <= strlen(text); len++)
		assert_comes_back(format, text, len);
}

static inline void assert_changes_come_back(const ListFormat *format,
					    const char *text, int seed)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)seed);
	gsize len = strlen(text);
	g_autofree char *bytes = g_strdup(text);

	for (gsize i = 0; i < len; i++) {
		bytes[i] = (char)g_rand_int_range(rand, 0, 256);
		assert_comes_back(format, bytes, len);
		bytes[i] = text[i];
	}
}

/* Pieces in any order and number, and now and then a NUL. */
static inline void assert_soups_come_back(const ListFormat *format,
					  const char *const *pieces,
					  guint count, int seed)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)seed);
	g_autoptr(GString) soup = g_string_new(NULL);

	for (int i = 0; i < 500; i++) {
		gint32 length = g_rand_int_range(rand, 0, 40);

		g_string_truncate(soup, 0);
		for (gint32 j = 0; j < length; j++) {
			gint32 at = g_rand_int_range(rand, -1, (gint32)count);

			if (at < 0)
				g_string_append_c(soup, '\0');
			else
				g_string_append(soup, pieces[at]);
		}
		assert_comes_back(format, soup->str, soup->len);
	}
}

/* FALSE, and says so, where the copies of the lists are not at hand. */
static inline gboolean read_copy(const char *path, char **bytes, gsize *len)
{
	if (g_file_get_contents(path, bytes, len, NULL))
		return TRUE;
	printf("skipped: %s needs ../shared/data\n", strrchr(path, '/') + 1);
	fflush(stdout);
	return FALSE;
}

/* "entry assigned [80] name=sums transport=tcp <layout> bytes" */
static inline char *describe(const ListLine *line)
{
	GString *text = g_string_new(line_kind_name(line->kind));
	const Entry *entry = line->entry;

	if (entry)
		g_string_append_printf(text, " %s",
				       entry_status_name(entry->status));
	if (entry && entry->has_port) {
		g_string_append(text, " [");
		port_range_append(text, entry->ports);
		g_string_append_c(text, ']');
	}
	for (int i = 0; entry && i < ENTRY_FIELD_COUNT; i++) {
		if (*entry->field[i])
			g_string_append_printf(text, " %s=%s",
					       entry_field_name((EntryField)i),
					       entry->field[i]);
	}
	for (int i = 0; line->person && i < PERSON_FIELD_COUNT; i++) {
		if (*line->person->field[i])
			g_string_append_printf(
				text, " %s=%s",
				person_field_name((PersonField)i),
				line->person->field[i]);
	}
	if (*line->layout)
		g_string_append_printf(text, " <%s>", line->layout);
	if (line->joined)
		g_string_append(text, " joined");
	if (line->raw)
		g_string_append(text, " bytes");
	return g_string_free(text, FALSE);
}

#endif
