/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/message.h"

#include <string.h>

#include "store/history.h"
#include "tests/scratch_store.h"

typedef struct {
	const char *sha256;
	gsize bytes;
	gint64 id;
	gint64 copies;
} Claim;

static gboolean claim(Store *to, gpointer data, GError **error)
{
	Claim *work = data;

	return message_claim(to, work->sha256, work->bytes, &work->id,
			     &work->copies, error);
}

static void assert_claim(const char *sha256, gint64 id, gint64 copies)
{
	Claim work = { .sha256 = sha256, .bytes = 10 };

	scratch_transact(claim, &work);
	ck_assert_int_eq(work.id, id);
	ck_assert_int_eq(work.copies, copies);
}

START_TEST(a_message_is_new_only_once)
{
	assert_claim("a", 1, 1);
	assert_claim("a", 1, 2);
	assert_claim("b", 2, 1);
	assert_claim("a", 1, 3);
	/* No number is lost by a message that was here. */
	assert_claim("c", 3, 1);
	assert_claim("c", 3, 2);
	assert_claim("d", 4, 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM message"), 4);
}
END_TEST

static gboolean claim_and_fail(Store *to, gpointer data, GError **error)
{
	claim(to, data, error);
	return FALSE;
}

START_TEST(a_claim_that_was_taken_back_leaves_no_gap)
{
	Claim work = { .sha256 = "a", .bytes = 10 };

	ck_assert(!store_transact(store, claim_and_fail, &work, NULL));
	ck_assert_int_eq(work.id, 1);
	assert_claim("b", 1, 1);
	assert_claim("a", 2, 1);
	ck_assert(!store_transact(store, claim_and_fail, &work, NULL));
	assert_claim("a", 2, 2);
}
END_TEST

/* Messages in the order of their coming: Message-ID, content, what it is. */
static const struct {
	const char *message_id;
	const char *content;
	MessageIdentity identity;
	gint64 like;
} comings[] = {
	/* 1 */ { "id", "x", MESSAGE_FIRST, 0 },
	/* 2 */ { "id", "x", MESSAGE_RESENT, 1 },
	/* 3 */ { "id", "y", MESSAGE_ALTERED, 1 },
	/* 4 */ { "id", "y", MESSAGE_RESENT, 3 },
	/* 5 */ { "id", "x", MESSAGE_RESENT, 1 },
	/* 6 */ { "id", "z", MESSAGE_ALTERED, 1 },
	/* 7: the content alone is no reason */
	{ "other", "x", MESSAGE_FIRST, 0 },
	/* 8 */ { "other", "y", MESSAGE_ALTERED, 7 },
	/* 9: nor are two that look alike when joined */
	{ "othe", "rx", MESSAGE_FIRST, 0 },
	/* 10: letters count */
	{ "ID", "x", MESSAGE_FIRST, 0 },
};

typedef struct {
	gint64 id;
	guint row;
	MessageIdentity identity;
	gint64 like;
} Identify;

static gboolean identify(Store *to, gpointer data, GError **error)
{
	Identify *work = data;

	work->like = 42;
	return message_identify(to, work->id, comings[work->row].message_id,
				comings[work->row].content, &work->identity,
				&work->like, error);
}

/* Makes the messages up to row come in; the last is what is given back. */
static Identify come_in(guint row)
{
	Identify work = { 0 };

	for (guint i = 0; i <= row; i++) {
		char sha256[] = { (char)('a' + (int)i), '\0' };
		Claim message = { .sha256 = sha256, .bytes = 1 };

		scratch_transact(claim, &message);
		work = (Identify){ .id = message.id, .row = i };
		scratch_transact(identify, &work);
	}
	return work;
}

START_TEST(a_message_is_known_by_its_id_and_content)
{
	Identify work = come_in((guint)_i);

	ck_assert_int_eq(work.id, _i + 1);
	ck_assert_int_eq(work.identity, comings[_i].identity);
	ck_assert_int_eq(work.like, comings[_i].like);
}
END_TEST

/* Counts those who were first with what they have. */
static gboolean check_identity(const HistoryIdentity *identity, gpointer data,
			       GError **error)
{
	guint row = (guint)identity->message - 1;

	(void)error;
	ck_assert_uint_lt(row, G_N_ELEMENTS(comings));
	ck_assert_str_eq(identity->message_id, comings[row].message_id);
	ck_assert_str_eq(identity->content, comings[row].content);
	ck_assert_int_ne(comings[row].identity, MESSAGE_RESENT);
	++*(guint *)data;
	return TRUE;
}

START_TEST(who_was_first_is_remembered)
{
	g_autoptr(GError) error = NULL;
	guint seen = 0;

	come_in(G_N_ELEMENTS(comings) - 1);
	history_each_identity(store, check_identity, &seen, &error);
	assert_no_error(error);
	ck_assert_uint_eq(seen, 7);
}
END_TEST

typedef struct {
	MessageFill fill;
	MessageHashes hashes;
} Fill;

static gboolean fill(Store *to, gpointer data, GError **error)
{
	Fill *work = data;

	return message_fill(to, &work->fill, &work->hashes, error);
}

static Fill make_fill(gint64 id, GBytes *raw)
{
	return (Fill){ .fill = { .id = id,
				 .kind = "application",
				 .verdict = "new",
				 .raw = raw,
				 .envelope = "{\"sender\":\"a\"}",
				 .parsed = "{\"kind\":\"application\"}" } };
}

static gboolean check_message(const HistoryMessage *message, gpointer data,
			      GError **error)
{
	const Fill *work = data;
	gsize len;
	const void *raw = g_bytes_get_data(work->fill.raw, &len);

	(void)error;
	ck_assert_int_eq(message->facts.id, work->fill.id);
	ck_assert_str_eq(message->sha256, "a");
	ck_assert_int_eq(message->bytes, 10);
	ck_assert_str_eq(message->facts.kind, work->fill.kind);
	ck_assert_str_eq(message->facts.verdict, work->fill.verdict);
	ck_assert_str_eq(message->facts.reason, "");
	ck_assert_int_eq(message->facts.like, 0);
	ck_assert_str_eq(message->facts.raw, work->hashes.raw);
	ck_assert_str_eq(message->facts.envelope, work->hashes.envelope);
	ck_assert_str_eq(message->facts.parsed, work->hashes.parsed);
	ck_assert_ptr_nonnull(message->body);
	ck_assert_uint_eq(message->body_len, len);
	if (len)
		ck_assert_mem_eq(message->body, raw, len);
	return TRUE;
}

#define TEXT(bytes) (bytes), sizeof(bytes) - 1

static const struct {
	const char *bytes;
	gsize len;
} mails[] = {
	{ TEXT("From: a@b.example\r\n\r\nhello\r\n") },
	{ TEXT("") },
	{ TEXT("\0") },
	{ TEXT("caf\xe9 \0 \xff\n") },
};

START_TEST(a_filled_message_is_there_byte_for_byte)
{
	g_autoptr(GBytes) raw = g_bytes_new(mails[_i].bytes, mails[_i].len);
	g_autoptr(GError) error = NULL;
	Fill work = make_fill(1, raw);

	assert_claim("a", 1, 1);
	scratch_transact(fill, &work);
	history_each_message(store, check_message, &work, &error);
	assert_no_error(error);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 3);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text t"
					" JOIN message m ON t.id = m.envelope"
					" WHERE CAST(body AS TEXT)"
					" = '{\"sender\":\"a\"}'"),
			 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text t"
					" JOIN message m ON t.id = m.parsed"
					" WHERE CAST(body AS TEXT)"
					" = '{\"kind\":\"application\"}'"),
			 1);
	message_hashes_clear(&work.hashes);
}
END_TEST

