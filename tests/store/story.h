/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_STORE_STORY_H
#define TESTS_STORE_STORY_H

#include <string.h>

#include "store/registry.h"
#include "tests/scratch_store.h"

/* A registry that changes, step by step, for the tests of what is kept of it.
 */

#define FORMAT "port-numbers"

/* What a step of a story does, and its event. */
typedef gboolean (*Step)(Store *to, gint64 event);

static inline gboolean run_step(Store *to, gpointer data, GError **error)
{
	gint64 next;

	ck_assert(event_next(to, &next, error));
	return (*(Step *)data)(to, next) &&
	       scratch_event(to, "test", SCRATCH_NOW + next) == next;
}

static inline void assert_step(Step step)
{
	scratch_transact(run_step, &step);
}

/* Puts a line at the place; entry: the one that it shows, or 0. */
static inline void put_line(Store *to, gint64 event, guint8 place, gint64 entry,
			    LineKind kind, const char *text)
{
	g_autoptr(GBytes) position = g_bytes_new(&place, 1);
	g_autoptr(ListLine) content = list_line_new(kind);
	g_autoptr(GError) error = NULL;
	RegistryLine line = { .entry = entry,
			      .position = position,
			      .content = content };

	g_free(content->layout);
	content->layout = g_strdup_printf("<%u>", place);
	if (kind == LINE_COMMENT)
		content->text = g_strdup(text);
	if (kind == LINE_RAW)
		content->raw = g_bytes_new(text, strlen(text));
	registry_add_line(to, FORMAT, event, &line, &error);
	assert_no_error(error);
}

static inline gint64 put_entry(Store *to, gint64 event, gint64 id,
			       const char *name)
{
	g_autoptr(Entry) entry = entry_new();
	g_autoptr(GError) error = NULL;

	entry->has_port = TRUE;
	entry->ports = (PortRange){ 80, 81 };
	entry_set(entry, ENTRY_NAME, name);
	registry_put_entry(to, event, entry, &id, &error);
	assert_no_error(error);
	return id;
}

static inline void set_list(Store *to, gint64 event, gboolean crlf)
{
	const RegistryList list = { TRUE, crlf, !crlf };
	g_autoptr(GError) error = NULL;

	registry_set_list(to, FORMAT, event, &list, &error);
	assert_no_error(error);
}

static inline void end_line(Store *to, gint64 event, gint64 line)
{
	g_autoptr(GError) error = NULL;

	registry_end_line(to, event, line, &error);
	assert_no_error(error);
}

static inline void end_entry(Store *to, gint64 event, gint64 entry)
{
	g_autoptr(GError) error = NULL;

	registry_end_entry(to, event, entry, &error);
	assert_no_error(error);
}

/* The story, event by event; the first event is of the new database. */

static inline gboolean begin(Store *to, gint64 event)
{
	set_list(to, event, TRUE);
	ck_assert_int_eq(put_entry(to, event, 0, "http"), 1);
	ck_assert_int_eq(put_entry(to, event, 0, "www"), 2);
	put_line(to, event, 3, 2, LINE_ENTRY, NULL);
	put_line(to, event, 1, 0, LINE_RAW, "title");
	put_line(to, event, 2, 1, LINE_ENTRY, NULL);
	put_line(to, event, 4, 0, LINE_COMMENT, "who");
	return TRUE;
}

static inline gboolean change_entry(Store *to, gint64 event)
{
	ck_assert_int_eq(put_entry(to, event, 1, "https"), 1);
	return TRUE;
}

static inline gboolean nothing(Store *to, gint64 event)
{
	(void)to;
	(void)event;
	return TRUE;
}

static inline gboolean drop_one_and_add_one(Store *to, gint64 event)
{
	end_line(to, event, 1);
	end_entry(to, event, 2);
	ck_assert_int_gt(put_entry(to, event, 0, "gopher"), 2);
	put_line(to, event, 3, 4, LINE_ENTRY, NULL);
	set_list(to, event, FALSE);
	return TRUE;
}

static inline void tell_story(void)
{
	assert_step(begin);
	assert_step(change_entry);
	assert_step(nothing);
	assert_step(drop_one_and_add_one);
}

#endif
