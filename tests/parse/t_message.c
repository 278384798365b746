/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/message.h"

#include <stdio.h>
#include <string.h>

#include "tests/default_limits.h"
#include "tests/run.h"

#define B(bytes) bytes, sizeof(bytes) - 1

#define REAL_MAIL "../shared/data/mail"

static Parsed *parse_bytes(const char *bytes, gsize len,
			   const ParseLimits *limits)
{
	g_autoptr(GBytes) raw = g_bytes_new(bytes, len);

	return message_parse(raw, limits);
}

static Parsed *parse_text(const char *text)
{
	return parse_bytes(text, strlen(text), &default_limits);
}

/* The numbers and types of the parts, each with a blank behind it. */
static char *parts_of(const Parsed *parsed)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < parsed->parts->len; i++) {
		const ParsedPart *part = parsed->parts->pdata[i];

		g_string_append_printf(text, "%s:%s ", part->number,
				       part->type);
	}
	return g_string_free(text, FALSE);
}

static gboolean has_warning(const Parsed *parsed, const char *code)
{
	for (guint i = 0; i < parsed->warnings->len; i++) {
		const ParsedWarning *warning = parsed->warnings->pdata[i];

		if (strcmp(warning->code, code) == 0)
			return TRUE;
	}
	return FALSE;
}

static const struct {
	const char *field;
	const char *id;
} ids[] = {
	{ "Message-ID: <a@example.org>", "a@example.org" },
	{ "message-id:<a@example.org>", "a@example.org" },
	{ "Message-ID:\n <a@example.org>", "a@example.org" },
	{ "Message-ID: < a@example.org >", "a@example.org" },
	{ "Message-ID: a@example.org", "a@example.org" },
	{ "Message-ID: (made up) <a@example.org> (really)", "a@example.org" },
	{ "Message-ID: <[a@example.org]>", "[a@example.org]" },
	{ "Message-ID: <a b@example.org>", "a b@example.org" },
	{ "Message-ID: <a@example.org> <b@example.org>", "a@example.org" },
	{ "Message-ID: <\xc3\xbc@example.org>", "\xc3\xbc@example.org" },
	{ "Message-ID: <\xfc@example.org>", "\xef\xbf\xbd@example.org" },
	{ "Message-ID: <>", NULL },
	{ "Message-ID: < >", NULL },
	{ "Message-ID:", NULL },
	{ "X-Message-ID: <a@example.org>", NULL },
	{ "Message-ID: <a@example.org>\nMessage-ID: <b@example.org>",
	  "a@example.org" },
};

START_TEST(the_message_id_stands_without_brackets)
{
	g_autofree char *text = g_strconcat(ids[_i].field, "\n\nbody\n", NULL);
	g_autoptr(Parsed) parsed = parse_text(text);

	ck_assert_pstr_eq(parsed->message_id, ids[_i].id);
}
END_TEST

static const struct {
	const char *from;
	const char *name;
	const char *email;
} senders[] = {
	{ "Ada Ample <ada@example.org>", "Ada Ample", "ada@example.org" },
	{ "ada@example.org (Ada Ample)", "Ada Ample", "ada@example.org" },
	{ "\"Ample, Ada\" <ada@example.org>", "Ample, Ada", "ada@example.org" },
	{ "<ada@example.org>", NULL, "ada@example.org" },
	{ "ada@example.org", NULL, "ada@example.org" },
	{ "\"\" <ada@example.org>", NULL, "ada@example.org" },
	{ "Ada <ada@example.org>, Ben <ben@example.com>", "Ada",
	  "ada@example.org" },
	{ "Desk: Ada <ada@example.org>, ben@example.com;", "Ada",
	  "ada@example.org" },
	{ "Nobody:;", NULL, NULL },
	{ "Nobody:;, Ada <ada@example.org>", "Ada", "ada@example.org" },
	{ "<'ada@example.org'>", NULL, "ada@example.org" },
	{ "Ada\n <ada@example.org>", "Ada", "ada@example.org" },
	{ "", NULL, NULL },
	{ "Ada Ample ada@example.org", NULL, "ada@example.org" },
	{ "ada@example.org ((((", NULL, "ada@example.org" },
	{ "a@example.org, b@example.org; c@example.org", NULL,
	  "a@example.org" },
	{ "<@[0", NULL, NULL },
	{ "0@[", NULL, NULL },
	{ "=?utf-8?q?Ada_=3Cben=40example.com=3E?= <ada@example.org>",
	  "Ada <ben@example.com>", "ada@example.org" },
};

