/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/form/hostile.h"
#include "tests/form/visitor.h"

START_TEST(a_good_application_is_sent)
{
	g_autoptr(CgiResponse) response =
		press("user-2004", good(NULL, NULL), ACTION_SEND, 5);
	g_autofree char *mail = contents("mail");
	g_autofree char *to = contents("to");

	ck_assert_uint_eq(response->status, 200);
	ck_assert(says(response, WORD_SENT_TITLE));
	ck_assert_str_eq(to, "form@registry.example ports@registry.example\n");
	ck_assert_ptr_nonnull(strstr(response->body->str, "portreg-form."));
	ck_assert_ptr_nonnull(
		strstr(response->body->str, "2004-07-12T09:00:05Z"));
	ck_assert_ptr_nonnull(
		strstr(mail, "\nReply-To: Words <sam@example.org>\n"));
	ck_assert_ptr_nonnull(strstr(mail, "\nFrom: \"Example <Networks>\" "
					   "<form@registry.example>\n"));
	ck_assert_uint_eq(logged, 0);
}
END_TEST

/* Whatever is typed, wherever: it is text on the page. */
START_TEST(hostile_answers_come_back_as_text)
{
	guint count;
	const FormPage *all = form_pages(&count);

	settings.hourly = 10000;
	for (guint i = 0; i < count; i++) {
		g_autoptr(CgiResponse) response = press(
			all[i].form,
			filled_in(
				&all[i],
				form_page_form(&all[i])->questions[_i % 5].key,
				hostile_answers[_i]),
			ACTION_CHECK, 5);

		ck_assert_ptr_null(strstr(response->body->str, "<script"));
		ck_assert(response->status == 200 || response->status == 422);
		ck_assert_uint_eq(logged, 0);
	}
}
END_TEST

static const struct {
	const char *key;
	const char *text;
	const char *action;
	gint64 seconds;
	guint status;
	Word word;
	gboolean mended; /* the same page, submitted again, is sent */
} stops[] = {
	{ "short_name", "much-too-long-name", ACTION_SEND, 5, 422,
	  WORD_ERRORS_ONE, FALSE },
	{ "port_name", "Super User Message Service", ACTION_SEND, 5, 422,
	  WORD_CONFIRM, FALSE },
	{ NULL, NULL, ACTION_CHECK, 5, 200, WORD_FINE, TRUE },
	{ NULL, NULL, ACTION_SEND, 4, 422, WORD_EARLY, TRUE },
	{ NULL, NULL, ACTION_SEND, 24 * 3600 + 1, 422, WORD_STALE, TRUE },
};

START_TEST(nothing_is_sent_and_nothing_lost)
{
	g_autoptr(CgiResponse) response =
		press("user-2004", good(stops[_i].key, stops[_i].text),
		      stops[_i].action, stops[_i].seconds);
	g_autofree char *mail = contents("mail");
	g_autofree char *token = value_in(response, FIELD_TOKEN);
	g_autofree char *email = value_in(response, "applicant_email");

	ck_assert_uint_eq(response->status, stops[_i].status);
	ck_assert(says(response, stops[_i].word));
	ck_assert_ptr_null(mail);
	ck_assert_ptr_nonnull(strstr(response->body->str, "sam@example.org"));
	ck_assert_ptr_nonnull(strstr(response->body->str,
				     ">\nSome words of it.\n\nAnd more.</t"));
	if (stops[_i].mended) {
		g_autoptr(CgiResponse) again = NULL;
		GPtrArray *fields = good(NULL, NULL);

		put_field(fields, FIELD_TOKEN, token);
		put_field(fields, FIELD_ACTION, ACTION_SEND);
		take_fields(fields);
		again = handle_request(&settings, &request, NULL, now + 5,
				       log_error);
		ck_assert(says(again, WORD_SENT_TITLE));
	}
}
END_TEST

/* The box is for the warnings that were shown. */
START_TEST(warnings_are_confirmed)
{
	GPtrArray *fields = good("port_name", "Super User Message Service");
	GPtrArray *changed = good("short_name", "sums");
	g_autoptr(CgiResponse) first =
		press("user-2004", fields, ACTION_SEND, 5);
	g_autofree char *confirm = value_in(first, FIELD_CONFIRM);
	g_autofree char *unsent = contents("mail");
	g_autoptr(CgiResponse) other = NULL;
	g_autoptr(CgiResponse) second = NULL;
	g_autofree char *still_unsent = NULL;
	GPtrArray *again = good("port_name", "Super User Message Service");

	ck_assert_ptr_null(unsent);
	ck_assert_uint_eq(strlen(confirm), 64);
	put_field(changed, FIELD_CONFIRM, confirm);
	other = press("user-2004", changed, ACTION_SEND, 5);
	still_unsent = contents("mail");
	ck_assert_uint_eq(other->status, 422);
	ck_assert_ptr_null(still_unsent);
	put_field(again, FIELD_CONFIRM, confirm);
	second = press("user-2004", again, ACTION_SEND, 5);
	ck_assert(says(second, WORD_SENT_TITLE));
}
END_TEST

