/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/registry.h"

#include <string.h>

#include "tests/scratch_store.h"

#define FORMAT "port-numbers"

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

/* What a step of a story does, and its event. */
typedef gboolean (*Step)(Store *to, gint64 event);

static gboolean run_step(Store *to, gpointer data, GError **error)
{
	gint64 next;

	ck_assert(event_next(to, &next, error));
	return (*(Step *)data)(to, next) &&
	       scratch_event(to, "test", SCRATCH_NOW + next) == next;
}

static void assert_step(Step step)
{
	scratch_transact(run_step, &step);
}

/* Puts a line at the place; entry: the one that it shows, or 0. */
static void put_line(Store *to, gint64 event, guint8 place, gint64 entry,
		     LineKind kind, const char *text)
{
	g_autoptr(GBytes) position = g_bytes_new(&place, 1);
	g_autoptr(ListLine) content = list_line_new(kind);
	g_autoptr(GError) error = NULL;
	RegistryLine line = { .entry = entry,
			      .position = position,
			      .content = content };

	g_free(content->layout);
	content->layout = g_strdup_printf("<%u>", place);
	if (kind == LINE_COMMENT)
		content->text = g_strdup(text);
	if (kind == LINE_RAW)
		content->raw = g_bytes_new(text, strlen(text));
	registry_add_line(to, FORMAT, event, &line, &error);
	assert_no_error(error);
}

static gint64 put_entry(Store *to, gint64 event, gint64 id, const char *name)
{
	g_autoptr(Entry) entry = entry_new();
	g_autoptr(GError) error = NULL;

	entry->has_port = TRUE;
	entry->ports = (PortRange){ 80, 81 };
	entry_set(entry, ENTRY_NAME, name);
	registry_put_entry(to, event, entry, &id, &error);
	assert_no_error(error);
	return id;
}

static void set_list(Store *to, gint64 event, gboolean crlf)
{
	const RegistryList list = { TRUE, crlf, !crlf };
	g_autoptr(GError) error = NULL;

	registry_set_list(to, FORMAT, event, &list, &error);
	assert_no_error(error);
}

static void end_line(Store *to, gint64 event, gint64 line)
{
	g_autoptr(GError) error = NULL;

	registry_end_line(to, event, line, &error);
	assert_no_error(error);
}

static void end_entry(Store *to, gint64 event, gint64 entry)
{
	g_autoptr(GError) error = NULL;

	registry_end_entry(to, event, entry, &error);
	assert_no_error(error);
}

/* The story, event by event; the first event is of the new database. */

static gboolean begin(Store *to, gint64 event)
{
	set_list(to, event, TRUE);
	ck_assert_int_eq(put_entry(to, event, 0, "http"), 1);
	ck_assert_int_eq(put_entry(to, event, 0, "www"), 2);
	put_line(to, event, 3, 2, LINE_ENTRY, NULL);
	put_line(to, event, 1, 0, LINE_RAW, "title");
	put_line(to, event, 2, 1, LINE_ENTRY, NULL);
	put_line(to, event, 4, 0, LINE_COMMENT, "who");
	return TRUE;
}

static gboolean change_entry(Store *to, gint64 event)
{
	ck_assert_int_eq(put_entry(to, event, 1, "https"), 1);
	return TRUE;
}

static gboolean nothing(Store *to, gint64 event)
{
	(void)to;
	(void)event;
	return TRUE;
}

static gboolean drop_one_and_add_one(Store *to, gint64 event)
{
	end_line(to, event, 1);
	end_entry(to, event, 2);
	ck_assert_int_gt(put_entry(to, event, 0, "gopher"), 2);
	put_line(to, event, 3, 4, LINE_ENTRY, NULL);
	set_list(to, event, FALSE);
	return TRUE;
}

