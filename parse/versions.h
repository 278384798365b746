/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_VERSIONS_H
#define PARSE_VERSIONS_H

#include "parse/parsed.h"

/*
 * Private to parse/: who corrects an application often leaves the old one below
 * it, quoted. It is no application of this message: taken for one it would come
 * after the new one, and so be the last word. And who attaches an application
 * often has it in the text as well.
 *
 * Always holds: of two that stand equally deep both stay, unless they say the
 * same in two parts of the message.
 */

/* Drops from parsed->applications those that are quoted below another of the
 * same applicant for the same name, with a warning. */
void versions_drop_quoted(Parsed *parsed);

/* Drops from parsed->applications those that another part said before, with a
 * warning. */
void versions_drop_repeated(Parsed *parsed);

#endif