START_TEST(the_sender_is_the_first_address_of_from)
{
	g_autofree char *text =
		g_strconcat("From: ", senders[_i].from, "\n\nbody\n", NULL);
	g_autoptr(Parsed) parsed = parse_text(text);

	ck_assert_pstr_eq(parsed->from_email, senders[_i].email);
	ck_assert_pstr_eq(parsed->from_name, senders[_i].name);
}
END_TEST

/* 0: there is none, and a warning says so. */
static const struct {
	const char *date;
	gint64 seconds;
} dates[] = {
	{ "Mon, 12 Jul 2004 09:00:00 +0000", 1089622800 },
	{ "12 Jul 2004 09:00:00 GMT", 1089622800 },
	{ "Mon, 12 Jul 2004 11:00:00 +0200 (CEST)", 1089622800 },
	{ "Sun, 11 Jul 2004 23:30:00 -0930", 1089622800 },
	{ "Mon, 12 Jul 2004 09:00:00", 1089622800 },
	{ "Mon,\n 12 Jul 2004\n 09:00:00 +0000", 1089622800 },
	{ "12 Jul 04 09:00 UT", 1089622800 },
	{ "Mon, 12 Jul 2004 11:00:00 +02:00", 1089622800 },
	{ "Mon, 12 Jul 2004 11:00:00 +020030", 1089622800 },
	{ "Mon, 12 Jul 2004 11:00:00 +02:00:30 (CEST)", 1089622800 },
	{ "Sun, 11 Jul 2004 23:30:00 -09:30", 1089622800 },
	{ "Mon, 12-Jul-2004 09:00:00 GMT", 1089622800 },
	{ "Mon, 12-Jul-2004 11:00:00 +0200", 1089622800 },
	{ "Sun, 11-Jul-2004 23:30:00 -09:30", 1089622800 },
	{ "12 Jul 104 09:00:00 +0000", 0 },
	{ "Thu, 1 Jan 1970 00:00:01 +0000", 1 },
	{ "31 Dec 2003 23:00:00 -0100", 1072915200 },
	{ "1 Jan 2004 01:00:00 +0100", 1072915200 },
	{ "", 0 },
	{ "yesterday", 0 },
	{ "Mon, 12 Jul 20777777777777777777 09:00:00 +0000", 0 },
	{ "Mon, 12 Jul 20777770 07:07:07 +0000", 0 },
	{ "Wed, 12 Jul 0000 09:30:15 +0000", 0 },
	{ "Wed, 12 Jul 0000 09:00:00 +0000", 0 },
	{ "Mon, 31 Feb 2004 09:00:00 +0000", 0 },
	{ "Mon, 12 Jul 2004 99:99:99 +0000", 0 },
	{ "Fri, 31 Dec 9999 23:59:59 -0100", 0 },
};

START_TEST(a_date_is_right_or_it_is_none)
{
	g_autofree char *text =
		g_strconcat("Date: ", dates[_i].date, "\n\nbody\n", NULL);
	g_autoptr(Parsed) parsed = parse_text(text);

	ck_assert_int_eq(parsed->has_date, dates[_i].seconds != 0);
	ck_assert_int_eq(parsed->has_date ? parsed->date : 0,
			 dates[_i].seconds);
	ck_assert_int_eq(has_warning(parsed, "bad-date"), !parsed->has_date);
}
END_TEST

START_TEST(without_a_date_there_is_nothing_to_warn_of)
{
	g_autoptr(Parsed) parsed = parse_text("From: a@example.org\n\nx\n");

	ck_assert(!parsed->has_date);
	ck_assert(!has_warning(parsed, "bad-date"));
}
END_TEST

