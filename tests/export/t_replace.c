/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/replace.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/run.h"
#include "tests/scratch.h"

static void put(const char *path, const char *text)
{
	ck_assert(g_file_set_contents(path, text, -1, NULL));
}

static void assert_text(const char *path, const char *want)
{
	g_autofree char *text = NULL;

	ck_assert(g_file_get_contents(path, &text, NULL, NULL));
	ck_assert_str_eq(text, want);
}

static gboolean replace(const char *path, const char *text, gboolean *changed,
			GError **error)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

	return replace_file(path, bytes, changed, error);
}

static struct stat info_of(const char *path)
{
	struct stat info;

	ck_assert_int_eq(lstat(path, &info), 0);
	return info;
}

static const struct {
	const char *old; /* NULL: no such file */
	const char *new;
	gboolean changed;
} files[] = {
	{ NULL, "new", TRUE },	  { NULL, "", TRUE },
	{ "old", "new", TRUE },	  { "old", "", TRUE },
	{ "", "new", TRUE },	  { "older", "old", TRUE },
	{ "old", "older", TRUE }, { "same", "same", FALSE },
	{ "", "", FALSE },
};

START_TEST(a_file_has_the_new_bytes_afterwards)
{
	g_autofree char *path = scratch_path("list");
	g_autoptr(GError) error = NULL;
	gboolean changed = 42;

	if (files[_i].old)
		put(path, files[_i].old);
	replace(path, files[_i].new, &changed, &error);
	assert_no_error(error);
	ck_assert_int_eq(changed, files[_i].changed);
	assert_text(path, files[_i].new);
	/* and no temporary one is left */
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

START_TEST(bytes_may_be_any_and_many)
{
	g_autofree char *path = scratch_path("list");
	g_autoptr(GRand) rand = g_rand_new_with_seed(1);
	gsize len = 5000000, is_len;
	guint8 *bytes = g_malloc(len);
	g_autofree char *is = NULL;
	g_autoptr(GBytes) all = NULL;

	for (gsize i = 0; i < len; i++)
		bytes[i] = (guint8)g_rand_int(rand);
	all = g_bytes_new_take(bytes, len);
	ck_assert(replace_file(path, all, NULL, NULL));
	ck_assert(g_file_get_contents(path, &is, &is_len, NULL));
	ck_assert_uint_eq(is_len, len);
	ck_assert_mem_eq(is, bytes, len);
}
END_TEST

START_TEST(a_file_of_the_same_bytes_keeps_its_times)
{
	static const struct timespec times[2] = { { 1000, 1 }, { 1000, 1 } };
	g_autofree char *path = scratch_path("list");
	struct stat before, after;

	put(path, "same");
	ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
	before = info_of(path);
	ck_assert(replace(path, "same", NULL, NULL));
	after = info_of(path);
	ck_assert_int_eq(after.st_mtim.tv_sec, 1000);
	ck_assert_int_eq(after.st_ctim.tv_nsec, before.st_ctim.tv_nsec);
	ck_assert_uint_eq(after.st_ino, before.st_ino);
}
END_TEST

START_TEST(who_has_the_old_file_open_keeps_it)
{
	g_autofree char *path = scratch_path("list");
	char bytes[10] = { 0 };
	int fd;

	put(path, "old");
	fd = open(path, O_RDONLY | O_CLOEXEC);
	ck_assert(replace(path, "new!", NULL, NULL));
	ck_assert_int_eq(read(fd, bytes, sizeof(bytes)), 3);
	ck_assert_str_eq(bytes, "old");
	close(fd);
}
END_TEST

static const mode_t modes[] = { 0600, 0640, 0444, 0664, 0755 };

START_TEST(a_file_keeps_its_mode)
{
	g_autofree char *path = scratch_path("list");
	mode_t mask = umask(077);

	put(path, "old");
	ck_assert_int_eq(chmod(path, modes[_i]), 0);
	ck_assert(replace(path, "new", NULL, NULL));
	umask(mask);
	ck_assert_uint_eq(info_of(path).st_mode & 07777, modes[_i]);
}
END_TEST

static const struct {
	mode_t mask;
	mode_t want;
} masks[] = {
	{ 0, 0644 },
	{ 022, 0644 },
	{ 027, 0640 },
	{ 077, 0600 },
};

START_TEST(a_new_file_has_the_mode_that_the_umask_leaves)
{
	g_autofree char *path = scratch_path("list");
	mode_t mask = umask(masks[_i].mask);

	ck_assert(replace(path, "new", NULL, NULL));
	/* And the umask is as it was. */
	ck_assert_uint_eq(umask(mask), masks[_i].mask);
	ck_assert_uint_eq(info_of(path).st_mode & 07777, masks[_i].want);
}
END_TEST

START_TEST(a_symbolic_link_stays_one)
{
	g_autofree char *path = scratch_path("list");
	g_autofree char *target = scratch_path("folder/target");
	g_autofree char *folder = g_path_get_dirname(target);

	ck_assert_int_eq(mkdir(folder, 0700), 0);
	put(target, "old");
	/* relative, from where the link is */
	ck_assert_int_eq(symlink("folder/target", path), 0);
	ck_assert(replace(path, "new", NULL, NULL));
	ck_assert(S_ISLNK(info_of(path).st_mode));
	ck_assert(S_ISREG(info_of(target).st_mode));
	assert_text(target, "new");
	assert_text(path, "new");
}
END_TEST

START_TEST(a_symbolic_link_to_nothing_yet_stays_one)
{
	g_autofree char *path = scratch_path("list");
	g_autofree char *target = scratch_path("target");

	ck_assert_int_eq(symlink("target", path), 0);
	ck_assert(replace(path, "new", NULL, NULL));
	ck_assert(S_ISLNK(info_of(path).st_mode));
	assert_text(target, "new");
}
END_TEST

START_TEST(a_path_may_be_relative)
{
	g_autofree char *here = g_get_current_dir();
	g_autofree char *path = scratch_path("list");
	gboolean ok;

	ck_assert_int_eq(chdir(scratch_folder), 0);
	ok = replace("list", "new", NULL, NULL) &&
	     replace("./list", "newer", NULL, NULL);
	ck_assert_int_eq(chdir(here), 0);
	ck_assert(ok);
	assert_text(path, "newer");
}
END_TEST

START_TEST(a_folder_is_not_replaced)
{
	g_autofree char *path = scratch_path("list");
	g_autofree char *inside = scratch_path("list/file");
	g_autoptr(GError) error = NULL;

	ck_assert_int_eq(mkdir(path, 0700), 0);
	put(inside, "precious");
	ck_assert(!replace(path, "new", NULL, &error));
	ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR));
	assert_text(inside, "precious");
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

