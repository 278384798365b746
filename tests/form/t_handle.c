/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/handle.h"

#include <sys/stat.h>

#include "form/desk.h"
#include "form/token.h"
#include "form/view.h"
#include "tests/default_limits.h"
#include "tests/form/fields.h"
#include "tests/form/hostile.h"
#include "tests/run.h"
#include "tests/scratch.h"

/* 2004-07-12T09:00:00Z */
#define NOW 1089622800

static FormSettings settings;
static CgiRequest request;
static gint64 now;
static guint logged;

/* The mail system: a script that keeps a mail, and says what it is told to. */
static const char *const sendmail[] = { "/bin/sh", "-c",
					"cat >\"$0/mail\"; "
					"echo \"$2 $4\" >\"$0/to\"; "
					"exit $(cat \"$0/status\")",
					NULL };
static const char *const none[] = { NULL };
static const char *command[5];

static void log_error(const GError *error)
{
	logged++;
	ck_assert_ptr_null(strstr(error->message, "sam@"));
}

static char *contents(const char *name)
{
	g_autofree char *path = scratch_path(name);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

static void set_status(const char *status)
{
	g_autofree char *path = scratch_path("status");

	ck_assert(g_file_set_contents(path, status, -1, NULL));
}

static void set_up(void)
{
	for (guint i = 0; sendmail[i]; i++)
		command[i] = sendmail[i];
	command[3] = scratch_folder;
	settings = (FormSettings){ .registry = "Example <Networks>",
				   .to = "ports@registry.example",
				   .from = "form@registry.example",
				   .url = "https://registry.example/ports",
				   .folder = scratch_folder,
				   .sendmail = command,
				   .offered = none,
				   .hourly = 3,
				   .wait_seconds = 5,
				   .limits = default_limits,
				   .child = { 0, 60, 60 } };
	request = (CgiRequest){ .script = (char *)"/ports",
				.path = (char *)"/",
				.address = (char *)"192.0.2.1",
				.languages = (char *)"",
				.query = test_fields(),
				.fields = test_fields() };
	now = NOW;
	logged = 0;
	set_status("0");
}

static void tear_down(void)
{
	g_ptr_array_unref(request.query);
	g_ptr_array_unref(request.fields);
}

static CgiResponse *get(const char *path)
{
	static char kept[100];

	g_strlcpy(kept, path, sizeof(kept));
	request.method = CGI_GET;
	request.path = kept;
	return handle_request(&settings, &request, NULL, now, log_error);
}

static void take_fields(GPtrArray *fields)
{
	g_ptr_array_unref(request.fields);
	request.fields = fields;
}

/* What stands behind name=" in the page. The caller frees it. */
static char *value_in(const CgiResponse *response, const char *name)
{
	g_autofree char *start = g_strdup_printf("name=\"%s\" value=\"", name);
	const char *value = strstr(response->body->str, start);

	if (!value)
		return g_strdup("");
	value += strlen(start);
	return g_strndup(value, strcspn(value, "\""));
}

/* Presses a button of a page that came back some seconds ago. */
static CgiResponse *press(const char *form, GPtrArray *fields,
			  const char *action, gint64 seconds)
{
	g_autofree char *path = g_strconcat("/", form, NULL);
	g_autoptr(CgiResponse) page = get(path);
	g_autofree char *token = value_in(page, FIELD_TOKEN);

	put_field(fields, FIELD_TOKEN, token);
	put_field(fields, FIELD_ACTION, action);
	take_fields(fields);
	request.method = CGI_POST;
	now += seconds;
	return handle_request(&settings, &request, NULL, now, log_error);
}

static GPtrArray *good(const char *key, const char *text)
{
	GPtrArray *fields = filled_in(form_page("user-2004"), NULL, NULL);

	for (guint i = 0; i < fields->len; i++) {
		CgiField *field = fields->pdata[i];
		const char *value = NULL;

		if (g_strcmp0(key, field->name) == 0)
			value = text;
		else if (strcmp(field->name, "short_name") == 0)
			value = "adds";
		else if (strcmp(field->name, "port_name") == 0)
			value = "Super Adding";
		else if (strcmp(field->name, "protocol") == 0)
			value = "A protocol over TCP";
		if (value) {
			g_free(field->value);
			field->value = g_strdup(value);
		}
	}
	return fields;
}

static gboolean says(const CgiResponse *response, Word word)
{
	return strstr(response->body->str,
		      language_word(language_for("en"), word)) != NULL;
}

static const struct {
	const char *path;
	guint status;
	const char *holds;
} pages[] = {
	{ "", 200, "<a href=\"/ports/user-2004\">" },
	{ "/", 200, "<a href=\"/ports/rfc6335\">" },
	{ "/user-2004", 200, "name=\"short_name\"" },
	{ "/user-2004", 200,
	  "6. What functions are performed by this protocol?" },
	{ "/user-2004", 200, "proposed use of the user port number." },
	{ "/system-2004", 200, "proposed use of the system port number." },
	{ "/system-2004", 200, "name=\"specification\"" },
	{ "/rfc6335", 200, "name=\"transports\" value=\"dccp\"" },
	{ "/modification", 200, "name=\"impact\"" },
	{ "/name", 200, "name=\"name\"" },
	{ "/nothing", 404, "" },
	{ "/user-2004/", 404, "" },
	{ "//user-2004", 404, "" },
	{ "/email-1990s", 404, "" },
	{ "/confirm", 410, "" },
	{ "/<script>", 404, "" },
};

START_TEST(a_path_is_a_page)
{
	g_autoptr(CgiResponse) response = get(pages[_i].path);
	const char *html = response->body->str;

	ck_assert_uint_eq(response->status, pages[_i].status);
	ck_assert_ptr_nonnull(strstr(html, pages[_i].holds));
	ck_assert(g_str_has_prefix(html, "<!DOCTYPE html>"));
	ck_assert(g_str_has_suffix(html, "</html>\n"));
	ck_assert_ptr_nonnull(strstr(html, "Example &lt;Networks&gt;"));
	ck_assert_ptr_null(strstr(html, "<script"));
	ck_assert_ptr_nonnull(strstr(response->header->str,
				     "Content-Security-Policy: default-src "
				     "'none'; style-src 'sha256-"));
	ck_assert_uint_eq(logged, 0);
}
END_TEST

/* A question added to the tables is on the page. */
START_TEST(each_question_is_on_its_page)
{
	guint count;
	const FormPage *all = form_pages(&count);

	for (guint i = 0; i < count; i++) {
		const Form *form = form_page_form(&all[i]);
		g_autofree char *path = g_strconcat("/", all[i].form, NULL);
		g_autoptr(CgiResponse) response = get(path);

		for (guint j = 0; j < form->count; j++) {
			const Question *question = &form->questions[j];
			g_autofree char *name =
				g_strdup_printf("name=\"%s\"", question->key);

			ck_assert_int_eq(strstr(response->body->str, name) !=
						 NULL,
					 form_page_asks(&all[i], question));
		}
	}
}
END_TEST

START_TEST(a_form_that_is_not_offered_is_no_page)
{
	static const char *const offered[] = { "rfc6335", NULL };
	g_autoptr(CgiResponse) index = NULL;
	g_autoptr(CgiResponse) user = NULL;
	g_autoptr(CgiResponse) service = NULL;

	settings.offered = offered;
	index = get("/");
	user = get("/user-2004");
	service = get("/rfc6335");
	ck_assert_ptr_null(strstr(index->body->str, "user-2004"));
	ck_assert_uint_eq(user->status, 404);
	ck_assert_uint_eq(service->status, 200);
}
END_TEST

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

START_TEST(a_page_that_takes_no_post_says_so)
{
	static const char *const paths[] = { "/", "/name" };
	g_autoptr(CgiResponse) response = NULL;

	request.method = CGI_POST;
	request.path = (char *)paths[_i];
	response = handle_request(&settings, &request, NULL, now, log_error);
	ck_assert_uint_eq(response->status, 405);
	ck_assert_ptr_nonnull(
		strstr(response->header->str, "Allow: GET, HEAD\r\n"));
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

START_TEST(names_are_looked_up_so_often)
{
	settings.hourly = 1;
	put_field(request.query, "name", "sums");
	for (guint i = 0; i < 22; i++) {
		g_autoptr(CgiResponse) response = get("/name");

		ck_assert_uint_eq(response->status, i < 20 ? 200 : 429);
	}
}
END_TEST

START_TEST(a_request_that_is_wrong_has_a_page)
{
	g_autoptr(GError) wrong = g_error_new_literal(
		CGI_ERROR, 405, "it is none of GET, HEAD and <POST>");
	g_autoptr(CgiResponse) response =
		handle_request(&settings, &request, wrong, now, log_error);

	ck_assert_uint_eq(response->status, 405);
	ck_assert_ptr_nonnull(strstr(response->body->str, "&lt;POST&gt;"));
	ck_assert_ptr_nonnull(
		strstr(response->body->str, "<a href=\"/ports/user-2004\">"));
	ck_assert_ptr_nonnull(
		strstr(response->header->str, "Allow: GET, HEAD, POST\r\n"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("handle");
	TCase *tc = tcase_create("handle");

	scratch_fixture(tc);
	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, a_path_is_a_page, 0, G_N_ELEMENTS(pages));
	tcase_add_test(tc, each_question_is_on_its_page);
	tcase_add_test(tc, a_form_that_is_not_offered_is_no_page);
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
	tcase_add_test(tc, a_link_confirms);
	tcase_add_test(tc, one_address_gets_three_links_an_hour);
	tcase_add_loop_test(tc, a_page_that_takes_no_post_says_so, 0, 2);
	tcase_add_test(tc, nothing_is_confirmed_where_nothing_goes);
	tcase_add_test(tc, names_are_looked_up_so_often);
	tcase_add_test(tc, a_request_that_is_wrong_has_a_page);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
