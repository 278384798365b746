/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CALLS_CALLS_H
#define PARSE_CALLS_CALLS_H

/*
 * Private to parse/: what the filter of system calls (allowed.c) and the
 * process that it is for (confine.c) must agree on. The filter is made by make,
 * so that no mail pays for it.
 */

/* The one file descriptor that may be written. */
#define CALLS_RESULT 3

/* Stands in the filter where the process's own number is to stand. */
#define CALLS_PID 0x70726567

#endif
