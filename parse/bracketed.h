/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_BRACKETED_H
#define PARSE_BRACKETED_H

#include "parse/application.h"
#include "parse/hits.h"

/*
 * Private to parse/: the web form of 2011 prints values in brackets, but for
 * boxes. Where most answers stand in brackets these are the form's, and are
 * taken off; else they are the answers' own.
 */

/* hits: of Hit, the questions that were found. */
void answers_unbracket(const Form *form, const GArray *hits,
		       Application *application);

#endif
