/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_PAGE_H
#define PARSE_PAGE_H

#include "parse/parsed.h"

/*
 * What a message says, as a page that a person reads: each answer with the
 * findings below it.
 */
void parse_page(GString *page, const char *source, const Parsed *parsed);

#endif
