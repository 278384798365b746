/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_DIFF_H
#define TEXT_DIFF_H

#include <glib.h>

/*
 * What two sequences have in common (E. Myers, "An O(ND) Difference Algorithm
 * and Its Variations", 1986, in linear space).
 *
 * Knows no lines: the caller gives equal things equal numbers. Always holds:
 * the kept elements of both are the same sequence, and no longer one exists.
 */

/*
 * Sets kept_a[i] and kept_b[j] to TRUE for what both have and to FALSE for the
 * rest. The arrays have as many elements as a and b.
 */
void diff_sequences(const guint *a, guint a_len, const guint *b, guint b_len,
		    gboolean *kept_a, gboolean *kept_b);

#endif
