/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_IMPORT_H
#define INGEST_IMPORT_H

#include <glib.h>

#include "registry/format.h"
#include "store/event.h"

/*
 * A published list into the registry, as one event.
 *
 * Always holds: after it the lines of that format are the lines of the list,
 * and among them what was decided here (stay.h).
 * Lines that stood there before keep their identity; an entry that only
 * changed is a new version of the same one. A list that changes nothing leaves
 * no event.
 */
typedef struct {
	const ListFormat *format;
	const PublishedList *list;
	const char *sha256; /* of the file */
	Origin origin;
	gint64 effective; /* since when the list is so */
	gboolean replace; /* what was decided here goes too, if it is not there
			   */
} Import;

typedef struct {
	guint lines;	/* of the list */
	guint entries;	/* assigned, or without a name */
	guint kept_raw; /* lines with fields that also needed their bytes */
	guint added;	/* lines */
	guint removed;
	guint changed;	   /* entries whose line stayed: another contact */
	GPtrArray *stayed; /* of char *: decided here, and not in the list */
	EventMark head;
} ImportResult;

void import_result_clear(ImportResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ImportResult, import_result_clear)

gboolean import_list(Store *store, const Import *import,
		     ImportResult *result_out, GError **error);

#endif
