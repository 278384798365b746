/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/encoded_word.h"

#include <gmime/gmime.h>
#include <string.h>

#include "tests/run.h"

/* "a {b} c": what stands in braces is one word of UTF-8 in base64. */
static char *expand(const char *shape)
{
	GString *value = g_string_new(NULL);

	while (*shape) {
		gsize run = strcspn(shape, "{");

		g_string_append_len(value, shape, (gssize)run);
		shape += run;
		if (*shape == '{') {
			gsize len = strcspn(++shape, "}");
			g_autofree char *base64 =
				g_base64_encode((const guchar *)shape, len);

			g_string_append_printf(value, "=?UTF-8?B?%s?=", base64);
			shape += len + 1;
		}
	}
	return g_string_free(value, FALSE);
}

static const struct {
	const char *value;
	const char *want;
} words[] = {
	{ "", "" },
	{ "no word", "no word" },
	{ "=?UTF-8?B?SsO8cmdlbg==?=", "{Jürgen}" },
	{ "=?utf-8?b?SsO8cmdlbg==?=", "{Jürgen}" },
	{ "=?UTF-8?Q?J=C3=BCrgen?=", "{Jürgen}" },
	{ "=?UTF-8?Q?J=c3=bcrgen_M?=", "{Jürgen M}" },
	{ "a =?UTF-8?Q?=C3=BC?= b", "a {ü} b" },
	{ "=?UTF-8?Q?=C3=BC?= <a@example.org>", "{ü} <a@example.org>" },
	/* neighbours: nothing between them, or blanks that do not count */
	{ "=?UTF-8?B?SsO8cmdlbg==?= =?UTF-8?B?IE3DvGxsZXI=?=",
	  "{Jürgen Müller}" },
	{ "=?UTF-8?B?SsO8?=\t  =?UTF-8?B?cmdlbg==?=", "{Jürgen}" },
	{ "=?UTF-8?B?SsO8?==?UTF-8?B?cmdlbg==?=", "{Jürgen}" },
	{ "=?UTF-8?B?SsO8?= =?utf-8?Q?rgen?=", "{Jürgen}" },
	{ "=?UTF-8?B?SsO8?= x =?UTF-8?B?cmdlbg==?=", "{Jü} x {rgen}" },
	{ "=?UTF-8?B?SsO8?= =?UTF-8?B?cg==?= =?UTF-8?B?Z2Vu?=", "{Jürgen}" },
	/* a character that was split */
	{ "=?UTF-8?B?SsM=?= =?UTF-8?B?vHJnZW4=?=", "{Jürgen}" },
	{ "=?UTF-8?Q?J=C3?= =?UTF-8?Q?=BCrgen?=", "{Jürgen}" },
	{ "=?UTF-8?B?SsM=?= =?UTF-8?Q?=BCrgen?=", "{Jürgen}" },
	/* neighbours of two charsets are one run too */
	{ "=?ISO-8859-1?Q?J=FCrgen?= =?UTF-8?B?IE3DvGxsZXI=?=",
	  "{Jürgen Müller}" },
	{ "=?UTF-8?B?SsO8cmdlbg==?= =?ISO-8859-1?B?IE38bGxlcg==?= "
	  "=?UTF-8?Q?!?=",
	  "{Jürgen Müller!}" },
	/* charsets */
	{ "=?iso-8859-1?Q?J=FCrgen?=", "{Jürgen}" },
	{ "=?iso-8859-1*de?Q?J=FCrgen?=", "{Jürgen}" },
	{ "=?windows-1252?Q?=80?=", "{€}" },
	{ "=?koi8-r?B?8MnT2M3P?=", "{Письмо}" },
	{ "=?ISO-2022-JP?B?GyRCJV0hPCVIGyhC?=", "{ポート}" },
	{ "=?ISO-2022-JP?B?GyRCJV0hPBsoQg==?= =?ISO-2022-JP?B?GyRCJUgbKEI=?=",
	  "{ポート}" },
	{ "=?EUC-KR?B?xvfGrg==?=", "{포트}" },
	{ "=?UTF-16BE?B?AEoA/A==?=", "{Jü}" },
	{ "=?no-such-charset?Q?J=FCrgen?=", "{Jürgen}" },
	{ "a =?no-such-charset?Q?x?= b", "a {x} b" },
	{ "=?no-such-charset?Q?=C3=BC?= =?utf-8?B?eA==?=", "{üx}" },
	{ "=?us-ascii?Q?caf=E9?= =?utf-8?B?eA==?=", "{caf?x}" },
	{ "=?utf-8?Q?caf=E9?=", "{caf\xef\xbf\xbd}" },
	/* what would end the line or the string */
	{ "=?iso-8859-1?q?x=00y?=", "{x y}" },
	{ "=?utf-8?q?x=0D=0ABcc:_evil?=", "{x  Bcc: evil}" },
	{ "=?utf-8?b?eA0KQmNjOg==?=", "{x  Bcc:}" },
	{ "=?utf-8?q?=1B[31m=7F?=", "{ [31m }" },
	{ "=?UTF-16BE?B?AAAADQAKAEE=?=", "{   A}" },
	/* padding: any, or none */
	{ "=?UTF-8?B?SsO8cmdlbg?=", "{Jürgen}" },
	{ "=?UTF-8?B?SsO8cmdlbg=?=", "{Jürgen}" },
	{ "=?UTF-8?B?QQ==QUI=?=", "{AAB}" },
	{ "=?UTF-8?B?QQ?= =?UTF-8?B?Qg?=", "{AB}" },
	{ "=?UTF-8?B?\?=", "{}" },
	{ "=?UTF-8?Q?\?=", "{}" },
	/* Q that is none */
	{ "=?UTF-8?Q?a=?=", "{a=}" },
	{ "=?UTF-8?Q?a=4?=", "{a=4}" },
	{ "=?UTF-8?Q?a=zz?=", "{a=zz}" },
	{ "=?UTF-8?Q?a b?=", "{a b}" },
	/* what is no word */
	{ "=??", "=??" },
	{ "=?", "=?" },
	{ "=", "=" },
	{ "=?UTF-8", "=?UTF-8" },
	{ "=?UTF-8?", "=?UTF-8?" },
	{ "=?UTF-8?Q", "=?UTF-8?Q" },
	{ "=?UTF-8?Q?", "=?UTF-8?Q?" },
	{ "=?UTF-8?Q?x", "=?UTF-8?Q?x" },
	{ "=?UTF-8?Q?x?", "=?UTF-8?Q?x?" },
	{ "=?UTF-8?X?x?=", "=?UTF-8?X?x?=" },
	{ "=??Q?x?=", "=??Q?x?=" },
	{ "=?UTF-8?B?a b?=", "=?UTF-8?B?a b?=" },
	{ "=?UTF-8?Q?x =?UTF-8?Q?y?=", "{x =?UTF-8?Q?y}" },
};

