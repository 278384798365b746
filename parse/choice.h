/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CHOICE_H
#define PARSE_CHOICE_H

#include <glib.h>

/*
 * The answer to a question that asks for Yes or No, as people give it: a word,
 * a word and more, a marked box before or behind one of two words, and with
 * or without the "Yes No" of the form above it.
 *
 * Knows no forms.
 */

/*
 * "yes", "no", or "" if the text says neither or both; a constant. *rest_out:
 * what the text says beyond that, "" if nothing; the caller frees it.
 */
const char *choice_read(const char *text, char **rest_out);

#endif
