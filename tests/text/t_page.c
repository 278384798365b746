/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/page.h"

#include <string.h>

#include "tests/run.h"
#include "text/harmless.h"

#define X10 "xxxxxxxxxx"
#define X50 X10 X10 X10 X10 X10
#define I6  "      "
#define I22 I6 I6 I6 "    "

static const struct {
	const char *label;
	const char *value;
	const char *want;
} fields[] = {
	{ "state", "new", "  state:              new\n" },
	{ "state", "", "  state:              (none)\n" },
	{ "e", "J\xc3\xbcrgen", "  e:                  J\xc3\xbcrgen\n" },
	/* The longest that stands beside its label, and one more. */
	{ "e", X50 "12345", "  e:                  " X50 "12345\n" },
	{ "e", X50 "123456", "  e:\n" I6 X50 "123456\n" },
	/* Characters count, not bytes. */
	{ "e", X50 "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9",
	  "  e:                  " X50
	  "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\n" },
	/* Lines are kept, also empty ones and their own blanks. */
	{ "e", "a\nb", "  e:\n" I6 "a\n" I6 "b\n" },
	{ "e", "a\n\n  b", "  e:\n" I6 "a\n\n" I6 "  b\n" },
	/* Long ones are wrapped at a blank, or where they must. */
	{ "e", X50 " " X10 " " X10 " " X10,
	  "  e:\n" I6 X50 " " X10 " " X10 "\n" I6 X10 "\n" },
	{ "e", X50 " " X50, "  e:\n" I6 X50 "\n" I6 X50 "\n" },
	{ "e", X50 X50,
	  "  e:\n" I6 X50 X10 X10 "xxxx\n" I6 X10 X10 "xxxxxx\n" },
	{ "e", "a\n" X50 X10 X10 "xxxx",
	  "  e:\n" I6 "a\n" I6 X50 X10 X10 "xxxx\n" },
	/* What is shown is longer than what was written. */
	{ "e", "\x1b[2J", "  e:                  \\u{1B}[2J\n" },
	{ "e", "a\rb", "  e:                  a\\rb\n" },
	{ "e", "\xff", "  e:                  \\xFF\n" },
	{ "e", "a\n\x1b[2J", "  e:\n" I6 "a\n" I6 "\\u{1B}[2J\n" },
};

START_TEST(a_field_is_beside_its_label_or_below)
{
	g_autoptr(GString) page = g_string_new(NULL);

	page_field(page, fields[_i].label, fields[_i].value);
	ck_assert_str_eq(page->str, fields[_i].want);
}
END_TEST

static const struct {
	const char *mark;
	const char *text;
	const char *want;
} notes[] = {
	{ "+", "new", I6 "+ new\n" },
	{ "+", "", I6 "+ \n" },
	{ "+", "a\nb", I6 "+ a\\nb\n" },
	{ "error N1:", X50 " " X10 X10,
	  I6 "error N1: " X50 "\n" I6 "          " X10 X10 "\n" },
	{ "-", X50 X10 "yyyyyyyyyyyyyyyy",
	  I6 "- " X50 X10 "yyyyyyyyyyyy\n" I6 "  yyyy\n" },
};

START_TEST(a_note_is_wrapped_under_itself)
{
	g_autoptr(GString) page = g_string_new(NULL);

	page_note(page, notes[_i].mark, notes[_i].text);
	ck_assert_str_eq(page->str, notes[_i].want);
}
END_TEST

START_TEST(a_blank_line_is_between_headings_only)
{
	g_autoptr(GString) page = g_string_new(NULL);

	page_heading(page, "One");
	page_line(page, "two");
	page_heading(page, "Three\x1b");
	ck_assert_str_eq(page->str, "One\n  two:\n\nThree\\u{1B}\n");
}
END_TEST

#define Y39 "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"

/* Cells of two columns, up to END. */
#define END ((char *)fields)

static const struct {
	guint count;
	const char *cells[7];
	const char *want;
} tables[] = {
	{ 2, { END }, "" },
	{ 2, { "a", "b", END }, "a  b\n" },
	{ 1, { "a", "bb", END }, "a\nbb\n" },
	{ 2, { "a", "b", "cc", "d", END }, "a   b\ncc  d\n" },
	{ 3,
	  { "a", "bbb", "c", "dd", "e", "f", END },
	  "a   bbb  c\ndd  e    f\n" },
	{ 2,
	  { "J\xc3\xbcrgen", "b", "Jurgens", "d", END },
	  "J\xc3\xbcrgen   b\nJurgens  d\n" },
	{ 2,
	  { "\xe2\x82\xac\xe2\x82\xac", "b", "c", "d", END },
	  "\xe2\x82\xac\xe2\x82\xac  b\nc   d\n" },
	{ 2, { NULL, "b", "c", NULL, END }, "   b\nc  \n" },
	{ 2, { "a\nb", "c", "d", "\x1b", END }, "a\\nb  c\nd     \\u{1B}\n" },
	{ 2, { "\xff", "c", "d", "e", END }, "\\xFF  c\nd     e\n" },
	{ 2,
	  { Y39 "y", "c", "d", "e", END },
	  Y39 "y  c\nd                                         e\n" },
	{ 2, { Y39 "yy", "a", END }, Y39 "y...  a\n" },
	/* The last one has more room. */
	{ 2, { "a", Y39 Y39, END }, "a  " Y39 Y39 "\n" },
	{ 2,
	  { "a", Y39 Y39 Y39, END },
	  "a  " Y39 Y39 "yyyyyyyyyyyyyyyyyyyyyy...\n" },
};

