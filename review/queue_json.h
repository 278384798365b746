/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_QUEUE_JSON_H
#define REVIEW_QUEUE_JSON_H

#include "store/queue.h"
#include "text/json.h"

/*
 * Applications as JSON: what "list --json" and "show --json" print. Keys are
 * added, never renamed.
 */

/* The members that both have, without the braces. */
gboolean queue_json_entry(Json *json, Store *store, const QueueEntry *entry,
			  GError **error);

/* What show has more: answers, evidence, history, correspondence. */
gboolean queue_json_rest(Json *json, Store *store, const QueueEntry *entry,
			 GError **error);

#endif
