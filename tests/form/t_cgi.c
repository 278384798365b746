/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/cgi.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/run.h"

#define FORM_TYPE "application/x-www-form-urlencoded"

static const char *method, *type, *length, *query, *site, *path;

static const char *look_up(const char *name)
{
	const struct {
		const char *name;
		const char *value;
	} rows[] = {
		{ "REQUEST_METHOD", method },	{ "CONTENT_TYPE", type },
		{ "CONTENT_LENGTH", length },	{ "QUERY_STRING", query },
		{ "PATH_INFO", path },		{ "HTTP_SEC_FETCH_SITE", site },
		{ "REMOTE_ADDR", "192.0.2.1" }, { "SCRIPT_NAME", "/ports" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(rows[i].name, name) == 0)
			return rows[i].value;
	}
	return NULL;
}

static void forget(void)
{
	method = "POST";
	type = FORM_TYPE;
	length = query = site = path = NULL;
}

/* NULL with error. */
static CgiRequest *read_body(const char *body, gsize len, GError **error)
{
	g_autoptr(CgiRequest) request = cgi_request_new(look_up);
	int fd = memfd_create("body", 0);
	gboolean ok;

	ck_assert_int_eq(write(fd, body, len), (gssize)len);
	lseek(fd, 0, SEEK_SET);
	ok = cgi_request_read(request, look_up, fd, error);
	close(fd);
	/* Whatever is wrong, it is known where the pages are. */
	ck_assert_str_eq(request->script, "/ports");
	return ok ? g_steal_pointer(&request) : NULL;
}

static const struct {
	const char *body;
	const char *name;
	const char *value;
} bodies[] = {
	{ "a=b", "a", "b" },
	{ "a=b&c=d", "c", "d" },
	{ "a=b+c%2B%26%3D", "a", "b c+&=" },
	{ "a=%0D%0Ab", "a", "\r\nb" },
	{ "a=%C3%A4", "a", "\xc3\xa4" },
	{ "a=\xc3\xa4", "a", "\xc3\xa4" },
	{ "a=1&a=2", "a", "1" },
	{ "a=", "a", "" },
	{ "", "a", "" },
	{ "b=1", "a", "" },
};

START_TEST(fields_are_read)
{
	g_autofree char *size =
		g_strdup_printf("%" G_GSIZE_FORMAT, strlen(bodies[_i].body));
	g_autoptr(GError) error = NULL;
	g_autoptr(CgiRequest) request = NULL;

	length = size;
	request = read_body(bodies[_i].body, strlen(bodies[_i].body), &error);
	assert_no_error(error);
	ck_assert_str_eq(cgi_field(request->fields, bodies[_i].name),
			 bodies[_i].value);
	ck_assert_str_eq(request->address, "192.0.2.1");
	ck_assert_str_eq(request->path, "");
}
END_TEST

#define BODY(text) text, sizeof(text) - 1

static const struct {
	const char *method;
	const char *type;
	const char *length;
	const char *query;
	const char *body;
	gsize size;
	gint status;
} wrongs[] = {
	{ "PUT", FORM_TYPE, "1", NULL, BODY("a"), 405 },
	{ "post", FORM_TYPE, "1", NULL, BODY("a"), 405 },
	{ NULL, FORM_TYPE, "1", NULL, BODY("a"), 405 },
	{ "POST", "text/plain", "1", NULL, BODY("a"), 415 },
	{ "POST", "multipart/form-data; boundary=x", "1", NULL, BODY("a"),
	  415 },
	{ "POST", FORM_TYPE "x", "1", NULL, BODY("a"), 415 },
	{ "POST", NULL, "1", NULL, BODY("a"), 415 },
	{ "POST", FORM_TYPE, NULL, NULL, BODY("a"), 411 },
	{ "POST", FORM_TYPE, "", NULL, BODY("a"), 411 },
	{ "POST", FORM_TYPE, "-1", NULL, BODY("a"), 411 },
	{ "POST", FORM_TYPE, "1a", NULL, BODY("a"), 411 },
	{ "POST", FORM_TYPE, "1048577", NULL, BODY("a"), 413 },
	{ "POST", FORM_TYPE, "99999999999999999999", NULL, BODY("a"), 413 },
	{ "POST", FORM_TYPE, "10", NULL, BODY("a=b"), 400 },
	{ "POST", FORM_TYPE, "5", NULL, BODY("a=%00"), 400 },
	{ "POST", FORM_TYPE, "5", NULL, BODY("a=%FF"), 400 },
	{ "POST", FORM_TYPE, "3", NULL, BODY("a=\xff"), 400 },
	{ "POST", FORM_TYPE, "3", NULL, BODY("a=%"), 400 },
	{ "POST", FORM_TYPE, "3", NULL, BODY("a\0b"), 400 },
};

