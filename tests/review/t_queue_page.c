/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/queue_page.h"

#include <string.h>

#include "review/queue_json.h"
#include "tests/scratch_application.h"
#include "text/harmless.h"

/* The text of an answer and a finding, twice: the second is a revision. */
static gboolean file(Store *to, gpointer data, GError **error)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	const StoredAnswer answers[] = { { "short_name", data, "1", 3, 4, 5 },
					 { "op_codes", "", NULL, 0, 0, 0 },
					 { NULL, NULL, NULL, 0, 0, 0 } };
	const StoredFinding findings[] = { { "N1", "error", "short_name",
					     data },
					   { "D1", "note", NULL, "Read it." },
					   { NULL, NULL, NULL, NULL } };
	g_autofree char *request = NULL;
	Event event = { .origin = scratch_origin,
			.act = "apply",
			.facts = "{\"version\":1}" };
	Json json = json_begin();
	Asked asked = { "ada", "sums", data, 0, NULL, answers, findings };
	Filing filing;
	Filed filed;
	gboolean ok;

	json_open(&json, NULL, '{');
	json_string(&json, "service_name", data);
	json_open(&json, "contact", '{');
	json_string(&json, "name", data);
	json_string(&json, "email", data);
	json_close(&json, '}');
	json_close(&json, '}');
	asked.request = request = json_end(&json);
	event.message = scratch_message(to);
	filing = scratch_filing(&asked, event.message);
	ok = application_file(to, &filing, &filed, texts, error);
	event.ticket = filed.ticket;
	scratch_filing_clear(&filing);
	return ok && event_append(to, &event, NULL, error);
}

static gboolean write_page(const QueueEntry *entry, gpointer data,
			   GError **error)
{
	return queue_page(data, store, entry, error);
}

static GString *show(void)
{
	static const QueueFilter filter = { .ticket = 1 };
	g_autoptr(GError) error = NULL;
	GString *page = g_string_new(NULL);

	queue_each(store, &filter, write_page, page, &error);
	assert_no_error(error);
	return page;
}

static gboolean write_json(const QueueEntry *entry, gpointer data,
			   GError **error)
{
	Json *json = data;

	return queue_json_entry(json, store, entry, error) &&
	       queue_json_rest(json, store, entry, error);
}

static char *show_json(void)
{
	static const QueueFilter filter = { .ticket = 1 };
	g_autoptr(GError) error = NULL;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	queue_each(store, &filter, write_json, &json, &error);
	json_close(&json, '}');
	assert_no_error(error);
	return json_end(&json);
}

START_TEST(a_page_shows_findings_below_answers_and_what_changed)
{
	g_autoptr(GString) page = NULL;

	scratch_transact(file, (gpointer) "Sums");
	scratch_transact(file, (gpointer) "sums");
	page = show();
	ck_assert_str_eq(
		page->str,
		"Application 1\n"
		"  state:              new\n"
		"  received:           2004-07-12T09:00:00Z\n"
		"  form:               user-2004\n"
		"  version:            2\n"
		"      note D1: Read it.\n"
		"\nAnswers\n"
		"  short name:         sums\n"
		"      note: 5 bytes could not be read\n"
		"      error N1: sums\n"
		"  op codes:           (none)\n"
		"\nChanges in version 2\n"
		"  short name:\n"
		"      - Sums\n"
		"      + sums\n"
		"\nMessages\n"
		"  m1:                 2004-07-12T09:00:00Z  , version 1\n"
		"  m2:                 2004-07-12T09:00:00Z  , version 2\n"
		"\nHistory\n"
		"  event 2:            2004-07-12T09:00:00Z  apply by tester\n"
		"  event 3:            2004-07-12T09:00:00Z  apply by "
		"tester\n");
}
END_TEST

