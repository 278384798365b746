/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/application.h"

#include "tests/scratch_application.h"

typedef struct {
	const Asked *asked;
	gint64 message; /* 0: a new one */
	guint ordinal;	/* 0: 1 */
	Filed filed;
	guint texts;
} Work;

static gboolean file(Store *to, gpointer data, GError **error)
{
	Work *work = data;
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	Filing filing = scratch_filing(work->asked,
				       work->message ? work->message
						     : scratch_message(to));
	gboolean ok;

	if (work->ordinal)
		filing.ordinal = work->ordinal;
	ok = application_file(to, &filing, &work->filed, texts, error);
	work->texts = texts->len;
	scratch_filing_clear(&filing);
	return ok;
}

static Filed assert_filed(const Asked *asked)
{
	Work work = { .asked = asked };

	scratch_transact(file, &work);
	return work.filed;
}

/* Each step is one message more. */
typedef struct {
	Asked asked;   /* digest NULL: there are no more */
	gint64 refuse; /* the ticket that is closed before; 0: none */
	Filed want;
} Step;

static const Step stories[][6] = {
	/* Another answer is a revision, the same once more is resent. */
	{
		{ { "ada", "sums", "1", .like = 0 }, 0, { 1, 1, FILED_NEW } },
		{ { "ada", "sums", "2", .like = 0 },
		  0,
		  { 1, 2, FILED_REVISION } },
		{ { "ada", "sums", "2", .like = 0 },
		  0,
		  { 1, 3, FILED_RESENT } },
		/* what is not the newest is no repetition */
		{ { "ada", "sums", "1", .like = 0 },
		  0,
		  { 1, 4, FILED_REVISION } },
		{ { "ada", "other", "3", .like = 0 }, 0, { 2, 1, FILED_NEW } },
	},
	{
		{ { "ada", "sums", "1", .like = 0 }, 0, { 1, 1, FILED_NEW } },
		{ { "bob", "sums", "2", .like = 0 }, 0, { 2, 1, FILED_NEW } },
		{ { "bob", "sums", "3", .like = 0 },
		  0,
		  { 2, 2, FILED_REVISION } },
		{ { "ada", "sums", "4", .like = 0 },
		  0,
		  { 1, 2, FILED_REVISION } },
	},
	/* Who or what is not said is nobody's. */
	{
		{ { NULL, "sums", "1", .like = 0 }, 0, { 1, 1, FILED_NEW } },
		{ { NULL, "sums", "2", .like = 0 }, 0, { 2, 1, FILED_NEW } },
		{ { "ada", NULL, "3", .like = 0 }, 0, { 3, 1, FILED_NEW } },
		{ { "ada", NULL, "4", .like = 0 }, 0, { 4, 1, FILED_NEW } },
		{ { NULL, NULL, "5", .like = 0 }, 0, { 5, 1, FILED_NEW } },
		{ { NULL, NULL, "6", .like = 0 }, 0, { 6, 1, FILED_NEW } },
	},
	/* What is closed does not go on. */
	{
		{ { "ada", "sums", "1", .like = 0 }, 0, { 1, 1, FILED_NEW } },
		{ { "ada", "sums", "1", .like = 0 }, 1, { 2, 1, FILED_NEW } },
		{ { "ada", "sums", "2", .like = 0 },
		  0,
		  { 2, 2, FILED_REVISION } },
		{ { "ada", "sums", "2", .like = 0 }, 2, { 3, 1, FILED_NEW } },
		{ { "ada", "sums", "2", .like = 0 },
		  0,
		  { 3, 2, FILED_RESENT } },
	},
	/* A copy says nothing new, however late it comes. */
	{
		{ { "ada", "sums", "1", .like = 0 }, 0, { 1, 1, FILED_NEW } },
		{ { "ada", "sums", "2", .like = 0 },
		  0,
		  { 1, 2, FILED_REVISION } },
		{ { "ada", "sums", "1", .like = 1 },
		  0,
		  { 1, 1, FILED_RESENT } },
		{ { "ada", "sums", "2", .like = 2 },
		  1,
		  { 1, 2, FILED_RESENT } },
		{ { "ada", "sums", "2", .like = 0 }, 0, { 2, 1, FILED_NEW } },
		/* of a mail that is no application's */
		{ { "ada", "sums", "3", .like = 3 },
		  0,
		  { 2, 2, FILED_REVISION } },
	},
};

