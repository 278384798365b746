/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_QUEUE_PAGE_H
#define REVIEW_QUEUE_PAGE_H

#include "store/queue.h"

/*
 * One application as a page for a terminal: answers with the findings below
 * each, what changed from version to version, messages, history.
 */
gboolean queue_page(GString *page, Store *store, const QueueEntry *entry,
		    GError **error);

/* A message line by line, each made harmless. */
void queue_page_message(GString *page, const char *bytes, gsize len);

#endif
