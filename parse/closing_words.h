/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CLOSING_WORDS_H
#define PARSE_CLOSING_WORDS_H

/*
 * Private to parse/: the words that mails are closed with, for closing.c. They
 * are here without accents, and the last of each is NULL.
 */

/* Whole phrases, behind which a name may stand. */
extern const char *const closing_regards[];
extern const char *const closing_thanks[];

/* Behind these only if a mark is between: "Best Effort" is no "Best, Ada". */
extern const char *const closing_terse[];

/* Beginnings of lines. */
extern const char *const closing_sentences[];
extern const char *const closing_phones[];
extern const char *const closing_footers[];

/* What stands between dashes above a mail that was sent on or replied to. */
extern const char *const closing_mails_below[];

#endif