static const struct {
	const char *path;
	GFileError code;
} nowhere[] = {
	{ "none/list", G_FILE_ERROR_NOENT },
	{ "file/list", G_FILE_ERROR_NOTDIR },
	{ "loop", G_FILE_ERROR_LOOP },
};

START_TEST(where_no_file_can_be_is_an_error)
{
	g_autofree char *path = scratch_path(nowhere[_i].path);
	g_autofree char *file = scratch_path("file");
	g_autofree char *loop = scratch_path("loop");
	g_autoptr(GError) error = NULL;

	put(file, "x");
	ck_assert_int_eq(symlink("loop", loop), 0);
	ck_assert(!replace(path, "new", NULL, &error));
	ck_assert(error && error->domain == G_FILE_ERROR);
	ck_assert_msg(error->code == (int)nowhere[_i].code, "%s",
		      error->message);
	ck_assert_uint_eq(scratch_count(), 2);
}
END_TEST

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

START_TEST(on_a_full_disk_the_old_bytes_stay)
{
	g_autofree char *path = scratch_path("list");
	g_autofree char *text = g_strnfill(10000, 'x');
	g_autoptr(GError) error = NULL;
	gboolean ok;

	put(path, "old");
	limit_files((rlim_t)_i);
	ok = replace(path, text, NULL, &error);
	limit_files(RLIM_INFINITY);
	ck_assert(!ok);
	ck_assert(error && error->domain == G_FILE_ERROR);
	assert_text(path, "old");
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("replace");
	TCase *tc = tcase_create("replace");

	scratch_fixture(tc);
	tcase_add_loop_test(tc, a_file_has_the_new_bytes_afterwards, 0,
			    G_N_ELEMENTS(files));
	tcase_add_test(tc, bytes_may_be_any_and_many);
	tcase_add_test(tc, a_file_of_the_same_bytes_keeps_its_times);
	tcase_add_test(tc, who_has_the_old_file_open_keeps_it);
	tcase_add_loop_test(tc, a_file_keeps_its_mode, 0, G_N_ELEMENTS(modes));
	tcase_add_loop_test(tc, a_new_file_has_the_mode_that_the_umask_leaves,
			    0, G_N_ELEMENTS(masks));
	tcase_add_test(tc, a_symbolic_link_stays_one);
	tcase_add_test(tc, a_symbolic_link_to_nothing_yet_stays_one);
	tcase_add_test(tc, a_path_may_be_relative);
	tcase_add_test(tc, a_folder_is_not_replaced);
	tcase_add_loop_test(tc, where_no_file_can_be_is_an_error, 0,
			    G_N_ELEMENTS(nowhere));
	/* Nothing of it, and nearly all. */
	tcase_add_loop_test(tc, on_a_full_disk_the_old_bytes_stay, 0, 2);
	tcase_add_loop_test(tc, on_a_full_disk_the_old_bytes_stay, 9999, 10000);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
