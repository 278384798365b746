/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_CHECK_H
#define FORM_CHECK_H

#include "form/draft.h"
#include "parse/application.h"
#include "parse/limits.h"

/*
 * A draft as the examiner will see it: its mail, read by the parser that will
 * read it there.
 *
 * Always holds: what comes back has the very answers of the draft.
 */
#define CHECK_ERROR (check_error_quark())
GQuark check_error_quark(void);

typedef enum {
	CHECK_ERROR_NOT_READ, /* the parser reads something else */
} CheckError;

/* The application in the mail, with what was found. NULL with CHECK_ERROR or
 * WORKER_ERROR. */
Application *check_mail(const Draft *draft, GBytes *mail,
			const ParseLimits *limits, const ChildLimits *child,
			GError **error);

/* What is wrong with a form that nobody has filled in: no mail holds it. */
Application *check_empty(const FormPage *page, Profile profile);

/* TRUE if an error was found at that answer. */
gboolean check_has_error(const Application *application, const char *key);

guint check_count(const Application *application, Severity severity);

/* Says which warnings there are, and changes with them. The caller frees it.
 */
char *check_warnings(const Application *application);

#endif
