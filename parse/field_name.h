/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_FIELD_NAME_H
#define PARSE_FIELD_NAME_H

#include "parse/question.h"

/*
 * Private to parse/: which question a field of a page asks, by its name.
 *
 * A page names its fields by the keys of answers or by names of its own
 * (Question.fields), however they are written ("ShortName"); or by the words of
 * the questions.
 */
typedef struct {
	const Question *question; /* NULL: it is of none */
	gboolean counts;	  /* it says that a form is there */
	gboolean distinctive;	  /* and nothing else has such a name */
} NamedQuestion;

/* As the keys are written: "Short-Name" is "short_name". The caller frees it.
 */
char *field_name_plain(const char *name);

/* "transport_protocols_tcp": the length of what is before the transport, 0: it
 * is no such box. */
gsize field_name_box_length(const char *plain);

/* The question that is named so exactly, or NULL: among the lines of a text
 * any other name may be an answer's. */
const Question *field_name_exactly(const Form *form, const char *plain);

NamedQuestion field_name_find(const Form *form, const char *plain);

/* Whether it begins with these words, whatever is between their letters. */
gboolean field_name_begins(const char *plain, const char *words);

/* TRUE for "contact_name" and the like, which are in forms of all kinds; the
 * key of a question may be asked as well. */
gboolean field_name_is_of_a_person(const char *name);

#endif
