/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_LIMIT_H
#define FORM_LIMIT_H

#include <glib.h>

/*
 * How much of what one place on the network may do within an hour.
 *
 * Knows no requests.
 */

/* Looking costs little, sending much: so many looks for one application. */
#define LIMIT_LOOKS 20

/*
 * The place that an address (RFC 4291 section 2.2) is of: itself, or of an
 * IPv6 address its network of 64 bits, which one household has. The caller
 * frees it.
 */
char *limit_place(const char *address);

/* As throttle_count(), of what somebody (a place, an address) does; folder is
 * state.h's. */
gboolean limit_count(const char *folder, const char *secret, const char *what,
		     const char *who, guint limit, gint64 now,
		     gboolean *allowed_out, GError **error);

/* It did not happen after all. */
void limit_take_back(const char *folder, const char *secret, const char *what,
		     const char *who);

#endif
