/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/decision.h"

#include <string.h>

#include "review/policy.h"
#include "review/refusal.h"
#include "tests/scratch_application.h"
#include "tests/scratch_list.h"

/* A list with two free places, in the store before each test. */
static const char list_text[] =
	"(last updated 2004-06-18)\n"
	"-------\n"
	"#               300-310    Unassigned\n"
	"lamp            1030/tcp   Lamp\n"
	"lamp            1030/udp   Lamp\n"
	"#                          Ann <ann@example.org> May 2004\n"
	"#               1031-1032  Unassigned\n"
	"old             1040/tcp   Old\n"
	"#                          Ben\n"
	"#               1041       Unassigned\n"
	"#               1050       Removed (2003-01-01)\n";

#define REQUEST(name, email)                                                   \
	"{\"service_name\":\"" name "\",\"description\":\"Super Service\","    \
	"\"transports\":[\"tcp\",\"udp\"],\"range\":\"user\","                 \
	"\"contact\":{\"name\":\"Sam Pell\",\"email\":" email "}}"

static gboolean file_asked(Store *to, gpointer data, GError **error)
{
	const Asked *asked = data;
	Filing filing = scratch_filing(asked, scratch_message(to));
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	Filed filed;
	gboolean ok = application_file(to, &filing, &filed, texts, error);

	scratch_filing_clear(&filing);
	scratch_event(to, "apply", 0);
	return ok;
}

static const StoredFinding no_findings[] = { { NULL, NULL, NULL, NULL } };
static const StoredFinding one_error[] = {
	{ "N1", "error", "short_name", "It is too long." },
	{ NULL, NULL, NULL, NULL },
};
static const StoredFinding one_route[] = { { "S1", "route", NULL, "SCTP." },
					   { NULL, NULL, NULL, NULL } };
static const StoredFinding one_warning[] = { { "N8", "warning", NULL, "x" },
					     { NULL, NULL, NULL, NULL } };

static void file(const char *name, const char *request,
		 const StoredFinding *findings)
{
	Asked asked = { .applicant = name,
			.name = name,
			.digest = name,
			.request = request,
			.findings = findings };

	scratch_transact(file_asked, &asked);
}

static void fixture(void)
{
	scratch_put_list(list_text, strlen(list_text));
	file("sums", REQUEST("sums", "\"sam@example.org\""), no_findings);
	file("mute", REQUEST("mute", "null"), no_findings);
	file("long", REQUEST("long", "\"sam@example.org\""), one_error);
	file("LAMP", REQUEST("LAMP", "\"sam@example.org\""), no_findings);
}

typedef struct {
	Decision decision;
	Decided decided;
} Try;

static gboolean make(Store *to, gpointer data, GError **error)
{
	Try *try = data;

	return decision_make(to, &try->decision, &try->decided, error);
}

static const AssignOptions lowest = { 0 };

static Decision decision_of(const char *act, gint64 ticket)
{
	gboolean is_assign = strcmp(act, "assign") == 0;

	return (Decision){ .act = act,
			   .ticket = ticket,
			   .assign = is_assign ? &lowest : NULL,
			   .origin = scratch_origin,
			   .mail_domain = "ports.example" };
}

static void set_state(const char *state)
{
	g_autofree char *sql = g_strdup_printf(
		"UPDATE application SET state = '%s' WHERE ticket = 1", state);

	ck_assert_int_eq(scratch_sql(sql), SQLITE_OK);
}

/* act, from, to; NULL: it is refused */
static const char *const moves[][3] = {
	{ "assign", "new", "assigned" },
	{ "assign", "iesg", "assigned" },
	{ "assign", "assigned", NULL },
	{ "assign", "refused", NULL },
	{ "refuse", "new", "refused" },
	{ "refuse", "assignable", "refused" },
	{ "refuse", "withdrawn", NULL },
	{ "ask", "new", "needs-info" },
	{ "ask", "needs-info", "needs-info" },
	{ "ask", "duplicate", NULL },
	{ "withdraw", "expert-review", "withdrawn" },
	{ "withdraw", "assigned", NULL },
	{ "reopen", "new", NULL },
	{ "reopen", "refused", "new" },
	{ "reopen", "withdrawn", "new" },
	{ "reopen", "duplicate", "new" },
	{ "reopen", "assigned", NULL },
	{ "note", "new", "new" },
	{ "note", "assigned", "assigned" },
	{ "note", "refused", "refused" },
};

