/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/decode.h"

#include <string.h>

#include "parse/base64.h"
#include "tests/large.h"
#include "tests/run.h"

#define BYTES(bytes) (bytes), sizeof(bytes) - 1
#define LOST	     DECODE_LOST

static const struct {
	const char *in;
	gsize in_len;
	const char *out;
	gsize out_len;
} base64[] = {
	{ BYTES(""), BYTES("") },
	{ BYTES("c3Vtcw=="), BYTES("sums") },
	{ BYTES("c3Vtcw="), BYTES("sums") },
	{ BYTES("c3Vtcw"), BYTES("sums") },
	{ BYTES("c3Vtcw==\r\n"), BYTES("sums") },
	{ BYTES("c3\r\nVt\r\ncw\r\n==\r\n"), BYTES("sums") },
	{ BYTES(" c 3\tV t c w "), BYTES("sums") },
	{ BYTES("YWI="), BYTES("ab") },
	{ BYTES("YWJj"), BYTES("abc") },
	{ BYTES("+/+/"), BYTES("\xfb\xff\xbf") },
	{ BYTES("AAAA"), BYTES("\0\0\0") },
	{ BYTES("AA=="), BYTES("\0") },
	/* in pieces */
	{ BYTES("YQ==YQ=="), BYTES("aa") },
	{ BYTES("YQ==\nYWI=\nYWJj\nYQ"), BYTES("aababca") },
	{ BYTES("YQ=YQ="), BYTES("aa") },
	{ BYTES("==YQ====YQ=="), BYTES("aa") },
	/* what is no base64 */
	{ BYTES("===="), BYTES("") },
	{ BYTES("Y"), BYTES("") },
	{ BYTES("Y=YQ=="), BYTES("a") },
	{ BYTES("Y!W\0J\xffj"), BYTES("abc") },
	{ BYTES("\0\0\0"), BYTES("") },
};

START_TEST(base64_is_undone_in_one_piece_or_in_several)
{
	g_autoptr(GByteArray) out =
		decode_base64(base64[_i].in, base64[_i].in_len);

	ck_assert_uint_eq(out->len, base64[_i].out_len);
	if (out->len > 0)
		ck_assert_mem_eq(out->data, base64[_i].out, out->len);
}
END_TEST

START_TEST(base64_of_any_length_comes_back)
{
	g_autofree guchar *bytes = g_malloc0((gsize)_i + 1);
	g_autofree char *text = NULL;
	g_autoptr(GByteArray) out = NULL;

	for (int i = 0; i < _i; i++)
		bytes[i] = (guchar)(i * 37 + 200);
	text = g_base64_encode(bytes, (gsize)_i);
	for (gsize cut = 0; cut < 3; cut++) {
		g_clear_pointer(&out, g_byte_array_unref);
		out = decode_base64(text, strlen(text));
		ck_assert_uint_eq(out->len, (guint)_i);
		ck_assert(_i == 0 || memcmp(out->data, bytes, out->len) == 0);
		if (!g_str_has_suffix(text, "="))
			break;
		text[strlen(text) - 1] = '\0';
	}
}
END_TEST

