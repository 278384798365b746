/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CLOSING_H
#define PARSE_CLOSING_H

#include <glib.h>

/*
 * Private to parse/: how people and their mailers close a mail, told by one
 * line: regards, thanks, an offer of help, "Sent from my phone", what a virus
 * scanner says of itself.
 *
 * Knows no forms, nor what stands around the line: the same words may be an
 * answer, and whether they are is for the caller to say.
 */
typedef enum {
	CLOSING_NONE,
	CLOSING_THANKS,	  /* a word or two, perhaps with a name */
	CLOSING_REGARDS,  /* the same, in words that only close a mail */
	CLOSING_SENTENCE, /* "Please let us know if ..." */
	CLOSING_FOOTER,	  /* a program's: nothing is said below it */
} Closing;

/* The line has no blanks before it. */
Closing closing_of(const char *text);

/* "-----Original Message-----": above what is sent on or replied to. */
gboolean closing_is_mail_below(const char *text);

#endif