START_TEST(an_act_leads_from_some_states_to_one)
{
	Try try = { .decision = decision_of(moves[_i][0], 1) };
	g_autoptr(GError) error = NULL;
	gint64 events;

	set_state(moves[_i][1]);
	events = scratch_number("SELECT count(*) FROM event");
	store_transact(store, make, &try, &error);
	if (moves[_i][2]) {
		assert_no_error(error);
		ck_assert_str_eq(try.decided.state, moves[_i][2]);
		events++;
	} else {
		ck_assert(g_error_matches(error, REVIEW_ERROR,
					  REVIEW_ERROR_STATE));
	}
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"), events);
	decided_clear(&try.decided);
}
END_TEST

/* Whom an act tells: application 1 has an address, 2 has none. */
static const struct {
	const char *act;
	gint64 ticket;
	gint64 replies;
} tellings[] = {
	{ "assign", 1, 1 },    { "assign", 2, 0 }, { "refuse", 1, 1 },
	{ "refuse", 2, 0 },    { "ask", 1, 1 },	   { "withdraw", 1, 1 },
	{ "duplicate", 1, 1 }, { "state", 1, 0 },  { "note", 1, 0 },
};

START_TEST(whoever_is_told_is_told_in_the_same_transaction)
{
	Try try = { .decision = decision_of(tellings[_i].act,
					    tellings[_i].ticket) };

	if (strcmp(tellings[_i].act, "duplicate") == 0)
		try.decision.of = 3;
	if (strcmp(tellings[_i].act, "state") == 0)
		try.decision.state = "iesg";
	try.decision.reason = "a reason";
	try.decision.text = "a text";
	scratch_transact(make, &try);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM outbox JOIN event"
			       " ON event.seq = outbox.event"
			       " WHERE message_id LIKE '%@ports.example'"
			       " AND event.ticket = outbox.ticket"),
		tellings[_i].replies);
	ck_assert_int_eq(try.decided.reply != NULL, tellings[_i].replies);
	/* The words are texts, and the event names them. */
	ck_assert_int_eq(
		scratch_number(
			"SELECT count(*) FROM text WHERE hash IN (SELECT"
			" json_extract(record, '$.facts.reason') FROM event"
			" UNION SELECT json_extract(record, '$.facts.text')"
			" FROM event)"),
		2);
	decided_clear(&try.decided);
}
END_TEST

static const char *const n1[] = { "N1", NULL };
static const char *const n7[] = { "N7", NULL };

static const struct {
	gint64 ticket;
	AssignOptions options;
	guint port; /* 0: refused */
	ReviewError code;
	const char *word; /* of the refusal */
} assignments[] = {
	{ 1, { 0 }, 1031, 0, NULL },
	{ 1, { .port = 1032 }, 1032, 0, NULL },
	{ 1, { .port = 1041 }, 1041, 0, NULL },
	{ 1, { .port = 300 }, 0, REVIEW_ERROR_RULE, "P1" },
	{ 1, { .port = 50000 }, 0, REVIEW_ERROR_RULE, "P1" },
	{ 1, { .port = 1024 }, 0, REVIEW_ERROR_RULE, "P5" },
	{ 1, { .port = 1030 }, 0, REVIEW_ERROR_RULE, "P6" },
	{ 1, { .port = 1050 }, 0, REVIEW_ERROR_RULE, "P7" },
	{ 1, { .port = 1022 }, 0, REVIEW_ERROR_RULE, "P8" },
	{ 1, { .port = 1060 }, 0, REVIEW_ERROR_PLACE, "no line" },
	{ 1, { .transports = "icmp" }, 0, REVIEW_ERROR_TEXT, "icmp" },
	{ 1, { .transports = "" }, 0, REVIEW_ERROR_RULE, "T1" },
	{ 1, { .contact = "" }, 0, REVIEW_ERROR_TEXT, "contact" },
	{ 1, { .contact = "#1 Sam" }, 0, REVIEW_ERROR_TEXT, "something else" },
	{ 1,
	  { .description = "\xe6\xb0\xb4" },
	  0,
	  REVIEW_ERROR_TEXT,
	  "description" },
	{ 2, { 0 }, 1031, 0, NULL },
	{ 3, { 0 }, 0, REVIEW_ERROR_RULE, "--override N1" },
	{ 3, { .overrides = n7 }, 0, REVIEW_ERROR_RULE, "N1" },
	{ 3, { .overrides = n1 }, 1031, 0, NULL },
	{ 4, { 0 }, 0, REVIEW_ERROR_RULE, "N7" },
	{ 4, { .overrides = n7 }, 1031, 0, NULL },
};

