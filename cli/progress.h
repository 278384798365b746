/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <glib.h>

/*
 * A line that shows how far a long work has got. It knows no clock and prints
 * nothing: whoever shows it says what time it is.
 */
typedef struct {
	guint64 done; /* of whatever is counted, and all of it */
	guint64 total;
	guint64 items;	/* that were done */
	double seconds; /* since the beginning */
} Progress;

/* " 42 % [########............] 12,345 messages, 3,210/s, 2 min left"; what
 * names the items. The caller frees it. */
char *progress_line(const Progress *progress, const char *what);

/* "12,345". The caller frees it. */
char *progress_number(guint64 number);

#endif