START_TEST(a_reason_and_a_likeness_may_be_missing)
{
	g_autoptr(GBytes) raw = g_bytes_new("x", 1);
	Fill first = make_fill(1, raw);
	Fill second = make_fill(2, raw);

	assert_claim("a", 1, 1);
	assert_claim("b", 2, 1);
	second.fill.verdict = "resent";
	second.fill.like = 1;
	second.fill.reason = "why";
	scratch_transact(fill, &first);
	scratch_transact(fill, &second);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM message"
					" WHERE id = 1 AND reason IS NULL"
					" AND \"like\" IS NULL"),
			 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM message"
					" WHERE id = 2 AND reason = 'why'"
					" AND \"like\" = 1"),
			 1);
	message_hashes_clear(&first.hashes);
	message_hashes_clear(&second.hashes);
}
END_TEST

static void spoil(MessageFill *what, int how)
{
	switch (how) {
	case 0:
		what->kind = "odd";
		break;
	case 1:
		what->verdict = "again";
		break;
	default:
		what->like = 99;
	}
}

START_TEST(a_message_that_makes_no_sense_is_refused)
{
	g_autoptr(GBytes) raw = g_bytes_new("x", 1);
	g_autoptr(GError) error = NULL;
	Fill work = make_fill(1, raw);

	assert_claim("a", 1, 1);
	spoil(&work.fill, _i);
	ck_assert(!store_transact(store, fill, &work, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 0);
	message_hashes_clear(&work.hashes);
}
END_TEST

START_TEST(the_bytes_of_a_message_are_given_once)
{
	g_autoptr(GBytes) raw = g_bytes_new("x", 1);
	g_autoptr(GError) error = NULL;
	Fill work = make_fill(1, raw);
	Fill again = make_fill(1, raw);

	assert_claim("a", 1, 1);
	scratch_transact(fill, &work);
	ck_assert(!store_transact(store, fill, &again, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	g_clear_error(&error);
	history_each_message(store, check_message, &work, &error);
	assert_no_error(error);
	message_hashes_clear(&work.hashes);
	message_hashes_clear(&again.hashes);
}
END_TEST

static const struct {
	MessageFill fill;
	const char *want;
} facts[] = {
	{ { .kind = "application", .verdict = "new" },
	  "{\"kind\":\"application\",\"verdict\":\"new\",\"raw\":\"r\","
	  "\"envelope\":\"e\",\"parsed\":\"p\"}" },
	{ { .kind = "other",
	    .verdict = "altered",
	    .reason = "a \"b\"\n",
	    .like = 7,
	    .message_id = "m",
	    .content = "c" },
	  "{\"kind\":\"other\",\"verdict\":\"altered\","
	  "\"reason\":\"a \\\"b\\\"\\n\",\"like\":7,\"message_id\":\"m\","
	  "\"content\":\"c\",\"raw\":\"r\",\"envelope\":\"e\","
	  "\"parsed\":\"p\"}" },
};

static char raw_hash[] = "r", envelope_hash[] = "e", parsed_hash[] = "p";
static const MessageHashes hashes = { raw_hash, envelope_hash, parsed_hash };

static gboolean check_facts(const HistoryEvent *event, gpointer data,
			    GError **error)
{
	const MessageFill *want = data;

	(void)error;
	if (event->seq == 1)
		return TRUE;
	ck_assert_int_eq(event->facts.id, 12);
	ck_assert_str_eq(event->facts.kind, want->kind);
	ck_assert_str_eq(event->facts.verdict, want->verdict);
	ck_assert_str_eq(event->facts.reason, want->reason ? want->reason : "");
	ck_assert_int_eq(event->facts.like, want->like);
	ck_assert_str_eq(event->facts.raw, "r");
	ck_assert_str_eq(event->facts.envelope, "e");
	ck_assert_str_eq(event->facts.parsed, "p");
	ck_assert_str_eq(event->message_id,
			 want->message_id ? want->message_id : "");
	ck_assert_str_eq(event->content, want->content ? want->content : "");
	return TRUE;
}

static gboolean tell(Store *to, gpointer data, GError **error)
{
	const Event event = { .origin = scratch_origin,
			      .act = "receive",
			      .message = 12,
			      .facts = data };

	return event_append(to, &event, NULL, error);
}

START_TEST(what_an_event_tells_of_a_message_can_be_read)
{
	g_autofree char *json = message_facts(&facts[_i].fill, &hashes);
	g_autoptr(GError) error = NULL;

	ck_assert_str_eq(json, facts[_i].want);
	scratch_transact(tell, json);
	history_each_event(store, check_facts, (gpointer)&facts[_i].fill,
			   &error);
	assert_no_error(error);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("message");
	TCase *tc = tcase_create("message");

	scratch_store_fixture(tc);
	tcase_add_test(tc, a_message_is_new_only_once);
	tcase_add_test(tc, a_claim_that_was_taken_back_leaves_no_gap);
	tcase_add_loop_test(tc, a_message_is_known_by_its_id_and_content, 0,
			    G_N_ELEMENTS(comings));
	tcase_add_test(tc, who_was_first_is_remembered);
	tcase_add_loop_test(tc, what_an_event_tells_of_a_message_can_be_read, 0,
			    G_N_ELEMENTS(facts));
	tcase_add_loop_test(tc, a_filled_message_is_there_byte_for_byte, 0,
			    G_N_ELEMENTS(mails));
	tcase_add_test(tc, a_reason_and_a_likeness_may_be_missing);
	tcase_add_loop_test(tc, a_message_that_makes_no_sense_is_refused, 0, 3);
	tcase_add_test(tc, the_bytes_of_a_message_are_given_once);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
