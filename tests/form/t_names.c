/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/names.h"

#include <string.h>

#include "tests/scratch_list.h"

static const struct {
	const char *name;
	const char *other;
	gboolean like;
} rows[] = {
	{ "sums", "sums", FALSE },
	{ "sums", "SUMS", FALSE },
	{ "sums", "sum-s", TRUE },
	{ "sums", "suns", TRUE },
	{ "sums", "sumss", TRUE },
	{ "sums", "usms", TRUE },
	{ "sums", "smus", TRUE },
	{ "sums", "sum", FALSE },
	{ "sums", "sumsxy", FALSE },
	{ "sums", "tums2", FALSE },
	{ "www-http", "wwwhttp", TRUE },
	{ "a", "b", FALSE },
	{ "a-b", "ab", TRUE },
	{ "-", "_", FALSE },
	{ "", "x", FALSE },
	{ "http-alt", "http-al", TRUE },
};

START_TEST(names_that_people_confuse)
{
	ck_assert_int_eq(name_is_like(rows[_i].name, rows[_i].other),
			 rows[_i].like);
	ck_assert_int_eq(name_is_like(rows[_i].other, rows[_i].name),
			 rows[_i].like);
}
END_TEST

static const char list[] =
	"(last updated 2004-07-12)\n"
	"\n"
	"Keyword         Decimal    Description                     References\n"
	"-------         -------    -----------                     ----------\n"
	"adder            10/tcp    Adding\n"
	"adder            10/udp    Adding\n"
	"#                          Ann Example <ann@example.org> July 2004\n"
	"#                11-1023   Unassigned\n"
	"sums           1024/tcp    Sums\n"
	"sums           1024/udp    Sums\n"
	"#                          Sam Pell <sam@example.org> July 2004\n"
	"sums           1030/tcp    Sums again\n"
	"#                          Sam Pell <sam@example.org> July 2004\n"
	"#              1025-1029   Unassigned\n";

static NameHelp *ask(const char *name, const char *range)
{
	g_autoptr(GError) error = NULL;
	NameHelp *help = name_help(store, name, range, &error);

	assert_no_error(error);
	return help;
}

START_TEST(a_name_that_is_taken_has_its_ports)
{
	g_autoptr(NameHelp) help = NULL;

	scratch_put_list(list, strlen(list));
	help = ask("SUMS", "user");
	ck_assert_uint_eq(help->ports->len, 2);
	ck_assert_int_eq(g_array_index(help->ports, gint64, 0), 1024);
	ck_assert_int_eq(g_array_index(help->ports, gint64, 1), 1030);
	ck_assert(help->has_next);
	ck_assert_uint_eq(help->next, 1025);
}
END_TEST

static gboolean add_name_alone(Store *to, gpointer data, GError **error)
{
	g_autoptr(Entry) entry = entry_new();
	gint64 id = 0;
	gint64 event;

	(void)data;
	entry_set(entry, ENTRY_NAME, "alone");
	return event_next(to, &event, error) &&
	       registry_put_entry(to, event, entry, &id, error) &&
	       scratch_event(to, "test", SCRATCH_NOW) == event;
}

START_TEST(a_name_alone_is_taken_without_a_port)
{
	g_autoptr(NameHelp) help = NULL;
	g_autofree char *ports = NULL;
	g_autofree char *sentence = NULL;

	scratch_transact(add_name_alone, NULL);
	help = ask("alone", "user");
	ports = name_ports(help->ports);
	sentence = name_taken("alone", help->ports);
	ck_assert_str_eq(ports, "no port");
	ck_assert_ptr_nonnull(strstr(sentence, "already, at no port;"));
}
END_TEST

START_TEST(a_name_like_others_names_each_once)
{
	g_autoptr(NameHelp) help = NULL;

	scratch_put_list(list, strlen(list));
	help = ask("sum-s", "system");
	ck_assert_uint_eq(help->ports->len, 0);
	ck_assert_str_eq(help->similar[0], "sums");
	ck_assert_ptr_null(help->similar[1]);
	ck_assert_uint_eq(help->next, 11);
}
END_TEST

START_TEST(a_few_that_are_like_it_are_enough)
{
	g_autoptr(GString) many = g_string_new(list);
	g_autoptr(NameHelp) help = NULL;

	for (char c = 'a'; c <= 'j'; c++)
		g_string_append_printf(many, "sums%c          %d/tcp    Sums\n",
				       c, 2000 + c);
	scratch_put_list(many->str, many->len);
	help = ask("sums", "user");
	for (guint i = 0; i < NAME_SIMILAR_MAX; i++)
		ck_assert_ptr_nonnull(help->similar[i]);
	ck_assert_ptr_null(help->similar[NAME_SIMILAR_MAX]);
}
END_TEST

START_TEST(without_a_list_there_is_no_next_port)
{
	g_autoptr(NameHelp) help = ask("sums", "user");

	ck_assert_uint_eq(help->ports->len, 0);
	ck_assert(!help->has_next);
}
END_TEST

START_TEST(a_database_is_opened_for_reading)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *gone = scratch_path("gone");
	g_autoptr(NameHelp) help = NULL;

	scratch_put_list(list, strlen(list));
	help = name_help_of(scratch_database, 0, "sums", "user", &error);
	assert_no_error(error);
	ck_assert_uint_eq(help->ports->len, 2);
	ck_assert_ptr_null(name_help_of(NULL, 0, "sums", "user", &error));
	assert_no_error(error);
	ck_assert_ptr_null(name_help_of(gone, 0, "sums", "user", &error));
	assert_error(error, STORE_ERROR_MISSING);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("names");
	TCase *tc = tcase_create("names");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, names_that_people_confuse, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_test(tc, a_name_that_is_taken_has_its_ports);
	tcase_add_test(tc, a_name_alone_is_taken_without_a_port);
	tcase_add_test(tc, a_name_like_others_names_each_once);
	tcase_add_test(tc, a_few_that_are_like_it_are_enough);
	tcase_add_test(tc, without_a_list_there_is_no_next_port);
	tcase_add_test(tc, a_database_is_opened_for_reading);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
