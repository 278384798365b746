/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/csv.h"

#include "tests/registry/write_back.h"

#define HEAD                                                                   \
	"Service Name,Port Number,Transport Protocol,Description,Assignee,"    \
	"Contact,Registration Date,Modification Date,Reference,Service Code,"  \
	"Unauthorized Use Reported,Assignment Notes"

static const ListFormat *csv(void)
{
	return list_format_named(CSV_FORMAT);
}

/* One row below the header, in a list of LF. */
static const struct {
	const char *row;
	gsize len;
	const char *want;
} rows[] = {
	{ TEXT("sums,80,tcp,Sums,[Ann],[Ben],2004-07,2010-01-02,[RFC9110],"
	       "1145656131,by others,a note"),
	  "entry assigned [80] name=sums transport=tcp description=Sums "
	  "assignee=[Ann] contact=[Ben] registered=2004-07 "
	  "modified=2010-01-02 reference=[RFC9110] service_code=1145656131 "
	  "unauthorized=by others notes=a note" },
	{ TEXT("x11,6000-6063,tcp,X,,,,,,,,"),
	  "entry assigned [6000-6063] name=x11 transport=tcp description=X" },
	{ TEXT("dns-sd,,,,,,,,,,,"), "entry assigned name=dns-sd" },
	{ TEXT(",4,tcp,Unassigned,,,,,,,,"),
	  "ports unassigned [4] transport=tcp description=Unassigned" },
	{ TEXT(",1024-1026,,Reserved,,,,,,,,"),
	  "ports reserved [1024-1026] description=Reserved" },
	{ TEXT(",659,,Removed,,,,,,,,"),
	  "ports deassigned [659] description=Removed" },
	{ TEXT(",24,tcp,any private bell,[Ann],[Ann],,,,,,"),
	  "entry assigned [24] transport=tcp description=any private bell "
	  "assignee=[Ann] contact=[Ann]" },
	{ TEXT(",1008,udp,Possibly used????,,,,,,,,"),
	  "ports remark [1008] transport=udp description=Possibly used????" },
	{ TEXT("a,1,tdp,,,,,,,,,"), "entry assigned [1] name=a transport=tdp" },
	/* quotes */
	{ TEXT("a,1,,\"x, y\",,,,,,,,\"say \"\"z\"\"\""),
	  "entry assigned [1] name=a description=x, y notes=say \"z\"" },
	{ TEXT("a,1,,\"two\nlines\",,,,,,,,\"\n\""),
	  "entry assigned [1] name=a description=two\nlines bytes" },
	{ TEXT("a,1,,\"two\nlines\",,,,,,,,"),
	  "entry assigned [1] name=a description=two\nlines" },
	{ TEXT("a,1,,\"two\r\nlines\",,,,,,,,"),
	  "entry assigned [1] name=a description=two\nlines <n>" },
	{ TEXT("a,1,,\"1\r\n2\n3\",,,,,,,,"),
	  "entry assigned [1] name=a description=1\r\n2\n3" },
	/* quotes where none belong, or none where they do */
	{ TEXT("\"a\",1,,x,,,,,,,,"),
	  "entry assigned [1] name=a description=x bytes" },
	{ TEXT("a,1,,ssh\"\"<<>>,,,,,,,,"),
	  "entry assigned [1] name=a description=ssh\"\"<<>> bytes" },
	{ TEXT("a,1,,\"x\"y,,,,,,,,"),
	  "entry assigned [1] name=a description=xy bytes" },
	/* blanks around what a field says */
	{ TEXT(" a , 1 ,tcp , x,,,,,,,,"),
	  "entry assigned [1] name=a transport=tcp description=x bytes" },
	/* columns that are missing, or too many */
	{ TEXT("a,1,tcp,x"),
	  "entry assigned [1] name=a transport=tcp description=x bytes" },
	{ TEXT("a,1,tcp,x,,,,,,,,,,"),
	  "entry assigned [1] name=a transport=tcp description=x bytes" },
	/* numbers written otherwise */
	{ TEXT(",4748-4748,,Unassigned,,,,,,,,"),
	  "ports unassigned [4748] description=Unassigned <d>" },
	{ TEXT("a,0080,tcp,,,,,,,,,"),
	  "entry assigned [80] name=a transport=tcp bytes" },
	{ TEXT("a,9-7,tcp,,,,,,,,,"),
	  "entry assigned [9-7] name=a transport=tcp" },
	/* charsets */
	{ TEXT("a,1,,G\xc3\xb6ran,,,,,,,,"),
	  "entry assigned [1] name=a description=G\xc3\xb6ran" },
	{ TEXT("a,1,,J\xfcrgen,,,,,,,,"),
	  "entry assigned [1] name=a description=J\xc3\xbcrgen <w>" },
	{ TEXT("a,1,,Ari\xe2\x88\x9a\xc2\xb4n,,,,,,,,"),
	  "entry assigned [1] name=a description=Ari\xe2\x88\x9a\xc2\xb4n" },
	{ TEXT("a,1,\t,x,,,,,,,,"),
	  "entry assigned [1] name=a description=x bytes" },
	/* a stray CR */
	{ TEXT("a,1,,x,,,,,,,,\r"),
	  "entry assigned [1] name=a description=x <r>" },
	/* no rows of the registry */
	{ TEXT(""), "raw bytes" },
	{ TEXT("a,1,tcp"), "raw bytes" },
	{ TEXT("a,80/tcp,,x,,,,,,,,"), "raw bytes" },
	{ TEXT("a,65536,tcp,x,,,,,,,,"), "raw bytes" },
	{ TEXT(",,tcp,x,,,,,,,,"), "raw bytes" },
	{ TEXT("a,1,tcp,x,,,,,,,,,more"), "raw bytes" },
	{ TEXT("a,1,tcp,x\x01,,,,,,,,"), "raw bytes" },
	{ TEXT("a,1,tcp,x\0y,,,,,,,,"), "raw bytes" },
	{ TEXT(HEAD), "raw bytes" },
	{ TEXT("a,,,x"), "raw bytes" },
	/* a quote that is never closed is one like any other */
	{ TEXT("a,1,tcp,\"x,,,,,,,,"),
	  "entry assigned [1] name=a transport=tcp description=\"x bytes" },
};

