/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/policy.h"

#include <string.h>

#include "review/blockers.h"
#include "review/refusal.h"

/* Seconds. */
#define DAY 86400

/* "@example.org" is the domain itself, and none below it. */
static gboolean matches(const char *pattern, const char *address)
{
	const char *at = strrchr(address, '@');

	if (*pattern == '@')
		return at && g_ascii_strcasecmp(at, pattern) == 0;
	return g_ascii_strcasecmp(address, pattern) == 0;
}

static gboolean matches_any(const char *const *patterns, const char *address)
{
	for (; *patterns; patterns++) {
		if (matches(*patterns, address))
			return TRUE;
	}
	return FALSE;
}

gboolean policy_allows(const AssignPolicy *policy, const char *from,
		       const char *envelope_sender)
{
	return policy->automatic && from && matches_any(policy->from, from) &&
	       (!envelope_sender || matches_any(policy->from, envelope_sender));
}

static gboolean is_below_cap(Store *store, const AssignPolicy *policy,
			     const Origin *origin, gboolean *below_out,
			     GError **error)
{
	gint64 count;

	if (!event_count_assigned(store, origin->by,
				  origin->at - origin->at % DAY, &count, error))
		return FALSE;
	*below_out = count < policy->daily;
	return TRUE;
}

/* What a rule is against is for the examiner to see; it is no failure. */
static gboolean decide(Store *store, const AssignPolicy *policy, gint64 ticket,
		       const Origin *origin, Decided *decided_out,
		       GError **error)
{
	const AssignOptions options = { .address_sign = policy->address_sign };
	const Decision decision = { .act = "assign",
				    .ticket = ticket,
				    .assign = &options,
				    .origin = *origin,
				    .mail_domain = policy->mail_domain };
	GError *cause = NULL;

	if (decision_make(store, &decision, decided_out, &cause))
		return TRUE;
	if (cause->domain == REVIEW_ERROR) {
		g_error_free(cause);
		decided_clear(decided_out);
		*decided_out = (Decided){ 0 };
		return TRUE;
	}
	g_propagate_error(error, cause);
	return FALSE;
}

gboolean policy_assign(Store *store, const AssignPolicy *policy, gint64 ticket,
		       const Origin *origin, Decided *decided_out,
		       GError **error)
{
	g_auto(ApplicationRequest) request = { 0 };
	gboolean clean, below;

	*decided_out = (Decided){ 0 };
	if (!application_request(store, ticket, &request, error) ||
	    !blockers_none(store, ticket, request.version, &clean, error) ||
	    !is_below_cap(store, policy, origin, &below, error))
		return FALSE;
	if (!clean || !below)
		return TRUE;
	return decide(store, policy, ticket, origin, decided_out, error);
}
