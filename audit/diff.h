/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_DIFF_H
#define AUDIT_DIFF_H

#include <glib.h>

#include "audit/changes.h"

/*
 * What changed between two instants, with what did it: as a page, or as JSON.
 *
 * Always holds: an answer is for those inside; examiners are named.
 */
typedef struct {
	gint64 after; /* events */
	gint64 until;
} DiffRange;

/* Appends to out. Inside a snapshot. */
gboolean diff_page(GString *out, Store *store, const DiffRange *range,
		   GError **error);

/* A line of JSON for each change. */
gboolean diff_json(GString *out, Store *store, const DiffRange *range,
		   GError **error);

#endif
