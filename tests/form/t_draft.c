/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/draft.h"

#include "tests/form/fields.h"
#include "tests/run.h"

static const struct {
	const char *form;
	const char *key;
	const char *typed;
	const char *text;
} rows[] = {
	{ "user-2004", "functions", "a\r\nb\rc\nd", "a\nb\nc\nd" },
	{ "user-2004", "functions", "  a \r\n b\t \r\n", "a\n b" },
	{ "user-2004", "functions", "a\x01\x7f\xc2\x85z", "a   z" },
	{ "user-2004", "functions", "\tx\ty", "x\ty" },
	{ "user-2004", "functions", " \r\n ", "" },
	{ "user-2004", "functions", "\xe2\x80\xaex", "\xe2\x80\xaex" },
	{ "user-2004", "short_name", "a\r\nb", "a b" },
	{ "user-2004", "short_name", "`sums`", "sums" },
	{ "user-2004", "short_name", "**`sums`**", "sums" },
	{ "user-2004", "broadcast", "maybe", "" },
	{ "user-2004", "broadcast", "yes", "yes" },
	{ "user-2004", "specification", "RFC 6335", "" },
	{ "system-2004", "specification", "RFC 6335", "RFC 6335" },
	{ "rfc6335", "transports", "sctp", "sctp" },
	{ "rfc6335", "transports", "tcp, udp", "" },
	{ "modification", "assignee_name", "Sam <sam@example.org>", "Sam" },
};

START_TEST(what_is_typed_is_made_plain)
{
	const FormPage *page = form_page(rows[_i].form);
	g_autoptr(GPtrArray) fields =
		filled_in(page, rows[_i].key, rows[_i].typed);
	g_autoptr(Draft) draft = draft_new(page, fields);

	ck_assert_str_eq(draft_text(draft, rows[_i].key), rows[_i].text);
	ck_assert(!draft_is_empty(draft));
}
END_TEST

START_TEST(several_boxes_are_one_answer)
{
	const FormPage *page = form_page("rfc6335");
	g_autoptr(GPtrArray) fields = filled_in(page, "transports", "udp");
	g_autoptr(Draft) draft = NULL;

	put_field(fields, "transports", "tcp");
	put_field(fields, "transports", "<b>");
	draft = draft_new(page, fields);
	ck_assert_str_eq(draft_text(draft, "transports"), "tcp, udp");
	ck_assert(draft_chose(draft, "transports", "tcp"));
	ck_assert(draft_chose(draft, "transports", "udp"));
	ck_assert(!draft_chose(draft, "transports", "sctp"));
	ck_assert(!draft_chose(draft, "transports", "tc"));
}
END_TEST

static const struct {
	const char *email;
	const char *said;
} emails[] = {
	{ "", "sam@example.org" },
	{ "sam@example.org", "sam@example.org" },
	{ "pell@example.org", "sam@example.org pell@example.org" },
};

START_TEST(the_address_in_a_name_is_an_address)
{
	const FormPage *page = form_page("modification");
	g_autoptr(GPtrArray) fields =
		filled_in(page, "assignee_email", emails[_i].email);
	g_autoptr(Draft) draft = NULL;

	for (guint i = 0; i < fields->len; i++) {
		CgiField *field = fields->pdata[i];

		if (strcmp(field->name, "assignee_name") != 0)
			continue;
		g_free(field->value);
		field->value = g_strdup("Sam Pell <sam@example.org>");
	}
	draft = draft_new(page, fields);
	ck_assert_str_eq(draft_text(draft, "assignee_name"), "Sam Pell");
	ck_assert_str_eq(draft_text(draft, "assignee_email"), emails[_i].said);
}
END_TEST

START_TEST(nothing_typed_is_nothing_said)
{
	guint count;
	const FormPage *pages = form_pages(&count);
	g_autoptr(GPtrArray) fields = test_fields();

	for (guint i = 0; i < count; i++) {
		g_autoptr(Draft) draft = draft_new(&pages[i], fields);

		ck_assert(draft_is_empty(draft));
		ck_assert_uint_eq(draft_longest(draft), 0);
		ck_assert_str_eq(draft_text(draft, "no_such_key"), "");
	}
}
END_TEST

START_TEST(a_mark_alone_says_nothing)
{
	static const char *const marks[] = { "\xef\xbb\xbf", "` `",
					     "\xef\xbb\xbf \xef\xbb\xbf" };
	g_autoptr(GPtrArray) fields = test_fields();
	g_autoptr(Draft) draft = NULL;

	put_field(fields, "short_name", marks[_i]);
	draft = draft_new(form_page("user-2004"), fields);
	ck_assert(draft_is_empty(draft));
}
END_TEST

START_TEST(the_longest_counts)
{
	const FormPage *page = form_page("user-2004");
	g_autofree char *text = g_strnfill(300 * 1000, 'x');
	g_autoptr(GPtrArray) fields = filled_in(page, "functions", text);
	g_autoptr(Draft) draft = draft_new(page, fields);

	ck_assert_uint_eq(draft_longest(draft), 300 * 1000);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("draft");
	TCase *tc = tcase_create("draft");

	tcase_add_loop_test(tc, what_is_typed_is_made_plain, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_test(tc, several_boxes_are_one_answer);
	tcase_add_loop_test(tc, the_address_in_a_name_is_an_address, 0,
			    G_N_ELEMENTS(emails));
	tcase_add_loop_test(tc, a_mark_alone_says_nothing, 0, 3);
	tcase_add_test(tc, nothing_typed_is_nothing_said);
	tcase_add_test(tc, the_longest_counts);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