START_TEST(references_come_oldest_first_and_once)
{
	g_autoptr(Parsed) parsed =
		parse_text("In-Reply-To: <c@example.org>\n"
			   "References: <a@example.org> <b@example.org>\n"
			   " <a@example.org>\n\nbody\n");
	g_autofree char *all = NULL;

	g_ptr_array_add(parsed->references, NULL);
	all = g_strjoinv(" ", (char **)parsed->references->pdata);
	ck_assert_str_eq(all, "a@example.org b@example.org c@example.org");
}
END_TEST

static const char *const duplicates[] = {
	"Date: Mon, 12 Jul 2004 09:00:00 +0000\n",
	"From: a@example.org\n",
	"Sender: a@example.org\n",
	"Reply-To: a@example.org\n",
	"To: a@example.org\n",
	"Subject: a\n",
	"Message-ID: <a@example.org>\n",
	"In-Reply-To: <a@example.org>\n",
	"References: <a@example.org>\n",
	"Content-Type: text/plain\n",
	"Content-Transfer-Encoding: 7bit\n",
	"MIME-Version: 1.0\n",
};

START_TEST(a_field_that_may_stand_once_but_stands_twice_is_warned_of)
{
	g_autofree char *once = g_strconcat(duplicates[_i], "\nx\n", NULL);
	g_autofree char *twice =
		g_strconcat(duplicates[_i], duplicates[_i], "\nx\n", NULL);
	g_autoptr(Parsed) one = parse_text(once);
	g_autoptr(Parsed) two = parse_text(twice);

	ck_assert(!has_warning(one, "duplicate-header"));
	ck_assert(has_warning(two, "duplicate-header"));
}
END_TEST

#define HEAD                                                                   \
	"Received: from mx.example.com\n"                                      \
	"From: Ada <ada@example.org>\n"                                        \
	"Date: Mon, 12 Jul 2004 09:00:00 +0000\n"                              \
	"Subject: A\n question\n"                                              \
	"Message-ID: <a@example.org>\n"

static const char original[] = HEAD "\nFirst\n\nSecond\n";

static const struct {
	const char *bytes;
	gsize len;
	gboolean same;
} copies[] = {
	{ B(original), TRUE },
	/* what mail systems do on the way */
	{ B("Return-Path: <ada@example.org>\nReceived: by mx.example.org\n"
	    "X-UIDL: 17\n" HEAD "\nFirst\n\nSecond\n"),
	  TRUE },
	{ B("From: Ada <ada@example.org>\r\n"
	    "Date: Mon, 12 Jul 2004 09:00:00 +0000\r\n"
	    "Subject: A\r\n question\r\n"
	    "Message-ID: <a@example.org>\r\n\r\nFirst\r\n\r\nSecond\r\n"),
	  TRUE },
	{ B("Message-ID: <a@example.org>\n"
	    "subject: A question\n"
	    "DATE:  Mon, 12 Jul 2004 09:00:00 +0000 \n"
	    "from:Ada <ada@example.org>\n\nFirst\n\nSecond\n"),
	  TRUE },
	{ B(HEAD "\nFirst\n\nSecond\n\n\n"), TRUE },
	{ B(HEAD "\nFirst\n\nSecond"), TRUE },
	{ B(HEAD "\nFirst\r\n\nSecond\r\n"), TRUE },
	{ B("\xef\xbb\xbf" HEAD "\nFirst\n\nSecond\n"), TRUE },
	{ B("\n" HEAD "\nFirst\n\nSecond\n"), TRUE },
	/* other mails */
	{ B(HEAD "\nFirst\n\nSecond.\n"), FALSE },
	{ B(HEAD "\nFirst\nSecond\n"), FALSE },
	{ B(HEAD "\n\nFirst\n\nSecond\n"), FALSE },
	{ B(HEAD "\nFirst \n\nSecond\n"), FALSE },
	{ B(HEAD "\nFirst\r\r\n\nSecond\0\n"), FALSE },
	{ B(HEAD "\nFirst\n\nSecond\n\0"), FALSE },
	{ B(HEAD "\n"), FALSE },
	{ B("X: 1\nFrom: Ada <ada@example.com>\n"
	    "Date: Mon, 12 Jul 2004 09:00:00 +0000\n"
	    "Subject: A question\n\nFirst\n\nSecond\n"),
	  FALSE },
	{ B("From: Ada <ada@example.org>\n"
	    "Date: Mon, 12 Jul 2004 09:00:01 +0000\n"
	    "Subject: A question\n\nFirst\n\nSecond\n"),
	  FALSE },
	{ B("From: Ada <ada@example.org>\n"
	    "Date: Mon, 12 Jul 2004 09:00:00 +0000\n"
	    "Subject: A question!\n\nFirst\n\nSecond\n"),
	  FALSE },
	{ B("From: Ada <ada@example.org>\n"
	    "Date: Mon, 12 Jul 2004 09:00:00 +0000\n"
	    "\nFirst\n\nSecond\n"),
	  FALSE },
};

