/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/store.h"

#include <string.h>
#include <unistd.h>

#include "store/history.h"
#include "tests/limit_files.h"
#include "tests/scratch_store.h"

static gboolean create(const char *path, gint64 group, GError **error)
{
	return store_create(path, group, &scratch_origin, error);
}

static guint mode_of(const char *path)
{
	struct stat info;

	ck_assert_int_eq(stat(path, &info), 0);
	return info.st_mode & 07777;
}

static gboolean count_event(const HistoryEvent *event, gpointer data,
			    GError **error)
{
	(void)error;
	ck_assert_ptr_nonnull(strstr(event->record, "\"act\":\"init\""));
	ck_assert_str_eq(event->at, "2004-07-12T09:00:00Z");
	++*(int *)data;
	return TRUE;
}

START_TEST(a_new_database_has_one_event)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) made = NULL;
	int events = 0;

	ck_assert(create(path, STORE_NO_GROUP, &error));
	/* No journal and no temporary file stays behind. */
	ck_assert_uint_eq(scratch_count(), 1);
	ck_assert_uint_eq(mode_of(path), 0600);
	made = store_open(path, STORE_READ, 0, &error);
	assert_no_error(error);
	ck_assert(history_each_event(made, count_event, &events, &error));
	ck_assert_int_eq(events, 1);
}
END_TEST

START_TEST(missing_folders_are_made)
{
	g_autofree char *path = scratch_path("a/b/c.db");
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;

	ck_assert(create(path, STORE_NO_GROUP, &error));
	ck_assert_uint_eq(mode_of(folder), 0700);
}
END_TEST

typedef enum { STANDS_FILE, STANDS_FOLDER, STANDS_LINK, STANDS_COUNT } Stands;

static void put(const char *path, Stands what)
{
	if (what == STANDS_FILE)
		ck_assert(g_file_set_contents(path, "precious", -1, NULL));
	else if (what == STANDS_FOLDER)
		ck_assert_int_eq(mkdir(path, 0700), 0);
	else
		ck_assert_int_eq(symlink("/nowhere", path), 0);
}

START_TEST(what_stands_at_the_path_is_left_alone)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	struct stat before, after;

	put(path, (Stands)_i);
	ck_assert_int_eq(lstat(path, &before), 0);
	ck_assert(!create(path, STORE_NO_GROUP, &error));
	assert_error(error, STORE_ERROR_EXISTS);
	ck_assert_int_eq(lstat(path, &after), 0);
	ck_assert_uint_eq(before.st_ino, after.st_ino);
	ck_assert_int_eq(before.st_size, after.st_size);
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

START_TEST(a_folder_that_is_a_file_is_an_error)
{
	g_autofree char *file = scratch_path("a");
	g_autofree char *path = scratch_path("a/b.db");
	g_autoptr(GError) error = NULL;

	put(file, STANDS_FILE);
	ck_assert(!create(path, STORE_NO_GROUP, &error));
	ck_assert_ptr_nonnull(error);
	ck_assert(error->domain == STORE_ERROR);
}
END_TEST

/* From nothing at all to enough for all of it. */
#define LIMIT_STEP  16384
#define LIMIT_STEPS 20

START_TEST(a_database_that_cannot_be_made_whole_is_not_there)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) made = NULL;
	EventMark head = { 0 };
	gboolean ok;

	limit_files((rlim_t)_i * LIMIT_STEP);
	ok = create(path, STORE_NO_GROUP, &error);
	limit_files(RLIM_INFINITY);
	ck_assert_uint_eq(scratch_count(), ok ? 1 : 0);
	if (!ok) {
		ck_assert(error && error->domain == STORE_ERROR);
		return;
	}
	made = store_open(path, STORE_READ, 0, &error);
	assert_no_error(error);
	ck_assert(event_head(made, &head, &error));
	ck_assert_int_eq(head.seq, 1);
}
END_TEST

START_TEST(the_last_of_these_limits_is_enough)
{
	g_autofree char *path = scratch_path("a.db");
	gboolean ok;

	limit_files((rlim_t)LIMIT_STEP * (LIMIT_STEPS - 1));
	ok = create(path, STORE_NO_GROUP, NULL);
	limit_files(RLIM_INFINITY);
	ck_assert(ok);
}
END_TEST

