/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/json.h"

#include "tests/run.h"

static const struct {
	const char *value;
	const char *want;
} strings[] = {
	{ "", "\"\"" },
	{ "sums", "\"sums\"" },
	{ "a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\"" },
	{ "a\nb\r\tc", "\"a\\nb\\r\\tc\"" },
	{ "\x1b[31m", "\"\\u001b[31m\"" },
	{ "\x7f", "\"\\u007f\"" },
	{ "J\xc3\xbcrgen", "\"J\xc3\xbcrgen\"" },
	{ "\xe2\x80\xaetxt", "\"\\u202etxt\"" },
	{ "\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"" },
	{ "caf\xe9", "\"caf\xef\xbf\xbd\"" },
	{ NULL, "null" },
};

START_TEST(a_string_is_one_harmless_line)
{
	Json json = json_begin();
	g_autofree char *line = NULL;

	json_string(&json, NULL, strings[_i].value);
	line = json_end(&json);
	ck_assert_str_eq(line, strings[_i].want);
}
END_TEST

START_TEST(members_stand_in_the_order_of_the_calls)
{
	Json json = json_begin();
	g_autofree char *line = NULL;

	json_open(&json, NULL, '{');
	json_string(&json, "b", "x");
	json_int(&json, "a", -5);
	json_open(&json, "list", '[');
	json_bool(&json, NULL, TRUE);
	json_null(&json, NULL);
	json_open(&json, NULL, '{');
	json_close(&json, '}');
	json_close(&json, ']');
	json_optional(&json, "none", NULL);
	json_raw(&json, "raw", "{\"c\":1}");
	json_close(&json, '}');
	line = json_end(&json);
	ck_assert_str_eq(line, "{\"b\":\"x\",\"a\":-5,\"list\":[true,null,{}],"
			       "\"raw\":{\"c\":1}}");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("json");
	TCase *tc = tcase_create("json");

	tcase_add_loop_test(tc, a_string_is_one_harmless_line, 0,
			    G_N_ELEMENTS(strings));
	tcase_add_test(tc, members_stand_in_the_order_of_the_calls);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
