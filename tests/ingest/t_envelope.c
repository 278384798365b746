/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/envelope.h"

#include <string.h>

#include "tests/run.h"

#define B(bytes) bytes, sizeof(bytes) - 1

static const struct {
	const char *input;
	gsize len;
	const char *raw;
	const char *from_line; /* NULL: there is none */
	const char *sender;
} inputs[] = {
	{ B("From: a@example.org\n\nx\n"), "From: a@example.org\n\nx\n", NULL,
	  NULL },
	{ B("From a@example.org Mon Jul 12 09:00:00 2004\nA: b\n\nx\n"),
	  "A: b\n\nx\n", "From a@example.org Mon Jul 12 09:00:00 2004",
	  "a@example.org" },
	{ B("From a@example.org Mon Jul 12 09:00:00 2004\r\nA: b\r\n"),
	  "A: b\r\n", "From a@example.org Mon Jul 12 09:00:00 2004",
	  "a@example.org" },
	{ B("From a@example.org  Mon Jul 12 09:00:00 2004\nA: b\n"), "A: b\n",
	  "From a@example.org  Mon Jul 12 09:00:00 2004", "a@example.org" },
	{ B("From MAILER-DAEMON Mon Jul 12 09:00:00 2004\nA: b\n"), "A: b\n",
	  "From MAILER-DAEMON Mon Jul 12 09:00:00 2004", "MAILER-DAEMON" },
	{ B("From <> Mon Jul 12 09:00:00 2004\nA: b\n"), "A: b\n",
	  "From <> Mon Jul 12 09:00:00 2004", "<>" },
	{ B("From \nA: b\n"), "A: b\n", "From ", "" },
	{ B("From a@example.org"), "", "From a@example.org", "a@example.org" },
	{ B("From "), "", "From ", "" },
	{ B("From a@example.org x\nFrom b@example.org y\nA: b\n"),
	  "From b@example.org y\nA: b\n", "From a@example.org x",
	  "a@example.org" },
	/* the sender ends where white space begins, or its quotes end */
	{ B("From a@example.org\tMon Jul 12 09:00:00 2004\nA: b\n"), "A: b\n",
	  "From a@example.org\\tMon Jul 12 09:00:00 2004", "a@example.org" },
	{ B("From \"a b\"@example.org Mon Jul 12 09:00:00 2004\nA: b\n"),
	  "A: b\n", "From \"a b\"@example.org Mon Jul 12 09:00:00 2004",
	  "\"a b\"@example.org" },
	/* no From_ line */
	{ B("From : a@example.org\nA: b\n"), "From : a@example.org\nA: b\n",
	  NULL, NULL },
	{ B(" From a@example.org\n"), " From a@example.org\n", NULL, NULL },
	{ B(">From a@example.org\n"), ">From a@example.org\n", NULL, NULL },
	{ B("from a@example.org\n"), "from a@example.org\n", NULL, NULL },
	{ B("From\n"), "From\n", NULL, NULL },
	{ B("Fro"), "Fro", NULL, NULL },
	{ B(""), "", NULL, NULL },
	/* bytes that are to do no harm */
	{ B("From \xfc@example.org \x1b[31m\nA: b\n"), "A: b\n",
	  "From \\xFC@example.org \\u{1B}[31m", "\\xFC@example.org" },
	{ B("From a\0b@example.org x\nA: b\n"), "A: b\n",
	  "From a\\u{0}b@example.org x", "a\\u{0}b@example.org" },
};

START_TEST(a_from_line_goes_to_the_envelope)
{
	g_auto(Envelope) envelope = { 0 };
	g_autoptr(GBytes) input = g_bytes_new(inputs[_i].input, inputs[_i].len);
	g_autoptr(GBytes) raw = envelope_take_from_line(&envelope, input);
	gsize len;
	const char *bytes = g_bytes_get_data(raw, &len);

	ck_assert_uint_eq(len, strlen(inputs[_i].raw));
	ck_assert_int_eq(strncmp(bytes ? bytes : "", inputs[_i].raw, len), 0);
	ck_assert_pstr_eq(envelope.from_line, inputs[_i].from_line);
	ck_assert_pstr_eq(envelope.sender, inputs[_i].sender);
	ck_assert_pstr_eq(envelope.recipient, NULL);
}
END_TEST

START_TEST(a_sender_that_is_known_is_not_taken_from_the_from_line)
{
	g_auto(Envelope) envelope = { .sender = g_strdup("") };
	g_autoptr(GBytes) input =
		g_bytes_new(B("From a@example.org Mon\nA: b\n"));
	g_autoptr(GBytes) raw = envelope_take_from_line(&envelope, input);

	ck_assert_uint_eq(g_bytes_get_size(raw), 5);
	ck_assert_str_eq(envelope.sender, "");
	ck_assert_str_eq(envelope.from_line, "From a@example.org Mon");
}
END_TEST

static const struct {
	const char *sender;
	gboolean null;
} senders[] = {
	{ NULL, FALSE },
	{ "", TRUE },
	{ "<>", TRUE },
	{ "MAILER-DAEMON", TRUE },
	{ "mailer-daemon", TRUE },
	{ "a@example.org", FALSE },
	{ "<a@example.org>", FALSE },
	{ "mailer-daemon-fan@example.org", FALSE },
};

START_TEST(the_null_sender_has_three_names)
{
	const Envelope envelope = { .sender = (char *)senders[_i].sender };

	ck_assert_int_eq(envelope_has_null_sender(&envelope), senders[_i].null);
}
END_TEST

static const struct {
	Envelope envelope; /* From_ line, sender, recipient */
	const char *json;
} jsons[] = {
	{ { NULL, NULL, NULL },
	  "{\"from_line\":null,\"sender\":null,\"recipient\":null}" },
	{ { (char *)"From a", (char *)"", (char *)"p@example.com" },
	  "{\"from_line\":\"From a\",\"sender\":\"\","
	  "\"recipient\":\"p@example.com\"}" },
	{ { NULL, (char *)"J\xc3\xbcrgen", (char *)"J\xfcrgen\n\x1b" },
	  "{\"from_line\":null,\"sender\":\"J\xc3\xbcrgen\","
	  "\"recipient\":\"J\\\\xFCrgen\\\\n\\\\u{1B}\"}" },
};

START_TEST(the_envelope_is_one_line_of_json)
{
	g_autofree char *json = envelope_json(&jsons[_i].envelope);

	ck_assert_str_eq(json, jsons[_i].json);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("envelope");
	TCase *tc = tcase_create("envelope");

	tcase_add_loop_test(tc, a_from_line_goes_to_the_envelope, 0,
			    G_N_ELEMENTS(inputs));
	tcase_add_test(tc,
		       a_sender_that_is_known_is_not_taken_from_the_from_line);
	tcase_add_loop_test(tc, the_null_sender_has_three_names, 0,
			    G_N_ELEMENTS(senders));
	tcase_add_loop_test(tc, the_envelope_is_one_line_of_json, 0,
			    G_N_ELEMENTS(jsons));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
