/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_HANDLE_H
#define FORM_HANDLE_H

#include "form/cgi.h"
#include "form/settings.h"

/*
 * The answer to any request: which page its path names.
 *
 *	/                all forms
 *	/user-2004       a form, by its name
 *	/name?name=sums  whether a name is free
 *	/confirm?id=…    an application that waits
 */

typedef void (*HandleLog)(const GError *error);

/* wrong: why the request could not be read (CGI_ERROR), or NULL. */
CgiResponse *handle_request(const FormSettings *settings,
			    const CgiRequest *request, const GError *wrong,
			    gint64 now, HandleLog log);

#endif