START_TEST(columns_are_aligned_by_characters)
{
	g_autoptr(GPtrArray) cells = g_ptr_array_new();
	g_autoptr(GString) page = g_string_new(NULL);

	for (guint i = 0; tables[_i].cells[i] != END; i++)
		g_ptr_array_add(cells, (char *)tables[_i].cells[i]);
	page_table(page, cells, tables[_i].count);
	ck_assert_str_eq(page->str, tables[_i].want);
}
END_TEST

static const char *const hostile[] = {
	"\x1b]0;title\x07\x1b[2J",
	"a\r\nb\x0c\x0b\x85",
	"\xe2\x80\xaegnp.exe\xe2\x81\xa6",
	"\xe2\x80\xa8line\xe2\x80\xa9separator",
	"\xc2\x9b"
	"31m \xc2\x85",
	"\xff\xfe caf\xe9 \xed\xa0\x80",
	"\xf3\xa0\x81\x81 \xef\xbb\xbf \xc2\xad",
	"\n\n\n",
	"%s%n%100d",
};

static void write_field(GString *page, const char *text)
{
	page_field(page, "a", text);
}

static void write_label(GString *page, const char *text)
{
	page_field(page, text, "a");
}

static void write_note(GString *page, const char *text)
{
	page_note(page, "a", text);
}

static void write_mark(GString *page, const char *text)
{
	page_note(page, text, "a");
}

static void write_table(GString *page, const char *text)
{
	g_autoptr(GPtrArray) cells = g_ptr_array_new();

	for (int i = 0; i < 4; i++)
		g_ptr_array_add(cells, (char *)text);
	page_table(page, cells, 2);
}

/* Each with how many lines it may be at most; 0: as the text has. */
static const struct {
	void (*write)(GString *page, const char *text);
	guint lines;
} writers[] = {
	{ page_heading, 1 }, { page_line, 1 },	{ write_field, 0 },
	{ write_label, 1 },  { write_note, 1 }, { write_mark, 1 },
	{ write_table, 2 },
};

static void assert_harmless(const GString *page)
{
	ck_assert_uint_eq(strlen(page->str), page->len);
	ck_assert(g_utf8_validate(page->str, (gssize)page->len, NULL));
	for (const char *c = page->str; *c; c = g_utf8_next_char(c))
		ck_assert(*c == '\n' ||
			  !harmless_is_unsafe(g_utf8_get_char(c)));
}

START_TEST(whatever_is_written_is_harmless)
{
	for (guint i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_autoptr(GString) page = g_string_new(NULL);
		g_auto(GStrv) lines = NULL;

		writers[_i].write(page, hostile[i]);
		assert_harmless(page);
		lines = g_strsplit(page->str, "\n", -1);
		if (writers[_i].lines)
			ck_assert_uint_le(g_strv_length(lines) - 1,
					  writers[_i].lines);
	}
}
END_TEST

static const char *const pieces[] = { "x",    "word ", " ", "\xe2\x82\xac",
				      "\x1b", "a\n" };

START_TEST(a_long_text_is_wrapped_and_whole)
{
	g_autoptr(GString) text = g_string_new("first ");
	g_autoptr(GString) page = g_string_new(NULL);
	g_auto(GStrv) lines = NULL;

	while (text->len < 100 * 1024)
		g_string_append(text, pieces[_i]);
	g_string_append(text, " last");
	page_field(page, "long", text->str);
	page_note(page, "mark", text->str);
	assert_harmless(page);
	lines = g_strsplit(page->str, "\n", -1);
	for (char **line = lines; *line; line++)
		ck_assert_int_le(g_utf8_strlen(*line, -1), 80);
	ck_assert_ptr_nonnull(strstr(page->str, "first"));
	ck_assert_ptr_nonnull(strstr(page->str, "last\n      mark first"));
	ck_assert(g_str_has_suffix(page->str, "last\n"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("page");
	TCase *tc = tcase_create("page");

	tcase_add_loop_test(tc, a_field_is_beside_its_label_or_below, 0,
			    G_N_ELEMENTS(fields));
	tcase_add_loop_test(tc, a_note_is_wrapped_under_itself, 0,
			    G_N_ELEMENTS(notes));
	tcase_add_test(tc, a_blank_line_is_between_headings_only);
	tcase_add_loop_test(tc, columns_are_aligned_by_characters, 0,
			    G_N_ELEMENTS(tables));
	tcase_add_loop_test(tc, whatever_is_written_is_harmless, 0,
			    G_N_ELEMENTS(writers));
	tcase_add_loop_test(tc, a_long_text_is_wrapped_and_whole, 0,
			    G_N_ELEMENTS(pieces));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
