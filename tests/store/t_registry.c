/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/registry.h"

#include <string.h>

#include "tests/store/story.h"

/* A list of lines, each shown as "kind layout text fields", for comparing. */
static void show_entry(GString *shown, const Entry *entry)
{
	g_string_append_printf(shown, " %s", entry_status_name(entry->status));
	if (entry->has_port)
		g_string_append_printf(shown, " %u-%u", entry->ports.first,
				       entry->ports.last);
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++)
		g_string_append_printf(shown, " %s", entry->field[i]);
}

static gboolean show_line(RegistryLine *line, gpointer data, GError **error)
{
	const ListLine *content = line->content;
	GString *shown = data;

	(void)error;
	g_string_append_printf(shown, "%s [%s]", line_kind_name(content->kind),
			       content->layout);
	if (content->text)
		g_string_append_printf(shown, " '%s'", content->text);
	if (content->raw) {
		g_string_append(shown, " <");
		g_string_append_len(shown, g_bytes_get_data(content->raw, NULL),
				    (gssize)g_bytes_get_size(content->raw));
		g_string_append_c(shown, '>');
	}
	if (content->entry)
		show_entry(shown, content->entry);
	g_string_append_c(shown, '\n');
	registry_line_free(line);
	return TRUE;
}

static void assert_shown(gint64 at, const char *want)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	registry_each_line(store, FORMAT, at, show_line, shown, &error);
	assert_no_error(error);
	ck_assert_str_eq(shown->str, want);
}

#define HTTP  "entry [<2>] assigned 80-81 http          \n"
#define HTTPS "entry [<2>] assigned 80-81 https          \n"
#define WWW   "entry [<3>] assigned 80-81 www          \n"
#define GO    "entry [<3>] assigned 80-81 gopher          \n"
#define TITLE "raw [<1>] <title>\n"
#define WHO   "comment [<4>] 'who'\n"

static const struct {
	gint64 at;
	gboolean known;
	gboolean crlf;
	const char *want;
} versions[] = {
	{ 0, FALSE, FALSE, "" },
	{ 1, FALSE, FALSE, "" },
	{ 2, TRUE, TRUE, TITLE HTTP WWW WHO },
	{ 3, TRUE, TRUE, TITLE HTTPS WWW WHO },
	{ 4, TRUE, TRUE, TITLE HTTPS WWW WHO },
	{ 5, TRUE, FALSE, TITLE HTTPS GO WHO },
	{ 6, TRUE, FALSE, TITLE HTTPS GO WHO },
	{ REGISTRY_NOW, TRUE, FALSE, TITLE HTTPS GO WHO },
	{ -1, FALSE, FALSE, "" },
};

START_TEST(the_registry_at_an_event_stays_readable)
{
	g_autoptr(GError) error = NULL;
	RegistryList list = { 0 };

	tell_story();
	assert_shown(versions[_i].at, versions[_i].want);
	ck_assert(registry_list(store, FORMAT, versions[_i].at, &list, &error));
	ck_assert_int_eq(list.known, versions[_i].known);
	ck_assert_int_eq(list.crlf, versions[_i].crlf);
	ck_assert_int_eq(list.final_newline,
			 versions[_i].known && !versions[_i].crlf);
}
END_TEST

START_TEST(another_format_is_another_list)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	RegistryList list = { .known = TRUE };

	tell_story();
	ck_assert(registry_list(store, "csv", REGISTRY_NOW, &list, &error));
	ck_assert(!list.known);
	ck_assert(registry_each_line(store, "csv", REGISTRY_NOW, show_line,
				     shown, &error));
	ck_assert_str_eq(shown->str, "");
}
END_TEST

/* Event n takes effect at SCRATCH_NOW + n, the first one never. */
static const struct {
	gint64 instant;
	gint64 event;
} instants[] = {
	{ SCRATCH_NOW, 0 },	{ SCRATCH_NOW + 1, 0 },
	{ SCRATCH_NOW + 2, 2 }, { SCRATCH_NOW + 4, 4 },
	{ SCRATCH_NOW + 5, 5 }, { SCRATCH_NOW + 500, 5 },
};

START_TEST(an_instant_has_an_event)
{
	g_autoptr(GError) error = NULL;
	gint64 event = 42;

	tell_story();
	ck_assert(
		registry_event_at(store, instants[_i].instant, &event, &error));
	ck_assert_int_eq(event, instants[_i].event);
}
END_TEST

/* An entry with something in each of its fields. */
static Entry *full_entry(gboolean has_port)
{
	Entry *entry = entry_new();

	entry->status = ENTRY_DEASSIGNED;
	entry->has_port = has_port;
	if (has_port)
		entry->ports = (PortRange){ 65535, 0 };
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++) {
		g_autofree char *value =
			g_strdup_printf("%s '\"\n\\ J\xc3\xbcrgen",
					entry_field_name((EntryField)i));

		entry_set(entry, (EntryField)i, value);
	}
	return entry;
}

