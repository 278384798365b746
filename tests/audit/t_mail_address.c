/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/mail_address.h"

#include "tests/large.h"
#include "tests/run.h"

#define NONE   MAIL_ADDRESS_NONE
#define BROKEN MAIL_ADDRESS_BROKEN
#define GOOD   MAIL_ADDRESS_GOOD

static const struct {
	const char *contact;
	MailAddress is;
	const char *mended;
} contacts[] = {
	{ "Ann <ann@example.org>", GOOD, NULL },
	{ "Ann <ann&example.org>", GOOD, NULL },
	{ "<ann@example.org> July 2004", GOOD, NULL },
	{ "Ann <ann@example.org>, June 2004", GOOD, NULL },
	{ "Ann <ann@example.org> <bo@example.org>", GOOD, NULL },
	{ "Ann O'Neil <ann.o'neil+x@lamps.example.org>", GOOD, NULL },
	{ "Ann Example", NONE, NULL },
	{ "Ann, AT&T", NONE, NULL },
	{ "R & D Inc.", NONE, NULL },
	{ "Ann +1 555 0100", NONE, NULL },
	{ "Ann <1-555-0100>", NONE, NULL },
	{ "Ann <---none--->", NONE, NULL },
	{ "RFC3529 <ftp://ftp.example.org/rfc3529.txt>", NONE, NULL },
	{ "", NONE, NULL },
	{ "Ann <ann@example.org", BROKEN, "Ann <ann@example.org>" },
	{ "Ann >ann@example.org>", BROKEN, "Ann <ann@example.org>" },
	{ ">Ann <ann@example.org> May 2004", BROKEN,
	  "Ann <ann@example.org> May 2004" },
	{ "Ann ann@example.org", BROKEN, "Ann <ann@example.org>" },
	{ "Ann ann@example.org July 2004", BROKEN,
	  "Ann <ann@example.org> July 2004" },
	{ "Ann (ann@example.org)", BROKEN, "Ann <ann@example.org>" },
	{ "Ann < ann@example.org>", BROKEN, "Ann <ann@example.org>" },
	{ "Ann <<ann@example.org>", BROKEN, "Ann <ann@example.org>" },
	{ "Ann <ann@example.org>Bo", BROKEN, "Ann <ann@example.org> Bo" },
	{ "ann@example.org", BROKEN, "<ann@example.org>" },
	{ "ann@example.org <Ann Example>", BROKEN,
	  "Ann Example <ann@example.org>" },
	{ "Ann <ann@@example.org>", BROKEN, NULL },
	{ "Ann <ann@bo@example.org>", BROKEN, NULL },
	{ "Ann <@example.org>", BROKEN, NULL },
	{ "Ann <ann@.example.org>", BROKEN, NULL },
	{ "Ann <ann@example>", BROKEN, NULL },
	{ "Ann <ann@10.1.2.3>", BROKEN, NULL },
	{ "Ann <host!ann@example.org>", BROKEN, NULL },
	{ "Ann <ann@example.bitnet>", BROKEN, NULL },
	{ "Ann <ann@example.UUCP>", BROKEN, NULL },
	{ "Ann <ann.example.org>", BROKEN, NULL },
	{ "@", BROKEN, NULL },
};

START_TEST(a_contact_has_an_address)
{
	g_autofree char *mended = NULL;

	ck_assert_int_eq(mail_address_check(contacts[_i].contact, &mended),
			 contacts[_i].is);
	ck_assert_pstr_eq(mended, contacts[_i].mended);
}
END_TEST

static const struct {
	const char *text;
	const char *address;
} inside[] = {
	{ "ann@example.org>", "ann@example.org" },
	{ "<ann&example.org", "ann&example.org" },
	{ " (ann@example.org) ", "ann@example.org" },
	{ "lamp::ann@example.org", NULL },
	{ "ann@example.org and bo", NULL },
	{ "ann", NULL },
	{ "", NULL },
};

START_TEST(an_address_stands_in_brackets)
{
	g_autofree char *address = mail_address_in(inside[_i].text);

	ck_assert_pstr_eq(address, inside[_i].address);
}
END_TEST

START_TEST(a_mebibyte_is_quickly_no_address)
{
	static const char *const pieces[] = { "a", "&", "@", "<", "a&", "a@ " };
	g_autofree char *contact = large_text("", pieces[_i]);
	g_autofree char *mended = NULL;
	clock_t start = clock();

	mail_address_check(contact, &mended);
	assert_quick(start);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("mail_address");
	TCase *tc = tcase_create("mail_address");

	tcase_add_loop_test(tc, a_contact_has_an_address, 0,
			    G_N_ELEMENTS(contacts));
	tcase_add_loop_test(tc, an_address_stands_in_brackets, 0,
			    G_N_ELEMENTS(inside));
	tcase_add_loop_test(tc, a_mebibyte_is_quickly_no_address, 0, 6);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
