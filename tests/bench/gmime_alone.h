/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_BENCH_GMIME_ALONE_H
#define TESTS_BENCH_GMIME_ALONE_H

#include <glib.h>

/*
 * What any program on GMime does at least: parse a message, decode the texts
 * in it, its subject and its date. g_mime_init() comes before.
 */
void read_with_gmime(GBytes *mail);

#endif
