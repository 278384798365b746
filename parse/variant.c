/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/variant.h"

gboolean variant_is_asked(const Lines *lines, const Form *form,
			  const GArray *hits)
{
	const char *const *mark = form->variant_marks;

	for (guint i = 0; i < hits->len; i++) {
		const Hit *hit = &g_array_index(hits, Hit, i);

		if (form->questions[hit->question].variant && hit->distinctive)
			return TRUE;
	}
	for (; mark && *mark; mark++) {
		for (guint i = 0; i < hits->len; i++) {
			TextPlace end;

			if (phrase_match(lines,
					 g_array_index(hits, Hit, i).words,
					 *mark, &end))
				return TRUE;
		}
	}
	return FALSE;
}
