/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_OWN_NAME_H
#define PARSE_OWN_NAME_H

#include "parse/application.h"

/*
 * Private to parse/: a name below the last answer, without any greeting, that
 * is the sender's own.
 *
 * Knows no lines: a paragraph that is the sender's name, or his given name
 * alone, or begins with a line that is all of his name, is no answer's.
 */

/* Takes it off; name: as the mail has it, or NULL. */
void own_name_take_off(Application *application, const char *name);

#endif
