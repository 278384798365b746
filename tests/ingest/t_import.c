/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/import.h"

#include <string.h>

#include "store/registry.h"
#include "tests/scratch_store.h"

#define FORMAT "port-numbers"
#define DAY    86400

#define HEAD                                                                   \
	"PORT NUMBERS\n"                                                       \
	"\n"                                                                   \
	"Keyword         Decimal    Description       References\n"            \
	"-------         -------    -----------       ----------\n"
#define ALPHA	"alpha            11/tcp    Alpha Service\n"
#define ALPHA_U "alpha            11/udp    Alpha Service\n"
#define ALPHA_2 "alpha            11/tcp    Alpha Service, renamed\n"
#define ANN	"#                          Ann Example <ann@example.org>\n"
#define BOB	"#                          Bob Example <bob@example.org>\n"
#define FREE	"#                12/tcp    Unassigned\n"
#define GAMMA	"gamma            13/tcp    Gamma Service\n"
#define TAIL	"REGISTERED PORT NUMBERS\n"

static gboolean import_text(const char *text, gint64 effective,
			    ImportResult *result, GError **error)
{
	gsize len = strlen(text);
	const ListFormat *format = list_format_named(FORMAT);
	g_autoptr(PublishedList) list = format->read(text, len);
	const Import import = { .format = format,
				.list = list,
				.sha256 = "of the file",
				.origin = scratch_origin,
				.effective = effective };

	return import_list(store, &import, result, error);
}

static ImportResult take(const char *text, gint64 effective)
{
	g_autoptr(GError) error = NULL;
	ImportResult result = { 0 };

	import_text(text, effective, &result, &error);
	assert_no_error(error);
	import_result_clear(&result);
	return result;
}

static gboolean append_line(RegistryLine *line, gpointer data, GError **error)
{
	(void)error;
	g_ptr_array_add(data, line);
	return TRUE;
}

static void free_line(gpointer line)
{
	registry_line_free(line);
}

static GPtrArray *lines_at(gint64 at)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(free_line);
	g_autoptr(GError) error = NULL;

	registry_each_line(store, FORMAT, at, append_line, lines, &error);
	assert_no_error(error);
	return lines;
}

static const RegistryLine *line_of(const GPtrArray *lines, guint i)
{
	ck_assert_uint_lt(i, lines->len);
	return lines->pdata[i];
}

/* The list as it was published at an event. */
static char *text_at(gint64 at)
{
	const ListFormat *format = list_format_named(FORMAT);
	g_autoptr(GPtrArray) lines = lines_at(at);
	g_autoptr(GError) error = NULL;
	GString *text = g_string_new(NULL);
	RegistryList list;

	registry_list(store, FORMAT, at, &list, &error);
	assert_no_error(error);
	for (guint i = 0; i < lines->len; i++) {
		format->write(text, line_of(lines, i)->content);
		if (i + 1 < lines->len || list.final_newline)
			g_string_append(text, list.crlf ? "\r\n" : "\n");
	}
	return g_string_free(text, FALSE);
}

static void assert_text_at(gint64 at, const char *want)
{
	g_autofree char *text = text_at(at);

	ck_assert_str_eq(text, want);
}

/* An entry is shown by a line or it has ended, and nothing else. */
static void assert_sound(void)
{
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM line l"
			       " WHERE till IS NULL AND entry IS NOT NULL"
			       " AND NOT EXISTS (SELECT 1 FROM entry e"
			       "  WHERE e.entry = l.entry AND till IS NULL)"),
		0);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM entry e"
			       " WHERE till IS NULL"
			       " AND NOT EXISTS (SELECT 1 FROM line l"
			       "  WHERE l.entry = e.entry AND till IS NULL)"),
		0);
	ck_assert_int_eq(scratch_number("SELECT count(*) - count(DISTINCT"
					" entry) FROM line WHERE till IS NULL"
					" AND entry IS NOT NULL"),
			 0);
}