START_TEST(a_port_is_assigned_or_a_rule_is_named_and_nothing_written)
{
	Try try = { .decision = decision_of("assign", assignments[_i].ticket) };
	g_autofree char *before = scratch_list_now();
	g_autofree char *after = NULL;
	g_autoptr(GError) error = NULL;

	try.decision.assign = &assignments[_i].options;
	store_transact(store, make, &try, &error);
	after = scratch_list_now();
	if (assignments[_i].port) {
		assert_no_error(error);
		ck_assert_uint_eq(try.decided.assignment->port,
				  assignments[_i].port);
		ck_assert_str_ne(before, after);
	} else {
		ck_assert(g_error_matches(error, REVIEW_ERROR,
					  (int)assignments[_i].code));
		ck_assert_msg(strstr(error->message, assignments[_i].word) !=
				      NULL,
			      "%s", error->message);
		ck_assert_str_eq(before, after);
		ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"
						" WHERE act = 'assign'"),
				 0);
	}
	decided_clear(&try.decided);
}
END_TEST

START_TEST(the_list_changes_by_the_lines_that_are_told)
{
	Try try = { .decision = decision_of("assign", 1) };
	g_autofree char *list = NULL;
	g_autofree char *told = NULL;

	scratch_transact(make, &try);
	list = scratch_list_now();
	ck_assert_str_eq(
		list,
		"(last updated 2004-07-12)\n"
		"-------\n"
		"#               300-310    Unassigned\n"
		"lamp            1030/tcp   Lamp\n"
		"lamp            1030/udp   Lamp\n"
		"#                          Ann <ann@example.org> May 2004\n"
		"sums            1031/tcp   Super Service\n"
		"sums            1031/udp   Super Service\n"
		"#                          Sam Pell <sam@example.org> July "
		"2004\n"
		"#               1032       Unassigned\n"
		"old             1040/tcp   Old\n"
		"#                          Ben\n"
		"#               1041       Unassigned\n"
		"#               1050       Removed (2003-01-01)\n");
	g_ptr_array_add((GPtrArray *)placement_changes(
				try.decided.assignment->placement),
			NULL);
	told = g_strjoinv("\n", (char **)placement_changes(
					try.decided.assignment->placement)
					->pdata);
	ck_assert_str_eq(
		told, "-(last updated 2004-06-18)\n"
		      "+(last updated 2004-07-12)\n"
		      "-#               1031-1032  Unassigned\n"
		      "+sums            1031/tcp   Super Service\n"
		      "+sums            1031/udp   Super Service\n"
		      "+#                          Sam Pell <sam@example.org> "
		      "July 2004\n"
		      "+#               1032       Unassigned");
	decided_clear(&try.decided);
}
END_TEST

START_TEST(the_date_changes_once_a_day)
{
	Try first = { .decision = decision_of("assign", 1) };
	Try second = { .decision = decision_of("assign", 2) };
	const GPtrArray *changes;

	scratch_transact(make, &first);
	scratch_transact(make, &second);
	changes = placement_changes(second.decided.assignment->placement);
	for (guint i = 0; i < changes->len; i++)
		ck_assert_msg(strstr(changes->pdata[i], "updated") == NULL,
			      "%s", (char *)changes->pdata[i]);
	decided_clear(&first.decided);
	decided_clear(&second.decided);
}
END_TEST

START_TEST(what_is_only_rehearsed_leaves_nothing)
{
	Try try = { .decision = decision_of("assign", 1) };
	g_autofree char *before = scratch_list_now();
	g_autofree char *after = NULL;
	g_autoptr(GError) error = NULL;

	ck_assert(store_rehearse(store, make, &try, &error));
	assert_no_error(error);
	after = scratch_list_now();
	ck_assert_str_eq(before, after);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM outbox"), 0);
	decided_clear(&try.decided);
}
END_TEST

#define FROM                                                                   \
	{                                                                      \
		"boss@example.org", "@trusted.example", NULL                   \
	}

