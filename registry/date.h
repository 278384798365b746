/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_DATE_H
#define REGISTRY_DATE_H

#include <glib.h>

/*
 * Dates as lists have them: a month or a day, in figures ("2004-07",
 * "2004-07-12") or in words ("July 2004", "12 July 2004").
 */

/* In figures; NULL: it is no such date. The caller frees it. */
char *date_in_figures(const char *text);

/* In words; what is no date in figures comes back as it is. */
char *date_in_words(const char *figures);

/* "July" for 7. */
const char *date_month(guint month);

#endif