START_TEST(an_application_is_held_against_those_that_are_open)
{
	gint64 versions = 0;

	for (int i = 0; i < 6 && stories[_i][i].asked.digest; i++) {
		const Step *step = &stories[_i][i];
		Filed filed;

		if (step->refuse)
			scratch_refuse(step->refuse);
		filed = assert_filed(&step->asked);
		ck_assert_int_eq(filed.ticket, step->want.ticket);
		ck_assert_int_eq(filed.version, step->want.version);
		ck_assert_int_eq(filed.filed_as, step->want.filed_as);
		versions += !step->asked.like || step->asked.like == 3;
	}
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM version"),
			 versions);
	ck_assert_int_eq(scratch_number("SELECT max(ticket) - count(*)"
					" FROM application"),
			 0);
	ck_assert_int_eq(scratch_number("SELECT sum(version) FROM application"),
			 versions);
}
END_TEST

static const Asked sums = { "ada", "sums", "1", .like = 0 };
static const Asked other_sums = { "ada", "sums", "2", .like = 0 };
static const Asked names = { "ada", "names", "3", .like = 0 };

static gboolean file_and_fail(Store *to, gpointer data, GError **error)
{
	file(to, data, error);
	return FALSE;
}

START_TEST(a_filing_that_was_taken_back_leaves_no_gap)
{
	Work work = { .asked = &sums };
	Filed filed;

	ck_assert(!store_transact(store, file_and_fail, &work, NULL));
	ck_assert_int_eq(work.filed.ticket, 1);
	ck_assert_int_eq(assert_filed(&names).ticket, 1);
	ck_assert(!store_transact(store, file_and_fail, &work, NULL));
	ck_assert_int_eq(work.filed.ticket, 2);
	ck_assert_int_eq(assert_filed(&sums).ticket, 2);
	work.asked = &other_sums;
	ck_assert(!store_transact(store, file_and_fail, &work, NULL));
	ck_assert_int_eq(work.filed.version, 2);
	filed = assert_filed(&other_sums);
	ck_assert_int_eq(filed.ticket, 2);
	ck_assert_int_eq(filed.version, 2);
}
END_TEST

START_TEST(tickets_have_no_gaps_whatever_comes)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	static const char *const words[] = { "a", "b", "c", NULL };

	for (int i = 0; i < 100; i++) {
		char digest[] = { (char)('a' + g_rand_int_range(random, 0, 9)),
				  '\0' };
		const Asked asked = {
			.applicant = words[g_rand_int_range(random, 0, 4)],
			.name = words[g_rand_int_range(random, 0, 4)],
			.digest = digest,
		};
		Work work = { .asked = &asked };

		if (i % 7 == 0)
			ck_assert(!store_transact(store, file_and_fail, &work,
						  NULL));
		if (i % 10 == 9)
			scratch_refuse(assert_filed(&asked).ticket);
		else
			assert_filed(&asked);
	}
	ck_assert_int_gt(scratch_number("SELECT count(*) FROM application"),
			 10);
	ck_assert_int_eq(scratch_number("SELECT max(ticket) - count(*)"
					" FROM application"),
			 0);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM version"), 100);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM application a"
					" WHERE version <> (SELECT count(*)"
					" FROM version v"
					" WHERE v.ticket = a.ticket)"),
			 0);
}
END_TEST

static const StoredAnswer answers[] = {
	{ "short_name", "sums", "1.2", 3, 4, 5 },
	{ "description", "", NULL, 0, 0, 0 },
	{ "notes", "a\nb \xc3\xa9 '\"", "1", 7, 7, 0 },
	{ NULL, NULL, NULL, 0, 0, 0 },
};

static const StoredFinding findings[] = {
	{ "N1", "error", "short_name", "Too long." },
	{ "D9", "note", NULL, "Read it." },
	{ NULL, NULL, NULL, NULL },
};

static const Asked full = { "ada",	    "sums",  "digest", 0,
			    "{\"port\":9}", answers, findings };

/* Each counts what there must be one of. */
static const char *const kept[] = {
	"application WHERE ticket = 1 AND state = 'new' AND version = 1"
	" AND applicant = 'ada' AND name = 'sums' AND duplicate_of IS NULL",
	"version JOIN text ON text.id = request WHERE ticket = 1"
	" AND version = 1 AND message = 1 AND ordinal = 1"
	" AND form = 'user-2004' AND digest = 'digest'"
	" AND CAST(body AS TEXT) = '{\"port\":9}'",
	"answer JOIN text ON text.id = answer WHERE ticket = 1"
	" AND version = 1 AND key = 'short_name'"
	" AND CAST(body AS TEXT) = 'sums' AND part = '1.2'"
	" AND first_line = 3 AND last_line = 4 AND lost_bytes = 5",
	"answer JOIN text ON text.id = answer WHERE key = 'description'"
	" AND CAST(body AS TEXT) = '' AND part IS NULL"
	" AND first_line IS NULL AND last_line IS NULL AND lost_bytes = 0",
	"answer JOIN text ON text.id = answer WHERE key = 'notes'"
	" AND hex(body) = '610A6220C3A9202722'",
	"finding JOIN text ON text.id = sentence WHERE ticket = 1"
	" AND version = 1 AND ordinal = 1 AND rule = 'N1'"
	" AND severity = 'error' AND answer = 'short_name'"
	" AND CAST(body AS TEXT) = 'Too long.'",
	"finding JOIN text ON text.id = sentence WHERE ordinal = 2"
	" AND rule = 'D9' AND severity = 'note' AND answer IS NULL"
	" AND CAST(body AS TEXT) = 'Read it.'",
	"(SELECT count(*) AS n FROM answer) WHERE n = 3",
	"(SELECT count(*) AS n FROM finding) WHERE n = 2",
	"(SELECT count(*) AS n FROM text) WHERE n = 6",
};

