/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/position.h"

#include "tests/run.h"

static GBytes *bytes_of(const char *bytes, gsize len)
{
	return len ? g_bytes_new(bytes, len) : NULL;
}

/* What the header promises of count positions between two. */
static void assert_between(GBytes *before, const GPtrArray *between,
			   GBytes *after, guint count)
{
	GBytes *last = before;

	ck_assert_uint_eq(between->len, count);
	for (guint i = 0; i < between->len; i++) {
		GBytes *position = between->pdata[i];
		gsize len;
		const guint8 *digits = g_bytes_get_data(position, &len);

		ck_assert_uint_gt(len, 0);
		ck_assert_uint_ne(digits[len - 1], 0);
		if (last)
			ck_assert_int_lt(g_bytes_compare(last, position), 0);
		last = position;
	}
	if (after && last)
		ck_assert_int_lt(g_bytes_compare(last, after), 0);
}

#define TEXT(bytes) (bytes), sizeof(bytes) - 1

static const struct {
	const char *before;
	gsize before_len;
	const char *after;
	gsize after_len;
} gaps[] = {
	{ TEXT(""), TEXT("") },
	{ TEXT(""), TEXT("\x01") },
	{ TEXT(""), TEXT("\x02") },
	{ TEXT(""), TEXT("\x80") },
	{ TEXT(""), TEXT("\xff") },
	{ TEXT(""), TEXT("\x00\x01") },
	{ TEXT(""), TEXT("\x00\x00\x00\x01") },
	{ TEXT("\x01"), TEXT("") },
	{ TEXT("\xfe"), TEXT("") },
	{ TEXT("\xff"), TEXT("") },
	{ TEXT("\xff\xff\xff"), TEXT("") },
	{ TEXT("\x01"), TEXT("\x02") },
	{ TEXT("\x01"), TEXT("\x03") },
	{ TEXT("\x7f"), TEXT("\x80") },
	{ TEXT("\xfe"), TEXT("\xff") },
	{ TEXT("\x01\xff"), TEXT("\x02") },
	{ TEXT("\x01\xff\xff\xff"), TEXT("\x02") },
	{ TEXT("\x01"), TEXT("\x01\x01") },
	{ TEXT("\x01"), TEXT("\x01\x00\x00\x01") },
	{ TEXT("\x01\x01"), TEXT("\x01\x02") },
	{ TEXT("\x01\xff"), TEXT("\x02\x01") },
	{ TEXT("\x01\xff"), TEXT("\x02\x00\x01") },
	{ TEXT("\x01\xff\xfe"), TEXT("\x01\xff\xff") },
	{ TEXT("\x80\x00\x00\x01\x80"), TEXT("\x80\x00\x00\x02\x80") },
};

/* 256 and 257 are where a digit is full. */
static const guint counts[] = { 0, 1, 2, 255, 256, 257, 3000 };

START_TEST(there_is_room_between_any_two)
{
	g_autoptr(GBytes) before =
		bytes_of(gaps[_i].before, gaps[_i].before_len);
	g_autoptr(GBytes) after = bytes_of(gaps[_i].after, gaps[_i].after_len);

	for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
		g_autoptr(GPtrArray) between =
			position_between(before, after, counts[i]);

		assert_between(before, between, after, counts[i]);
	}
}
END_TEST

START_TEST(many_positions_stay_in_order)
{
	/* More than two bytes count. */
	g_autoptr(GPtrArray) all = position_between(NULL, NULL, 70000);

	assert_between(NULL, all, NULL, 70000);
}
END_TEST

static GBytes *at(const GPtrArray *all, guint i)
{
	return i < all->len ? all->pdata[i] : NULL;
}

/* Puts count positions before the one that is number i now. */
static void insert(GPtrArray *all, guint i, guint count)
{
	GBytes *before = i > 0 ? at(all, i - 1) : NULL;
	g_autoptr(GPtrArray) between =
		position_between(before, at(all, i), count);

	assert_between(before, between, at(all, i), count);
	for (guint j = 0; j < between->len; j++)
		g_ptr_array_insert(all, (gint)(i + j),
				   g_bytes_ref(between->pdata[j]));
}

static GPtrArray *new_order(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
}

START_TEST(random_insertions_stay_ordered_and_unique)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);
	g_autoptr(GPtrArray) all = new_order();

	for (int i = 0; i < 1000; i++) {
		gint32 place = g_rand_int_range(rand, 0, (gint32)all->len + 1);
		gint32 many = g_rand_int_range(rand, 0, 10);

		/* Often beside the last place, where room gets scarce. */
		if (i % 3 && (guint)place > all->len / 2)
			place = (gint32)all->len / 2;
		insert(all, (guint)place,
		       many == 0 ? (guint)g_rand_int_range(rand, 0, 20) : 1);
	}
	assert_between(NULL, all, NULL, all->len);
}
END_TEST

#define INSERTIONS 10000

typedef enum { FRONT, BACK, MIDDLE, AFTER_FIRST, PLACE_COUNT } Place;

static guint place_in(const GPtrArray *all, Place place)
{
	switch (place) {
	case FRONT:
		return 0;
	case BACK:
		return all->len;
	case MIDDLE:
		return all->len / 2;
	default:
		return 1;
	}
}

START_TEST(insertions_at_the_same_place_keep_the_order)
{
	g_autoptr(GPtrArray) all = new_order();

	insert(all, 0, 2);
	for (int i = 0; i < INSERTIONS; i++)
		insert(all, place_in(all, (Place)_i), 1);
	assert_between(NULL, all, NULL, INSERTIONS + 2);
}
END_TEST

/* A line a day for a century must not make the file grow without measure. */
START_TEST(a_position_grows_by_less_than_a_byte_each_time)
{
	g_autoptr(GPtrArray) all = new_order();

	insert(all, 0, 2);
	for (int i = 0; i < INSERTIONS; i++)
		insert(all, place_in(all, (Place)_i), 1);
	for (guint i = 0; i < all->len; i++)
		ck_assert_uint_le(g_bytes_get_size(at(all, i)),
				  INSERTIONS / 7 + 10);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("position");
	TCase *tc = tcase_create("position");

	tcase_add_loop_test(tc, there_is_room_between_any_two, 0,
			    G_N_ELEMENTS(gaps));
	tcase_add_test(tc, many_positions_stay_in_order);
	tcase_add_loop_test(tc, random_insertions_stay_ordered_and_unique, 0,
			    20);
	tcase_add_loop_test(tc, insertions_at_the_same_place_keep_the_order, 0,
			    PLACE_COUNT);
	tcase_add_loop_test(tc, a_position_grows_by_less_than_a_byte_each_time,
			    0, PLACE_COUNT);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
