/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/event.h"

#include <string.h>

#include "store/history.h"
#include "tests/scratch_store.h"

static const char no_hash[] =
	"0000000000000000000000000000000000000000000000000000000000000000";

/* What an event says that stands in the history, made for comparing. */
typedef struct {
	gint64 seq;
	char *record;
	char *hash;
	char *at;
} Seen;

static void seen_clear(gpointer data)
{
	Seen *seen = data;

	g_free(seen->record);
	g_free(seen->hash);
	g_free(seen->at);
}

static gboolean keep_event(const HistoryEvent *event, gpointer data,
			   GError **error)
{
	Seen seen = { event->seq, g_strdup(event->record),
		      g_strdup(event->hash), g_strdup(event->at) };

	(void)error;
	g_array_append_val((GArray *)data, seen);
	return TRUE;
}

static GArray *read_events(void)
{
	GArray *events = g_array_new(FALSE, FALSE, sizeof(Seen));
	g_autoptr(GError) error = NULL;

	g_array_set_clear_func(events, seen_clear);
	history_each_event(store, keep_event, events, &error);
	assert_no_error(error);
	return events;
}

typedef struct {
	Event event;
	EventMark mark;
} Append;

static gboolean append(Store *to, gpointer data, GError **error)
{
	Append *work = data;

	return event_append(to, &work->event, &work->mark, error);
}

static Append plain(void)
{
	return (Append){ .event = { .origin = scratch_origin,
				    .act = "test",
				    .facts = "{}" } };
}

/* printf '%064d\n{}' 0 | sha256sum */
START_TEST(a_hash_is_of_the_one_before_a_line_feed_and_the_record)
{
	g_autofree char *text = g_strconcat(no_hash, "\n", "{}", NULL);
	g_autofree char *want =
		g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	char hash[EVENT_HASH_LENGTH + 1];

	event_chain(no_hash, "{}", hash);
	ck_assert_str_eq(hash, want);
	ck_assert_str_eq(
		hash,
		"5649d09ed68c17156095d175eef152856c5b1a81c117c409c1e00f096aa6838e");
}
END_TEST

static const struct {
	Event event;
	const char *record;
} records[] = {
	{ { .origin = { "filter", 8, 0 }, .act = "receive", .facts = "{}" },
	  "{\"seq\":2,\"at\":\"2004-07-12T09:00:00Z\",\"act\":\"receive\","
	  "\"by\":\"filter\",\"uid\":8,\"facts\":{}}" },
	{ { .origin = { "anna", 0, SCRATCH_NOW + 1 },
	    .act = "assign",
	    .effective = SCRATCH_NOW,
	    .message = 12,
	    .ticket = 7,
	    .facts = "{\"rows\":\"x\"}" },
	  "{\"seq\":2,\"at\":\"2004-07-12T09:00:01Z\",\"act\":\"assign\","
	  "\"by\":\"anna\",\"uid\":0,"
	  "\"effective\":\"2004-07-12T09:00:00Z\",\"message\":12,"
	  "\"ticket\":7,\"facts\":{\"rows\":\"x\"}}" },
	/* a name that would be another member, or another line */
	{ { .origin = { "a\",\"uid\":0\n\x1b", -1, SCRATCH_NOW },
	    .act = "x",
	    .facts = "{}" },
	  "{\"seq\":2,\"at\":\"2004-07-12T09:00:00Z\",\"act\":\"x\","
	  "\"by\":\"a\\\",\\\"uid\\\":0\\n\\u001b\",\"uid\":-1,"
	  "\"facts\":{}}" },
	{ { .origin = { "J\xfcrgen", 1, SCRATCH_NOW },
	    .act = "x",
	    .facts = "{}" },
	  "{\"seq\":2,\"at\":\"2004-07-12T09:00:00Z\",\"act\":\"x\","
	  "\"by\":\"J\xef\xbf\xbdrgen\",\"uid\":1,\"facts\":{}}" },
};

