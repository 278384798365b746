/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/amendment.h"

#include <string.h>

#include "review/refusal.h"
#include "tests/scratch_list.h"

#define LIST                                                                   \
	"(last updated 2004-07-12)\n"                                          \
	"-------\n"                                                            \
	"lamp            1030/tcp   Lamp\n"                                    \
	"lamp            1030/udp   Lamp\n"                                    \
	"#                          Ann <ann@example.org>\n"                   \
	"#                          A note on the lamps\n"                     \
	"bell            1031/tcp   Bell\n"                                    \
	"gong            1031/tcp   Gong\n"                                    \
	"#                          Ben <ben@example.org>\n"                   \
	"#               1032-1040  Unassigned\n"                              \
	"#               1041       Reserved\n"

#define DAY "2004-08-05" /* of SCRATCH_NOW and 24 days */

static const struct {
	Amendment what;
	const char *target; /* NULL: ports */
	const char *want; /* what changes but for the date, with '|' between */
	const char *refused;
} amendments[] = {
	{ { .act = "set",
	    .fields = (const char *const[]){ "description=Lamps", NULL } },
	  "1030/udp",
	  "-lamp            1030/udp   Lamp|+lamp            1030/udp   Lamps|",
	  NULL },
	{ { .act = "set",
	    .fields = (const char *const[]){ "description=Lamp", NULL } },
	  "lamp",
	  NULL,
	  "says so already" },
	{ { .act = "set",
	    .fields = (const char *const[]){ "description=", NULL } },
	  "lamp",
	  NULL,
	  "it is empty" },
	{ { .act = "set",
	    .fields = (const char *const[]){ "assignee=Ben", NULL } },
	  "lamp",
	  NULL,
	  "8.5 and 8.6" },
	{ { .act = "set", .fields = (const char *const[]){ "name=x", NULL } },
	  "lamp",
	  NULL,
	  "8.3" },
	{ { .act = "set", .fields = (const char *const[]){ "notes=x", NULL } },
	  "lamp",
	  NULL,
	  "no place" },
	{ { .act = "set", .fields = (const char *const[]){ "colour=x", NULL } },
	  "lamp",
	  NULL,
	  "no field \"colour\"" },
	{ { .act = "set", .fields = (const char *const[]){ "x", NULL } },
	  "lamp",
	  NULL,
	  "no field=text" },
	{ { .act = "set",
	    .fields = (const char *const[]){ "description=x", NULL } },
	  "1041",
	  NULL,
	  "no such entry" },
	/* What is no contact stays below the entries. */
	{ { .act = "contact", .contact = "Cleo <cleo@example.org>" },
	  "lamp",
	  "-lamp            1030/tcp   Lamp|+lamp            1030/tcp   Lamp|"
	  "-lamp            1030/udp   Lamp|+lamp            1030/udp   Lamp|"
	  "+#                          Cleo <cleo@example.org> August 2004|"
	  "-#                          Ann <ann@example.org>|",
	  NULL },
	{ { .act = "contact", .contact = "Cleo <cleo@example.org>" },
	  "bell",
	  NULL,
	  "also that of gong 1031/tcp" },
	{ { .act = "contact",
	    .contact = "Cleo <cleo@example.org>",
	    .group = TRUE },
	  "bell",
	  "-bell            1031/tcp   Bell|+bell            1031/tcp   Bell|"
	  "-gong            1031/tcp   Gong|+gong            1031/tcp   Gong|"
	  "+#                          Cleo <cleo@example.org> August 2004|"
	  "-#                          Ben <ben@example.org>|",
	  NULL },
	{ { .act = "contact", .contact = "Cleo <cl\xc3\xa9o@example.org>" },
	  "lamp",
	  NULL,
	  "not ASCII" },
	{ { .act = "reserve", .ports = { 1035, 1036 } },
	  NULL,
	  "-#               1032-1040  Unassigned|"
	  "+#               1032-1034  Unassigned|"
	  "+#               1035-1036  Reserved|"
	  "+#               1037-1040  Unassigned|",
	  NULL },
	{ { .act = "reserve", .ports = { 1032, 1040 } },
	  NULL,
	  "-#               1032-1040  Unassigned|"
	  "+#               1032-1040  Reserved|",
	  NULL },
	{ { .act = "reserve", .ports = { 1030, 1035 } }, NULL, NULL, "8.2" },
	{ { .act = "reserve", .ports = { 1041, 1041 } },
	  NULL,
	  NULL,
	  "reserved already" },
	{ { .act = "reserve", .ports = { 1036, 1035 } },
	  NULL,
	  NULL,
	  "no range" },
	{ { .act = "reserve", .ports = { 50000, 50000 } },
	  NULL,
	  NULL,
	  "section 6" },
	{ { .act = "de-assign" }, "lamp", NULL, "8.2" },
	/* The rest of a group keeps its contact. */
	{ { .act = "de-assign", .reason = "unused" },
	  "1030/udp",
	  "+#               1030/udp   Reserved (de-assigned " DAY
	  ", was lamp)|-lamp            1030/udp   Lamp|",
	  NULL },
	{ { .act = "de-assign", .reason = "unused" },
	  "lamp",
	  "-lamp            1030/tcp   Lamp|"
	  "+#               1030/tcp   Reserved (de-assigned " DAY
	  ", was lamp)|"
	  "+#               1030/udp   Reserved (de-assigned " DAY
	  ", was lamp)|-lamp            1030/udp   Lamp|"
	  "-#                          Ann <ann@example.org>|"
	  "-#                          A note on the lamps|",
	  NULL },
	{ { .act = "revoke", .reason = "abuse" }, "lamp", NULL, "8.4" },
	{ { .act = "revoke", .reason = "abuse", .called = "2004-07-20" },
	  "lamp",
	  NULL,
	  "four weeks" },
	{ { .act = "revoke", .reason = "abuse", .called = "soon" },
	  "lamp",
	  NULL,
	  "8.4" },
	{ { .act = "revoke", .reason = "abuse", .called = "2004-07-01" },
	  "gong",
	  "+#               1031/tcp   Reserved (revoked " DAY
	  ", was gong)|-gong            1031/tcp   Gong|",
	  NULL },
	{ { .act = "transfer" }, "lamp", NULL, "8.5" },
};

