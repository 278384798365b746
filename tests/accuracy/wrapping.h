/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_ACCURACY_WRAPPING_H
#define TESTS_ACCURACY_WRAPPING_H

#include "tests/accuracy/paper.h"

/*
 * How a text that holds a form becomes a mail: charsets, transfer encodings,
 * parts, and what mailers and people do to a text before.
 */
typedef struct Wrapping Wrapping;

typedef struct {
	const char *type; /* "text/plain" */
	const char *text; /* UTF-8 with LF line ends */
} Sheet;

guint wrapping_count(void);
const Wrapping *wrapping_at(guint i);
const char *wrapping_name(const Wrapping *wrapping);

/* Which letters its charset has. */
Letters wrapping_letters(const Wrapping *wrapping);

/* Whether a text of that type can be wrapped so. */
gboolean wrapping_takes(const Wrapping *wrapping, const char *type);

/* HTML folds white space, but for a text that was laid out before. */
gboolean wrapping_keeps_columns(const Wrapping *wrapping);

/* The mail; the caller frees it. */
GBytes *wrapping_mail(const Wrapping *wrapping, const Sheet *sheet);

#endif
