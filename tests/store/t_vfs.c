/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/vfs.h"

#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/scratch_store.h"

/* Takes the place of the C library's: a disk of which one read fails. */
static int failing_with;
static guint reads_before; /* the one that fails */
static guint reads;

ssize_t pread64(int fd, void *bytes, size_t len, off64_t at);

ssize_t pread64(int fd, void *bytes, size_t len, off64_t at)
{
	if (failing_with == 0 || reads++ != reads_before)
		return syscall(SYS_pread64, fd, bytes, len, at);
	errno = failing_with;
	return -1;
}

static gboolean read_head(Store *from, gpointer data, GError **error)
{
	return event_head(from, data, error);
}

static gboolean open_and_read(GError **error)
{
	EventMark head = { 0 };
	g_autoptr(Store) opened =
		store_open(scratch_database, STORE_READ, 0, error);

	return opened && store_snapshot(opened, read_head, &head, error);
}

/* What SQLite says, which takes some of these for damage. */
static const int failures[] = { EIO, ENXIO, ENOMEM, EACCES };

START_TEST(a_disk_that_cannot_be_read_is_no_damaged_database)
{
	gboolean ok = FALSE;

	g_clear_pointer(&store, store_close);
	for (reads_before = 0; !ok; reads_before++) {
		g_autoptr(GError) error = NULL;

		failing_with = failures[_i];
		reads = 0;
		ok = open_and_read(&error);
		failing_with = 0;
		ck_assert_msg(ok || g_error_matches(error, STORE_ERROR,
						    STORE_ERROR_FAILED),
			      "read %u: %s", reads_before + 1,
			      ok ? "" : error->message);
		ck_assert(ok == (reads <= reads_before));
	}
	ck_assert_uint_gt(reads_before, 4);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("vfs");
	TCase *tc = tcase_create("reading");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc,
			    a_disk_that_cannot_be_read_is_no_damaged_database,
			    0, G_N_ELEMENTS(failures));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
