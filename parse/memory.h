/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_MEMORY_H
#define PARSE_MEMORY_H

#include <glib.h>

/*
 * A process that lives for some milliseconds, and what it spends on memory. A
 * page that is touched first, or first after fork(2), is a fault of its own;
 * of one that is asked for beforehand, with its neighbours, a tenth.
 *
 * Always holds: what a program does is the same without. The kernel may
 * refuse, and does before Linux 5.14; then pages come as they are touched.
 */

/* So much heap will be used soon: for the start of a process, and for both
 * sides of a fork(2). */
void memory_expect(gsize heap);

/* This process, and those that it forks, will use again what they free: the
 * heap is not given back in between. */
void memory_keep(void);

#endif
