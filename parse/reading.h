/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_READING_H
#define PARSE_READING_H

#include "parse/limits.h"
#include "parse/parsed.h"
#include "parse/rules.h"

/*
 * Private to parse/: the applications in the texts of a message, each read,
 * put into its normal form and judged.
 */

/*
 * Adds to parsed->applications what stands in the texts (of PartText). Of the
 * parts of a multipart/alternative the first that holds one counts.
 */
void reading_find(const GPtrArray *texts, const ParseLimits *limits,
		  Parsed *parsed);

#endif
