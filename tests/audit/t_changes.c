/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/changes.h"

#include <string.h>

#include "audit/diff.h"
#include "tests/scratch_list.h"

#define LIST                                                                   \
	"Text above\n"                                                         \
	"-------\n"                                                            \
	"lamp            1030/tcp   Lamp\n"                                    \
	"#                          Ann <ann@example.org>\n"                   \
	"bell            1031/tcp   Bell\n"                                    \
	"#                          Ben <ben@example.org>\n"                   \
	"#               1032-1040  Unassigned\n"

/* What a test does to the list above at the next event. */
typedef gboolean (*Act)(Store *to, gint64 event, GPtrArray *lines,
			GError **error);

static RegistryLine *line_at(GPtrArray *lines, guint number)
{
	return g_ptr_array_index(lines, number);
}

static gboolean change_description(Store *to, gint64 event, GPtrArray *lines,
				   GError **error)
{
	RegistryLine *line = line_at(lines, 2);
	g_autoptr(Entry) entry = entry_copy(line->content->entry);

	entry_set(entry, ENTRY_DESCRIPTION, "Lamps");
	return registry_put_entry(to, event, entry, &line->entry, error);
}

static gboolean end_entry(Store *to, gint64 event, GPtrArray *lines,
			  GError **error)
{
	RegistryLine *line = line_at(lines, 4);

	return registry_end_line(to, event, line->line, error) &&
	       registry_end_entry(to, event, line->entry, error);
}

static gboolean add_after(Store *to, gint64 event, GPtrArray *lines,
			  guint number, RegistryLine *line, GError **error)
{
	g_autoptr(GPtrArray) positions = position_between(
		line_at(lines, number)->position,
		number + 1 < lines->len ? line_at(lines, number + 1)->position
					: NULL,
		1);

	line->position = positions->pdata[0];
	return registry_add_line(to, CLASSIC_FORMAT, event, line, error);
}

static gboolean add_entry(Store *to, gint64 event, GPtrArray *lines,
			  GError **error)
{
	g_autoptr(ListLine) content = list_line_new(LINE_ENTRY);
	RegistryLine line = { .content = content };

	content->entry = entry_copy(line_at(lines, 4)->content->entry);
	entry_set(content->entry, ENTRY_NAME, "gong");
	content->entry->ports = (PortRange){ 1041, 1041 };
	return registry_put_entry(to, event, content->entry, &line.entry,
				  error) &&
	       add_after(to, event, lines, 6, &line, error);
}

/* The same entry on another line. */
static gboolean set_line(Store *to, gint64 event, GPtrArray *lines, guint where,
			 GError **error)
{
	RegistryLine *old = line_at(lines, 4);
	RegistryLine line = { .entry = old->entry, .content = old->content };

	return registry_end_line(to, event, old->line, error) &&
	       add_after(to, event, lines, where, &line, error);
}

static gboolean move_entry(Store *to, gint64 event, GPtrArray *lines,
			   GError **error)
{
	return set_line(to, event, lines, 6, error);
}

static gboolean write_anew(Store *to, gint64 event, GPtrArray *lines,
			   GError **error)
{
	return set_line(to, event, lines, 4, error);
}

static gboolean change_text(Store *to, gint64 event, GPtrArray *lines,
			    GError **error)
{
	g_autoptr(ListLine) content = list_line_new(LINE_RAW);
	RegistryLine line = { .content = content };

	content->raw = g_bytes_new_static("Other text\x1b", 11);
	return registry_end_line(to, event, line_at(lines, 0)->line, error) &&
	       add_after(to, event, lines, 0, &line, error);
}

static gboolean write_text_anew(Store *to, gint64 event, GPtrArray *lines,
				GError **error)
{
	RegistryLine line = { .content = line_at(lines, 0)->content };

	return registry_end_line(to, event, line_at(lines, 0)->line, error) &&
	       add_after(to, event, lines, 0, &line, error);
}

static gboolean end_contact(Store *to, gint64 event, GPtrArray *lines,
			    GError **error)
{
	return registry_end_line(to, event, line_at(lines, 3)->line, error);
}

static gboolean add_person(Store *to, gint64 event, GPtrArray *lines,
			   GError **error)
{
	g_autoptr(Person) person = person_new();
	gint64 identity = 0;

	(void)lines;
	person_set(person, PERSON_ID, "Ann_Example");
	return registry_put_person(to, event, person, &identity, error);
}