static PublishedList *read_row(guint number)
{
	g_autoptr(GString) text = g_string_new(HEAD "\n");

	g_string_append_len(text, rows[number].row, (gssize)rows[number].len);
	g_string_append_c(text, '\n');
	assert_comes_back(csv(), text->str, text->len);
	return read_bytes(csv(), text->str, text->len);
}

START_TEST(a_row_has_its_fields)
{
	g_autoptr(PublishedList) list = read_row((guint)_i);
	g_autofree char *is = NULL;

	ck_assert_uint_eq(list->lines->len, 2);
	is = describe(list_line_at(list, 1));
	ck_assert_str_eq(is, rows[_i].want);
	ck_assert_uint_eq(list->unread->len,
			  strcmp(rows[_i].want, "raw bytes") == 0);
}
END_TEST

#define A "a,1,tcp,A,,,,,,,,"
#define B "b,2,tcp,\"B\nB\",,,,,,,,"

/* Whole files: their lines but for the header, a word each. */
static const struct {
	const char *text;
	gsize len;
	gboolean crlf;
	gboolean final_newline;
	const char *want;
} files[] = {
	{ TEXT(""), FALSE, FALSE, "" },
	{ TEXT(HEAD), FALSE, FALSE, "raw" },
	{ TEXT(HEAD "\n"), FALSE, TRUE, "raw" },
	{ TEXT(HEAD "\r\n"), TRUE, TRUE, "raw" },
	{ TEXT(HEAD "\r\n" A "\r\n" B "\r\n"), TRUE, TRUE, "raw a b" },
	{ TEXT(HEAD "\r\n" A "\r\n" B), TRUE, FALSE, "raw a b" },
	{ TEXT(HEAD "\n" A "\n" B "\n"), FALSE, TRUE, "raw a b" },
	{ TEXT(HEAD "\n" A "\n" B), FALSE, FALSE, "raw a b" },
	{ TEXT("\xef\xbb\xbf" HEAD "\n" A "\n"), FALSE, TRUE, "raw a" },
	/* line ends of both kinds */
	{ TEXT(HEAD "\r\n" A "\n" B "\r\n"), FALSE, TRUE, "raw a b" },
	{ TEXT(HEAD "\n\n" A "\n"), FALSE, TRUE, "raw raw a" },
	{ TEXT(HEAD "\n" A "\n" HEAD "\n" B "\n"), FALSE, TRUE, "raw a raw b" },
	/* a quote that is not closed takes in nothing */
	{ TEXT(HEAD "\nx,9,,\"x,,,,,,,,\n" A "\n" B "\n"), FALSE, TRUE,
	  "raw x a b" },
	{ TEXT(HEAD "\nx,9,,\"x,,,,,,,,\n" A "\n" A "\n"), FALSE, TRUE,
	  "raw x a a" },
	{ TEXT(HEAD "\nx,9,,\"x,,,,,,,,\n" A), FALSE, FALSE, "raw x a" },
	/* what a row lacks makes no other of its second line */
	{ TEXT(HEAD "\nb,2,tcp,\"B\nB\",,,,,,\n" A "\n"), FALSE, TRUE,
	  "raw b raw a" },
};

