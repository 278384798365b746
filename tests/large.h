/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_LARGE_H
#define TESTS_LARGE_H

#include <check.h>
#include <glib.h>
#include <string.h>
#include <time.h>

/*
 * Large inputs: what takes a mebibyte more than seconds of CPU grows with its
 * square. The bound is wide, for a machine may be slow and busy; make bench
 * measures. Sanitizers make all slower, and so they get less.
 */
#ifdef PORTREG_SANITIZE
#define LARGE_SIZE (64 * 1024)
#else
#define LARGE_SIZE (1024 * 1024)
#endif
#define LARGE_SECONDS 15.0

/* head, and then piece until it is a mebibyte. The caller frees it. */
static inline char *large_text(const char *head, const char *piece)
{
	GString *text = g_string_new(head);

	while (text->len + strlen(piece) <= LARGE_SIZE)
		g_string_append(text, piece);
	return g_string_free(text, FALSE);
}

static inline void assert_quick(clock_t start)
{
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;

	ck_assert_msg(seconds < LARGE_SECONDS, "took %.2f s", seconds);
}

#endif
