/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_TOKEN_H
#define FORM_TOKEN_H

#include <glib.h>

/*
 * A sign on a page that this program made it, for whom, and when:
 * "TIME.NONCE.MAC", where MAC is an HMAC (RFC 2104) with SHA-256 of what it is
 * for, the time, and a nonce, by which two pages of one second differ.
 *
 * Knows no clock and no chance, and keeps nothing.
 */

/* purpose and subject ("page", "user-2004") are what it is for; nonce: in
 * hexadecimal. The caller frees it. */
char *token_make(const char *secret, const char *purpose, const char *subject,
		 const char *nonce, gint64 now);

/* The age of a token in seconds; -1: it is none of ours, or of something else,
 * or from the future. */
gint64 token_age(const char *secret, const char *purpose, const char *subject,
		 const char *token, gint64 now);

/* A name that stands for the text and that nobody can undo without the secret;
 * 64 digits. The caller frees it. */
char *token_alias(const char *secret, const char *purpose, const char *text);

#endif
