/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/entry.h"

#include <string.h>

#include "registry/list.h"
#include "tests/run.h"

START_TEST(a_new_entry_says_nothing)
{
	g_autoptr(Entry) entry = entry_new();

	ck_assert(!entry->has_port);
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++)
		ck_assert_str_eq(entry->field[i], "");
}
END_TEST

START_TEST(nothing_is_freed_as_nothing)
{
	entry_free(NULL);
	list_line_free(NULL);
	published_list_free(NULL);
}
END_TEST

START_TEST(a_field_is_a_copy)
{
	g_autoptr(Entry) entry = entry_new();
	char value[] = "sums";

	entry_set(entry, ENTRY_NAME, value);
	value[0] = 'x';
	ck_assert_str_eq(entry->field[ENTRY_NAME], "sums");
	/* The value may be the field's own. */
	entry_set(entry, ENTRY_NAME, entry->field[ENTRY_NAME] + 1);
	ck_assert_str_eq(entry->field[ENTRY_NAME], "ums");
}
END_TEST

static Entry *make_entry(void)
{
	Entry *entry = entry_new();

	entry->status = ENTRY_RESERVED;
	entry->has_port = TRUE;
	entry->ports = (PortRange){ 6000, 6063 };
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++)
		entry_set(entry, (EntryField)i, "same");
	return entry;
}

/* The first changes are of what is no field. */
static void change(Entry *entry, int what)
{
	switch (what) {
	case 0:
		entry->status = ENTRY_ASSIGNED;
		break;
	case 1:
		entry->has_port = FALSE;
		break;
	case 2:
		entry->ports.first++;
		break;
	case 3:
		entry->ports.last++;
		break;
	default:
		entry_set(entry, (EntryField)(what - 4), "Same");
	}
}

START_TEST(entries_that_say_the_same_are_equal)
{
	g_autoptr(Entry) a = make_entry();
	g_autoptr(Entry) b = make_entry();

	ck_assert(entry_equal(a, b));
	ck_assert(entry_equal(a, a));
}
END_TEST

START_TEST(entries_that_differ_in_one_thing_are_not_equal)
{
	g_autoptr(Entry) a = make_entry();
	g_autoptr(Entry) b = make_entry();

	change(b, _i);
	ck_assert(!entry_equal(a, b));
	ck_assert(!entry_equal(b, a));
}
END_TEST

static const char *const statuses[] = {
	[ENTRY_ASSIGNED] = "assigned", [ENTRY_UNASSIGNED] = "unassigned",
	[ENTRY_RESERVED] = "reserved", [ENTRY_DEASSIGNED] = "deassigned",
	[ENTRY_REMARK] = "remark",
};

START_TEST(a_status_has_one_name)
{
	EntryStatus status = ENTRY_STATUS_COUNT;

	ck_assert_str_eq(entry_status_name((EntryStatus)_i), statuses[_i]);
	ck_assert(entry_status_parse(statuses[_i], &status));
	ck_assert_int_eq(status, _i);
}
END_TEST

static const char *const kinds[] = {
	[LINE_RAW] = "raw",	    [LINE_UPDATED] = "updated",
	[LINE_ENTRY] = "entry",	    [LINE_PORTS] = "ports",
	[LINE_COMMENT] = "comment", [LINE_PERSON] = "person",
};

START_TEST(a_kind_of_line_has_one_name)
{
	LineKind kind = LINE_KIND_COUNT;

	ck_assert_uint_eq(G_N_ELEMENTS(kinds), LINE_KIND_COUNT);
	ck_assert_str_eq(line_kind_name((LineKind)_i), kinds[_i]);
	ck_assert(line_kind_parse(kinds[_i], &kind));
	ck_assert_int_eq(kind, _i);
}
END_TEST

static const char *const no_names[] = {
	"", "Assigned", "assigned ", "assign", "RAW", "raws", "entries", "x",
};

START_TEST(another_name_is_none)
{
	EntryStatus status;
	LineKind kind;

	ck_assert(!entry_status_parse(no_names[_i], &status));
	ck_assert(!line_kind_parse(no_names[_i], &kind));
}
END_TEST

static const char *const fields[] = {
	"name",		"transport",	"description", "assignee",
	"contact",	"registered",	"modified",    "reference",
	"service_code", "unauthorized", "notes",
};

START_TEST(a_field_has_one_name)
{
	ck_assert_uint_eq(G_N_ELEMENTS(fields), ENTRY_FIELD_COUNT);
	ck_assert_str_eq(entry_field_name((EntryField)_i), fields[_i]);
}
END_TEST

static const struct {
	const char *remark;
	EntryStatus want;
} remarks[] = {
	{ "Unassigned", ENTRY_UNASSIGNED },
	{ "UNASSIGNED", ENTRY_UNASSIGNED },
	{ "Unassigned (2001-06-06)", ENTRY_UNASSIGNED },
	{ "Unassiged", ENTRY_UNASSIGNED },
	{ "Unassinged", ENTRY_UNASSIGNED },
	{ "Reserved", ENTRY_RESERVED },
	{ "reserved for future use", ENTRY_RESERVED },
	{ "IANA Reserved", ENTRY_RESERVED },
	{ "Removed (2001-06-06)", ENTRY_DEASSIGNED },
	{ "Removed", ENTRY_DEASSIGNED },
	{ "De-registered (2001 June 06)", ENTRY_DEASSIGNED },
	{ "De-assigned", ENTRY_DEASSIGNED },
	{ "De-Commissioned Port 02/24/00, ms", ENTRY_DEASSIGNED },
	{ "Decommissioned", ENTRY_DEASSIGNED },
	{ "Decomissioned Port 04/14/00, ms", ENTRY_DEASSIGNED },
	{ "Deprecated", ENTRY_DEASSIGNED },
	{ "Depricated", ENTRY_DEASSIGNED },
	{ "Reserved, see below", ENTRY_RESERVED },
	{ "", ENTRY_REMARK },
	{ " Unassigned", ENTRY_REMARK },
	{ "U", ENTRY_REMARK },
	{ "Unassign", ENTRY_REMARK },
	{ "Not unassigned", ENTRY_REMARK },
	{ "any private mail system", ENTRY_REMARK },
	{ "Possibly used by Sun Solaris????", ENTRY_REMARK },
	/* A word is more than its beginning. */
	{ "Reservedness Protocol", ENTRY_REMARK },
	{ "RemovedIt", ENTRY_REMARK },
};

