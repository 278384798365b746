/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/vacancy.h"

#include <string.h>

#define PORTS (PORT_MAX + 1)

struct Vacancies {
	guint8 status[PORTS]; /* VacancyStatus */
	guint line[PORTS];
};

/* RFC 6335 section 6: the edges of the ranges are reserved. */
static const struct {
	guint16 first;
	guint16 last;
	VacancyStatus status;
} never_free[] = {
	{ 0, 0, VACANCY_RESERVED },
	{ 1021, 1022, VACANCY_EXPERIMENT },
	{ 1023, 1024, VACANCY_RESERVED },
	{ 49151, 49151, VACANCY_RESERVED },
	{ 49152, PORT_MAX, VACANCY_DYNAMIC },
};

static const VacancyStatus status_of_entry[] = {
	[ENTRY_ASSIGNED] = VACANCY_ASSIGNED,
	[ENTRY_UNASSIGNED] = VACANCY_REMARKED,
	[ENTRY_RESERVED] = VACANCY_RESERVED,
	[ENTRY_DEASSIGNED] = VACANCY_DEASSIGNED,
	[ENTRY_REMARK] = VACANCY_REMARKED,
};
G_STATIC_ASSERT(G_N_ELEMENTS(status_of_entry) == ENTRY_STATUS_COUNT);

static const ListLine *line_at(const GPtrArray *lines, guint number)
{
	return number < lines->len ? g_ptr_array_index(lines, number) : NULL;
}

static gboolean is_kind(const GPtrArray *lines, guint number, LineKind kind)
{
	const ListLine *line = line_at(lines, number);

	return line && line->kind == kind;
}

/* "Unassigned (Removed 2004-05-18)" is not plain, nor is "4/tcp". */
static gboolean is_plain(const ListLine *line)
{
	const Entry *entry = line->entry;

	return line->kind == LINE_PORTS && entry->has_port && !line->raw &&
	       entry->status == ENTRY_UNASSIGNED &&
	       !*entry->field[ENTRY_TRANSPORT] &&
	       strcmp(entry->field[ENTRY_DESCRIPTION], "Unassigned") == 0 &&
	       entry->ports.first <= entry->ports.last;
}

static void set(Vacancies *vacancies, PortRange ports, VacancyStatus status)
{
	for (guint port = ports.first; port <= ports.last; port++)
		vacancies->status[port] = (guint8)status;
}

static void add_plain(Vacancies *vacancies, guint number, PortRange ports)
{
	for (guint port = ports.first; port <= ports.last; port++) {
		gboolean first = vacancies->status[port] == VACANCY_UNLISTED;

		vacancies->status[port] = first ? VACANCY_FREE : VACANCY_TWICE;
		vacancies->line[port] = number;
	}
}

/* An assigned entry says more of a port than any other line does. */
static void add_other(Vacancies *vacancies, const Entry *entry)
{
	VacancyStatus status = status_of_entry[entry->status];
	PortRange ports = { MIN(entry->ports.first, entry->ports.last),
			    MAX(entry->ports.first, entry->ports.last) };

	for (guint port = ports.first; port <= ports.last; port++) {
		if (vacancies->status[port] != VACANCY_ASSIGNED)
			vacancies->status[port] = (guint8)status;
	}
}

static void take_if_free(Vacancies *vacancies, guint16 port)
{
	if (vacancies->status[port] == VACANCY_FREE)
		vacancies->status[port] = VACANCY_CAPTURES;
}

/* At the start of the line's ports a new entry is next to the line before,
 * at their end next to the line behind. */
static void note_neighbours(Vacancies *vacancies, const GPtrArray *lines,
			    guint number)
{
	const PortRange ports = line_at(lines, number)->entry->ports;

	if (number > 0 && is_kind(lines, number - 1, LINE_ENTRY))
		take_if_free(vacancies, ports.first);
	if (is_kind(lines, number + 1, LINE_COMMENT))
		take_if_free(vacancies, ports.last);
}

Vacancies *vacancies_of(const GPtrArray *lines, gboolean groups)
{
	Vacancies *vacancies = g_new0(Vacancies, 1);

	for (guint i = 0; i < lines->len; i++) {
		if (is_plain(line_at(lines, i)))
			add_plain(vacancies, i,
				  line_at(lines, i)->entry->ports);
	}
	for (guint i = 0; i < lines->len; i++) {
		const ListLine *line = line_at(lines, i);

		if (is_plain(line) && groups)
			note_neighbours(vacancies, lines, i);
		else if (!is_plain(line) && line->entry &&
			 line->entry->has_port)
			add_other(vacancies, line->entry);
	}
	for (guint i = 0; i < G_N_ELEMENTS(never_free); i++)
		set(vacancies,
		    (PortRange){ never_free[i].first, never_free[i].last },
		    never_free[i].status);
	return vacancies;
}

void vacancies_free(Vacancies *vacancies)
{
	g_free(vacancies);
}

VacancyStatus vacancies_status(const Vacancies *vacancies, guint16 port)
{
	return (VacancyStatus)vacancies->status[port];
}

guint vacancies_line(const Vacancies *vacancies, guint16 port)
{
	return vacancies->line[port];
}

gboolean vacancies_lowest(const Vacancies *vacancies, PortRange range,
			  guint16 *port_out)
{
	for (guint port = range.first; port <= range.last; port++) {
		if (vacancies->status[port] == VACANCY_FREE) {
			*port_out = (guint16)port;
			return TRUE;
		}
	}
	return FALSE;
}