START_TEST(json_tells_of_the_newest_version)
{
	g_autofree char *line = NULL;

	scratch_transact(file, (gpointer) "Sums");
	scratch_transact(file, (gpointer) "sums");
	line = show_json();
	ck_assert_str_eq(
		line,
		"{\"ticket\":1,\"state\":\"new\",\"version\":2,"
		"\"received\":\"2004-07-12T09:00:00Z\","
		"\"applicant\":{\"name\":\"sums\",\"email\":\"sums\"},"
		"\"form\":\"user-2004\",\"request\":{\"service_name\":"
		"\"sums\",\"contact\":{\"name\":\"sums\",\"email\":\"sums\"}},"
		"\"findings\":[{\"rule\":\"N1\",\"severity\":\"error\","
		"\"answer\":\"short_name\",\"text\":\"sums\"},{\"rule\":\"D1\","
		"\"severity\":\"note\",\"answer\":null,\"text\":\"Read it.\"}],"
		"\"answers\":{\"short_name\":\"sums\",\"op_codes\":\"\"},"
		"\"evidence\":{\"short_name\":{\"part\":\"1\",\"first_line\":3,"
		"\"last_line\":4,\"lost_bytes\":5}},"
		"\"history\":[{\"event\":2,\"at\":\"2004-07-12T09:00:00Z\","
		"\"act\":\"apply\",\"by\":\"tester\",\"version\":1},"
		"{\"event\":3,\"at\":\"2004-07-12T09:00:00Z\","
		"\"act\":\"apply\",\"by\":\"tester\",\"version\":1}],"
		"\"correspondence\":[{\"message\":1,\"version\":1,"
		"\"received\":\"2004-07-12T09:00:00Z\",\"verdict\":\"\"},"
		"{\"message\":2,\"version\":2,"
		"\"received\":\"2004-07-12T09:00:00Z\",\"verdict\":\"\"}]}");
}
END_TEST

/* What is written, and by what it is shown; NULL: 100 KB. */
static const struct {
	const char *text;
	const char *shown;
} hostile[] = {
	{ "\x1b[2J\x1b]0;pwned\x07", "\\u{1B}[2J\\u{1B}]0;pwned\\u{7}" },
	{ "\xe2\x80\xaegnp.exe", "\\u{202E}gnp.exe" },
	{ "\xe2\x81\xa6x\xe2\x80\xa8y", "\\u{2066}x\\u{2028}y" },
	{ "a\nstate: assigned\r\nb", "      state: assigned\\r\n" },
	{ "\n\n\n", "      error N1: \\n\\n\\n\n" },
	{ "\"},\"state\":\"assigned\",{\"\\", "\"},\"state\":\"assigned\"" },
	{ "%s%n", "%s%n" },
	{ "", "(none)" },
	{ NULL, "xxxx" },
};

static char *hostile_text(int row)
{
	return hostile[row].text ? g_strdup(hostile[row].text)
				 : g_strnfill(100 * 1024, 'x');
}

/* One line of the page: of 80 characters that obey nobody. */
static void assert_harmless_line(const char *line)
{
	ck_assert(g_utf8_validate(line, -1, NULL));
	ck_assert_int_le(g_utf8_strlen(line, -1), 80);
	for (const char *c = line; *c; c = g_utf8_next_char(c))
		ck_assert(!harmless_is_unsafe(g_utf8_get_char(c)));
	/* Nothing of a stranger begins a line. */
	ck_assert(!g_str_has_prefix(line, "state"));
}

START_TEST(a_page_of_hostile_text_is_harmless)
{
	g_autofree char *text = hostile_text(_i);
	g_autoptr(GString) page = NULL;
	g_auto(GStrv) lines = NULL;

	scratch_transact(file, (gpointer) "old");
	scratch_transact(file, text);
	page = show();
	ck_assert_ptr_nonnull(strstr(page->str, hostile[_i].shown));
	lines = g_strsplit(page->str, "\n", -1);
	for (char **line = lines; *line; line++)
		assert_harmless_line(*line);
}
END_TEST

