/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/mbox.h"

#include <string.h>

#include "tests/run.h"
#include "tests/scratch.h"

#define MESSAGES 4
#define LARGEST	 1000000

#define F      "From a@example.org Mon Jul 12 09:00:00 2004\n"
#define F_CRLF "From a@example.org Mon Jul 12 09:00:00 2004\r\n"
#define CL(n)  "Content-Length: " #n "\n"

static const struct {
	const char *file;
	MboxFormat format;
	const char *messages[MESSAGES];
} files[] = {
	/* The blank line before the next message is the mailbox's. */
	{ F "A: b\n\nx\n\n" F "A: c\n\ny\n\n",
	  MBOX_AUTO,
	  { F "A: b\n\nx\n", F "A: c\n\ny\n" } },
	{ F "A: b\n\nx\n\n\n" F "A: c\n\ny\n",
	  MBOX_AUTO,
	  { F "A: b\n\nx\n\n", F "A: c\n\ny\n" } },
	{ F "A: b\n\n" F "A: c\n\n", MBOX_AUTO, { F "A: b\n", F "A: c\n" } },
	{ F "A: b\n\nx", MBOX_AUTO, { F "A: b\n\nx" } },
	{ F_CRLF "A: b\r\n\r\nx\r\n\r\n" F_CRLF "A: c\r\n\r\ny\r\n\r\n",
	  MBOX_AUTO,
	  { F_CRLF "A: b\r\n\r\nx\r\n", F_CRLF "A: c\r\n\r\ny\r\n" } },
	{ F, MBOX_AUTO, { F } },
	{ F "\n" F "\n", MBOX_AUTO, { F, F } },
	/* What begins no message */
	{ F "A: b\n\nx\n" F "y\n", MBOX_AUTO, { F "A: b\n\nx\n" F "y\n" } },
	{ F "A: b\n\nx\n\nFrom now on\n",
	  MBOX_AUTO,
	  { F "A: b\n\nx\n\nFrom now on\n" } },
	{ F "A: b\n\nx\n \n" F "y\n",
	  MBOX_AUTO,
	  { F "A: b\n\nx\n \n" F "y\n" } },
	/* A file that is one message */
	{ "A: b\n\nx\n\n" F "y\n\n", MBOX_AUTO, { "A: b\n\nx\n\n" F "y\n\n" } },
	{ F "A: b\n\nx\n\n" F "y\n\n",
	  MBOX_ONE,
	  { F "A: b\n\nx\n\n" F "y\n\n" } },
	{ "", MBOX_AUTO, { NULL } },
	/* Quoted lines, in the body alone */
	{ F ">From a\nA: b\n\n>From x\n>>From y\n>From: z\n> From z\n",
	  MBOX_AUTO,
	  { F ">From a\nA: b\n\nFrom x\n>From y\n>From: z\n> From z\n" } },
	{ F "A: b\n\n>From x\n>>From y\n",
	  MBOX_RD,
	  { F "A: b\n\nFrom x\n>From y\n" } },
	{ F "A: b\n\n>From x\n>>From y",
	  MBOX_O,
	  { F "A: b\n\nFrom x\n>>From y" } },
	{ F "A: b\n\n>From x\n>>From y\n",
	  MBOX_CL,
	  { F "A: b\n\nFrom x\n>>From y\n" } },
	{ F "A: b\n\n>From x\n>>From y\n",
	  MBOX_CL2,
	  { F "A: b\n\n>From x\n>>From y\n" } },
	{ "A: b\n\n>From x\n", MBOX_AUTO, { "A: b\n\n>From x\n" } },
	{ F "A: b\n\nx\n>Fro", MBOX_AUTO, { F "A: b\n\nx\n>Fro" } },
	/* Content-Length that is true */
	{ F CL(49) "\nx\n\n" F "y\n\n" F "A: c\n\ny\n\n",
	  MBOX_AUTO,
	  { F CL(49) "\nx\n\n" F "y\n", F "A: c\n\ny\n" } },
	{ F CL(49) "\nx\n\n" F "y\n" F "A: c\n\ny\n\n",
	  MBOX_AUTO,
	  { F CL(49) "\nx\n\n" F "y\n", F "A: c\n\ny\n" } },
	{ F "content-length:49\n\nx\n\n" F "y\n",
	  MBOX_CL2,
	  { F "content-length:49\n\nx\n\n" F "y\n" } },
	{ F CL(56) "\n>From x\n\n" F ">y\n\n",
	  MBOX_AUTO,
	  { F CL(56) "\n>From x\n\n" F ">y\n" } },
	{ F CL(8) "\n>From x\n\n" F "\ny\n",
	  MBOX_AUTO,
	  { F CL(8) "\nFrom x\n", F "\ny\n" } },
	{ F CL(0) "\n\n" F "A: c\n\ny\n",
	  MBOX_AUTO,
	  { F CL(0) "\n", F "A: c\n\ny\n" } },
	/* ... that is not heeded, or a lie */
	{ F CL(49) "\nx\n\n" F "y\n\n" F "A: c\n\ny\n",
	  MBOX_RD,
	  { F CL(49) "\nx\n", F "y\n", F "A: c\n\ny\n" } },
	{ F CL(48) "\nx\n\n" F "y\n\n",
	  MBOX_AUTO,
	  { F CL(48) "\nx\n", F "y\n" } },
	{ F CL(1) "\nx\n\n" F "y\n", MBOX_AUTO, { F CL(1) "\nx\n", F "y\n" } },
	{ F CL(4000) "\nx\n\n" F "y\n",
	  MBOX_AUTO,
	  { F CL(4000) "\nx\n", F "y\n" } },
	{ F CL(99999999999999999999999999) "\nx\n\n" F "y\n",
	  MBOX_AUTO,
	  { F CL(99999999999999999999999999) "\nx\n", F "y\n" } },
	{ F CL(-2) "\nx\n\n" F "y\n",
	  MBOX_AUTO,
	  { F CL(-2) "\nx\n", F "y\n" } },
	{ F "A: b\n\n" CL(2) "\nx\n\n" F "y\n",
	  MBOX_AUTO,
	  { F "A: b\n\n" CL(2) "\nx\n", F "y\n" } },
};

