/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/mails.h"

#include <string.h>

#include "ingest/folder.h"
#include "ingest/input.h"
#include "tests/run.h"
#include "tests/scratch.h"

#define F "From a@example.org Mon Jul 12 09:00:00 2004\n"

static void add(GPtrArray *files, const char *name, const char *content)
{
	g_autofree char *path = scratch_path(name);
	guint passed_over = 0;

	ck_assert(g_file_set_contents(path, content, -1, NULL));
	ck_assert(folder_list(path, MBOX_AUTO, files, &passed_over, NULL));
}

/* What the next mail must be; code: of INPUT_ERROR, -1: none. */
static void expect(Mails *mails, const char *name, guint index, const char *raw,
		   int code)
{
	g_autoptr(Incoming) mail = mails_next(mails);

	ck_assert_ptr_nonnull(mail);
	ck_assert(g_str_has_suffix(mail->path, name));
	ck_assert_uint_eq(mail->index, index);
	if (code >= 0) {
		ck_assert(g_error_matches(mail->error, INPUT_ERROR, code));
		ck_assert_ptr_null(mail->raw);
		ck_assert_ptr_nonnull(strstr(mail->error->message, name));
		return;
	}
	assert_no_error(mail->error);
	ck_assert_uint_eq(g_bytes_get_size(mail->raw), strlen(raw));
	ck_assert_int_eq(
		memcmp(g_bytes_get_data(mail->raw, NULL), raw, strlen(raw)), 0);
	ck_assert(!mail->envelope.from_line ||
		  strcmp(mail->envelope.sender, "a@example.org") == 0);
}

START_TEST(what_cannot_be_taken_holds_up_nothing)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autoptr(Mails) mails = mails_new(files, 100);
	g_autofree char *long_text = g_strnfill(200, 'x');
	g_autofree char *box =
		g_strconcat(F "A: b\n\nx\n\n" F "A: c\n\n", long_text,
			    "\n\n" F "\n" F "A: d\n\n", NULL);
	g_autofree char *gone = scratch_path("gone");

	add(files, "box", box);
	add(files, "gone", "A: b\n");
	add(files, "empty", "");
	add(files, "last.eml", "A: e\n");
	ck_assert_int_eq(remove(gone), 0);
	expect(mails, "box", 1, "A: b\n\nx\n", -1);
	expect(mails, "box", 2, NULL, INPUT_ERROR_TOO_LARGE);
	expect(mails, "box", 3, NULL, INPUT_ERROR_EMPTY);
	expect(mails, "box", 4, "A: d\n", -1);
	{
		g_autoptr(Incoming) mail = mails_next(mails);

		ck_assert(g_error_matches(mail->error, G_FILE_ERROR,
					  G_FILE_ERROR_NOENT));
	}
	expect(mails, "last.eml", 1, "A: e\n", -1);
	ck_assert_ptr_null(mails_next(mails));
	ck_assert_ptr_null(mails_next(mails));
	ck_assert_uint_eq(mails_bytes_read(mails), mails_bytes(mails));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("mails");
	TCase *tc = tcase_create("mails");

	scratch_fixture(tc);
	tcase_add_test(tc, what_cannot_be_taken_holds_up_nothing);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