/* From one list to the next. */
static const struct {
	const char *before;
	const char *after;
	guint added;
	guint removed;
	guint changed;
	gboolean event;
} changes[] = {
	{ HEAD ALPHA ANN, HEAD ALPHA ANN, 0, 0, 0, FALSE },
	{ HEAD ALPHA ANN, HEAD ALPHA ANN GAMMA BOB, 2, 0, 0, TRUE },
	{ HEAD ALPHA ANN GAMMA BOB, HEAD GAMMA BOB, 0, 2, 0, TRUE },
	{ HEAD ALPHA ANN, HEAD ALPHA_2 ANN, 1, 1, 0, TRUE },
	{ HEAD ALPHA ANN, HEAD ALPHA BOB, 1, 1, 1, TRUE },
	{ HEAD ALPHA ANN, HEAD ALPHA, 0, 1, 1, TRUE },
	{ HEAD ALPHA ALPHA_U ANN, HEAD ALPHA ALPHA_U BOB, 1, 1, 2, TRUE },
	{ HEAD ALPHA ANN GAMMA BOB, HEAD GAMMA BOB ALPHA ANN, 2, 2, 0, TRUE },
	{ HEAD ALPHA ANN FREE, HEAD ALPHA ANN FREE TAIL, 1, 0, 0, TRUE },
	{ HEAD FREE, HEAD GAMMA BOB, 2, 1, 0, TRUE },
	/* nothing is unique in a published list */
	{ HEAD ALPHA ALPHA ANN, HEAD ALPHA ANN, 0, 1, 0, TRUE },
	{ HEAD ALPHA ALPHA ANN, HEAD, 0, 3, 0, TRUE },
	{ HEAD ALPHA ALPHA_2 ANN, HEAD BOB, 1, 3, 0, TRUE },
	{ HEAD ALPHA ANN, HEAD ALPHA ALPHA ANN, 1, 0, 0, TRUE },
	{ HEAD FREE FREE FREE, HEAD TAIL, 1, 3, 0, TRUE },
	{ HEAD ALPHA ANN ALPHA ANN ALPHA ANN, HEAD ALPHA_2 BOB, 2, 6, 0, TRUE },
	/* lines' ends alone */
	{ HEAD ALPHA ANN, HEAD ALPHA "# x", 1, 1, 1, TRUE },
	{ HEAD "x\n", HEAD "x", 0, 0, 0, TRUE },
	{ "a\n", "a\r\n", 0, 0, 0, TRUE },
	{ "a\n", "", 0, 1, 0, TRUE },
	{ "", "a\n", 1, 0, 0, TRUE },
	{ "\n\n\n", "\n", 0, 2, 0, TRUE },
	{ "a\nb\nc\n", "a\n\xfc\nc\n", 1, 1, 0, TRUE },
};

START_TEST(each_list_can_be_read_again_as_it_was)
{
	ImportResult first = take(changes[_i].before, scratch_origin.at);
	ImportResult second = take(changes[_i].after, scratch_origin.at + DAY);

	assert_text_at(first.head.seq, changes[_i].before);
	assert_text_at(second.head.seq, changes[_i].after);
	assert_text_at(REGISTRY_NOW, changes[_i].after);
	ck_assert_uint_eq(second.count.added, changes[_i].added);
	ck_assert_uint_eq(second.count.removed, changes[_i].removed);
	ck_assert_uint_eq(second.count.changed, changes[_i].changed);
	ck_assert_int_eq(second.head.seq - first.head.seq, changes[_i].event);
}
END_TEST

START_TEST(an_entry_that_no_line_shows_any_more_has_ended)
{
	take(changes[_i].before, scratch_origin.at);
	assert_sound();
	take(changes[_i].after, scratch_origin.at + DAY);
	assert_sound();
}
END_TEST

START_TEST(a_list_that_comes_back_is_the_first_once_more)
{
	ImportResult back;

	take(changes[_i].before, scratch_origin.at);
	take(changes[_i].after, scratch_origin.at + DAY);
	back = take(changes[_i].before, scratch_origin.at + 2 * DAY);
	assert_text_at(back.head.seq, changes[_i].before);
	assert_text_at(back.head.seq - changes[_i].event, changes[_i].after);
}
END_TEST

START_TEST(what_is_counted_is_the_list)
{
	ImportResult result = take(HEAD ALPHA ANN FREE GAMMA
				   "\xfcmlaut\t1/tcp\tx \xc3\xbc\xfc\n",
				   scratch_origin.at);

	ck_assert_uint_eq(result.lines, 9);
	ck_assert_uint_eq(result.entries, 3);
	ck_assert_uint_eq(result.count.added, 9);
	ck_assert_int_eq(result.head.seq, 2);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM event WHERE seq = 2"
			       " AND act = 'import'"
			       " AND effective = '2004-07-12T09:00:00Z'"
			       " AND record ->> '$.facts.sha256' ="
			       " 'of the file'"
			       " AND record ->> '$.facts.format' ="
			       " 'port-numbers'"
			       " AND record ->> '$.facts.lines' = 9"),
		1);
}
END_TEST

