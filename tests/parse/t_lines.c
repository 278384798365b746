/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/lines.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

/* "first-last depth text" of each line. */
static char *dump_lines(const Lines *lines)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < lines_count(lines); i++) {
		const TextLine *line = lines_at(lines, i);

		g_string_append_printf(out, "%u-%u %u %s|", line->first,
				       line->last, line->depth, line->text);
	}
	return g_string_free(out, FALSE);
}

static char *dump(const char *text, gboolean flowed, gboolean delsp)
{
	const LinesOptions options = { flowed, delsp };
	g_autoptr(Lines) lines = lines_read(text, &options);

	return dump_lines(lines);
}

static const struct {
	const char *text;
	const char *want;
} fixed[] = {
	{ "a", "1-1 0 a|" },
	{ "a\nb", "1-1 0 a|2-2 0 b|" },
	{ "a \nb\t\n\nc", "1-1 0 a|2-2 0 b|3-3 0 |4-4 0 c|" },
	{ "  a", "1-1 0   a|" },
	{ "a\xc2\xa0"
	  "b",
	  "1-1 0 a b|" },
	{ "a\xc2\xa0", "1-1 0 a|" },
	/* what is not seen, between ASCII and not between other letters */
	{ "\xe2\x80\x8b"
	  "a\xef\xbb\xbf: b\xe2\x81\xa0",
	  "1-1 0 a: b|" },
	{ "\xe2\x80\x8b\xe2\x80\x8c> a", "1-1 1 a|" },
	{ "\xe2\x9d\xa4\xe2\x80\x8d\xe2\x9d\xa4",
	  "1-1 0 \xe2\x9d\xa4\xe2\x80\x8d\xe2\x9d\xa4|" },
	/* wide colons behind the label, and nowhere else */
	{ "Ab c\xef\xbc\x9a"
	  "d\xef\xbc\x9a"
	  "e",
	  "1-1 0 Ab c: d\xef\xbc\x9a"
	  "e|" },
	{ "1\xef\xbc\x9a"
	  "2",
	  "1-1 0 1\xef\xbc\x9a"
	  "2|" },
	/* quoting */
	{ "> a", "1-1 1 a|" },
	{ ">a", "1-1 1 a|" },
	{ ">  a", "1-1 1  a|" },
	{ ">> a", "1-1 2 a|" },
	{ "> > > a", "1-1 3 a|" },
	{ "> >> a", "1-1 3 a|" },
	{ ">", "1-1 1 |" },
	{ ">>", "1-1 2 |" },
	{ " > a", "1-1 1 a|" },
	{ "  > a", "1-1 0   > a|" },
	{ "a > b", "1-1 0 a > b|" },
	{ ">a\n>>b\nc", "1-1 1 a|2-2 2 b|3-3 0 c|" },
	/* the writer's signature */
	{ "a\n-- \nSam\nb", "1-1 0 a|" },
	{ "a\n--\nSam", "1-1 0 a|2-2 0 --|3-3 0 Sam|" },
	{ "a\n--  \nSam", "1-1 0 a|2-2 0 --|3-3 0 Sam|" },
	{ "a\n---\nSam", "1-1 0 a|2-2 0 ---|3-3 0 Sam|" },
	{ "> a\n> -- \n> Sam\nb", "1-1 1 a|4-4 0 b|" },
	{ "> -- \n> Sam\n> \n\nb\n> c", "4-4 0 |5-5 0 b|6-6 1 c|" },
	{ ">> -- \n>> Sam\n> b", "3-3 1 b|" },
	/* what a reply quotes below the signature is not the signature */
	{ "a\n-- \nSam\n> b", "1-1 0 a|4-4 1 b|" },
	/* what PGP signed */
	{ "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\na\n"
	  "-----BEGIN PGP SIGNATURE-----\n\niQ==\n=x\n"
	  "-----END PGP SIGNATURE-----\nb",
	  "4-4 0 a|10-10 0 b|" },
	{ "-----BEGIN PGP SIGNED MESSAGE-----\n\na\n"
	  "-----BEGIN PGP SIGNATURE-----\n-----END PGP SIGNATURE-----",
	  "3-3 0 a|" },
	{ "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n- - a\n- b\n"
	  "-c\n-----BEGIN PGP SIGNATURE-----\n",
	  "4-4 0 - a|5-5 0 b|6-6 0 -c|" },
	{ "-----BEGIN PGP SIGNED MESSAGE-----\n\na\n- -- \nSam\n"
	  "-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----",
	  "3-3 0 a|" },
	{ "- a\n- b", "1-1 0 - a|2-2 0 - b|" },
	{ "> -----BEGIN PGP SIGNED MESSAGE-----\n> Hash: SHA1\n> \n> - -a\n"
	  "> -----BEGIN PGP SIGNATURE-----\n> x\n"
	  "> -----END PGP SIGNATURE-----\nb",
	  "4-4 1 -a|8-8 0 b|" },
	/* the blank line may hold blanks (RFC 9580 section 6.2) */
	{ "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n \na\n",
	  "4-4 0 a|" },
	/* a line that was escaped is the writer's */
	{ "-----BEGIN PGP SIGNED MESSAGE-----\n\na\n"
	  "- -----BEGIN PGP SIGNATURE-----\nb\n"
	  "-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----",
	  "3-3 0 a|4-4 0 -----BEGIN PGP SIGNATURE-----|5-5 0 b|" },
	{ "-----BEGIN PGP SIGNED MESSAGE-----\n\na\n"
	  "- -----BEGIN PGP SIGNED MESSAGE-----\nb\n",
	  "3-3 0 a|4-4 0 -----BEGIN PGP SIGNED MESSAGE-----|5-5 0 b|" },
};

