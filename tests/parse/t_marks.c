/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/marks.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

/* Answers, with a blank line between. */
static const struct {
	const char *answers;
	const char *mark; /* NULL: none */
} finds[] = {
	{ "", NULL },
	{ "A: x\n\nA: y\n\nA: z", "A" },
	{ "A1: x\n\nA2: y\n\nA3. z", "A" },
	{ "Ans: x\n\nans: y\n\nANS: z", "Ans" },
	{ "Answer: x\n\nAnswer: y\n\nAnswer:\nz", "Answer" },
	{ "Ans 1) x\n\nAns 2) y\n\nAns 3) z", "Ans" },
	{ "Answer - x\n\nAnswer - y\n\nAnswer -- z", "Answer" },
	{ "*A1.* x\n\n*A2.* y\n\n__A3.__ z", "A" },
	{ "1. a\n\n2. b\n\n3. c\n\n4. d\n\n5. e", "1." },
	{ "1. a\n\n2. b\n\n3. c\n\n4. d\n\n6. e", "1." },
	{ "x\n\n2) b\n\n3) c\n\n4) d\n\n5) e\n\n6) f", "1." },
	{ "REQUIRED\tx\n\nOptional\ty\n\nREQUIRED\tz", "REQUIRED" },
	{ "Required x\n\nRequired y\n\nRequired z", NULL },
	{ "--> x\n\n--> y\n\n--> z", "-->" },
	{ "==>x\n\n==>y\n\n==>z", "==>" },
	{ "*** x\n\n*** y\n\n*** z", "***" },
	{ "## x\n\n## y\n\n## z", "##" },
	{ "[JS] x\n\n[JS] y\n\n[JS] z", "[JS]" },
	{ "<Jan Smit> x\n\n<Jan Smit> y\n\n<Jan Smit> z", "<Jan Smit>" },
	{ "JS: x\n\nJS: y\n\nJS: z", "JS:" },
	{ "JS> x\n\nJS> y\n\nJS> z", "JS>" },
	{ "- x\n\n- y\n\n- z", "-" },
	{ "\xe2\x86\x92 x\n\n\xe2\x86\x92 y\n\n\xe2\x86\x92 z",
	  "\xe2\x86\x92" },
	{ "=x\n\n=\n\n=z", "=" },
	{ "==x\n\n==y\n\n==z", NULL },
	/* nearly all */
	{ "A: a\n\nA: b\n\nc\n\nA: d\n\nA: e", "A" },
	{ "A: a\n\nA: b\n\nc\n\nA: d", NULL },
	{ "x\n\nA: y\n\nz", NULL },
	{ "A: x\n\nA: y", NULL },
	{ "JS: x\n\nJan: y\n\nJS: z", NULL },
	/* what is the answers' own */
	{ "- x\n- y\n\n- y\n\n- z", NULL },
	{ "See: x\n\nSee: y\n\nSee: z", NULL },
	{ "[x] x\n\n[x] y\n\n[x] z", NULL },
	{ "[N/A]\n\n[N/A]\n\n[N/A]", NULL },
	{ "http://x\n\nhttp://y\n\nhttp://z", NULL },
	{ "1. x\n\n2. y\n\n3. z", NULL },
	{ "1. a\n\n2. b\n\n3. c\n\n4. d\n\n7. e", NULL },
	{ "1. a\n\n2. b\n\n3. c\n\n4. d\n\n5. e\n6. f", NULL },
	{ "x\n\ny\n\n1. a\n\n2. b\n\n3. c\n\n4. d\n\n5. e", NULL },
	{ "1.5\n\n2.5\n\n3.5\n\n4.5\n\n5.5", NULL },
	{ "A - x\n\nA - y\n\nA - z", NULL },
	{ "Answer-x\n\nAnswer-y\n\nAnswer-z", NULL },
	{ "*A1. x*\n\n*A2. y*\n\n*A3. z*", NULL },
	{ "a. x\n\na. y\n\na. z", NULL },
	{ "A) x\n\nA) y\n\nA) z", NULL },
	{ "AB\n\nAnswers\n\nAlso", NULL },
	{ "<sam@example.org>\n\n<sam@example.org>\n\n<sam@example.org>", NULL },
	{ "**x**\n\n**y**\n\n**z**", NULL },
};

