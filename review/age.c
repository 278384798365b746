/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/age.h"

#include "text/timestamp.h"

char *age_of(const char *received, gint64 now)
{
	gint64 then, age;

	if (!timestamp_parse(received, &then))
		return g_strdup("");
	age = MAX(now - then, 0);
	if (age >= 2 * 86400)
		return g_strdup_printf("%" G_GINT64_FORMAT " d", age / 86400);
	if (age >= 2 * 3600)
		return g_strdup_printf("%" G_GINT64_FORMAT " h", age / 3600);
	return g_strdup_printf("%" G_GINT64_FORMAT " min", age / 60);
}
