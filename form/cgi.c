/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/cgi.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define FORM_TYPE "application/x-www-form-urlencoded"

G_DEFINE_QUARK(portreg_cgi_error, cgi_error)

static gboolean fail(guint status, const char *why, GError **error)
{
	g_set_error_literal(error, CGI_ERROR, (gint)status, why);
	return FALSE;
}

static void free_field(gpointer data)
{
	CgiField *field = data;

	g_free(field->name);
	g_free(field->value);
	g_free(field);
}

static GPtrArray *fields_new(void)
{
	return g_ptr_array_new_with_free_func(free_field);
}

/* URL Standard, section 5.1; GLib refuses what is no UTF-8 and a NUL. */
static gboolean read_fields(const char *text, gsize len, GPtrArray *fields,
			    GError **error)
{
	GUriParamsIter iter;
	char *name, *value;
	g_autoptr(GError) wrong = NULL;

	g_uri_params_iter_init(&iter, text, (gssize)len, "&",
			       G_URI_PARAMS_WWW_FORM);
	while (g_uri_params_iter_next(&iter, &name, &value, &wrong)) {
		CgiField *field = g_new0(CgiField, 1);

		field->name = name;
		field->value = value;
		g_ptr_array_add(fields, field);
		if (fields->len > CGI_FIELDS_MAX)
			return fail(400, "it has too many fields", error);
	}
	if (wrong)
		return fail(400, "its fields are not written as a form's",
			    error);
	return TRUE;
}

