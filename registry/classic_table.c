/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic_table.h"

/* Under this line a table begins ... */
static const char rule[] = "-------";

/* ... and it ends with one of these. */
static const char *const ends[] = {
	"REGISTERED PORT NUMBERS",
	"DYNAMIC AND/OR PRIVATE PORTS",
};

gboolean classic_begins_table(Span line)
{
	return span_starts_with(line, rule);
}

gboolean classic_ends_table(Span line)
{
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
		if (span_starts_with(line, ends[i]))
			return TRUE;
	}
	return FALSE;
}