START_TEST(what_is_wrong_has_a_status)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(CgiRequest) request = NULL;

	method = wrongs[_i].method;
	type = wrongs[_i].type;
	length = wrongs[_i].length;
	query = wrongs[_i].query;
	request = read_body(wrongs[_i].body, wrongs[_i].size, &error);
	ck_assert_ptr_null(request);
	ck_assert(error->domain == CGI_ERROR);
	ck_assert_int_eq(error->code, wrongs[_i].status);
}
END_TEST

START_TEST(a_type_may_say_a_charset)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(CgiRequest) request = NULL;

	type = "Application/X-WWW-Form-urlencoded; charset=UTF-8";
	length = "3";
	request = read_body("a=b", 3, &error);
	assert_no_error(error);
	ck_assert_str_eq(cgi_field(request->fields, "a"), "b");
}
END_TEST

START_TEST(more_than_the_length_is_not_read)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(CgiRequest) request = NULL;

	length = "3";
	request = read_body("a=bcd", 5, &error);
	assert_no_error(error);
	ck_assert_str_eq(cgi_field(request->fields, "a"), "b");
}
END_TEST

START_TEST(there_are_not_too_many_fields)
{
	g_autoptr(GString) body = g_string_new(NULL);
	g_autofree char *size = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(CgiRequest) request = NULL;

	for (guint i = 0; i < CGI_FIELDS_MAX + (guint)_i; i++)
		g_string_append(body, i ? "&a=b" : "a=b");
	size = g_strdup_printf("%" G_GSIZE_FORMAT, body->len);
	length = size;
	request = read_body(body->str, body->len, &error);
	ck_assert((request != NULL) == (_i == 0));
}
END_TEST

/* The fields before what makes no sense are read. */
START_TEST(a_query_may_be_anything)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(CgiRequest) request = NULL;

	method = "GET";
	query = _i == 0 ? "--help" : "name=sums&x=%FF&--help";
	request = read_body("", 0, &error);
	assert_no_error(error);
	ck_assert_str_eq(cgi_field(request->query, "name"),
			 _i == 0 ? "" : "sums");
}
END_TEST

static const struct {
	const char *site;
	gboolean foreign;
} sites[] = {
	{ NULL, FALSE },	{ "same-origin", FALSE }, { "none", FALSE },
	{ "cross-site", TRUE }, { "same-site", TRUE },	  { "", TRUE },
};

START_TEST(a_page_of_another_site_is_known)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(CgiRequest) request = NULL;

	method = "GET";
	site = sites[_i].site;
	request = read_body("", 0, &error);
	assert_no_error(error);
	ck_assert_int_eq(request->foreign, sites[_i].foreign);
}
END_TEST

START_TEST(an_answer_is_written_as_the_server_wants_it)
{
	g_autoptr(CgiResponse) response = cgi_response_new(404);
	g_autoptr(GString) out = NULL;

	cgi_response_add(response, "X-One", "1\r\nX-Two: 2");
	g_string_append(response->body, "<p>");
	out = cgi_response_write(response, _i == 1);
	ck_assert_str_eq(out->str,
			 _i == 1 ? "Status: 404 Not Found\r\n"
				   "Content-Type: text/html; charset=utf-8\r\n"
				   "Content-Length: 3\r\nX-One: 1\r\n\r\n"
				 : "Status: 404 Not Found\r\n"
				   "Content-Type: text/html; charset=utf-8\r\n"
				   "Content-Length: 3\r\nX-One: 1\r\n\r\n<p>");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("cgi");
	TCase *tc = tcase_create("cgi");

	tcase_add_checked_fixture(tc, forget, NULL);
	tcase_add_loop_test(tc, fields_are_read, 0, G_N_ELEMENTS(bodies));
	tcase_add_loop_test(tc, what_is_wrong_has_a_status, 0,
			    G_N_ELEMENTS(wrongs));
	tcase_add_test(tc, a_type_may_say_a_charset);
	tcase_add_test(tc, more_than_the_length_is_not_read);
	tcase_add_loop_test(tc, there_are_not_too_many_fields, 0, 2);
	tcase_add_loop_test(tc, a_query_may_be_anything, 0, 2);
	tcase_add_loop_test(tc, a_page_of_another_site_is_known, 0,
			    G_N_ELEMENTS(sites));
	tcase_add_loop_test(tc, an_answer_is_written_as_the_server_wants_it, 0,
			    2);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
