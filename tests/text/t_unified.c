/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/unified.h"

#include <string.h>

#include "tests/run.h"

static const struct {
	const char *a;
	const char *b;
	const char *want; /* below the two names */
} texts[] = {
	{ "", "", NULL },
	{ "a\nb\n", "a\nb\n", NULL },
	{ "", "a\n", "@@ -0,0 +1 @@\n+a\n" },
	{ "a\n", "", "@@ -1 +0,0 @@\n-a\n" },
	{ "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n" },
	{ "a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n" },
	{ "a\nb", "c\nb",
	  "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n" },
	{ "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nx\n5\n6\n7\n8\n",
	  "@@ -2,6 +2,7 @@\n 2\n 3\n 4\n+x\n 5\n 6\n 7\n" },
	/* Six lines between are one hunk, seven are two. */
	{ "a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
	  "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n" },
	{ "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
	  "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
	  "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n" },
	{ "a\nb\nc\n", "b\n", "@@ -1,3 +1 @@\n-a\n b\n-c\n" },
	{ "x\xff\r\n", "y\xfe\r\n", "@@ -1 +1 @@\n-x\xff\r\n+y\xfe\r\n" },
};

START_TEST(lines_that_differ_are_shown)
{
	const UnifiedSide a = { "old", texts[_i].a, strlen(texts[_i].a) };
	const UnifiedSide b = { "new", texts[_i].b, strlen(texts[_i].b) };
	g_autoptr(GString) got = unified_diff(&a, &b);
	g_autofree char *want = texts[_i].want
					? g_strconcat("--- old\n+++ new\n",
						      texts[_i].want, NULL)
					: g_strdup("");

	ck_assert_str_eq(got->str, want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("unified");
	TCase *tc = tcase_create("unified");

	tcase_add_loop_test(tc, lines_that_differ_are_shown, 0,
			    G_N_ELEMENTS(texts));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
