/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_ASKED_BACK_H
#define PARSE_ASKED_BACK_H

#include "parse/span.h"

/*
 * Private to parse/: TRUE if all answers (of Span; lines are NULL where there
 * is none) are quoted ones with a question or a plea below each, by whom they
 * were sent to. Who corrects an answer that he quotes does not ask for it.
 */
gboolean answers_are_asked_about(const GArray *answers);

#endif
