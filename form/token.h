/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_TOKEN_H
#define FORM_TOKEN_H

#include <glib.h>

/*
 * A sign on a page that this program made it, for whom, and when: "TIME.MAC",
 * where MAC is an HMAC (RFC 2104) with SHA-256 of what it is for and the time.
 *
 * Knows no clock and keeps nothing.
 */

/* purpose and subject ("user-2004", "192.0.2.1") are what it is for. The
 * caller frees it. */
char *token_make(const char *secret, const char *purpose, const char *subject,
		 gint64 now);

/* The age of a token in seconds; -1: it is none of ours, or of something else,
 * or from the future. */
gint64 token_age(const char *secret, const char *purpose, const char *subject,
		 const char *token, gint64 now);

/* A name that stands for the text and that nobody can undo without the secret;
 * 64 digits. The caller frees it. */
char *token_alias(const char *secret, const char *purpose, const char *text);

#endif
