/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/token.h"

#include <string.h>

char *token_alias(const char *secret, const char *purpose, const char *text)
{
	g_autofree char *signed_text = g_strdup_printf(
		"%" G_GSIZE_FORMAT ":%s:%s", strlen(purpose), purpose, text);

	return g_compute_hmac_for_string(G_CHECKSUM_SHA256,
					 (const guchar *)secret, strlen(secret),
					 signed_text, -1);
}

/* Of "TIME.NONCE". */
static char *mac_of(const char *secret, const char *purpose,
		    const char *subject, const char *stamp)
{
	g_autofree char *text = g_strconcat(stamp, ":", subject, NULL);

	return token_alias(secret, purpose, text);
}

char *token_make(const char *secret, const char *purpose, const char *subject,
		 const char *nonce, gint64 now)
{
	g_autofree char *stamp =
		g_strdup_printf("%" G_GINT64_FORMAT ".%s", now, nonce);
	g_autofree char *mac = mac_of(secret, purpose, subject, stamp);

	return g_strconcat(stamp, ".", mac, NULL);
}

/* In a time that does not tell how much of it is right. */
static gboolean is_same(const char *a, const char *b)
{
	guint differ = 0;

	if (strlen(a) != strlen(b))
		return FALSE;
	for (gsize i = 0; a[i]; i++)
		differ |= (guint)(a[i] ^ b[i]);
	return differ == 0;
}

gint64 token_age(const char *secret, const char *purpose, const char *subject,
		 const char *token, gint64 now)
{
	gsize digits = strspn(token, "0123456789");
	const char *dot = strrchr(token, '.');
	g_autofree char *stamp = NULL;
	g_autofree char *mac = NULL;
	gint64 time;

	if (digits == 0 || digits > 12 || token[digits] != '.' ||
	    dot == token + digits)
		return -1;
	stamp = g_strndup(token, (gsize)(dot - token));
	mac = mac_of(secret, purpose, subject, stamp);
	time = g_ascii_strtoll(token, NULL, 10);
	if (time > now || !is_same(mac, dot + 1))
		return -1;
	return now - time;
}