START_TEST(a_record_is_one_line_of_json)
{
	Append work = { .event = records[_i].event };
	g_autoptr(GArray) events = NULL;

	scratch_transact(append, &work);
	events = read_events();
	ck_assert_uint_eq(events->len, 2);
	ck_assert_str_eq(g_array_index(events, Seen, 1).record,
			 records[_i].record);
}
END_TEST

START_TEST(the_chain_can_be_computed_again)
{
	char hash[EVENT_HASH_LENGTH + 1];
	g_autoptr(GArray) events = NULL;
	g_autoptr(GError) error = NULL;
	EventMark head;

	for (int i = 0; i < 20; i++) {
		Append work = plain();

		scratch_transact(append, &work);
		ck_assert_int_eq(work.mark.seq, i + 2);
	}
	events = read_events();
	g_strlcpy(hash, no_hash, sizeof(hash));
	for (guint i = 0; i < events->len; i++) {
		const Seen *seen = &g_array_index(events, Seen, i);

		ck_assert_int_eq(seen->seq, i + 1);
		event_chain(hash, seen->record, hash);
		ck_assert_str_eq(seen->hash, hash);
	}
	ck_assert(event_head(store, &head, &error));
	ck_assert_int_eq(head.seq, 21);
	ck_assert_str_eq(head.hash, hash);
}
END_TEST

static gboolean head_of_nothing(Store *of, gpointer data, GError **error)
{
	EventMark *head = data;
	gint64 next;

	ck_assert(event_next(of, &next, error));
	ck_assert_int_eq(next, 1);
	return event_head(of, head, error);
}

START_TEST(before_the_first_event_are_zeros)
{
	EventMark head = { .seq = 42 };

	ck_assert_int_eq(scratch_sql("DROP TRIGGER event_delete;"
				     "DELETE FROM event"),
			 SQLITE_OK);
	scratch_transact(head_of_nothing, &head);
	ck_assert_int_eq(head.seq, 0);
	ck_assert_str_eq(head.hash, no_hash);
}
END_TEST

static gboolean compare_next(Store *of, gpointer data, GError **error)
{
	gint64 next;

	(void)data;
	ck_assert(event_next(of, &next, error));
	return scratch_event(of, "test", 0) == next;
}

START_TEST(the_next_number_is_the_next_events)
{
	scratch_transact(compare_next, NULL);
	scratch_transact(compare_next, NULL);
}
END_TEST

static gboolean fail_after(Store *to, gpointer data, GError **error)
{
	(void)data;
	(void)error;
	scratch_event(to, "test", 0);
	scratch_event(to, "test", 0);
	return FALSE;
}

START_TEST(an_event_that_was_taken_back_leaves_no_gap)
{
	Append work = plain();

	ck_assert(!store_transact(store, fail_after, NULL, NULL));
	scratch_transact(append, &work);
	ck_assert_int_eq(work.mark.seq, 2);
}
END_TEST

START_TEST(a_clock_that_is_set_back_does_not_turn_the_history_round)
{
	static const gint64 clock[] = { 0, 3600, -86400, 3599, 3601 };
	static const char *const want[] = {
		"2004-07-12T09:00:00Z", "2004-07-12T09:00:00Z",
		"2004-07-12T10:00:00Z", "2004-07-12T10:00:00Z",
		"2004-07-12T10:00:00Z", "2004-07-12T10:00:01Z",
	};
	g_autoptr(GArray) events = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(clock); i++) {
		Append work = plain();

		work.event.origin.at += clock[i];
		scratch_transact(append, &work);
	}
	events = read_events();
	ck_assert_uint_eq(events->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < events->len; i++)
		ck_assert_str_eq(g_array_index(events, Seen, i).at, want[i]);
}
END_TEST

