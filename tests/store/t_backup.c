/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/create.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/history.h"
#include "store/text.h"
#include "tests/scratch_store.h"

static gboolean add_text(Store *to, gpointer data, GError **error)
{
	gsize len = GPOINTER_TO_SIZE(data);
	g_autofree char *bytes = g_strnfill(len, 'x');
	gint64 id;

	return text_add(to, bytes, len, &id, NULL, error) &&
	       scratch_event(to, "test", 0) > 0;
}

static gboolean keep_event(const HistoryEvent *event, gpointer data,
			   GError **error)
{
	(void)error;
	g_string_append_printf(data, "%s\n%s\n", event->record, event->hash);
	return TRUE;
}

static gboolean keep_text(const HistoryText *text, gpointer data,
			  GError **error)
{
	(void)error;
	g_string_append_printf(data, "%" G_GINT64_FORMAT " %s %.*s\n", text->id,
			       text->hash, (int)text->body_len,
			       (const char *)text->body);
	return TRUE;
}

static gboolean complain(const char *complaint, gpointer data, GError **error)
{
	(void)data;
	(void)error;
	ck_abort_msg("%s", complaint);
}

static char *all_of(Store *of)
{
	GString *all = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	history_each_event(of, keep_event, all, &error);
	assert_no_error(error);
	history_each_text(of, keep_text, all, &error);
	assert_no_error(error);
	history_check_file(of, complain, NULL, &error);
	assert_no_error(error);
	return g_string_free(all, FALSE);
}

/* Small enough to be in the WAL alone, and too large for it. */
static const gsize sizes[] = { 10, 5000000 };

START_TEST(a_backup_is_the_same_history)
{
	g_autofree char *path = scratch_path("copy.db");
	g_autofree char *want = NULL;
	g_autofree char *is = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) copy = NULL;
	EventMark head = { 0 };
	EventMark mark;

	scratch_transact(add_text, GSIZE_TO_POINTER(sizes[_i]));
	want = all_of(store);
	store_backup(store, path, &head, &error);
	assert_no_error(error);
	ck_assert(event_head(store, &mark, &error));
	ck_assert_int_eq(head.seq, 2);
	ck_assert_str_eq(head.hash, mark.hash);
	copy = store_open(path, STORE_READ, 0, &error);
	assert_no_error(error);
	is = all_of(copy);
	ck_assert_str_eq(is, want);
}
END_TEST

START_TEST(a_reader_makes_a_backup_too)
{
	g_autofree char *path = scratch_path("copy.db");
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) reader =
		store_open(scratch_database, STORE_READ, 0, &error);
	EventMark head;

	scratch_transact(add_text, GSIZE_TO_POINTER(10));
	store_backup(reader, path, &head, &error);
	assert_no_error(error);
	ck_assert_int_eq(head.seq, 2);
	/* The database can be written meanwhile, and later. */
	scratch_transact(add_text, GSIZE_TO_POINTER(10));
}
END_TEST

START_TEST(a_backup_can_be_written_as_the_database_can)
{
	g_autofree char *path = scratch_path("copy.db");
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) copy = NULL;
	EventMark head;

	ck_assert(store_backup(store, path, &head, &error));
	copy = store_open(path, STORE_WRITE, 0, &error);
	assert_no_error(error);
	store_transact(copy, add_text, GSIZE_TO_POINTER(10), &error);
	assert_no_error(error);
	/* It is another file. */
	ck_assert(event_head(store, &head, &error));
	ck_assert_int_eq(head.seq, 1);
}
END_TEST

START_TEST(a_backup_is_one_file_for_its_owner)
{
	g_autofree char *path = scratch_path("copy.db");
	guint before = scratch_count();
	g_autoptr(GError) error = NULL;
	struct stat info;
	EventMark head;

	ck_assert(store_backup(store, path, &head, &error));
	ck_assert_uint_eq(scratch_count(), before + 1);
	ck_assert_int_eq(stat(path, &info), 0);
	ck_assert_uint_eq(info.st_mode & 07777, 0600);
}
END_TEST