/* A disk that is full for the database itself, though its WAL had room. */
static ssize_t write_beside_only(int fd, const void *bytes, size_t len,
				 off_t offset)
{
	g_autofree char *link = g_strdup_printf("/proc/self/fd/%d", fd);
	g_autofree char *path = g_file_read_link(link, NULL);

	if (offset < 4096 || !path || g_str_has_suffix(path, "-wal") ||
	    g_str_has_suffix(path, "-shm") ||
	    g_str_has_suffix(path, "-journal"))
		return pwrite(fd, bytes, len, offset);
	errno = ENOSPC;
	return -1;
}

/* NULL: SQLite's own function again. */
static void write_by(ssize_t (*function)(int, const void *, size_t, off_t))
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	vfs->xSetSystemCall(vfs, "pwrite", (sqlite3_syscall_ptr)function);
	vfs->xSetSystemCall(vfs, "pwrite64", (sqlite3_syscall_ptr)function);
}

START_TEST(a_database_without_its_tables_is_not_there)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	gboolean ok;

	write_by(write_beside_only);
	ok = create(path, STORE_NO_GROUP, &error);
	write_by(NULL);
	ck_assert(!ok);
	ck_assert(error && error->domain == STORE_ERROR);
	ck_assert_uint_eq(scratch_count(), 0);
}
END_TEST

START_TEST(a_shared_database_is_of_its_group)
{
	g_autofree char *path = scratch_path("shared/a.db");
	g_autofree char *other = scratch_path("shared/b.db");
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;
	mode_t mask = umask(077);

	create(path, getgid(), &error);
	assert_no_error(error);
	ck_assert_uint_eq(mode_of(folder), 02770);
	ck_assert_uint_eq(mode_of(path), 0660);
	/* It is not empty any more, but shared already. */
	create(other, getgid(), &error);
	assert_no_error(error);
	ck_assert_uint_eq(mode_of(other), 0660);
	umask(mask);
}
END_TEST

START_TEST(a_folder_with_other_things_is_not_given_to_a_group)
{
	g_autofree char *file = scratch_path("other");
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	guint mode = mode_of(scratch_folder);

	put(file, STANDS_FILE);
	ck_assert(!create(path, getgid(), &error));
	assert_error(error, STORE_ERROR_FAILED);
	ck_assert_uint_eq(mode_of(scratch_folder), mode);
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

START_TEST(the_lock_has_the_mode_of_the_database)
{
	g_autofree char *path = scratch_path("shared/a.db");
	g_autofree char *lock = g_strconcat(path, "-lock", NULL);
	g_autoptr(GError) error = NULL;
	mode_t mask = umask(077);

	ck_assert(create(path, getgid(), &error));
	store_close(store_open(path, STORE_WRITE, 0, &error));
	assert_no_error(error);
	ck_assert_uint_eq(mode_of(lock), 0660);
	umask(mask);
}
END_TEST

/* Files that are no database of ours, and of which ones. */
static TCase *create_case(void)
{
	TCase *tc = tcase_create("create");

	scratch_fixture(tc);
	tcase_add_test(tc, a_new_database_has_one_event);
	tcase_add_test(tc, missing_folders_are_made);
	tcase_add_loop_test(tc, what_stands_at_the_path_is_left_alone, 0,
			    STANDS_COUNT);
	tcase_add_test(tc, a_folder_that_is_a_file_is_an_error);
	tcase_add_loop_test(tc,
			    a_database_that_cannot_be_made_whole_is_not_there,
			    0, LIMIT_STEPS);
	tcase_add_test(tc, the_last_of_these_limits_is_enough);
	tcase_add_test(tc, a_database_without_its_tables_is_not_there);
	tcase_add_test(tc, a_shared_database_is_of_its_group);
	tcase_add_test(tc, a_folder_with_other_things_is_not_given_to_a_group);
	tcase_add_test(tc, the_lock_has_the_mode_of_the_database);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("create");

	suite_add_tcase(suite, create_case());
	return run_suite(suite);
}
