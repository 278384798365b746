/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/harmless.h"

#include <string.h>

#include "tests/run.h"

static const struct {
	const char *text;
	gsize len;
	gsize max_chars;
	const char *want;
} lines[] = {
	{ "", 0, 0, "" },
	{ "", 0, 5, "" },
	{ "sums", 4, 0, "sums" },
	{ "sums and more", 4, 0, "sums" },
	{ "a\nb\r\tc", 6, 0, "a\\nb\\r\\tc" },
	{ "\x1b[31m", 5, 0, "\\u{1B}[31m" },
	{ "a\0b", 3, 0, "a\\u{0}b" },
	{ "\0", 1, 0, "\\u{0}" },
	{ "\x7f", 1, 0, "\\u{7F}" },
	{ "\xc2\x85", 2, 0, "\\u{85}" },
	{ "J\xc3\xbcrgen", 7, 0, "J\xc3\xbcrgen" },
	{ "J\xfcrgen", 6, 0, "J\\xFCrgen" },
	{ "caf\xc3", 4, 0, "caf\\xC3" },
	{ "\xe2\x82", 2, 0, "\\xE2\\x82" },
	{ "\xc0\x80", 2, 0, "\\xC0\\x80" },	     /* overlong NUL */
	{ "\xed\xa0\x80", 3, 0, "\\xED\\xA0\\x80" }, /* surrogate */
	{ "\xf4\x90\x80\x80", 4, 0, "\\xF4\\x90\\x80\\x80" },
	{ "\xff\xfe", 2, 0, "\\xFF\\xFE" },
	{ "\xe2\x80\xaetxt.exe", 10, 0, "\\u{202E}txt.exe" },
	{ "\xf3\xa0\x81\x81", 4, 0, "\\u{E0041}" },
	{ "\xef\xbb\xbfhi", 5, 0, "\\u{FEFF}hi" },
	{ "\xc3\0\xa9", 3, 0, "\\xC3\\u{0}\\xA9" },
	/* a limit */
	{ "sums", 4, 4, "sums" },
	{ "sums", 4, 3, "sum..." },
	{ "sums", 4, 1, "s..." },
	{ "\xc3\xbc\xc3\xbc", 4, 2, "\xc3\xbc\xc3\xbc" },
	{ "\xc3\xbc\xc3\xbc", 4, 1, "\xc3\xbc..." },
	{ "\n\n", 2, 1, "\\n..." },
	{ "\xff\xff", 2, 1, "\\xFF..." },
	{ "a\0", 2, 1, "a..." },
};

START_TEST(what_comes_out_is_one_harmless_line)
{
	/* Just as long as it says, so that a sanitizer sees a byte too far. */
	g_autofree char *text = g_memdup2(lines[_i].text, lines[_i].len);
	g_autofree char *line = harmless_line(text ? text : "", lines[_i].len,
					      lines[_i].max_chars);

	ck_assert_str_eq(line, lines[_i].want);
}
END_TEST

START_TEST(only_the_given_bytes_are_read)
{
	g_autofree char *line = harmless_line("J\xc3\xbcrgen", 2, 0);

	ck_assert_str_eq(line, "J\\xC3");
}
END_TEST

static const struct {
	gunichar first;
	gunichar last;
} unsafe[] = {
	{ 0x0000, 0x001f },   { 0x007f, 0x009f },   { 0x00ad, 0x00ad },
	{ 0x061c, 0x061c },   { 0x200b, 0x200f },   { 0x2028, 0x202e },
	{ 0x2060, 0x2064 },   { 0x2066, 0x2069 },   { 0xfe00, 0xfe0f },
	{ 0xfeff, 0xfeff },   { 0xe0001, 0xe0001 }, { 0xe0020, 0xe007f },
	{ 0xe0100, 0xe01ef },
};

START_TEST(an_unsafe_character_is_shown_by_its_number)
{
	for (gunichar c = unsafe[_i].first; c <= unsafe[_i].last; c++) {
		char text[6];
		int len = g_unichar_to_utf8(c, text);
		g_autofree char *want = g_strdup_printf("\\u{%X}", c);
		g_autofree char *line = harmless_line(text, (gsize)len, 0);

		ck_assert_msg(harmless_is_unsafe(c), "U+%04X", c);
		if (c == '\n' || c == '\r' || c == '\t')
			continue;
		ck_assert_str_eq(line, want);
	}
}
END_TEST

