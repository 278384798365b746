/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/receive.h"

#include <string.h>

#include "parse/message.h"
#include "tests/default_limits.h"
#include "tests/scratch_store.h"

static gboolean receive_parsed(const char *text, char *sender,
			       const Parsed *parsed, Receipt *receipt,
			       GError **error)
{
	const Envelope envelope = { .sender = sender };
	g_autoptr(GBytes) raw = g_bytes_new(text, strlen(text));
	const Delivery delivery = { .raw = raw,
				    .envelope = &envelope,
				    .parsed = parsed,
				    .origin = scratch_origin };

	return receive_message(store, &delivery, receipt, error);
}

static gboolean receive(const char *text, const char *sender, Receipt *receipt,
			GError **error)
{
	g_autofree char *copy = g_strdup(sender);
	g_autoptr(GBytes) raw = g_bytes_new(text, strlen(text));
	g_autoptr(Parsed) parsed = message_parse(raw, &default_limits);

	return receive_parsed(text, copy, parsed, receipt, error);
}

static Receipt take(const char *text, const char *sender)
{
	g_autoptr(GError) error = NULL;
	Receipt receipt = { 0 };

	receive(text, sender, &receipt, &error);
	assert_no_error(error);
	return receipt;
}

#define FROM  "From: ada@example.org\n"
#define ID_A  "Message-ID: <a@example.org>\n"
#define ID_B  "Message-ID: <b@example.org>\n"
#define AUTO  "Auto-Submitted: auto-replied\n"
#define BOMB  "Content-Type: multipart/mixed; boundary=" BLONG "\n"
#define BLONG B500 B500 B500 B500 B500
#define B500  B100 B100 B100 B100 B100
#define B100  B50 B50
#define B50   "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

#define NONE NULL

typedef struct {
	const char *text; /* NULL: there are no more */
	const char *sender;
	Verdict verdict;
	gint64 message;
	gint64 like;
} Step;

/* Each row is a mailbox that begins empty. */
static const Step mailboxes[][7] = {
	{
		{ FROM ID_A "\nx\n", NONE, VERDICT_OTHER, 1, 0 },
		{ FROM ID_A "\nx\n", NONE, VERDICT_AGAIN, 1, 0 },
		{ FROM ID_A "\nx\n", "", VERDICT_AGAIN, 1, 0 },
		{ FROM ID_B "\nx\n", NONE, VERDICT_OTHER, 2, 0 },
	},
	{
		{ FROM ID_A "\nx\n", NONE, VERDICT_OTHER, 1, 0 },
		{ "Received: by mx\n" FROM ID_A "\nx\n", NONE, VERDICT_RESENT,
		  2, 1 },
		{ FROM ID_A "\nx\n\n", NONE, VERDICT_RESENT, 3, 1 },
		{ FROM ID_A "\ny\n", NONE, VERDICT_ALTERED, 4, 1 },
		{ "Received: by mx\n" FROM ID_A "\ny\n", NONE, VERDICT_RESENT,
		  5, 4 },
		{ FROM ID_A "\nz\n", NONE, VERDICT_ALTERED, 6, 1 },
		{ FROM ID_A "\nx\n", NONE, VERDICT_AGAIN, 1, 0 },
	},
	/* Without a Message-ID nothing but the bytes tells who it is. */
	{
		{ FROM "\nx\n", NONE, VERDICT_OTHER, 1, 0 },
		{ "X: 1\n" FROM "\nx\n", NONE, VERDICT_OTHER, 2, 0 },
		{ FROM "\nx\n", NONE, VERDICT_AGAIN, 1, 0 },
		{ "Message-ID: <>\n" FROM "\nx\n", NONE, VERDICT_OTHER, 3, 0 },
	},
	{
		{ FROM AUTO ID_A "\nx\n", NONE, VERDICT_AUTOMATIC, 1, 0 },
		{ FROM ID_B "\nx\n", "", VERDICT_AUTOMATIC, 2, 0 },
		{ FROM "\nx\n", "<>", VERDICT_AUTOMATIC, 3, 0 },
		{ FROM "\ny\n", "MAILER-DAEMON", VERDICT_AUTOMATIC, 4, 0 },
		{ FROM "\nz\n", "a@example.org", VERDICT_OTHER, 5, 0 },
		{ "X: 1\n" FROM AUTO ID_A "\nx\n", NONE, VERDICT_RESENT, 6, 1 },
	},
	{
		{ FROM ID_A BOMB "\nx\n", NONE, VERDICT_QUARANTINED, 1, 0 },
		{ FROM ID_A BOMB "\nx\n", NONE, VERDICT_AGAIN, 1, 0 },
		{ FROM ID_A BOMB "\nx\n\n", NONE, VERDICT_QUARANTINED, 2, 0 },
		{ FROM ID_A "\nx\n", NONE, VERDICT_OTHER, 3, 0 },
	},
};

