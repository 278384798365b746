/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CANDIDATES_H
#define PARSE_CANDIDATES_H

#include "parse/hits.h"

/*
 * Private to parse/: the applications that stand in lines, of whatever form.
 * Of the readings of the same lines that one is taken which explains most.
 */
typedef struct {
	const Form *form;
	GArray *hits; /* of Hit, in order of the lines */
	guint weight;
	guint first; /* line of the first question, and of the last */
	guint last;
} Candidate;

/* Of Candidate, in order of the lines. The caller frees it. */
GArray *candidates_find(const Lines *lines);

#endif