/* Letters, blanks, and the neighbours of what is unsafe. */
static const gunichar safe[] = {
	' ',	'~',	'\\',	'"',	 0xa0,	   0xac,   0xae,   0xe9,
	0x301,	0x34e,	0x350,	0x61b,	 0x61d,	   0x200a, 0x2010, 0x2027,
	0x202f, 0x205f, 0x2070, 0x20ac,	 0xfdff,   0xfe10, 0xfefe, 0xff01,
	0xffef, 0xfffc, 0xfffd, 0x1f600, 0x10ffff,
};

START_TEST(a_safe_character_stays_as_it_is)
{
	char text[7] = { 0 };
	int len = g_unichar_to_utf8(safe[_i], text);
	g_autofree char *line = harmless_line(text, (gsize)len, 0);

	ck_assert_msg(!harmless_is_unsafe(safe[_i]), "U+%04X", safe[_i]);
	ck_assert_str_eq(line, text);
}
END_TEST

/* Format characters that are seen: signs that span the digits after them. */
static gboolean is_seen(gunichar c)
{
	return (c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f ||
	       c == 0x890 || c == 0x891 || c == 0x8e2 || c == 0x110bd ||
	       c == 0x110cd || (c >= 0x13430 && c <= 0x1345f);
}

START_TEST(no_control_or_format_character_of_unicode_is_forgotten)
{
	for (gunichar c = 0; c <= 0x10ffff; c++) {
		GUnicodeType type = g_unichar_type(c);

		if (type == G_UNICODE_CONTROL ||
		    type == G_UNICODE_LINE_SEPARATOR ||
		    type == G_UNICODE_PARAGRAPH_SEPARATOR ||
		    (type == G_UNICODE_FORMAT && !is_seen(c)))
			ck_assert_msg(harmless_is_unsafe(c), "U+%04X", c);
	}
}
END_TEST

static void assert_harmless(const char *line)
{
	ck_assert(g_utf8_validate(line, -1, NULL));
	for (const char *p = line; *p; p = g_utf8_next_char(p))
		ck_assert(!harmless_is_unsafe(g_utf8_get_char(p)));
}

/* Pieces that are likely to be taken apart wrongly. */
static const char *const pieces[] = {
	"\xe2", "\x80", "\xae", "\xf3", "\xa0", "\x81", "\xc2",
	"\x9b", "a",	"\x1b", "\n",	"\xff", "\xef", "\xbb",
};

START_TEST(any_bytes_come_out_harmless)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);

	for (int i = 0; i < 500; i++) {
		gsize len = (gsize)g_rand_int_range(rand, 1, 30);
		g_autofree char *text = g_malloc(len);
		g_autofree char *line = NULL;
		const int last = G_N_ELEMENTS(pieces);

		for (gsize j = 0; j < len; j++)
			text[j] =
				g_rand_boolean(rand)
					? *pieces[g_rand_int_range(rand, 0,
								   last)]
					: (char)g_rand_int_range(rand, 0, 256);
		line = harmless_line(text, len,
				     (gsize)g_rand_int_range(rand, 0, 31));
		assert_harmless(line);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("harmless");
	TCase *tc = tcase_create("harmless");

	tcase_add_loop_test(tc, what_comes_out_is_one_harmless_line, 0,
			    G_N_ELEMENTS(lines));
	tcase_add_test(tc, only_the_given_bytes_are_read);
	tcase_add_loop_test(tc, an_unsafe_character_is_shown_by_its_number, 0,
			    G_N_ELEMENTS(unsafe));
	tcase_add_loop_test(tc, a_safe_character_stays_as_it_is, 0,
			    G_N_ELEMENTS(safe));
	tcase_add_test(tc,
		       no_control_or_format_character_of_unicode_is_forgotten);
	tcase_add_loop_test(tc, any_bytes_come_out_harmless, 0, 10);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