static void tell_story(void)
{
	assert_step(begin);
	assert_step(change_entry);
	assert_step(nothing);
	assert_step(drop_one_and_add_one);
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

/* The sums of what each event changed. */
static char *sum_of(gint64 event)
{
	g_autoptr(GError) error = NULL;
	char *sum = NULL;

	registry_changes(store, event, &sum, &error);
	assert_no_error(error);
	return sum;
}

static const gboolean changes[] = {
	FALSE, FALSE, TRUE, TRUE, FALSE, TRUE, FALSE
};

START_TEST(an_event_that_changed_nothing_has_no_sum)
{
	g_autofree char *sum = NULL;

	tell_story();
	sum = sum_of(_i);
	ck_assert_int_eq(sum != NULL, changes[_i]);
	if (sum)
		ck_assert_uint_eq(strlen(sum), 64);
}
END_TEST

START_TEST(a_sum_does_not_depend_on_what_comes_later)
{
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	assert_step(begin);
	before = sum_of(2);
	assert_step(change_entry);
	assert_step(nothing);
	assert_step(drop_one_and_add_one);
	after = sum_of(2);
	ck_assert_str_eq(before, after);
}
END_TEST

/* By hand, past the triggers; and the event whose sum must tell. */
static const struct {
	gint64 event;
	const char *sql;
} changed[] = {
	{ 2, "UPDATE entry SET name = 'x' WHERE row = 1" },
	{ 3, "UPDATE entry SET name = 'x' WHERE row = 3" },
	{ 2, "UPDATE entry SET contact = 'x' WHERE row = 2" },
	{ 2, "UPDATE entry SET notes = 'x' WHERE row = 2" },
	{ 2, "UPDATE entry SET service_code = 'x' WHERE row = 2" },
	{ 2, "UPDATE entry SET status = 'remark' WHERE row = 2" },
	{ 2, "UPDATE entry SET last_port = 80 WHERE row = 2" },
	{ 2, "UPDATE entry SET first_port = NULL WHERE row = 2" },
	{ 2, "UPDATE entry SET entry = 9 WHERE row = 2" },
	{ 2, "UPDATE entry SET row = 9 WHERE row = 2" },
	{ 2, "UPDATE entry SET since = 3 WHERE row = 2" },
	{ 3, "UPDATE entry SET since = 3 WHERE row = 2" },
	{ 3, "UPDATE entry SET till = 5 WHERE row = 1" },
	{ 5, "UPDATE entry SET till = 3 WHERE row = 2" },
	{ 5, "UPDATE entry SET till = NULL WHERE row = 2" },
	{ 4, "UPDATE entry SET till = 4 WHERE row = 3" },
	{ 2, "DELETE FROM entry WHERE row = 2" },
	{ 4, "INSERT INTO entry SELECT 9, 9, 4, NULL, status, first_port,"
	     " last_port, name, transport, description, assignee, contact,"
	     " registered, modified, reference, service_code, unauthorized,"
	     " notes FROM entry WHERE row = 2" },
	{ 2, "UPDATE line SET raw = x'00' WHERE kind = 'raw'" },
	{ 2, "UPDATE line SET raw = NULL WHERE kind = 'raw'" },
	/* no bytes are not the same as none: one line is empty, one not */
	{ 2, "UPDATE line SET raw = x'' WHERE row = 3" },
	{ 2, "UPDATE line SET raw = x'' WHERE kind = 'comment'" },
	{ 2, "UPDATE line SET comment = 'x' WHERE kind = 'comment'" },
	{ 2, "UPDATE line SET comment = NULL WHERE kind = 'comment'" },
	{ 2, "UPDATE line SET comment = '' WHERE kind = 'raw'" },
	{ 2, "UPDATE line SET position = x'09' WHERE kind = 'comment'" },
	{ 2, "UPDATE line SET kind = 'ports' WHERE row = 3" },
	{ 2, "UPDATE line SET layout = 1 WHERE row = 2" },
	{ 2, "UPDATE layout SET layout = 'x' WHERE id = 1" },
	{ 2, "UPDATE line SET entry = 2 WHERE row = 3" },
	{ 2, "UPDATE line SET entry = NULL WHERE row = 3" },
	{ 2, "UPDATE line SET line = 9 WHERE row = 3" },
	{ 2, "UPDATE line SET format = 'x' WHERE row = 3" },
	{ 2, "UPDATE line SET person = 9 WHERE row = 3" },
	{ 2, "UPDATE line SET joined = 1 WHERE row = 3" },
	{ 2, "INSERT INTO person VALUES (9, 9, 2, NULL, 'x', '', '', '', '')" },
	{ 5, "UPDATE line SET till = NULL WHERE row = 1" },
	{ 2, "DELETE FROM line WHERE row = 2" },
	{ 5, "DELETE FROM line WHERE row = 5" },
	{ 2, "UPDATE list SET crlf = 0 WHERE row = 1" },
	{ 2, "UPDATE list SET final_newline = 1 WHERE row = 1" },
	{ 2, "UPDATE list SET format = 'x' WHERE row = 1" },
	{ 5, "UPDATE list SET till = NULL WHERE row = 1" },
	{ 5, "DELETE FROM list WHERE row = 2" },
};

static const char off[] =
	"DROP TRIGGER entry_update; DROP TRIGGER entry_delete;"
	"DROP TRIGGER line_update; DROP TRIGGER line_delete;"
	"DROP TRIGGER IF EXISTS list_update;"
	"DROP TRIGGER IF EXISTS list_delete;"
	"DROP TRIGGER IF EXISTS layout_update;"
	"DROP TRIGGER IF EXISTS layout_delete;"
	"DROP INDEX entry_now; DROP INDEX line_now; DROP INDEX line_order;"
	"DROP INDEX list_now;";

START_TEST(a_sum_tells_a_changed_row)
{
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	tell_story();
	before = sum_of(changed[_i].event);
	ck_assert_int_eq(scratch_sql(off), SQLITE_OK);
	ck_assert_int_eq(scratch_sql(changed[_i].sql), SQLITE_OK);
	after = sum_of(changed[_i].event);
	ck_assert_int_ne(g_strcmp0(before, after), 0);
}
END_TEST

/* Where one value ends and the next begins is part of the sum. */
START_TEST(a_sum_tells_values_that_moved)
{
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	tell_story();
	ck_assert_int_eq(scratch_sql(off), SQLITE_OK);
	ck_assert_int_eq(scratch_sql("UPDATE entry SET registered = 'a',"
				     " modified = '' WHERE row = 1"),
			 SQLITE_OK);
	before = sum_of(2);
	ck_assert_int_eq(scratch_sql("UPDATE entry SET registered = '',"
				     " modified = 'a' WHERE row = 1"),
			 SQLITE_OK);
	after = sum_of(2);
	ck_assert_str_ne(before, after);
}
END_TEST

/* The entries of now and before: name, contact, status and ports. */
static const struct {
	const char *name;
	const char *contact;
	EntryStatus status;
	gboolean has_port;
	PortRange ports;
} holders[] = {
	{ "http", "Ada <ada@a.example>", ENTRY_ASSIGNED, TRUE, { 80, 80 } },
	{ "http", "Ada <ada@a.example>", ENTRY_ASSIGNED, TRUE, { 80, 80 } },
	{ "HTTP", "Bob <bob@a.example>", ENTRY_ASSIGNED, TRUE, { 9080, 9080 } },
	{ "http-alt", "Ada <ADA@A.EXAMPLE>", ENTRY_ASSIGNED, TRUE, { 9, 12 } },
	{ "last", "ada@a.example", ENTRY_ASSIGNED, TRUE, { 1023, 1023 } },
	{ "user", "ada@a.example", ENTRY_ASSIGNED, TRUE, { 1024, 1024 } },
	{ "gone", "ada@a.example", ENTRY_DEASSIGNED, TRUE, { 7, 7 } },
	{ "", "eve@a.example", ENTRY_RESERVED, TRUE, { 0, 0 } },
	{ "old", "old@a.example", ENTRY_ASSIGNED, TRUE, { 5, 5 } }, /* ended */
	{ "odd%_",
	  "Canada <canada@b.example>",
	  ENTRY_ASSIGNED,
	  TRUE,
	  { 3, 3 } },
	{ "alone", "only@a.example", ENTRY_ASSIGNED, FALSE, { 0, 0 } },
};

#define ENDED 9

static gboolean hold(Store *to, gint64 event)
{
	for (guint i = 0; i < G_N_ELEMENTS(holders); i++) {
		g_autoptr(Entry) entry = entry_new();
		g_autoptr(GError) error = NULL;
		gint64 id = 0;

		entry->status = holders[i].status;
		entry->has_port = holders[i].has_port;
		entry->ports = holders[i].ports;
		entry_set(entry, ENTRY_NAME, holders[i].name);
		entry_set(entry, ENTRY_CONTACT, holders[i].contact);
		registry_put_entry(to, event, entry, &id, &error);
		assert_no_error(error);
	}
	return TRUE;
}

static gboolean end_old(Store *to, gint64 event)
{
	end_entry(to, event, ENDED);
	return TRUE;
}

static void assert_ports(const GArray *ports, const char *want)
{
	g_autoptr(GString) shown = g_string_new(NULL);

	for (guint i = 0; i < ports->len; i++)
		g_string_append_printf(shown, "%" G_GINT64_FORMAT " ",
				       g_array_index(ports, gint64, i));
	ck_assert_str_eq(shown->str, want);
}

static const struct {
	const char *name;
	const char *want;
} held_names[] = {
	{ "http", "80 9080 " }, { "HtTp", "80 9080 " }, { "http-alt", "9 " },
	{ "ttp", "" },		{ "http-", "" },	{ "gone", "7 " },
	{ "old", "" },		{ "odd__", "" },	{ "%", "" },
	{ "odd%_", "3 " },	{ "nobody", "" },
};

START_TEST(a_name_is_found_whatever_its_case)
{
	g_autoptr(GArray) ports = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GError) error = NULL;

	assert_step(hold);
	assert_step(end_old);
	registry_ports_of_name(store, held_names[_i].name, ports, &error);
	assert_no_error(error);
	assert_ports(ports, held_names[_i].want);
}
END_TEST

