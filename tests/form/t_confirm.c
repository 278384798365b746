/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/form/visitor.h"

/* What stands behind "/confirm?id=", as quoted-printable writes it. */
static char *number_in(const char *mail)
{
	g_autoptr(GString) text = g_string_new(mail);
	const char *link;

	g_string_replace(text, "=\n", "", 0);
	g_string_replace(text, "=3D", "=", 0);
	link = strstr(text->str, "/confirm?id=");
	return link ? g_strndup(link + strlen("/confirm?id="), 32) : NULL;
}

static CgiResponse *follow(CgiMethod method, const char *number)
{
	GPtrArray *fields = test_fields();

	put_field(fields, "id", number);
	g_ptr_array_set_size(request.query, 0);
	put_field(request.query, "id", number);
	take_fields(fields);
	request.method = method;
	request.path = (char *)"/confirm";
	return handle_request(&settings, &request, NULL, now, log_error);
}

START_TEST(a_link_confirms)
{
	g_autoptr(CgiResponse) first = NULL;
	g_autoptr(CgiResponse) ask = NULL;
	g_autoptr(CgiResponse) done = NULL;
	g_autoptr(CgiResponse) again = NULL;
	g_autofree char *note = NULL;
	g_autofree char *number = NULL;
	g_autofree char *mail = NULL;

	settings.confirm = TRUE;
	first = press("user-2004", good(NULL, NULL), ACTION_SEND, 5);
	ck_assert(says(first, WORD_PENDING_TITLE));
	note = contents("mail");
	number = number_in(note);
	ck_assert_ptr_nonnull(number);
	ck_assert_ptr_nonnull(strstr(note, "To: sam@example.org\n"));
	/* Nothing that was typed goes to an address that somebody typed. */
	ck_assert_ptr_null(strstr(note, "Words"));
	ck_assert_ptr_null(strstr(note, "adds"));
	ask = follow(CGI_GET, number);
	ck_assert_uint_eq(ask->status, 200);
	ck_assert_ptr_nonnull(strstr(ask->body->str, ": adds"));
	ck_assert_ptr_nonnull(strstr(ask->body->str, "Some words of it."));
	set_status("75");
	{
		g_autoptr(CgiResponse) refused = follow(CGI_POST, number);

		ck_assert_uint_eq(refused->status, 503);
	}
	set_status("0");
	done = follow(CGI_POST, number);
	ck_assert(says(done, WORD_SENT_TITLE));
	mail = contents("mail");
	ck_assert_ptr_nonnull(strstr(mail, "To: ports@registry.example\n"));
	again = follow(CGI_POST, number);
	ck_assert_uint_eq(again->status, 410);
}
END_TEST

START_TEST(one_address_gets_three_links_an_hour)
{
	settings.confirm = TRUE;
	settings.hourly = 100;
	for (guint i = 0; i < 4; i++) {
		g_autoptr(CgiResponse) response =
			press("user-2004", good(NULL, NULL), ACTION_SEND, 5);

		ck_assert_uint_eq(response->status, i < 3 ? 200 : 429);
		ck_assert(says(response, i < 3 ? WORD_PENDING_TITLE
					       : WORD_TOO_MANY_LINKS));
	}
	ck_assert_uint_eq(logged, 0);
}
END_TEST

START_TEST(nothing_is_confirmed_where_nothing_goes)
{
	g_autoptr(CgiResponse) response = NULL;

	settings.to = settings.from = NULL;
	response = follow(CGI_POST, "0123456789abcdef0123456789abcdef");
	ck_assert_uint_eq(response->status, 404);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("confirm");
	TCase *tc = tcase_create("confirm");

	visitor_fixture(tc);
	tcase_add_test(tc, a_link_confirms);
	tcase_add_test(tc, one_address_gets_three_links_an_hour);
	tcase_add_test(tc, nothing_is_confirmed_where_nothing_goes);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