static Mbox *open_with(const char *bytes, gsize len, MboxFormat format,
		       gsize max)
{
	g_autofree char *path = scratch_path("box");
	Mbox *mbox;

	ck_assert(g_file_set_contents(path, bytes, (gssize)len, NULL));
	mbox = mbox_open(path, format, max, NULL);
	ck_assert_ptr_nonnull(mbox);
	return mbox;
}

static void expect(Mbox *mbox, const char *want)
{
	g_autoptr(GBytes) message = NULL;
	gsize len;
	const char *bytes;

	ck_assert_int_eq(mbox_next(mbox, &message, NULL), MBOX_MESSAGE);
	bytes = g_bytes_get_data(message, &len);
	ck_assert_uint_eq(len, strlen(want));
	ck_assert_int_eq(strncmp(bytes ? bytes : "", want, len), 0);
}

static void expect_end(Mbox *mbox)
{
	g_autoptr(GBytes) message = NULL;

	ck_assert_int_eq(mbox_next(mbox, &message, NULL), MBOX_END);
	ck_assert_ptr_null(message);
}

START_TEST(a_file_is_its_messages)
{
	g_autoptr(Mbox) mbox = open_with(files[_i].file, strlen(files[_i].file),
					 files[_i].format, LARGEST);

	for (guint i = 0; i < MESSAGES && files[_i].messages[i]; i++)
		expect(mbox, files[_i].messages[i]);
	expect_end(mbox);
	expect_end(mbox);
}
END_TEST

static char *repeat(const char *text, guint times)
{
	GString *all = g_string_new(NULL);

	while (times--)
		g_string_append(all, text);
	return g_string_free(all, FALSE);
}

/* Longer than what is read at once; the last one has no line end. */
START_TEST(long_lines_and_bodies_are_whole)
{
	g_autofree char *line = repeat("0123456789abcdef", 40000);
	g_autofree char *body = repeat("0123456789\n\nabc\n", 40000);
	g_autofree char *file =
		g_strconcat(F "A: b\n\n", line, "\n\n", F "A: c\n\n", body,
			    "\n", F "A: d\n\n", line, NULL);
	g_autofree char *first = g_strconcat(F "A: b\n\n", line, "\n", NULL);
	g_autofree char *second = g_strconcat(F "A: c\n\n", body, NULL);
	g_autofree char *third = g_strconcat(F "A: d\n\n", line, NULL);
	g_autoptr(Mbox) mbox =
		open_with(file, strlen(file), MBOX_AUTO, LARGEST);

	expect(mbox, first);
	expect(mbox, second);
	expect(mbox, third);
	expect_end(mbox);
	ck_assert_uint_eq(mbox_position(mbox), strlen(file));
}
END_TEST

