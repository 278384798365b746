/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/automatic.h"

#include <string.h>

#include "tests/run.h"

static const ParseLimits limits = { .header_bytes = 65536,
				    .header_fields = 1000 };

static const char *reason_of(const char *text, const char *email,
			     const char *subject)
{
	g_autoptr(Header) header = header_read(text, strlen(text), &limits);

	return automatic_reason(header, email, subject);
}

static const struct {
	const char *header;
	const char *reason; /* NULL: a person seems to have sent it */
} fields[] = {
	{ "", NULL },
	{ "From: ada@example.org\n", NULL },
	{ "Auto-Submitted: no\n", NULL },
	{ "Auto-Submitted: NO\n", NULL },
	{ "Auto-Submitted: no; by=hand\n", NULL },
	{ "Auto-Submitted: no (really)\n", NULL },
	{ "Auto-Submitted: no\r\n", NULL },
	{ "Auto-Submitted:\n", NULL },
	{ "Auto-Submitted: \n", NULL },
	{ "Auto-Submitted: auto-replied\n", "Auto-Submitted" },
	{ "Auto-Submitted: auto-replied; x\n", "Auto-Submitted" },
	{ "Auto-Submitted: auto-generated\n", "Auto-Submitted" },
	{ "Auto-Submitted: auto-notified; owner-email=\"a@example.org\"\n",
	  "Auto-Submitted" },
	{ "auto-submitted: AUTO-REPLIED\n", "Auto-Submitted" },
	{ "Auto-Submitted: none\n", "Auto-Submitted" },
	{ "Auto-Submitted: yes\n", "Auto-Submitted" },
	{ "Auto-Submitted: no\nAuto-Submitted: auto-replied\n",
	  "Auto-Submitted" },
	{ "Return-Path: <>\n", "null sender" },
	{ "Return-Path:  <> \n", "null sender" },
	{ "Return-Path: <ada@example.org>\n", NULL },
	{ "Return-Path:\n", NULL },
	{ "Content-Type: multipart/report; report-type=delivery-status\n",
	  "delivery or disposition report" },
	{ "Content-Type: Multipart/Report;\n boundary=x\n",
	  "delivery or disposition report" },
	{ "Content-Type: message/delivery-status\n",
	  "delivery or disposition report" },
	{ "Content-Type: message/disposition-notification\n",
	  "delivery or disposition report" },
	{ "Content-Type: text/plain; name=multipart/report\n", NULL },
	{ "Content-Type: multipart/reporting\n", NULL },
	{ "X-Failed-Recipients: nobody@example.org\n", "delivery report" },
	{ "Precedence: bulk\n", "Precedence: bulk or list" },
	{ "Precedence: junk\n", "Precedence: bulk or list" },
	{ "Precedence: LIST\n", "Precedence: bulk or list" },
	{ "Precedence: auto_reply\n", "Precedence" },
	{ "Precedence: auto-reply\n", "Precedence" },
	{ "Precedence: list, x\n", "Precedence: bulk or list" },
	{ "Precedence: listing\n", NULL },
	{ "Precedence: first-class\n", NULL },
	{ "Precedence: normal\n", NULL },
	{ "Precedence:\n", NULL },
	{ "Precedence: first-class\nPrecedence: bulk\n",
	  "Precedence: bulk or list" },
	{ "Precedence: bulk\nPrecedence: first-class\n",
	  "Precedence: bulk or list" },
	{ "X-Auto-Response-Suppress: All\n", "X-Auto-Response-Suppress" },
	{ "X-Auto-Response-Suppress: DR, OOF\n", "X-Auto-Response-Suppress" },
	{ "X-Auto-Response-Suppress: None\n", NULL },
	{ "X-Autoreply: yes\n", "X-Autoreply" },
	{ "X-Autoreply: no\n", NULL },
	{ "X-Autorespond: x\n", "X-Autorespond" },
	{ "X-Autoresponder: x\n", "X-Autoresponder" },
	{ "X-Mail-Autoreply: x\n", "X-Mail-Autoreply" },
	{ "X-RT-Loop-Prevention: example.org\n", "X-RT-Loop-Prevention" },
	{ "X-Loop: ports@example.com\n", "X-Loop" },
	{ "X-Looped: no\n", NULL },
	/* the first field that tells is the reason */
	{ "X-Loop: x\nAuto-Submitted: auto-replied\n", "X-Loop" },
};

START_TEST(a_field_tells_that_a_program_sent_it)
{
	const char *reason =
		reason_of(fields[_i].header, "ada@example.org", "A question");

	ck_assert_pstr_eq(reason, fields[_i].reason);
}
END_TEST

