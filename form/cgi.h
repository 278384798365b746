/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_CGI_H
#define FORM_CGI_H

#include <glib.h>

/*
 * A request as a web server hands it to a CGI program (RFC 3875), and the
 * answer to it.
 *
 * Knows no pages. It reads no environment itself: whoever calls says what is
 * in it. Always holds: a body that is too large, or of another kind than a
 * form's, is not read at all; all text is UTF-8 without a NUL.
 */

/* So much may a form's body hold. */
#define CGI_BODY_MAX (1024 * 1024)

/* So many fields; no page of ours has more. */
#define CGI_FIELDS_MAX 200

typedef struct {
	char *name;
	char *value;
} CgiField;

typedef enum {
	CGI_GET, /* or HEAD */
	CGI_POST,
} CgiMethod;

typedef struct {
	CgiMethod method;
	gboolean head;	   /* the answer's body is not wanted */
	gboolean foreign;  /* a page of another site sent it (Fetch Metadata) */
	char *script;	   /* SCRIPT_NAME: the path before ours; "" */
	char *path;	   /* PATH_INFO: "/user-2004"; "" */
	char *address;	   /* REMOTE_ADDR; "" */
	char *languages;   /* Accept-Language; "" */
	GPtrArray *query;  /* of CgiField */
	GPtrArray *fields; /* of CgiField, of a POST's body */
} CgiRequest;

/* The code is the status of HTTP (RFC 9110 section 15). */
#define CGI_ERROR (cgi_error_quark())
GQuark cgi_error_quark(void);

/* What a variable of the environment holds; NULL: there is none. */
typedef const char *(*CgiLookup)(const char *name);

/* All but its method and its body, which may be wrong. */
CgiRequest *cgi_request_new(CgiLookup lookup);

/* The method, and of a POST the body, from fd. FALSE with CGI_ERROR. */
gboolean cgi_request_read(CgiRequest *request, CgiLookup lookup, int fd,
			  GError **error);
void cgi_request_free(CgiRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CgiRequest, cgi_request_free)

/* The first value of that name; "" if there is none. */
const char *cgi_field(const GPtrArray *fields, const char *name);

typedef struct {
	guint status;
	const char *type; /* a constant */
	GString *header;  /* fields, each ended by CRLF */
	GString *body;
} CgiResponse;

CgiResponse *cgi_response_new(guint status);
void cgi_response_free(CgiResponse *response);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CgiResponse, cgi_response_free)

/* One more field of the header. A value with a line's end in it is cut there.
 */
void cgi_response_add(CgiResponse *response, const char *name,
		      const char *value);

/* As the server wants it (RFC 3875 section 6). The caller frees it. */
GString *cgi_response_write(const CgiResponse *response, gboolean head);

#endif
