/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/form.h"

#include "tests/parse/page.h"
#include "tests/run.h"

static const ParseLimits defaults = { .answer_bytes = 256 * 1024,
				      .applications = 20 };

/* Those of an application with nothing wrong in it. */
static const char *const plain[PAGE_QUESTIONS] = {
	"Ada Ample",
	"ada@example.org",
	"TCP",
	"A length of 2 bytes, then JSON.",
	"hello, data, bye",
	"1 hello\n2 data\n3 bye",
	"The client says hello first.",
	"It carries readings of meters.",
	"yes",
	"Multicast finds the servers.",
	"A meter connects to a collector.\n\nIt then sends its readings.",
	"Meter Reading Transfer",
	"meterread",
};

static GPtrArray *read_with(const char *text, const ParseLimits *limits,
			    gboolean *blank_out)
{
	const LinesOptions options = { FALSE, FALSE };
	g_autoptr(Lines) lines = lines_read(text, &options);
	GPtrArray *found = g_ptr_array_new_with_free_func(
		(GDestroyNotify)application_free);
	gboolean blank = form_read(lines, "1", limits, found);

	if (blank_out)
		*blank_out = blank;
	return found;
}

static GPtrArray *read_all(const char *text)
{
	return read_with(text, &defaults, NULL);
}

static void assert_answers(const Application *application,
			   const char *const *want)
{
	ck_assert_str_eq(application->form, "user-2004");
	ck_assert_uint_eq(application->answers->len, PAGE_QUESTIONS);
	for (guint i = 0; i < PAGE_QUESTIONS; i++) {
		const char *text = application_text(application, page[i].key);

		ck_assert_msg(strcmp(text, want[i] ? want[i] : "") == 0,
			      "%s: is \"%s\", wanted \"%s\"", page[i].key, text,
			      want[i]);
	}
}

static void assert_reads_as(const char *text, const char *const *want)
{
	g_autoptr(GPtrArray) found = read_all(text);

	ck_assert_msg(found->len == 1, "%u applications in\n%s", found->len,
		      text);
	assert_answers(found->pdata[0], want);
}

static const PageLayout layouts[] = {
	{ .behind = NULL },
	{ .behind = ". " },
	{ .behind = ") " },
	{ .before = "(", .behind = ") " },
	{ .before = "[", .behind = "] " },
	{ .before = "Q", .behind = ". " },
	{ .before = "q", .behind = ": " },
	{ .before = "Q", .behind = ") " },
	{ .behind = "." },
	{ .behind = ".   ", .hints = TRUE },
	{ .hints = TRUE },
	{ .behind = ". ", .width = 40 },
	{ .behind = ". ", .width = 60 },
	{ .behind = ". ", .width = 72 },
	{ .behind = ". ", .width = 40, .hints = TRUE },
	{ .behind = ". ", .width = 60, .hints = TRUE },
	{ .behind = ". ", .width = 72, .hints = TRUE },
	{ .width = 20, .hints = TRUE },
	{ .behind = ". ", .indent = "  " },
	{ .behind = ". ", .indent = "\t", .hints = TRUE },
	{ .behind = ". ", .indent = "        ", .width = 50, .hints = TRUE },
	{ .bullet = "* " },
	{ .bullet = "- ", .behind = ". " },
	{ .bullet = "  \xe2\x80\xa2 ", .behind = ". ", .hints = TRUE },
	{ .bullet = "o ", .hints = TRUE },
	{ .bullet = "\xe2\x80\x93 " },
	{ .behind = ". ", .gap = " " },
	{ .behind = ". ", .gap = "  " },
	{ .behind = ". ", .gap = "\t" },
	{ .behind = ". ", .gap = " ", .width = 60 },
	{ .behind = ". ", .gap = " ", .hints = TRUE },
	{ .behind = ". ", .gap = " : " },
	{ .behind = ". ", .gap = "\n\n" },
	{ .behind = ". ", .gap = "\n\n\n\n", .hints = TRUE },
	{ .behind = ". ", .gap = "\n   \n\t\n", .hints = TRUE },
	{ .behind = ". ", .yes_no = "Yes No" },
	{ .behind = ". ", .yes_no = "Yes No", .gap = "\n\n", .hints = TRUE },
	{ .behind = ". ", .yes_no = "   Yes  No", .indent = "  " },
	{ .behind = ". ", .yes_no = "Yes / No", .bullet = "* ", .width = 72 },
};

