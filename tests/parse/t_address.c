/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/address.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

static const struct {
	const char *text;
	const char *address; /* NULL: none */
} finds[] = {
	{ "", NULL },
	{ "Sam", NULL },
	{ "sam.example.org", NULL },
	{ "sam@example.org", "sam@example.org" },
	{ "  sam@example.org.", "sam@example.org" },
	{ "sam@example.org!?", "sam@example.org" },
	{ "Sam <sam@example.org>", "sam@example.org" },
	{ "\"Sam\" <sam@example.org>;", "sam@example.org" },
	{ "mailto:sam@example.org", "sam@example.org" },
	{ "<MAILTO:sam@example.org>", "sam@example.org" },
	{ "sam@example.org<mailto:sam@example.org>", "sam@example.org" },
	{ "(sam@example.org)", "sam@example.org" },
	{ "[sam@example.org]", "sam@example.org" },
	{ "'sam@example.org'", "sam@example.org" },
	{ "sam@example.org, ada@example.org", "sam@example.org" },
	{ "Sam @ Work <sam@example.org>", "sam@example.org" },
	{ "sam@[192.0.2.1]", "sam@[192.0.2.1]" },
	{ "sam@[192.0.2.1] x", "sam@[192.0.2.1]" },
	{ "j\xc3\xbcrgen@example.org", "j\xc3\xbcrgen@example.org" },
	{ "sam@host", "sam@host" },
	/* against robots */
	{ "sam&example.org", "sam@example.org" },
	{ "sam at example.org", "sam@example.org" },
	{ "sam(at)example.org", "sam@example.org" },
	{ "sam (at) example.org", "sam@example.org" },
	{ "sam[at]example.org", "sam@example.org" },
	{ "Sam <sam [at] example.org>", "sam@example.org" },
	{ "sam&#64;example.org", "sam@example.org" },
	{ "sam%40example.org", "sam@example.org" },
	{ "look at this", NULL },
	{ "R&D", NULL },
};

START_TEST(an_address_is_found_in_what_a_person_typed)
{
	g_autofree char *address = address_find(finds[_i].text);

	ck_assert_pstr_eq(address, finds[_i].address);
}
END_TEST

#define X64    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define X62    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define DOT_63 X62 "x."

static const struct {
	const char *address;
	gboolean valid;
} addresses[] = {
	{ "sam@example.org", TRUE },
	{ "s.a+m_1@ex-ample.example.org", TRUE },
	{ "\"a b\"@example.org", TRUE },
	{ "a@b@example.org", FALSE },
	{ "sam@[192.0.2.1]", TRUE },
	{ "sam@[IPv6:2001:db8::1]", TRUE },
	{ "j\xc3\xbc@b\xc3\xbc.example", TRUE },
	{ X64 "@example.org", TRUE },
	{ "x" X64 "@example.org", FALSE },
	{ "sam@" DOT_63 "org", TRUE },
	{ "sam@x" DOT_63 "org", FALSE },
	{ "sam@" DOT_63 DOT_63 DOT_63 X62 ".", FALSE },
	{ "sam@" DOT_63 DOT_63 DOT_63 X62 "x", TRUE }, /* 255 */
	{ "sam@a." DOT_63 DOT_63 DOT_63 X62, FALSE },  /* 256 */
	{ "", FALSE },
	{ "@", FALSE },
	{ "sam", FALSE },
	{ "sam@", FALSE },
	{ "@example.org", FALSE },
	{ "sam@org", FALSE },
	{ "sam@example.org.", FALSE },
	{ "sam@.example.org", FALSE },
	{ "sam@example..org", FALSE },
	{ "sam@-example.org", FALSE },
	{ "sam@example-.org", FALSE },
	{ "sam@ex_ample.org", FALSE },
	{ "sam@ex ample.org", FALSE },
	{ "sam@192.0.2.1", FALSE },
	{ "sam@[192.0.2.1", FALSE },
	{ "sam@[]", FALSE },
	{ ".sam@example.org", FALSE },
	{ "sam.@example.org", FALSE },
	{ "s..am@example.org", FALSE },
	{ "s am@example.org", FALSE },
	{ "\"\"@example.org", FALSE },
	{ "sam\n@example.org", FALSE },
	{ "sam@example.org\n", FALSE },
	{ "sam@example.org\x01", FALSE },
};

START_TEST(an_address_is_valid_or_not)
{
	ck_assert_int_eq(address_is_valid(addresses[_i].address),
			 addresses[_i].valid);
}
END_TEST

static const char *const pieces[] = { "x", ".", "@", "a.", "&", " at ",
				      "!", "]", " ", "-",  "<", "\xff" };

START_TEST(a_mebibyte_of_anything_is_quickly_looked_through)
{
	g_autofree char *text =
		large_text(_i % 2 ? "sam@example.org" : "", pieces[_i / 2]);
	clock_t start = clock();
	g_autofree char *address = address_find(text);

	assert_quick(start);
	ck_assert(_i % 2 == 0 || address != NULL);
	address_is_valid(text);
	assert_quick(start);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("address");
	TCase *tc = tcase_create("address");

	tcase_add_loop_test(tc, an_address_is_found_in_what_a_person_typed, 0,
			    G_N_ELEMENTS(finds));
	tcase_add_loop_test(tc, an_address_is_valid_or_not, 0,
			    G_N_ELEMENTS(addresses));
	tcase_add_loop_test(tc,
			    a_mebibyte_of_anything_is_quickly_looked_through, 0,
			    2 * G_N_ELEMENTS(pieces));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