/* The bytes of a value in the line, as SQLite's own reader has it. */
static gboolean json_holds(const char *line, const char *path, const char *want)
{
	sqlite3_stmt *stmt = NULL;
	gboolean same;
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	sqlite3_prepare_v2(db, "SELECT json_extract(?1, ?2) = ?3", -1, &stmt,
			   NULL);
	sqlite3_bind_text(stmt, 1, line, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 2, path, -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 3, want, -1, SQLITE_STATIC);
	same = sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_int(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return same;
}

START_TEST(json_of_hostile_text_is_valid_and_whole)
{
	g_autofree char *text = hostile_text(_i);
	g_autofree char *line = NULL;

	scratch_transact(file, text);
	line = show_json();
	ck_assert_ptr_null(strchr(line, '\n'));
	for (const char *c = line; *c; c = g_utf8_next_char(c))
		ck_assert(!harmless_is_unsafe(g_utf8_get_char(c)));
	ck_assert(json_holds(line, "$.state", "new"));
	ck_assert(json_holds(line, "$.answers.short_name", text));
	ck_assert(json_holds(line, "$.findings[0].text", text));
	ck_assert(json_holds(line, "$.request.service_name", text));
	if (*text)
		ck_assert(json_holds(line, "$.applicant.email", text));
}
END_TEST

START_TEST(a_redacted_application_can_be_shown)
{
	g_autoptr(GString) page = NULL;
	g_autofree char *line = NULL;

	scratch_transact(file, (gpointer) "canary");
	ck_assert_int_eq(scratch_sql("UPDATE text SET body = NULL,"
				     " salt = NULL"),
			 SQLITE_OK);
	page = show();
	line = show_json();
	ck_assert_ptr_null(strstr(page->str, "canary"));
	ck_assert_ptr_nonnull(
		strstr(page->str, "  short name:         (none)"));
	ck_assert(json_holds(line, "$.state", "new"));
	ck_assert_ptr_nonnull(strstr(line, "\"request\":null,"));
	ck_assert_ptr_nonnull(strstr(line, "{\"name\":null,\"email\":null}"));
}
END_TEST

#define TEXT(bytes) (bytes), sizeof(bytes) - 1

static const struct {
	const char *bytes;
	gsize len;
	const char *want;
} mails[] = {
	{ TEXT(""), "" },
	{ TEXT("a"), "a\n" },
	{ TEXT("a\n"), "a\n" },
	{ TEXT("a\r\n\r\nb\n\n"), "a\n\nb\n\n" },
	{ TEXT("\r\ra\r\r\n"), "\\r\\ra\\r\n" },
	{ TEXT("\0\x1b[2J\n"), "\\u{0}\\u{1B}[2J\n" },
	{ TEXT("caf\xe9\n\xe2\x80\xae"), "caf\\xE9\n\\u{202E}\n" },
};

START_TEST(a_message_is_shown_line_by_line)
{
	g_autoptr(GString) page = g_string_new(NULL);

	queue_page_message(page, mails[_i].bytes, mails[_i].len);
	ck_assert_str_eq(page->str, mails[_i].want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("queue_page");
	TCase *tc = tcase_create("queue_page");

	scratch_store_fixture(tc);
	tcase_add_test(tc,
		       a_page_shows_findings_below_answers_and_what_changed);
	tcase_add_test(tc, json_tells_of_the_newest_version);
	tcase_add_loop_test(tc, a_page_of_hostile_text_is_harmless, 0,
			    G_N_ELEMENTS(hostile));
	tcase_add_loop_test(tc, json_of_hostile_text_is_valid_and_whole, 0,
			    G_N_ELEMENTS(hostile));
	tcase_add_test(tc, a_redacted_application_can_be_shown);
	tcase_add_loop_test(tc, a_message_is_shown_line_by_line, 0,
			    G_N_ELEMENTS(mails));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
