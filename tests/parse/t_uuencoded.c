/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/uuencoded.h"

#include "tests/run.h"

static const struct {
	const char *text;
	const char *undone; /* NULL: there is none */
} files[] = {
	{ "x\nbegin 644 a.txt\n#0V%T\n`\nend\ny\n", "x\nCat\ny\n" },
	{ "begin 0644 a\n#0V%T\n`\nend\n", "Cat\n" },
	{ "begin 644 a\n#0V%T\n", NULL },
	{ "begin 6 a\n#0V%T\n`\nend\n", NULL },
	{ "we begin 644 a\n#0V%T\n`\nend\n", NULL },
	{ "begin 644 a\n$     \n`\nend\n", NULL }, /* NULs are no text */
	{ "begin 644 a\nend\n", NULL },
	{ "", NULL },
};

START_TEST(a_uuencoded_file_is_undone)
{
	g_autofree char *undone = uuencoded_undo(files[_i].text);

	ck_assert_pstr_eq(undone, files[_i].undone);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("uuencoded");
	TCase *tc = tcase_create("uuencoded");

	tcase_add_loop_test(tc, a_uuencoded_file_is_undone, 0,
			    G_N_ELEMENTS(files));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
