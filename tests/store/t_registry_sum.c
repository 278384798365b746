/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/registry.h"

#include <string.h>

#include "tests/store/story.h"

/* The sums of what each event changed. */
static char *sum_of(gint64 event)
{
	g_autoptr(GError) error = NULL;
	char *sum = NULL;

	registry_changes(store, event, &sum, &error);
	assert_no_error(error);
	return sum;
}

static const gboolean changes[] = {
	FALSE, FALSE, TRUE, TRUE, FALSE, TRUE, FALSE
};

START_TEST(an_event_that_changed_nothing_has_no_sum)
{
	g_autofree char *sum = NULL;

	tell_story();
	sum = sum_of(_i);
	ck_assert_int_eq(sum != NULL, changes[_i]);
	if (sum)
		ck_assert_uint_eq(strlen(sum), 64);
}
END_TEST

START_TEST(a_sum_does_not_depend_on_what_comes_later)
{
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	assert_step(begin);
	before = sum_of(2);
	assert_step(change_entry);
	assert_step(nothing);
	assert_step(drop_one_and_add_one);
	after = sum_of(2);
	ck_assert_str_eq(before, after);
}
END_TEST

/* By hand, past the triggers; and the event whose sum must tell. */
static const struct {
	gint64 event;
	const char *sql;
} changed[] = {
	{ 2, "UPDATE entry SET name = 'x' WHERE row = 1" },
	{ 3, "UPDATE entry SET name = 'x' WHERE row = 3" },
	{ 2, "UPDATE entry SET contact = 'x' WHERE row = 2" },
	{ 2, "UPDATE entry SET notes = 'x' WHERE row = 2" },
	{ 2, "UPDATE entry SET service_code = 'x' WHERE row = 2" },
	{ 2, "UPDATE entry SET status = 'remark' WHERE row = 2" },
	{ 2, "UPDATE entry SET last_port = 80 WHERE row = 2" },
	{ 2, "UPDATE entry SET first_port = NULL WHERE row = 2" },
	{ 2, "UPDATE entry SET entry = 9 WHERE row = 2" },
	{ 2, "UPDATE entry SET row = 9 WHERE row = 2" },
	{ 2, "UPDATE entry SET since = 3 WHERE row = 2" },
	{ 3, "UPDATE entry SET since = 3 WHERE row = 2" },
	{ 3, "UPDATE entry SET till = 5 WHERE row = 1" },
	{ 5, "UPDATE entry SET till = 3 WHERE row = 2" },
	{ 5, "UPDATE entry SET till = NULL WHERE row = 2" },
	{ 4, "UPDATE entry SET till = 4 WHERE row = 3" },
	{ 2, "DELETE FROM entry WHERE row = 2" },
	{ 4, "INSERT INTO entry SELECT 9, 9, 4, NULL, status, first_port,"
	     " last_port, name, transport, description, assignee, contact,"
	     " registered, modified, reference, service_code, unauthorized,"
	     " notes FROM entry WHERE row = 2" },
	{ 2, "UPDATE line SET raw = x'00' WHERE kind = 'raw'" },
	{ 2, "UPDATE line SET raw = NULL WHERE kind = 'raw'" },
	/* no bytes are not the same as none: one line is empty, one not */
	{ 2, "UPDATE line SET raw = x'' WHERE row = 3" },
	{ 2, "UPDATE line SET raw = x'' WHERE kind = 'comment'" },
	{ 2, "UPDATE line SET comment = 'x' WHERE kind = 'comment'" },
	{ 2, "UPDATE line SET comment = NULL WHERE kind = 'comment'" },
	{ 2, "UPDATE line SET comment = '' WHERE kind = 'raw'" },
	{ 2, "UPDATE line SET position = x'09' WHERE kind = 'comment'" },
	{ 2, "UPDATE line SET kind = 'ports' WHERE row = 3" },
	{ 2, "UPDATE line SET layout = 1 WHERE row = 2" },
	{ 2, "UPDATE layout SET layout = 'x' WHERE id = 1" },
	{ 2, "UPDATE line SET entry = 2 WHERE row = 3" },
	{ 2, "UPDATE line SET entry = NULL WHERE row = 3" },
	{ 2, "UPDATE line SET line = 9 WHERE row = 3" },
	{ 2, "UPDATE line SET format = 'x' WHERE row = 3" },
	{ 2, "UPDATE line SET person = 9 WHERE row = 3" },
	{ 2, "UPDATE line SET joined = 1 WHERE row = 3" },
	{ 2, "INSERT INTO person VALUES (9, 9, 2, NULL, 'x', '', '', '', '')" },
	{ 5, "UPDATE line SET till = NULL WHERE row = 1" },
	{ 2, "DELETE FROM line WHERE row = 2" },
	{ 5, "DELETE FROM line WHERE row = 5" },
	{ 2, "UPDATE list SET crlf = 0 WHERE row = 1" },
	{ 2, "UPDATE list SET final_newline = 1 WHERE row = 1" },
	{ 2, "UPDATE list SET format = 'x' WHERE row = 1" },
	{ 5, "UPDATE list SET till = NULL WHERE row = 1" },
	{ 5, "DELETE FROM list WHERE row = 2" },
};

static const char off[] =
	"DROP TRIGGER entry_update; DROP TRIGGER entry_delete;"
	"DROP TRIGGER line_update; DROP TRIGGER line_delete;"
	"DROP TRIGGER IF EXISTS list_update;"
	"DROP TRIGGER IF EXISTS list_delete;"
	"DROP TRIGGER IF EXISTS layout_update;"
	"DROP TRIGGER IF EXISTS layout_delete;"
	"DROP INDEX entry_now; DROP INDEX line_now; DROP INDEX line_order;"
	"DROP INDEX list_now;";

START_TEST(a_sum_tells_a_changed_row)
{
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	tell_story();
	before = sum_of(changed[_i].event);
	ck_assert_int_eq(scratch_sql(off), SQLITE_OK);
	ck_assert_int_eq(scratch_sql(changed[_i].sql), SQLITE_OK);
	after = sum_of(changed[_i].event);
	ck_assert_int_ne(g_strcmp0(before, after), 0);
}
END_TEST

/* Where one value ends and the next begins is part of the sum. */
START_TEST(a_sum_tells_values_that_moved)
{
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	tell_story();
	ck_assert_int_eq(scratch_sql(off), SQLITE_OK);
	ck_assert_int_eq(scratch_sql("UPDATE entry SET registered = 'a',"
				     " modified = '' WHERE row = 1"),
			 SQLITE_OK);
	before = sum_of(2);
	ck_assert_int_eq(scratch_sql("UPDATE entry SET registered = '',"
				     " modified = 'a' WHERE row = 1"),
			 SQLITE_OK);
	after = sum_of(2);
	ck_assert_str_ne(before, after);
}
END_TEST

static TCase *sum_case(void)
{
	TCase *tc = tcase_create("sum");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, an_event_that_changed_nothing_has_no_sum, 0,
			    G_N_ELEMENTS(changes));
	tcase_add_test(tc, a_sum_does_not_depend_on_what_comes_later);
	tcase_add_loop_test(tc, a_sum_tells_a_changed_row, 0,
			    G_N_ELEMENTS(changed));
	tcase_add_test(tc, a_sum_tells_values_that_moved);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("registry sum");

	suite_add_tcase(suite, sum_case());
	return run_suite(suite);
}
