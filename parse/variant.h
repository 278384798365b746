/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_VARIANT_H
#define PARSE_VARIANT_H

#include "parse/hits.h"

/*
 * Private to parse/: whether the questions (an array of Hit) are those of the
 * form's variant: its words stand at one of them, or one is its alone.
 */
gboolean variant_is_asked(const Lines *lines, const Form *form,
			  const GArray *hits);

#endif
