/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_VACANCY_H
#define REGISTRY_VACANCY_H

#include <glib.h>

#include "registry/list.h"

/*
 * Which ports of a published list are free, and why the others are not.
 *
 * Knows no applications. A port is free if one plain "Unassigned" line holds
 * it (no transport, no remark) and nothing else in the list does. In a list
 * where one contact closes a group of entries, a new entry must not come next
 * to entries without a contact, nor right before a comment: its contact line
 * would capture the ones, or be joined by the other.
 */
typedef enum {
	VACANCY_UNLISTED, /* no line says that it is unassigned */
	VACANCY_FREE,
	VACANCY_ASSIGNED,
	VACANCY_RESERVED,
	VACANCY_DEASSIGNED, /* was assigned once */
	VACANCY_REMARKED,   /* a line says something else of it */
	VACANCY_TWICE,	    /* two lines say that it is unassigned */
	VACANCY_CAPTURES,   /* free, but its contact would be of others too */
	VACANCY_EXPERIMENT, /* 1021, 1022: RFC 6335 section 6.1 */
	VACANCY_DYNAMIC,    /* 49152 and above: RFC 6335 section 6 */
	VACANCY_COUNT
} VacancyStatus;

typedef struct Vacancies Vacancies;

/* Of the lines (of ListLine), which are not needed any more afterwards.
 * groups: a contact closes a group of them (list_edit.h). */
Vacancies *vacancies_of(const GPtrArray *lines, gboolean groups);
void vacancies_free(Vacancies *vacancies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Vacancies, vacancies_free)

VacancyStatus vacancies_status(const Vacancies *vacancies, guint16 port);

/* The number of the line that says that a free port is unassigned. */
guint vacancies_line(const Vacancies *vacancies, guint16 port);

/* The lowest free port of the range; FALSE if there is none. */
gboolean vacancies_lowest(const Vacancies *vacancies, PortRange range,
			  guint16 *port_out);

#endif
