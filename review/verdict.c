/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/verdict.h"

static const char *const names[] = {
	[VERDICT_NEW] = "new",
	[VERDICT_REVISION] = "revision",
	[VERDICT_RESENT] = "resent",
	[VERDICT_AGAIN] = "again",
	[VERDICT_ALTERED] = "altered",
	[VERDICT_CORRESPONDENCE] = "correspondence",
	[VERDICT_AUTOMATIC] = "automatic",
	[VERDICT_OTHER] = "other",
	[VERDICT_QUARANTINED] = "quarantined",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == VERDICT_COUNT);

const char *verdict_name(Verdict verdict)
{
	return names[verdict];
}

Verdict verdict_judge(const VerdictFacts *facts)
{
	if (facts->quarantined)
		return VERDICT_QUARANTINED;
	if (facts->identity == MESSAGE_ALTERED)
		return VERDICT_ALTERED;
	if (facts->is_application)
		return facts->application;
	if (facts->identity == MESSAGE_RESENT)
		return VERDICT_RESENT;
	if (facts->automatic)
		return VERDICT_AUTOMATIC;
	return facts->is_letter ? VERDICT_CORRESPONDENCE : VERDICT_OTHER;
}