START_TEST(what_mailers_did_to_a_text_is_undone)
{
	g_autofree char *got = dump(fixed[_i].text, FALSE, FALSE);

	ck_assert_str_eq(got, fixed[_i].want);
}
END_TEST

static const struct {
	const char *text;
	gboolean delsp;
	const char *want;
} flowed[] = {
	{ "a \nb", FALSE, "1-2 0 a b|" },
	{ "a \nb", TRUE, "1-2 0 ab|" },
	{ "a  \nb", TRUE, "1-2 0 a b|" },
	{ "a\nb", FALSE, "1-1 0 a|2-2 0 b|" },
	{ "a \nb \nc\nd", FALSE, "1-3 0 a b c|4-4 0 d|" },
	{ "a \n\nb", FALSE, "1-2 0 a|3-3 0 b|" },
	{ "a ", FALSE, "1-1 0 a|" },
	{ "a ", TRUE, "1-1 0 a|" },
	/* a blank put before it to protect it */
	{ " From x", FALSE, "1-1 0 From x|" },
	{ "  a", FALSE, "1-1 0  a|" },
	{ " ", FALSE, "1-1 0 |" },
	{ "a\n \nb", FALSE, "1-1 0 a|2-2 0 |3-3 0 b|" },
	{ "a \n b", FALSE, "1-2 0 a b|" },
	{ " > a", FALSE, "1-1 0 > a|" },
	/* quoted */
	{ "> a \n> b", FALSE, "1-2 1 a b|" },
	{ ">> a \n> b", FALSE, "1-1 2 a|2-2 1 b|" },
	{ "> a \nb", FALSE, "1-1 1 a|2-2 0 b|" },
	{ ">a \n>b", TRUE, "1-2 1 ab|" },
	/* a signature ends what flows and flows not itself */
	{ "a \n-- \nSam", FALSE, "1-1 0 a|" },
	{ "> a \n> -- \n> Sam\nb", FALSE, "1-1 1 a|4-4 0 b|" },
	/* only a blank is a soft line end */
	{ "a\xc2\xa0\nb", FALSE, "1-1 0 a|2-2 0 b|" },
	{ "a\t\nb", FALSE, "1-1 0 a|2-2 0 b|" },
	/* signed */
	{ "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\na \nb\n"
	  "-----BEGIN PGP SIGNATURE-----",
	  FALSE, "4-5 0 a b|" },
};

