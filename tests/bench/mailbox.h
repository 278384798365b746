/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_BENCH_MAILBOX_H
#define TESTS_BENCH_MAILBOX_H

#include <glib.h>

/*
 * A mailbox to measure with: always the same mails for a seed, some 6.8 kB
 * each. Half of them are plain text, the others quoted-printable, base64 and
 * alternatives with a page; one in ten is an application.
 */

/* Of GBytes, a message each. */
GPtrArray *mailbox_make(guint count, guint32 seed);

#endif
