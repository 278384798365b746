/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_DEFECTS_REPORT_H
#define AUDIT_DEFECTS_REPORT_H

#include "store/store.h"

/*
 * The defects of the list that leads, as a page or as JSON.
 *
 * Always holds: what comes of the list is made harmless; the figures stand at
 * the end.
 */

/*
 * Appends, for the list at an event (REGISTRY_NOW: of now), a heading for each
 * class with its defects, each with its line, its entry, what is wrong and what
 * would be right; and how many there are. Inside a snapshot.
 */
gboolean defects_page(GString *page, Store *store, gint64 at, GError **error);

/* The same as a line of JSON each, and a last one, "figures". */
gboolean defects_json(GString *lines, Store *store, gint64 at, GError **error);

#endif
