/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>

G_STATIC_ASSERT(sizeof(struct sha256_ctx) <= sizeof(Sha256));
G_STATIC_ASSERT(BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE) == SHA256_LENGTH);

static struct sha256_ctx *context_of(Sha256 *sum)
{
	return (gpointer)sum;
}

Sha256 sha256_begin(void)
{
	Sha256 sum;

	sha256_init(context_of(&sum));
	return sum;
}

void sha256_add(Sha256 *sum, const void *bytes, gsize len)
{
	/* Of nothing, bytes may be NULL. */
	if (len > 0)
		sha256_update(context_of(sum), len, bytes);
}

void sha256_add_text(Sha256 *sum, const char *text)
{
	sha256_add(sum, text, strlen(text));
}

char *sha256_end(Sha256 *sum)
{
	guint8 digest[SHA256_DIGEST_SIZE];
	char *hex = g_malloc0(SHA256_LENGTH + 1);

	sha256_digest(context_of(sum), sizeof(digest), digest);
	base16_encode_update(hex, sizeof(digest), digest);
	return hex;
}

char *sha256_of(const void *bytes, gsize len)
{
	Sha256 sum = sha256_begin();

	sha256_add(&sum, bytes, len);
	return sha256_end(&sum);
}

char *sha256_of_bytes(GBytes *bytes)
{
	gsize len;
	const void *data = g_bytes_get_data(bytes, &len);

	return sha256_of(data, len);
}

char *sha256_of_text(const char *text)
{
	return sha256_of(text, strlen(text));
}