/* The sum that version 1 of the schema gave: old events stay true. */
START_TEST(an_event_tells_of_its_rows_as_it_always_did)
{
	take(HEAD ALPHA ALPHA_U ANN FREE TAIL, scratch_origin.at);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM event WHERE seq = 2"
			       " AND record ->> '$.facts.rows' ="
			       " '9184c5b69f1546d673443da2a7c31831"
			       "c4cba753522e1a94dfec3949e7b7549d'"),
		1);
}
END_TEST

START_TEST(a_line_that_stays_keeps_its_identity)
{
	g_autoptr(GPtrArray) before = NULL;
	g_autoptr(GPtrArray) after = NULL;

	take(HEAD ALPHA ANN, scratch_origin.at);
	before = lines_at(REGISTRY_NOW);
	take(HEAD FREE ALPHA GAMMA ANN, scratch_origin.at + DAY);
	after = lines_at(REGISTRY_NOW);
	for (guint i = 0; i < 4; i++)
		ck_assert_int_eq(line_of(after, i)->line,
				 line_of(before, i)->line);
	ck_assert_int_eq(line_of(after, 5)->line, line_of(before, 4)->line);
	ck_assert_int_eq(line_of(after, 5)->entry, line_of(before, 4)->entry);
	ck_assert_int_eq(line_of(after, 7)->line, line_of(before, 5)->line);
	ck_assert_int_gt(line_of(after, 4)->line, line_of(before, 5)->line);
}
END_TEST

START_TEST(an_entry_that_changed_is_a_new_version_of_the_same)
{
	g_autoptr(GPtrArray) before = NULL;
	g_autoptr(GPtrArray) after = NULL;

	take(HEAD ALPHA GAMMA ANN, scratch_origin.at);
	before = lines_at(REGISTRY_NOW);
	take(HEAD ALPHA_2 GAMMA BOB, scratch_origin.at + DAY);
	after = lines_at(REGISTRY_NOW);
	/* Another description is another line, another contact is not. */
	ck_assert_int_ne(line_of(after, 4)->line, line_of(before, 4)->line);
	ck_assert_int_eq(line_of(after, 4)->entry, line_of(before, 4)->entry);
	ck_assert_int_eq(line_of(after, 5)->line, line_of(before, 5)->line);
	ck_assert_int_eq(line_of(after, 5)->entry, line_of(before, 5)->entry);
	ck_assert_str_eq(
		line_of(after, 5)->content->entry->field[ENTRY_CONTACT],
		"Bob Example <bob@example.org>");
	ck_assert_str_eq(
		line_of(before, 5)->content->entry->field[ENTRY_CONTACT],
		"Ann Example <ann@example.org>");
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM entry"), 4);
}
END_TEST

START_TEST(a_list_of_an_instant_is_found)
{
	ImportResult first = take(HEAD ALPHA, scratch_origin.at);
	ImportResult second = take(HEAD GAMMA, scratch_origin.at + DAY);
	const struct {
		gint64 instant;
		gint64 event;
	} rows[] = {
		{ scratch_origin.at - 1, 0 },
		{ scratch_origin.at, first.head.seq },
		{ scratch_origin.at + DAY - 1, first.head.seq },
		{ scratch_origin.at + DAY, second.head.seq },
		{ scratch_origin.at + 9 * DAY, second.head.seq },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		gint64 event;

		registry_event_at(store, rows[i].instant, &event, &error);
		assert_no_error(error);
		ck_assert_int_eq(event, rows[i].event);
	}
}
END_TEST

START_TEST(an_import_dated_before_the_last_is_refused_and_leaves_nothing)
{
	g_autoptr(GError) error = NULL;
	ImportResult first = take(HEAD ALPHA, scratch_origin.at);
	ImportResult result;

	ck_assert(!import_text(HEAD GAMMA, scratch_origin.at - 1, &result,
			       &error));
	assert_error(error, STORE_ERROR_REFUSED);
	assert_text_at(REGISTRY_NOW, HEAD ALPHA);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"), 2);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM entry"), 1);
	/* The same instant is none before it. */
	result = take(HEAD GAMMA, scratch_origin.at);
	ck_assert_int_eq(result.head.seq, first.head.seq + 1);
}
END_TEST

START_TEST(before_the_first_list_there_is_none)
{
	g_autoptr(GError) error = NULL;
	RegistryList list;

	take(HEAD ALPHA, scratch_origin.at);
	assert_text_at(1, "");
	registry_list(store, FORMAT, 1, &list, &error);
	assert_no_error(error);
	ck_assert(!list.known);
}
END_TEST

