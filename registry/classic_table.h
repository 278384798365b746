/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CLASSIC_TABLE_H
#define REGISTRY_CLASSIC_TABLE_H

#include "registry/span.h"

/*
 * Where the tables of the classic text begin and end: under a line of hyphens,
 * and before the title of the next part.
 */
gboolean classic_begins_table(Span line);
gboolean classic_ends_table(Span line);

#endif
