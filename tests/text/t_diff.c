/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/diff.h"

#include <string.h>

#include "tests/run.h"

typedef struct {
	guint *a;
	guint *b;
	guint a_len;
	guint b_len;
	gboolean *kept_a;
	gboolean *kept_b;
} Case;

/* Memory that is no longer than said, for a sanitizer to watch. */
static void case_init(Case *c, guint a_len, guint b_len)
{
	c->a_len = a_len;
	c->b_len = b_len;
	c->a = g_new0(guint, a_len);
	c->b = g_new0(guint, b_len);
	c->kept_a = g_new(gboolean, a_len);
	c->kept_b = g_new(gboolean, b_len);
}

static void case_clear(Case *c)
{
	g_free(c->a);
	g_free(c->b);
	g_free(c->kept_a);
	g_free(c->kept_b);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Case, case_clear)

/* The length of the longest common subsequence, by the plain recurrence. */
static guint longest_common(const Case *c)
{
	gsize width = (gsize)c->b_len + 1;
	g_autofree guint *length = g_new0(guint, (c->a_len + 1) * width);

	for (gsize i = 1; i <= c->a_len; i++) {
		for (gsize j = 1; j <= c->b_len; j++) {
			guint *here = length + i * width + j;

			if (c->a[i - 1] == c->b[j - 1])
				*here = here[-(gssize)width - 1] + 1;
			else
				*here = MAX(here[-(gssize)width], here[-1]);
		}
	}
	return length[(gsize)c->a_len * width + c->b_len];
}

/* Takes the kept elements out; fails on what is neither TRUE nor FALSE. */
static guint kept_of(const guint *from, const gboolean *kept, guint len,
		     guint *out)
{
	guint count = 0;

	for (guint i = 0; i < len; i++) {
		ck_assert(kept[i] == TRUE || kept[i] == FALSE);
		if (kept[i])
			out[count++] = from[i];
	}
	return count;
}

/* Compares; returns how many elements both have, which are the same. */
static guint common(Case *c)
{
	g_autofree guint *from_a = g_new(guint, c->a_len + 1);
	g_autofree guint *from_b = g_new(guint, c->b_len + 1);
	guint count;

	/* Left over from another use. */
	if (c->a_len)
		memset(c->kept_a, 0x5a, c->a_len * sizeof(*c->kept_a));
	if (c->b_len)
		memset(c->kept_b, 0x5a, c->b_len * sizeof(*c->kept_b));
	diff_sequences(c->a, c->a_len, c->b, c->b_len, c->kept_a, c->kept_b);
	count = kept_of(c->a, c->kept_a, c->a_len, from_a);
	ck_assert_uint_eq(kept_of(c->b, c->kept_b, c->b_len, from_b), count);
	ck_assert_mem_eq(from_a, from_b, count * sizeof(guint));
	return count;
}

static const struct {
	const char *a;
	const char *b;
	guint common;
} words[] = {
	{ "", "", 0 },
	{ "a", "", 0 },
	{ "", "a", 0 },
	{ "", "abcdefgh", 0 },
	{ "abcdefgh", "", 0 },
	{ "a", "a", 1 },
	{ "a", "b", 0 },
	{ "abc", "abc", 3 },
	{ "abc", "xyz", 0 },
	{ "abc", "cba", 1 },
	{ "ab", "ba", 1 },
	{ "abc", "xabc", 3 },
	{ "abc", "abcx", 3 },
	{ "abc", "abxc", 3 },
	{ "aaaa", "aa", 2 },
	{ "aaaaaaaaaa", "baaab", 3 },
	{ "abcabba", "cbabac", 4 }, /* the example of Myers */
	{ "xaxcxabc", "abcy", 3 },
	{ "axb", "ayyyyyyyyyyyyb", 2 },
	{ "0123456789abcdef", "fedcba9876543210", 1 },
};

START_TEST(no_longer_common_sequence_exists)
{
	g_auto(Case) c = { 0 };

	case_init(&c, (guint)strlen(words[_i].a), (guint)strlen(words[_i].b));
	for (guint i = 0; i < c.a_len; i++)
		c.a[i] = (guint)words[_i].a[i];
	for (guint i = 0; i < c.b_len; i++)
		c.b[i] = (guint)words[_i].b[i];
	ck_assert_uint_eq(common(&c), words[_i].common);
	ck_assert_uint_eq(longest_common(&c), words[_i].common);
}
END_TEST

START_TEST(random_sequences_have_what_brute_force_finds)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);

	for (int round = 0; round < 500; round++) {
		g_auto(Case) c = { 0 };
		gint32 letters = g_rand_int_range(rand, 1, 8);

		case_init(&c, (guint)g_rand_int_range(rand, 0, 18),
			  (guint)g_rand_int_range(rand, 0, 18));
		for (guint i = 0; i < c.a_len; i++)
			c.a[i] = (guint)g_rand_int_range(rand, 0, letters);
		for (guint i = 0; i < c.b_len; i++)
			c.b[i] = (guint)g_rand_int_range(rand, 0, letters);
		ck_assert_uint_eq(common(&c), longest_common(&c));
	}
}
END_TEST

/* As a new copy of a list is: mostly the same, with changes here and there. */
START_TEST(an_edited_sequence_is_compared_as_well)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);
	g_auto(Case) c = { 0 };
	guint at = 0;

	case_init(&c, 500, 400);
	for (guint i = 0; i < c.a_len; i++)
		c.a[i] = (guint)g_rand_int_range(rand, 0, 200);
	for (guint i = 0; i < c.b_len; i++) {
		gint32 what = g_rand_int_range(rand, 0, 10);

		at += what == 0 ? 3 : 1;
		c.b[i] = what == 1 ? G_MAXUINT : c.a[at % c.a_len];
	}
	ck_assert_uint_eq(common(&c), longest_common(&c));
}
END_TEST

START_TEST(one_change_in_a_long_sequence_is_one_change)
{
	g_auto(Case) c = { 0 };

	case_init(&c, 100000, 100000);
	for (guint i = 0; i < c.a_len; i++)
		c.a[i] = c.b[i] = i;
	c.b[50000] = G_MAXUINT;
	ck_assert_uint_eq(common(&c), 99999);
	ck_assert(!c.kept_a[50000]);
	ck_assert(!c.kept_b[50000]);
}
END_TEST

START_TEST(two_long_sequences_may_have_nothing_in_common)
{
	g_auto(Case) c = { 0 };

	case_init(&c, 3000, 2000);
	for (guint i = 0; i < c.a_len; i++)
		c.a[i] = i;
	for (guint i = 0; i < c.b_len; i++)
		c.b[i] = G_MAXUINT - i;
	ck_assert_uint_eq(common(&c), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("diff");
	TCase *tc = tcase_create("diff");

	tcase_add_loop_test(tc, no_longer_common_sequence_exists, 0,
			    G_N_ELEMENTS(words));
	tcase_add_loop_test(tc, random_sequences_have_what_brute_force_finds, 0,
			    20);
	tcase_add_loop_test(tc, an_edited_sequence_is_compared_as_well, 0, 10);
	tcase_add_test(tc, one_change_in_a_long_sequence_is_one_change);
	tcase_add_test(tc, two_long_sequences_may_have_nothing_in_common);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