START_TEST(a_form_may_be_laid_out_in_any_way)
{
	g_autofree char *text = page_fill(&layouts[_i], plain);

	assert_reads_as(text, plain);
}
END_TEST

static const PageLayout usual = { .behind = ". ", .hints = TRUE };

START_TEST(a_form_may_be_quoted_in_any_depth)
{
	static const char *const marks[] = { "> ", ">", "> > ", ">> ", ">>>" };
	g_autofree char *text = page_fill(&usual, plain);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GString) quoted = g_string_new(NULL);

	for (char **line = lines; *line; line++)
		g_string_append_printf(quoted, "%s%s\n", marks[_i], *line);
	assert_reads_as(quoted->str, plain);
}
END_TEST

START_TEST(a_question_may_be_missing)
{
	const char *answers[PAGE_QUESTIONS];
	g_autofree char *text = NULL;
	g_autoptr(GPtrArray) found = NULL;
	const Answer *answer;

	memcpy(answers, plain, sizeof(plain));
	answers[_i] = NULL;
	text = page_fill(&usual, answers);
	found = read_all(text);
	ck_assert_uint_eq(found->len, 1);
	assert_answers(found->pdata[0], answers);
	answer = application_answer(found->pdata[0], page[_i].key);
	ck_assert_pstr_eq(answer->part, NULL);
}
END_TEST

START_TEST(an_answer_may_be_missing)
{
	const char *answers[PAGE_QUESTIONS];
	g_autofree char *text = NULL;
	g_autoptr(GPtrArray) found = NULL;
	const Answer *answer;

	memcpy(answers, plain, sizeof(plain));
	answers[_i] = "";
	text = page_fill(&usual, answers);
	found = read_all(text);
	ck_assert_uint_eq(found->len, 1);
	assert_answers(found->pdata[0], answers);
	answer = application_answer(found->pdata[0], page[_i].key);
	ck_assert_pstr_eq(answer->part, "1");
}
END_TEST

