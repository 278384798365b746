/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_DRAFT_H
#define FORM_DRAFT_H

#include "form/pages.h"

/*
 * An application as it stands in a page's fields: for each question of the
 * form what was typed.
 *
 * Knows no mail. Always holds: a text is UTF-8 with LF line ends, without
 * control characters, blanks at the ends of its lines, and blank space around
 * it; a choice is one that the page offers; and the parser reads the very same
 * in a mail that holds it.
 */
typedef struct {
	const FormPage *page;
	GPtrArray *texts; /* of char *, one for each question of the form */
} Draft;

/* fields: of CgiField, by the keys of the questions. */
Draft *draft_new(const FormPage *page, const GPtrArray *fields);
void draft_free(Draft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Draft, draft_free)

/* "" where nothing was said. */
const char *draft_text(const Draft *draft, const char *key);

/* TRUE if the choice, "tcp", is one that was made. */
gboolean draft_chose(const Draft *draft, const char *key, const char *choice);

/* Bytes of the longest answer. */
gsize draft_longest(const Draft *draft);

gboolean draft_is_empty(const Draft *draft);

#endif
