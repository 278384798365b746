/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/request.h"

#include "parse/question.h"
#include "tests/large.h"
#include "tests/run.h"

static void answer(Application *application, const char *key, const char *text)
{
	Answer *added = application_add_answer(application, key);

	g_free(added->text);
	added->text = g_strdup(text);
}

static const struct {
	const char *text;
	const char *name; /* NULL: nothing is said */
} names[] = {
	{ "", NULL },	    { " \n", NULL },
	{ "sums", "sums" }, { " sums ", "sums" },
	{ "n/a", NULL },    { "N/A", NULL },
	{ "na", NULL },	    { "None", NULL },
	{ "-", NULL },	    { "--", NULL },
	{ "nil", NULL },    { "---", "---" },
	{ "nas", "nas" },   { "none of it", "none of it" },
};

START_TEST(what_says_nothing_is_no_name)
{
	g_autoptr(Application) application = application_new("user-2004");

	answer(application, "short_name", names[_i].text);
	answer(application, "port_name", names[_i].text);
	answer(application, "applicant_name", names[_i].text);
	request_derive(application, NULL, NULL);
	ck_assert_pstr_eq(application->request[REQUEST_SERVICE_NAME],
			  names[_i].name);
	ck_assert_pstr_eq(application->request[REQUEST_DESCRIPTION],
			  names[_i].name);
	ck_assert_pstr_eq(application->request[REQUEST_ASSIGNEE_NAME],
			  names[_i].name);
	ck_assert_pstr_eq(application->request[REQUEST_CONTACT_NAME],
			  names[_i].name);
}
END_TEST

START_TEST(a_user_port_is_for_tcp_and_udp)
{
	static const char *const want[REQUEST_FIELD_COUNT] = {
		"sums",
		"Super",
		"tcp, udp",
		NULL,
		"user",
		"Sam",
		"sam@example.org",
		"Sam",
		"sam@example.org",
		NULL,
		NULL,
	};
	g_autoptr(Application) application = application_new("user-2004");

	answer(application, "short_name", "sums");
	answer(application, "port_name", "Super");
	answer(application, "protocol", "SCTP");
	answer(application, "applicant_name", "Sam");
	answer(application, "applicant_email", "Sam <sam&example.org>");
	request_derive(application, NULL, NULL);
	for (int i = 0; i < REQUEST_FIELD_COUNT; i++)
		ck_assert_pstr_eq(application->request[i], want[i]);
}
END_TEST

START_TEST(a_form_that_is_not_known_asks_for_nothing)
{
	g_autoptr(Application) application = application_new("nonsense");

	answer(application, "short_name", "sums");
	request_derive(application, NULL, NULL);
	for (int i = 0; i < REQUEST_FIELD_COUNT; i++)
		ck_assert_ptr_null(application->request[i]);
}
END_TEST

static char *digest(const char *form, const char *first, const char *second)
{
	g_autoptr(Application) application = application_new(form);

	answer(application, "a", first);
	answer(application, "b", second);
	request_digest(application);
	return g_strdup(application->digest);
}

START_TEST(each_form_asks_for_a_name_by_a_question_of_its_own)
{
	guint count;
	const Form *const *forms = forms_all(&count);

	for (guint i = 0; i < count; i++) {
		const char *key = request_name_key(forms[i]->name);

		ck_assert_ptr_nonnull(form_question(forms[i], key));
		if (forms[i]->variant)
			ck_assert_str_eq(request_name_key(forms[i]->variant),
					 key);
	}
	ck_assert_pstr_eq(request_name_key("modification"),
			  "proposed_service_name");
	ck_assert_ptr_null(request_name_key("another"));
}
END_TEST

static const struct {
	const char *form;
	const char *first;
	const char *second;
	gboolean same;
} digests[] = {
	{ "f", "x y", "z", TRUE },   { "f", " x \n\t y\n", "z\n\n", TRUE },
	{ "f", "x\ny", " z", TRUE }, { "f", "xy", "z", FALSE },
	{ "f", "X y", "z", FALSE },  { "f", "x y z", "", FALSE },
	{ "f", "x", "y z", FALSE },  { "f", "", "x y z", FALSE },
	{ "g", "x y", "z", FALSE },  { "f", "x y b z", "", FALSE },
};

START_TEST(white_space_alone_makes_no_other_application)
{
	g_autofree char *one = digest("f", "x y", "z");
	g_autofree char *other =
		digest(digests[_i].form, digests[_i].first, digests[_i].second);

	ck_assert(g_str_has_prefix(one, "1:"));
	ck_assert_uint_eq(strlen(one), 2 + 64);
	ck_assert_int_eq(strcmp(one, other) == 0, digests[_i].same);
}
END_TEST

START_TEST(a_mebibyte_of_anything_is_quickly_a_request)
{
	static const char *const pieces[] = { "x", " ", "x ", "\n", "@", "." };
	g_autofree char *text = large_text("", pieces[_i]);
	g_autoptr(Application) application = application_new("user-2004");
	clock_t start = clock();

	answer(application, "short_name", text);
	answer(application, "port_name", text);
	answer(application, "applicant_email", text);
	request_derive(application, NULL, NULL);
	request_digest(application);
	assert_quick(start);
	ck_assert_ptr_nonnull(application->digest);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("request");
	TCase *tc = tcase_create("request");

	tcase_add_loop_test(tc, what_says_nothing_is_no_name, 0,
			    G_N_ELEMENTS(names));
	tcase_add_test(tc, a_user_port_is_for_tcp_and_udp);
	tcase_add_test(tc, a_form_that_is_not_known_asks_for_nothing);
	tcase_add_test(tc, each_form_asks_for_a_name_by_a_question_of_its_own);
	tcase_add_loop_test(tc, white_space_alone_makes_no_other_application, 0,
			    G_N_ELEMENTS(digests));
	tcase_add_loop_test(tc, a_mebibyte_of_anything_is_quickly_a_request, 0,
			    6);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