START_TEST(copies_of_a_mail_have_the_same_content_and_other_mails_have_not)
{
	g_autoptr(Parsed) one = parse_text(original);
	g_autoptr(Parsed) other =
		parse_bytes(copies[_i].bytes, copies[_i].len, &default_limits);

	ck_assert_uint_eq(strlen(one->content), 64);
	ck_assert_int_eq(strcmp(one->content, other->content) == 0,
			 copies[_i].same);
}
END_TEST

#define MULTI(boundary) "Content-Type: multipart/mixed; boundary=" boundary "\n"

static const struct {
	const char *text;
	const char *parts;
} structures[] = {
	{ "From: a@example.org\n\nx\n", "1:text/plain " },
	{ "Content-Type: TEXT/HTML\n\nx\n", "1:TEXT/HTML " },
	{ "Content-Type: image/png\n\nx\n", "1:image/png " },
	{ MULTI("b") "\n--b\n\nx\n--b\n\ny\n--b--\n",
	  ":multipart/mixed 1:text/plain 2:text/plain " },
	{ MULTI("b") "\n--b\n" MULTI(
		  "c") "\n--c\n\nx\n--c--\n--b\n\ny\n--b--\n",
	  ":multipart/mixed 1:multipart/mixed 1.1:text/plain 2:text/plain " },
	{ MULTI("b") "\n--b\nContent-Type: message/rfc822\n\n"
		     "From: a@example.org\n\nx\n--b--\n",
	  ":multipart/mixed 1:message/rfc822 1.1:text/plain " },
	{ MULTI("b") "\n--b\nContent-Type: message/rfc822\n\n" MULTI(
		  "c") "\n--c\n\nx\n--c--\n--b--\n",
	  ":multipart/mixed 1:message/rfc822 1:multipart/mixed "
	  "1.1:text/plain " },
	{ MULTI("b") "\n--b\nContent-Type: message/rfc822\n\n--b--\n",
	  ":multipart/mixed 1:message/rfc822 " },
	{ "Content-Type: message/rfc822\n\n"
	  "Content-Type: message/rfc822\n\nA: b\n\nx\n",
	  "1:message/rfc822 1.1:message/rfc822 1.1.1:text/plain " },
	{ "Content-Type: text\n\nx\n", "1:text/plain " },
	{ "Content-Type: \n\nx\n", "1:text/plain " },
	{ "no field\nSubject: a\n\nx\n", "1:text/plain " },
};

START_TEST(parts_are_numbered_as_imap_does)
{
	g_autoptr(Parsed) parsed = parse_text(structures[_i].text);
	g_autofree char *parts = parts_of(parsed);

	ck_assert_str_eq(parts, structures[_i].parts);
}
END_TEST

static GString *nested(guint depth)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < depth; i++)
		g_string_append_printf(text, MULTI("b%u") "\n--b%u\n", i, i);
	g_string_append(text, "\nx\n");
	return text;
}

static GString *forwarded(guint depth)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < depth; i++)
		g_string_append(text, "Content-Type: message/rfc822\n\n");
	g_string_append(text, "A: b\n\nx\n");
	return text;
}

static GString *many_parts(guint count)
{
	GString *text = g_string_new(MULTI("b") "\n");

	for (guint i = 1; i < count; i++)
		g_string_append(text, "--b\n\nx\n");
	return text;
}

static GString *many_fields(guint count)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < count; i++)
		g_string_append(text, "a:\n");
	g_string_append(text, "\nx\n");
	return text;
}

static GString *long_header(guint len)
{
	GString *text = g_string_new("Subject: ");

	while (text->len + 1 < len)
		g_string_append_c(text, 'x');
	g_string_append(text, "\n\nx\n");
	return text;
}