/* Lines to put into a list, some of them twice on purpose. */
static const char *const pool[] = {
	"alpha            11/tcp    Alpha Service",
	"alpha            11/tcp    Alpha Service, renamed",
	"alpha            11/udp    Alpha Service",
	"beta             12-15     Beta\t",
	"                 16/tcp    Reserved",
	"#                17/tcp    Unassigned",
	"#                17/tcp    Unassigned",
	"#                18-20     Unassigned (Removed 2002-01-01)",
	"#                          Ann Example <ann@example.org>",
	"#                          Bob Example <bob@example.org>",
	"#\tJ\xc3\xbcrgen <j@example.org>",
	"#\tJ\xfcrgen <j@example.org>",
	"",
	"",
	"#",
	"############",
	"prose",
	"-------",
	"REGISTERED PORT NUMBERS",
	"(last updated 2004-03-17)",
	"stray CR\rinside",
	"trailing CR\r",
	"delta 65536/tcp out of range",
	"\x01 control",
};

static char *any_line(GRand *random)
{
	return g_strdup(pool[g_rand_int_range(random, 0, G_N_ELEMENTS(pool))]);
}

static void edit(GPtrArray *lines, GRand *random)
{
	int at = g_rand_int_range(random, 0, (gint32)lines->len + 1);
	gboolean last = at == (int)lines->len;

	switch (g_rand_int_range(random, 0, 4)) {
	case 0:
	case 1:
		g_ptr_array_insert(lines, at, any_line(random));
		break;
	case 2:
		if (!last)
			g_ptr_array_remove_index(lines, (guint)at);
		break;
	default:
		if (!last) {
			g_ptr_array_remove_index(lines, (guint)at);
			g_ptr_array_insert(lines, at, any_line(random));
		}
		break;
	}
}

static char *join(const GPtrArray *lines, GRand *random)
{
	const char *end = g_rand_int_range(random, 0, 8) ? "\n" : "\r\n";
	GString *text = g_string_new(HEAD);

	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(text, "%s%s", (char *)lines->pdata[i],
				       end);
	if (g_rand_int_range(random, 0, 8) == 0)
		g_string_append(text, "no newline");
	return g_string_free(text, FALSE);
}

#define ROUNDS 30

/* Imports one list after the other, and checks after each. */
static void import_rounds(guint32 seed,
			  void (*check)(char **states, const gint64 *events,
					int count))
{
	g_autoptr(GRand) random = g_rand_new_with_seed(seed);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	char *states[ROUNDS] = { NULL };
	gint64 events[ROUNDS];

	for (int i = 0; i < 40; i++)
		g_ptr_array_add(lines, any_line(random));
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = g_rand_int_range(random, 0, 8); i > 0; i--)
			edit(lines, random);
		states[round] = join(lines, random);
		events[round] =
			take(states[round], scratch_origin.at + round * DAY)
				.head.seq;
		check(states, events, round + 1);
	}
	for (int round = 0; round < ROUNDS; round++)
		g_free(states[round]);
}

static void check_texts(char **states, const gint64 *events, int count)
{
	for (int i = 0; i < count; i++)
		assert_text_at(events[i], states[i]);
}

START_TEST(every_state_of_a_list_that_is_edited_at_random_is_kept)
{
	import_rounds((guint32)_i, check_texts);
}
END_TEST

static void check_sound(char **states, const gint64 *events, int count)
{
	(void)states;
	(void)events;
	(void)count;
	assert_sound();
}

START_TEST(entries_end_with_their_lines_however_a_list_is_edited)
{
	import_rounds((guint32)_i, check_sound);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("import");
	TCase *tc = tcase_create("import");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, each_list_can_be_read_again_as_it_was, 0,
			    G_N_ELEMENTS(changes));
	tcase_add_loop_test(tc, an_entry_that_no_line_shows_any_more_has_ended,
			    0, G_N_ELEMENTS(changes));
	tcase_add_loop_test(tc, a_list_that_comes_back_is_the_first_once_more,
			    0, G_N_ELEMENTS(changes));
	tcase_add_test(tc, what_is_counted_is_the_list);
	tcase_add_test(tc, an_event_tells_of_its_rows_as_it_always_did);
	tcase_add_test(tc, a_line_that_stays_keeps_its_identity);
	tcase_add_test(tc, an_entry_that_changed_is_a_new_version_of_the_same);
	tcase_add_test(tc, a_list_of_an_instant_is_found);
	tcase_add_test(
		tc,
		an_import_dated_before_the_last_is_refused_and_leaves_nothing);
	tcase_add_test(tc, before_the_first_list_there_is_none);
	tcase_add_loop_test(
		tc, every_state_of_a_list_that_is_edited_at_random_is_kept, 0,
		10);
	tcase_add_loop_test(
		tc, entries_end_with_their_lines_however_a_list_is_edited, 0,
		10);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
