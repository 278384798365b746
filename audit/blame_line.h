/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_BLAME_LINE_H
#define AUDIT_BLAME_LINE_H

#include <glib.h>

#include "store/registry.h"

/*
 * What stands behind a line of a published file: since when it is there, and
 * the entry that it shows; of a comment the entries above, whose it is.
 *
 * Always holds: a line is found by its place among the others, so that of two
 * that are written the same each has its own answer; a line that is not in the
 * registry's list (edited by hand) is said to be none.
 */
typedef struct {
	const char *path;  /* of the file, for messages */
	const char *bytes; /* of it */
	gsize len;
	guint line; /* from 1 on */
	gint64 at;  /* the event whose list it is held against */
	gboolean json;
} LineQuestion;

/* "FILE:LINE"; FALSE: it is none. The caller frees *path_out. */
gboolean blame_line_parse(const char *text, char **path_out, guint *line_out);

/* Appends the answer to out. Inside a snapshot. */
gboolean blame_line(GString *out, Store *store, const LineQuestion *question,
		    GError **error);

#endif
