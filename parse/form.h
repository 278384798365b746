/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_FORM_H
#define PARSE_FORM_H

#include "parse/application.h"
#include "parse/limits.h"
#include "parse/lines.h"

/*
 * The applications in a text: lines in, answers out.
 *
 * Knows no MIME. Questions are looked for at the beginnings of lines, and that
 * reading is taken in which most of them stand in the order of the form; what
 * looks like a question out of that order belongs to an answer. So an answer
 * may hold lists, labels and quoted questions.
 */

/*
 * Appends an Application (without request, findings and digest) to found for
 * each that stands in the lines and has any answer. part is for the evidence.
 * TRUE: a form without a single answer was there.
 */
gboolean form_read(const Lines *lines, const char *part,
		   const ParseLimits *limits, GPtrArray *found);

#endif
