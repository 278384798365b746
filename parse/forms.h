/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_FORMS_H
#define PARSE_FORMS_H

#include "parse/question.h"

/* Private to parse/: each form, in a file of its own. */
extern const Form form_user_2004;
extern const Form form_email_1990s;
extern const Form form_rfc6335;
extern const Form form_web_2011;
extern const Form form_modification;

#endif
