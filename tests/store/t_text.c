/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/text.h"

#include <string.h>

#include "store/history.h"
#include "tests/scratch_store.h"

#define TEXT(bytes) (bytes), sizeof(bytes) - 1

static const struct {
	const char *bytes;
	gsize len;
} bodies[] = {
	{ TEXT("") },	{ NULL, 0 },	  { TEXT("mail") },
	{ TEXT("\0") }, { TEXT("a\0b") }, { TEXT("caf\xe9\xff\r\n") },
};

typedef struct {
	const void *bytes;
	gsize len;
	gint64 id;
	char *hash;
} Add;

static gboolean add(Store *to, gpointer data, GError **error)
{
	Add *work = data;

	return text_add(to, work->bytes, work->len, &work->id, &work->hash,
			error);
}

/* What is in the store has the bytes, a salt, and the hash of both. */
static gboolean check_text(const HistoryText *text, gpointer data,
			   GError **error)
{
	const Add *work = data;
	g_autofree char *hash = text_hash(text->salt, text->salt_len,
					  text->body, text->body_len);
	g_autofree char *both = g_malloc(text->salt_len + text->body_len);
	g_autofree char *sum = NULL;

	(void)error;
	ck_assert_int_eq(text->id, work->id);
	ck_assert_ptr_nonnull(text->body);
	ck_assert_uint_eq(text->body_len, work->len);
	if (work->len)
		ck_assert_mem_eq(text->body, work->bytes, work->len);
	ck_assert_uint_eq(text->salt_len, 16);
	ck_assert(text->accounted);
	memcpy(both, text->salt, text->salt_len);
	memcpy(both + text->salt_len, text->body, text->body_len);
	sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)both,
					  text->salt_len + text->body_len);
	ck_assert_str_eq(hash, sum);
	ck_assert_str_eq(text->hash, sum);
	ck_assert_str_eq(work->hash, sum);
	return TRUE;
}

START_TEST(a_text_is_kept_byte_for_byte_under_its_salted_hash)
{
	Add work = { .bytes = bodies[_i].bytes, .len = bodies[_i].len };
	g_autoptr(GError) error = NULL;

	scratch_transact(add, &work);
	history_each_text(store, check_text, &work, &error);
	assert_no_error(error);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 1);
	g_free(work.hash);
}
END_TEST

START_TEST(a_large_text_is_kept)
{
	g_autofree char *bytes = g_strnfill(20000000, 'x');
	Add work = { .bytes = bytes, .len = 20000000 };
	g_autoptr(GError) error = NULL;

	scratch_transact(add, &work);
	history_each_text(store, check_text, &work, &error);
	assert_no_error(error);
	g_free(work.hash);
}
END_TEST

START_TEST(the_same_text_has_another_hash_each_time)
{
	Add first = { .bytes = "mail", .len = 4 };
	Add second = first;

	scratch_transact(add, &first);
	scratch_transact(add, &second);
	ck_assert_int_ne(first.id, second.id);
	ck_assert_str_ne(first.hash, second.hash);
	ck_assert_int_eq(scratch_number("SELECT count(DISTINCT salt)"
					" FROM text"),
			 2);
	g_free(first.hash);
	g_free(second.hash);
}
END_TEST

static gboolean add_without_hash(Store *to, gpointer data, GError **error)
{
	return text_add(to, "mail", 4, data, NULL, error);
}

START_TEST(who_needs_no_hash_gets_none)
{
	gint64 id = 0;

	scratch_transact(add_without_hash, &id);
	ck_assert_int_eq(id, 1);
	scratch_transact(add_without_hash, &id);
	ck_assert_int_eq(id, 2);
}
END_TEST

static gboolean add_and_fail(Store *to, gpointer data, GError **error)
{
	add(to, data, error);
	return FALSE;
}

START_TEST(a_text_that_was_taken_back_is_gone)
{
	Add work = { .bytes = "mail", .len = 4 };

	ck_assert(!store_transact(store, add_and_fail, &work, NULL));
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 0);
	g_free(work.hash);
}
END_TEST

/* sha256 of "abc", whichever part of it is the salt. */
START_TEST(a_hash_is_of_the_salt_and_then_the_body)
{
	g_autofree char *hash =
		text_hash("abc", (gsize)_i, "abc" + _i, 3 - (gsize)_i);

	ck_assert_str_eq(hash,
			 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9c"
			 "b410ff61f20015ad");
}
END_TEST

static gboolean note_text(const HistoryText *text, gpointer data,
			  GError **error)
{
	(void)error;
	ck_assert_ptr_null(text->body);
	ck_assert_uint_eq(text->body_len, 0);
	ck_assert_uint_eq(text->salt_len, 0);
	*(gboolean *)data = text->accounted;
	return TRUE;
}

static gboolean redact(Store *to, gpointer data, GError **error)
{
	const Add *work = data;
	g_autofree char *facts =
		g_strdup_printf("{\"text\":\"%s\"}", work->hash);
	Event event = { .origin = scratch_origin,
			.act = "redact",
			.facts = facts };

	return event_append(to, &event, NULL, error);
}

START_TEST(a_text_that_was_emptied_needs_an_event_that_says_so)
{
	Add work = { .bytes = "mail", .len = 4 };
	char unknown[] = "0123";
	Add other = { .hash = unknown };
	g_autoptr(GError) error = NULL;
	gboolean accounted = TRUE;

	scratch_transact(add, &work);
	ck_assert_int_eq(
		scratch_sql("UPDATE text SET salt = NULL, body = NULL"),
		SQLITE_OK);
	scratch_transact(redact, &other);
	ck_assert(history_each_text(store, note_text, &accounted, &error));
	ck_assert(!accounted);
	scratch_transact(redact, &work);
	ck_assert(history_each_text(store, note_text, &accounted, &error));
	ck_assert(accounted);
	g_free(work.hash);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("text");
	TCase *tc = tcase_create("text");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc,
			    a_text_is_kept_byte_for_byte_under_its_salted_hash,
			    0, G_N_ELEMENTS(bodies));
	tcase_add_test(tc, a_large_text_is_kept);
	tcase_add_test(tc, the_same_text_has_another_hash_each_time);
	tcase_add_test(tc, who_needs_no_hash_gets_none);
	tcase_add_test(tc, a_text_that_was_taken_back_is_gone);
	tcase_add_loop_test(tc, a_hash_is_of_the_salt_and_then_the_body, 0, 4);
	tcase_add_test(tc, a_text_that_was_emptied_needs_an_event_that_says_so);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
