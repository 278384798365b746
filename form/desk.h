/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_DESK_H
#define FORM_DESK_H

#include "form/frame.h"
#include "form/pages.h"

/*
 * Where an application is handed in: the form's page, and what its buttons do.
 *
 * Knows no configuration file and no clock. Always holds: the page says that an
 * application was sent only after the mail system has taken it; in every
 * other case all that was typed stands in the page that comes back.
 */
typedef struct {
	const FormSettings *settings;
	const CgiRequest *request;
	const Frame *frame;
	gint64 now;			  /* seconds since 1970 */
	void (*log)(const GError *error); /* what went wrong on our side */
} Desk;

/* The page, empty. */
CgiResponse *desk_show(const Desk *desk, const FormPage *page);

/* One of its buttons was pressed. */
CgiResponse *desk_take(const Desk *desk, const FormPage *page);

/* The link in a mail was followed, and its button was pressed. */
CgiResponse *desk_ask_confirmation(const Desk *desk);
CgiResponse *desk_confirm(const Desk *desk);

#endif
