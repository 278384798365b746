/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic.h"
#include "registry/csv.h"
#include "registry/xml.h"
#include "tests/registry/write_back.h"

/*
 * Each list in each format: what is made can be read again, and says what the
 * list said, as far as the format holds it.
 */
#define DATA "../shared/data/registry/"

static const char *const lists[] = {
	"samples/registry/port-numbers",
	"samples/registry/service-names.csv",
	"samples/registry/damaged.csv",
	"samples/registry/service-names.xml",
	"samples/registry/damaged.xml",
	DATA "port-numbers-2004-03-17.txt",
	DATA "port-numbers-2005-12-22.txt",
	DATA "service-names-port-numbers-2017-02.csv",
	DATA "service-names-port-numbers-2020-09-22.xml",
	DATA "service-names-port-numbers-2026-04-09.xml",
};

/* Which fields the format brings back as they were. */
static const struct {
	const char *name;
	gboolean remarks;
	gboolean portless; /* and names with blanks */
	gboolean people;
	guint fields; /* the first so many */
} targets[] = {
	{ XML_FORMAT, TRUE, TRUE, TRUE, ENTRY_FIELD_COUNT },
	{ CSV_FORMAT, FALSE, TRUE, FALSE, ENTRY_FIELD_COUNT },
	{ CLASSIC_FORMAT, TRUE, FALSE, FALSE, ENTRY_DESCRIPTION },
};

#define PAIRS ((int)(G_N_ELEMENTS(lists) * G_N_ELEMENTS(targets)))

/* A list and what it says. */
typedef struct {
	PublishedList *list;
	Catalogue *catalogue;
} Source;

