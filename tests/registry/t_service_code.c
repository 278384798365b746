/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/service_code.h"

#include "tests/run.h"

static const struct {
	const char *text;
	gboolean good;
	guint32 code;
} codes[] = {
	/* RFC 4340 section 8.1.2 */
	{ "SC:fdpz", TRUE, 1717858426 },
	{ "SC=1717858426", TRUE, 1717858426 },
	{ "SC=x6664707A", TRUE, 1717858426 },
	{ "SC=X6664707a", TRUE, 1717858426 },
	{ "SC:DISC", TRUE, 1145656131 },
	{ "SC:a", TRUE, 0x61202020 },
	{ "SC:a?@*", TRUE, 0x613f402a },
	{ "SC=0", TRUE, 0 },
	{ "SC=4294967295", TRUE, 4294967295U },
	{ "SC=4294967296", FALSE, 0 },
	{ "SC:", FALSE, 0 },
	{ "SC=", FALSE, 0 },
	{ "SC=x", FALSE, 0 },
	{ "SC:fdpzz", FALSE, 0 },
	{ "SC:a b", FALSE, 0 },
	{ "SC:a\xc3\xbc", FALSE, 0 },
	{ "SC:a,b", FALSE, 0 },
	{ "SC=-1", FALSE, 0 },
	{ "SC=12x", FALSE, 0 },
	{ "sc:fdpz", FALSE, 0 },
	{ "fdpz", FALSE, 0 },
	{ "", FALSE, 0 },
};

START_TEST(a_code_is_read_in_each_of_its_forms)
{
	guint32 code = 0;

	ck_assert_int_eq(service_code_parse(codes[_i].text, &code),
			 codes[_i].good);
	if (codes[_i].good)
		ck_assert_uint_eq(code, codes[_i].code);
}
END_TEST

static const struct {
	guint32 code;
	gboolean reserved;
	gboolean private;
	gboolean specified;
} kinds[] = {
	{ 0, TRUE, FALSE, FALSE },
	{ 4294967295U, TRUE, FALSE, FALSE },
	{ 1056964607, FALSE, FALSE, FALSE },
	{ 1056964608, FALSE, TRUE, FALSE },
	{ 1073741823, FALSE, TRUE, FALSE },
	{ 1073741824, FALSE, FALSE, FALSE },
	{ 1145656131, FALSE, FALSE, TRUE },  /* DISC */
	{ 1717858426, FALSE, FALSE, FALSE }, /* fdpz */
	{ 0x41202020, FALSE, FALSE, TRUE },  /* A */
};

START_TEST(some_codes_are_not_for_everybody)
{
	ck_assert_int_eq(service_code_is_reserved(kinds[_i].code),
			 kinds[_i].reserved);
	ck_assert_int_eq(service_code_is_private(kinds[_i].code),
			 kinds[_i].private);
	ck_assert_int_eq(service_code_needs_specification(kinds[_i].code),
			 kinds[_i].specified);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("service_code");
	TCase *tc = tcase_create("service_code");

	tcase_add_loop_test(tc, a_code_is_read_in_each_of_its_forms, 0,
			    G_N_ELEMENTS(codes));
	tcase_add_loop_test(tc, some_codes_are_not_for_everybody, 0,
			    G_N_ELEMENTS(kinds));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