/* One answer, all others as above; want NULL: it is the same. */
static const struct {
	const char *key;
	const char *given;
	const char *want;
} answers[] = {
	{ "protocol", "TCP (6)", NULL },
	{ "protocol", "6", NULL },
	{ "protocol", "6.", NULL },
	{ "protocol", "17) and 6)", NULL },
	{ "protocol", "TCP\n\n\n", "TCP" },
	{ "protocol", "TCP   \nUDP\t", "TCP\nUDP" },
	{ "functions", "1. one\n2. two\n3. three", NULL },
	{ "functions", "a) one\n\nb) two\n\nc) three", NULL },
	{ "functions", "* one\n* two\n\n- three", NULL },
	{ "functions", "Name: the name of a meter", NULL },
	{ "functions", "Two labels:\nName: x\nE-mail: y@example.org", NULL },
	{ "functions", "7. foo\n8. bar\n10. baz", NULL },
	{ "functions", "Note: what message you like", NULL },
	{ "functions", "What message types there are, nobody knows.", NULL },
	{ "functions",
	  "You ask:\nWhat message formats are used?\nI have said so above.",
	  NULL },
	{ "functions",
	  "As to your\n1. What is the protocol-number between the user machine "
	  "and the server machine?\nsee there.",
	  NULL },
	{ "message_types", "[x] hello [y] bye", NULL },
	{ "message_types", "[see RFC 9999]", NULL },
	{ "message_types", "[The kinds of messages are many.]", NULL },
	{ "message_types", "(none)", NULL },
	{ "message_types",
	  "[The kinds of messages in the protocol. For example, request, "
	  "reply, cancel, interrupt.]\nhello",
	  "hello" },
	{ "message_formats", "length, opcode, argument, filename, null", NULL },
	{ "message_formats", "struct {\n  int a;\n  int b;\n}", NULL },
	{ "message_formats", "  | a | b |\n  | 1 | 2 |",
	  "| a | b |\n| 1 | 2 |" },
	{ "message_formats", "<length> <data>", NULL },
	{ "message_formats", "{ \"a\": 1 }", NULL },
	{ "technical_description", "One.\n\nTwo.\n\nThree.", NULL },
	{ "technical_description", "One.\n\n\n\nTwo.", NULL },
	{ "technical_description", "If yes, then no.\n\nIf no, then yes.",
	  NULL },
	{ "technical_description", "Page one of it.\n\nPage two of it.", NULL },
	{ "technical_description", "(At least 2 paragraphs)\nOne.\n\nTwo.",
	  "One.\n\nTwo." },
	{ "technical_description",
	  "Gr\xc3\xbc\xc3\x9f"
	  "e aus K\xc3\xb6ln\n\n\xe6\x97\xa5\xe6\x9c\xac",
	  NULL },
	{ "technical_description", ":::::\n\n?????\n\n]]]]]", NULL },
	{ "broadcast", "Yes", "yes" },
	{ "broadcast", "YES.", "yes" },
	{ "broadcast", "no", "no" },
	{ "broadcast", "No", "no" },
	{ "broadcast", "N", "no" },
	{ "broadcast", "[x] Yes [ ] No", "yes" },
	{ "broadcast", "[ ] Yes [X] No", "no" },
	{ "broadcast", "Yes [ ] No [x]", "no" },
	{ "broadcast", "( ) Yes (*) No", "no" },
	{ "broadcast", "\xe2\x98\x92 Yes \xe2\x98\x90 No", "yes" },
	{ "broadcast", "Yes No", "" },
	{ "broadcast", "Yes No\n\nno", "no" },
	{ "broadcast", "[ ] Yes [ ] No", "" },
	{ "broadcast", "[x] Yes [x] No", "" },
	{ "port_name", "Meter Reading\nTransfer", "Meter Reading Transfer" },
	{ "port_name", "Meter Reading Transfer\n\nThank you.",
	  "Meter Reading Transfer" },
	{ "port_name", "(For example: Super User Message Service) Meters",
	  "Meters" },
	{ "short_name", "sums", NULL },
	{ "short_name", "meterread\n\nThank you, Ada", "meterread" },
	{ "short_name", "meterread\nThank you, Ada", "meterread" },
	{ "short_name", "\n\nmeterread", "meterread" },
	{ "short_name", "(For example: sums)\nmeterread", "meterread" },
	{ "applicant_name", "Ada Ample, Example Ltd.", NULL },
	{ "applicant_name", "Ada Ample\n12 Some Street", "Ada Ample" },
	{ "applicant_email", "Ada Ample <ada@example.org>", NULL },
	{ "applicant_email", "ada&example.org", NULL },
};

START_TEST(an_answer_is_the_applicants_own_text)
{
	const char *given[PAGE_QUESTIONS];
	const char *want[PAGE_QUESTIONS];
	guint question = page_question(answers[_i].key);
	g_autofree char *text = NULL;

	memcpy(given, plain, sizeof(plain));
	memcpy(want, plain, sizeof(plain));
	given[question] = answers[_i].given;
	want[question] =
		answers[_i].want ? answers[_i].want : answers[_i].given;
	text = page_fill(&usual, given);
	assert_reads_as(text, want);
}
END_TEST

/* What follows the choice is for the next question, before its own answer. */
static const struct {
	const char *choice;
	const char *use;
	const char *want_choice;
	const char *want_use;
} choices[] = {
	{ "Yes, to find servers", "", "yes", "to find servers" },
	{ "Yes, to find servers", NULL, "yes", "to find servers" },
	{ "Yes.\nMulticast finds servers.", "", "yes",
	  "Multicast finds servers." },
	{ "Yes, some", "To find servers", "yes", "some\nTo find servers" },
	{ "Perhaps", "To find servers", "", "Perhaps\nTo find servers" },
	{ "No", "", "no", "" },
	{ "No", "n/a", "no", "n/a" },
	{ "No multicast is used", "", "no", "No multicast is used" },
	{ "To find servers", "", "", "To find servers" },
};