/* In lines, and in one line without an end */
static const char *const large_bodies[] = { "0123456789\n\n", "0123456789" };

START_TEST(what_is_too_large_is_left_out)
{
	g_autofree char *body = repeat(large_bodies[_i], 200000);
	g_autofree char *file =
		g_strconcat(F "A: b\n\nx\n\n", F "A: c\n\n", body, "\n\n",
			    F "A: d\n\ny\n\n", F "A: e\n\n", body, NULL);
	g_autoptr(Mbox) mbox =
		open_with(file, strlen(file), MBOX_AUTO, LARGEST);
	g_autoptr(GBytes) message = NULL;

	expect(mbox, F "A: b\n\nx\n");
	ck_assert_int_eq(mbox_next(mbox, &message, NULL), MBOX_TOO_LARGE);
	ck_assert_ptr_null(message);
	expect(mbox, F "A: d\n\ny\n");
	ck_assert_int_eq(mbox_next(mbox, &message, NULL), MBOX_TOO_LARGE);
	expect_end(mbox);
}
END_TEST

START_TEST(the_limit_is_what_it_says)
{
	const char file[] = F "A: b\n\nx\n\n" F "A: c\n\nxy\n\n";
	g_autoptr(Mbox) mbox = open_with(file, strlen(file), MBOX_AUTO,
					 strlen(F "A: b\n\nx\n"));
	g_autoptr(GBytes) message = NULL;

	expect(mbox, F "A: b\n\nx\n");
	ck_assert_int_eq(mbox_next(mbox, &message, NULL), MBOX_TOO_LARGE);
	expect_end(mbox);
}
END_TEST

START_TEST(a_nul_is_a_byte_like_others)
{
	const char file[] = F "A: b\n\n\0\n\n" F "A: c\n";
	g_autoptr(Mbox) mbox =
		open_with(file, sizeof(file) - 1, MBOX_AUTO, LARGEST);
	g_autoptr(GBytes) message = NULL;

	ck_assert_int_eq(mbox_next(mbox, &message, NULL), MBOX_MESSAGE);
	ck_assert_uint_eq(g_bytes_get_size(message), strlen(F "A: b\n\n") + 2);
	expect(mbox, F "A: c\n");
}
END_TEST

static const struct {
	const char *name;
	gboolean known;
	MboxFormat format;
} names[] = {
	{ "auto", TRUE, MBOX_AUTO },   { "mboxo", TRUE, MBOX_O },
	{ "mboxrd", TRUE, MBOX_RD },   { "mboxcl", TRUE, MBOX_CL },
	{ "mboxcl2", TRUE, MBOX_CL2 }, { "one", TRUE, MBOX_ONE },
	{ "mbox", FALSE, MBOX_AUTO },  { "", FALSE, MBOX_AUTO },
};

START_TEST(a_format_has_a_name)
{
	MboxFormat format = MBOX_AUTO;

	ck_assert_int_eq(mbox_format_of(names[_i].name, &format),
			 names[_i].known);
	ck_assert_int_eq(format, names[_i].format);
}
END_TEST

START_TEST(no_file_is_an_error)
{
	g_autofree char *path = scratch_path("none");
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(mbox_open(path, MBOX_AUTO, LARGEST, &error));
	ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("mbox");
	TCase *tc = tcase_create("mbox");

	scratch_fixture(tc);
	tcase_add_loop_test(tc, a_file_is_its_messages, 0, G_N_ELEMENTS(files));
	tcase_add_test(tc, long_lines_and_bodies_are_whole);
	tcase_add_loop_test(tc, what_is_too_large_is_left_out, 0,
			    G_N_ELEMENTS(large_bodies));
	tcase_add_test(tc, the_limit_is_what_it_says);
	tcase_add_test(tc, a_nul_is_a_byte_like_others);
	tcase_add_loop_test(tc, a_format_has_a_name, 0, G_N_ELEMENTS(names));
	tcase_add_test(tc, no_file_is_an_error);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
