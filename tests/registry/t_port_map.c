/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/port_map.h"

#include <string.h>

#include "tests/run.h"

static void add(Catalogue *catalogue, EntryStatus status, guint16 first,
		guint16 last)
{
	Entry *entry = entry_new();

	entry->status = status;
	entry->has_port = TRUE;
	entry->ports = (PortRange){ first, last };
	catalogue_take_entry(catalogue, entry);
}

static const struct {
	EntryStatus status;
	guint16 first, last;
	EntryStatus other; /* of the same ports, too */
	PortMapKind want;
} entries[] = {
	{ ENTRY_ASSIGNED, 7, 7, ENTRY_ASSIGNED, PORT_MAP_ASSIGNED },
	{ ENTRY_ASSIGNED, 7, 7, ENTRY_UNASSIGNED, PORT_MAP_ASSIGNED },
	{ ENTRY_UNASSIGNED, 7, 9, ENTRY_ASSIGNED, PORT_MAP_ASSIGNED },
	{ ENTRY_RESERVED, 0, 0, ENTRY_UNASSIGNED, PORT_MAP_KEPT },
	{ ENTRY_DEASSIGNED, 5, 5, ENTRY_DEASSIGNED, PORT_MAP_KEPT },
	{ ENTRY_REMARK, 5, 5, ENTRY_REMARK, PORT_MAP_KEPT },
	{ ENTRY_UNASSIGNED, 4, 40, ENTRY_UNASSIGNED, PORT_MAP_FREE },
	{ ENTRY_ASSIGNED, 30, 20, ENTRY_ASSIGNED, PORT_MAP_ASSIGNED },
	/* Above, nothing is assigned, whatever a list says. */
	{ ENTRY_ASSIGNED, 50000, 50001, ENTRY_ASSIGNED, PORT_MAP_DYNAMIC },
};

START_TEST(a_port_is_what_matters_most)
{
	g_autoptr(Catalogue) catalogue = catalogue_new();
	g_autofree PortMap *map = g_new(PortMap, 1);
	guint first = MIN(entries[_i].first, entries[_i].last);
	guint last = MAX(entries[_i].first, entries[_i].last);

	add(catalogue, entries[_i].status, entries[_i].first, entries[_i].last);
	add(catalogue, entries[_i].other, entries[_i].first, entries[_i].last);
	port_map_make(map, catalogue);
	for (guint port = first; port <= last; port++)
		ck_assert_int_eq(map->kind[port], entries[_i].want);
	ck_assert_int_eq(map->kind[last + 1],
			 last > 49151 ? PORT_MAP_DYNAMIC : PORT_MAP_FREE);
	ck_assert_uint_eq(map->count[0] + map->count[1] + map->count[2] +
				  map->count[3],
			  65536);
	ck_assert_uint_eq(map->count[PORT_MAP_DYNAMIC], 16384);
}
END_TEST

/* Each row of the picture has runs of its own. */
START_TEST(a_run_ends_with_its_row)
{
	g_autoptr(Catalogue) catalogue = catalogue_new();
	g_autofree PortMap *map = g_new(PortMap, 1);
	g_autoptr(GString) svg = g_string_new(NULL);

	add(catalogue, ENTRY_ASSIGNED, 255, 257);
	port_map_make(map, catalogue);
	port_map_append_svg(svg, map);
	ck_assert_ptr_nonnull(strstr(svg->str,
				     "<path class=\"assigned\" "
				     "d=\"M255 0h1v1h-1zM0 1h2v1h-2z\"/>"));
	ck_assert_ptr_nonnull(strstr(
		svg->str, "<path class=\"free\" d=\"M0 0h255v1h-255zM2 1"));
	ck_assert_ptr_nonnull(strstr(svg->str, "M0 192h256v1h-256z"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("port_map");
	TCase *tc = tcase_create("port_map");

	tcase_add_loop_test(tc, a_port_is_what_matters_most, 0,
			    G_N_ELEMENTS(entries));
	tcase_add_test(tc, a_run_ends_with_its_row);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