static const struct {
	gboolean automatic;
	const char *from;
	const char *envelope; /* NULL: not known */
	gboolean allowed;
} senders[] = {
	{ TRUE, "boss@example.org", NULL, TRUE },
	{ TRUE, "BOSS@Example.org", NULL, TRUE },
	{ TRUE, "ann@trusted.example", NULL, TRUE },
	{ TRUE, "ann@TRUSTED.example", "ben@trusted.example", TRUE },
	{ FALSE, "boss@example.org", NULL, FALSE },
	{ TRUE, NULL, NULL, FALSE },
	{ TRUE, "", NULL, FALSE },
	{ TRUE, "ann@example.org", NULL, FALSE },
	{ TRUE, "ann@sub.trusted.example", NULL, FALSE },
	{ TRUE, "ann@untrusted.example", NULL, FALSE },
	{ TRUE, "trusted.example", NULL, FALSE },
	{ TRUE, "@trusted.example@evil.example", NULL, FALSE },
	{ TRUE, "boss@example.org", "", FALSE },
	{ TRUE, "boss@example.org", "eve@evil.example", FALSE },
};

START_TEST(a_sender_is_trusted_by_from_and_envelope)
{
	static const char *const from[] = FROM;
	const AssignPolicy policy = { .automatic = senders[_i].automatic,
				      .from = from };

	ck_assert_int_eq(
		policy_allows(&policy, senders[_i].from, senders[_i].envelope),
		senders[_i].allowed);
}
END_TEST

typedef struct {
	AssignPolicy policy;
	gint64 ticket;
	Decided decided;
} PolicyTry;

static gboolean let_policy(Store *to, gpointer data, GError **error)
{
	PolicyTry *try = data;
	const Origin filter = { "filter", 1000, SCRATCH_NOW };

	return policy_assign(to, &try->policy, try->ticket, &filter,
			     &try->decided, error);
}

static const struct {
	gint64 ticket;
	guint daily;
	gboolean assigned;
} automatic[] = {
	{ 1, 20, TRUE },  { 1, 0, FALSE }, { 3, 20, FALSE },
	{ 4, 20, FALSE }, /* a rule is against it: left, no failure */
	{ 5, 20, FALSE }, { 6, 20, TRUE },
};

START_TEST(the_filter_decides_what_is_clean_below_its_cap)
{
	PolicyTry try = { { TRUE, NULL, automatic[_i].daily, 0, "x" },
			  automatic[_i].ticket,
			  { 0 } };

	file("route", REQUEST("route", "\"sam@example.org\""), one_route);
	file("warned", REQUEST("warned", "\"sam@example.org\""), one_warning);
	scratch_transact(let_policy, &try);
	ck_assert_int_eq(try.decided.assignment != NULL,
			 automatic[_i].assigned);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"
					" WHERE act = 'assign'"),
			 automatic[_i].assigned);
	decided_clear(&try.decided);
}
END_TEST

START_TEST(the_cap_counts_the_filters_assignments_of_the_day)
{
	Try by_hand = { .decision = decision_of("assign", 2) };
	PolicyTry first = { { TRUE, NULL, 1, 0, "x" }, 1, { 0 } };
	PolicyTry second = { { TRUE, NULL, 1, 0, "x" }, 5, { 0 } };

	file("next", REQUEST("next", "\"sam@example.org\""), no_findings);
	scratch_transact(make, &by_hand);
	scratch_transact(let_policy, &first);
	scratch_transact(let_policy, &second);
	ck_assert_ptr_nonnull(by_hand.decided.assignment);
	ck_assert_ptr_nonnull(first.decided.assignment);
	ck_assert_ptr_null(second.decided.assignment);
	decided_clear(&by_hand.decided);
	decided_clear(&first.decided);
	decided_clear(&second.decided);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("decision");
	TCase *tc = tcase_create("decision");

	scratch_store_fixture(tc);
	tcase_add_checked_fixture(tc, fixture, NULL);
	tcase_add_loop_test(tc, an_act_leads_from_some_states_to_one, 0,
			    G_N_ELEMENTS(moves));
	tcase_add_loop_test(tc, whoever_is_told_is_told_in_the_same_transaction,
			    0, G_N_ELEMENTS(tellings));
	tcase_add_loop_test(
		tc, a_port_is_assigned_or_a_rule_is_named_and_nothing_written,
		0, G_N_ELEMENTS(assignments));
	tcase_add_test(tc, the_list_changes_by_the_lines_that_are_told);
	tcase_add_test(tc, the_date_changes_once_a_day);
	tcase_add_test(tc, what_is_only_rehearsed_leaves_nothing);
	tcase_add_loop_test(tc, a_sender_is_trusted_by_from_and_envelope, 0,
			    G_N_ELEMENTS(senders));
	tcase_add_loop_test(tc, the_filter_decides_what_is_clean_below_its_cap,
			    0, G_N_ELEMENTS(automatic));
	tcase_add_test(tc, the_cap_counts_the_filters_assignments_of_the_day);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
