/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_BLAME_H
#define AUDIT_BLAME_H

#include <glib.h>

#include "store/provenance.h"
#include "text/json.h"

/*
 * What stands behind an entry: the decision or the import that made it, and of
 * a decision the application and its mail; as a page, or as JSON.
 *
 * Always holds: an answer is for those inside; applicants are named.
 */

/* "80", "80/tcp" or a name. FALSE: it can be neither (too large a port). */
gboolean blame_query(const char *text, ProvenanceQuery *query_out);

/*
 * Appends to the page all that is known; *found_out: whether there is any
 * entry. A transport in the query belongs to the caller's text.
 */
gboolean blame_page(GString *page, Store *store, const ProvenanceQuery *query,
		    gboolean *found_out, GError **error);

/* Appends a line of JSON for each version of an entry. */
gboolean blame_json(GString *lines, Store *store, const ProvenanceQuery *query,
		    gboolean *found_out, GError **error);

/* An event as a field of the page, and as a member of JSON; of none, null. */
void blame_add_event(GString *page, const char *label,
		     const ProvenanceEvent *event);
void blame_write_event(Json *json, const char *key,
		       const ProvenanceEvent *event);

#endif
