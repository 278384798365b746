/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <check.h>
#include <ftw.h>
#include <glib.h>
#include <stdio.h>

/*
 * The one folder that a test writes into: empty when a test begins, and gone
 * when its test case is over, also if a test failed.
 */
static char *scratch_folder;

static inline int scratch_unlink(const char *path, const struct stat *info,
				 int type, struct FTW *ftw)
{
	(void)info;
	(void)type;
	return ftw->level > 0 ? remove(path) : 0;
}

static inline void scratch_empty(void)
{
	nftw(scratch_folder, scratch_unlink, 16, FTW_DEPTH | FTW_PHYS);
}

static inline void scratch_make(void)
{
	scratch_folder = g_dir_make_tmp("portreg-test-XXXXXX", NULL);
	ck_assert_ptr_nonnull(scratch_folder);
}

static inline void scratch_remove(void)
{
	scratch_empty();
	remove(scratch_folder);
	g_clear_pointer(&scratch_folder, g_free);
}

/* Before the test case's own fixtures. */
static inline void scratch_fixture(TCase *tc)
{
	tcase_add_unchecked_fixture(tc, scratch_make, scratch_remove);
	tcase_add_checked_fixture(tc, scratch_empty, NULL);
}

/* The path of a file in the folder. The caller frees it. */
static inline char *scratch_path(const char *name)
{
	return g_build_filename(scratch_folder, name, NULL);
}

/* Count of what is in the folder. */
static inline guint scratch_count(void)
{
	g_autoptr(GDir) dir = g_dir_open(scratch_folder, 0, NULL);
	guint count = 0;

	while (g_dir_read_name(dir))
		count++;
	return count;
}

#endif
