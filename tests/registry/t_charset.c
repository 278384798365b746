/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/charset.h"

#include <string.h>

#include "tests/run.h"

static const struct {
	const char *bytes;
	Charset charset;
	const char *text;
} decoded[] = {
	{ "", CHARSET_UTF8, "" },
	{ "plain", CHARSET_UTF8, "plain" },
	{ "J\xc3\xbcrgen", CHARSET_UTF8, "J\xc3\xbcrgen" },
	{ "J\xfcrgen", CHARSET_WINDOWS_1252, "J\xc3\xbcrgen" },
	{ "\x80", CHARSET_WINDOWS_1252, "\xe2\x82\xac" },
	{ "\x81", CHARSET_WINDOWS_1252, "\xc2\x81" },
	{ "it\x92s", CHARSET_WINDOWS_1252, "it\xe2\x80\x99s" },
	/* one wrong byte, and the whole is taken as single bytes */
	{ "\xc3\xbc \xfc", CHARSET_WINDOWS_1252, "\xc3\x83\xc2\xbc \xc3\xbc" },
	/* all but UTF-8 */
	{ "\xc3", CHARSET_WINDOWS_1252, "\xc3\x83" },
	{ "\xc0\xaf", CHARSET_WINDOWS_1252, "\xc3\x80\xc2\xaf" },
	{ "\xed\xa0\x80", CHARSET_WINDOWS_1252,
	  "\xc3\xad\xc2\xa0\xe2\x82\xac" },
	{ "\xf4\x90\x80\x80", CHARSET_WINDOWS_1252,
	  "\xc3\xb4\xc2\x90\xe2\x82\xac\xe2\x82\xac" },
	{ "\xff\xfe", CHARSET_WINDOWS_1252, "\xc3\xbf\xc3\xbe" },
	{ "\xef\xbb\xbf", CHARSET_UTF8, "\xef\xbb\xbf" },
};

START_TEST(valid_utf8_is_that_and_all_else_windows_1252)
{
	gsize len = strlen(decoded[_i].bytes);
	g_autofree char *bytes = g_memdup2(decoded[_i].bytes, len);
	g_autofree char *text = NULL;
	g_autofree char *again = NULL;
	Charset charset;

	text = charset_decode(bytes ? bytes : "", len, &charset);
	ck_assert_int_eq(charset, decoded[_i].charset);
	ck_assert_str_eq(text, decoded[_i].text);
	again = charset_encode(text, charset);
	ck_assert_str_eq(again, decoded[_i].bytes);
}
END_TEST

/* Encoding Standard: 0x80 to 0x9f, with a dot for its five free bytes. */
static const char upper[] = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";

START_TEST(a_byte_of_windows_1252_is_its_character)
{
	const guint byte = (guint)_i;
	const char bytes[] = { (char)byte, '\xff' };
	g_autofree char *text = NULL;
	Charset charset;
	gunichar want = byte;

	if (byte >= 0x80 && byte <= 0x9f)
		want = g_utf8_get_char(
			g_utf8_offset_to_pointer(upper, _i - 0x80));
	if (want == '.' && byte != '.')
		want = byte;
	text = charset_decode(bytes, sizeof(bytes), &charset);
	ck_assert_int_eq(charset, CHARSET_WINDOWS_1252);
	ck_assert_uint_eq(g_utf8_get_char(text), want);
}
END_TEST

START_TEST(all_bytes_come_back)
{
	char bytes[256] = { 0 };
	g_autofree char *text = NULL;
	g_autofree char *again = NULL;
	Charset charset;

	for (int i = 0; i < 255; i++)
		bytes[i] = (char)(i + 1);
	text = charset_decode(bytes, 255, &charset);
	ck_assert(g_utf8_validate(text, -1, NULL));
	ck_assert_int_eq(g_utf8_strlen(text, -1), 255);
	again = charset_encode(text, charset);
	ck_assert_str_eq(again, bytes);
}
END_TEST

START_TEST(any_bytes_come_back)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);

	for (int i = 0; i < 1000; i++) {
		gsize len = (gsize)g_rand_int_range(rand, 0, 12);
		g_autofree char *bytes = g_malloc0(len + 1);
		g_autofree char *text = NULL;
		g_autofree char *again = NULL;
		gboolean low = g_rand_boolean(rand);
		Charset charset;

		for (gsize j = 0; j < len; j++)
			bytes[j] = (char)(low ? g_rand_int_range(rand, 1, 256)
					      : g_rand_int_range(rand, 0xc0,
								 0x100) -
							  (j % 2 ? 0x40 : 0));
		text = charset_decode(bytes, len, &charset);
		ck_assert(g_utf8_validate(text, -1, NULL));
		again = charset_encode(text, charset);
		ck_assert_str_eq(again, bytes);
	}
}
END_TEST

static const struct {
	const char *text;
	const char *want;
} encoded[] = {
	{ "", "" },
	{ "plain", "plain" },
	{ "\xc5\x81\xc3\xb3\x64\xc5\xba", "?\xf3\x64?" },
	{ "\xc2\x80", "?" }, /* U+0080: its byte is the euro's */
	{ "\xc2\x81", "\x81" },
	{ "\xc2\x9f", "?" },
	{ "\xc4\x80", "?" }, /* U+0100 */
	{ "\xf0\x9f\x98\x80", "?" },
	{ "\xe2\x82\xac", "\x80" },
};

START_TEST(what_windows_1252_lacks_is_a_question_mark)
{
	g_autofree char *bytes =
		charset_encode(encoded[_i].text, CHARSET_WINDOWS_1252);
	g_autofree char *same = charset_encode(encoded[_i].text, CHARSET_UTF8);

	ck_assert_str_eq(bytes, encoded[_i].want);
	ck_assert_str_eq(same, encoded[_i].text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("charset");
	TCase *tc = tcase_create("charset");

	tcase_add_loop_test(tc, valid_utf8_is_that_and_all_else_windows_1252, 0,
			    G_N_ELEMENTS(decoded));
	tcase_add_loop_test(tc, a_byte_of_windows_1252_is_its_character, 1,
			    256);
	tcase_add_test(tc, all_bytes_come_back);
	tcase_add_loop_test(tc, any_bytes_come_back, 0, 10);
	tcase_add_loop_test(tc, what_windows_1252_lacks_is_a_question_mark, 0,
			    G_N_ELEMENTS(encoded));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
