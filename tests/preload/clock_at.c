/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/*
 * Preloaded: the clock says what the environment does. CLOCK is in seconds
 * since 1970; without it the clock says the start of 2027.
 */

static time_t now(void)
{
	const char *clock = getenv("CLOCK");

	return clock ? (time_t)strtoll(clock, NULL, 10) : 1798761600;
}

int gettimeofday(struct timeval *time, void *zone)
{
	(void)zone;
	*time = (struct timeval){ .tv_sec = now() };
	return 0;
}

/* How long something takes is no question of the date. */
int clock_gettime(clockid_t clock, struct timespec *time)
{
	if (clock != CLOCK_REALTIME)
		return (int)syscall(SYS_clock_gettime, clock, time);
	*time = (struct timespec){ .tv_sec = now() };
	return 0;
}