static GArray *spans_of(const Lines *lines)
{
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(Span));
	guint begin = 0;

	for (guint line = 0; line <= lines_count(lines); line++) {
		Span span = { lines, { begin, 0 }, line, 0 };

		if (line < lines_count(lines) && *lines_at(lines, line)->text)
			continue;
		if (span_trim(&span))
			g_array_append_val(spans, span);
		begin = line + 1;
	}
	return spans;
}

START_TEST(a_mark_is_before_nearly_all_answers)
{
	const LinesOptions options = { FALSE, FALSE };
	g_autoptr(Lines) lines = lines_read(finds[_i].answers, &options);
	g_autoptr(GArray) spans = spans_of(lines);
	g_autofree char *mark = marks_find(spans);

	ck_assert_pstr_eq(mark, finds[_i].mark);
}
END_TEST

static const struct {
	const char *mark;
	const char *text;
	guint length;
} lengths[] = {
	{ "A", "A: x", 3 },
	{ "A", "A12.  x", 6 },
	{ "A", "A:x", 2 },
	{ "A", "A:", 2 },
	{ "A", "A x", 0 },
	{ "A", "B: x", 0 },
	{ "Answer", "ANSWER 1: x", 10 },
	{ "-->", "--> x", 4 },
	{ "-->", "-->", 3 },
	{ "-->", "-> x", 0 },
	{ "JS:", "JS: x", 4 },
	{ "JS:", "JS:", 0 },
	{ "[JS]", "[JS] x", 5 },
	{ "-", "- x", 2 },
	{ "-", "-x", 0 },
	{ "-", "-", 1 },
};

START_TEST(a_mark_and_its_blanks_have_a_length)
{
	ck_assert_uint_eq(marks_length(lengths[_i].mark, lengths[_i].text),
			  lengths[_i].length);
}
END_TEST

static const struct {
	const char *mark;
	const char *text;
	const char *undone;
	gboolean choice;
} undones[] = {
	{ "-->", "x\n-->\n--> ", "x", FALSE },
	{ "1.", "Yes No\n\n7. No", "Yes No\n\nNo", TRUE },
	{ "A", "Yes No\nA: No", "Yes No\nNo", TRUE },
	{ "1.", "x\n1. y", "x\n1. y", FALSE },
	{ "-->", "x\n--> y\n\n--> z", "x\ny\n\nz", FALSE },
	{ "JS:", "x\nJS: y", "x\ny", FALSE },
	{ "-", "x\n- y", "x\n- y", FALSE },
	{ "A", "x\nA. y\nB. z", "x\nA. y\nB. z", FALSE },
	{ "-->", "", "", FALSE },
};

START_TEST(a_mark_may_be_before_each_line)
{
	g_autofree char *undone = marks_undone(
		undones[_i].mark, undones[_i].text, undones[_i].choice);

	ck_assert_str_eq(undone, undones[_i].undone);
}
END_TEST

static const char *const pieces[] = {
	"- x\n\n", "A: x\n\n", "-", "- x\n", "-->", "[JS", "[JS] x\n\n", "JS: ",
};

START_TEST(a_mebibyte_of_anything_quickly_has_a_mark_or_none)
{
	const LinesOptions options = { FALSE, FALSE };
	g_autofree char *text = large_text("", pieces[_i]);
	g_autoptr(Lines) lines = lines_read(text, &options);
	g_autoptr(GArray) spans = spans_of(lines);
	clock_t start = clock();
	g_autofree char *mark = marks_find(spans);
	g_autofree char *undone =
		marks_undone(mark ? mark : "-->", text, FALSE);

	assert_quick(start);
	ck_assert_uint_le(strlen(undone), strlen(text));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("marks");
	TCase *tc = tcase_create("marks");

	tcase_add_loop_test(tc, a_mark_is_before_nearly_all_answers, 0,
			    G_N_ELEMENTS(finds));
	tcase_add_loop_test(tc, a_mark_and_its_blanks_have_a_length, 0,
			    G_N_ELEMENTS(lengths));
	tcase_add_loop_test(tc, a_mark_may_be_before_each_line, 0,
			    G_N_ELEMENTS(undones));
	tcase_add_loop_test(tc,
			    a_mebibyte_of_anything_quickly_has_a_mark_or_none,
			    0, G_N_ELEMENTS(pieces));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