START_TEST(what_follows_a_choice_is_for_the_next_question)
{
	const char *given[PAGE_QUESTIONS];
	const char *want[PAGE_QUESTIONS];
	guint broadcast = page_question("broadcast");
	g_autofree char *text = NULL;

	memcpy(given, plain, sizeof(plain));
	memcpy(want, plain, sizeof(plain));
	given[broadcast] = choices[_i].choice;
	given[broadcast + 1] = choices[_i].use;
	want[broadcast] = choices[_i].want_choice;
	want[broadcast + 1] = choices[_i].want_use;
	text = page_fill(&usual, given);
	assert_reads_as(text, want);
}
END_TEST

/* Text around a form; what it prints behind the last question is furniture. */
static const struct {
	const char *before;
	const char *behind;
} around[] = {
	{ "Dear Sirs,\n\nI apply for a port.\n\n", "" },
	{ "Application for User (Registered) Port Number\n\n", "" },
	{ "We need at least the following information, which is for our "
	  "internal use only.\n\n",
	  "" },
	{ "Name: Bob Boss forwarded this.\nE-mail: bob@example.org\n\n", "" },
	{ "1. one\n2. two\n3. three\n\n", "" },
	{ "", "Regards,\nAda\n" },
	{ "", "(Pressing the submit button will cause your application to be "
	      "transmitted by email to the IANA staff.)\n" },
	{ "", "Please send comments on this web site to: "
	      "webmaster@example.org\nPage Updated 09-July-2004.\n"
	      "Copyright \xc2\xa9 2004 Nobody. All rights reserved.\n" },
	{ "", "-- \nAda Ample\nExample Ltd.\n" },
	{ "", "10. Downing Street\n" },
};

START_TEST(text_before_and_behind_a_form_is_no_answer)
{
	g_autofree char *form = page_fill(&usual, plain);
	g_autofree char *text =
		g_strconcat(around[_i].before, form, around[_i].behind, NULL);

	assert_reads_as(text, plain);
}
END_TEST

/* Where the last question has no answer, nothing must become one. */
START_TEST(page_furniture_is_no_answer)
{
	const char *given[PAGE_QUESTIONS];
	g_autofree char *form = NULL;
	g_autofree char *text = NULL;

	if (!g_str_has_prefix(around[_i].behind, "(Pressing") &&
	    !g_str_has_prefix(around[_i].behind, "Please send"))
		return;
	memcpy(given, plain, sizeof(plain));
	given[page_question("short_name")] = "";
	form = page_fill(&usual, given);
	text = g_strconcat(form, around[_i].behind, NULL);
	assert_reads_as(text, given);
}
END_TEST

/* The copies' short names are "name0", "name1" and so on. */
static char *copies(guint count)
{
	GString *text = g_string_new("Dear Sirs,\n\n");

	for (guint i = 0; i < count; i++) {
		const char *given[PAGE_QUESTIONS];
		g_autofree char *name = g_strdup_printf("name%u", i);
		g_autofree char *form = NULL;

		memcpy(given, plain, sizeof(plain));
		given[page_question("short_name")] = name;
		form = page_fill(&usual, given);
		g_string_append_printf(text, "%s\nAnd another:\n\n", form);
	}
	return g_string_free(text, FALSE);
}

START_TEST(one_text_may_hold_many_applications)
{
	guint count = (guint)_i;
	g_autofree char *text = copies(count);
	g_autoptr(GPtrArray) found = read_all(text);

	ck_assert_uint_eq(found->len, count);
	for (guint i = 0; i < count; i++) {
		const char *want[PAGE_QUESTIONS];
		g_autofree char *name = g_strdup_printf("name%u", i);

		memcpy(want, plain, sizeof(plain));
		want[page_question("short_name")] = name;
		assert_answers(found->pdata[i], want);
	}
}
END_TEST

START_TEST(no_more_applications_than_the_limit_are_read)
{
	const ParseLimits limits = { .answer_bytes = 1024, .applications = 3 };
	g_autofree char *text = copies(5);
	g_autoptr(GPtrArray) found = read_with(text, &limits, NULL);

	ck_assert_uint_eq(found->len, 3);
	ck_assert_str_eq(application_text(found->pdata[2], "short_name"),
			 "name2");
}
END_TEST

