/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_AUTOMATIC_SUBJECT_H
#define PARSE_AUTOMATIC_SUBJECT_H

#include <glib.h>

/*
 * Private to parse/: whether a subject is that of a bounce or of a vacation
 * notice, in the languages of the programs that write them. (RFC 3834 has no
 * rule for them: it is what is seen.)
 *
 * Knows no header. A person who writes about bounces or a vacation goes on with
 * a sentence: that is no such subject.
 */
gboolean automatic_subject(const char *subject);

#endif