static const struct {
	const char *bytes;
	gsize len;
	const char *charset;
	const char *text;
	gboolean wrong;
} charsets[] = {
	{ BYTES(""), NULL, "", FALSE },
	{ NULL, 0, NULL, "", FALSE },
	{ NULL, 0, "utf-8", "", FALSE },
	{ NULL, 0, "no-such", "", TRUE },
	{ BYTES("sums"), NULL, "sums", FALSE },
	{ BYTES("sums"), "", "sums", FALSE },
	{ BYTES("sums"), "us-ascii", "sums", FALSE },
	{ BYTES("J\xc3\xbcrgen"), NULL, "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\xc3\xbcrgen"), "UTF-8", "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\xc3\xbcrgen"), "utf8", "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\xc3\xbcrgen"), "US-ASCII", "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\xfcrgen"), NULL, "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\xfcrgen"), "us-ascii", "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\xfcrgen"), "unknown-8bit", "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\xfcrgen"), "iso-8859-1", "J\xc3\xbcrgen", FALSE },
	{ BYTES("\x93x\x94"), "ISO-8859-1", "\xe2\x80\x9cx\xe2\x80\x9d",
	  FALSE },
	{ BYTES("\xa4"), "iso-8859-15", "\xe2\x82\xac", FALSE },
	{ BYTES("\xb5\xe7"), "gb2312", "\xe7\x94\xb5", FALSE },
	{ BYTES("\xe9"), "koi8-r", "\xd0\x98", FALSE },
	{ BYTES("\x1b$B%]!<%H\x1b(B 5"), "iso-2022-jp",
	  "\xe3\x83\x9d\xe3\x83\xbc\xe3\x83\x88 5", FALSE },
	/* in UTF-16, with a mark and without */
	{ BYTES("\xff\xfe"
		"a\0\xfc\0"),
	  "utf-16", "a\xc3\xbc", FALSE },
	{ BYTES("\xfe\xff\0a\0\xfc"), "utf-16", "a\xc3\xbc", FALSE },
	{ BYTES("a\0\xfc\0"), "utf-16le", "a\xc3\xbc", FALSE },
	{ BYTES("\xff\xfe"
		"a\0"),
	  "utf-16le", "a", FALSE },
	{ BYTES("\0a\0\xfc"), "utf-16be", "a\xc3\xbc", FALSE },
	{ BYTES("a\0\r\0\n\0b\0"), "utf-16le", "a\nb", FALSE },
	{ BYTES("\xfc\0b"), "utf-16le", "\xc3\xbc" LOST, FALSE },
	/* half a pair, and what follows stays what it is */
	{ BYTES("a\0\x00\xdc"
		"b\0c\0"),
	  "utf-16le", "a" LOST LOST "bc", FALSE },
	{ BYTES("\0a\xdc\x00\0b\0c"), "utf-16be", "a" LOST LOST "bc", FALSE },
	/* the label is wrong */
	{ BYTES("J\xc3\xbcrgen"), "no-such", "J\xc3\xbcrgen", TRUE },
	{ BYTES("J\xfcrgen"), "no-such", "J\xc3\xbcrgen", TRUE },
	{ BYTES("sums"), "no-such", "sums", TRUE },
	{ BYTES("\xc5\x81"), "windows-1252", "\xc5\x81", TRUE },
	{ BYTES("J\xc3\xbcrgen"), "iso-2022-jp", "J\xc3\xbcrgen", TRUE },
	{ BYTES("a\0b\xc3\xbc"), "iso-2022-jp", "a" LOST "b\xc3\xbc", TRUE },
	{ BYTES("J\xfcrgen"), "iso-2022-jp", "J" LOST "rgen", FALSE },
	{ BYTES("J\xfcrgen"), "utf-8", "J\xc3\xbcrgen", TRUE },
	{ BYTES("J\xc3\xbcrgen M\xc3\xbcller"), "iso-8859-1",
	  "J\xc3\xbcrgen M\xc3\xbcller", TRUE },
	{ BYTES("\xe2\x80\x9cx\xe2\x80\x9d"), "windows-1252",
	  "\xe2\x80\x9cx\xe2\x80\x9d", TRUE },
	/* by chance */
	{ BYTES("MEN\xdc\xae"), "iso-8859-1", "MEN\xc3\x9c\xc2\xae", FALSE },
	{ BYTES("\xabMEN\xdc\xbb \xabMEN\xdc\xbb"), "iso-8859-1",
	  "\xc2\xab"
	  "MEN\xc3\x9c\xc2\xbb \xc2\xab"
	  "MEN\xc3\x9c\xc2\xbb",
	  FALSE },
	{ BYTES("\xd0\xb0\xd0\xb0"), "iso-8859-5",
	  "\xd0\xb0\xd0\x90\xd0\xb0\xd0\x90", FALSE },
	{ BYTES("Gr\xf6\xdf"
		"e: don\x92t"),
	  "utf-8",
	  "Gr\xc3\xb6\xc3\x9f"
	  "e: don\xe2\x80\x99t",
	  TRUE },
	/* names of their own */
	{ BYTES("\x83t\\"), "x-sjis", "\xe3\x83\x95\\", FALSE },
	{ BYTES("\x83t\\"), "Shift_JIS", "\xe3\x83\x95\\", FALSE },
	{ BYTES("J\x9frgen"), "x-mac-roman", "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\x9frgen"), "Mac-Roman", "J\xc3\xbcrgen", FALSE },
	{ BYTES("J\x9frgen"), "x-mac", "J\xc3\xbcrgen", FALSE },
	{ BYTES("\x9a"), "x-mac-centraleurroman", "\xc3\xb6", FALSE },
	{ BYTES("\x80"), "x-mac-ukrainian", "\xd0\x90", FALSE },
	/* bytes that are not of it, one for each */
	{ BYTES("J\xfcrgen J\xc3\xbc"), "utf-8", "J" LOST "rgen J\xc3\xbc",
	  FALSE },
	{ BYTES("J\xc3rgen \xbc"), "utf-8", "J" LOST "rgen " LOST, FALSE },
	{ BYTES("J\xc3"), "utf-8", "J" LOST, FALSE },
	{ BYTES("a\xe2\x82"), "utf-8", "a" LOST LOST, FALSE },
	{ BYTES("\xf4\x90\x80\x80"), "utf-8", LOST LOST LOST LOST, FALSE },
	{ BYTES("\xf8\x88\x80\x80\x80"), "utf-8", LOST LOST LOST LOST LOST,
	  FALSE },
	{ BYTES("\xc0\xaf"), "utf-8", LOST LOST, FALSE },
	{ BYTES("\xed\xa0\x80"), "utf-8", LOST LOST LOST, FALSE },
	{ BYTES("x\x81y\xfc"), "windows-1252", "x" LOST "y\xc3\xbc", FALSE },
	{ BYTES("x\x81y\xfc"), NULL, "x" LOST "y\xc3\xbc", FALSE },
	/* a label with an option of iconv loses nothing in silence */
	{ BYTES("a\xff\xfe"
		"b"),
	  "utf-8//IGNORE", "a" LOST LOST "b", FALSE },
	/* a mark is none of the text, once */
	{ BYTES("\xef\xbb\xbfsums"), NULL, "sums", FALSE },
	{ BYTES("\xef\xbb\xbfsums"), "utf-8", "sums", FALSE },
	{ BYTES("a\xef\xbb\xbf"), NULL, "a\xef\xbb\xbf", FALSE },
	{ BYTES("\xef\xbb\xbf"), NULL, "", FALSE },
	/* NULs */
	{ BYTES("a\0b"), NULL, "a" LOST "b", FALSE },
	{ BYTES("a\0b"), "utf-8", "a" LOST "b", FALSE },
	{ BYTES("\0"), NULL, LOST, FALSE },
	{ BYTES("\0\0\xc3\xbc\0"), NULL, LOST LOST "\xc3\xbc" LOST, FALSE },
	{ BYTES("\0\xfc"), NULL, LOST "\xc3\xbc", FALSE },
	/* line ends */
	{ BYTES("a\nb\n"), NULL, "a\nb\n", FALSE },
	{ BYTES("a\r\nb\r\n"), NULL, "a\nb\n", FALSE },
	{ BYTES("a\r\r\nb\r\r\n"), NULL, "a\nb\n", FALSE },
	{ BYTES("a\rb\r"), NULL, "a\nb\n", FALSE },
	{ BYTES("a\n\rb"), NULL, "a\n\nb", FALSE },
	{ BYTES("a\r\n\r\nb"), NULL, "a\n\nb", FALSE },
	{ BYTES("a\r\rb"), NULL, "a\n\nb", FALSE },
	{ BYTES("\r"), NULL, "\n", FALSE },
	{ BYTES("\r\n"), NULL, "\n", FALSE },
};

