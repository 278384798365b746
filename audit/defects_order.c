/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/defects.h"

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const Audited *audited = data;
	const guint x = *(const guint *)a;
	const guint y = *(const guint *)b;
	const guint i = audited_entry(audited, x)->ports.first;
	const guint j = audited_entry(audited, y)->ports.first;

	return i != j ? (i < j ? -1 : 1) : (x > y) - (x < y);
}

/* The lines of all entries with ports, sorted by these. */
static GArray *sort(Audited *audited)
{
	GArray *sorted = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < audited->lines->len; i++) {
		const Entry *entry = audited_entry(audited, i);

		if (entry && entry->has_port)
			g_array_append_val(sorted, i);
	}
	g_array_sort_with_data(sorted, compare, audited);
	return sorted;
}

/* How many of them begin at lower ports. */
static guint count_below(const Audited *audited, const GArray *sorted,
			 guint port)
{
	guint low = 0;
	guint high = sorted->len;

	while (low < high) {
		guint middle = (low + high) / 2;
		guint line = g_array_index(sorted, guint, middle);

		if (audited_entry(audited, line)->ports.first < port)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static char *advice(const Audited *audited, const GArray *sorted, guint port)
{
	guint below = count_below(audited, sorted, port);
	g_autofree char *title = NULL;
	guint line;

	if (!below)
		return g_strdup("it comes before all others");
	line = g_array_index(sorted, guint, below - 1);
	title = entry_title(audited_entry(audited, line));
	return g_strdup_printf("behind %s in line %u", title,
			       audited->numbers[line]);
}

/* One that is in place behind one that is not is told, too: which of the two
 * is wrong, no program knows. */
void defects_of_order(Audited *audited)
{
	g_autoptr(GArray) sorted = sort(audited);
	const Entry *before = NULL;
	guint at = 0;

	for (guint i = 0; i < audited->lines->len; i++) {
		const Entry *entry = audited_entry(audited, i);

		if (!entry || !entry->has_port)
			continue;
		if (before && entry->ports.first < before->ports.first) {
			g_autofree char *title = entry_title(before);

			audited_note(
				audited, DEFECT_ORDER, i, entry,
				g_strdup_printf("it stands behind %s in "
						"line %u",
						title, audited->numbers[at]),
				advice(audited, sorted, entry->ports.first));
		}
		before = entry;
		at = i;
	}
}
