/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/vacancy.h"
#include "review/amend.h"
#include "review/refusal.h"

/* Why ports that are not free are not reserved. */
static const char *reason_against(VacancyStatus status)
{
	switch (status) {
	case VACANCY_FREE:
		return NULL;
	case VACANCY_ASSIGNED:
		return "it is assigned; de-assign it (RFC 6335 section 8.2)";
	case VACANCY_RESERVED:
		return "it is reserved already";
	case VACANCY_DEASSIGNED:
		return "it was assigned once, and is kept back already (RFC "
		       "6335 section 8.2)";
	case VACANCY_DYNAMIC:
		return "dynamic ports are never assigned (RFC 6335 section 6)";
	default:
		return "no single line of the list says that it is unassigned";
	}
}

/* The one row that all the ports are in. */
static gboolean find_free(const Amending *amending, guint *row_out,
			  GError **error)
{
	const PortRange ports = amending->asked->ports;
	g_autoptr(Vacancies) vacancies =
		vacancies_of(amending->view->lines, FALSE);

	if (ports.first > ports.last)
		return refuse(REVIEW_ERROR_TEXT, error,
			      "%u-%u is no range of ports", ports.first,
			      ports.last);
	*row_out = vacancies_line(vacancies, ports.first);
	for (guint port = ports.first; port <= ports.last; port++) {
		const char *why = reason_against(
			vacancies_status(vacancies, (guint16)port));

		if (why)
			return refuse(REVIEW_ERROR_RULE, error, "port %u: %s",
				      port, why);
		if (vacancies_line(vacancies, (guint16)port) != *row_out)
			return refuse(REVIEW_ERROR_PLACE, error,
				      "ports %u to %u stand in more than one "
				      "line; name them one after the other",
				      ports.first, ports.last);
	}
	return TRUE;
}

static void add_rest(Amending *amending, guint row, guint first, guint last)
{
	const PortRange ports = { (guint16)first, (guint16)last };

	if (first <= last)
		g_ptr_array_add(
			amend_instead(amending, row),
			amend_own(amending,
				  amend_editing(amending)->ports_line(
					  amend_line(amending, row), ports)));
}

static void add_remark(Amending *amending, GPtrArray *lines, guint at,
		       guint row, Entry *entry)
{
	ListLine *line = amend_editing(amending)->remark_line(
		amending->view->lines, row, entry);

	g_ptr_array_insert(lines, (gint)at, amend_own(amending, line));
}

gboolean amend_reserve(Amending *amending, GError **error)
{
	const PortRange ports = amending->asked->ports;
	PortRange old;
	GPtrArray *lines;
	Entry *entry;
	guint row = 0;

	if (!find_free(amending, &row, error))
		return FALSE;
	old = amend_line(amending, row)->entry->ports;
	lines = amend_instead(amending, row);
	g_ptr_array_set_size(lines, 0);
	entry = entry_new();
	entry->status = ENTRY_RESERVED;
	entry->has_port = TRUE;
	entry->ports = ports;
	entry_set(entry, ENTRY_DESCRIPTION, "Reserved");
	if (!amend_editing(amending)->groups)
		entry_set(entry, ENTRY_MODIFIED, amending->day);
	add_rest(amending, row, old.first, ports.first - 1u);
	add_remark(amending, lines, lines->len, row, entry);
	add_rest(amending, row, ports.last + 1u, old.last);
	return TRUE;
}

/* "De-assigned on 2004-07-12, previously sums by [Ann_Example]" */
static char *note_of(const Amending *amending, const Entry *was,
		     const char *what)
{
	const char *who = was->field[ENTRY_ASSIGNEE];

	return g_strdup_printf("%s on %s, previously %s%s%s", what,
			       amending->day, was->field[ENTRY_NAME],
			       *who ? " by " : "", who);
}

/* What a port is that was taken from its entry. */
static Entry *kept_back(const Amending *amending, const Entry *was,
			const char *what)
{
	g_autofree char *note = note_of(amending, was, what);
	Entry *entry = entry_new();

	entry->status = ENTRY_RESERVED;
	entry->has_port = TRUE;
	entry->ports = was->ports;
	entry_set(entry, ENTRY_TRANSPORT, was->field[ENTRY_TRANSPORT]);
	if (amend_editing(amending)->groups) {
		g_autofree char *lower = g_ascii_strdown(what, -1);
		g_autofree char *text =
			g_strdup_printf("Reserved (%s %s, was %s)", lower,
					amending->day, was->field[ENTRY_NAME]);

		entry_set(entry, ENTRY_DESCRIPTION, text);
		return entry;
	}
	entry_set(entry, ENTRY_DESCRIPTION, "Reserved");
	entry_set(entry, ENTRY_MODIFIED, amending->day);
	entry_set(entry, ENTRY_UNAUTHORIZED, was->field[ENTRY_UNAUTHORIZED]);
	entry_set(entry, ENTRY_NOTES, was->field[ENTRY_NOTES]);
	if (*was->field[ENTRY_NOTES]) {
		g_autofree char *both =
			g_strjoin(" ", was->field[ENTRY_NOTES], note, NULL);

		entry_set(entry, ENTRY_NOTES, both);
	} else {
		entry_set(entry, ENTRY_NOTES, note);
	}
	return entry;
}

