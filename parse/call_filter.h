/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CALL_FILTER_H
#define PARSE_CALL_FILTER_H

#include <glib.h>

/*
 * The system calls that a reader of mail makes, as a filter of seccomp(2): it
 * takes memory, reads what is open and opens to read, writes to one file, and
 * dies. All others fail with EPERM, and so do those of another architecture,
 * whose numbers mean other calls.
 */

/*
 * For the calling process and for good; PR_SET_NO_NEW_PRIVS comes before.
 * result: the file descriptor that may be written. FALSE, with errno: the
 * kernel does not take it.
 */
gboolean call_filter_install(int result);

#endif
