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
	{ shape_transports, "(x) TCP\n( ) UDP\n( ) SCTP\n( ) DCCP", "tcp" },
	{ shape_transports, "[ x ] TCP\n[   ] UDP", "tcp" },
	{ shape_transports, "[] TCP\n[XX] UDP", "udp" },
	{ shape_transports, "(*) TCP ( ) UDP", "tcp" },
	{ shape_transports, "_x_ TCP ___ UDP", "tcp" },
	{ shape_transports, "\xe2\x98\x92 TCP\n\xe2\x98\x90 UDP", "tcp" },
	{ shape_transports, "\xe2\x98\x90 TCP\n\xe2\x98\x91 UDP", "udp" },
	{ shape_transports, "\xe2\x97\x8b TCP\n\xe2\x97\x89 UDP", "udp" },
	{ shape_transports, "( ) TCP ( ) UDP", "" },
	{ shape_transports, "[y] TCP [n] UDP", "tcp" },
	{ shape_transports, "[-] TCP [+] UDP", "udp" },
	/* behind them */
	{ shape_transports, "TCP [x] UDP [ ]", "tcp" },
	{ shape_transports, "TCP [ ]\nUDP [x]", "udp" },
	{ shape_transports, "TCP (x), UDP ( ), SCTP (x)", "tcp, sctp" },
	{ shape_transports, "TCP \xe2\x9c\x93\nUDP \xe2\x9c\x97", "tcp" },
	{ shape_transports, "TCP: yes\nUDP: no", "tcp" },
	{ shape_transports, "TCP: no, UDP: yes", "udp" },
	{ shape_transports, "Protocols: [x] TCP [ ] UDP", "tcp" },
	{ shape_transports, "Protocols:\n[ ] TCP\n[x] UDP\n", "udp" },
	/* what looks like a box and is none */
	{ shape_transports, "TCP (6), UDP (17)", "tcp, udp" },
	{ shape_transports, "TCP (*), UDP", "tcp, udp" },
	{ shape_transports, "TCP, UDP (*)", "tcp, udp" },
	{ shape_transports, "TCP [1], UDP", "tcp, udp" },
	{ shape_transports, "TCP: no restrictions", "tcp" },
	{ shape_transports, "Encrypted: no, TCP", "tcp" },
	{ shape_transports, "[TCP, UDP]", "tcp, udp" },
	{ shape_transports, "tcp_x_y", "tcp" },
	{ shape_transports, "TCP\n__________\nUDP", "tcp, udp" },
	/* what is named and not wanted */
	{ shape_transports, "TCP only (no UDP)", "tcp" },
	{ shape_transports, "TCP, not UDP", "tcp" },
	{ shape_transports, "UDP, no TCP", "udp" },
	{ shape_transports, "No TCP, UDP", "udp" },
	{ shape_transports, "TCP (UDP is not used)", "tcp" },
	{ shape_transports, "UDP rather than TCP", "udp" },
	{ shape_transports, "Not TCP only, but UDP", "tcp, udp" },
	{ shape_transports, "TCP; if TCP is not used, UDP", "tcp, udp" },
	{ shape_transports, "UDP, or TCP (no TCP options)", "tcp, udp" },
	{ shape_transports, "TCP no UDP yes", "tcp, udp" },
	{ shape_transports, "TCP no\nUDP", "tcp, udp" },
	{ shape_transports, "no TCP", "tcp" },
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
	{ shape_resources,
	  "(x) Port number and service name\n( ) Service name only",
	  "port, service-name" },
	{ shape_resources,
	  "( ) Port number and service name\n(x) Service name only",
	  "service-name" },
	{ shape_resources, "something", "something" },
	{ shape_range, "", "" },
	{ shape_range, "A registered user port.", "user" },
	{ shape_range, "User", "user" },
	{ shape_range, "1024-65535", "user" },
	{ shape_range, "a well-known port", "system" },
	{ shape_range, "0-1023", "system" },
	{ shape_range, "system or user, as you like", "" },
	{ shape_range, "( ) System port (x) User port", "user" },
	{ shape_range, "any", "" },
	{ shape_range, "Not a system port. A user port will do.", "user" },
	{ shape_range, "A user port, no system port", "user" },
	{ shape_range, "1024-65535 (not 0-1023)", "user" },
	{ shape_range, "We do not want a registered port, but 0-1023.",
	  "system" },
	{ shape_range, "I need not 0-1023 but a registered port", "user" },
	{ shape_range, "not a user port, not a system port", "" },
	{ shape_range, "knot a system port or a user port", "" },
	{ shape_range, "not a system port", "system" },
	/* a link that Outlook wrote twice */
	{ shape_text, "http://a.example<http://a.example>",
	  "http://a.example" },
	{ shape_text, "See\n(https://a.example/b<https://a.example/b>).",
	  "See\n(https://a.example/b)." },
	{ shape_text, "http://a.example<http://b.example>",
	  "http://a.example<http://b.example>" },
	{ shape_text, "a<a>", "a<a>" },
	{ shape_text, "xhttp://a<http://a>", "xhttp://a<http://a>" },
	{ shape_text, "<http://a.example>", "<http://a.example>" },
	{ shape_text, "<", "<" },
	/* one address and nothing else */
	{ shape_line, "sam@example.org", "sam@example.org" },
	{ shape_line, "<sam@example.org>", "sam@example.org" },
	{ shape_line, "[sam@example.org]", "sam@example.org" },
	{ shape_line, "(sam@example.org)", "sam@example.org" },
	{ shape_line, "\"sam@example.org\"", "sam@example.org" },
	{ shape_line, "mailto:sam@example.org", "sam@example.org" },
	{ shape_line, "<mailto:sam@example.org>", "sam@example.org" },
	{ shape_line, "sam@example.org <mailto:sam@example.org>",
	  "sam@example.org" },
	{ shape_line, "sam@example.org<mailto:sam@example.org>",
	  "sam@example.org" },
	{ shape_line, "Sam@Example.org [mailto:sam@example.org]",
	  "Sam@Example.org" },
	{ shape_line, "[sam@example.org](mailto:sam@example.org)",
	  "sam@example.org" },
	{ shape_line, "<mailto:sam@example.org?subject=port>",
	  "sam@example.org" },
	{ shape_line, "sam@example.org, ada@example.org",
	  "sam@example.org, ada@example.org" },
	{ shape_line, "Sam <sam@example.org>", "Sam <sam@example.org>" },
	{ shape_line, "Sam <sam@example.org<mailto:sam@example.org>>",
	  "Sam <sam@example.org>" },
	{ shape_line, "sam at example.org", "sam at example.org" },
	{ shape_line, "sam@[192.0.2.1]", "sam@[192.0.2.1]" },
	{ shape_line, "<sums>", "<sums>" },
	{ shape_line, "(sums)", "(sums)" },
	{ shape_line, "<mailto:", "<mailto:" },
	{ shape_line, "", "" },
	{ shape_paragraph,
	  "Sam Pell <sam@example.org <mailto:sam@example.org>>",
	  "Sam Pell <sam@example.org>" },
	{ shape_paragraph, "Sam Pell [mailto:sam@example.org]",
	  "Sam Pell <sam@example.org>" },
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
	{ "Sam Pell <sam@example.org<mailto:sam@example.org>>", "Sam Pell",
	  "sam@example.org" },
	{ "Sam Pell [mailto:sam@example.org]", "Sam Pell", "sam@example.org" },
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

static const struct {
	const char *text;
	const char *kept;
} prose[] = {
	{ "`RFC 7999`", "RFC 7999" },
	{ "__init__", "__init__" },
	{ "`a` and `b`", "`a` and `b`" },
	{ "```\na\n```", "```\na\n```" },
	{ "`a", "`a" },
	{ "", "" },
};

START_TEST(backquotes_around_all_of_a_text_go)
{
	g_autofree char *kept = shape_text(prose[_i].text);

	ck_assert_str_eq(kept, prose[_i].kept);
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
	tcase_add_loop_test(tc, backquotes_around_all_of_a_text_go, 0,
			    G_N_ELEMENTS(prose));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
