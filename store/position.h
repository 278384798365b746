/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_POSITION_H
#define STORE_POSITION_H

#include <glib.h>

/*
 * Places in an order that always has room: byte strings, compared as memcmp()
 * does, read as fractions between 0 and 1 in base 256.
 *
 * Knows nothing of what stands there. Always holds: no position ends in a
 * zero byte, so between any two there is a third.
 */

/*
 * count positions, in order, between before and after; NULL is the start or
 * the end of all. They are GBytes, which the array owns; the caller frees it.
 */
GPtrArray *position_between(GBytes *before, GBytes *after, guint count);

#endif
