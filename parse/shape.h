/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_SHAPE_H
#define PARSE_SHAPE_H

#include <glib.h>

/*
 * Answers that are a choice among few, and are kept in a form that is the
 * same however they were given: as words, or as boxes with a mark.
 *
 * Knows no forms. What names none of the choices stays as it was written.
 */

/* "tcp, udp", in that order. The caller frees it; so of all below. */
char *shape_transports(const char *text);

/* "port, service-name" */
char *shape_resources(const char *text);

/* "user", "system", or "" if the text names neither or both. */
char *shape_range(const char *text);

/* Without the marks of Markdown around all of it: "`sums`", "**sums**". */
char *shape_plain(const char *text);

/* Without Markdown's backquotes alone: the others may be the text's own. */
char *shape_text(const char *text);

/* Without them, and without what mailers and people put around an address. */
char *shape_line(const char *text);
char *shape_paragraph(const char *text);

/* Without the brackets that stand around all of it. */
char *shape_unbracket(const char *text);

/*
 * "Sam Pell <sam@example.org>" to "Sam Pell" and *address_out; that is NULL
 * if there is no address in angle brackets.
 */
char *shape_person(const char *text, char **address_out);

#endif
