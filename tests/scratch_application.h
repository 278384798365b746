/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_SCRATCH_APPLICATION_H
#define TESTS_SCRATCH_APPLICATION_H

#include "store/application.h"
#include "store/message.h"
#include "tests/scratch_store.h"

/* What a test asks for in the one application of a new message. */
typedef struct {
	const char *applicant;
	const char *name;
	const char *digest;
	gint64 like;
	const char *request;
	const StoredAnswer *answers;   /* up to a key that is NULL */
	const StoredFinding *findings; /* up to a rule that is NULL */
} Asked;

/* A message more, without content. */
static inline gint64 scratch_message(Store *to)
{
	g_autofree char *sha256 = g_uuid_string_random();
	g_autoptr(GError) error = NULL;
	gint64 id = 0;
	gint64 copies;

	message_claim(to, sha256, 1, &id, &copies, &error);
	assert_no_error(error);
	ck_assert_int_eq(copies, 1);
	return id;
}

/* The arrays of the filing are the caller's to free. */
static inline Filing scratch_filing(const Asked *asked, gint64 message)
{
	Filing filing = {
		.message = message,
		.ordinal = 1,
		.like = asked->like,
		.form = "user-2004",
		.digest = asked->digest,
		.request = asked->request ? asked->request : "{}",
		.applicant = asked->applicant,
		.name = asked->name,
		.answers = g_array_new(FALSE, FALSE, sizeof(StoredAnswer)),
		.findings = g_array_new(FALSE, FALSE, sizeof(StoredFinding)),
	};

	for (guint i = 0; asked->answers && asked->answers[i].key; i++)
		g_array_append_val(filing.answers, asked->answers[i]);
	for (guint i = 0; asked->findings && asked->findings[i].rule; i++)
		g_array_append_val(filing.findings, asked->findings[i]);
	return filing;
}

static inline void scratch_filing_clear(Filing *filing)
{
	g_array_unref(filing->answers);
	g_array_unref(filing->findings);
}

/* The clerk's work, by hand. */
static inline void scratch_refuse(gint64 ticket)
{
	g_autofree char *sql = g_strdup_printf(
		"UPDATE application SET state = 'refused' WHERE ticket = "
		"%" G_GINT64_FORMAT,
		ticket);

	ck_assert_int_eq(scratch_sql(sql), SQLITE_OK);
}

#endif
