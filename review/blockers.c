/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/blockers.h"

#include <string.h>

#include "review/refusal.h"
#include "store/queue.h"
#include "store/registry.h"

/* Judged anew when a port is assigned: the name, and which port it is, for the
 * one that was wished for need not be the one that is given. */
#define NAME_RULE "N7"

static const char *const judged_anew[] = { NAME_RULE, "P1", "P2", NULL };

/* A look through the findings of one version. */
typedef struct {
	gint64 version;
	const char *const *overrides;
	gboolean any; /* an error or a route, whatever its rule */
} Look;

static gboolean is_overridden(const char *const *overrides, const char *rule)
{
	return overrides && g_strv_contains(overrides, rule);
}

static gboolean look_at(const QueueFinding *finding, gpointer data,
			GError **error)
{
	const Look *look = data;

	if (finding->version != look->version ||
	    strcmp(finding->severity, "error") != 0 ||
	    g_strv_contains(judged_anew, finding->rule) ||
	    is_overridden(look->overrides, finding->rule))
		return TRUE;
	return refuse(REVIEW_ERROR_RULE, error,
		      "%s: %s To assign in spite of it, say --override %s",
		      finding->rule, finding->sentence, finding->rule);
}

static gboolean check_name(Store *store, const char *name,
			   const char *const *overrides, GError **error)
{
	g_autoptr(GArray) ports = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autofree char *list = NULL;

	if (!name || is_overridden(overrides, NAME_RULE))
		return TRUE;
	if (!registry_ports_of_name(store, name, ports, error))
		return FALSE;
	if (ports->len == 0)
		return TRUE;
	list = name_ports(ports);
	return refuse(REVIEW_ERROR_RULE, error,
		      NAME_RULE
		      ": the name \"%s\" is in the registry already, "
		      "at %s (RFC 6335 section 5.1). To assign in spite "
		      "of it, say --override " NAME_RULE,
		      name, list);
}

gboolean blockers_check(Store *store, gint64 ticket,
			const ApplicationRequest *request,
			const char *const *overrides, GError **error)
{
	Look look = { .version = request->version, .overrides = overrides };

	return queue_each_finding(store, ticket, look_at, &look, error) &&
	       check_name(store, request->service_name, overrides, error);
}

static gboolean look_for_any(const QueueFinding *finding, gpointer data,
			     GError **error)
{
	Look *look = data;

	(void)error;
	if (finding->version == look->version &&
	    (strcmp(finding->severity, "error") == 0 ||
	     strcmp(finding->severity, "route") == 0))
		look->any = TRUE;
	return TRUE;
}

gboolean blockers_none(Store *store, gint64 ticket, gint64 version,
		       gboolean *clean_out, GError **error)
{
	Look look = { .version = version };

	if (!queue_each_finding(store, ticket, look_for_any, &look, error))
		return FALSE;
	*clean_out = !look.any;
	return TRUE;
}
