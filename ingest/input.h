/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_INPUT_H
#define INGEST_INPUT_H

#include <glib.h>

/*
 * All bytes of a file descriptor, up to a limit.
 */

#define INPUT_ERROR (input_error_quark())
GQuark input_error_quark(void);

typedef enum {
	INPUT_ERROR_FAILED, /* it cannot be read */
	INPUT_ERROR_EMPTY,
	INPUT_ERROR_TOO_LARGE,
} InputError;

/*
 * Reads to the end, also where that is behind the limit: a writer whose
 * reader stops early takes that for a failure of its own (procmail would put
 * the mail into the mailbox as well). NULL on error.
 */
GBytes *input_read(int fd, gsize max_bytes, GError **error);

#endif
