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

/* "+" is a blank. NULL: no UTF-8, a NUL, or no such escape. */
static char *decode(const char *text, gsize len)
{
	g_autofree char *plus = g_strndup(text, len);
	g_autofree char *decoded = NULL;

	g_strdelimit(plus, "+", ' ');
	decoded = g_uri_unescape_string(plus, NULL);
	return decoded && g_utf8_validate(decoded, -1, NULL)
		       ? g_steal_pointer(&decoded)
		       : NULL;
}

/* FALSE: it is not written as a form's. */
static gboolean read_field(const char *text, gsize len, GPtrArray *fields)
{
	const char *sign = memchr(text, '=', len);
	gsize name_len = sign ? (gsize)(sign - text) : len;
	g_autofree char *name = decode(text, name_len);
	g_autofree char *value =
		sign ? decode(sign + 1, len - name_len - 1) : g_strdup("");
	CgiField *field;

	if (!name || !value)
		return FALSE;
	field = g_new0(CgiField, 1);
	field->name = g_steal_pointer(&name);
	field->value = g_steal_pointer(&value);
	g_ptr_array_add(fields, field);
	return TRUE;
}

/* URL Standard, section 5.1: what lacks a "=" is a name alone, which GLib's
 * reader (g_uri_params_iter_next()) refuses. */
static gboolean read_fields(const char *text, gsize len, GPtrArray *fields,
			    GError **error)
{
	const char *end = text + len;

	for (const char *p = text; p < end; p++) {
		const char *and = memchr(p, '&', (gsize)(end - p));
		const char *stop = and? and : end;

		if (stop > p && !read_field(p, (gsize)(stop - p), fields))
			return fail(400,
				    "its fields are not written as a form's",
				    error);
		if (fields->len > CGI_FIELDS_MAX)
			return fail(400, "it has too many fields", error);
		p = stop;
	}
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

CgiRequest *cgi_request_new(CgiLookup lookup)
{
	CgiRequest *request = g_new0(CgiRequest, 1);
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
	return request;
}

gboolean cgi_request_read(CgiRequest *request, CgiLookup lookup, int fd,
			  GError **error)
{
	return read_method(lookup("REQUEST_METHOD"), request, error) &&
	       (request->method != CGI_POST ||
		read_body(lookup, fd, request->fields, error));
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
