/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/registry.h"

#include "tests/store/story.h"

/* The entries of now and before: name, contact, status and ports. */
static const struct {
	const char *name;
	const char *contact;
	EntryStatus status;
	gboolean has_port;
	PortRange ports;
} holders[] = {
	{ "http", "Ada <ada@a.example>", ENTRY_ASSIGNED, TRUE, { 80, 80 } },
	{ "http", "Ada <ada@a.example>", ENTRY_ASSIGNED, TRUE, { 80, 80 } },
	{ "HTTP", "Bob <bob@a.example>", ENTRY_ASSIGNED, TRUE, { 9080, 9080 } },
	{ "http-alt", "Ada <ADA@A.EXAMPLE>", ENTRY_ASSIGNED, TRUE, { 9, 12 } },
	{ "last", "ada@a.example", ENTRY_ASSIGNED, TRUE, { 1023, 1023 } },
	{ "user", "ada@a.example", ENTRY_ASSIGNED, TRUE, { 1024, 1024 } },
	{ "gone", "ada@a.example", ENTRY_DEASSIGNED, TRUE, { 7, 7 } },
	{ "", "eve@a.example", ENTRY_RESERVED, TRUE, { 0, 0 } },
	{ "old", "old@a.example", ENTRY_ASSIGNED, TRUE, { 5, 5 } }, /* ended */
	{ "odd%_",
	  "Canada <canada@b.example>",
	  ENTRY_ASSIGNED,
	  TRUE,
	  { 3, 3 } },
	{ "alone", "only@a.example", ENTRY_ASSIGNED, FALSE, { 0, 0 } },
};

#define ENDED 9

static gboolean hold(Store *to, gint64 event)
{
	for (guint i = 0; i < G_N_ELEMENTS(holders); i++) {
		g_autoptr(Entry) entry = entry_new();
		g_autoptr(GError) error = NULL;
		gint64 id = 0;

		entry->status = holders[i].status;
		entry->has_port = holders[i].has_port;
		entry->ports = holders[i].ports;
		entry_set(entry, ENTRY_NAME, holders[i].name);
		entry_set(entry, ENTRY_CONTACT, holders[i].contact);
		registry_put_entry(to, event, entry, &id, &error);
		assert_no_error(error);
	}
	return TRUE;
}

static gboolean end_old(Store *to, gint64 event)
{
	end_entry(to, event, ENDED);
	return TRUE;
}

static void assert_ports(const GArray *ports, const char *want)
{
	g_autoptr(GString) shown = g_string_new(NULL);

	for (guint i = 0; i < ports->len; i++)
		g_string_append_printf(shown, "%" G_GINT64_FORMAT " ",
				       g_array_index(ports, gint64, i));
	ck_assert_str_eq(shown->str, want);
}

static const struct {
	const char *name;
	const char *want;
} held_names[] = {
	{ "http", "80 9080 " }, { "HtTp", "80 9080 " }, { "http-alt", "9 " },
	{ "ttp", "" },		{ "http-", "" },	{ "gone", "7 " },
	{ "old", "" },		{ "odd__", "" },	{ "%", "" },
	{ "odd%_", "3 " },	{ "nobody", "" },
};

START_TEST(a_name_is_found_whatever_its_case)
{
	g_autoptr(GArray) ports = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GError) error = NULL;

	assert_step(hold);
	assert_step(end_old);
	registry_ports_of_name(store, held_names[_i].name, ports, &error);
	assert_no_error(error);
	assert_ports(ports, held_names[_i].want);
}
END_TEST

static const struct {
	const char *email;
	const char *want;
} contacts[] = {
	{ "ada@a.example", "9 80 1023 " },
	{ "Ada@A.Example", "9 80 1023 " },
	{ "bob@a.example", "" }, /* a user port */
	{ "eve@a.example", "" }, /* reserved */
	{ "old@a.example", "" },
	{ "only@a.example", "" },
	{ "nobody@a.example", "" },
	{ "canada@b.example", "3 " },
	/* A part of an address is another's. */
	{ "ada@b.example", "" },
	{ "ada@a.exampl", "" },
	{ "", "" },
};

START_TEST(a_contact_of_system_ports_is_known_by_the_address)
{
	g_autoptr(GArray) ports = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GError) error = NULL;

	assert_step(hold);
	assert_step(end_old);
	registry_system_ports_of(store, contacts[_i].email, ports, &error);
	assert_no_error(error);
	assert_ports(ports, contacts[_i].want);
}
END_TEST

static TCase *holder_case(void)
{
	TCase *tc = tcase_create("holder");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, a_name_is_found_whatever_its_case, 0,
			    G_N_ELEMENTS(held_names));
	tcase_add_loop_test(tc,
			    a_contact_of_system_ports_is_known_by_the_address,
			    0, G_N_ELEMENTS(contacts));
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("holders");

	suite_add_tcase(suite, holder_case());
	return run_suite(suite);
}