static GString *long_boundary(guint len)
{
	g_autofree char *boundary = g_strnfill(len, 'b');
	GString *text = g_string_new(NULL);

	g_string_append_printf(text, MULTI("%s") "\n--%s\n\nx\n", boundary,
			       boundary);
	return text;
}

static GString *long_message(guint len)
{
	GString *text = g_string_new("A: b\n\n");

	while (text->len < len)
		g_string_append_c(text, 'x');
	return text;
}

#define TOO_DEEP "its parts are nested too deeply"
#define TOO_MANY "it has too many parts"
/* What the rest of the limits are where there are no forms. */
#define NO_FORMS   99999, 999, 9, PROFILE_2004, "IANA"
#define TOO_HEADED "its header is too large"

/* limit is the largest that is read. */
static const struct {
	GString *(*make)(guint);
	guint limit;
	ParseLimits limits;
	const char *why;
} bombs[] = {
	{ nested, 2, { 9999, 99, 3, 9999, 99, 99, NO_FORMS }, TOO_DEEP },
	{ nested, 19, { 99999, 999, 20, 9999, 99, 99, NO_FORMS }, TOO_DEEP },
	{ forwarded, 2, { 9999, 99, 3, 9999, 99, 99, NO_FORMS }, TOO_DEEP },
	{ forwarded, 19, { 99999, 999, 20, 9999, 99, 99, NO_FORMS }, TOO_DEEP },
	{ many_parts, 5, { 9999, 5, 9, 9999, 99, 99, NO_FORMS }, TOO_MANY },
	{ many_parts,
	  1000,
	  { 99999, 1000, 9, 9999, 99, 99, NO_FORMS },
	  TOO_MANY },
	{ many_fields, 5, { 9999, 99, 9, 9999, 5, 99, NO_FORMS }, TOO_HEADED },
	{ long_header,
	  100,
	  { 9999, 99, 9, 100, 99, 99, NO_FORMS },
	  TOO_HEADED },
	{ long_boundary,
	  70,
	  { 9999, 99, 9, 9999, 99, 70, NO_FORMS },
	  "a boundary is too long" },
	{ long_message,
	  200,
	  { 200, 99, 9, 9999, 99, 99, NO_FORMS },
	  "it is larger than what is parsed" },
};

START_TEST(a_message_at_the_limit_is_read_and_beyond_it_quarantined)
{
	g_autoptr(GString) at = bombs[_i].make(bombs[_i].limit);
	g_autoptr(GString) beyond = bombs[_i].make(bombs[_i].limit + 1);
	g_autoptr(Parsed) read =
		parse_bytes(at->str, at->len, &bombs[_i].limits);
	g_autoptr(Parsed) not_read =
		parse_bytes(beyond->str, beyond->len, &bombs[_i].limits);

	ck_assert_pstr_eq(read->quarantine, NULL);
	ck_assert_int_eq(read->kind, KIND_OTHER);
	ck_assert_pstr_eq(not_read->quarantine, bombs[_i].why);
	ck_assert_int_eq(not_read->kind, KIND_QUARANTINED);
}
END_TEST

/* Behind the header's end no limit of the header counts. */
START_TEST(a_part_has_no_headers_beyond_the_limits_either)
{
	const ParseLimits limits = { 99999, 99, 9, 200, 9, 99, NO_FORMS };
	g_autoptr(GString) text = g_string_new(MULTI("b") "\n--b\n");
	g_autoptr(Parsed) parsed = NULL;

	for (int i = 0; i < 1000; i++)
		g_string_append(text, "a:\n");
	g_string_append(text, "\nx\n--b--\n");
	parsed = parse_bytes(text->str, text->len, &limits);
	ck_assert_int_eq(parsed->kind, KIND_QUARANTINED);
}
END_TEST

