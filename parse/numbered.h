/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_NUMBERED_H
#define PARSE_NUMBERED_H

#include "parse/hits.h"

/*
 * Private to parse/: answers that stand below a form whose questions were left
 * as they are, each by its question's number alone.
 */

/*
 * The numbers of the form's questions among the lines from first to end, in
 * order: an array of Hit, or NULL if there are not three of them. The caller
 * frees it.
 */
GArray *numbered_find(const Lines *lines, const Form *form, guint first,
		      guint end);

#endif
