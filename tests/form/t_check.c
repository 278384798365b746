/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/check.h"

#include "form/compose.h"
#include "tests/default_limits.h"
#include "tests/form/fields.h"
#include "tests/run.h"

static const ChildLimits child = { 0, 60, 60 };

static const Envelope envelope = {
	.to = "ports@registry.example",
	.from = "ports@registry.example",
	.registry = "Example Networks",
	.message_id = "portreg-form.1@registry.example",
	.date = 1089622800,
};

static GBytes *mail_of(const Draft *draft)
{
	return compose_application(draft, &envelope, NULL, NULL);
}

START_TEST(the_examiner_s_findings_are_found)
{
	const FormPage *page = form_page("user-2004");
	g_autoptr(GPtrArray) fields =
		filled_in(page, "short_name", "much-too-long-name");
	g_autoptr(Draft) draft = draft_new(page, fields);
	g_autoptr(GBytes) mail = mail_of(draft);
	g_autoptr(GError) error = NULL;
	g_autoptr(Application) judged =
		check_mail(draft, mail, &default_limits, &child, &error);

	assert_no_error(error);
	ck_assert(check_has_error(judged, "short_name"));
	ck_assert(!check_has_error(judged, "functions"));
	ck_assert_uint_eq(check_count(judged, SEVERITY_ERROR), 1);
	ck_assert_str_eq(judged->request[REQUEST_CONTACT_EMAIL],
			 "sam@example.org");
}
END_TEST

/* A mail that says something else than was typed is never sent. */
START_TEST(another_mail_is_an_error)
{
	const FormPage *page = form_page("user-2004");
	g_autoptr(GPtrArray) fields = filled_in(page, "short_name", "sums");
	g_autoptr(GPtrArray) others = filled_in(page, "short_name", "tums");
	g_autoptr(Draft) draft = draft_new(page, fields);
	g_autoptr(Draft) other = draft_new(page, others);
	g_autoptr(GBytes) mail = mail_of(other);
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(
		check_mail(draft, mail, &default_limits, &child, &error));
	ck_assert(g_error_matches(error, CHECK_ERROR, CHECK_ERROR_NOT_READ));
}
END_TEST

START_TEST(a_mail_above_a_limit_is_an_error)
{
	const FormPage *page = form_page("user-2004");
	g_autoptr(GPtrArray) fields = filled_in(page, NULL, NULL);
	g_autoptr(Draft) draft = draft_new(page, fields);
	g_autoptr(GBytes) mail = mail_of(draft);
	ParseLimits limits = default_limits;
	g_autoptr(GError) error = NULL;

	limits.message_bytes = 100;
	ck_assert_ptr_null(check_mail(draft, mail, &limits, &child, &error));
	ck_assert(g_error_matches(error, CHECK_ERROR, CHECK_ERROR_NOT_READ));
}
END_TEST

static const struct {
	const char *form;
	Profile profile;
	const char *key;
	gboolean required;
} rows[] = {
	{ "user-2004", PROFILE_2004, "applicant_name", TRUE },
	{ "user-2004", PROFILE_2004, "functions", TRUE },
	{ "user-2004", PROFILE_2004, "broadcast", TRUE },
	{ "user-2004", PROFILE_2004, "broadcast_use", FALSE },
	{ "user-2004", PROFILE_2004, "specification", FALSE },
	{ "rfc6335", PROFILE_RFC6335, "contact", TRUE },
	{ "rfc6335", PROFILE_RFC6335, "reference", TRUE },
	{ "rfc6335", PROFILE_RFC6335, "port_number", FALSE },
	{ "modification", PROFILE_2004, "contact_email", TRUE },
};

START_TEST(what_an_empty_form_lacks_is_required)
{
	g_autoptr(Application) empty =
		check_empty(form_page(rows[_i].form), rows[_i].profile);

	ck_assert_msg(check_has_error(empty, rows[_i].key) == rows[_i].required,
		      "%s: %s", rows[_i].form, rows[_i].key);
}
END_TEST

START_TEST(warnings_are_told_apart)
{
	g_autoptr(Application) one = application_new("user-2004");
	g_autoptr(Application) other = application_new("user-2004");
	g_autofree char *none = check_warnings(one);
	g_autofree char *a = NULL;
	g_autofree char *b = NULL;

	application_add_finding(one, "A5", SEVERITY_WARNING, "port_name",
				g_strdup("An example."));
	application_add_finding(other, "A5", SEVERITY_WARNING, "port_name",
				g_strdup("Another example."));
	application_add_finding(other, "N2", SEVERITY_NOTE, "port_name",
				g_strdup("A note."));
	a = check_warnings(one);
	b = check_warnings(other);
	ck_assert_str_ne(none, a);
	ck_assert_str_ne(a, b);
	ck_assert_uint_eq(check_count(other, SEVERITY_WARNING), 1);
	ck_assert_uint_eq(check_count(other, SEVERITY_NOTE), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("check");
	TCase *tc = tcase_create("check");

	tcase_add_test(tc, the_examiner_s_findings_are_found);
	tcase_add_test(tc, another_mail_is_an_error);
	tcase_add_test(tc, a_mail_above_a_limit_is_an_error);
	tcase_add_loop_test(tc, what_an_empty_form_lacks_is_required, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_test(tc, warnings_are_told_apart);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