static Person *full_person(void)
{
	Person *person = person_new();

	for (int i = 0; i < PERSON_FIELD_COUNT; i++) {
		g_autofree char *value =
			g_strdup_printf("%s '\"\n\\ J\xc3\xbcrgen",
					person_field_name((PersonField)i));

		person_set(person, (PersonField)i, value);
	}
	return person;
}

static ListLine *full_line(LineKind kind)
{
	ListLine *line = list_line_new(kind);

	g_free(line->layout);
	line->layout = g_strdup("\t|  |\r|w");
	if (kind == LINE_ENTRY || kind == LINE_PORTS)
		line->entry = full_entry(kind == LINE_PORTS);
	if (kind == LINE_COMMENT)
		line->text = g_strdup("");
	if (kind == LINE_PERSON)
		line->person = full_person();
	line->joined = kind == LINE_PERSON;
	if (kind == LINE_UPDATED)
		line->raw = g_bytes_new("", 0);
	if (kind == LINE_RAW || kind == LINE_PORTS)
		line->raw = g_bytes_new("a\0\xff\n", 4);
	return line;
}

static gboolean keep_line(RegistryLine *line, gpointer data, GError **error)
{
	(void)error;
	g_ptr_array_add(data, line);
	return TRUE;
}

static gboolean add_full(Store *to, gpointer data, GError **error)
{
	const ListLine *content = data;
	g_autoptr(GBytes) position = g_bytes_new("\0\x80", 2);
	RegistryLine line = { .position = position,
			      .content = (ListLine *)content };

	if (content->entry &&
	    !registry_put_entry(to, 2, content->entry, &line.entry, error))
		return FALSE;
	if (content->person &&
	    !registry_put_person(to, 2, content->person, &line.person, error))
		return FALSE;
	return registry_add_line(to, FORMAT, 2, &line, error) &&
	       scratch_event(to, "test", 0) == 2;
}

static void free_line(gpointer line)
{
	registry_line_free(line);
}

START_TEST(a_line_of_each_kind_comes_back)
{
	g_autoptr(ListLine) content = full_line((LineKind)_i);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(free_line);
	g_autoptr(GError) error = NULL;
	const RegistryLine *line;

	scratch_transact(add_full, content);
	registry_each_line(store, FORMAT, REGISTRY_NOW, keep_line, lines,
			   &error);
	assert_no_error(error);
	ck_assert_uint_eq(lines->len, 1);
	line = lines->pdata[0];
	ck_assert_int_eq(line->line, 1);
	ck_assert_int_eq(line->entry, content->entry ? 1 : 0);
	ck_assert_int_eq(line->person, content->person ? 1 : 0);
	ck_assert_uint_eq(g_bytes_get_size(line->position), 2);
	ck_assert(list_line_equal(line->content, content));
}
END_TEST

/* Position, in the order in which they must come. */
static const char *const places[] = {
	"\x01", "\x01\x01", "\x01\x02", "\x01\xff", "\x02",
	"\x7f", "\x80",	    "\xff",	"\xff\x01", "\xff\xff",
};

static gboolean add_places(Store *to, gpointer data, GError **error)
{
	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
		/* 7 is prime to their count. */
		const char *place = places[i * 7 % G_N_ELEMENTS(places)];
		g_autoptr(GBytes) position = g_bytes_new(place, strlen(place));
		g_autoptr(ListLine) content = list_line_new(LINE_RAW);
		RegistryLine line = { .position = position,
				      .content = content };

		content->raw = g_bytes_ref(position);
		ck_assert(registry_add_line(to, FORMAT, 2, &line, error));
	}
	return scratch_event(to, "test", 0) == 2;
}

START_TEST(lines_come_in_the_order_of_their_positions)
{
	g_autoptr(GString) want = g_string_new(NULL);

	scratch_transact(add_places, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(places); i++)
		g_string_append_printf(want, "raw [] <%s>\n", places[i]);
	assert_shown(REGISTRY_NOW, want->str);
}
END_TEST

static gboolean stop_at_once(RegistryLine *line, gpointer data, GError **error)
{
	registry_line_free(line);
	++*(int *)data;
	g_set_error_literal(error, STORE_ERROR, STORE_ERROR_MISSING, "stop");
	return FALSE;
}

START_TEST(who_reads_lines_may_stop)
{
	g_autoptr(GError) error = NULL;
	int seen = 0;

	tell_story();
	ck_assert(!registry_each_line(store, FORMAT, REGISTRY_NOW, stop_at_once,
				      &seen, &error));
	assert_error(error, STORE_ERROR_MISSING);
	ck_assert_int_eq(seen, 1);
	assert_step(nothing);
}
END_TEST

