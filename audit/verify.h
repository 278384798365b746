/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_VERIFY_H
#define AUDIT_VERIFY_H

#include "store/event.h"

/*
 * Whether all that the store holds is what its history says was put there.
 *
 * Finds: an event that was changed, taken out, put in or moved; a text, a
 * message or a version of the registry that differs from what its event names;
 * damaged pages. What is missing at the end of the history is found only with
 * a head that was noted elsewhere, in the log for example.
 */
typedef struct {
	guint events;
	guint texts;
	guint messages;
	guint problems;
	EventMark head;
} VerifyResult;

typedef void (*VerifyReport)(const char *problem, gpointer data);

/*
 * Calls report with a sentence for each problem. head: a hash that must be
 * one of the history's, or NULL. FALSE only if it could not be read.
 */
gboolean verify_store(Store *store, const char *head, VerifyReport report,
		      gpointer data, VerifyResult *result_out, GError **error);

#endif
