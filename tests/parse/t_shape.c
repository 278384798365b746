/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/shape.h"

#include "tests/run.h"

static const struct {
	char *(*shape)(const char *text);
	const char *text;
	const char *want;
} shapes[] = {
	{ shape_transports, "", "" },
	{ shape_transports, "TCP", "tcp" },
	{ shape_transports, "UDP and TCP", "tcp, udp" },
	{ shape_transports, "tcp/udp", "tcp, udp" },
	{ shape_transports, "TCP, UDP, SCTP, DCCP", "tcp, udp, sctp, dccp" },
	{ shape_transports, "tcp, tcp", "tcp" },
	{ shape_transports, "[x] TCP\n[ ] UDP\n[ ] SCTP\n[ ] DCCP", "tcp" },
	{ shape_transports, "[ ] TCP [X] UDP", "udp" },
	{ shape_transports, "[ ] TCP [ ] UDP", "" },
	/* what is none of them stays */
	{ shape_transports, "tcpmux", "tcpmux" },
	{ shape_transports, "udp-lite", "udp-lite" },
	{ shape_transports, "carrier pigeons", "carrier pigeons" },
	{ shape_resources, "[x] Port Number\n[x] Service Name",
	  "port, service-name" },
	{ shape_resources, "[ ] Port Number\n[x] Service Name",
	  "service-name" },
	{ shape_resources, "Port number and service name",
	  "port, service-name" },
	{ shape_resources, "Service name only", "service-name" },
	{ shape_resources, "something", "something" },
	{ shape_range, "", "" },
	{ shape_range, "A registered user port.", "user" },
	{ shape_range, "User", "user" },
	{ shape_range, "1024-65535", "user" },
	{ shape_range, "a well-known port", "system" },
	{ shape_range, "0-1023", "system" },
	{ shape_range, "system or user, as you like", "" },
	{ shape_range, "any", "" },
	{ shape_unbracket, "[LogHut]", "LogHut" },
	{ shape_unbracket, "[ LogHut ]", "LogHut" },
	{ shape_unbracket, "[]", "" },
	{ shape_unbracket, "[a] b [c]", "a] b [c" },
	{ shape_unbracket, "[a", "[a" },
	{ shape_unbracket, "a]", "a]" },
	{ shape_unbracket, "", "" },
	{ shape_unbracket, "[", "[" },
};

START_TEST(an_answer_is_kept_in_one_form)
{
	g_autofree char *got = shapes[_i].shape(shapes[_i].text);

	ck_assert_str_eq(got, shapes[_i].want);
}
END_TEST

static const struct {
	const char *text;
	const char *name;
	const char *address;
} persons[] = {
	{ "Sam Pell <sam@example.org>", "Sam Pell", "sam@example.org" },
	{ "<sam@example.org>", "", "sam@example.org" },
	{ "Sam Pell", "Sam Pell", NULL },
	{ "Sam <Sammy> Pell", "Sam <Sammy> Pell", NULL },
	{ "Sam <sam@example.org> of Example",
	  "Sam <sam@example.org> of Example", NULL },
	{ "Sam < sam@example.org >", "Sam", "sam@example.org" },
	{ "Sam <a@example.org> <b@example.org>",
	  "Sam <a@example.org> <b@example.org>", NULL },
	{ "Sam <sam@example.org", "Sam <sam@example.org", NULL },
	{ "", "", NULL },
};

START_TEST(a_person_is_a_name_and_an_address)
{
	g_autofree char *address = NULL;
	g_autofree char *name = shape_person(persons[_i].text, &address);

	ck_assert_str_eq(name, persons[_i].name);
	ck_assert_pstr_eq(address, persons[_i].address);
}
END_TEST

static const struct {
	const char *text;
	const char *plain;
} plains[] = {
	{ "`sums`", "sums" },	{ "` sums `", "sums" },
	{ "**sums**", "sums" }, { "__sums__", "sums" },
	{ "sums", "sums" },	{ "`a` and `b`", "`a` and `b`" },
	{ "``", "``" },		{ "`", "`" },
	{ "*sums*", "*sums*" }, { "", "" },
};

START_TEST(marks_around_all_of_an_answer_go)
{
	g_autofree char *plain = shape_plain(plains[_i].text);

	ck_assert_str_eq(plain, plains[_i].plain);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("shape");
	TCase *tc = tcase_create("shape");

	tcase_add_loop_test(tc, an_answer_is_kept_in_one_form, 0,
			    G_N_ELEMENTS(shapes));
	tcase_add_loop_test(tc, a_person_is_a_name_and_an_address, 0,
			    G_N_ELEMENTS(persons));
	tcase_add_loop_test(tc, marks_around_all_of_an_answer_go, 0,
			    G_N_ELEMENTS(plains));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
