/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/timestamp.h"

#include <string.h>

#include "tests/run.h"

static const struct {
	gint64 seconds;
	const char *text;
} instants[] = {
	{ 0, "1970-01-01T00:00:00Z" },
	{ -1, "1969-12-31T23:59:59Z" },
	{ 1089622800, "2004-07-12T09:00:00Z" },
	{ 951782400, "2000-02-29T00:00:00Z" },
	{ 4107542399, "2100-02-28T23:59:59Z" },
	{ 4107542400, "2100-03-01T00:00:00Z" },
	{ 2147483648, "2038-01-19T03:14:08Z" },
	{ 4294967296, "2106-02-07T06:28:16Z" },
	{ 253402300799, "9999-12-31T23:59:59Z" },
	{ -30641760000, "0999-01-01T00:00:00Z" },
	{ -62135596800, "0001-01-01T00:00:00Z" },
};

START_TEST(an_instant_is_written_as_utc)
{
	g_autofree char *text = timestamp_format(instants[_i].seconds);

	ck_assert_str_eq(text, instants[_i].text);
}
END_TEST

START_TEST(what_was_written_is_read)
{
	gint64 seconds = 42;

	ck_assert(timestamp_parse(instants[_i].text, &seconds));
	ck_assert_int_eq(seconds, instants[_i].seconds);
}
END_TEST

static const struct {
	const char *text;
	gint64 seconds;
} days[] = {
	{ "1970-01-01", 86399 },	{ "1969-12-31", -1 },
	{ "2004-07-12", 1089676799 },	{ "2004-02-29", 1078099199 },
	{ "9999-12-31", 253402300799 },
};

START_TEST(a_day_is_its_last_second)
{
	gint64 seconds = 42;

	ck_assert(timestamp_parse(days[_i].text, &seconds));
	ck_assert_int_eq(seconds, days[_i].seconds);
}
END_TEST

static const char *const wrong[] = {
	"",
	"now",
	"2004",
	"2004-07",
	"20040712",
	"2004-7-12",
	"2004-07-1",
	"2004-07-123",
	"04-07-12",
	"10000-01-01",
	"-004-07-12",
	"+2004-07-12",
	"2004/07/12",
	"2004-W28-1",
	"2004-194",
	" 2004-07-12",
	"2004-07-12 ",
	"2004-07-12\n",
	"2004-07-12T",
	"2004-07-12T09",
	"2004-07-12T09:00Z",
	"2004-07-12T09:00:00",
	"2004-07-12 09:00:00Z",
	"2004-07-12t09:00:00z",
	"2004-07-12T09:00:00+00:00",
	"2004-07-12T09:00:00.5Z",
	"2004-07-12T09:00:00Z ",
	"2004-07-12T09:00:00ZZ",
	"2004-07-12T 9:00:00Z",
	"2004-07-12T-9:00:00Z",
	/* no such day, no such time */
	"0000-00-00",
	"2004-00-12",
	"2004-13-12",
	"2004-07-00",
	"2004-07-32",
	"2004-06-31",
	"2003-02-29",
	"2100-02-29",
	"2004-02-30",
	"2004-07-12T24:00:00Z",
	"2004-07-12T25:00:00Z",
	"2004-07-12T09:60:00Z",
	"2004-07-12T09:00:60Z",
	"2004-07-12T09:00:99Z",
	/* digits that are none of ASCII */
	"\xd9\xa2\xd9\xa0\xd9\xa0\xd9\xa4-07-12",
	"20\xff"
	"4-07-12",
};

START_TEST(all_else_is_no_instant)
{
	gint64 seconds;

	ck_assert(!timestamp_parse(wrong[_i], &seconds));
}
END_TEST

static int sign(gint64 n)
{
	return (n > 0) - (n < 0);
}

START_TEST(texts_sort_as_the_instants_do)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);

	for (int i = 0; i < 500; i++) {
		gint64 a = (gint64)g_rand_double_range(rand, -6e10, 2.5e11);
		gint64 b = g_rand_boolean(rand)
				   ? a + g_rand_int_range(rand, -90, 90)
				   : (gint64)g_rand_double_range(rand, -6e10,
								 2.5e11);
		g_autofree char *text_a = timestamp_format(a);
		g_autofree char *text_b = timestamp_format(b);
		gint64 again;

		ck_assert_int_eq(sign(strcmp(text_a, text_b)), sign(a - b));
		ck_assert(timestamp_parse(text_a, &again));
		ck_assert_int_eq(again, a);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("timestamp");
	TCase *tc = tcase_create("timestamp");

	tcase_add_loop_test(tc, an_instant_is_written_as_utc, 0,
			    G_N_ELEMENTS(instants));
	tcase_add_loop_test(tc, what_was_written_is_read, 0,
			    G_N_ELEMENTS(instants));
	tcase_add_loop_test(tc, a_day_is_its_last_second, 0,
			    G_N_ELEMENTS(days));
	tcase_add_loop_test(tc, all_else_is_no_instant, 0, G_N_ELEMENTS(wrong));
	tcase_add_loop_test(tc, texts_sort_as_the_instants_do, 0, 5);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
