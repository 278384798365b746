/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/form/visitor.h"

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

	visitor_fixture(tc);
	tcase_add_loop_test(tc, a_path_is_a_page, 0, G_N_ELEMENTS(pages));
	tcase_add_test(tc, each_question_is_on_its_page);
	tcase_add_test(tc, a_form_that_is_not_offered_is_no_page);
	tcase_add_loop_test(tc, a_page_that_takes_no_post_says_so, 0, 2);
	tcase_add_test(tc, names_are_looked_up_so_often);
	tcase_add_test(tc, a_request_that_is_wrong_has_a_page);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
