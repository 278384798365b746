/* SPDX-License-Identifier: BSD-2-Clause */
#include <glib.h>
#include <stdlib.h>

/*
 * Preloaded: the clock says what the environment does. CLOCK is in seconds
 * since 1970; without it the clock says the start of 2027.
 */

gint64 g_get_real_time(void)
{
	const char *clock = getenv("CLOCK");
	gint64 seconds = clock ? g_ascii_strtoll(clock, NULL, 10) : 1798761600;

	return seconds * G_USEC_PER_SEC;
}