START_TEST(a_remark_says_its_status_by_its_first_word)
{
	ck_assert_int_eq(entry_status_of_remark(remarks[_i].remark),
			 remarks[_i].want);
}
END_TEST

static ListLine *make_line(void)
{
	ListLine *line = list_line_new(LINE_ENTRY);

	g_free(line->layout);
	line->layout = g_strdup("\t| |");
	line->entry = make_entry();
	line->text = g_strdup("text");
	line->person = person_new();
	line->raw = g_bytes_new("raw", 3);
	return line;
}

static void change_line(ListLine *line, int what)
{
	switch (what) {
	case 0:
		line->kind = LINE_PORTS;
		break;
	case 1:
		line->layout[0] = ' ';
		break;
	case 2:
		change(line->entry, 0);
		break;
	case 3:
		g_clear_pointer(&line->entry, entry_free);
		break;
	case 4:
		line->text[0] = 'T';
		break;
	case 5:
		g_clear_pointer(&line->text, g_free);
		break;
	case 6:
		g_clear_pointer(&line->raw, g_bytes_unref);
		break;
	case 7:
		person_set(line->person, PERSON_NAME, "Ann");
		break;
	case 8:
		g_clear_pointer(&line->person, person_free);
		break;
	default:
		g_bytes_unref(line->raw);
		line->raw = g_bytes_new("raW", 3);
	}
}

START_TEST(lines_that_are_written_the_same_are_equal)
{
	g_autoptr(ListLine) a = make_line();
	g_autoptr(ListLine) b = make_line();

	ck_assert(list_line_equal(a, b));
}
END_TEST

START_TEST(lines_that_differ_in_one_thing_are_not_equal)
{
	g_autoptr(ListLine) a = make_line();
	g_autoptr(ListLine) b = make_line();

	change_line(b, _i);
	ck_assert(!list_line_equal(a, b));
	ck_assert(!list_line_equal(b, a));
}
END_TEST

START_TEST(no_bytes_are_not_the_same_as_none)
{
	g_autoptr(ListLine) a = list_line_new(LINE_RAW);
	g_autoptr(ListLine) b = list_line_new(LINE_RAW);

	ck_assert(list_line_equal(a, b));
	a->raw = g_bytes_new("", 0);
	ck_assert(!list_line_equal(a, b));
	b->raw = g_bytes_new("", 0);
	ck_assert(list_line_equal(a, b));
	a->text = g_strdup("");
	ck_assert(!list_line_equal(a, b));
}
END_TEST

START_TEST(a_list_owns_its_lines)
{
	g_autoptr(PublishedList) list = published_list_new();

	ck_assert_uint_eq(list->lines->len, 0);
	for (int i = 0; i < 3; i++)
		g_ptr_array_add(list->lines, make_line());
	ck_assert_ptr_eq(list_line_at(list, 1),
			 g_ptr_array_index(list->lines, 1));
}
END_TEST

static TCase *entry_case(void)
{
	TCase *tc = tcase_create("entry");

	tcase_add_test(tc, a_new_entry_says_nothing);
	tcase_add_test(tc, nothing_is_freed_as_nothing);
	tcase_add_test(tc, a_field_is_a_copy);
	tcase_add_test(tc, entries_that_say_the_same_are_equal);
	tcase_add_loop_test(tc, entries_that_differ_in_one_thing_are_not_equal,
			    0, 4 + ENTRY_FIELD_COUNT);
	tcase_add_loop_test(tc, a_status_has_one_name, 0, ENTRY_STATUS_COUNT);
	tcase_add_loop_test(tc, another_name_is_none, 0,
			    G_N_ELEMENTS(no_names));
	tcase_add_loop_test(tc, a_field_has_one_name, 0, ENTRY_FIELD_COUNT);
	tcase_add_loop_test(tc, a_remark_says_its_status_by_its_first_word, 0,
			    G_N_ELEMENTS(remarks));
	return tc;
}

static TCase *list_case(void)
{
	TCase *tc = tcase_create("list");

	tcase_add_loop_test(tc, a_kind_of_line_has_one_name, 0,
			    LINE_KIND_COUNT);
	tcase_add_test(tc, lines_that_are_written_the_same_are_equal);
	tcase_add_loop_test(tc, lines_that_differ_in_one_thing_are_not_equal, 0,
			    10);
	tcase_add_test(tc, no_bytes_are_not_the_same_as_none);
	tcase_add_test(tc, a_list_owns_its_lines);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("entry");

	suite_add_tcase(suite, entry_case());
	suite_add_tcase(suite, list_case());
	return run_suite(suite);
}
