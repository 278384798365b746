/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_APPLICATION_H
#define STORE_APPLICATION_H

#include <glib.h>

#include "store/store.h"

/*
 * Applications, each with a ticket and its versions: what was asked, in which
 * message, with which findings.
 *
 * Knows no forms: keys of answers and ids of rules are words to it. What a
 * person wrote stands in texts (text.h). Always holds: tickets count from 1
 * without gaps; of one applicant and one name at most one application is open.
 * Writing is done inside a transaction.
 */
typedef struct {
	const char *key;
	const char *text;
	const char *part; /* NULL: the question was not there */
	guint first_line;
	guint last_line;
	guint lost_bytes;
} StoredAnswer;

typedef struct {
	const char *rule;
	const char *severity;
	const char *answer; /* key; NULL: about none */
	const char *sentence;
} StoredFinding;

/* One version to be filed. Arrays are the caller's. */
typedef struct {
	gint64 message;
	guint ordinal; /* of the applications in the message, from 1 */
	gint64 like;   /* the message that it is a copy of; 0: of none */
	const char *form;
	const char *digest;
	const char *request; /* JSON */
	const char
		*applicant; /* sha256 of the address in lower case, or NULL */
	const char *name;   /* sha256 of the name in lower case, or NULL */
	GArray *answers;    /* of StoredAnswer */
	GArray *findings;   /* of StoredFinding */
} Filing;

typedef enum {
	FILED_NEW,
	FILED_RESENT,	/* the same digest as the newest version */
	FILED_REVISION, /* another digest */
} FiledAs;

typedef struct {
	gint64 ticket;
	gint64 version;
	FiledAs filed_as;
} Filed;

/*
 * Gives the filing a ticket and a version, and writes it; a copy of a mail
 * that was filed is kept as correspondence, for it says nothing new. texts: the
 * salted hashes of its texts are appended (char *), for the event.
 */
gboolean application_file(Store *store, const Filing *filing, Filed *filed_out,
			  GPtrArray *texts, GError **error);

/* Adds a finding to the newest version of an application. */
gboolean application_add_finding_to(Store *store, gint64 ticket,
				    const StoredFinding *finding,
				    GPtrArray *texts, GError **error);

/*
 * sha256 in hex of all that the event filed of the application, for the event
 * to name and for audit to find again; NULL if it filed nothing. What is filed
 * belongs to the event that is appended next. The caller frees it.
 */
gboolean application_filed(Store *store, gint64 ticket, gint64 event,
			   char **sha256_out, GError **error);

/* The open applications of other applicants for the name: array of gint64. */
gboolean application_rivals(Store *store, const Filing *filing, gint64 ticket,
			    GArray *tickets_out, GError **error);

/* "new", "needs-info", … NULL: there is no such application. */
gboolean application_state(Store *store, gint64 ticket, char **state_out,
			   gboolean *open_out, GError **error);

/*
 * duplicate_of: a ticket, or 0. STORE_ERROR_REFUSED if it would be a second
 * open application of one applicant and name.
 */
gboolean application_set_state(Store *store, gint64 ticket, const char *state,
			       gint64 duplicate_of, GError **error);

/*
 * An applicant (as Filing has it) has written: an application that waited for
 * that is new again, and so is answered_out.
 */
gboolean application_answered(Store *store, gint64 ticket,
			      const char *applicant, gboolean *answered_out,
			      GError **error);

/* What the newest version asks for; NULL: not said. */
typedef struct {
	gint64 version;
	char *form;
	char *service_name;
	char *description;
	char *transports; /* "tcp,udp" */
	char *range;	  /* "user", "system" */
	char *contact_name;
	char *contact_email;
	char *assignee_name;
	char *assignee_email;
} ApplicationRequest;

void application_request_clear(ApplicationRequest *request);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ApplicationRequest, application_request_clear)

/* STORE_ERROR_MISSING: there is no such application. */
gboolean application_request(Store *store, gint64 ticket,
			     ApplicationRequest *request_out, GError **error);

#endif
