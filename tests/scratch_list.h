/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_SCRATCH_LIST_H
#define TESTS_SCRATCH_LIST_H

#include "registry/classic.h"
#include "store/position.h"
#include "store/registry.h"
#include "tests/scratch_store.h"

/*
 * A classic list put into the store by hand, for tests of what may not call
 * ingest/.
 */

/* Puts the lines of a list where none was, effective after all before it. */
static inline gboolean scratch_add_list(Store *to, gpointer data,
					GError **error)
{
	const PublishedList *list = data;
	const RegistryList ends = { TRUE, list->crlf, list->final_newline };
	g_autoptr(GPtrArray) positions =
		position_between(NULL, NULL, list->lines->len);
	gint64 event;

	if (!event_next(to, &event, error) ||
	    !registry_set_list(to, CLASSIC_FORMAT, event, &ends, error))
		return FALSE;
	for (guint i = 0; i < list->lines->len; i++) {
		RegistryLine line = { .position = positions->pdata[i],
				      .content = list->lines->pdata[i] };

		if (line.content->entry &&
		    !registry_put_entry(to, event, line.content->entry,
					&line.entry, error))
			return FALSE;
		if (!registry_add_line(to, CLASSIC_FORMAT, event, &line, error))
			return FALSE;
	}
	return scratch_event(to, "import", SCRATCH_NOW + event) == event;
}

static inline void scratch_put_list(const char *bytes, gsize len)
{
	g_autoptr(PublishedList) list = classic_read(bytes, len);

	scratch_transact(scratch_add_list, list);
}

/* The list of now, as it is exported. The caller frees it. */
static inline gboolean scratch_append_line(RegistryLine *line, gpointer data,
					   GError **error)
{
	(void)error;
	classic_write(data, line->content);
	g_string_append_c(data, '\n');
	registry_line_free(line);
	return TRUE;
}

static inline char *scratch_list_now(void)
{
	GString *text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	registry_each_line(store, CLASSIC_FORMAT, REGISTRY_NOW,
			   scratch_append_line, text, &error);
	assert_no_error(error);
	return g_string_free(text, FALSE);
}

#endif
