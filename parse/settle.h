/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_SETTLE_H
#define PARSE_SETTLE_H

#include "parse/application.h"
#include "parse/question.h"

/*
 * Private to parse/: what becomes of answers when all of a form are read: a
 * choice by its name, and what is said beyond it where it belongs.
 */
void answers_settle(Application *application, const Form *form);

/* Takes text, and counts what of it was lost in decoding. */
void answer_set_text(Answer *answer, char *text);

#endif
