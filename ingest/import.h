/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_IMPORT_H
#define INGEST_IMPORT_H

#include <glib.h>

#include "registry/format.h"
#include "review/succession.h"
#include "store/event.h"

/*
 * A published list into the registry, as one event.
 *
 * Always holds: after it the registry is what the list says, and among it what
 * was decided here (stay.h); its format leads, and all others are made of it.
 * What stood there before keeps its identity (succession.h). A list that
 * changes nothing leaves no event.
 */
typedef struct {
	const ListFormat *format;
	const PublishedList *list;
	const char *sha256; /* of the file */
	Origin origin;
	gint64 effective; /* since when the list is so; 0: now, which is not
			     before the last change, whatever the clock says */
	gboolean replace; /* what was decided here goes too, if it is not there
			   */
} Import;

typedef struct {
	guint lines;	  /* of the list */
	guint entries;	  /* assigned, or without a name */
	GArray *kept_raw; /* of guint: where lines stand whose fields do not
			     give them back, in the file from 1 on */
	GArray *unread;	  /* of guint: where lines stand that say more than
			     was read of them */
	SuccessionCount count;
	GPtrArray *stayed; /* of char *: decided here, and not in the list */
	EventMark head;
} ImportResult;

void import_result_clear(ImportResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ImportResult, import_result_clear)

gboolean import_list(Store *store, const Import *import,
		     ImportResult *result_out, GError **error);

#endif
