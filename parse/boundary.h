/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_BOUNDARY_H
#define PARSE_BOUNDARY_H

#include <glib.h>

/*
 * Private to parse/: the multiparts that are open at a line of a message, and
 * whether that line is a boundary of one (RFC 2046 section 5.1.1), as GMime
 * 3.2 sees it: a boundary has nothing behind it but blanks.
 */
typedef struct {
	char *line; /* "--" and its boundary */
	gsize len;
	guint depth;	 /* of its parts */
	gboolean digest; /* whose parts are messages (section 5.1.5) */
	gboolean has_parts;
} Bound;

typedef struct {
	GArray *array;	   /* of Bound, the innermost last */
	gsize comparisons; /* that were made, of lines with boundaries */
	gboolean unclosed; /* one that has parts was left without its end */
} Bounds;

typedef enum {
	MARK_NONE,
	MARK_OPEN, /* a part begins */
	MARK_CLOSE /* a multipart ends */
} Mark;

Bounds *bounds_new(void);
void bounds_free(Bounds *bounds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bounds, bounds_free)

/* A multipart whose parts are at depth. */
void bounds_push(Bounds *bounds, const char *boundary, guint depth,
		 gboolean digest);

/*
 * What the line is, which is without its end; what lies deeper than the
 * multipart that it belongs to is left, and at its end the multipart too.
 */
Mark bounds_take(Bounds *bounds, const char *line, gsize len);

/* NULL: none is open. */
const Bound *bounds_innermost(const Bounds *bounds);

/* The message is at its end. */
void bounds_leave_all(Bounds *bounds);

#endif