START_TEST(a_change_does_not_take_effect_before_the_last)
{
	g_autoptr(GError) error = NULL;
	Append work = plain();

	work.event.effective = SCRATCH_NOW;
	scratch_transact(append, &work);
	/* The same instant is no earlier one. */
	scratch_transact(append, &work);
	/* What changes nothing may come between. */
	work.event.effective = 0;
	scratch_transact(append, &work);
	work.event.effective = SCRATCH_NOW - 1;
	ck_assert(!store_transact(store, append, &work, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	work.event.effective = SCRATCH_NOW + 1;
	scratch_transact(append, &work);
	ck_assert_int_eq(work.mark.seq, 5);
}
END_TEST

/* Events 2 to 6: two at one instant, one without effect, one before 1970. */
static const gint64 effects[] = { -1000, 0, SCRATCH_NOW, SCRATCH_NOW,
				  SCRATCH_NOW + 10 };

static const struct {
	gint64 instant;
	gint64 event;
} days[] = {
	{ -1001, 0 },
	{ -1000, 2 },
	{ 0, 2 },
	{ SCRATCH_NOW - 1, 2 },
	{ SCRATCH_NOW, 5 },
	{ SCRATCH_NOW + 9, 5 },
	{ SCRATCH_NOW + 10, 6 },
	{ SCRATCH_NOW + 1000000, 6 },
	{ 253402300799, 6 },
	{ -62135596800, 0 },
};

START_TEST(an_instant_has_the_last_event_that_had_taken_effect)
{
	g_autoptr(GError) error = NULL;
	gint64 seq = 42;

	for (guint i = 0; i < G_N_ELEMENTS(effects); i++) {
		Append work = plain();

		work.event.effective = effects[i];
		scratch_transact(append, &work);
	}
	ck_assert(event_at(store, days[_i].instant, &seq, &error));
	ck_assert_int_eq(seq, days[_i].event);
}
END_TEST

START_TEST(facts_that_are_no_json_are_refused)
{
	g_autoptr(GError) error = NULL;
	Append work = plain();

	work.event.facts = "{";
	ck_assert(!store_transact(store, append, &work, &error));
	ck_assert(error && error->domain == STORE_ERROR);
	work.event.facts = "{}";
	scratch_transact(append, &work);
	ck_assert_int_eq(work.mark.seq, 2);
}
END_TEST

static gboolean stop_at_once(const HistoryEvent *event, gpointer data,
			     GError **error)
{
	(void)event;
	++*(int *)data;
	g_set_error_literal(error, STORE_ERROR, STORE_ERROR_DAMAGED, "stop");
	return FALSE;
}

START_TEST(who_reads_the_history_may_stop)
{
	g_autoptr(GError) error = NULL;
	Append work = plain();
	int seen = 0;

	scratch_transact(append, &work);
	ck_assert(!history_each_event(store, stop_at_once, &seen, &error));
	assert_error(error, STORE_ERROR_DAMAGED);
	ck_assert_int_eq(seen, 1);
	/* The reading that was stopped holds nothing. */
	scratch_transact(append, &work);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("event");
	TCase *tc = tcase_create("event");

	scratch_store_fixture(tc);
	tcase_add_test(tc,
		       a_hash_is_of_the_one_before_a_line_feed_and_the_record);
	tcase_add_loop_test(tc, a_record_is_one_line_of_json, 0,
			    G_N_ELEMENTS(records));
	tcase_add_test(tc, the_chain_can_be_computed_again);
	tcase_add_test(tc, before_the_first_event_are_zeros);
	tcase_add_test(tc, the_next_number_is_the_next_events);
	tcase_add_test(tc, an_event_that_was_taken_back_leaves_no_gap);
	tcase_add_test(
		tc, a_clock_that_is_set_back_does_not_turn_the_history_round);
	tcase_add_test(tc, a_change_does_not_take_effect_before_the_last);
	tcase_add_loop_test(tc,
			    an_instant_has_the_last_event_that_had_taken_effect,
			    0, G_N_ELEMENTS(days));
	tcase_add_test(tc, facts_that_are_no_json_are_refused);
	tcase_add_test(tc, who_reads_the_history_may_stop);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
