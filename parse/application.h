/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_APPLICATION_H
#define PARSE_APPLICATION_H

#include <glib.h>

/*
 * An application as it was read: the answers with where they stood, what is
 * asked for in a form that is the same for all forms, and the findings.
 *
 * Knows no lines and no MIME. Strings are UTF-8.
 */

/* The text is "" for a question that was not answered. */
typedef struct {
	char *key;
	char *text;
	char *part; /* numbered as IMAP does; NULL: the question is not there */
	guint first_line; /* from 1, of the part's decoded text */
	guint last_line;
	guint lost_bytes; /* that could not be decoded */
} Answer;

/* What is asked for. */
typedef enum {
	REQUEST_SERVICE_NAME,
	REQUEST_DESCRIPTION,
	REQUEST_TRANSPORTS, /* "tcp, udp" */
	REQUEST_PORT,
	REQUEST_RANGE,	       /* "user", "system" */
	REQUEST_ASSIGNEE_NAME, /* and its address behind it; so below */
	REQUEST_ASSIGNEE_EMAIL,
	REQUEST_CONTACT_NAME,
	REQUEST_CONTACT_EMAIL,
	REQUEST_SERVICE_CODE,
	REQUEST_REFERENCE,
	REQUEST_FIELD_COUNT
} RequestField;

typedef enum {
	SEVERITY_ERROR,
	SEVERITY_WARNING,
	SEVERITY_ROUTE,
	SEVERITY_NOTE,
	SEVERITY_COUNT
} Severity;

typedef struct {
	char *rule; /* "N1" */
	Severity severity;
	char *answer; /* the key it is about, or NULL */
	char *text;   /* one sentence */
} Finding;

typedef struct {
	char *form;	    /* "user-2004" */
	GPtrArray *answers; /* of Answer, one for each question of the form */
	char *request[REQUEST_FIELD_COUNT]; /* NULL: not said */
	GPtrArray *findings;		    /* of Finding */
	char *digest; /* of the normalised answers, with its version */
	guint depth;  /* of quoting and forwarding, as far as parse/ knows it */
} Application;

Application *application_new(const char *form);
void application_free(Application *application);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Application, application_free)

/* An array that owns its applications. */
GPtrArray *applications_new(void);

/* The line that it begins in, as its answers say; G_MAXUINT: none does. */
guint application_first_line(const Application *application);

/* The answer of that key, or NULL. */
Answer *application_answer(const Application *application, const char *key);

/* Its text; "" also where the form has no such question. */
const char *application_text(const Application *application, const char *key);

/* Adds an empty answer, which the application owns. */
Answer *application_add_answer(Application *application, const char *key);

/* Takes text. */
void application_add_finding(Application *application, const char *rule,
			     Severity severity, const char *answer, char *text);

/* As a GVariant of APPLICATION_TYPE; and back, NULL if it is none. */
#define APPLICATION_TYPE "(sa(ssmsuuu)amsa(simss)s)"
GVariant *application_to_variant(const Application *application);
Application *application_from_variant(GVariant *variant);

/* "error", "warning", "route", "note". */
const char *severity_name(Severity severity);

#endif
