/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_SETTLE_H
#define PARSE_SETTLE_H

#include "parse/application.h"
#include "parse/question.h"

/*
 * Private to parse/: the application of a form, empty; and what becomes of its
 * answers when all are read: a choice by its name, and what is said beyond it
 * where it belongs.
 */

/* With an empty answer for each question of the form, or of its variant. */
Application *application_of_form(const Form *form, gboolean variant);

gboolean application_has_answers(const Application *application);

/* FALSE also for "....", "[    ]", "(blank)": the form's place to write on. */
gboolean answer_says_something(const Answer *answer);

void answers_settle(Application *application, const Form *form);

/* Takes text, and counts what of it was lost in decoding. */
void answer_set_text(Answer *answer, char *text);

#endif