/* The character that is repeated, and where. */
static const struct {
	const char *before;
	const char *repeated;
	guint count;
	const char *after;
} attacks[] = {
	{ "From: ", ":", 99999, "\n\nx\n" },
	{ "From: ", "(", 99999, "\n\nx\n" },
	{ "From: ", "<", 99999, "\n\nx\n" },
	{ "From: ", "\"\\", 99999, "\n\nx\n" },
	{ "From: ", "a@example.org,", 9999, "\n\nx\n" },
	{ "From: ", "g:a@example.org;", 9999, "\n\nx\n" },
	{ "From: Ada ", "=?utf-8?q?x?= ", 9999, "<a@example.org>\n\nx\n" },
	{ "Subject: ", "=?utf-8?q?x?= ", 9999, "\n\nx\n" },
	{ "Subject: ", "=?utf-8?q?", 9999, "\n\nx\n" },
	{ "Subject: ", "=?", 99999, "\n\nx\n" },
	{ "Subject: ", "=?utf-8?b?", 9999, "?=\n\nx\n" },
	{ "References: ", "<a@example.org> ", 9999, "\n\nx\n" },
	{ "References: ", "<", 99999, "\n\nx\n" },
	{ "In-Reply-To: ", "(", 99999, "\n\nx\n" },
	{ "Date: ", "1 ", 99999, "\n\nx\n" },
	{ "Date: ", "Mon, ", 9999, "\n\nx\n" },
	{ "Message-ID: ", "<", 99999, "\n\nx\n" },
	{ "Content-Type: ", "x/", 9999, "\n\nx\n" },
	{ "Content-Type: text/plain", "; a=b", 9999, "\n\nx\n" },
	{ "Content-Type: text/plain", "; a*1*=''b", 9999, "\n\nx\n" },
	{ "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n", 900, "\n" },
	{ "A: b\n\n", "\r", 99999, "" },
	{ "A: b\n\n", "From x\n", 9999, "" },
};

START_TEST(repetition_does_no_harm)
{
	g_autoptr(GString) text = g_string_new(attacks[_i].before);
	g_autoptr(Parsed) parsed = NULL;

	for (guint i = 0; i < attacks[_i].count; i++)
		g_string_append(text, attacks[_i].repeated);
	g_string_append(text, attacks[_i].after);
	parsed = parse_bytes(text->str, text->len, &default_limits);
	ck_assert_pstr_eq(parsed->quarantine, NULL);
}
END_TEST

/* Where GMime's buffer ends, 4096 bytes after each other. */
START_TEST(a_header_may_end_anywhere)
{
	for (guint len = 4060; len < 4110; len++) {
		g_autofree char *pad = g_strnfill(len, 'p');
		g_autofree char *text = g_strdup_printf(
			"X-Pad: %s\nSubject: a\nContent-Type: text/html\n"
			"\nx\n",
			pad);
		g_autoptr(Parsed) parsed = parse_text(text);
		g_autofree char *parts = parts_of(parsed);

		ck_assert_str_eq(parsed->subject, "a");
		ck_assert_str_eq(parts, "1:text/html ");
		ck_assert_uint_eq(parsed->warnings->len, 0);
	}
}
END_TEST

START_TEST(bytes_at_random_do_no_harm)
{
	static const char *const pieces[] = {
		"\n",
		"\r\n",
		"--b",
		"--",
		": ",
		"From",
		"Content-Type",
		"multipart/mixed",
		"; ",
		"boundary=",
		"b",
		"\"",
		"\\",
		"=?utf-8?",
		"q?",
		"?=",
		"Subject",
		"<",
		">",
		"@",
		"\xc3\xbc",
		"\xff",
		"message/rfc822",
		" ",
		"Message-ID",
		"charset=",
		"*0*=",
		"(",
	};
	g_autoptr(GRand) random = g_rand_new_with_seed((guint32)_i);

	for (int round = 0; round < 50; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(Parsed) parsed = NULL;

		for (int i = g_rand_int_range(random, 0, 200); i > 0; i--)
			g_string_append(
				text,
				pieces[g_rand_int_range(random, 0,
							G_N_ELEMENTS(pieces))]);
		parsed = parse_bytes(text->str, text->len, &default_limits);
		ck_assert_ptr_nonnull(parsed);
	}
}
END_TEST

/* The folders of real mail, and one row "skipped" where there are none. */
static GPtrArray *folders;

/* Files with a boundary of more bytes than we allow. */
static gboolean may_be_quarantined(const char *path)
{
	return strstr(path, "very-very-long-boundary") != NULL;
}