/* Before the first name without a port that comes later, or behind all. */
static guint place_of_name(const Amending *amending, const char *name)
{
	guint place = 0;

	for (guint i = 0; i < amending->view->lines->len; i++) {
		const Entry *entry = amend_line(amending, i)->entry;

		if (!entry)
			continue;
		if (!entry->has_port &&
		    g_ascii_strcasecmp(entry->field[ENTRY_NAME], name) > 0)
			return i;
		place = i + 1;
	}
	return place;
}

/* RFC 6335 section 8.2: the name stays assigned, if it has no other place. */
static void keep_name(Amending *amending, guint row)
{
	const Entry *was = amend_line(amending, row)->entry;
	guint place = place_of_name(amending, was->field[ENTRY_NAME]);
	ListLine *line = list_line_new(LINE_ENTRY);
	GPtrArray *lines;

	for (guint i = 0; i < amending->view->lines->len; i++) {
		const Entry *other = amend_line(amending, i)->entry;

		if (other && i != row && !amend_is_target(amending, i) &&
		    strcmp(other->field[ENTRY_NAME], was->field[ENTRY_NAME]) ==
			    0) {
			list_line_free(line);
			return;
		}
	}
	line->entry = entry_copy(was);
	line->entry->has_port = FALSE;
	line->entry->ports = (PortRange){ 0, 0 };
	entry_set(line->entry, ENTRY_MODIFIED, amending->day);
	lines = amend_instead(amending, place - 1);
	g_ptr_array_add(lines, amend_own(amending, line));
}

/* The remark comes before the group, which goes on without the entry. */
static void take_out_of_group(Amending *amending, guint row, Entry *entry)
{
	AmendGroup group = amend_group(amending, row);
	GPtrArray *lines = amend_instead(amending, row);
	gboolean empty = TRUE;

	g_ptr_array_remove(lines, (gpointer)amend_line(amending, row));
	lines = amend_instead(amending, group.first);
	for (guint i = group.first; i < group.end; i++)
		empty &= amend_is_target(amending, i);
	for (guint i = group.end; empty && i < group.comments; i++)
		g_ptr_array_set_size(amend_instead(amending, i), 0);
	for (guint i = 0; i <= lines->len; i++) {
		const ListLine *line = i < lines->len ? lines->pdata[i] : NULL;

		if (!line || line->kind == LINE_ENTRY) {
			add_remark(amending, lines, i, group.first, entry);
			return;
		}
	}
}

static gboolean take_back(Amending *amending, const char *what)
{
	for (guint i = 0; i < amending->targets->len; i++) {
		guint row = amend_target(amending, i);
		const Entry *was = amend_line(amending, row)->entry;
		Entry *entry = kept_back(amending, was, what);
		GPtrArray *lines;

		if (amend_editing(amending)->groups) {
			take_out_of_group(amending, row, entry);
			continue;
		}
		lines = amend_instead(amending, row);
		g_ptr_array_remove(lines, (gpointer)amend_line(amending, row));
		add_remark(amending, lines, 0, row, entry);
		keep_name(amending, row);
	}
	if (amend_editing(amending)->groups)
		g_ptr_array_add(amending->amended->notes,
				g_strdup("the name stays assigned, and the "
					 "classic text has no place for a name "
					 "without a port"));
	return TRUE;
}

static gboolean needs_reason(const Amending *amending, const char *what,
			     GError **error)
{
	return (amending->asked->reason && *amending->asked->reason) ||
	       refuse(REVIEW_ERROR_RULE, error, "say %s: --reason", what);
}

gboolean amend_deassign(Amending *amending, GError **error)
{
	return needs_reason(amending,
			    "how it is known that it is not in use (RFC 6335 "
			    "section 8.2)",
			    error) &&
	       take_back(amending, "De-assigned");
}

#define FOUR_WEEKS (28 * 24 * 3600)

gboolean amend_revoke(Amending *amending, GError **error)
{
	const char *called = amending->asked->called;
	g_autofree char *start =
		g_strdup_printf("%sT00:00:00Z", called ? called : "");
	g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(start, NULL);

	if (!needs_reason(amending, "why", error))
		return FALSE;
	if (!date)
		return refuse(REVIEW_ERROR_RULE, error,
			      "it is revoked after a call to the community of "
			      "four weeks: --called DATE (RFC 6335 section "
			      "8.4)");
	if (amending->effective - g_date_time_to_unix(date) < FOUR_WEEKS)
		return refuse(REVIEW_ERROR_RULE, error,
			      "the call of %s has not been open for four weeks "
			      "(RFC 6335 section 8.4)",
			      called);
	return take_back(amending, "Revoked");
}
