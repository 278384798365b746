/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/message.h"

#include <stdio.h>

#include "tests/default_limits.h"
#include "tests/run.h"

/* Mail of all kinds that others have collected; no port is applied for. */
#define REAL_MAIL "../shared/data/mail"

static void assert_is_no_application(const char *path)
{
	char *bytes;
	gsize len;
	g_autoptr(GBytes) raw = NULL;
	g_autoptr(Parsed) parsed = NULL;

	if (!g_file_get_contents(path, &bytes, &len, NULL))
		return;
	raw = g_bytes_new_take(bytes, len);
	parsed = message_parse(raw, &default_limits);
	ck_assert_msg(parsed->applications->len == 0,
		      "%s is taken for an application", path);
	for (guint i = 0; i < parsed->warnings->len; i++) {
		const ParsedWarning *warning = parsed->warnings->pdata[i];

		ck_assert_msg(!g_str_equal(warning->code, "blank-form"),
			      "%s is taken for a blank form", path);
	}
}

/* Folders are walked; how many files there were. */
static guint walk(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	guint count = 0;

	if (!dir) {
		assert_is_no_application(path);
		return 1;
	}
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *below = g_build_filename(path, name, NULL);

		count += walk(below);
	}
	return count;
}

START_TEST(real_mail_is_no_application)
{
	if (!g_file_test(REAL_MAIL, G_FILE_TEST_IS_DIR)) {
		puts("skipped: there is no " REAL_MAIL);
		return;
	}
	ck_assert_uint_gt(walk(REAL_MAIL), 100);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("no_form");
	TCase *tc = tcase_create("no_form");

	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, real_mail_is_no_application);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
