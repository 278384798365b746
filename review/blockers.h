/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_BLOCKERS_H
#define REVIEW_BLOCKERS_H

#include <glib.h>

#include "store/application.h"

/*
 * Private to review/: what stands against assigning an application a port:
 * errors found in its newest version, and a name that is taken by now.
 *
 * That another application asks for the same name does not stand against it:
 * to decide between them is what the examiner does.
 */

/*
 * FALSE with REVIEW_ERROR_RULE if an error counts whose rule is not among the
 * overrides (NULL: none is).
 */
gboolean blockers_check(Store *store, gint64 ticket,
			const ApplicationRequest *request,
			const char *const *overrides, GError **error);

/*
 * TRUE in clean_out if no finding of the newest version is an error or a
 * route: what a program may decide alone.
 */
gboolean blockers_none(Store *store, gint64 ticket, gint64 version,
		       gboolean *clean_out, GError **error);

#endif
