/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_READINGS_H
#define PARSE_READINGS_H

#include "parse/application.h"
#include "parse/limits.h"

/*
 * Private to parse/: what the same text says, read in two ways, and which of
 * them is taken. A reading is an array of Application.
 */

typedef gboolean (*AnswerTest)(const Answer *answer);

/* Also where the answer is "". */
gboolean answer_is_asked(const Answer *answer);

gboolean answer_is_given(const Answer *answer);

/* A signature has a name and an address, too. */
gboolean answer_is_of_no_person(const Answer *answer);

/* So many of all answers. */
guint readings_count(const GPtrArray *applications, AnswerTest counts);

/* As many as the limits allow. */
void readings_take_all(GPtrArray *from, const ParseLimits *limits,
		       GPtrArray *to);

/* The other, if it finds some answers that this one did not. */
void readings_take_better(GPtrArray *other, const ParseLimits *limits,
			  GPtrArray *found);

/* The other, if it finds as many answers and has less in them. */
void readings_take_shorter(GPtrArray *other, const ParseLimits *limits,
			   GPtrArray *found);

#endif
