/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_SHA256_H
#define TEXT_SHA256_H

#include <glib.h>

/*
 * SHA-256 (FIPS 180-4), as 64 digits in lower case.
 *
 *	Sha256 sum = sha256_begin();
 *	sha256_add(&sum, bytes, len);
 *	sha256_add_text(&sum, "abc");
 *	char *hex = sha256_end(&sum);
 */
#define SHA256_LENGTH 64

/* For sha256.c alone to look into. */
typedef struct {
	guint64 words[16];
} Sha256;

Sha256 sha256_begin(void);
void sha256_add(Sha256 *sum, const void *bytes, gsize len);
void sha256_add_text(Sha256 *sum, const char *text);

/* The sum of all that was added. The caller frees it. */
char *sha256_end(Sha256 *sum);

/* The caller frees the result. */
char *sha256_of(const void *bytes, gsize len);
char *sha256_of_bytes(GBytes *bytes);
char *sha256_of_text(const char *text);

#endif
