/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CHOICE_TOKEN_H
#define PARSE_CHOICE_TOKEN_H

#include <glib.h>

/*
 * Private to parse/: of what a line is made that says yes or no: words, boxes
 * beside them, and what people put around a word to choose it.
 *
 * Knows one token, and not what stood before it.
 */
typedef enum {
	TOKEN_END, /* of the line */
	TOKEN_YES,
	TOKEN_NO,
	TOKEN_MARKED,
	TOKEN_UNMARKED,
	TOKEN_ARROW,   /* to what comes next */
	TOKEN_PRINTED, /* "[Yes/No]" */
	TOKEN_CROSSED, /* a word that was struck out */
	TOKEN_OTHER,
} TokenKind;

typedef struct {
	TokenKind kind;
	gboolean chosen; /* a word in brackets, stars, quotes */
	const char *start;
	const char *end;
} Token;

/* The next one at or behind text. */
Token choice_token(const char *text);

#endif
