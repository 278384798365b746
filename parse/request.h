/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_REQUEST_H
#define PARSE_REQUEST_H

#include "parse/application.h"

/*
 * What an application asks for, in a form that is the same whatever the form
 * it came on, and the digest by which two applications are the same.
 */

/*
 * Sets application->request from its answers; from a form that does not ask
 * who applies, with whom the mail is from (both may be NULL).
 */
void request_derive(Application *application, const char *from_name,
		    const char *from_email);

/* The answer by which a form asks for a name ("short_name"), that of a variant
 * too; NULL: there is no such form. */
const char *request_name_key(const char *form);

/*
 * Sets application->digest: "1:" and the sha256 of the form and the answers
 * with their white space folded, so that other line ends, wrapping or
 * indentation make no other application.
 */
void request_digest(Application *application);

#endif