START_TEST(what_stands_at_the_path_is_left_alone)
{
	g_autofree char *path = scratch_path("copy.db");
	guint before = scratch_count();
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;
	EventMark head;

	if (_i)
		ck_assert_int_eq(symlink("/nowhere", path), 0);
	else
		ck_assert(g_file_set_contents(path, "precious", -1, NULL));
	ck_assert(!store_backup(store, path, &head, &error));
	assert_error(error, STORE_ERROR_EXISTS);
	ck_assert_uint_eq(scratch_count(), before + 1);
	if (_i)
		return;
	ck_assert(g_file_get_contents(path, &text, NULL, NULL));
	ck_assert_str_eq(text, "precious");
}
END_TEST

START_TEST(a_database_is_no_backup_of_itself)
{
	g_autoptr(GError) error = NULL;
	EventMark head;

	ck_assert(!store_backup(store, scratch_database, &head, &error));
	assert_error(error, STORE_ERROR_EXISTS);
}
END_TEST

START_TEST(a_folder_that_is_missing_is_an_error)
{
	g_autofree char *path = scratch_path("none/copy.db");
	g_autoptr(GError) error = NULL;
	EventMark head;

	ck_assert(!store_backup(store, path, &head, &error));
	assert_error(error, STORE_ERROR_FAILED);
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

/* From nothing at all to enough for nearly all of it. */
START_TEST(a_backup_that_cannot_be_whole_is_not_there)
{
	g_autofree char *path = scratch_path("copy.db");
	g_autoptr(GError) error = NULL;
	guint before = scratch_count();
	EventMark head;
	gboolean ok;

	scratch_transact(add_text, GSIZE_TO_POINTER(1000000));
	limit_files((rlim_t)_i * 100000);
	ok = store_backup(store, path, &head, &error);
	limit_files(RLIM_INFINITY);
	ck_assert(!ok);
	ck_assert(error && error->domain == STORE_ERROR);
	ck_assert_uint_eq(scratch_count(), before);
}
END_TEST

/* Overwrites all that the database says of its texts. */
static void damage(void)
{
	g_autofree char *noise = g_strnfill(4096, 'z');
	FILE *file = fopen(scratch_database, "r+");

	ck_assert_ptr_nonnull(file);
	for (long page = 10; page < 60; page++) {
		fseek(file, page * 4096, SEEK_SET);
		ck_assert_uint_eq(fwrite(noise, 1, 4096, file), 4096);
	}
	fclose(file);
}

START_TEST(a_damaged_database_gives_no_backup)
{
	g_autofree char *path = scratch_path("copy.db");
	g_autoptr(GError) error = NULL;
	EventMark head;

	/* All of it into the file, then out of the caches. */
	scratch_transact(add_text, GSIZE_TO_POINTER(1000000));
	g_clear_pointer(&store, store_close);
	damage();
	store = store_open(scratch_database, STORE_READ, 0, &error);
	if (store) {
		ck_assert(!store_backup(store, path, &head, &error));
		assert_error(error, STORE_ERROR_DAMAGED);
	}
	ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("backup");
	TCase *tc = tcase_create("backup");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, a_backup_is_the_same_history, 0,
			    G_N_ELEMENTS(sizes));
	tcase_add_test(tc, a_reader_makes_a_backup_too);
	tcase_add_test(tc, a_backup_can_be_written_as_the_database_can);
	tcase_add_test(tc, a_backup_is_one_file_for_its_owner);
	tcase_add_loop_test(tc, what_stands_at_the_path_is_left_alone, 0, 2);
	tcase_add_test(tc, a_database_is_no_backup_of_itself);
	tcase_add_test(tc, a_folder_that_is_missing_is_an_error);
	tcase_add_loop_test(tc, a_backup_that_cannot_be_whole_is_not_there, 0,
			    11);
	tcase_add_test(tc, a_damaged_database_gives_no_backup);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