static void assert_like(gint64 message, gint64 like)
{
	g_autofree char *sql =
		g_strdup_printf("SELECT coalesce(like, 0) FROM message"
				" WHERE id = %" G_GINT64_FORMAT,
				message);

	ck_assert_int_eq(scratch_number(sql), like);
}

START_TEST(each_message_is_judged_by_those_before_it)
{
	guint before = 1; /* "init" */

	for (int i = 0; i < 7 && mailboxes[_i][i].text; i++) {
		const Step *step = &mailboxes[_i][i];
		Receipt receipt = take(step->text, step->sender);

		ck_assert_str_eq(verdict_name(receipt.verdict),
				 verdict_name(step->verdict));
		ck_assert_int_eq(receipt.message, step->message);
		before += step->verdict != VERDICT_AGAIN;
		ck_assert_int_eq(receipt.head.seq, before);
		if (step->verdict != VERDICT_AGAIN)
			assert_like(step->message, step->like);
	}
	ck_assert_int_eq(scratch_number("SELECT max(id) - count(*)"
					" FROM message"),
			 0);
}
END_TEST

START_TEST(the_same_bytes_a_second_time_change_nothing_but_a_count)
{
	Receipt first = take(FROM ID_A "\nx\n", NULL);
	Receipt second = take(FROM ID_A "\nx\n", "b@example.org");

	ck_assert_int_eq(second.message, first.message);
	ck_assert_int_eq(second.head.seq, first.head.seq);
	ck_assert_str_eq(second.head.hash, first.head.hash);
	ck_assert_int_eq(scratch_number("SELECT copies FROM message"), 2);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM message"), 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 3);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"), 2);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM identity"), 1);
}
END_TEST

START_TEST(what_is_kept_is_the_message_byte_for_byte)
{
	static const char bytes[] = "A: b\r\n\0\xff\r\r\n\n";
	const Envelope envelope = { .from_line = (char *)"From a Mon" };
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = g_bytes_new(bytes, sizeof(bytes) - 1);
	g_autoptr(Parsed) parsed = message_parse(raw, &default_limits);
	const Delivery delivery = { raw, &envelope, parsed, NULL,
				    scratch_origin };
	Receipt receipt;

	receive_message(store, &delivery, &receipt, &error);
	assert_no_error(error);
	ck_assert_int_eq(
		scratch_number("SELECT hex(body) = '413A20620D0A00FF0D0D0A0A'"
			       " FROM text JOIN message ON text.id = raw"),
		1);
	ck_assert_int_eq(scratch_number("SELECT bytes FROM message"), 12);
	ck_assert_int_eq(
		scratch_number("SELECT CAST(body AS TEXT) = "
			       "'{\"from_line\":\"From a Mon\","
			       "\"sender\":null,\"recipient\":null}'"
			       " FROM text JOIN message ON text.id = envelope"),
		1);
}
END_TEST

START_TEST(the_event_tells_all_in_words_and_hashes_of_ours)
{
	Receipt receipt = take("Subject: canary\nMessage-ID: <canary@example."
			       "org>\nFrom: canary@example.org\n\ncanary\n",
			       "canary@example.org");

	ck_assert_int_eq(receipt.head.seq, 2);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"
					" WHERE record LIKE '%canary%'"),
			 0);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM event, message"
			       " JOIN text r ON r.id = raw"
			       " JOIN text e ON e.id = envelope"
			       " JOIN text p ON p.id = parsed"
			       " WHERE seq = 2 AND act = 'receive'"
			       " AND event.message = message.id"
			       " AND record ->> '$.by' = 'tester'"
			       " AND record ->> '$.facts.verdict' = 'other'"
			       " AND record ->> '$.facts.raw' = r.hash"
			       " AND record ->> '$.facts.envelope' = e.hash"
			       " AND record ->> '$.facts.parsed' = p.hash"),
		1);
}
END_TEST