static const struct {
	const char *email;
	gboolean automatic;
} senders[] = {
	{ NULL, FALSE },
	{ "", FALSE },
	{ "@example.org", FALSE },
	{ "ada@example.org", FALSE },
	{ "mailer-daemon@mx.example.org", TRUE },
	{ "MAILER-DAEMON@mx.example.org", TRUE },
	{ "MAILER-DAEMON", TRUE },
	{ "Mailer_Daemon@example.org", TRUE },
	{ "mailerdaemon@example.org", TRUE },
	{ "mail-daemon@example.org", TRUE },
	{ "postmaster@example.org", TRUE },
	{ "Majordomo@example.org", TRUE },
	{ "listserv@example.org", TRUE },
	{ "mailman@example.org", TRUE },
	{ "postmaster.smith@example.org", FALSE },
	{ "mailmanners@example.org", FALSE },
	{ "the-postmaster@example.org", FALSE },
	{ "ada@postmaster.example", FALSE },
};

START_TEST(a_mail_system_is_known_by_its_local_part)
{
	const char *reason = reason_of("", senders[_i].email, "A question");

	ck_assert_pstr_eq(
		reason, senders[_i].automatic ? "sent by a mail system" : NULL);
}
END_TEST

static const struct {
	const char *subject;
	gboolean automatic;
} subjects[] = {
	{ NULL, FALSE },
	{ "", FALSE },
	{ "A question", FALSE },
	{ "Application for a port number", FALSE },
	{ "Automatic update of ports", FALSE },
	{ "The mail system error port", FALSE },
	{ "Re: A question about vacation", FALSE },
	{ "Out of Office: A question", TRUE },
	{ "OUT OF THE OFFICE", TRUE },
	{ "Automatic reply: A question", TRUE },
	{ "AutoReply: A question", TRUE },
	{ "Auto: A question", TRUE },
	{ "Automatische Antwort: A question", TRUE },
	{ "Abwesenheitsnotiz: A question", TRUE },
	{ "Vacation", TRUE },
	{ "Undeliverable: A question", TRUE },
	{ "Undelivered Mail Returned to Sender", TRUE },
	{ "Delivery Status Notification (Failure)", TRUE },
	{ "failure notice", TRUE },
	{ "Mail delivery failed: returning message to sender", TRUE },
	{ "Mail Delivery Failure", TRUE },
	{ "Returned mail: see transcript for details", TRUE },
	{ "Warning: could not send message for past 4 hours", TRUE },
};

START_TEST(a_bounce_or_vacation_is_known_by_how_its_subject_begins)
{
	const char *reason =
		reason_of("", "ada@example.org", subjects[_i].subject);

	ck_assert_int_eq(reason != NULL, subjects[_i].automatic);
}
END_TEST

static const struct {
	const char *header;
	const char *email;
	const char *subject;
	gboolean mild;
} reasons[] = {
	{ "Precedence: bulk\n", NULL, NULL, TRUE },
	{ "Precedence: junk\n", NULL, NULL, TRUE },
	{ "Precedence: list\n", NULL, NULL, TRUE },
	{ "Precedence: auto_reply\n", NULL, NULL, FALSE },
	{ "Precedence: auto-reply\n", NULL, NULL, FALSE },
	{ "Auto-Submitted: auto-replied\n", NULL, NULL, FALSE },
	{ "X-Loop: x\n", NULL, NULL, FALSE },
	{ "Return-Path: <>\n", NULL, NULL, FALSE },
	{ "Content-Type: multipart/report\n", NULL, NULL, FALSE },
	{ "", "mailer-daemon@example.org", NULL, FALSE },
	{ "", NULL, "Undeliverable: A question", FALSE },
	/* what a list adds does not hide that a program wrote it */
	{ "Auto-Submitted: auto-replied\nPrecedence: list\n", NULL, NULL,
	  FALSE },
	{ "Precedence: list\nAuto-Submitted: auto-replied\n", NULL, NULL,
	  FALSE },
	{ "Precedence: bulk\nReturn-Path: <>\n", NULL, NULL, FALSE },
	{ "Precedence: bulk\nPrecedence: auto_reply\n", NULL, NULL, FALSE },
	{ "Precedence: bulk\n", "mailer-daemon@example.org", NULL, FALSE },
	{ "Precedence: bulk\n", NULL, "Out of Office: A question", FALSE },
};

START_TEST(only_what_a_list_adds_is_mild)
{
	const char *reason = reason_of(reasons[_i].header, reasons[_i].email,
				       reasons[_i].subject);

	ck_assert_ptr_nonnull(reason);
	ck_assert_int_eq(automatic_is_mild(reason), reasons[_i].mild);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("automatic");
	TCase *tc = tcase_create("automatic");

	tcase_add_loop_test(tc, a_field_tells_that_a_program_sent_it, 0,
			    G_N_ELEMENTS(fields));
	tcase_add_loop_test(tc, a_mail_system_is_known_by_its_local_part, 0,
			    G_N_ELEMENTS(senders));
	tcase_add_loop_test(
		tc, a_bounce_or_vacation_is_known_by_how_its_subject_begins, 0,
		G_N_ELEMENTS(subjects));
	tcase_add_loop_test(tc, only_what_a_list_adds_is_mild, 0,
			    G_N_ELEMENTS(reasons));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
