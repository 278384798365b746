/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/alignment.h"

#include <string.h>

#include "registry/classic.h"
#include "tests/run.h"

static const struct {
	const char *old;
	const char *new;
	const char *old_kept;
	const char *new_kept;
} lists[] = {
	{ "a\nb\n", "a\nb\n", "11", "11" },
	{ "a\nb\n", "b\n", "01", "1" },
	{ "b\n", "a\nb\n", "1", "01" },
	{ "", "a\n", "", "0" },
	/* Of lines that are the same each has its own. */
	{ "a\na\nb\na\n", "a\nb\na\na\n", "1011", "1101" },
	{ "a \n", "a\n", "0", "0" },
};

static char *marks(const gboolean *kept, guint len)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < len; i++)
		g_string_append_c(text, kept[i] ? '1' : '0');
	return g_string_free(text, FALSE);
}

START_TEST(as_many_lines_are_kept_as_can_be)
{
	const ListFormat *format = list_format_named(CLASSIC_FORMAT);
	g_autoptr(PublishedList) old =
		classic_read(lists[_i].old, strlen(lists[_i].old));
	g_autoptr(PublishedList) new =
		classic_read(lists[_i].new, strlen(lists[_i].new));
	g_autofree gboolean *a = g_new0(gboolean, old->lines->len + 1);
	g_autofree gboolean *b = g_new0(gboolean, new->lines->len + 1);
	g_autofree char *old_kept = NULL;
	g_autofree char *new_kept = NULL;

	list_align(format, old->lines, new->lines, a, b);
	old_kept = marks(a, old->lines->len);
	new_kept = marks(b, new->lines->len);
	ck_assert_str_eq(old_kept, lists[_i].old_kept);
	ck_assert_str_eq(new_kept, lists[_i].new_kept);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("alignment");
	TCase *tc = tcase_create("alignment");

	tcase_add_loop_test(tc, as_many_lines_are_kept_as_can_be, 0,
			    G_N_ELEMENTS(lists));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