START_TEST(an_answer_is_cut_at_the_limit)
{
	const ParseLimits limits = { .answer_bytes = 100, .applications = 3 };
	const char *given[PAGE_QUESTIONS];
	g_autoptr(GString) answer = g_string_new(NULL);
	g_autofree char *text = NULL;
	g_autoptr(GPtrArray) found = NULL;
	const char *got;

	for (guint i = 0; i < 50; i++)
		g_string_append(answer, "some words\n");
	memcpy(given, plain, sizeof(plain));
	given[page_question("functions")] = answer->str;
	text = page_fill(&usual, given);
	found = read_with(text, &limits, NULL);
	ck_assert_uint_eq(found->len, 1);
	got = application_text(found->pdata[0], "functions");
	ck_assert_uint_le(strlen(got), 100);
	ck_assert_uint_ge(strlen(got), 80);
	ck_assert(g_str_has_prefix(answer->str, got));
	ck_assert_str_eq(application_text(found->pdata[0], "short_name"),
			 "meterread");
}
END_TEST

/* A long answer of one line is cut too; it is not lost. */
START_TEST(an_answer_of_one_long_line_is_cut_at_the_limit)
{
	const ParseLimits limits = { .answer_bytes = 100, .applications = 3 };
	const char *given[PAGE_QUESTIONS];
	g_autofree char *answer = g_strnfill(500, 'x');
	g_autofree char *text = NULL;
	g_autoptr(GPtrArray) found = NULL;
	const char *got;

	memcpy(given, plain, sizeof(plain));
	given[page_question("functions")] = answer;
	text = page_fill(&usual, given);
	found = read_with(text, &limits, NULL);
	ck_assert_uint_eq(found->len, 1);
	got = application_text(found->pdata[0], "functions");
	ck_assert_uint_eq(strlen(got), 100);
}
END_TEST

START_TEST(a_blank_form_is_no_application)
{
	const char *none[PAGE_QUESTIONS];
	g_autofree char *text = NULL;
	gboolean blank;
	g_autoptr(GPtrArray) found = NULL;

	for (guint i = 0; i < PAGE_QUESTIONS; i++)
		none[i] = "";
	text = page_fill(&layouts[_i], none);
	found = read_with(text, &defaults, &blank);
	ck_assert_uint_eq(found->len, 0);
	ck_assert(blank);
}
END_TEST

static const char *const letters[] = {
	"",
	"\n",
	"Is this the right address?\n",
	"Name: Ada\nE-mail: ada@example.org\n",
	"Your Name: Ada\nYour E-mail: ada@example.org\nIf yes, how and what "
	"for?\n",
	"What message formats are used?\nWhat message types are used?\n",
	"You ask \"What message formats are used?\" and \"What message types "
	"are used?\" and \"What message op codes are used?\"; why?\n",
	"1. one\n2. two\n3. three\n4. four\n5. five\n",
};

START_TEST(a_letter_is_no_application)
{
	gboolean blank;
	g_autoptr(GPtrArray) found = read_with(letters[_i], &defaults, &blank);

	ck_assert_uint_eq(found->len, 0);
	ck_assert(!blank);
}
END_TEST

/* Lines 1 to 33, numbered at their ends. */
static const char numbered[] = "Dear Sirs,\n" /* 1 */
			       "\n"
			       "Your Name: Ada Ample\n" /* 3 */
			       "Your E-mail:\n"
			       "ada@example.org\n" /* 5 */
			       "1. What is the protocol-number between\n"
			       "the user machine and the server machine?\n"
			       "\n"
			       "TCP\n" /* 9 */
			       "and UDP\n"
			       "\n"
			       "2. What message formats are used?\n" /* 12 */
			       "3. What message types are used?\n"
			       "[The kinds of messages in the protocol.\n"
			       "For example, request, reply, cancel,\n"
			       "interrupt.]\n" /* 16 */
			       "hello\n"
			       "8. Please give us a technical description of\n"
			       "your proposed use of the user port number.\n"
			       "One.\n" /* 20 */
			       "\n"
			       "Two.\n" /* 22 */
			       "\n"
			       "9. What is the proposed name of the user port\n"
			       "number? (For example: Super User Message\n"
			       "Service) Meter\n" /* 26 */
			       "Reading\n"
			       "\n"
			       "More.\n" /* 29 */
			       "10. What SHORT name (14 CHARACTER MAXIMUM) do\n"
			       "you want associated with this port number?\n"
			       "meterread\n" /* 32 */
			       "Bye\n";

