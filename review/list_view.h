/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_LIST_VIEW_H
#define REVIEW_LIST_VIEW_H

#include <glib.h>

#include "registry/format.h"
#include "store/registry.h"

/*
 * The list that leads, as it is now, in memory: its lines with their
 * identities.
 */
typedef struct {
	const ListFormat *format; /* one that can be edited */
	gboolean crlf;
	gboolean final_newline;
	GPtrArray *rows;  /* of RegistryLine, owned */
	GPtrArray *lines; /* of ListLine, the rows' own */
} ListView;

/* REVIEW_ERROR_PLACE if there is no such list. */
ListView *list_view_load(Store *store, GError **error);
void list_view_free(ListView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ListView, list_view_free)

const RegistryLine *list_view_row(const ListView *view, guint number);

/* Where rows stand: NULL before the first and behind the last. */
GBytes *list_view_position(const ListView *view, gint64 number);

#endif
