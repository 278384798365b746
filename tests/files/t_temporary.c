/* SPDX-License-Identifier: BSD-2-Clause */
#include "files/temporary.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/run.h"
#include "tests/scratch.h"

static void put(const char *path)
{
	ck_assert(g_file_set_contents(path, "text", -1, NULL));
}

static gboolean is_there(const char *path)
{
	return g_file_test(path, G_FILE_TEST_EXISTS);
}

START_TEST(it_is_beside_the_target_for_its_maker_alone)
{
	g_auto(Temporary) temporary = { 0 };
	g_autofree char *target = scratch_path("list");
	g_autoptr(GError) error = NULL;
	g_autofree char *where = NULL;
	struct stat info;

	ck_assert(temporary_make(target, &temporary, &error));
	assert_no_error(error);
	where = g_path_get_dirname(temporary.folder);
	ck_assert_str_eq(where, scratch_folder);
	ck_assert_int_eq(stat(temporary.folder, &info), 0);
	ck_assert_uint_eq(info.st_mode & 0777, 0700);
	ck_assert(!is_there(temporary.path));
	put(temporary.path);
	ck_assert_int_eq(rename(temporary.path, target), 0);
	temporary_clear(&temporary);
	ck_assert_ptr_null(temporary.folder);
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

START_TEST(what_is_left_beside_the_file_goes_with_it)
{
	g_auto(Temporary) temporary = { 0 };
	g_autofree char *target = scratch_path("list");
	g_autofree char *journal = NULL;

	ck_assert(temporary_make(target, &temporary, NULL));
	journal = g_strconcat(temporary.path, "-journal", NULL);
	put(temporary.path);
	put(journal);
	temporary_clear(&temporary);
	ck_assert_uint_eq(scratch_count(), 0);
	temporary_clear(&temporary);
}
END_TEST

/* Makes one in a process that is then killed; its folder. */
static char *leave_behind(const char *target)
{
	int ends[2], status;
	char path[4096] = "";
	pid_t pid;

	ck_assert_int_eq(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		Temporary temporary;

		if (!temporary_make(target, &temporary, NULL))
			_exit(1);
		put(temporary.path);
		if (write(ends[1], temporary.folder, strlen(temporary.folder)) <
		    1)
			_exit(1);
		raise(SIGKILL);
	}
	close(ends[1]);
	ck_assert_int_gt(read(ends[0], path, sizeof(path) - 1), 0);
	close(ends[0]);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	ck_assert(is_there(path));
	return g_strdup(path);
}

START_TEST(what_a_killed_program_left_is_removed_by_the_next)
{
	g_auto(Temporary) temporary = { 0 };
	g_autofree char *target = scratch_path("list");
	g_autofree char *other = scratch_path("another");
	g_autofree char *first = leave_behind(target);
	g_autofree char *second = leave_behind(other);

	ck_assert(!is_there(first));
	ck_assert(temporary_make(target, &temporary, NULL));
	ck_assert(!is_there(second));
	temporary_clear(&temporary);
	ck_assert_uint_eq(scratch_count(), 0);
}
END_TEST

START_TEST(it_is_removed_also_by_whoever_makes_none)
{
	g_auto(Temporary) living = { 0 };
	g_autofree char *target = scratch_path("list");
	g_autofree char *left = leave_behind(target);

	ck_assert(temporary_make(target, &living, NULL));
	ck_assert(!is_there(left));
	g_clear_pointer(&left, g_free);
	left = leave_behind(target);
	temporary_sweep(target);
	ck_assert(!is_there(left));
	ck_assert(is_there(living.folder));
}
END_TEST

START_TEST(what_is_in_the_making_is_left_alone)
{
	g_auto(Temporary) first = { 0 };
	g_auto(Temporary) second = { 0 };
	g_autofree char *target = scratch_path("list");

	ck_assert(temporary_make(target, &first, NULL));
	put(first.path);
	ck_assert(temporary_make(target, &second, NULL));
	ck_assert_str_ne(first.folder, second.folder);
	ck_assert(is_there(first.path));
	temporary_clear(&second);
	ck_assert(is_there(first.path));
}
END_TEST

/* Each is in the folder before, and after. */
static const struct {
	const char *name;
	gboolean is_folder;
	const char *file; /* in it */
} strangers[] = {
	{ ".portreg-new-abcdef", FALSE, NULL },
	{ ".portreg-new-abcdefg", TRUE, "new" },
	{ ".portreg-new-abcde", TRUE, "new" },
	{ ".portreg-new-", TRUE, NULL },
	{ ".portreg-backup", TRUE, "new" },
	{ "portreg-new-abcdef", TRUE, "new" },
	{ "list.abcdef", FALSE, NULL },
	/* One of ours, in which somebody put a file of his own. */
	{ ".portreg-new-abcdef", TRUE, "letter" },
};

START_TEST(what_is_not_ours_stays)
{
	g_auto(Temporary) temporary = { 0 };
	g_autofree char *target = scratch_path("list");
	g_autofree char *path = scratch_path(strangers[_i].name);
	g_autofree char *file = NULL;

	if (strangers[_i].is_folder)
		ck_assert_int_eq(mkdir(path, 0700), 0);
	else
		put(path);
	if (strangers[_i].file) {
		file = g_build_filename(path, strangers[_i].file, NULL);
		put(file);
	}
	ck_assert(temporary_make(target, &temporary, NULL));
	ck_assert(is_there(path));
	ck_assert(!file || is_there(file));
}
END_TEST

START_TEST(a_link_is_not_followed)
{
	g_auto(Temporary) temporary = { 0 };
	g_autofree char *target = scratch_path("list");
	g_autofree char *link = scratch_path(".portreg-new-abcdef");
	g_autofree char *folder = scratch_path("folder");
	g_autofree char *file = scratch_path("folder/new");

	ck_assert_int_eq(mkdir(folder, 0700), 0);
	put(file);
	ck_assert_int_eq(symlink("folder", link), 0);
	ck_assert(temporary_make(target, &temporary, NULL));
	ck_assert(is_there(file));
}
END_TEST

START_TEST(where_no_folder_can_be_made_there_is_an_error)
{
	g_auto(Temporary) temporary = { 0 };
	g_autofree char *target = scratch_path("none/list");
	g_autoptr(GError) error = NULL;

	ck_assert(!temporary_make(target, &temporary, &error));
	ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
	ck_assert_ptr_null(temporary.folder);
}
END_TEST

/* Each makes and removes; whoever takes a living one for stale breaks it. */
START_TEST(many_at_once_do_not_remove_each_others)
{
	g_autofree char *target = scratch_path("list");
	int status;

	for (int i = 0; i < 8; i++) {
		if (fork() != 0)
			continue;
		for (int n = 0; n < 200; n++) {
			g_auto(Temporary) temporary = { 0 };

			if (!temporary_make(target, &temporary, NULL) ||
			    !g_file_set_contents(temporary.path, "text", -1,
						 NULL) ||
			    rename(temporary.path, target) != 0)
				_exit(1);
		}
		_exit(0);
	}
	for (int i = 0; i < 8; i++) {
		ck_assert_int_gt(wait(&status), 0);
		ck_assert_int_eq(status, 0);
	}
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("temporary");
	TCase *tc = tcase_create("temporary");

	scratch_fixture(tc);
	tcase_add_test(tc, it_is_beside_the_target_for_its_maker_alone);
	tcase_add_test(tc, what_is_left_beside_the_file_goes_with_it);
	tcase_add_test(tc, what_a_killed_program_left_is_removed_by_the_next);
	tcase_add_test(tc, it_is_removed_also_by_whoever_makes_none);
	tcase_add_test(tc, what_is_in_the_making_is_left_alone);
	tcase_add_loop_test(tc, what_is_not_ours_stays, 0,
			    G_N_ELEMENTS(strangers));
	tcase_add_test(tc, a_link_is_not_followed);
	tcase_add_test(tc, where_no_folder_can_be_made_there_is_an_error);
	tcase_add_test(tc, many_at_once_do_not_remove_each_others);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
