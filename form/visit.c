/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/visit.h"

#include "form/limit.h"

void visit_clear(Visit *visit)
{
	draft_free(visit->draft);
	application_free(visit->empty);
	if (visit->judged)
		application_free(visit->judged);
	name_help_free(visit->help);
	g_free(visit->secret);
	g_free(visit->token);
	g_free(visit->warnings);
	g_free(visit->id);
	claim_clear(&visit->once);
}

gboolean visit_stop(Visit *visit, guint status, Word notice)
{
	visit->status = status;
	visit->notice = notice;
	return FALSE;
}

gboolean visit_stop_for(Visit *visit, const GError *error, Word notice)
{
	visit->desk->log(error);
	return visit_stop(visit, 503, notice);
}

gboolean visit_is_within(Visit *visit, const char *what, guint limit,
			 Word too_many)
{
	const Desk *desk = visit->desk;
	g_autofree char *place = limit_place(desk->request->address);
	g_autoptr(GError) error = NULL;
	gboolean allowed;

	if (!limit_count(desk->settings->folder, visit->secret, what, place,
			 limit, desk->now, &allowed, &error))
		return visit_stop_for(visit, error, WORD_NOT_READ);
	return allowed || visit_stop(visit, 429, too_many);
}
