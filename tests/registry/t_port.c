/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/port.h"

#include <string.h>

#include "tests/run.h"

/* A copy that ends where it says, so that a sanitizer sees a byte too far. */
static gboolean parse(const char *text, gsize len, PortRange *range_out)
{
	g_autofree char *copy = g_memdup2(text, len);

	return port_range_parse(copy ? copy : "", len, range_out);
}

static const struct {
	const char *text;
	guint first;
	guint last;
} good[] = {
	{ "0", 0, 0 },
	{ "80", 80, 80 },
	{ "65535", 65535, 65535 },
	{ "6000-6063", 6000, 6063 },
	{ "0-65535", 0, 65535 },
	{ "5-5", 5, 5 },
	{ "24322-24248", 24322, 24248 },
	{ "0080", 80, 80 },
	{ "00080", 80, 80 },
	{ "00000-00001", 0, 1 },
};

START_TEST(ports_are_read_as_they_stand)
{
	PortRange range;

	ck_assert(parse(good[_i].text, strlen(good[_i].text), &range));
	ck_assert_uint_eq(range.first, good[_i].first);
	ck_assert_uint_eq(range.last, good[_i].last);
}
END_TEST

static const struct {
	const char *text;
	gsize len;
} bad[] = {
	{ "", 0 },
	{ "-", 1 },
	{ "80-", 3 },
	{ "-80", 3 },
	{ "--", 2 },
	{ "80--90", 6 },
	{ "80-90-100", 9 },
	{ "80-90-", 6 },
	{ "65536", 5 },
	{ "99999", 5 },
	{ "100000", 6 },
	{ "000080", 6 },
	{ "80-65536", 8 },
	{ "65536-80", 8 },
	/* 80 modulo 2^16 and 2^32 */
	{ "65616", 5 },
	{ "4294967376", 10 },
	{ "18446744073709551696", 20 },
	{ "+80", 3 },
	{ " 80", 3 },
	{ "80 ", 3 },
	{ "8 0", 3 },
	{ "80 - 90", 7 },
	{ "80/tcp", 6 },
	{ "0x50", 4 },
	{ "8O", 2 },
	{ "http", 4 },
	{ "80\0", 3 },
	{ "\0"
	  "80",
	  3 },
	{ "80-\0", 4 },
	{ "80\xe2\x80\x93"
	  "90",
	  7 },			   /* an en dash */
	{ "\xd9\xa8\xd9\xa0", 4 }, /* Arabic digits */
};

START_TEST(all_else_is_no_port)
{
	PortRange range;

	ck_assert(!parse(bad[_i].text, bad[_i].len, &range));
}
END_TEST

START_TEST(only_the_given_length_is_read)
{
	PortRange range;

	ck_assert(port_range_parse("8080-9090", 2, &range));
	ck_assert_uint_eq(range.first, 80);
	ck_assert_uint_eq(range.last, 80);
	ck_assert(port_range_parse("8080-9090", 6, &range));
	ck_assert_uint_eq(range.first, 8080);
	ck_assert_uint_eq(range.last, 9);
	ck_assert(!port_range_parse("8080-9090", 5, &range));
}
END_TEST

static const struct {
	PortRange range;
	const char *want;
} written[] = {
	{ { 0, 0 }, "0" },
	{ { 80, 80 }, "80" },
	{ { 65535, 65535 }, "65535" },
	{ { 6000, 6063 }, "6000-6063" },
	{ { 24322, 24248 }, "24322-24248" },
	{ { 0, 65535 }, "0-65535" },
	{ { 1, 0 }, "1-0" },
};

START_TEST(ports_are_appended)
{
	g_autoptr(GString) text = g_string_new("x ");

	port_range_append(text, written[_i].range);
	ck_assert(g_str_has_prefix(text->str, "x "));
	ck_assert_str_eq(text->str + 2, written[_i].want);
}
END_TEST

START_TEST(each_port_comes_back)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint port = 0; port <= PORT_MAX; port++) {
		/* 40503 is prime to 2^16: each port meets another one. */
		PortRange range = { (guint16)port, (guint16)(port * 40503) };
		PortRange again;

		g_string_truncate(text, 0);
		port_range_append(text, range);
		ck_assert(port_range_parse(text->str, text->len, &again));
		ck_assert_uint_eq(again.first, range.first);
		ck_assert_uint_eq(again.last, range.last);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("port");
	TCase *tc = tcase_create("port");

	tcase_add_loop_test(tc, ports_are_read_as_they_stand, 0,
			    G_N_ELEMENTS(good));
	tcase_add_loop_test(tc, all_else_is_no_port, 0, G_N_ELEMENTS(bad));
	tcase_add_test(tc, only_the_given_length_is_read);
	tcase_add_loop_test(tc, ports_are_appended, 0, G_N_ELEMENTS(written));
	tcase_add_test(tc, each_port_comes_back);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
