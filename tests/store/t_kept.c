/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/kept.h"

#include <string.h>

#include "tests/scratch_store.h"

/* The verdict that a message is kept with, and who sent it. */
typedef struct {
	const char *text;
	const char *verdict;
	const char *envelope;
	gint64 at;
} Row;

static const Row rows[] = {
	{ "first", "quarantined", "{\"sender\":\"a@example.org\"}", 0 },
	{ "second", "other", "{\"sender\":\"\"}", 10 },
	{ "third", "quarantined", "{\"sender\":null}", 90000 },
};

static gboolean tell(Store *to, gint64 message, gint64 at, GError **error)
{
	Event event = { .origin = scratch_origin,
			.act = "receive",
			.message = message,
			.facts = "{}" };

	event.origin.at += at;
	return event_append(to, &event, NULL, error);
}

static gboolean keep(Store *to, gpointer data, GError **error)
{
	const Row *row = data;
	g_autoptr(GBytes) raw = g_bytes_new(row->text, strlen(row->text));
	g_auto(MessageHashes) hashes = { 0 };
	MessageFill fill = { .kind = "other",
			     .verdict = row->verdict,
			     .reason = "why",
			     .raw = raw,
			     .envelope = row->envelope,
			     .parsed = "{}" };
	gint64 copies;

	return message_claim(to, row->text, strlen(row->text), &fill.id,
			     &copies, error) &&
	       message_fill(to, &fill, &hashes, error) &&
	       tell(to, fill.id, row->at, error);
}

static void keep_all(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		scratch_transact(keep, (gpointer)&rows[i]);
}

START_TEST(a_message_is_read_as_it_came)
{
	static const char *const senders[] = { "a@example.org", "", NULL };
	g_auto(KeptMessage) kept = { 0 };
	g_autoptr(GError) error = NULL;

	keep_all();
	ck_assert(kept_message_read(store, _i + 1, &kept, &error));
	assert_no_error(error);
	ck_assert_uint_eq(g_bytes_get_size(kept.raw), strlen(rows[_i].text));
	ck_assert_str_eq(kept.verdict, rows[_i].verdict);
	ck_assert_pstr_eq(kept.sender, senders[_i]);
	ck_assert_uint_eq(strlen(kept.raw_hash), 64);
	ck_assert_uint_eq(strlen(kept.envelope_hash), 64);
}
END_TEST

START_TEST(what_is_not_there_is_refused)
{
	g_auto(KeptMessage) kept = { 0 };
	g_autoptr(GError) error = NULL;

	keep_all();
	ck_assert(!kept_message_read(store, 4, &kept, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	ck_assert_ptr_null(kept.raw);
}
END_TEST

START_TEST(what_was_redacted_is_refused)
{
	g_auto(KeptMessage) kept = { 0 };
	g_autoptr(GError) error = NULL;

	keep_all();
	ck_assert_int_eq(
		scratch_sql("UPDATE text SET body = NULL, salt = NULL WHERE "
			    "id = (SELECT raw FROM message WHERE id = 1)"),
		SQLITE_OK);
	ck_assert(!kept_message_read(store, 1, &kept, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	ck_assert_ptr_nonnull(strstr(error->message, "gone"));
}
END_TEST

static gboolean refill(Store *to, gpointer data, GError **error)
{
	MessageHashes *hashes = data;
	g_auto(KeptMessage) kept = { 0 };
	const MessageFill fill = { .id = 1,
				   .kind = "automatic",
				   .verdict = "automatic",
				   .parsed = "{\"a\":1}" };

	return kept_message_read(to, 1, &kept, error) &&
	       kept_message_refill(to, &fill, &kept, hashes, error);
}

START_TEST(what_it_is_may_change_but_not_its_bytes)
{
	g_auto(MessageHashes) hashes = { 0 };
	g_auto(KeptMessage) kept = { 0 };

	keep_all();
	scratch_transact(refill, &hashes);
	ck_assert(kept_message_read(store, 1, &kept, NULL));
	ck_assert_str_eq(kept.verdict, "automatic");
	ck_assert_str_eq(kept.raw_hash, hashes.raw);
	ck_assert_str_eq(kept.envelope_hash, hashes.envelope);
	ck_assert_uint_eq(strlen(hashes.parsed), 64);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM message WHERE "
					"id = 1 AND reason IS NULL AND kind = "
					"'automatic'"),
			 1);
}
END_TEST

static gboolean add(const QuarantinedMessage *message, gpointer data,
		    GError **error)
{
	(void)error;
	g_string_append_printf(
		data, "m%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %s;",
		message->message, message->received, message->bytes,
		message->reason);
	return TRUE;
}

START_TEST(what_waits_is_listed)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	keep_all();
	ck_assert(quarantine_each(store, add, text, &error));
	assert_no_error(error);
	ck_assert_str_eq(text->str, "m1 2004-07-12T09:00:00Z 5 why;"
				    "m3 2004-07-13T10:00:00Z 5 why;");
}
END_TEST

static const struct {
	const char *before;
	gint64 count;
} counts[] = {
	{ "2004-07-12T09:00:00Z", 0 },
	{ "2004-07-12T09:00:01Z", 1 },
	{ "2004-07-13T10:00:01Z", 2 },
};

START_TEST(what_waits_long_is_counted)
{
	gint64 count = -1;

	keep_all();
	ck_assert(quarantine_count(store, counts[_i].before, &count, NULL));
	ck_assert_int_eq(count, counts[_i].count);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("kept");
	TCase *tc = tcase_create("kept");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, a_message_is_read_as_it_came, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_test(tc, what_is_not_there_is_refused);
	tcase_add_test(tc, what_was_redacted_is_refused);
	tcase_add_test(tc, what_it_is_may_change_but_not_its_bytes);
	tcase_add_test(tc, what_waits_is_listed);
	tcase_add_loop_test(tc, what_waits_long_is_counted, 0,
			    G_N_ELEMENTS(counts));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
