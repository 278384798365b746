/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/list.h"

#include <stdio.h>
#include <string.h>

#include "tests/scratch_list.h"

#define TEXT(bytes) (bytes), sizeof(bytes) - 1

static const ListFormat *format(void)
{
	return list_format_named("port-numbers");
}

static GBytes *export_in(const char *name, gint64 at, GError **error)
{
	g_autoptr(Losses) losses = losses_new();

	return export_list(store, list_format_named(name), at, losses, error);
}

static GBytes *export_at(gint64 at, GError **error)
{
	return export_in("port-numbers", at, error);
}

static void assert_exported(gint64 at, const char *bytes, gsize len)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) exported = export_at(at, &error);

	assert_no_error(error);
	ck_assert_uint_eq(g_bytes_get_size(exported), len);
	if (len)
		ck_assert_mem_eq(g_bytes_get_data(exported, NULL), bytes, len);
}

static const struct {
	const char *bytes;
	gsize len;
} lists[] = {
	{ TEXT("") },
	{ TEXT("\n") },
	{ TEXT("\r\n") },
	{ TEXT("\n\n") },
	{ TEXT("a") },
	{ TEXT("a\r") },
	{ TEXT("-------\nsums 80/tcp Sums\n# Anna\n") },
	{ TEXT("-------\nsums 80/tcp Sums\n# Anna") },
	{ TEXT("-------\r\nsums 80/tcp Sums\r\n# Anna\r\n") },
	{ TEXT("-------\r\nsums 80/tcp Sums\r\n# Anna") },
	{ TEXT("-------\nsums 80/tcp Sums\r\n# Anna\n\n") },
	{ TEXT("-------\na\t0080/tcp\tJ\xfcrgen \n# \xe9 \r\n#\n\n") },
	{ TEXT("-------\n\0\n a\0b\n\xff\n") },
	{ TEXT("-------\na 1/tcp x\na 1/tcp x\na 1/tcp x\n# y\n# y\n") },
	{ TEXT("-------\n# 5-5 Removed\n 9-7/udp\n\t6\t\n") },
};

START_TEST(what_was_read_is_written_back)
{
	scratch_put_list(lists[_i].bytes, lists[_i].len);
	assert_exported(REGISTRY_NOW, lists[_i].bytes, lists[_i].len);
	assert_exported(2, lists[_i].bytes, lists[_i].len);
}
END_TEST

static const char *const pieces[] = {
	"\n",	"\n",	    "\r\n", " ",	 "\t",	    "#",    "# x",
	"|",	"|w",	    "80",   "1/tcp",	 "0080",    "sums", "\xe9",
	"\x80", "\xc3\xb6", "\x01", "-------\n", "9-7/udp", "\xff",
};

START_TEST(any_soup_of_pieces_is_written_back)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);
	g_autoptr(GString) soup = g_string_new("-------\n");
	const gint32 last = G_N_ELEMENTS(pieces);

	for (int i = 0; i < 2000; i++)
		g_string_append(soup, pieces[g_rand_int_range(rand, 0, last)]);
	scratch_put_list(soup->str, soup->len);
	assert_exported(REGISTRY_NOW, soup->str, soup->len);
}
END_TEST

START_TEST(without_a_list_there_is_nothing_to_export)
{
	static const gint64 instants[] = { REGISTRY_NOW, 0, 1 };
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(export_at(instants[_i], &error));
	assert_error(error, STORE_ERROR_MISSING);
	g_clear_error(&error);
	scratch_put_list(TEXT("x\n"));
	if (_i == 0)
		return;
	ck_assert_ptr_null(export_at(instants[_i], &error));
	assert_error(error, STORE_ERROR_MISSING);
}
END_TEST

static const char published[] = "-------\r\n"
				"sums\t80/tcp  J\xfcrgen \r\n"
				"http 81/tcp x\r\n"
				"# Anna";

/* Changes the first entry, and how the lines end. */
static gboolean change(Store *to, gpointer data, GError **error)
{
	const RegistryList ends = { TRUE, FALSE, TRUE };
	g_autoptr(Entry) entry = entry_new();
	gint64 id = 1;

	(void)data;
	entry->has_port = TRUE;
	entry->ports = (PortRange){ 6000, 6063 };
	entry_set(entry, ENTRY_NAME, "gopher");
	entry_set(entry, ENTRY_TRANSPORT, "udp");
	entry_set(entry, ENTRY_DESCRIPTION, "caf\xc3\xa9 \xe2\x82\xac");
	ck_assert(registry_put_entry(to, 3, entry, &id, error));
	ck_assert(registry_set_list(to, format()->name, 3, &ends, error));
	return scratch_event(to, "assign", SCRATCH_NOW + 3) == 3;
}