START_TEST(bytes_are_text_in_the_charset_that_they_are_in)
{
	gboolean wrong = -1;
	g_autofree char *text =
		decode_charset(charsets[_i].bytes, charsets[_i].len,
			       charsets[_i].charset, &wrong);

	ck_assert_str_eq(text, charsets[_i].text);
	ck_assert_int_eq(wrong, charsets[_i].wrong);
}
END_TEST

static const char *const labels[] = {
	NULL,	    "utf-8",	  "us-ascii", "iso-8859-1", "iso-2022-jp",
	"utf-16",   "utf-16le",	  "utf-32",   "utf-7",	    "gb2312",
	"euc-kr",   "shift_jis",  "big5",     "iso-8859-8", "windows-1252",
	"no-such",  "\xff",	  "/",	      "//",	    "utf-8//TRANSLIT",
	"a\x1b[1m", "iso-2022-kr"
};

START_TEST(any_bytes_in_any_charset_become_utf_8_without_cr)
{
	g_autoptr(GRand) random = g_rand_new_with_seed((guint32)_i);
	char bytes[10000]; /* more than the converter takes at once */
	gsize len = (gsize)g_rand_int_range(random, 0, sizeof(bytes));

	for (gsize i = 0; i < len; i++)
		bytes[i] = (char)g_rand_int(random);
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
		gboolean wrong;
		g_autofree char *text =
			decode_charset(bytes, len, labels[i], &wrong);

		ck_assert_msg(g_utf8_validate(text, -1, NULL), "%s",
			      labels[i] ? labels[i] : "");
		ck_assert_ptr_null(strchr(text, '\r'));
		ck_assert(len == 0 || *text);
	}
}
END_TEST