START_TEST(a_line_that_flows_goes_on_in_the_next)
{
	g_autofree char *got = dump(flowed[_i].text, TRUE, flowed[_i].delsp);

	ck_assert_str_eq(got, flowed[_i].want);
}
END_TEST

static const struct {
	const char *text;
	guint form;
	const char *want;
	guint signature;
} above[] = {
	{ "a\n-- \nSam\n\nb", 0, "1-1 0 a|", 2 },
	{ "a\n-- \nSam\n\nb", 5, "1-1 0 a|2-2 0 --|3-3 0 Sam|4-4 0 |5-5 0 b|",
	  0 },
	/* one below what was sent on is still one */
	{ "-- \nSam\nb\n-- \nJo", 3, "1-1 0 --|2-2 0 Sam|3-3 0 b|", 4 },
	{ "> -- \n> Sam\n> b\n> -- \n> Jo", 3, "1-1 1 --|2-2 1 Sam|3-3 1 b|",
	  4 },
	{ "a\n--\nSam\n", 0, "1-1 0 a|2-2 0 --|3-3 0 Sam|", 0 },
};

START_TEST(above_a_form_there_is_no_signature)
{
	static const LinesOptions options = { 0 };
	g_autoptr(Lines) lines =
		lines_read_signed(above[_i].text, &options, above[_i].form);
	g_autofree char *got = dump_lines(lines);

	ck_assert_str_eq(got, above[_i].want);
	ck_assert_uint_eq(lines->signature, above[_i].signature);
}
END_TEST

START_TEST(a_text_without_lines_has_no_text)
{
	static const LinesOptions options = { 0 };
	g_autoptr(Lines) lines = lines_read("", &options);

	for (guint i = 0; i < lines_count(lines); i++)
		ck_assert_str_eq(lines_at(lines, i)->text, "");
	lines_free(NULL);
}
END_TEST

static const char *const pieces[] = {
	"x",
	"\n",
	"x\n",
	">",
	"> ",
	"> \n",
	"\xc2\xa0",
	"\t",
	" ",
	" \n",
	"x \n",
	"-- \n",
	"- ",
	"- \n",
	"-",
	"\x01",
	"-----BEGIN PGP SIGNED MESSAGE-----\n\n",
	"-----BEGIN PGP SIGNATURE-----\n",
	">\n>>\n",
};

START_TEST(a_mebibyte_of_anything_is_quickly_lines)
{
	g_autofree char *text =
		large_text("", pieces[_i % (int)G_N_ELEMENTS(pieces)]);
	const LinesOptions options = {
		_i / (int)G_N_ELEMENTS(pieces) > 0,
		_i / (int)G_N_ELEMENTS(pieces) > 0,
	};
	clock_t start = clock();
	g_autoptr(Lines) lines = lines_read(text, &options);
	int wrong = 0;

	assert_quick(start);
	for (guint i = 1; i < lines_count(lines); i++)
		wrong += lines_at(lines, i)->first <=
			 lines_at(lines, i - 1)->last;
	ck_assert_int_eq(wrong, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("lines");
	TCase *tc = tcase_create("lines");

	tcase_add_loop_test(tc, what_mailers_did_to_a_text_is_undone, 0,
			    G_N_ELEMENTS(fixed));
	tcase_add_loop_test(tc, a_line_that_flows_goes_on_in_the_next, 0,
			    G_N_ELEMENTS(flowed));
	tcase_add_loop_test(tc, above_a_form_there_is_no_signature, 0,
			    G_N_ELEMENTS(above));
	tcase_add_test(tc, a_text_without_lines_has_no_text);
	tcase_add_loop_test(tc, a_mebibyte_of_anything_is_quickly_lines, 0,
			    2 * G_N_ELEMENTS(pieces));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
