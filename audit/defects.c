/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/defects.h"

static void (*const families[])(Audited *audited) = {
	defects_of_pairs,  defects_of_spelling, defects_of_ranges,
	defects_of_order,  defects_of_names,	defects_of_ports,
	defects_of_fields, defects_of_contacts, defects_of_people,
	defects_of_text,
};

static int compare(gconstpointer a, gconstpointer b)
{
	const Defect *x = *(Defect *const *)a;
	const Defect *y = *(Defect *const *)b;

	if (x->of != y->of)
		return x->of < y->of ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return g_strcmp0(x->what, y->what);
}

void defects_find(Audited *audited)
{
	for (guint i = 0; i < G_N_ELEMENTS(families); i++)
		families[i](audited);
	g_ptr_array_sort(audited->defects, compare);
}
