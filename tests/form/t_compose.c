/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/compose.h"

#include "parse/message.h"
#include "tests/default_limits.h"
#include "tests/form/fields.h"
#include "tests/form/hostile.h"
#include "tests/run.h"

/* 2004-07-12T09:00:00Z */
#define NOW 1089622800

static const Envelope envelope = {
	.to = "ports@registry.example",
	.from = "form@registry.example",
	.registry = "Example Networks",
	.message_id = "portreg-form.1@registry.example",
	.date = NOW,
};

static Draft *draft_of(const FormPage *page, const char *key, const char *text)
{
	g_autoptr(GPtrArray) fields = filled_in(page, key, text);

	return draft_new(page, fields);
}

static void assert_read_back(const Draft *draft, GBytes *mail)
{
	g_autoptr(Parsed) parsed = message_parse(mail, &default_limits);
	const Application *application;

	ck_assert_int_eq(parsed->kind, KIND_APPLICATION);
	ck_assert_uint_eq(parsed->applications->len, 1);
	application = parsed->applications->pdata[0];
	ck_assert_str_eq(application->form, draft->page->form);
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		ck_assert_msg(strcmp(answer->text,
				     draft_text(draft, answer->key)) == 0,
			      "%s: \"%s\" is read as \"%s\"", answer->key,
			      draft_text(draft, answer->key), answer->text);
	}
}

/* Each question of each form gets each of the answers. */
START_TEST(any_answer_is_read_back)
{
	guint count;
	const FormPage *pages = form_pages(&count);

	for (guint i = 0; i < count; i++) {
		const Form *form = form_page_form(&pages[i]);

		for (guint j = 0; j < form->count; j++) {
			g_autoptr(Draft) draft =
				draft_of(&pages[i], form->questions[j].key,
					 hostile_answers[_i]);
			g_autoptr(GBytes) mail = compose_application(
				draft, &envelope, NULL, NULL);

			assert_read_back(draft, mail);
		}
	}
}
END_TEST

static GBytes *text_alone(const Draft *draft)
{
	g_autofree char *text = compose_text(draft);
	char *mail =
		g_strconcat("From: Sam <sam@example.org>\nMIME-Version: 1.0\n"
			    "Content-Type: text/plain; charset=utf-8\n\n",
			    text, NULL);

	return g_bytes_new_take(mail, strlen(mail));
}

/* Somebody may send on what he was shown. */
START_TEST(the_text_alone_is_read_back)
{
	static const char *const answers[] = {
		"Some words.",		"1. one\n2. two\n\n3. three",
		"  indented\n    more", "Name: Sam\nE-mail: x@example.org",
		"\xc3\xa4\xe2\x82\xac", "> quoted",
	};
	guint count;
	const FormPage *pages = form_pages(&count);

	for (guint i = 0; i < count; i++) {
		const Form *form = form_page_form(&pages[i]);

		for (guint j = 0; j < form->count; j++) {
			g_autoptr(Draft) draft = draft_of(
				&pages[i], form->questions[j].key, answers[_i]);
			g_autoptr(GBytes) mail = text_alone(draft);

			assert_read_back(draft, mail);
		}
	}
}
END_TEST

START_TEST(long_answers_are_read_back)
{
	const FormPage *page = form_page("user-2004");
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(Draft) draft = NULL;
	g_autoptr(GBytes) mail = NULL;

	while (text->len < 200 * 1000)
		g_string_append(text, "W\xc3\xb6rter und W\xc3\xb6rter, and "
				      "more of them\n");
	draft = draft_of(page, "technical_description", text->str);
	mail = compose_application(draft, &envelope, NULL, NULL);
	ck_assert_uint_gt(draft_longest(draft), 199 * 1000);
	assert_read_back(draft, mail);
}
END_TEST

static char *header_of(GBytes *mail)
{
	const char *bytes = g_bytes_get_data(mail, NULL);
	const char *end = strstr(bytes, "\n\n");

	return g_strndup(bytes, (gsize)(end - bytes) + 1);
}

START_TEST(the_header_names_the_registry_and_the_applicant)
{
	g_autoptr(Draft) draft =
		draft_of(form_page("user-2004"), "short_name", "sums");
	g_autoptr(GBytes) mail = compose_application(
		draft, &envelope, "S\xc3\xa4m Pell", "sam@example.org");
	g_autofree char *header = header_of(mail);

	ck_assert_ptr_nonnull(strstr(
		header, "From: Example Networks <form@registry.example>\n"));
	ck_assert_ptr_nonnull(strstr(header, "To: ports@registry.example\n"));
	ck_assert_ptr_nonnull(
		strstr(header, "Date: Mon, 12 Jul 2004 09:00:00 +0000\n"));
	ck_assert_ptr_nonnull(
		strstr(header, "<portreg-form.1@registry.example>\n"));
	ck_assert_ptr_nonnull(strstr(header, "Port Number: sums\n"));
	ck_assert_ptr_nonnull(strstr(header, "Reply-To: =?"));
	ck_assert_ptr_nonnull(strstr(header, "<sam@example.org>\n"));
	ck_assert_ptr_null(strstr(header, "Auto-Submitted"));
}
END_TEST