START_TEST(why_it_is_quarantined_is_kept)
{
	take(FROM BOMB "\nx\n", NULL);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM message, event"
			       " WHERE kind = 'quarantined'"
			       " AND reason = 'a boundary is too long'"
			       " AND record ->> '$.facts.reason' = reason"),
		1);
}
END_TEST

/* Where a transaction can fail, in the order of its work. */
static const char *const tables[] = { "message", "identity", "text", "event" };

static void count_all(gint64 counts[G_N_ELEMENTS(tables)])
{
	for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql =
			g_strdup_printf("SELECT count(*) FROM %s", tables[i]);

		counts[i] = scratch_number(sql);
	}
}

START_TEST(a_failure_leaves_nothing_and_uses_no_number)
{
	g_autofree char *trigger = g_strdup_printf(
		"CREATE TRIGGER fail BEFORE INSERT ON %s BEGIN"
		" SELECT RAISE(ABORT, 'as the test wants it'); END",
		tables[_i]);
	g_autoptr(GError) error = NULL;
	gint64 before[G_N_ELEMENTS(tables)];
	gint64 after[G_N_ELEMENTS(tables)];
	Receipt receipt;

	take(FROM ID_A "\nx\n", NULL);
	count_all(before);
	ck_assert_int_eq(scratch_sql(trigger), SQLITE_OK);
	ck_assert(!receive(FROM ID_B "\nx\n", NULL, &receipt, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	count_all(after);
	ck_assert_mem_eq(before, after, sizeof(before));
	ck_assert_int_eq(scratch_sql("DROP TRIGGER fail"), SQLITE_OK);
	receipt = take(FROM ID_B "\nx\n", NULL);
	ck_assert_int_eq(receipt.message, 2);
	ck_assert_int_eq(receipt.head.seq, 3);
}
END_TEST

START_TEST(a_repetition_that_fails_is_not_counted)
{
	g_autoptr(GError) error = NULL;
	Receipt receipt;

	take(FROM ID_A "\nx\n", NULL);
	ck_assert_int_eq(
		scratch_sql("CREATE TRIGGER fail AFTER UPDATE ON message BEGIN"
			    " SELECT RAISE(ABORT, 'as the test wants it');"
			    " END"),
		SQLITE_OK);
	ck_assert(!receive(FROM ID_A "\nx\n", NULL, &receipt, &error));
	ck_assert_ptr_nonnull(error);
	ck_assert_int_eq(scratch_number("SELECT copies FROM message"), 1);
}
END_TEST

START_TEST(numbers_have_no_gaps_whatever_comes)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(1);

	for (int i = 0; i < 100; i++) {
		g_autofree char *text =
			g_strdup_printf("Message-ID: <%d@example.org>\n\n%d\n",
					g_rand_int_range(random, 0, 10),
					g_rand_int_range(random, 0, 5));

		take(text, i % 3 ? NULL : "");
	}
	ck_assert_int_eq(scratch_number("SELECT max(id) - count(*)"
					" FROM message"),
			 0);
	ck_assert_int_eq(scratch_number("SELECT max(seq) - count(*)"
					" FROM event"),
			 0);
	ck_assert_int_eq(scratch_number("SELECT sum(copies) FROM message"),
			 100);
	ck_assert_int_eq(scratch_number("SELECT (SELECT count(*) FROM event)"
					" - (SELECT count(*) FROM message)"),
			 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("receive");
	TCase *tc = tcase_create("receive");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, each_message_is_judged_by_those_before_it, 0,
			    G_N_ELEMENTS(mailboxes));
	tcase_add_test(tc,
		       the_same_bytes_a_second_time_change_nothing_but_a_count);
	tcase_add_test(tc, what_is_kept_is_the_message_byte_for_byte);
	tcase_add_test(tc, the_event_tells_all_in_words_and_hashes_of_ours);
	tcase_add_test(tc, why_it_is_quarantined_is_kept);
	tcase_add_loop_test(tc, a_failure_leaves_nothing_and_uses_no_number, 0,
			    G_N_ELEMENTS(tables));
	tcase_add_test(tc, a_repetition_that_fails_is_not_counted);
	tcase_add_test(tc, numbers_have_no_gaps_whatever_comes);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
