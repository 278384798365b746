/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/entry_match.h"

#include <string.h>

#include "registry/csv.h"
#include "tests/run.h"

#define HEADER                                                                 \
	"Service Name,Port Number,Transport Protocol,Description,Assignee,"    \
	"Contact,Registration Date,Modification Date,Reference,Service Code,"  \
	"Unauthorized Use Reported,Assignment Notes\n"

static PublishedList *read_rows(const char *rows)
{
	g_autofree char *csv = g_strconcat(HEADER, rows, NULL);

	return csv_read(csv, strlen(csv));
}

static void free_line(gpointer line)
{
	registry_line_free(line);
}

/* The lines of a list as those of the registry, numbered from 1. */
static GPtrArray *ended_lines(PublishedList *list)
{
	GPtrArray *ended = g_ptr_array_new_with_free_func(free_line);

	while (list->lines->len > 1) {
		RegistryLine *line = g_new0(RegistryLine, 1);

		line->content = g_ptr_array_steal_index(list->lines, 1);
		line->entry = ended->len + 1;
		g_ptr_array_add(ended, line);
	}
	return ended;
}

static GPtrArray *begun_lines(PublishedList *list)
{
	GPtrArray *begun = g_ptr_array_new();

	for (guint i = 1; i < list->lines->len; i++)
		g_ptr_array_add(begun, list->lines->pdata[i]);
	return begun;
}

static const struct {
	const char *ended;
	const char *begun;
	const char *want; /* for each new one which it was; 0: none */
	const char *gone; /* the numbers of those that end */
} lists[] = {
	{ "a,1,tcp,A,,,,,,,,\n", "a,1,tcp,B,,,,,,,,\n", "1", "" },
	{ "a,1,tcp,A,,,,,,,,\n", "", "", "1" },
	{ "", "a,1,tcp,A,,,,,,,,\n", "0", "" },
	/* Nothing is unique: one after the other. */
	{ "a,1,tcp,A,,,,,,,,\na,1,tcp,B,,,,,,,,\n",
	  "a,1,tcp,C,,,,,,,,\na,1,tcp,D,,,,,,,,\na,1,tcp,E,,,,,,,,\n", "120",
	  "" },
	/* A name that was corrected. */
	{ "recieve,1,tcp,Receives,,,,,,,,\n",
	  "receive,1,tcp,Receives,,,,,,,,\n", "1", "" },
	{ "recieve,1,tcp,A,,[Ann],,,,,,\n", "receive,1,tcp,B,,[Ann],,,,,,\n",
	  "1", "" },
	/* Somebody else's: nothing else is the same. */
	{ "a,1,tcp,A,,[Ann],,,,,,\n", "b,1,tcp,B,,[Ben],,,,,,\n", "0", "1" },
	{ "a,1,tcp,,,,,,,,,\n", "b,1,tcp,,,,,,,,,\n", "0", "1" },
	/* Ports that were changed. */
	{ "a,1,tcp,A,,,,,,,,\n", "a,2,tcp,A,,,,,,,,\n", "1", "" },
	{ "a,,tcp,A,,,,,,,,\n", "a,2,tcp,A,,,,,,,,\n", "1", "" },
	{ "a,1,tcp,A,,,,,,,,\n", "a,2,udp,A,,,,,,,,\n", "0", "1" },
	/* Two could be it. */
	{ "a,1,tcp,A,,,,,,,,\nb,1,tcp,A,,,,,,,,\n", "c,1,tcp,A,,,,,,,,\n", "0",
	  "12" },
	{ "a,1,tcp,A,,,,,,,,\n", "b,1,tcp,A,,,,,,,,\nc,1,tcp,A,,,,,,,,\n", "00",
	  "1" },
	/* What is known for sure is not taken by what is likely. */
	{ "a,1,tcp,A,,,,,,,,\n", "b,1,tcp,A,,,,,,,,\na,1,tcp,A,,,,,,,,\n", "01",
	  "" },
	/* Free ports are no entries that move. */
	{ ",4-9,,Unassigned,,,,,,,,\n", ",4-8,,Unassigned,,,,,,,,\n", "0",
	  "1" },
	{ ",4,tcp,Reserved,,,,,,,,\n", "a,4,tcp,Reserved,,,,,,,,\n", "0", "1" },
};

START_TEST(an_entry_is_known_again)
{
	g_autoptr(PublishedList) old = read_rows(lists[_i].ended);
	g_autoptr(PublishedList) new = read_rows(lists[_i].begun);
	g_autoptr(GPtrArray) ended = ended_lines(old);
	g_autoptr(GPtrArray) begun = begun_lines(new);
	g_autoptr(EntryMatch) match = entry_match_new(ended, begun);
	g_autoptr(GString) got = g_string_new(NULL);
	g_autoptr(GString) gone = g_string_new(NULL);

	for (guint i = 0; i < begun->len; i++) {
		const RegistryLine *line =
			entry_match_of(match, begun->pdata[i]);

		g_string_append_printf(got, "%d", line ? (int)line->entry : 0);
	}
	for (guint i = 0; i < ended->len; i++) {
		if (!entry_match_goes_on(match, ended->pdata[i]))
			g_string_append_printf(gone, "%u", i + 1);
	}
	ck_assert_str_eq(got->str, lists[_i].want);
	ck_assert_str_eq(gone->str, lists[_i].gone);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("entry_match");
	TCase *tc = tcase_create("entry_match");

	tcase_add_loop_test(tc, an_entry_is_known_again, 0,
			    G_N_ELEMENTS(lists));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
