/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_GLANCE_H
#define PARSE_GLANCE_H

#include <glib.h>

/*
 * Private to parse/: a first look at a text, for most mail is no application.
 *
 * A form is found by at least three of its questions (hits.h) or of its
 * fields' names (fields.h). Of a text that lacks a word in every wording of
 * all but two there is nothing to find, and none of its lines, tags and tables
 * need be read. Where the look is not sure it says TRUE; that FALSE is never
 * wrong is claimed by a fuzzer (tests/fuzz/fuzz_form.c).
 */

/* So many questions, or names, of a form must be there. */
#define GLANCE_QUESTIONS 3

/* The text is UTF-8; of HTML its source. */
gboolean glance_may_hold_form(const char *text, gboolean html);

#endif