typedef struct {
	Amendment what;
	Amended amended;
} Try;

static gboolean make(Store *to, gpointer data, GError **error)
{
	Try *try = data;

	return amendment_make(to, &try->what, &try->amended, error);
}

static char *join_changes(const Amended *amended)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < amended->changes->len; i++) {
		const char *change = amended->changes->pdata[i];

		if (!strstr(change, "last updated"))
			g_string_append_printf(text, "%s|", change);
	}
	return g_string_free(text, FALSE);
}

START_TEST(an_entry_is_changed_as_the_rfc_allows)
{
	Try try = { .what = amendments[_i].what };
	g_autoptr(GError) error = NULL;
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;
	g_autofree char *changes = NULL;

	try.what.origin = scratch_origin;
	try.what.origin.at = SCRATCH_NOW + 24 * 24 * 3600;
	try.what.address_sign = '@';
	ck_assert(!amendments[_i].target ||
		  entry_target_parse(amendments[_i].target, &try.what.target));
	scratch_put_list(LIST, strlen(LIST));
	before = scratch_list_now();
	ck_assert_int_eq(store_transact(store, make, &try, &error),
			 amendments[_i].want != NULL);
	after = scratch_list_now();
	if (amendments[_i].want) {
		assert_no_error(error);
		changes = join_changes(&try.amended);
		ck_assert_str_eq(changes, amendments[_i].want);
		ck_assert_str_ne(after, before);
	} else {
		ck_assert(error->domain == REVIEW_ERROR);
		ck_assert_msg(strstr(error->message, amendments[_i].refused) !=
				      NULL,
			      "%s", error->message);
		ck_assert_str_eq(after, before);
	}
	amended_clear(&try.amended);
}
END_TEST

static const struct {
	const char *name;
	gboolean is_act, reserves;
} acts[] = {
	{ "set", TRUE, FALSE },	     { "reserve", TRUE, TRUE },
	{ "transfer", TRUE, FALSE }, { "assign", FALSE, FALSE },
	{ "", FALSE, FALSE },
};

START_TEST(acts_are_known)
{
	g_autofree char *all = amendment_acts();
	gboolean reserves;

	ck_assert_int_eq(amendment_is_act(acts[_i].name, &reserves),
			 acts[_i].is_act);
	ck_assert_int_eq(reserves, acts[_i].reserves);
	ck_assert_str_eq(all,
			 "set, contact, reserve, de-assign, revoke, transfer");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("amendment");
	TCase *tc = tcase_create("amendment");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, an_entry_is_changed_as_the_rfc_allows, 0,
			    G_N_ELEMENTS(amendments));
	tcase_add_loop_test(tc, acts_are_known, 0, G_N_ELEMENTS(acts));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
