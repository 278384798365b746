/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_QUESTIONS_H
#define FORM_QUESTIONS_H

#include "form/draft.h"
#include "form/frame.h"
#include "parse/application.h"

/*
 * The questions of a form as fields of a page, each with what was found at it.
 *
 * Knows no buttons. Which questions must be answered is what the rules say of
 * a form that nobody filled in (check_empty()).
 */
typedef struct {
	const Frame *frame;
	const Draft *draft;
	const Application *empty;  /* its errors are at what is required */
	const Application *judged; /* NULL: not judged yet */
} Questions;

void questions_append(GString *out, const Questions *questions);

/* The item of a list. */
void questions_append_finding(GString *out, const Frame *frame,
			      const Finding *finding);

/* The findings of that severity as a list, in the order of the questions, with
 * links to them. */
void questions_append_findings(GString *out, const Questions *questions,
			       Severity severity);

/* Findings that are at no question of the page. */
void questions_append_rest(GString *out, const Questions *questions);

#endif
