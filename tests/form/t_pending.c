/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/pending.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "form/state.h"
#include "tests/run.h"
#include "tests/scratch.h"

#define DAY (24 * 3600)

static gint64 now;

static char *keep(const char *mail)
{
	g_autoptr(GBytes) bytes = g_bytes_new(mail, strlen(mail));
	g_autoptr(GError) error = NULL;
	char *number = pending_keep(scratch_folder, bytes, now, &error);

	assert_no_error(error);
	return number;
}

static char *find(const char *number)
{
	g_auto(Claim) claim = { .fd = -1 };
	g_autoptr(GError) error = NULL;

	ck_assert(pending_claim(scratch_folder, number, now, &claim, &error));
	assert_no_error(error);
	return pending_is(&claim)
		       ? g_strndup(g_bytes_get_data(claim.bytes, NULL),
				   g_bytes_get_size(claim.bytes))
		       : NULL;
}

static void set_clock(void)
{
	now = g_get_real_time() / G_USEC_PER_SEC;
}

START_TEST(what_is_kept_is_found_until_it_is_dropped)
{
	g_autofree char *one = keep("one");
	g_autofree char *two = keep("two");
	g_autofree char *found = find(one);
	g_autofree char *again = find(one);
	g_autofree char *dropped = NULL;
	g_autofree char *other = NULL;
	g_autofree char *path = g_build_filename(scratch_folder, one, NULL);
	struct stat file;

	ck_assert_str_ne(one, two);
	ck_assert_str_eq(found, "one");
	ck_assert_str_eq(again, "one");
	ck_assert_int_eq(stat(path, &file), 0);
	ck_assert_uint_eq(file.st_mode & 0777, 0600);
	pending_drop(scratch_folder, one);
	dropped = find(one);
	other = find(two);
	ck_assert_ptr_null(dropped);
	ck_assert_str_eq(other, "two");
}
END_TEST

static const char *const numbers[] = {
	"",
	"x",
	"../secret",
	"0123456789abcdef0123456789abcdeF",
	"0123456789abcdef0123456789abcde/",
	"0123456789abcdef0123456789abcdef0",
	"0123456789abcdef0123456789abcdef",
};

START_TEST(what_is_no_number_is_nothing)
{
	g_autofree char *found = find(numbers[_i]);

	ck_assert_ptr_null(found);
	pending_drop(scratch_folder, numbers[_i]);
}
END_TEST

/* Whatever is asked for next: the mail said that it is deleted. */
START_TEST(after_three_days_it_is_gone)
{
	g_autofree char *number = keep("one");
	g_autofree char *path = g_build_filename(scratch_folder, number, NULL);
	g_autofree char *found = NULL;
	g_autofree char *late = NULL;

	now += 3 * DAY;
	found = find(number);
	ck_assert_str_eq(found, "one");
	now += 2;
	late = find("x");
	ck_assert_ptr_null(late);
	ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
}
END_TEST

/* Both buttons of a double click. */
START_TEST(one_process_at_a_time_has_it)
{
	g_autofree char *number = keep("one");
	guint taken = 0;

	for (int i = 0; i < 10; i++) {
		if (fork() == 0) {
			g_auto(Claim) claim = { .fd = -1 };

			pending_claim(scratch_folder, number, now, &claim,
				      NULL);
			if (pending_is(&claim)) {
				g_usleep(1000);
				claim_drop(&claim);
				_exit(1);
			}
			_exit(0);
		}
	}
	for (int i = 0; i < 10; i++) {
		int status;

		wait(&status);
		ck_assert(WIFEXITED(status));
		taken += (guint)WEXITSTATUS(status);
	}
	ck_assert_uint_eq(taken, 1);
}
END_TEST

START_TEST(a_claim_shows_what_was_made_of_it)
{
	g_autofree char *path = scratch_path("claim");
	g_autoptr(GError) error = NULL;
	struct stat file;

	for (int i = 0; i < 2; i++) {
		g_auto(Claim) claim = { .fd = -1 };

		ck_assert(claim_take(path, TRUE, &claim, &error));
		assert_no_error(error);
		ck_assert_uint_eq(g_bytes_get_size(claim.bytes), i ? 3 : 0);
		if (i == 0)
			ck_assert(claim_write(&claim, "one", &error));
		else
			claim_drop(&claim);
	}
	ck_assert_int_ne(stat(path, &file), 0);
}
END_TEST

/* Whoever reads a log must not learn how to confirm. */
START_TEST(an_error_names_no_number)
{
	g_autofree char *gone = scratch_path("gone");
	g_autoptr(GBytes) bytes = g_bytes_new("x", 1);
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(pending_keep(gone, bytes, now, &error));
	ck_assert_ptr_null(strstr(error->message, "gone"));
}
END_TEST

START_TEST(a_secret_is_made_once)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = scratch_path("secret");
	g_autofree char *one = state_secret(scratch_folder, &error);
	g_autofree char *two = state_secret(scratch_folder, &error);
	struct stat file;

	assert_no_error(error);
	ck_assert_str_eq(one, two);
	ck_assert_uint_eq(strlen(one), 64);
	ck_assert_int_eq(stat(path, &file), 0);
	ck_assert_uint_eq(file.st_mode & 0777, 0600);
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

START_TEST(another_file_is_no_secret)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = scratch_path("secret");

	ck_assert(g_file_set_contents(path, "short", -1, NULL));
	ck_assert_ptr_null(state_secret(scratch_folder, &error));
	ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_INVAL));
}
END_TEST

START_TEST(chance_differs)
{
	g_autofree char *one = state_random(16, NULL);
	g_autofree char *two = state_random(16, NULL);

	ck_assert_uint_eq(strlen(one), 32);
	ck_assert_str_ne(one, two);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("pending");
	TCase *tc = tcase_create("pending");

	scratch_fixture(tc);
	tcase_add_checked_fixture(tc, set_clock, NULL);
	tcase_add_test(tc, what_is_kept_is_found_until_it_is_dropped);
	tcase_add_loop_test(tc, what_is_no_number_is_nothing, 0,
			    G_N_ELEMENTS(numbers));
	tcase_add_test(tc, after_three_days_it_is_gone);
	tcase_add_test(tc, one_process_at_a_time_has_it);
	tcase_add_test(tc, a_claim_shows_what_was_made_of_it);
	tcase_add_test(tc, an_error_names_no_number);
	tcase_add_test(tc, a_secret_is_made_once);
	tcase_add_test(tc, another_file_is_no_secret);
	tcase_add_test(tc, chance_differs);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