START_TEST(a_run_of_words_becomes_one_word_of_utf_8)
{
	g_autofree char *want = expand(words[_i].want);
	g_autofree char *mended = encoded_words_mend(words[_i].value);

	ck_assert_str_eq(mended, want);
}
END_TEST

START_TEST(mended_twice_is_mended_once)
{
	g_autofree char *once = encoded_words_mend(words[_i].value);
	g_autofree char *twice = encoded_words_mend(once);

	/* In the last row the text of a word holds what looks like one. */
	if ((guint)_i + 1 < G_N_ELEMENTS(words))
		ck_assert_str_eq(twice, once);
}
END_TEST

static const char *const charsets[] = {
	"utf-8",	"us-ascii",	   "iso-8859-1", "koi8-r",	"utf-7",
	"unknown-8bit", "no-such-charset", "gb2312",	 "iso-2022-jp",
};

START_TEST(no_encoded_control_reaches_the_text)
{
	g_autofree char *value = g_strdup_printf(
		"a =?%s?Q?x=FC=00y=0D=0ABcc:=1B?= b", charsets[_i]);
	g_autofree char *mended = encoded_words_mend(value);
	g_autofree char *text = g_mime_utils_header_decode_text(NULL, mended);

	ck_assert(g_str_has_prefix(text, "a "));
	ck_assert_msg(g_str_has_suffix(text, " b"), "%s", text);
	ck_assert_msg(strstr(text, "Bcc:") != NULL, "%s", text);
	for (const char *p = text; *p; p++)
		ck_assert_msg((guchar)*p >= 0x20, "%02x", (guchar)*p);
}
END_TEST

START_TEST(a_word_of_any_length_is_kept)
{
	g_autoptr(GString) value = g_string_new("=?utf-8?Q?");
	g_autofree char *mended = NULL;
	g_autofree char *text = NULL;

	for (int i = 0; i < _i; i++)
		g_string_append_c(value, 'x');
	g_string_append(value, "?= end");
	mended = encoded_words_mend(value->str);
	text = g_mime_utils_header_decode_text(NULL, mended);
	ck_assert_ptr_nonnull(strstr(text, "end"));
	ck_assert_ptr_nonnull(strstr(text, "xxxx"));
}
END_TEST

/* Pieces that words are made of, put together at random. */
static const char *const pieces[] = {
	"=?", "?=", "?",  "=",	"utf-8", "us-ascii", "q",   "B",
	" ",  "_",  "=C", "C3", "=BC",	 "SsO8",     "==",  "x",
	"*",  "\t", "<",  ">",	"@",	 "\xc3",     "=00", "iso-2022-jp",
};

START_TEST(any_value_comes_back)
{
	g_autoptr(GRand) random = g_rand_new_with_seed((guint32)_i);
	g_autoptr(GString) value = g_string_new(NULL);
	g_autofree char *mended = NULL;
	guint count = (guint)g_rand_int_range(random, 0, 400);

	for (guint i = 0; i < count; i++)
		g_string_append(value,
				pieces[g_rand_int_range(random, 0,
							G_N_ELEMENTS(pieces))]);
	mended = encoded_words_mend(value->str);
	ck_assert_ptr_nonnull(mended);
	/* Without "=?" there is nothing to mend. */
	if (!strstr(value->str, "=?"))
		ck_assert_str_eq(mended, value->str);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("encoded word");
	TCase *tc = tcase_create("encoded word");

	g_mime_init();
	tcase_add_loop_test(tc, a_run_of_words_becomes_one_word_of_utf_8, 0,
			    G_N_ELEMENTS(words));
	tcase_add_loop_test(tc, mended_twice_is_mended_once, 0,
			    G_N_ELEMENTS(words));
	tcase_add_loop_test(tc, no_encoded_control_reaches_the_text, 0,
			    G_N_ELEMENTS(charsets));
	tcase_add_loop_test(tc, a_word_of_any_length_is_kept, 4085, 4105);
	tcase_add_loop_test(tc, any_value_comes_back, 0, 100);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