static const struct {
	Act act;
	const char *want; /* "changed lamp@2" and so on */
	const char *page; /* that is in the page */
	const char *json;
} changes[] = {
	{ change_description, "changed lamp@3 ",
	  "~ 1030/tcp lamp\n  description was:    Lamp\n"
	  "  description:        Lamps\n"
	  "  by:                 event 3, ",
	  "\"description\":\"Lamps\"" },
	{ end_entry, "removed bell@3 ", "- 1031/tcp bell\n",
	  "\"after\":null,\"events\":[{\"event\":3," },
	{ add_entry, "added gong@3 ",
	  "+ 1041/tcp gong\n  description:        Bell\n",
	  "{\"change\":\"added\",\"moved\":false,\"before\":null," },
	{ move_entry, "moved bell@3 ",
	  "> 1031/tcp bell, in another place\n  by:  ",
	  "{\"change\":\"moved\",\"moved\":true," },
	/* Other white space is no change of the registry. */
	{ write_anew, "", "0 added, 0 removed, 0 changed, 0 in another", "" },
	{ change_text, "-Text above +Other text\x1b ",
	  "      - Text above\n      + Other text\\u{1B}\n",
	  "{\"change\":\"added\",\"text\":\"Other text\\u001b\"}" },
	{ write_text_anew, "", "0 added, 0 removed, 0 changed, 0 in another",
	  "" },
	/* Lamp says so itself. */
	{ end_contact, "", "0 added, 0 removed, 0 changed, 0 in another", "" },
	{ add_person, "person Ann_Example ", "+ [Ann_Example]\n",
	  "{\"change\":\"added\",\"person_before\":null,"
	  "\"person_after\":{\"id\":\"Ann_Example\"}}" },
};

static gboolean keep_line(RegistryLine *line, gpointer data, GError **error)
{
	(void)error;
	g_ptr_array_add(data, line);
	return TRUE;
}

static void free_line(gpointer line)
{
	registry_line_free(line);
}

static gboolean act_on_list(Store *to, gpointer data, GError **error)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(free_line);
	const Act *act = data;
	gint64 event;

	return event_next(to, &event, error) &&
	       registry_each_line(to, CLASSIC_FORMAT, REGISTRY_NOW, keep_line,
				  lines, error) &&
	       (*act)(to, event, lines, error) &&
	       scratch_event(to, "change", SCRATCH_NOW + 100) == event;
}

static void append_entry(GString *text, const EntryChange *change)
{
	const Entry *entry = change->after ? change->after : change->before;

	g_string_append_printf(text, "%s %s@", change_kind_name(change->kind),
			       entry->field[ENTRY_NAME]);
	for (guint i = 0; i < change->events->len; i++)
		g_string_append_printf(
			text, "%" G_GINT64_FORMAT " ",
			g_array_index(change->events, gint64, i));
}

static char *tell(const Changes *all)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < all->entries->len; i++)
		append_entry(text, all->entries->pdata[i]);
	for (guint i = 0; i < all->people->len; i++) {
		const PersonChange *change = all->people->pdata[i];

		g_string_append_printf(text, "person %s ",
				       change->after->field[PERSON_ID]);
	}
	for (guint i = 0; i < all->texts->len; i++) {
		const TextChange *change = all->texts->pdata[i];

		g_string_append_printf(text, "%c%s ", change->after ? '+' : '-',
				       change->after ? change->after
						     : change->before);
	}
	return g_string_free(text, FALSE);
}

START_TEST(what_changed_is_told)
{
	Act act = changes[_i].act;
	const DiffRange range = { 2, 3 };
	g_autoptr(GError) error = NULL;
	g_autoptr(Changes) got = NULL;
	g_autofree char *told = NULL;
	g_autoptr(GString) page = g_string_new(NULL);
	g_autoptr(GString) json = g_string_new(NULL);

	scratch_put_list(LIST, strlen(LIST));
	scratch_transact(act_on_list, &act);
	got = changes_between(store, 2, 3, &error);
	assert_no_error(error);
	told = tell(got);
	ck_assert_str_eq(told, changes[_i].want);
	ck_assert(diff_page(page, store, &range, &error));
	ck_assert_msg(strstr(page->str, changes[_i].page) != NULL, "%s",
		      page->str);
	ck_assert(diff_json(json, store, &range, &error));
	ck_assert_msg(strstr(json->str, changes[_i].json) != NULL, "%s",
		      json->str);
	ck_assert(*changes[_i].json || !json->len);
}
END_TEST

/* Before there was a list all of it is new. */
START_TEST(a_first_list_is_added)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Changes) got = NULL;

	scratch_put_list(LIST, strlen(LIST));
	got = changes_between(store, 1, 2, &error);
	assert_no_error(error);
	ck_assert_uint_eq(got->count[CHANGE_ADDED], 3);
	ck_assert_uint_eq(got->entries->len, 3);
	ck_assert_uint_eq(got->texts->len, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("changes");
	TCase *tc = tcase_create("changes");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, what_changed_is_told, 0, G_N_ELEMENTS(changes));
	tcase_add_test(tc, a_first_list_is_added);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
