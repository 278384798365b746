/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_RULES_H
#define PARSE_RULES_H

#include "parse/application.h"

/*
 * The rules that an application can be judged by alone, without the registry:
 * one table of rule, source and severity in each profile. A finding says in a
 * sentence what is wrong, at which question, what would be right, and whose
 * rule that is.
 *
 * Knows no store: what needs the registry is judged in review/.
 */

/* The policy that holds; the form decides which questions there are. */
typedef enum { PROFILE_2004, PROFILE_RFC6335, PROFILE_COUNT } Profile;

/* Adds to application->findings, in order of the rules' table. */
void rules_judge(Application *application, Profile profile);

#endif
