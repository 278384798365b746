/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_NUMBERED_H
#define PARSE_NUMBERED_H

#include "parse/hits.h"

/*
 * Private to parse/: answers that stand below or above a form whose questions
 * were left as they are, each by its question's number alone.
 */

/*
 * The numbers of the form's questions among the lines from first to end, in
 * order: an array of Hit, or NULL if there are not three of them. The caller
 * frees it.
 */
GArray *numbered_find(const Lines *lines, const Form *form, guint first,
		      guint end);

/*
 * The same for answers above a form that was quoted below them: hits are the
 * questions, of which those that have no number (of the applicant) may stand
 * above as well. From line begin on; *end_out: the line where the quotation
 * begins. NULL also if most questions have no answer there, or what is there
 * asks back.
 */
GArray *numbered_find_above(const Lines *lines, const Form *form,
			    const GArray *hits, guint begin, guint *end_out);

#endif
