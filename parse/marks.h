/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_MARKS_H
#define PARSE_MARKS_H

#include "parse/span.h"

/*
 * Private to parse/: what people put before each of their answers, so that it
 * stands out of the form: "A:", "-->", "[JS]", "JS>".
 *
 * Knows no forms. What stands before one answer alone is the answer's; what
 * stands before nearly all is not.
 */

/* The mark of the answers of "Q1: ...", though it be before one alone. */
#define MARK_OF_Q_AND_A "A"

/* Of answers (an array of Span, trimmed) the mark; NULL: they have none. The
 * caller frees it. */
char *marks_find(const GArray *answers);

/* The length of the mark that the text begins with, with the blanks behind it;
 * 0: it does not. */
gsize marks_length(const char *mark, const char *text);

/* The length of "A:", "Answer:" and the like; 0: it is none. */
gsize marks_answer_length(const char *text);

/* Without the mark at the beginnings of lines but the first; lists are left
 * alone. choice: it is none, but "Yes No" that the form printed may stand
 * above. The caller frees it. */
char *marks_undone(const char *mark, const char *text, gboolean choice);

#endif