static const struct {
	const char *piece;
	const char *charset;
} large[] = {
	{ "x", NULL },
	{ "\r", NULL },
	{ "\r\r\n", NULL },
	{ "\n", NULL },
	{ "\xff", NULL },
	{ "\xff", "utf-8" },
	{ "\xff", "us-ascii" },
	{ "\x81", NULL },
	{ "\xc3\xbc", "us-ascii" },
	{ "\xfc", "gb2312" },
	{ "\x1b$B", "iso-2022-jp" },
	{ "\xd8", "utf-16" },
	{ "\xef\xbb\xbf", NULL },
};

START_TEST(a_mebibyte_of_anything_is_quickly_text)
{
	g_autofree char *bytes = large_text("", large[_i].piece);
	gsize len = strlen(bytes);
	clock_t start = clock();
	gboolean wrong;
	g_autofree char *text =
		decode_charset(bytes, len, large[_i].charset, &wrong);

	assert_quick(start);
	ck_assert(g_utf8_validate(text, -1, NULL));
}
END_TEST

START_TEST(a_mebibyte_of_nuls_is_quickly_text)
{
	g_autofree char *bytes = g_malloc0(LARGE_SIZE);
	clock_t start = clock();
	gboolean wrong;
	g_autofree char *text = decode_charset(bytes, LARGE_SIZE, NULL, &wrong);

	assert_quick(start);
	ck_assert_uint_eq(decode_count_lost(text), LARGE_SIZE);
}
END_TEST

START_TEST(a_mebibyte_of_base64_is_quickly_bytes)
{
	static const char *const pieces[] = { "YQ==", "YWJj", "=", "!", "Y=" };
	static const guint lens[] = { LARGE_SIZE / 4, LARGE_SIZE / 4 * 3, 0, 0,
				      0 };
	g_autofree char *text = large_text("", pieces[_i]);
	clock_t start = clock();
	g_autoptr(GByteArray) out = decode_base64(text, strlen(text));

	assert_quick(start);
	ck_assert_uint_eq(out->len, lens[_i]);
}
END_TEST

static const struct {
	const char *text;
	guint lost;
} losses[] = {
	{ "", 0 },
	{ "sums", 0 },
	{ LOST, 1 },
	{ LOST LOST, 2 },
	{ "a" LOST "b", 1 },
	{ "\xef\xbf", 0 },
	{ "\xef\xbf\xbc", 0 },
};

START_TEST(what_was_lost_is_counted)
{
	ck_assert_uint_eq(decode_count_lost(losses[_i].text), losses[_i].lost);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("decode");
	TCase *tc = tcase_create("decode");

	tcase_add_loop_test(tc, base64_is_undone_in_one_piece_or_in_several, 0,
			    G_N_ELEMENTS(base64));
	tcase_add_loop_test(tc, base64_of_any_length_comes_back, 0, 20);
	tcase_add_loop_test(tc, bytes_are_text_in_the_charset_that_they_are_in,
			    0, G_N_ELEMENTS(charsets));
	tcase_add_loop_test(
		tc, any_bytes_in_any_charset_become_utf_8_without_cr, 0, 20);
	tcase_add_loop_test(tc, a_mebibyte_of_anything_is_quickly_text, 0,
			    G_N_ELEMENTS(large));
	tcase_add_test(tc, a_mebibyte_of_nuls_is_quickly_text);
	tcase_add_loop_test(tc, a_mebibyte_of_base64_is_quickly_bytes, 0, 5);
	tcase_add_loop_test(tc, what_was_lost_is_counted, 0,
			    G_N_ELEMENTS(losses));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