START_TEST(a_file_is_its_rows)
{
	g_autoptr(PublishedList) list =
		read_bytes(csv(), files[_i].text, files[_i].len);
	g_autoptr(GString) is = g_string_new(NULL);

	assert_comes_back(csv(), files[_i].text, files[_i].len);
	for (guint i = 0; i < list->lines->len; i++) {
		const ListLine *line = list_line_at(list, i);

		g_string_append_printf(is, "%s%s", i ? " " : "",
				       line->entry
					       ? line->entry->field[ENTRY_NAME]
					       : line_kind_name(line->kind));
	}
	ck_assert_str_eq(is->str, files[_i].want);
	ck_assert_int_eq(list->crlf, files[_i].crlf);
	ck_assert_int_eq(list->final_newline, files[_i].final_newline);
}
END_TEST

static const struct {
	const char *text;
	gsize len;
	gboolean want;
} starts[] = {
	{ TEXT(HEAD), TRUE },
	{ TEXT("\xef\xbb\xbf" HEAD "\r\n"), TRUE },
	{ TEXT("Service Name,Port Number,Transport Protocol,Other\n"), TRUE },
	{ TEXT("Service Name;Port Number;Transport Protocol\n"), FALSE },
	{ TEXT("\n" HEAD), FALSE },
	{ TEXT("Service"), FALSE },
	{ TEXT(""), FALSE },
};

START_TEST(a_csv_is_known_by_its_header)
{
	ck_assert_int_eq(csv_recognise(starts[_i].text, starts[_i].len),
			 starts[_i].want);
	ck_assert_int_eq(list_format_of(starts[_i].text, starts[_i].len) ==
				 csv(),
			 starts[_i].want);
}
END_TEST

static const char odd[] =
	"\xef\xbb\xbf" HEAD "\r\n"
	"a,1,tcp,\"A, \"\"B\"\"\nC\",,,2004-07,,[RFC1],,,\r\n"
	",4748-4748,,Unassigned,,,,,,,,\nJ\xfcrgen,2,,x\"y\"\r\n"
	"c,3,sctp,\"1\r\n2\",[A],[B],,,,,,\r\n";

START_TEST(a_list_cut_off_anywhere_comes_back)
{
	assert_cuts_come_back(csv(), odd);
}
END_TEST

