/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/limit.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "form/throttle.h"
#include "tests/run.h"
#include "tests/scratch.h"

#define NOW  1089622800
#define HOUR 3600

static const struct {
	const char *address;
	const char *place;
} places[] = {
	{ "192.0.2.1", "192.0.2.1" },
	{ "2001:db8::1", "2001:db8::/64" },
	{ "2001:db8:0:0:ffff::1", "2001:db8::/64" },
	{ "2001:db8:0:1::1", "2001:db8:0:1::/64" },
	{ "::ffff:192.0.2.1", "192.0.2.1" },
	{ "", "" },
	{ "unix:", "unix:" },
};

START_TEST(a_household_is_one_place)
{
	g_autofree char *place = limit_place(places[_i].address);

	ck_assert_str_eq(place, places[_i].place);
}
END_TEST

static gboolean count(const char *who, guint limit, gint64 now)
{
	g_autoptr(GError) error = NULL;
	gboolean allowed = FALSE;

	limit_count(scratch_folder, "secret", "send", who, limit, now, &allowed,
		    &error);
	assert_no_error(error);
	return allowed;
}

START_TEST(so_many_within_an_hour)
{
	for (guint i = 0; i < 3; i++)
		ck_assert(count("a", 3, NOW + i));
	ck_assert(!count("a", 3, NOW + 3));
	ck_assert(!count("a", 3, NOW + HOUR - 1));
	/* One that was refused does not count. */
	ck_assert(count("a", 3, NOW + HOUR));
	ck_assert(!count("a", 3, NOW + HOUR));
	ck_assert(count("b", 3, NOW));
	ck_assert(count("a", 3, NOW + 3 * HOUR));
}
END_TEST

START_TEST(a_clock_that_was_wrong_locks_nobody_out)
{
	ck_assert(count("a", 1, NOW + 10 * HOUR));
	ck_assert(count("a", 1, NOW));
	ck_assert(!count("a", 1, NOW));
}
END_TEST

/* One that took longer reads its clock before others that were faster. */
START_TEST(a_slow_one_counts_the_faster_ones)
{
	for (guint i = 1; i <= 3; i++)
		ck_assert(count("a", 3, NOW + i));
	ck_assert(!count("a", 3, NOW));
	ck_assert(!count("a", 3, NOW + 4));
}
END_TEST

START_TEST(what_did_not_happen_does_not_count)
{
	ck_assert(count("a", 2, NOW));
	ck_assert(count("b", 1, NOW));
	ck_assert(count("a", 2, NOW));
	ck_assert(!count("a", 2, NOW));
	limit_take_back(scratch_folder, "secret", "send", "a");
	ck_assert(count("a", 2, NOW));
	ck_assert(!count("a", 2, NOW));
	ck_assert(!count("b", 1, NOW));
	limit_take_back(scratch_folder, "secret", "send", "nobody");
	ck_assert(!count("a", 2, NOW));
}
END_TEST

START_TEST(no_address_is_kept)
{
	g_autofree char *folder = scratch_path("send");
	g_autoptr(GDir) dir = NULL;
	const char *name;

	for (guint i = 0; i < 1000; i++) {
		g_autofree char *who = g_strdup_printf("192.0.2.%u", i);

		ck_assert(count(who, 1, NOW));
	}
	dir = g_dir_open(folder, 0, NULL);
	for (guint files = 0; (name = g_dir_read_name(dir)); files++) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *bytes = NULL;
		struct stat file;
		gsize len;

		ck_assert_uint_lt(files, 256);
		ck_assert_int_eq(stat(path, &file), 0);
		ck_assert_uint_eq(file.st_mode & 0777, 0600);
		ck_assert(g_file_get_contents(path, &bytes, &len, NULL));
		ck_assert_ptr_null(g_strstr_len(bytes, (gssize)len, "192.0"));
	}
}
END_TEST

START_TEST(many_at_once_are_counted)
{
	guint allowed = 0;

	for (int i = 0; i < 20; i++) {
		if (fork() == 0)
			_exit(count("a", 7, NOW) ? 1 : 0);
	}
	for (int i = 0; i < 20; i++) {
		int status;

		wait(&status);
		ck_assert(WIFEXITED(status));
		allowed += (guint)WEXITSTATUS(status);
	}
	ck_assert_uint_eq(allowed, 7);
}
END_TEST

START_TEST(without_a_folder_it_is_an_error)
{
	g_autofree char *gone = scratch_path("gone");
	g_autoptr(GError) error = NULL;
	gboolean allowed;

	ck_assert(!limit_count(gone, "secret", "send", "a", 1, NOW, &allowed,
			       &error));
	ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("limit");
	TCase *tc = tcase_create("limit");

	scratch_fixture(tc);
	tcase_add_loop_test(tc, a_household_is_one_place, 0,
			    G_N_ELEMENTS(places));
	tcase_add_test(tc, so_many_within_an_hour);
	tcase_add_test(tc, a_clock_that_was_wrong_locks_nobody_out);
	tcase_add_test(tc, a_slow_one_counts_the_faster_ones);
	tcase_add_test(tc, what_did_not_happen_does_not_count);
	tcase_add_test(tc, no_address_is_kept);
	tcase_add_test(tc, many_at_once_are_counted);
	tcase_add_test(tc, without_a_folder_it_is_an_error);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