START_TEST(all_that_was_filed_is_kept)
{
	g_autofree char *sql =
		g_strconcat("SELECT count(*) FROM ", kept[_i], NULL);

	assert_filed(&full);
	ck_assert_int_eq(scratch_number(sql), 1);
}
END_TEST

/* The hashes of a filing, one a line, as application_file() gives them. */
typedef struct {
	const Asked *asked;
	GString *hashes;
} Hashes;

static gboolean file_for_hashes(Store *to, gpointer data, GError **error)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	Hashes *work = data;
	Filing filing = scratch_filing(work->asked, scratch_message(to));
	Filed filed;
	gboolean ok = application_file(to, &filing, &filed, texts, error);

	scratch_filing_clear(&filing);
	for (guint i = 0; i < texts->len; i++)
		g_string_append_printf(work->hashes, "%s ",
				       (char *)texts->pdata[i]);
	return ok;
}

START_TEST(the_hash_of_each_text_is_given)
{
	g_autoptr(GString) hashes = g_string_new(NULL);
	Hashes work = { &full, hashes };
	g_autofree char *sql = NULL;

	scratch_transact(file_for_hashes, &work);
	ck_assert_uint_eq(hashes->len, 6 * 65);
	sql = g_strdup_printf("SELECT count(*) FROM text"
			      " WHERE instr('%s', hash)",
			      hashes->str);
	ck_assert_int_eq(scratch_number(sql), 6);
}
END_TEST

START_TEST(a_copy_is_kept_as_correspondence)
{
	Asked copy = full;
	Work work = { .asked = &copy };

	assert_filed(&full);
	copy.like = 1;
	if (_i)
		scratch_refuse(1);
	scratch_transact(file, &work);
	ck_assert_int_eq(work.filed.ticket, 1);
	ck_assert_int_eq(work.filed.version, 1);
	ck_assert_int_eq(work.filed.filed_as, FILED_RESENT);
	ck_assert_uint_eq(work.texts, 0);
	/* A second application in the copy, of the same ticket. */
	work.message = 2;
	scratch_transact(file, &work);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM correspondence"
					" WHERE ticket = 1 AND message = 2"),
			 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM version"), 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM application"), 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 6);
}
END_TEST

START_TEST(a_copy_belongs_to_the_application_in_its_place)
{
	Asked copy = { "ada", "names", "3", .like = 1 };
	Work work = { .asked = &sums };

	scratch_transact(file, &work);
	work = (Work){ .asked = &names, .message = 1, .ordinal = 2 };
	scratch_transact(file, &work);
	ck_assert_int_eq(work.filed.ticket, 2);
	work = (Work){ .asked = &copy, .ordinal = 2 };
	scratch_transact(file, &work);
	ck_assert_int_eq(work.filed.ticket, 2);
	ck_assert_int_eq(work.filed.filed_as, FILED_RESENT);
	/* a place where none was */
	work = (Work){ .asked = &copy, .message = 2, .ordinal = 3 };
	copy.applicant = "bob";
	copy.digest = "4";
	scratch_transact(file, &work);
	ck_assert_int_eq(work.filed.ticket, 3);
	ck_assert_int_eq(work.filed.filed_as, FILED_NEW);
}
END_TEST

static gboolean add_finding(Store *to, gpointer data, GError **error)
{
	static const StoredFinding late = { "N7", "error", NULL, "Late." };
	GPtrArray *texts = data;

	return application_add_finding_to(to, 1, &late, texts, error);
}

START_TEST(a_late_finding_is_the_last_of_the_newest_version)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	Asked again = full;

	again.digest = "2";
	assert_filed(&full);
	assert_filed(&again);
	scratch_transact(add_finding, texts);
	ck_assert_uint_eq(texts->len, 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM finding"
					" WHERE rule = 'N7' AND ticket = 1"
					" AND version = 2 AND ordinal = 3"),
			 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM finding"), 5);
}
END_TEST