static const struct {
	const char *email;
	const char *want;
} contacts[] = {
	{ "ada@a.example", "9 80 1023 " },
	{ "Ada@A.Example", "9 80 1023 " },
	{ "bob@a.example", "" }, /* a user port */
	{ "eve@a.example", "" }, /* reserved */
	{ "old@a.example", "" },
	{ "only@a.example", "" },
	{ "nobody@a.example", "" },
	{ "canada@b.example", "3 " },
	/* A part of an address is another's. */
	{ "ada@b.example", "" },
	{ "ada@a.exampl", "" },
	{ "", "" },
};

START_TEST(a_contact_of_system_ports_is_known_by_the_address)
{
	g_autoptr(GArray) ports = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GError) error = NULL;

	assert_step(hold);
	assert_step(end_old);
	registry_system_ports_of(store, contacts[_i].email, ports, &error);
	assert_no_error(error);
	assert_ports(ports, contacts[_i].want);
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

static TCase *sum_case(void)
{
	TCase *tc = tcase_create("sum");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, an_event_that_changed_nothing_has_no_sum, 0,
			    G_N_ELEMENTS(changes));
	tcase_add_test(tc, a_sum_does_not_depend_on_what_comes_later);
	tcase_add_loop_test(tc, a_sum_tells_a_changed_row, 0,
			    G_N_ELEMENTS(changed));
	tcase_add_test(tc, a_sum_tells_values_that_moved);
	return tc;
}

static TCase *holder_case(void)
{
	TCase *tc = tcase_create("holder");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, a_name_is_found_whatever_its_case, 0,
			    G_N_ELEMENTS(held_names));
	tcase_add_loop_test(tc,
			    a_contact_of_system_ports_is_known_by_the_address,
			    0, G_N_ELEMENTS(contacts));
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("registry");

	suite_add_tcase(suite, read_case());
	suite_add_tcase(suite, change_case());
	suite_add_tcase(suite, sum_case());
	suite_add_tcase(suite, holder_case());
	return run_suite(suite);
}
