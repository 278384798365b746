/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/versions.h"

#include <string.h>

static gboolean is_same(const char *one, const char *other)
{
	return one && other && g_ascii_strcasecmp(one, other) == 0;
}

/* Whether one is what other was before. */
static gboolean is_older(const Application *one, const Application *other)
{
	return one->depth > other->depth &&
	       strcmp(one->form, other->form) == 0 &&
	       is_same(one->request[REQUEST_SERVICE_NAME],
		       other->request[REQUEST_SERVICE_NAME]) &&
	       is_same(one->request[REQUEST_CONTACT_EMAIL],
		       other->request[REQUEST_CONTACT_EMAIL]);
}

static gboolean has_newer(const GPtrArray *applications,
			  const Application *application)
{
	for (guint i = 0; i < applications->len; i++) {
		if (is_older(application, applications->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

void versions_drop_quoted(Parsed *parsed)
{
	GPtrArray *applications = parsed->applications;
	guint before = applications->len;

	/* What goes is older than something that stays: the least deep. */
	for (guint i = before; i-- > 0;) {
		if (has_newer(applications, applications->pdata[i]))
			g_ptr_array_remove_index(applications, i);
	}
	if (applications->len < before)
		parsed_warn(parsed, "older-version",
			    "an application stands in it twice, and what is "
			    "quoted was left out");
}

/* The part that it begins in. */
static const char *part_of(const Application *application)
{
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		if (answer->part)
			return answer->part;
	}
	return NULL;
}

/* In one part two that are alike ask for two of the same. */
static gboolean is_repeated(const Application *one, const Application *other)
{
	return strcmp(one->digest, other->digest) == 0 &&
	       g_strcmp0(one->request[REQUEST_CONTACT_EMAIL],
			 other->request[REQUEST_CONTACT_EMAIL]) == 0 &&
	       g_strcmp0(part_of(one), part_of(other)) != 0;
}

static gboolean was_said_before(const GPtrArray *applications, guint number)
{
	for (guint i = 0; i < number; i++) {
		if (is_repeated(applications->pdata[number],
				applications->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

void versions_drop_repeated(Parsed *parsed)
{
	GPtrArray *applications = parsed->applications;
	guint before = applications->len;

	for (guint i = before; i-- > 1;) {
		if (was_said_before(applications, i))
			g_ptr_array_remove_index(applications, i);
	}
	if (applications->len < before)
		parsed_warn(parsed, "repeated-application",
			    "an application stands in two parts of it, and was "
			    "taken once");
}
