/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/name.h"

#include "tests/large.h"
#include "tests/run.h"

static const struct {
	const char *name;
	gboolean valid;	  /* in RFC 6335 */
	gboolean new_set; /* only characters of RFC 6335 */
	gboolean old_set; /* only those of 2004 */
	gboolean letter;
	gboolean version;
} names[] = {
	{ "sums", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "SUMS", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "a", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "1a", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "a-b-c", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "abcdefghijklmno", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "abcdefghijklmnop", FALSE, TRUE, TRUE, TRUE, FALSE },
	{ "", FALSE, TRUE, TRUE, FALSE, FALSE },
	{ "-", FALSE, TRUE, TRUE, FALSE, FALSE },
	{ "-a", FALSE, TRUE, TRUE, TRUE, FALSE },
	{ "a-", FALSE, TRUE, TRUE, TRUE, FALSE },
	{ "a--b", FALSE, TRUE, TRUE, TRUE, FALSE },
	{ "123", FALSE, TRUE, TRUE, FALSE, FALSE },
	{ "1-2", FALSE, TRUE, TRUE, FALSE, FALSE },
	{ "a_b", FALSE, FALSE, TRUE, TRUE, FALSE },
	{ "a+b", FALSE, FALSE, TRUE, TRUE, FALSE },
	{ "a.b", FALSE, FALSE, TRUE, TRUE, FALSE },
	{ "a/b", FALSE, FALSE, TRUE, TRUE, FALSE },
	{ "a*b", FALSE, FALSE, TRUE, TRUE, FALSE },
	{ "a b", FALSE, FALSE, FALSE, TRUE, FALSE },
	{ "a\nb", FALSE, FALSE, FALSE, TRUE, FALSE },
	{ "a,b", FALSE, FALSE, FALSE, TRUE, FALSE },
	{ "s\xc3\xbc", FALSE, FALSE, FALSE, TRUE, FALSE },
	{ "\xc3\xbc", FALSE, FALSE, FALSE, FALSE, FALSE },
	{ "\xff", FALSE, FALSE, FALSE, FALSE, FALSE },
	/* versions */
	{ "sums2", TRUE, TRUE, TRUE, TRUE, TRUE },
	{ "sums12", TRUE, TRUE, TRUE, TRUE, TRUE },
	{ "sums123", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "sums-v3", TRUE, TRUE, TRUE, TRUE, TRUE },
	{ "http-80", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "http-8080", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "2sums", TRUE, TRUE, TRUE, TRUE, FALSE },
	{ "12", FALSE, TRUE, TRUE, FALSE, FALSE },
};

START_TEST(a_name_has_its_faults)
{
	const char *name = names[_i].name;

	ck_assert_int_eq(name_is_valid(name), names[_i].valid);
	ck_assert_int_eq(name_has_only_rfc6335_characters(name),
			 names[_i].new_set);
	ck_assert_int_eq(name_has_only_2004_characters(name),
			 names[_i].old_set);
	ck_assert_int_eq(name_has_letter(name), names[_i].letter);
	ck_assert_int_eq(name_has_version(name), names[_i].version);
}
END_TEST

static const struct {
	const char *name;
	gboolean has_port;
} words[] = {
	{ "port", TRUE },     { "PORT", TRUE },	    { "my-port", TRUE },
	{ "port-my", TRUE },  { "a-port-b", TRUE }, { "a_Port", TRUE },
	{ "a+port", TRUE },   { "a.port", TRUE },   { "a/port", TRUE },
	{ "*port", TRUE },    { "report", FALSE },  { "ports", FALSE },
	{ "portreg", FALSE }, { "po-rt", FALSE },   { "", FALSE },
	{ "-", FALSE },	      { "port2", FALSE },
};

START_TEST(a_word_is_a_part_of_a_name_not_of_a_word)
{
	ck_assert_int_eq(name_has_word(words[_i].name, "port"),
			 words[_i].has_port);
}
END_TEST

static const struct {
	const char *name;
	const char *replacement;
} replacements[] = {
	{ "mdbs_daemon", "mdbs-daemon" },
	{ "whois++", "whoispp" },
	{ "914c/g", "914c-g" },
	{ "_a_", "a" },
	{ "a_-b", "a-b" },
	{ "s\xc3\xbc"
	  "ms",
	  "s-ms" },
	{ "lu6.2", "lu6-2" },
	{ "sums", NULL },
	{ "a--b", NULL },
	{ "a_long_name_too_long", NULL },
	{ "1_2", NULL },
	{ "*", NULL },
	{ "", NULL },
};

START_TEST(an_old_name_has_a_replacement)
{
	g_autofree char *other = name_replacement(replacements[_i].name);

	ck_assert_pstr_eq(other, replacements[_i].replacement);
}
END_TEST

START_TEST(a_mebibyte_is_quickly_no_name)
{
	static const char *const pieces[] = { "x", "-", "1", "a-", "\xff" };
	g_autofree char *name = large_text("", pieces[_i]);
	clock_t start = clock();

	ck_assert(!name_is_valid(name));
	ck_assert(!name_has_word(name, "port"));
	ck_assert(!name_has_version(name));
	assert_quick(start);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("name");
	TCase *tc = tcase_create("name");

	tcase_add_loop_test(tc, a_name_has_its_faults, 0, G_N_ELEMENTS(names));
	tcase_add_loop_test(tc, a_word_is_a_part_of_a_name_not_of_a_word, 0,
			    G_N_ELEMENTS(words));
	tcase_add_loop_test(tc, an_old_name_has_a_replacement, 0,
			    G_N_ELEMENTS(replacements));
	tcase_add_loop_test(tc, a_mebibyte_is_quickly_no_name, 0, 5);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
