/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_FIELDS_H
#define PARSE_FIELDS_H

#include "parse/application.h"
#include "parse/limits.h"
#include "parse/question.h"

/*
 * An application out of named values, as browsers and the programs behind web
 * forms send them: the names are the keys of answers, or those of the pages
 * (Question.field; "transport_protocols_tcp" for a box).
 *
 * Knows neither lines nor how the values were written down.
 */
typedef struct {
	char *name;
	char *value; /* UTF-8 with LF line ends */
	char *part;  /* numbered as IMAP does */
	guint first_line;
	guint last_line;
} FormField;

/* No form has more; what is beyond is none of it. */
#define FORM_FIELDS_MAX 1000

/* An array of FormField that frees them; and a new one in it. */
GPtrArray *form_fields_new(void);
FormField *form_fields_add(GPtrArray *fields, const char *name,
			   const char *part);

/* TRUE if a form has a question of that name. */
gboolean form_field_is_known(const char *name);

/* The form that the names are of, or NULL: of none. */
const Form *form_fields_form(const GPtrArray *fields);

/* TRUE if the form has a question of that name. */
gboolean form_field_is_of(const Form *form, const char *name);

/* Answers what the application leaves open and a field says. */
void form_fields_complete(const GPtrArray *fields, const ParseLimits *limits,
			  Application *application);

/*
 * Appends an Application (as form_read() does) to found if the names are those
 * of a form: at least three, and one of them a name that nothing else has.
 * TRUE: a form without a single answer was there.
 */
gboolean form_fields_read(const GPtrArray *fields, const ParseLimits *limits,
			  GPtrArray *found);

#endif