/* Addresses change while a form is filled in; another form's page does not
 * count, nor what another site sends. */
START_TEST(a_token_is_for_one_form)
{
	g_autoptr(CgiResponse) page = get("/rfc6335");
	g_autofree char *token = value_in(page, FIELD_TOKEN);
	GPtrArray *fields = good(NULL, NULL);
	g_autoptr(CgiResponse) of_other_form = NULL;
	g_autoptr(CgiResponse) from_elsewhere = NULL;
	g_autoptr(CgiResponse) foreign = NULL;

	ck_assert_uint_gt(strlen(token), 64);
	put_field(fields, FIELD_TOKEN, token);
	take_fields(fields);
	request.method = CGI_POST;
	request.path = (char *)"/user-2004";
	of_other_form =
		handle_request(&settings, &request, NULL, now + 5, log_error);
	ck_assert(says(of_other_form, WORD_STALE));
	request.path = (char *)"/rfc6335";
	request.address = (char *)"192.0.2.2";
	from_elsewhere =
		handle_request(&settings, &request, NULL, now + 5, log_error);
	ck_assert(!says(from_elsewhere, WORD_STALE));
	request.foreign = TRUE;
	foreign = handle_request(&settings, &request, NULL, now + 5, log_error);
	ck_assert(says(foreign, WORD_STALE));
}
END_TEST

static CgiResponse *press_again(void)
{
	request.method = CGI_POST;
	request.path = (char *)"/user-2004";
	return handle_request(&settings, &request, NULL, now, log_error);
}

/* What stands in "<code>": the Message-ID. */
static char *id_in(const CgiResponse *response)
{
	const char *id = strstr(response->body->str, "<code>");

	return id ? g_strndup(id + 6, strcspn(id + 6, "<")) : g_strdup("");
}

START_TEST(a_page_that_is_loaded_again_sends_nothing_again)
{
	g_autoptr(CgiResponse) first =
		press("user-2004", good(NULL, NULL), ACTION_SEND, 5);
	g_autofree char *id = id_in(first);
	g_autofree char *path = scratch_path("mail");
	g_autofree char *again_id = NULL;
	g_autoptr(CgiResponse) again = NULL;
	g_autoptr(CgiResponse) other = NULL;
	CgiField *field;

	ck_assert_int_eq(remove(path), 0);
	again = press_again();
	again_id = id_in(again);
	ck_assert(says(again, WORD_SENT_TITLE));
	ck_assert_str_eq(again_id, id);
	ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
	/* Other answers are another application. */
	field = request.fields->pdata[5];
	g_free(field->value);
	field->value = g_strdup("Something else.");
	other = press_again();
	ck_assert(says(other, WORD_SENT_TITLE));
	ck_assert(g_file_test(path, G_FILE_TEST_EXISTS));
}
END_TEST

/* Two trials that came to nothing are none of the three. */
START_TEST(what_was_refused_does_not_count)
{
	settings.hourly = 1;
	for (guint i = 0; i < 3; i++) {
		g_autoptr(CgiResponse) response = NULL;

		set_status(i < 2 ? "75" : "0");
		response = press("user-2004", good(NULL, NULL), ACTION_SEND, 5);
		ck_assert(says(response,
			       i < 2 ? WORD_NOT_TAKEN : WORD_SENT_TITLE));
	}
}
END_TEST

/* What was ticked is still ticked, and one section alone gets the focus. */
START_TEST(a_box_stays_ticked)
{
	GPtrArray *fields = good("port_name", "Super User Message Service");
	g_autoptr(CgiResponse) first =
		press("user-2004", fields, ACTION_SEND, 5);
	g_autofree char *confirm = value_in(first, FIELD_CONFIRM);
	GPtrArray *again = good("port_name", "Super User Message Service");
	g_autoptr(CgiResponse) refused = NULL;
	const char *focus;

	put_field(again, FIELD_CONFIRM, confirm);
	set_status("75");
	refused = press("user-2004", again, ACTION_SEND, 5);
	ck_assert(says(refused, WORD_NOT_TAKEN));
	ck_assert_ptr_nonnull(strstr(refused->body->str, "\" checked> I have"));
	focus = strstr(refused->body->str, "autofocus");
	ck_assert_ptr_nonnull(focus);
	ck_assert_ptr_null(strstr(focus + 1, "autofocus"));
}
END_TEST

