/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/folder.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/run.h"
#include "tests/scratch.h"

#define PATHS 12

/* Files that are made, with their folders ("a/" is an empty one), and which of
 * them hold messages; "=" before one: as it is one message. */
static const struct {
	const char *made[PATHS];
	const char *listed[PATHS];
	guint passed_over;
} trees[] = {
	/* A Maildir, by time, and then the folders in it */
	{ { "cur/1089619201.a:2,S", "new/1089619200.b", "cur/1089619199.c",
	    "tmp/1089619198.d", "cur/.hidden", ".Sent/cur/2.e", ".Sent/new/",
	    "sub/cur/3.f", "sub/new/", "dovecot.index", "maildirfolder" },
	  { "=cur/1089619199.c", "=new/1089619200.b", "=cur/1089619201.a:2,S",
	    "=.Sent/cur/2.e", "=sub/cur/3.f" },
	  0 },
	/* MH: numbers by their value */
	{ { "10", "9", "1", ".mh_sequences", "2a", "sub/7" },
	  { "=1", "=9", "=10", "=sub/7" },
	  1 },
	/* Files of any folder */
	{ { "b.eml", "a.EML", "c.mbox", "d.mbx.gz", "e.eml.gz", "f.txt",
	    ".g.eml", ".git/h.eml", "i/j.eml" },
	  { "=a.EML", "=b.eml", "c.mbox", "d.mbx.gz", "=e.eml.gz", "=i/j.eml" },
	  1 },
	{ { "a/", "b/" }, { NULL }, 0 },
};

static void make(const char *name)
{
	g_autofree char *path = scratch_path(name);
	g_autofree char *folder = g_path_get_dirname(path);

	if (g_str_has_suffix(name, "/")) {
		ck_assert_int_eq(g_mkdir_with_parents(path, 0700), 0);
		return;
	}
	ck_assert_int_eq(g_mkdir_with_parents(folder, 0700), 0);
	ck_assert(g_file_set_contents(path, "A: b\n", -1, NULL));
}

static GPtrArray *lines_of(const GPtrArray *files)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	gsize root = strlen(scratch_folder) + 1;

	for (guint i = 0; i < files->len; i++) {
		const MailFile *file = files->pdata[i];

		ck_assert_uint_eq(file->bytes, strlen("A: b\n"));
		g_ptr_array_add(lines,
				g_strconcat(file->format == MBOX_ONE ? "=" : "",
					    file->path + root, NULL));
	}
	return lines;
}

START_TEST(a_folder_is_its_files)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autoptr(GPtrArray) lines = NULL;
	g_autoptr(GError) error = NULL;
	guint passed_over = 0, count = 0;

	for (guint i = 0; i < PATHS && trees[_i].made[i]; i++)
		make(trees[_i].made[i]);
	ck_assert(folder_list(scratch_folder, MBOX_AUTO, files, &passed_over,
			      &error));
	assert_no_error(error);
	lines = lines_of(files);
	while (count < PATHS && trees[_i].listed[count])
		count++;
	ck_assert_uint_eq(lines->len, count);
	for (guint i = 0; i < count; i++)
		ck_assert_str_eq(lines->pdata[i], trees[_i].listed[i]);
	ck_assert_uint_eq(passed_over, trees[_i].passed_over);
}
END_TEST

START_TEST(a_link_to_a_folder_is_not_followed)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autofree char *link = scratch_path("sub/up");
	guint passed_over = 0;

	make("sub/1");
	ck_assert_int_eq(symlink(scratch_folder, link), 0);
	ck_assert(folder_list(scratch_folder, MBOX_AUTO, files, &passed_over,
			      NULL));
	ck_assert_uint_eq(files->len, 1);
}
END_TEST

static const struct {
	const char *name;
	MboxFormat format;
} names[] = {
	{ "box", MBOX_RD },    { "a.txt", MBOX_RD },	 { "1", MBOX_RD },
	{ "a.eml", MBOX_ONE }, { "a.Eml.gz", MBOX_ONE },
};

START_TEST(a_file_is_itself_whatever_it_is_called)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autofree char *path = scratch_path(names[_i].name);
	const MailFile *file;
	guint passed_over = 0;

	make(names[_i].name);
	ck_assert(folder_list(path, MBOX_RD, files, &passed_over, NULL));
	ck_assert_uint_eq(files->len, 1);
	file = files->pdata[0];
	ck_assert_str_eq(file->path, path);
	ck_assert_int_eq(file->format, names[_i].format);
	ck_assert_uint_eq(passed_over, 0);
}
END_TEST

START_TEST(what_is_not_there_is_an_error)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autofree char *path = scratch_path("none");
	g_autoptr(GError) error = NULL;
	guint passed_over = 0;

	ck_assert(!folder_list(path, MBOX_AUTO, files, &passed_over, &error));
	ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
	ck_assert_ptr_nonnull(strstr(error->message, path));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("folder");
	TCase *tc = tcase_create("folder");

	scratch_fixture(tc);
	tcase_add_loop_test(tc, a_folder_is_its_files, 0, G_N_ELEMENTS(trees));
	tcase_add_test(tc, a_link_to_a_folder_is_not_followed);
	tcase_add_loop_test(tc, a_file_is_itself_whatever_it_is_called, 0,
			    G_N_ELEMENTS(names));
	tcase_add_test(tc, what_is_not_there_is_an_error);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
