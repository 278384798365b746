/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/sendmail.h"

#include <string.h>
#include <sys/stat.h>

#include "tests/run.h"
#include "tests/scratch.h"

/* A command that is called sendmail: a script in the scratch folder. */
static char *script(const char *body)
{
	g_autofree char *text = g_strdup_printf("#!/bin/sh\ncd '%s'\n%s\n",
						scratch_folder, body);
	char *path = scratch_path("sendmail");

	ck_assert(g_file_set_contents(path, text, -1, NULL));
	ck_assert_int_eq(chmod(path, 0700), 0);
	return path;
}

static char *contents(const char *name)
{
	g_autofree char *path = scratch_path(name);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

static gboolean send_to(const char *path, const char *sender,
			const char *recipient, const char *text, guint seconds,
			GError **error)
{
	const char *command[] = { path, "-oi", NULL };
	g_autoptr(GBytes) mail = g_bytes_new(text, strlen(text));

	return sendmail_send(command, sender, recipient, mail, seconds, error);
}

START_TEST(it_gets_the_mail_and_who_it_is_for)
{
	g_autofree char *path = script("cat >mail; echo \"$*\" >arguments");
	g_autofree char *large = g_strnfill(2 * 1024 * 1024, 'x');
	g_autoptr(GError) error = NULL;
	g_autofree char *mail = NULL;
	g_autofree char *arguments = NULL;

	ck_assert(send_to(path, "a@example.org", "-b@example.org", large, 60,
			  &error));
	assert_no_error(error);
	mail = contents("mail");
	arguments = contents("arguments");
	ck_assert_str_eq(mail, large);
	ck_assert_str_eq(arguments, "-oi -f a@example.org -- -b@example.org\n");
}
END_TEST

START_TEST(nobody_may_be_the_sender)
{
	g_autofree char *path = script("echo \"$*\" >arguments");
	g_autoptr(GError) error = NULL;
	g_autofree char *arguments = NULL;

	/* One that reads nothing may still say that it took the mail. */
	ck_assert(send_to(path, "", "b@example.org", "x", 60, &error));
	arguments = contents("arguments");
	ck_assert_str_eq(arguments, "-oi -f <> -- b@example.org\n");
}
END_TEST

START_TEST(it_gets_no_environment_of_ours)
{
	g_autofree char *path = script("env | sort >environment");
	g_autoptr(GError) error = NULL;
	g_autofree char *got = NULL;

	g_setenv("HTTP_COOKIE", "secret", TRUE);
	ck_assert(send_to(path, "a@example.org", "b@example.org", "x", 60,
			  &error));
	got = contents("environment");
	ck_assert_ptr_nonnull(strstr(got, "PATH=/usr/sbin:"));
	ck_assert_ptr_null(strstr(got, "secret"));
}
END_TEST

static const struct {
	const char *body;
	guint seconds;
	SendmailError code;
} failures[] = {
	{ "exit 75", 60, SENDMAIL_ERROR_REFUSED },
	{ "cat >/dev/null; exit 1", 60, SENDMAIL_ERROR_REFUSED },
	{ "kill -9 $$", 60, SENDMAIL_ERROR_REFUSED },
	{ "exec sleep 60", 0, SENDMAIL_ERROR_LATE },
};

START_TEST(a_refusal_is_an_error)
{
	g_autofree char *path = script(failures[_i].body);
	g_autoptr(GError) error = NULL;

	ck_assert(!send_to(path, "a@example.org", "b@example.org", "x",
			   failures[_i].seconds, &error));
	ck_assert(g_error_matches(error, SENDMAIL_ERROR,
				  (gint)failures[_i].code));
}
END_TEST

START_TEST(no_such_command_is_an_error)
{
	g_autofree char *path = scratch_path("gone");
	g_autoptr(GError) error = NULL;

	ck_assert(!send_to(path, "a@example.org", "b@example.org", "x", 60,
			   &error));
	ck_assert_ptr_nonnull(error);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sendmail");
	TCase *tc = tcase_create("sendmail");

	scratch_fixture(tc);
	tcase_add_test(tc, it_gets_the_mail_and_who_it_is_for);
	tcase_add_test(tc, nobody_may_be_the_sender);
	tcase_add_test(tc, it_gets_no_environment_of_ours);
	tcase_add_loop_test(tc, a_refusal_is_an_error, 0,
			    G_N_ELEMENTS(failures));
	tcase_add_test(tc, no_such_command_is_an_error);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
