/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_STORE_ROWS_H
#define TESTS_STORE_ROWS_H

#include "store/message.h"
#include "store/registry.h"
#include "tests/scratch_store.h"

/* A row of each table that is never rewritten. */
static inline gboolean add_rows(Store *to, gpointer data, GError **error)
{
	g_autoptr(Entry) entry = entry_new();
	g_autoptr(Person) person = person_new();
	g_autoptr(ListLine) content = list_line_new(LINE_ENTRY);
	g_autoptr(GBytes) position = g_bytes_new("\x80", 1);
	g_autoptr(GBytes) raw = g_bytes_new("mail", 4);
	g_auto(MessageHashes) hashes = { 0 };
	RegistryList list = { TRUE, FALSE, TRUE };
	RegistryLine line = { .position = position, .content = content };
	MessageFill fill = { .kind = "other",
			     .verdict = "other",
			     .raw = raw,
			     .envelope = "{}",
			     .parsed = "{}" };
	gint64 copies;

	entry_set(entry, ENTRY_NAME, "sums");
	ck_assert(message_claim(to, "abc", 4, &fill.id, &copies, error));
	ck_assert(message_fill(to, &fill, &hashes, error));
	ck_assert(registry_set_list(to, "f", 2, &list, error));
	ck_assert(registry_put_entry(to, 2, entry, &line.entry, error));
	ck_assert(registry_put_person(to, 2, person, &line.person, error));
	ck_assert(registry_add_line(to, "f", 2, &line, error));
	scratch_event(to, "test", SCRATCH_NOW);
	return !GPOINTER_TO_INT(data);
}

static inline gint64 count_rows(void)
{
	return scratch_number("SELECT (SELECT count(*) FROM event)"
			      " + (SELECT count(*) FROM text)"
			      " + (SELECT count(*) FROM message)"
			      " + (SELECT count(*) FROM entry)"
			      " + (SELECT count(*) FROM person)"
			      " + (SELECT count(*) FROM line)"
			      " + (SELECT count(*) FROM layout)"
			      " + (SELECT count(*) FROM list)");
}

#endif
