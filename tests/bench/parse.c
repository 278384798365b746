/* SPDX-License-Identifier: BSD-2-Clause */
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "parse/message.h"
#include "tests/bench/gmime_alone.h"
#include "tests/bench/mailbox.h"
#include "tests/default_limits.h"

/*
 * parse [MESSAGES [ROUNDS]]: how many messages a second are read, beside what
 * GMime alone takes to parse the same and to decode their parts. The two take
 * turns, so that a machine that is busy is so for both; CPU time is counted.
 */

typedef void (*Reader)(GBytes *mail);

static void read_with_us(GBytes *mail)
{
	parsed_free(message_parse(mail, &default_limits));
}

static double cpu_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Messages a second. */
static double run(Reader reader, const GPtrArray *mails)
{
	double start = cpu_seconds();

	for (guint i = 0; i < mails->len; i++)
		reader(mails->pdata[i]);
	return mails->len / (cpu_seconds() - start);
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void tell(const char *what, double *values, guint count, int digits)
{
	qsort(values, count, sizeof(*values), compare);
	printf("%-28s%.*f  (%.*f to %.*f)\n", what, digits, values[count / 2],
	       digits, values[0], digits, values[count - 1]);
}

static guint argument(int argc, char **argv, int i, guint otherwise)
{
	return argc > i ? (guint)g_ascii_strtoull(argv[i], NULL, 10)
			: otherwise;
}

int main(int argc, char **argv)
{
	guint rounds = MAX(argument(argc, argv, 2, 15), 1);
	g_autoptr(GPtrArray) mails =
		mailbox_make(argument(argc, argv, 1, 10000), 1);
	g_autofree double *floors = g_new(double, rounds);
	g_autofree double *ours = g_new(double, rounds);
	g_autofree double *ratios = g_new(double, rounds);
	gsize bytes = 0;

	g_mime_init();
	for (guint i = 0; i < mails->len; i++)
		bytes += g_bytes_get_size(mails->pdata[i]);
	printf("%u messages of %zu bytes, %u rounds: median (least to most)\n",
	       mails->len, bytes / MAX(mails->len, 1), rounds);
	for (guint i = 0; i < rounds; i++) {
		floors[i] = run(read_with_gmime, mails);
		ours[i] = run(read_with_us, mails);
		ratios[i] = ours[i] / floors[i];
	}
	tell("GMime, messages/s", floors, rounds, 0);
	tell("the reader, messages/s", ours, rounds, 0);
	tell("the reader / GMime", ratios, rounds, 2);
	return EXIT_SUCCESS;
}
