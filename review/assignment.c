/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/assignment.h"

#include <string.h>

#include "registry/vacancy.h"
#include "review/blockers.h"
#include "review/chosen_people.h"
#include "review/refusal.h"

static const char *const known_transports[] = { "tcp", "udp", "sctp", "dccp" };

/* Why a port that is not free is not to be had. */
static const struct {
	const char *rule; /* NULL: none of RFC 6335 */
	const char *what;
} reasons[] = {
	[VACANCY_FREE] = { NULL, NULL },
	[VACANCY_UNLISTED] = { NULL, "no line of the list says that it is "
				     "unassigned" },
	[VACANCY_ASSIGNED] = { "P6", "it is assigned already (RFC 6335 section "
				     "8.1.1)" },
	[VACANCY_RESERVED] = { "P5",
			       "it is reserved (RFC 6335 sections 6 and 8.1)" },
	[VACANCY_DEASSIGNED] = { "P7",
				 "it was assigned once, and others are free "
				 "(RFC 6335 section 8.2)" },
	[VACANCY_REMARKED] = { NULL,
			       "the list has a remark on it, beyond that it "
			       "is unassigned" },
	[VACANCY_TWICE] = { NULL, "two lines of the list say that it is "
				  "unassigned" },
	[VACANCY_CAPTURES] = { NULL,
			       "its entry would stand next to one that has no "
			       "contact, or before a comment, and they would "
			       "become one group" },
	[VACANCY_EXPERIMENT] = { "P8",
				 "it is for experiments (RFC 6335 section "
				 "6.1)" },
	[VACANCY_DYNAMIC] = { "P1",
			      "dynamic ports are never assigned (RFC 6335 "
			      "section 6)" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(reasons) == VACANCY_COUNT);

void assignment_free(Assignment *assignment)
{
	if (!assignment)
		return;
	g_strfreev(assignment->transports);
	g_free(assignment->name);
	g_free(assignment->description);
	g_free(assignment->contact);
	g_free(assignment->assignee);
	g_ptr_array_unref(assignment->folded);
	placement_free(assignment->placement);
	list_view_free(assignment->view);
	g_free(assignment);
}

static gboolean refuse_port(guint port, VacancyStatus status, GError **error)
{
	const char *rule = reasons[status].rule;

	return refuse(rule ? REVIEW_ERROR_RULE : REVIEW_ERROR_PLACE, error,
		      "%s%sport %u: %s", rule ? rule : "", rule ? ": " : "",
		      port, reasons[status].what);
}

static gboolean check_port(const Vacancies *vacancies, guint port,
			   PortRange range, GError **error)
{
	VacancyStatus status =
		port > PORT_MAX ? VACANCY_DYNAMIC
				: vacancies_status(vacancies, (guint16)port);

	if (reasons[status].rule)
		return refuse_port(port, status, error);
	if (port < range.first || port > range.last)
		return refuse(
			REVIEW_ERROR_RULE, error,
			"P1: port %u: it is not among the %s ports, %u to "
			"%u, for one of which the application is (RFC "
			"6335 section 6)",
			port, range.first ? "user" : "system", range.first,
			range.last);
	return status == VACANCY_FREE || refuse_port(port, status, error);
}

static gboolean choose_port(Assignment *assignment, const Vacancies *vacancies,
			    const AssignOptions *options, PortRange range,
			    GError **error)
{
	if (options->port) {
		assignment->port = (guint16)options->port;
		return check_port(vacancies, options->port, range, error);
	}
	if (vacancies_lowest(vacancies, range, &assignment->port))
		return TRUE;
	return refuse(REVIEW_ERROR_PLACE, error,
		      "no port of %u to %u is free in the list", range.first,
		      range.last);
}

/* "udp, TCP" to tcp and udp: each once, in the list's order. */
static gboolean choose_transports(Assignment *assignment,
				  const ApplicationRequest *request,
				  const AssignOptions *options, GError **error)
{
	const char *text =
		options->transports ? options->transports : request->transports;
	g_autofree char *lower = g_ascii_strdown(text ? text : "", -1);
	g_auto(GStrv) words = g_strsplit_set(lower, ", ", -1);
	g_autoptr(GStrvBuilder) chosen = g_strv_builder_new();

	for (char **word = words; *word; word++) {
		gboolean known = !**word;

		for (guint i = 0; i < G_N_ELEMENTS(known_transports); i++)
			known |= strcmp(*word, known_transports[i]) == 0;
		if (!known)
			return refuse(REVIEW_ERROR_TEXT, error,
				      "\"%s\" is none of tcp, udp, sctp, dccp",
				      *word);
	}
	for (guint i = 0; i < G_N_ELEMENTS(known_transports); i++) {
		if (g_strv_contains((const char *const *)words,
				    known_transports[i]))
			g_strv_builder_add(chosen, known_transports[i]);
	}
	assignment->transports = g_strv_builder_end(chosen);
	if (assignment->transports[0])
		return TRUE;
	return refuse(REVIEW_ERROR_RULE, error,
		      "T1: the application names no transport; say which with "
		      "--transport (RFC 6335 section 8.1.1)");
}

/* Notes what the list will have instead of what was given. */
static char *fold(Assignment *assignment, ListText kind, const char *what,
		  const char *text, GError **error)
{
	g_autofree char *why = NULL;
	g_autofree char *folded =
		list_text_fold(&assignment->view->format->editing->limits, kind,
			       text ? text : "", &why);

	if (!folded) {
		refuse(REVIEW_ERROR_TEXT, error,
		       "the list cannot hold the %s \"%s\": %s", what,
		       text ? text : "", why);
		return NULL;
	}
	if (strcmp(folded, text) != 0)
		g_ptr_array_add(assignment->folded,
				g_strdup_printf("the %s \"%s\" is published "
						"as \"%s\"",
						what, text, folded));
	return g_steal_pointer(&folded);
}

static char *in_words(const char *name, const char *email)
{
	if (name && email)
		return g_strdup_printf("%s <%s>", name, email);
	return email ? g_strdup_printf("<%s>", email) : g_strdup(name);
}

static char *contact_of(const ApplicationRequest *request,
			const AssignOptions *options)
{
	return options->contact ? g_strdup(options->contact)
				: in_words(request->contact_name,
					   request->contact_email);
}

/* Of a list that names no assignee it is the contact's own. */
static gboolean choose_assignee(Assignment *assignment,
				const ApplicationRequest *request,
				GError **error)
{
	g_autofree char *words =
		in_words(request->assignee_name, request->assignee_email);

	if (assignment->view->format->editing->groups)
		return TRUE;
	assignment->assignee = words ? fold(assignment, LIST_TEXT_CONTACT,
					    "assignee", words, error)
				     : g_strdup(assignment->contact);
	return assignment->assignee != NULL;
}

/* Folded, an address would be another one. */
static gboolean check_addresses(const char *contact, GError **error)
{
	g_auto(GStrv) words = g_strsplit(contact ? contact : "", " ", -1);

	for (char **word = words; *word; word++) {
		if (strchr(*word, '@') && !g_str_is_ascii(*word))
			return refuse(REVIEW_ERROR_TEXT, error,
				      "the list cannot hold the address %s: it "
				      "is not ASCII",
				      *word);
	}
	return TRUE;
}

static gboolean choose_words(Assignment *assignment,
			     const ApplicationRequest *request,
			     const AssignOptions *options, GError **error)
{
	g_autofree char *contact = contact_of(request, options);

	if (!check_addresses(contact, error))
		return FALSE;
	assignment->name = fold(assignment, LIST_TEXT_NAME, "name",
				request->service_name, error);
	if (!assignment->name)
		return FALSE;
	assignment->description =
		fold(assignment, LIST_TEXT_DESCRIPTION, "description",
		     options->description ? options->description
					  : request->description,
		     error);
	if (!assignment->description)
		return FALSE;
	assignment->contact =
		fold(assignment, LIST_TEXT_CONTACT, "contact", contact, error);
	return assignment->contact &&
	       choose_assignee(assignment, request, error);
}

/* The lists of today name people by their ids. */
static ChosenPeople *choose_people(Store *store, const Assignment *assignment,
				   char sign, NewEntry *entry, GError **error)
{
	ChosenPeople *chosen =
		chosen_people_load(store, assignment->view->lines, error);

	if (!chosen || assignment->view->format->editing->groups)
		return chosen;
	entry->assignee_id = chosen_people_id(chosen, assignment->assignee,
					      sign, entry->effective);
	entry->contact_id = chosen_people_id(chosen, assignment->contact, sign,
					     entry->effective);
	return chosen;
}

static gboolean place(Store *store, Assignment *assignment,
		      const Vacancies *vacancies, char sign, gint64 effective,
		      GError **error)
{
	g_autofree char *contact =
		g_strdelimit(g_strdup(assignment->contact), "@", sign);
	NewEntry entry = {
		.port = assignment->port,
		.transports = (const char *const *)assignment->transports,
		.name = assignment->name,
		.description = assignment->description,
		.contact = contact,
		.effective = effective,
	};
	g_autoptr(ChosenPeople) people =
		choose_people(store, assignment, sign, &entry, error);

	if (people)
		assignment->placement = placement_plan(
			assignment->view,
			vacancies_line(vacancies, assignment->port), &entry,
			people->added, error);
	g_free((char *)entry.assignee_id);
	g_free((char *)entry.contact_id);
	return assignment->placement != NULL;
}

Assignment *assignment_plan(Store *store, gint64 ticket,
			    const ApplicationRequest *request,
			    const AssignOptions *options, gint64 effective,
			    GError **error)
{
	g_autoptr(Assignment) assignment = g_new0(Assignment, 1);
	g_autoptr(Vacancies) vacancies = NULL;

	assignment->folded = g_ptr_array_new_with_free_func(g_free);
	if (g_strcmp0(request->form, "modification") == 0) {
		refuse(REVIEW_ERROR_RULE, error,
		       "it asks for a change of an entry that is there, and for "
		       "no port (RFC 6335 section 8.6)");
		return NULL;
	}
	if (!blockers_check(store, ticket, request, options->overrides, error))
		return NULL;
	assignment->view = list_view_load(store, error);
	if (!assignment->view)
		return NULL;
	vacancies = vacancies_of(assignment->view->lines,
				 assignment->view->format->editing->groups);
	if (!choose_words(assignment, request, options, error) ||
	    !choose_transports(assignment, request, options, error) ||
	    !choose_port(assignment, vacancies, options,
			 port_range_named(request->range), error) ||
	    !place(store, assignment, vacancies,
		   options->address_sign ? options->address_sign : '@',
		   effective, error))
		return NULL;
	return g_steal_pointer(&assignment);
}