static const struct {
	const char *key;
	const char *text;
	const char *part;
	guint first;
	guint last;
} evidence[] = {
	{ "applicant_name", "Ada Ample", "1", 3, 3 },
	{ "applicant_email", "ada@example.org", "1", 5, 5 },
	{ "protocol", "TCP\nand UDP", "1", 9, 10 },
	{ "message_formats", "", "1", 12, 12 },
	{ "message_types", "hello", "1", 17, 17 },
	{ "message_opcodes", "", NULL, 0, 0 },
	{ "broadcast", "", NULL, 0, 0 },
	{ "technical_description", "One.\n\nTwo.", "1", 20, 22 },
	{ "port_name", "Meter Reading", "1", 26, 27 },
	{ "short_name", "meterread", "1", 32, 32 },
};

START_TEST(evidence_names_the_lines_of_an_answer)
{
	g_autoptr(GPtrArray) found = read_all(numbered);
	const Answer *answer;

	ck_assert_uint_eq(found->len, 1);
	answer = application_answer(found->pdata[0], evidence[_i].key);
	ck_assert_ptr_nonnull(answer);
	ck_assert_str_eq(answer->text, evidence[_i].text);
	ck_assert_pstr_eq(answer->part, evidence[_i].part);
	ck_assert_uint_eq(answer->first_line, evidence[_i].first);
	ck_assert_uint_eq(answer->last_line, evidence[_i].last);
	ck_assert_uint_eq(answer->lost_bytes, 0);
}
END_TEST

START_TEST(lost_bytes_are_counted)
{
	const char *given[PAGE_QUESTIONS];
	g_autofree char *text = NULL;
	g_autoptr(GPtrArray) found = NULL;

	memcpy(given, plain, sizeof(plain));
	given[page_question("functions")] = "a\xef\xbf\xbd"
					    "b\xef\xbf\xbd";
	text = page_fill(&usual, given);
	found = read_all(text);
	ck_assert_uint_eq(found->len, 1);
	ck_assert_uint_eq(
		application_answer(found->pdata[0], "functions")->lost_bytes,
		2);
	ck_assert_uint_eq(
		application_answer(found->pdata[0], "protocol")->lost_bytes, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("form");
	TCase *tc = tcase_create("form");

	tcase_add_loop_test(tc, a_form_may_be_laid_out_in_any_way, 0,
			    G_N_ELEMENTS(layouts));
	tcase_add_loop_test(tc, a_form_may_be_quoted_in_any_depth, 0, 5);
	tcase_add_loop_test(tc, a_question_may_be_missing, 0, PAGE_QUESTIONS);
	tcase_add_loop_test(tc, an_answer_may_be_missing, 0, PAGE_QUESTIONS);
	tcase_add_loop_test(tc, an_answer_is_the_applicants_own_text, 0,
			    G_N_ELEMENTS(answers));
	tcase_add_loop_test(tc, what_follows_a_choice_is_for_the_next_question,
			    0, G_N_ELEMENTS(choices));
	tcase_add_loop_test(tc, text_before_and_behind_a_form_is_no_answer, 0,
			    G_N_ELEMENTS(around));
	tcase_add_loop_test(tc, page_furniture_is_no_answer, 0,
			    G_N_ELEMENTS(around));
	tcase_add_loop_test(tc, one_text_may_hold_many_applications, 2, 6);
	tcase_add_test(tc, no_more_applications_than_the_limit_are_read);
	tcase_add_test(tc, an_answer_is_cut_at_the_limit);
	tcase_add_test(tc, an_answer_of_one_long_line_is_cut_at_the_limit);
	tcase_add_loop_test(tc, a_blank_form_is_no_application, 0,
			    G_N_ELEMENTS(layouts));
	tcase_add_loop_test(tc, a_letter_is_no_application, 0,
			    G_N_ELEMENTS(letters));
	tcase_add_loop_test(tc, evidence_names_the_lines_of_an_answer, 0,
			    G_N_ELEMENTS(evidence));
	tcase_add_test(tc, lost_bytes_are_counted);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