static void source_clear(Source *source)
{
	g_clear_pointer(&source->catalogue, catalogue_free);
	g_clear_pointer(&source->list, published_list_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Source, source_clear)

static void add_people(Catalogue *catalogue, const PublishedList *list)
{
	for (guint i = 0; i < list->lines->len; i++) {
		const ListLine *line = list_line_at(list, i);

		if (line->person)
			people_add(catalogue->people,
				   person_copy(line->person));
	}
}

static Source source_of(const char *bytes, gsize len)
{
	const ListFormat *format = list_format_of(bytes, len);
	Source source = { .catalogue = catalogue_new() };

	ck_assert_ptr_nonnull(format);
	source.list = format->read(bytes, len);
	add_people(source.catalogue, source.list);
	format->collect(source.catalogue, source.list->lines);
	return source;
}

static gboolean is_held(const CatalogueItem *item, guint target)
{
	if (!item->entry)
		return targets[target].remarks;
	return targets[target].portless ||
	       (item->entry->has_port &&
		!strpbrk(item->entry->field[ENTRY_NAME], " \t\n"));
}

static const CatalogueItem *next_held(const Catalogue *catalogue, guint target,
				      guint *at)
{
	while (*at < catalogue->items->len) {
		const CatalogueItem *item = &g_array_index(
			catalogue->items, CatalogueItem, (*at)++);

		if (is_held(item, target))
			return item;
	}
	return NULL;
}

/* White space, which each format has in its own way, does not count. */
static char *words_of(const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
	GString *out = g_string_new(NULL);

	for (char **word = words; *word; word++) {
		if (**word)
			g_string_append_printf(out, "%s ", *word);
	}
	return g_string_free(out, FALSE);
}

static void assert_same_words(const char *is, const char *want)
{
	g_autofree char *is_words = words_of(is);
	g_autofree char *want_words = words_of(want);

	ck_assert_str_eq(is_words, want_words);
}

static void assert_same_entry(const Entry *is, const Entry *want, guint fields)
{
	ck_assert_int_eq(is->status, want->status);
	ck_assert_int_eq(is->has_port, want->has_port);
	ck_assert_uint_eq(is->ports.first, want->ports.first);
	ck_assert_uint_eq(is->ports.last, want->ports.last);
	for (guint i = 0; i < fields; i++)
		assert_same_words(is->field[i], want->field[i]);
}

/*
 * In the classic text one contact closes a group: no other's may do so. An id
 * that nobody is known of cannot be told from a reference.
 */
static void assert_own_contact(const Entry *is, const Entry *want)
{
	gboolean some =
		*is->field[ENTRY_CONTACT] || *is->field[ENTRY_REFERENCE];

	if (want->status != ENTRY_ASSIGNED)
		return;
	if (!*want->field[ENTRY_CONTACT])
		ck_assert_str_eq(is->field[ENTRY_CONTACT], "");
	else
		ck_assert_msg(some, "%s has no contact", is->field[ENTRY_NAME]);
}

static void assert_says_the_same(const Catalogue *is, const Catalogue *want,
				 guint target)
{
	const CatalogueItem *a, *b;
	guint i = 0;
	guint j = 0;

	while ((b = next_held(want, target, &j)) != NULL) {
		a = next_held(is, target, &i);
		/* Comments of entries without a contact are remarks then. */
		while (a && !a->entry && b->entry)
			a = next_held(is, target, &i);
		if (!b->entry)
			continue;
		ck_assert_ptr_nonnull(a);
		assert_same_entry(a->entry, b->entry, targets[target].fields);
		assert_own_contact(a->entry, b->entry);
	}
	if (targets[target].people)
		ck_assert_uint_eq(people_count(is->people),
				  people_count(want->people));
}

static guint count_remarks(const Catalogue *catalogue)
{
	guint count = 0;

	for (guint i = 0; i < catalogue->items->len; i++)
		count += !g_array_index(catalogue->items, CatalogueItem, i)
				  .entry;
	return count;
}

START_TEST(a_list_is_made_in_each_format)
{
	const char *path = lists[_i / (int)G_N_ELEMENTS(targets)];
	guint target = (guint)_i % G_N_ELEMENTS(targets);
	const ListFormat *format = list_format_named(targets[target].name);
	g_autoptr(Losses) losses = losses_new();
	g_autoptr(GString) made = g_string_new(NULL);
	g_auto(Source) source = { 0 };
	g_auto(Source) again = { 0 };
	g_autofree char *bytes = NULL;
	gsize len;

	if (!read_copy(path, &bytes, &len))
		return;
	source = source_of(bytes, len);
	list_format_print(format, made, source.catalogue, losses);
	ck_assert_ptr_eq(list_format_of(made->str, made->len), format);
	assert_comes_back(format, made->str, made->len);
	again = source_of(made->str, made->len);
	ck_assert_uint_eq(again.list->unread->len, 0);
	assert_says_the_same(again.catalogue, source.catalogue, target);
	if (targets[target].people)
		ck_assert_uint_eq(count_remarks(again.catalogue),
				  count_remarks(source.catalogue));
}
END_TEST

/* What is made has the layout of the rule: it is read as it was made. */
START_TEST(lines_are_read_as_they_were_made)
{
	const char *path = lists[_i / (int)G_N_ELEMENTS(targets)];
	guint target = (guint)_i % G_N_ELEMENTS(targets);
	const ListFormat *format = list_format_named(targets[target].name);
	g_autoptr(PublishedList) made = NULL;
	g_autoptr(Losses) losses = losses_new();
	g_autoptr(GString) text = NULL;
	g_autoptr(PublishedList) read = NULL;
	g_auto(Source) source = { 0 };
	g_autofree char *bytes = NULL;
	gsize len;

	if (!read_copy(path, &bytes, &len))
		return;
	source = source_of(bytes, len);
	made = format->compose(source.catalogue, losses);
	text = write_back(format, made);
	read = read_bytes(format, text->str, text->len);
	ck_assert_uint_eq(read->lines->len, made->lines->len);
	for (guint i = 0; i < read->lines->len; i++) {
		ck_assert_int_eq(list_line_at(read, i)->kind,
				 list_line_at(made, i)->kind);
		ck_assert_str_eq(list_line_at(read, i)->layout,
				 list_line_at(made, i)->layout);
	}
}
END_TEST

/* IANA's own table of the same day. */
static const struct {
	const char *xml;
	const char *csv;
	guint differ; /* lines */
} pairs[] = {
	{ "samples/registry/service-names.xml",
	  "samples/registry/service-names.csv", 0 },
	{ DATA "service-names-port-numbers-2020-09-22.xml",
	  DATA "service-names-port-numbers-2020-09.lf.csv", 0 },
	/* a change of data, and two notes that have paragraphs */
	{ DATA "service-names-port-numbers-2026-04-09.xml",
	  DATA "service-names-port-numbers-2026-04.csv", 3 },
};

static guint count_differing(const PublishedList *a, const PublishedList *b)
{
	guint count = 0;

	ck_assert_uint_eq(a->lines->len, b->lines->len);
	for (guint i = 1; i < a->lines->len; i++)
		count += !list_line_equal(list_line_at(a, i),
					  list_line_at(b, i));
	return count;
}

START_TEST(the_table_of_an_xml_is_ianas)
{
	g_autoptr(PublishedList) made = NULL;
	g_autoptr(PublishedList) want = NULL;
	g_autoptr(Losses) losses = losses_new();
	g_auto(Source) source = { 0 };
	g_autofree char *xml = NULL;
	g_autofree char *csv = NULL;
	gsize xml_len, csv_len;

	if (!read_copy(pairs[_i].xml, &xml, &xml_len) ||
	    !read_copy(pairs[_i].csv, &csv, &csv_len))
		return;
	source = source_of(xml, xml_len);
	made = csv_compose(source.catalogue, losses);
	want = csv_read(csv, csv_len);
	ck_assert_uint_eq(count_differing(made, want), pairs[_i].differ);
}
END_TEST

static const struct {
	guint list;
	const char *format;
	const char *want;
} told[] = {
	{ 0, XML_FORMAT, "" },
	{ 0, CSV_FORMAT, "remarks, left out: 1\n" },
	{ 1, CLASSIC_FORMAT,
	  "names with a blank in them, put into remarks: 1 Bell Tower (old)\n"
	  "names without a port, left out: 4\n" },
	{ 3, CSV_FORMAT,
	  "remarks, left out: 2\n"
	  "people with their addresses, left out: 15\n" },
};

START_TEST(what_a_format_cannot_hold_is_counted)
{
	const ListFormat *format = list_format_named(told[_i].format);
	g_autoptr(Losses) losses = losses_new();
	g_autoptr(GString) made = g_string_new(NULL);
	g_autoptr(GString) is = g_string_new(NULL);
	g_auto(Source) source = { 0 };
	g_autofree char *bytes = NULL;
	gsize len;

	ck_assert(read_copy(lists[told[_i].list], &bytes, &len));
	source = source_of(bytes, len);
	list_format_print(format, made, source.catalogue, losses);
	for (guint i = 0; i < losses_count(losses); i++) {
		const Loss *loss = losses_at(losses, i);

		g_string_append_printf(is, "%s: %u", loss->what, loss->count);
		for (guint j = 0; j < loss->names->len; j++)
			g_string_append_printf(is, " %s",
					       (char *)loss->names->pdata[j]);
		g_string_append_c(is, '\n');
	}
	ck_assert_str_eq(is->str, told[_i].want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("compose");
	TCase *tc = tcase_create("compose");

	tcase_add_loop_test(tc, a_list_is_made_in_each_format, 0, PAIRS);
	tcase_add_loop_test(tc, lines_are_read_as_they_were_made, 0, PAIRS);
	tcase_add_loop_test(tc, the_table_of_an_xml_is_ianas, 0,
			    G_N_ELEMENTS(pairs));
	tcase_add_loop_test(tc, what_a_format_cannot_hold_is_counted, 0,
			    G_N_ELEMENTS(told));
	tcase_set_timeout(tc, 60);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
