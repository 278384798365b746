/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_REFUSAL_H
#define REVIEW_REFUSAL_H

#include <glib.h>

/*
 * What review/ will not do, and whose rule that is. Nothing has been written
 * when it says so.
 */
#define REVIEW_ERROR (review_error_quark())
GQuark review_error_quark(void);

typedef enum {
	REVIEW_ERROR_RULE,  /* a rule of the registry is against it */
	REVIEW_ERROR_STATE, /* the application is not in a state for it */
	REVIEW_ERROR_TEXT,  /* the list cannot hold it */
	REVIEW_ERROR_PLACE, /* the list has no place for it */
} ReviewError;

/* Sets error; always FALSE. */
gboolean refuse(ReviewError code, GError **error, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

#endif
