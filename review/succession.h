/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_SUCCESSION_H
#define REVIEW_SUCCESSION_H

#include <glib.h>

#include "registry/format.h"
#include "store/registry.h"

/*
 * The lines of a list take the place of the lines of another, at an event.
 *
 * Knows no file. Always holds: lines that both have keep their identity, and
 * their place where the format is the same; an entry or a person that only
 * changed is a new version of the same one, and one that did not change gets
 * none. A list without people says nothing of them: they stay.
 */
typedef struct {
	gint64 event;
	const GPtrArray *old; /* of RegistryLine, in order */
	const char *old_format;
	const ListFormat *format;
	const PublishedList *list;
} Succession;

typedef struct {
	guint added; /* lines */
	guint removed;
	guint changed; /* entries whose line stayed: another contact */
} SuccessionCount;

gboolean succession_run(Store *store, const Succession *succession,
			SuccessionCount *count_out, GError **error);

#endif