static gboolean read_bytes(int fd, char *bytes, gsize len)
{
	while (len > 0) {
		gssize got = read(fd, bytes, len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return FALSE;
		bytes += got;
		len -= (gsize)got;
	}
	return TRUE;
}

/* CONTENT_LENGTH (RFC 3875 section 4.1.2). */
static gboolean read_length(const char *text, gsize *length_out, GError **error)
{
	gsize digits = text ? strspn(text, "0123456789") : 0;

	if (digits == 0 || text[digits] != '\0')
		return fail(411, "its length is not said", error);
	*length_out = digits < 10 ? (gsize)g_ascii_strtoull(text, NULL, 10)
				  : G_MAXSIZE;
	if (*length_out > CGI_BODY_MAX)
		return fail(413, "it is larger than any application", error);
	return TRUE;
}

static gboolean is_form(const char *type)
{
	gsize len = type ? strcspn(type, "; \t") : 0;

	return len == strlen(FORM_TYPE) &&
	       g_ascii_strncasecmp(type, FORM_TYPE, len) == 0;
}

static gboolean read_body(CgiLookup lookup, int fd, GPtrArray *fields,
			  GError **error)
{
	g_autofree char *body = NULL;
	gsize len;

	if (!is_form(lookup("CONTENT_TYPE")))
		return fail(415, "it is no form's", error);
	if (!read_length(lookup("CONTENT_LENGTH"), &len, error))
		return FALSE;
	body = g_malloc(len + 1);
	if (!read_bytes(fd, body, len))
		return fail(400, "it ends too early", error);
	body[len] = '\0';
	if (strlen(body) != len)
		return fail(400, "its fields are not written as a form's",
			    error);
	return read_fields(body, len, fields, error);
}

static char *text_of(CgiLookup lookup, const char *name)
{
	const char *value = lookup(name);

	return g_utf8_make_valid(value ? value : "", -1);
}

static gboolean read_method(const char *method, CgiRequest *request,
			    GError **error)
{
	static const struct {
		const char *name;
		CgiMethod method;
		gboolean head;
	} methods[] = {
		{ "GET", CGI_GET, FALSE },
		{ "HEAD", CGI_GET, TRUE },
		{ "POST", CGI_POST, FALSE },
	};

	for (guint i = 0; method && i < G_N_ELEMENTS(methods); i++) {
		if (strcmp(method, methods[i].name) != 0)
			continue;
		request->method = methods[i].method;
		request->head = methods[i].head;
		return TRUE;
	}
	return fail(405, "it is none of GET, HEAD and POST", error);
}

CgiRequest *cgi_request_read(CgiLookup lookup, int fd, GError **error)
{
	g_autoptr(CgiRequest) request = g_new0(CgiRequest, 1);
	const char *query = lookup("QUERY_STRING");
	const char *site = lookup("HTTP_SEC_FETCH_SITE");

	request->query = fields_new();
	request->fields = fields_new();
	request->script = text_of(lookup, "SCRIPT_NAME");
	request->path = text_of(lookup, "PATH_INFO");
	request->address = text_of(lookup, "REMOTE_ADDR");
	request->languages = text_of(lookup, "HTTP_ACCEPT_LANGUAGE");
	request->foreign = site && strcmp(site, "same-origin") != 0 &&
			   strcmp(site, "none") != 0;
	/* Others write queries too, as search engines do: they mean nothing. */
	if (query)
		read_fields(query, strlen(query), request->query, NULL);
	if (!read_method(lookup("REQUEST_METHOD"), request, error) ||
	    (request->method == CGI_POST &&
	     !read_body(lookup, fd, request->fields, error)))
		return NULL;
	return g_steal_pointer(&request);
}

void cgi_request_free(CgiRequest *request)
{
	if (!request)
		return;
	g_free(request->script);
	g_free(request->path);
	g_free(request->address);
	g_free(request->languages);
	g_ptr_array_unref(request->query);
	g_ptr_array_unref(request->fields);
	g_free(request);
}

const char *cgi_field(const GPtrArray *fields, const char *name)
{
	for (guint i = 0; i < fields->len; i++) {
		const CgiField *field = fields->pdata[i];

		if (strcmp(field->name, name) == 0)
			return field->value;
	}
	return "";
}

CgiResponse *cgi_response_new(guint status)
{
	CgiResponse *response = g_new0(CgiResponse, 1);

	response->status = status;
	response->type = "text/html; charset=utf-8";
	response->header = g_string_new(NULL);
	response->body = g_string_new(NULL);
	return response;
}

void cgi_response_free(CgiResponse *response)
{
	if (!response)
		return;
	g_string_free(response->header, TRUE);
	g_string_free(response->body, TRUE);
	g_free(response);
}

void cgi_response_add(CgiResponse *response, const char *name,
		      const char *value)
{
	g_string_append_printf(response->header, "%s: %.*s\r\n", name,
			       (int)strcspn(value, "\r\n"), value);
}

/* RFC 9110 section 15. */
static const char *phrase_of(guint status)
{
	static const struct {
		guint status;
		const char *phrase;
	} rows[] = {
		{ 200, "OK" },
		{ 303, "See Other" },
		{ 400, "Bad Request" },
		{ 403, "Forbidden" },
		{ 404, "Not Found" },
		{ 405, "Method Not Allowed" },
		{ 410, "Gone" },
		{ 411, "Length Required" },
		{ 413, "Content Too Large" },
		{ 415, "Unsupported Media Type" },
		{ 422, "Unprocessable Content" },
		{ 429, "Too Many Requests" },
		{ 503, "Service Unavailable" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].status == status)
			return rows[i].phrase;
	}
	return "Internal Server Error";
}

GString *cgi_response_write(const CgiResponse *response, gboolean head)
{
	GString *out = g_string_sized_new(response->body->len + 1024);

	g_string_append_printf(out,
			       "Status: %u %s\r\n"
			       "Content-Type: %s\r\n"
			       "Content-Length: %" G_GSIZE_FORMAT "\r\n"
			       "%s\r\n",
			       response->status, phrase_of(response->status),
			       response->type, response->body->len,
			       response->header->str);
	if (!head)
		g_string_append_len(out, response->body->str,
				    (gssize)response->body->len);
	return out;
}