/* Changes that do not fit to what is there. */

static gboolean same_place(Store *to, gpointer data, GError **error)
{
	g_autoptr(GBytes) position = g_bytes_new("\x01", 1);
	g_autoptr(ListLine) content = list_line_new(LINE_RAW);
	RegistryLine line = { .position = position, .content = content };

	(void)data;
	return registry_add_line(to, FORMAT, 6, &line, error);
}

static gboolean same_line(Store *to, gpointer data, GError **error)
{
	g_autoptr(GBytes) position = g_bytes_new("\x09", 1);
	g_autoptr(ListLine) content = list_line_new(LINE_RAW);
	RegistryLine line = { .line = 2,
			      .position = position,
			      .content = content };

	(void)data;
	return registry_add_line(to, FORMAT, 6, &line, error);
}

static gboolean no_place(Store *to, gpointer data, GError **error)
{
	g_autoptr(ListLine) content = list_line_new(LINE_RAW);
	RegistryLine line = { .content = content };

	(void)data;
	return registry_add_line(to, FORMAT, 6, &line, error);
}

static const StoreWork clashes[] = { same_place, same_line, no_place };

START_TEST(a_line_that_does_not_fit_is_refused)
{
	g_autoptr(GError) error = NULL;

	tell_story();
	ck_assert(!store_transact(store, clashes[_i], NULL, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	assert_shown(REGISTRY_NOW, TITLE HTTPS GO WHO);
}
END_TEST

static gboolean move_line(Store *to, gint64 event)
{
	g_autoptr(GBytes) position = g_bytes_new("\x05", 1);
	g_autoptr(ListLine) content = list_line_new(LINE_RAW);
	g_autoptr(GError) error = NULL;
	RegistryLine line = { .line = 2,
			      .position = position,
			      .content = content };

	content->raw = g_bytes_new("moved", 5);
	end_line(to, event, 2);
	ck_assert(registry_add_line(to, FORMAT, event, &line, &error));
	return TRUE;
}

START_TEST(a_line_keeps_its_identity_over_its_versions)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(free_line);
	g_autoptr(GError) error = NULL;
	const RegistryLine *last;

	tell_story();
	assert_step(move_line);
	assert_shown(5, TITLE HTTPS GO WHO);
	assert_shown(6, HTTPS GO WHO "raw [] <moved>\n");
	ck_assert(registry_each_line(store, FORMAT, REGISTRY_NOW, keep_line,
				     lines, &error));
	last = lines->pdata[lines->len - 1];
	ck_assert_int_eq(last->line, 2);
}
END_TEST

static gboolean twice(Store *to, gint64 event)
{
	put_entry(to, event, 1, "first");
	put_entry(to, event, 1, "second");
	return TRUE;
}

START_TEST(the_last_of_two_changes_in_one_event_holds)
{
	tell_story();
	assert_step(twice);
	assert_shown(6, "raw [<1>] <title>\n"
			"entry [<2>] assigned 80-81 second          \n" GO WHO);
	assert_shown(5, TITLE HTTPS GO WHO);
}
END_TEST

static gboolean forget_line(Store *to, gint64 event)
{
	end_entry(to, event, 1);
	return TRUE;
}

START_TEST(a_line_whose_entry_is_gone_is_damage)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	tell_story();
	assert_step(forget_line);
	ck_assert(!registry_each_line(store, FORMAT, REGISTRY_NOW, show_line,
				      shown, &error));
	assert_error(error, STORE_ERROR_DAMAGED);
	assert_shown(5, TITLE HTTPS GO WHO);
}
END_TEST

static TCase *read_case(void)
{
	TCase *tc = tcase_create("read");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, the_registry_at_an_event_stays_readable, 0,
			    G_N_ELEMENTS(versions));
	tcase_add_test(tc, another_format_is_another_list);
	tcase_add_loop_test(tc, an_instant_has_an_event, 0,
			    G_N_ELEMENTS(instants));
	tcase_add_loop_test(tc, a_line_of_each_kind_comes_back, 0,
			    LINE_KIND_COUNT);
	tcase_add_test(tc, lines_come_in_the_order_of_their_positions);
	tcase_add_test(tc, who_reads_lines_may_stop);
	tcase_add_test(tc, a_line_whose_entry_is_gone_is_damage);
	return tc;
}

static TCase *change_case(void)
{
	TCase *tc = tcase_create("change");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, a_line_that_does_not_fit_is_refused, 0,
			    G_N_ELEMENTS(clashes));
	tcase_add_test(tc, a_line_keeps_its_identity_over_its_versions);
	tcase_add_test(tc, the_last_of_two_changes_in_one_event_holds);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("registry");

	suite_add_tcase(suite, read_case());
	suite_add_tcase(suite, change_case());
	return run_suite(suite);
}
