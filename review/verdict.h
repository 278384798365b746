/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_VERDICT_H
#define REVIEW_VERDICT_H

#include <glib.h>

#include "store/message.h"

/*
 * What a message is to those that came before it: one word a message.
 */
typedef enum {
	VERDICT_NEW,		/* an application that is none of the others */
	VERDICT_REVISION,	/* other answers to an open application */
	VERDICT_RESENT,		/* the same once more, in other bytes */
	VERDICT_AGAIN,		/* the same bytes: only a count changes */
	VERDICT_ALTERED,	/* a known Message-ID over another content */
	VERDICT_CORRESPONDENCE, /* about an application */
	VERDICT_AUTOMATIC,	/* sent by a program */
	VERDICT_OTHER,
	VERDICT_QUARANTINED, /* kept, but not read */
	VERDICT_COUNT
} Verdict;

/* "new", "revision", … */
const char *verdict_name(Verdict verdict);

/* What is known of a message whose bytes are new. */
typedef struct {
	gboolean quarantined;
	gboolean automatic; /* by its header or its null sender */
	MessageIdentity identity;
	gboolean is_application;
	Verdict application; /* what the application in it is, if there is one
			      */
	gboolean is_letter;  /* it is about an application that is here */
} VerdictFacts;

Verdict verdict_judge(const VerdictFacts *facts);

#endif