static const char *const injections[] = {
	"Sam\nBcc: all@example.org",
	"Sam\r\nBcc: all@example.org",
	"Sam\rBcc: all@example.org",
	"Sam>\nBcc: all@example.org\n\nbody",
	"\"Sam\nBcc: all@example.org",
	"=?utf-8?q?Sam=0ABcc:_all@example.org?=",
	"\"\r\nBcc: all\"@example.org",
	"Sam\xe2\x80\xa8"
	"Bcc: all@example.org",
};

static void assert_no_more_fields(const Draft *draft, const char *name,
				  const char *email)
{
	g_autoptr(GBytes) mail =
		compose_application(draft, &envelope, name, email);
	g_autofree char *header = header_of(mail);

	ck_assert_ptr_null(strstr(header, "\nBcc"));
	ck_assert_ptr_nonnull(strstr(header, "\nContent-Type: multipart/"));
}

/* In whatever field it is typed, and whatever the parser makes of it. */
START_TEST(nothing_typed_is_a_field_of_the_header)
{
	guint count;
	const FormPage *pages = form_pages(&count);

	for (guint i = 0; i < count; i++) {
		const Form *form = form_page_form(&pages[i]);

		for (guint j = 0; j < form->count; j++) {
			g_autoptr(Draft) draft =
				draft_of(&pages[i], form->questions[j].key,
					 injections[_i]);
			assert_no_more_fields(draft, injections[_i],
					      injections[_i]);
			assert_no_more_fields(draft, injections[_i],
					      "sam@example.org");
			assert_no_more_fields(draft, "Sam", injections[_i]);
		}
	}
}
END_TEST

/* A header has a limit, above which the mail is not read. */
START_TEST(a_very_long_name_is_in_no_header)
{
	g_autofree char *name = g_strnfill(200 * 1024, 'x');
	g_autoptr(GPtrArray) fields =
		filled_in(form_page("user-2004"), "applicant_name", name);
	g_autoptr(Draft) draft = draft_new(form_page("user-2004"), fields);
	g_autoptr(GBytes) mail =
		compose_application(draft, &envelope, name, "sam@example.org");
	g_autofree char *header = header_of(mail);

	ck_assert_uint_lt(strlen(header), 2000);
	ck_assert_ptr_nonnull(strstr(header, "sam@example.org"));
	assert_read_back(draft, mail);
}
END_TEST

static const struct {
	const char *name;
	gboolean in_subject;
} names[] = {
	{ "sums", TRUE },
	{ "a_b+c", TRUE },
	{ "[IANA #12]", FALSE },
	{ "(auto-reply)", FALSE },
	{ "", FALSE },
	{ "n\xc3\xa4me", FALSE },
	{ "aaaaaaaaaaaaaaaaaaaa", FALSE },
};

/* It must not become a ticket's tag, or look like a program's mail. */
START_TEST(only_a_name_stands_in_the_subject)
{
	g_autoptr(Draft) draft =
		draft_of(form_page("user-2004"), "short_name", names[_i].name);
	g_autofree char *subject = compose_subject(draft);

	ck_assert_int_eq(strchr(subject, ':') != NULL, names[_i].in_subject);
	ck_assert(g_str_has_prefix(subject, "Application for a User"));
}
END_TEST

START_TEST(the_text_is_the_page_with_the_answers)
{
	const FormPage *page = form_page("user-2004");
	g_autoptr(Draft) draft = draft_of(page, "functions", "It adds.");
	g_autofree char *text = compose_text(draft);

	ck_assert_ptr_nonnull(
		strstr(text, "\n6. What functions are performed by this "
			     "protocol?\n\nIt adds.\n\n7. Is either broadcast "
			     "or multicast used? Yes\n"));
	ck_assert_ptr_nonnull(strstr(text, "\nYour E-mail: sam@example.org\n"));
}
END_TEST

START_TEST(a_note_is_from_a_program)
{
	g_autoptr(GBytes) mail = compose_note(&envelope, "sam@example.org",
					      "Please confirm", "A link.\n");
	g_autofree char *header = header_of(mail);
	g_autoptr(Parsed) parsed = message_parse(mail, &default_limits);

	ck_assert_ptr_nonnull(strstr(header, "Auto-Submitted: auto-generated"));
	ck_assert_int_eq(parsed->kind, KIND_AUTOMATIC);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("compose");
	TCase *tc = tcase_create("compose");

	tcase_add_loop_test(tc, any_answer_is_read_back, 0,
			    G_N_ELEMENTS(hostile_answers));
	tcase_add_loop_test(tc, the_text_alone_is_read_back, 0, 6);
	tcase_add_test(tc, long_answers_are_read_back);
	tcase_add_test(tc, the_header_names_the_registry_and_the_applicant);
	tcase_add_loop_test(tc, nothing_typed_is_a_field_of_the_header, 0,
			    G_N_ELEMENTS(injections));
	tcase_add_test(tc, a_very_long_name_is_in_no_header);
	tcase_add_loop_test(tc, only_a_name_stands_in_the_subject, 0,
			    G_N_ELEMENTS(names));
	tcase_add_test(tc, the_text_is_the_page_with_the_answers);
	tcase_add_test(tc, a_note_is_from_a_program);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