START_TEST(a_changed_entry_changes_its_line_alone)
{
	scratch_put_list(TEXT(published));
	scratch_transact(change, NULL);
	assert_exported(REGISTRY_NOW,
			TEXT("-------\n"
			     "gopher\t6000-6063/udp  caf\xe9 \x80 \n"
			     "http 81/tcp x\n"
			     "# Anna\n"));
}
END_TEST

START_TEST(the_list_of_that_day_is_as_it_was_published)
{
	g_autoptr(GError) error = NULL;
	gint64 event = 0;

	scratch_put_list(TEXT(published));
	scratch_transact(change, NULL);
	ck_assert(registry_event_at(store, SCRATCH_NOW + 2, &event, &error));
	assert_exported(event, TEXT(published));
}
END_TEST

/* The other formats are made of the lines that lead, and of the people. */
static gboolean add_person(Store *to, gpointer data, GError **error)
{
	g_autoptr(Person) person = person_new();
	gint64 id = 0;

	(void)data;
	person_set(person, PERSON_ID, "Anna");
	person_set(person, PERSON_NAME, "Anna Else");
	return registry_put_person(to, 3, person, &id, error) &&
	       scratch_event(to, "test", SCRATCH_NOW + 3) == 3;
}

static const struct {
	const char *format;
	const char *holds;
} others[] = {
	{ "csv", "sums,80,tcp,J\xc3\xbcrgen,,,,,,,,Anna\r\n"
		 "http,81,tcp,x,,,,,,,,Anna\r\n" },
	{ "xml", "    <name>sums</name>\n    <protocol>tcp</protocol>\n" },
	{ "xml", "<updated>2004-07-12</updated>" },
	{ "xml", "<person id=\"Anna\">\n      <name>Anna Else</name>" },
};

START_TEST(other_formats_are_made_of_the_leading_one)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) exported = NULL;
	g_autofree char *text = NULL;
	gsize len;

	scratch_put_list(TEXT(published));
	scratch_transact(add_person, NULL);
	exported = export_in(others[_i].format, REGISTRY_NOW, &error);
	assert_no_error(error);
	len = g_bytes_get_size(exported);
	text = g_strndup(g_bytes_get_data(exported, NULL), len);
	ck_assert_msg(strstr(text, others[_i].holds), "%s", text);
}
END_TEST

START_TEST(a_list_that_makes_no_sense_is_an_error)
{
	g_autoptr(GError) error = NULL;

	scratch_put_list(TEXT(published));
	ck_assert_int_eq(scratch_sql("DROP TRIGGER entry_delete;"
				     "DELETE FROM entry WHERE row = 2"),
			 SQLITE_OK);
	ck_assert_ptr_null(export_at(REGISTRY_NOW, &error));
	assert_error(error, STORE_ERROR_DAMAGED);
}
END_TEST

static const char *const copies[] = {
	"../shared/data/registry/port-numbers-2004-03-17.txt",
	"../shared/data/registry/port-numbers-2005-12-22.txt",
};

START_TEST(a_published_list_is_written_back)
{
	g_autofree char *bytes = NULL;
	gsize len;

	if (!g_file_get_contents(copies[_i], &bytes, &len, NULL)) {
		printf("skipped: %s needs ../shared/data\n",
		       strrchr(copies[_i], '/') + 1);
		fflush(stdout);
		return;
	}
	scratch_put_list(bytes, len);
	assert_exported(REGISTRY_NOW, bytes, len);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("list");
	TCase *tc = tcase_create("list");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, what_was_read_is_written_back, 0,
			    G_N_ELEMENTS(lists));
	tcase_add_loop_test(tc, any_soup_of_pieces_is_written_back, 0, 10);
	tcase_add_loop_test(tc, without_a_list_there_is_nothing_to_export, 0,
			    3);
	tcase_add_test(tc, a_changed_entry_changes_its_line_alone);
	tcase_add_test(tc, the_list_of_that_day_is_as_it_was_published);
	tcase_add_loop_test(tc, other_formats_are_made_of_the_leading_one, 0,
			    G_N_ELEMENTS(others));
	tcase_add_test(tc, a_list_that_makes_no_sense_is_an_error);
	tcase_add_loop_test(tc, a_published_list_is_written_back, 0,
			    G_N_ELEMENTS(copies));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
