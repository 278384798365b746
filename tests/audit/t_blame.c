/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/blame.h"

#include <string.h>

#include "tests/scratch_application.h"
#include "tests/scratch_list.h"

static const struct {
	const char *text;
	gint64 port; /* -2: it is no query */
	const char *name;
	const char *transport;
} queries[] = {
	{ "80", 80, NULL, NULL },
	{ "80/tcp", 80, NULL, "tcp" },
	{ "0", 0, NULL, NULL },
	{ "65535/udp", 65535, NULL, "udp" },
	{ "65536", -2, NULL, NULL },
	{ "80/", -2, NULL, NULL },
	{ "", -2, NULL, NULL },
	{ "sums", -1, "sums", NULL },
	{ "914c/g", -1, "914c/g", NULL },
	{ "3com-tsmux", -1, "3com-tsmux", NULL },
};

START_TEST(a_query_is_a_port_or_a_name)
{
	ProvenanceQuery query;
	gboolean ok = blame_query(queries[_i].text, &query);

	ck_assert_int_eq(ok, queries[_i].port != -2);
	if (!ok)
		return;
	ck_assert_int_eq(query.port, queries[_i].port);
	ck_assert_pstr_eq(query.name, queries[_i].name);
	ck_assert_pstr_eq(query.transport, queries[_i].transport);
}
END_TEST

#define LIST                                                                   \
	"-------\n"                                                            \
	"lamp            1030/tcp   Lamp\xe2\x80\xae\n"                        \
	"lamp            1030/udp   Lamp\n"                                    \
	"#                          Ann <ann@example.org>\n"                   \
	"#               1031-1040  Unassigned\n"

/* Application 1 gets port 1031 by an event "assign", as review/ would do. */
static gboolean file_and_assign(Store *to, gpointer data, GError **error)
{
	const Asked asked = { .applicant = "a",
			      .name = "sums",
			      .digest = "1",
			      .request = "{\"service_name\":\"sums\","
					 "\"contact\":{\"name\":\"Sam\","
					 "\"email\":\"sam@example.org\"}}" };
	Filing filing = scratch_filing(&asked, scratch_message(to));
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Entry) entry = entry_new();
	const Event apply = { .origin = scratch_origin,
			      .act = "apply",
			      .message = 1,
			      .ticket = 1,
			      .facts = "{}" };
	Event assign = apply;
	gint64 identity = 0;
	Filed filed;
	gint64 event;
	gboolean ok;

	(void)data;
	ok = application_file(to, &filing, &filed, texts, error) &&
	     event_append(to, &apply, NULL, error) &&
	     event_next(to, &event, error);
	scratch_filing_clear(&filing);
	entry->has_port = TRUE;
	entry->ports = (PortRange){ 1031, 1031 };
	entry_set(entry, ENTRY_NAME, "sums");
	entry_set(entry, ENTRY_TRANSPORT, "tcp");
	assign.act = "assign";
	assign.effective = SCRATCH_NOW + 100;
	return ok && registry_put_entry(to, event, entry, &identity, error) &&
	       event_append(to, &assign, NULL, error);
}

static void fixture(void)
{
	scratch_put_list(LIST, strlen(LIST));
	scratch_transact(file_and_assign, NULL);
}

static const struct {
	const char *what;
	const char *page[3]; /* that are in the page */
	const char *json;    /* that is in the first line */
} answers[] = {
	{ "1030/tcp",
	  { "1030/tcp lamp\n", "import by tester (uid 1000)", "Lamp\\u{202E}" },
	  "\"act\":\"import\"" },
	{ "LAMP",
	  { "1030/tcp lamp\n", "1030/udp lamp\n", "Ann <ann@" },
	  "\"application\":null" },
	{ "sums",
	  { "assign by tester", "1, received ", "Sam <sam@" },
	  "\"ticket\":1" },
	{ "1031",
	  { "1031/tcp sums\n", "1031-1040 (unassigned)", "m1, " },
	  "\"messages\":[1]" },
	{ "1040", { "1031-1040 (unassigned)", "", "" }, "\"last_port\":1040" },
	{ "1041", { NULL }, NULL },
	{ "1030/sctp", { NULL }, NULL },
	{ "lam", { NULL }, NULL },
};

START_TEST(behind_an_entry_stands_who_made_it)
{
	g_autoptr(GString) page = g_string_new(NULL);
	g_autoptr(GString) json = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	ProvenanceQuery query;
	gboolean found, found_json;

	ck_assert(blame_query(answers[_i].what, &query));
	ck_assert(blame_page(page, store, &query, &found, &error));
	ck_assert(blame_json(json, store, &query, &found_json, &error));
	assert_no_error(error);
	ck_assert_int_eq(found, answers[_i].json != NULL);
	ck_assert_int_eq(found_json, found);
	if (!found)
		return;
	for (guint i = 0; i < G_N_ELEMENTS(answers[_i].page); i++)
		ck_assert_msg(strstr(page->str, answers[_i].page[i]) != NULL,
			      "%s not in: %s", answers[_i].page[i], page->str);
	*strchr(json->str, '\n') = '\0';
	ck_assert_msg(strstr(json->str, answers[_i].json) != NULL, "%s",
		      json->str);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("blame");
	TCase *plain = tcase_create("queries");
	TCase *tc = tcase_create("blame");

	tcase_add_loop_test(plain, a_query_is_a_port_or_a_name, 0,
			    G_N_ELEMENTS(queries));
	scratch_store_fixture(tc);
	tcase_add_checked_fixture(tc, fixture, NULL);
	tcase_add_loop_test(tc, behind_an_entry_stands_who_made_it, 0,
			    G_N_ELEMENTS(answers));
	suite_add_tcase(suite, plain);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
