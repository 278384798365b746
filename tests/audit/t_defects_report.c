/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/defects_report.h"

#include <string.h>

#include "tests/scratch_list.h"

#define LIST                                                                   \
	"-------\n"                                                            \
	"lamp_1          80/tcp     Lamp\xe2\x80\xae\n"                        \
	"oil             81/tcp     Oil Lamps\n"                               \
	"oil             81/udp     Oli Lamps\n"                               \
	"#                          Ann <ann@example.org\n"                    \
	"#               82-49151   Unassigned\n"

static void put(void)
{
	scratch_put_list(LIST, strlen(LIST));
}

typedef struct {
	GString *out;
	gboolean (*make)(GString *out, Store *store, gint64 at, GError **error);
	gint64 at;
} Wanted;

static gboolean make(Store *from, gpointer data, GError **error)
{
	const Wanted *wanted = data;

	return wanted->make(wanted->out, from, wanted->at, error);
}

static const char *const in_page[] = {
	"differs: 1\n  tcp and udp of a service say different things (P12; "
	"RFC 6335 section 7.1):\n",
	"      4 81/udp oil: \"Oli Lamps\"; tcp in line 3 is \"Oil Lamps\"\n",
	"not-listed: 1\n",
	"      2 0-79: no line has these ports; right: 0-79 Unassigned, before",
	"broken-address: 1\n",
	"      5 81/udp oil: \"Ann <ann@example.org\"; right: Ann "
	"<ann@example.org>\n",
	"\nfigures\n      1  differs\n      1  not-listed\n",
	"defects in 3 entries\n",
};

START_TEST(a_page_has_all_and_ends_in_figures)
{
	g_autoptr(GString) page = g_string_new(NULL);
	Wanted wanted = { page, defects_page, REGISTRY_NOW };
	g_autoptr(GError) error = NULL;

	put();
	store_snapshot(store, make, &wanted, &error);
	assert_no_error(error);
	for (guint i = 0; i < G_N_ELEMENTS(in_page); i++)
		ck_assert_msg(strstr(page->str, in_page[i]) != NULL,
			      "%s not in:\n%s", in_page[i], page->str);
	ck_assert_ptr_null(strstr(page->str, "\xe2\x80\xae"));
}
END_TEST

static const char *const in_json[] = {
	"{\"class\":\"differs\",\"rule\":\"P12\",\"line\":4,\"first_port\":81,"
	"\"last_port\":81,\"transport\":\"udp\",\"name\":\"oil\",\"text\":\"",
	"{\"class\":\"not-listed\",\"rule\":null,\"line\":2,\"first_port\":0,"
	"\"last_port\":79,\"transport\":null,\"name\":null,\"text\":\"no line "
	"has these ports\",\"right\":\"0-79 Unassigned, before this line\"}\n",
	"\n{\"figures\":{\"typed-twice\":0,\"differs\":1,",
	"},\"format\":\"port-numbers\",\"entries\":3,\"defects\":",
};

START_TEST(json_has_a_line_for_each)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	Wanted wanted = { lines, defects_json, REGISTRY_NOW };
	g_autoptr(GError) error = NULL;

	put();
	store_snapshot(store, make, &wanted, &error);
	assert_no_error(error);
	for (guint i = 0; i < G_N_ELEMENTS(in_json); i++)
		ck_assert_msg(strstr(lines->str, in_json[i]) != NULL,
			      "%s not in:\n%s", in_json[i], lines->str);
	ck_assert_str_eq(lines->str + lines->len - 2, "}\n");
	ck_assert_ptr_null(strstr(lines->str, "\xe2\x80\xae"));
}
END_TEST

START_TEST(without_a_list_there_is_nothing_to_tell)
{
	g_autoptr(GString) page = g_string_new(NULL);
	Wanted wanted = { page, defects_page, 1 };
	g_autoptr(GError) error = NULL;

	put();
	ck_assert(!store_snapshot(store, make, &wanted, &error));
	assert_error(error, STORE_ERROR_MISSING);
	ck_assert_uint_eq(page->len, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("defects_report");
	TCase *tc = tcase_create("defects_report");

	scratch_store_fixture(tc);
	tcase_add_test(tc, a_page_has_all_and_ends_in_figures);
	tcase_add_test(tc, json_has_a_line_for_each);
	tcase_add_test(tc, without_a_list_there_is_nothing_to_tell);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
