/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/limit.h"

#include <arpa/inet.h>
#include <string.h>

#include "form/state.h"
#include "form/throttle.h"
#include "form/token.h"

#define NETWORK_BYTES 8

/* An IPv4 address that came over IPv6 is that (RFC 4291 section 2.5.5.2). */
char *limit_place(const char *address)
{
	struct in6_addr number;
	char text[INET6_ADDRSTRLEN] = "";

	if (inet_pton(AF_INET6, address, &number) != 1)
		return g_strdup(address);
	if (IN6_IS_ADDR_V4MAPPED(&number)) {
		inet_ntop(AF_INET, number.s6_addr + 12, text, sizeof(text));
		return g_strdup(text);
	}
	memset(number.s6_addr + NETWORK_BYTES, 0, NETWORK_BYTES);
	inet_ntop(AF_INET6, &number, text, sizeof(text));
	return g_strconcat(text, "/64", NULL);
}

gboolean limit_count(const char *folder, const char *secret, const char *what,
		     const char *who, guint limit, gint64 now,
		     gboolean *allowed_out, GError **error)
{
	g_autofree char *alias = token_alias(secret, what, who);
	g_autofree char *counts = state_subfolder(folder, what, error);

	return counts &&
	       throttle_count(counts, alias, limit, now, allowed_out, error);
}

void limit_take_back(const char *folder, const char *secret, const char *what,
		     const char *who)
{
	g_autofree char *alias = token_alias(secret, what, who);
	g_autofree char *counts = state_subfolder(folder, what, NULL);

	if (counts)
		throttle_take_back(counts, alias);
}
