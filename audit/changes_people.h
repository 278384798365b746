/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_CHANGES_PEOPLE_H
#define AUDIT_CHANGES_PEOPLE_H

#include <glib.h>

#include "store/registry.h"

/* Private to changes.c: what changed in the people list. */

/* Of PersonChange. */
GPtrArray *changes_people_new(void);

/* Adds those who came, went or changed between two events, by identity. */
gboolean changes_find_people(Store *store, gint64 after, gint64 until,
			     GPtrArray *changes, GError **error);

#endif
