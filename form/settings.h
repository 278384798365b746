/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_SETTINGS_H
#define FORM_SETTINGS_H

#include <glib.h>

#include "parse/limits.h"

/*
 * What whoever runs the pages has decided. Texts are the configuration's and
 * outlive all else here.
 */
typedef struct {
	const char *registry;	     /* whose forms they are */
	const char *to;		     /* where applications go; NULL: nowhere */
	const char *from;	     /* of all mail */
	const char *list;	     /* where the list is; NULL: not said */
	const char *skin;	     /* a style sheet of the site, or NULL */
	const char *url;	     /* of the pages, for links in mail */
	const char *folder;	     /* state.h; NULL: nothing can be sent */
	const char *database;	     /* NULL: nothing is known of names */
	const char *const *sendmail; /* sendmail.h */
	const char *const *offered;  /* forms; none: all */
	guint hourly;		     /* applications, of one address */
	guint wait_seconds;	     /* between page and button */
	guint busy_ms;		     /* to wait for the database */
	gboolean confirm;	     /* by a link in a mail */
	ParseLimits limits;
	ChildLimits child;
} FormSettings;

#endif