START_TEST(a_list_with_any_byte_changed_comes_back)
{
	assert_changes_come_back(csv(), odd, _i);
}
END_TEST

static const char *const pieces[] = {
	",",
	",,,,,,,,",
	"\"",
	"\"\"",
	"\n",
	"\r\n",
	"\r",
	" ",
	"\t",
	"80",
	"0080",
	"6000-6063",
	"5-5",
	"99999",
	"tcp",
	"sums",
	HEAD,
	"Unassigned",
	"\xe9",
	"G\xc3\xb6ran",
	"\xef\xbb\xbf",
	"\x01",
	A,
	B,
	"[Ann]",
	"2004-07",
};

START_TEST(any_soup_of_pieces_comes_back)
{
	assert_soups_come_back(csv(), pieces, G_N_ELEMENTS(pieces), _i);
}
END_TEST

#define DATA "../shared/data/registry/service-names-port-numbers-"

static const struct {
	const char *path;
	gboolean crlf;
	guint lines;
	guint min_entries;
	guint kept_raw;
} copies[] = {
	{ DATA "2017-02.csv", TRUE, 13919, 12400, 0 },
	{ DATA "2020-09.lf.csv", FALSE, 14249, 12600, 0 },
	{ DATA "2021-05.damaged.csv", TRUE, 14280, 12600, 1 },
	{ DATA "2026-04.csv", TRUE, 14513, 12800, 0 },
};

START_TEST(a_published_list_comes_back)
{
	g_autoptr(PublishedList) list = NULL;
	g_autofree char *bytes = NULL;
	guint entries = 0;
	guint kept_raw = 0;
	gsize len;

	if (!read_copy(copies[_i].path, &bytes, &len))
		return;
	ck_assert_ptr_eq(list_format_of(bytes, len), csv());
	assert_comes_back(csv(), bytes, len);
	list = read_bytes(csv(), bytes, len);
	for (guint i = 0; i < list->lines->len; i++) {
		entries += list_line_at(list, i)->kind == LINE_ENTRY;
		kept_raw += i > 0 && list_line_at(list, i)->raw;
	}
	ck_assert_int_eq(list->crlf, copies[_i].crlf);
	ck_assert_uint_eq(list->lines->len, copies[_i].lines);
	ck_assert_uint_ge(entries, copies[_i].min_entries);
	ck_assert_uint_eq(kept_raw, copies[_i].kept_raw);
	ck_assert_uint_eq(list->unread->len, 0);
}
END_TEST

/* As an import of a file that somebody cut or doubled must stay quick. */
START_TEST(quotes_that_are_never_closed_do_not_take_long)
{
	g_autoptr(GString) text = g_string_new(HEAD "\n");

	for (int i = 0; i < 200000; i++)
		g_string_append(text, i % 3 ? "\"a\n" : "a,\"\n");
	assert_comes_back(csv(), text->str, text->len);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("csv");
	TCase *tc = tcase_create("csv");

	tcase_add_loop_test(tc, a_row_has_its_fields, 0, G_N_ELEMENTS(rows));
	tcase_add_loop_test(tc, a_file_is_its_rows, 0, G_N_ELEMENTS(files));
	tcase_add_loop_test(tc, a_csv_is_known_by_its_header, 0,
			    G_N_ELEMENTS(starts));
	tcase_add_test(tc, a_list_cut_off_anywhere_comes_back);
	tcase_add_loop_test(tc, a_list_with_any_byte_changed_comes_back, 0, 10);
	tcase_add_loop_test(tc, any_soup_of_pieces_comes_back, 0, 10);
	tcase_add_loop_test(tc, a_published_list_comes_back, 0,
			    G_N_ELEMENTS(copies));
	tcase_add_test(tc, quotes_that_are_never_closed_do_not_take_long);
	tcase_set_timeout(tc, 60);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
