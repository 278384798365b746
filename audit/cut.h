/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_CUT_H
#define AUDIT_CUT_H

#include "audit/words.h"

/*
 * Descriptions that the page of the form of 2004 cut: its field took 25
 * characters and no more.
 */
#define CUT_LENGTH 25

/* TRUE: it has just as many, and ends in a letter. */
gboolean cut_is_possible(const char *description);

/* The description without the word that may be cut. The caller frees it. */
char *cut_without_rest(const char *description);

/*
 * The description with its last word made whole, if that is no word of the
 * list's but the start of one; else NULL. The caller frees it.
 */
char *cut_mended(Words *words, const char *description);

#endif
