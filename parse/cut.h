/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CUT_H
#define PARSE_CUT_H

#include "parse/question.h"

/*
 * Private to parse/: questions of which people left a part: "2. What message
 * formats are ...", "5. Sequences:".
 */

/* TRUE if the text ends in dots, as what was cut off does. */
gboolean cut_is(const char *text);

/*
 * TRUE if such a text is the beginning of the question. *telling_out: and one
 * of its shorter wordings is all in it.
 */
gboolean cut_is_of(const char *text, const Question *question,
		   gboolean *telling_out);

/*
 * TRUE if the label is of the question's own words: "Sequences" is of "What
 * message sequences are used". But for the shortest all its words are there.
 */
gboolean cut_is_label_of(const char *label, gsize len,
			 const Question *question);

#endif