/* What programs send, by those who collected it, or by its type. */
static gboolean is_report(const char *path, const Parsed *parsed)
{
	const ParsedPart *first =
		parsed->parts->len ? parsed->parts->pdata[0] : NULL;

	/* A letter among the bounces, so that nobody takes it for one. */
	if (strstr(path, "groupwise_03"))
		return FALSE;
	return strstr(path, "flufl-bounce") ||
	       (first &&
		g_ascii_strcasecmp(first->type, "multipart/report") == 0);
}

static void read_file(const char *path, guint *count)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *bytes = NULL;
	g_autoptr(Parsed) parsed = NULL;
	gsize len;

	g_file_get_contents(path, &bytes, &len, &error);
	assert_no_error(error);
	parsed = parse_bytes(bytes, len, &default_limits);
	*count += 1;
	ck_assert_msg(parsed->kind != KIND_APPLICATION, "%s", path);
	if (is_report(path, parsed))
		ck_assert_msg(parsed->kind == KIND_AUTOMATIC, "%s", path);
	if (parsed->kind == KIND_QUARANTINED)
		ck_assert_msg(may_be_quarantined(path), "%s: %s", path,
			      parsed->quarantine);
	else
		ck_assert_ptr_nonnull(parsed->content);
}

static void read_tree(const char *path, guint *count)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	if (!dir) {
		read_file(path, count);
		return;
	}
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *below = g_build_filename(path, name, NULL);

		read_tree(below, count);
	}
}

START_TEST(real_mail_is_read)
{
	const char *folder = folders->pdata[_i];
	guint count = 0;

	read_tree(folder, &count);
	ck_assert_uint_gt(count, 0);
}
END_TEST

static void find_folders(void)
{
	g_autoptr(GDir) dir = g_dir_open(REAL_MAIL, 0, NULL);
	const char *name;

	folders = g_ptr_array_new_with_free_func(g_free);
	while (dir && (name = g_dir_read_name(dir)) != NULL)
		g_ptr_array_add(folders,
				g_build_filename(REAL_MAIL, name, NULL));
	if (folders->len == 0)
		puts("skipped: reading real mail needs ../shared/data");
	fflush(stdout);
}

static void add_field_tests(TCase *tc)
{
	tcase_add_loop_test(tc, the_message_id_stands_without_brackets, 0,
			    G_N_ELEMENTS(ids));
	tcase_add_loop_test(tc, the_sender_is_the_first_address_of_from, 0,
			    G_N_ELEMENTS(senders));
	tcase_add_loop_test(tc, a_date_is_right_or_it_is_none, 0,
			    G_N_ELEMENTS(dates));
	tcase_add_test(tc, without_a_date_there_is_nothing_to_warn_of);
	tcase_add_test(tc, references_come_oldest_first_and_once);
	tcase_add_loop_test(
		tc, a_field_that_may_stand_once_but_stands_twice_is_warned_of,
		0, G_N_ELEMENTS(duplicates));
	tcase_add_loop_test(
		tc,
		copies_of_a_mail_have_the_same_content_and_other_mails_have_not,
		0, G_N_ELEMENTS(copies));
}

static void add_structure_tests(TCase *tc)
{
	tcase_add_loop_test(tc, parts_are_numbered_as_imap_does, 0,
			    G_N_ELEMENTS(structures));
	tcase_add_loop_test(
		tc, a_message_at_the_limit_is_read_and_beyond_it_quarantined, 0,
		G_N_ELEMENTS(bombs));
	tcase_add_test(tc, a_part_has_no_headers_beyond_the_limits_either);
	tcase_add_loop_test(tc, repetition_does_no_harm, 0,
			    G_N_ELEMENTS(attacks));
	tcase_add_test(tc, a_header_may_end_anywhere);
	tcase_add_loop_test(tc, bytes_at_random_do_no_harm, 0, 20);
}

int main(void)
{
	Suite *suite = suite_create("message");
	TCase *tc = tcase_create("message");
	int status;

	find_folders();
	add_field_tests(tc);
	add_structure_tests(tc);
	tcase_add_loop_test(tc, real_mail_is_read, 0, (int)folders->len);
	suite_add_tcase(suite, tc);
	status = run_suite(suite);
	g_ptr_array_unref(folders);
	return status;
}
