/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_AGE_H
#define REVIEW_AGE_H

#include <glib.h>

/*
 * How long something has waited: "3 d", "5 h", "12 min". received is a time of
 * RFC 3339, now one in seconds since 1970; "" if the first makes no sense. The
 * caller frees it.
 */
char *age_of(const char *received, gint64 now);

#endif