/* What is asked before; who asks then; and the rivals. */
static const struct {
	Asked asked;
	gint64 ticket;
	const char *want;
} rivals[] = {
	{ { "ada", "sums", "9", .like = 0 }, 1, "2 3 " },
	{ { "bob", "sums", "9", .like = 0 }, 2, "1 3 " },
	{ { "eve", "sums", "9", .like = 0 }, 99, "1 2 3 " },
	{ { NULL, "sums", "9", .like = 0 }, 3, "1 2 " },
	{ { "ada", "names", "9", .like = 0 }, 4, "" },
	{ { "eve", "names", "9", .like = 0 }, 99, "4 " },
	{ { "eve", "nothing", "9", .like = 0 }, 99, "" },
	{ { "eve", NULL, "9", .like = 0 }, 99, "" },
};

static const Asked askers[] = {
	{ "ada", "sums", "1", .like = 0 },  { "bob", "sums", "2", .like = 0 },
	{ NULL, "sums", "3", .like = 0 },   { "ada", "names", "4", .like = 0 },
	{ "eve", "sums", "5", .like = 0 },  { NULL, NULL, "6", .like = 0 },
	{ "bob", "names", "7", .like = 0 },
};

START_TEST(rivals_are_the_open_applications_for_the_name)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	Filing filing = scratch_filing(&rivals[_i].asked, 1);

	for (guint i = 0; i < G_N_ELEMENTS(askers); i++)
		assert_filed(&askers[i]);
	scratch_refuse(5);
	scratch_refuse(7);
	application_rivals(store, &filing, rivals[_i].ticket, found, &error);
	assert_no_error(error);
	for (guint i = 0; i < found->len; i++)
		g_string_append_printf(shown, "%" G_GINT64_FORMAT " ",
				       g_array_index(found, gint64, i));
	ck_assert_str_eq(shown->str, rivals[_i].want);
	scratch_filing_clear(&filing);
}
END_TEST

static const char *const states[] = { "new", "refused", NULL };

START_TEST(an_application_has_a_state_or_is_not_there)
{
	g_autofree char *state = NULL;
	g_autoptr(GError) error = NULL;
	gboolean open;

	assert_filed(&sums);
	assert_filed(&names);
	scratch_refuse(2);
	application_state(store, _i + 1, &state, &open, &error);
	assert_no_error(error);
	ck_assert_int_eq(g_strcmp0(state, states[_i]), 0);
	ck_assert_int_eq(open, _i == 0);
}
END_TEST

static const StoredFinding odd_finding[] = {
	{ "N1", "fatal", NULL, "x" },
	{ NULL, NULL, NULL, NULL },
};

static const StoredAnswer same_key[] = {
	{ "a", "x", NULL, 0, 0, 0 },
	{ "a", "y", NULL, 0, 0, 0 },
	{ NULL, NULL, NULL, 0, 0, 0 },
};

static const Asked nonsense[] = {
	{ "ada", "sums", "1", 0, "{}", NULL, odd_finding },
	{ "ada", "sums", "1", 0, "{}", same_key, NULL },
	{ "ada", "sums", NULL, 0, "{}", NULL, NULL },
};

START_TEST(a_filing_that_makes_no_sense_leaves_nothing)
{
	Work work = { .asked = &nonsense[_i] };
	g_autoptr(GError) error = NULL;

	ck_assert(!store_transact(store, file, &work, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM application"), 0);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 0);
	ck_assert_int_eq(assert_filed(&sums).ticket, 1);
}
END_TEST

static TCase *claim_case(void)
{
	TCase *tc = tcase_create("claim");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc,
			    an_application_is_held_against_those_that_are_open,
			    0, G_N_ELEMENTS(stories));
	tcase_add_test(tc, a_filing_that_was_taken_back_leaves_no_gap);
	tcase_add_test(tc, tickets_have_no_gaps_whatever_comes);
	tcase_add_loop_test(tc, a_copy_is_kept_as_correspondence, 0, 2);
	tcase_add_test(tc, a_copy_belongs_to_the_application_in_its_place);
	return tc;
}

static TCase *keep_case(void)
{
	TCase *tc = tcase_create("keep");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, all_that_was_filed_is_kept, 0,
			    G_N_ELEMENTS(kept));
	tcase_add_test(tc, the_hash_of_each_text_is_given);
	tcase_add_test(tc, a_late_finding_is_the_last_of_the_newest_version);
	tcase_add_loop_test(tc, rivals_are_the_open_applications_for_the_name,
			    0, G_N_ELEMENTS(rivals));
	tcase_add_loop_test(tc, an_application_has_a_state_or_is_not_there, 0,
			    G_N_ELEMENTS(states));
	tcase_add_loop_test(tc, a_filing_that_makes_no_sense_leaves_nothing, 0,
			    G_N_ELEMENTS(nonsense));
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("application");

	suite_add_tcase(suite, claim_case());
	suite_add_tcase(suite, keep_case());
	return run_suite(suite);
}