START_TEST(a_robot_is_told_how_to_mend_it)
{
	GPtrArray *fields = good(NULL, NULL);
	g_autoptr(CgiResponse) response = NULL;
	g_autofree char *mail = NULL;

	put_field(fields, FIELD_TRAP, "https://spam.example/");
	response = press("user-2004", fields, ACTION_SEND, 5);
	mail = contents("mail");
	ck_assert_uint_eq(response->status, 422);
	ck_assert(says(response, WORD_TRAPPED));
	ck_assert_ptr_null(mail);
	ck_assert_ptr_null(strstr(response->body->str, "spam.example"));
}
END_TEST

START_TEST(three_are_sent_within_an_hour)
{
	for (guint i = 0; i < 4; i++) {
		g_autoptr(CgiResponse) response =
			press("user-2004", good(NULL, NULL), ACTION_SEND, 5);

		ck_assert_uint_eq(response->status, i < 3 ? 200 : 429);
		ck_assert(says(response,
			       i < 3 ? WORD_SENT_TITLE : WORD_TOO_MANY));
	}
	now += 3600;
	{
		g_autoptr(CgiResponse) response =
			press("user-2004", good(NULL, NULL), ACTION_SEND, 5);

		ck_assert_uint_eq(response->status, 200);
	}
}
END_TEST

START_TEST(what_the_mail_system_refuses_was_not_sent)
{
	g_autoptr(CgiResponse) response = NULL;

	set_status("75");
	response = press("user-2004", good(NULL, NULL), ACTION_SEND, 5);
	ck_assert_uint_eq(response->status, 503);
	ck_assert(says(response, WORD_NOT_TAKEN));
	ck_assert_ptr_nonnull(strstr(response->body->str, "sam@example.org"));
	ck_assert_uint_eq(logged, 1);
}
END_TEST

START_TEST(an_answer_may_be_too_long)
{
	g_autofree char *text = g_strnfill(256 * 1024 + 1, 'x');
	g_autoptr(CgiResponse) response =
		press("user-2004", good("functions", text), ACTION_SEND, 5);

	ck_assert_uint_eq(response->status, 422);
	ck_assert(says(response, WORD_TOO_LONG));
	ck_assert_ptr_nonnull(strstr(response->body->str, text));
}
END_TEST

START_TEST(an_empty_form_lacks_what_is_required)
{
	g_autoptr(CgiResponse) response =
		press("user-2004", test_fields(), ACTION_SEND, 5);

	ck_assert_uint_eq(response->status, 422);
	ck_assert_ptr_nonnull(
		strstr(response->body->str, "12 things are to be mended"));
	ck_assert_ptr_nonnull(
		strstr(response->body->str, "<a href=\"#short_name\">"));
	ck_assert_uint_eq(logged, 0);
}
END_TEST

START_TEST(without_a_place_to_keep_things_nothing_is_sent)
{
	g_autoptr(CgiResponse) page = NULL;
	g_autoptr(CgiResponse) response = NULL;
	g_autofree char *gone = scratch_path("gone");

	settings.folder = _i == 0 ? NULL : gone;
	page = get("/user-2004");
	ck_assert_uint_eq(page->status, _i == 0 ? 200 : 503);
	ck_assert(says(page, _i == 0 ? WORD_NOT_OPEN : WORD_OUR_FAULT));
	ck_assert_int_eq(strstr(page->body->str, "<button") != NULL, _i);
	response = press("user-2004", good(NULL, NULL), ACTION_SEND, 5);
	ck_assert_uint_eq(response->status, 503);
	ck_assert_ptr_nonnull(strstr(response->body->str, "sam@example.org"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("desk");
	TCase *tc = tcase_create("desk");

	visitor_fixture(tc);
	tcase_add_test(tc, a_good_application_is_sent);
	tcase_add_loop_test(tc, hostile_answers_come_back_as_text, 0,
			    G_N_ELEMENTS(hostile_answers));
	tcase_add_loop_test(tc, nothing_is_sent_and_nothing_lost, 0,
			    G_N_ELEMENTS(stops));
	tcase_add_test(tc, warnings_are_confirmed);
	tcase_add_test(tc, a_token_is_for_one_form);
	tcase_add_test(tc, a_page_that_is_loaded_again_sends_nothing_again);
	tcase_add_test(tc, what_was_refused_does_not_count);
	tcase_add_test(tc, a_box_stays_ticked);
	tcase_add_test(tc, a_robot_is_told_how_to_mend_it);
	tcase_add_test(tc, three_are_sent_within_an_hour);
	tcase_add_test(tc, what_the_mail_system_refuses_was_not_sent);
	tcase_add_test(tc, an_answer_may_be_too_long);
	tcase_add_test(tc, an_empty_form_lacks_what_is_required);
	tcase_add_loop_test(tc, without_a_place_to_keep_things_nothing_is_sent,
			    0, 2);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
