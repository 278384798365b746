/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CONFINE_H
#define PARSE_CONFINE_H

#include <glib.h>

#include "parse/limits.h"

/*
 * Takes from the calling process what a parser does not need: memory and CPU
 * beyond the limits, core files, the network, other programs and processes,
 * writing (but to one pipe), and, where the kernel has Landlock, reading (but
 * iconv's modules). There is no way back, so only a child calls it.
 *
 * What is denied fails with EPERM or EACCES; nothing is killed for trying.
 */

/*
 * What may be written on is CALLS_RESULT (calls/calls.h). FALSE: some of it
 * could not be set up, and the process must not parse.
 */
gboolean confine_process(const ChildLimits *limits);

#endif
