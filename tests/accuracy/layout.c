/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/accuracy/layout.h"

#include <string.h>

#define OLD	 "user-2004 system-2004"
#define NUMBERED OLD " email-1990s"
#define LABELLED OLD " rfc6335 modification"
#define NEW	 "rfc6335 web-2011 modification"
#define FIELDS	 OLD " rfc6335 web-2011 modification"

#define NUMBERS	  .behind = ". "
#define QUESTIONS .words = WORDS_QUESTION
#define MAILER	  .words = WORDS_MAILER
#define LABELS	  .words = WORDS_LABEL

const Layout layouts[] = {
	{ "the page", OLD,
	  .style = { NUMBERS, .hints = TRUE, .bullet = "", .inset = "    " } },
	{ "the page, bullets", OLD,
	  .style = { NUMBERS, .hints = TRUE, .bullet = "\xe2\x80\xa2 " } },
	{ "answers below", NUMBERED, .style = { NUMBERS, .hints = TRUE } },
	{ "below a blank line", NUMBERED " web-2011",
	  .style = { NUMBERS, .gap = "\n\n" } },
	{ "without blank lines", NUMBERED " web-2011",
	  .style = { NUMBERS, .next = "\n" } },
	{ "no hints, no numbers", NUMBERED " web-2011",
	  .style = { .gap = "\n" } },
	{ "on the questions' lines", NUMBERED,
	  .style = { NUMBERS, .gap = " " } },
	{ "1) questions", NUMBERED " web-2011",
	  .style = { .behind = ")  ", .width = 72, .hang = 4 } },
	{ "(1) questions", NUMBERED " web-2011",
	  .style = { .before = "(", .behind = ") ", .hints = TRUE } },
	{ "Q1: questions", NUMBERED,
	  .style = { .before = "Q", .behind = ": ", .inset = "A: " } },
	{ "wrapped at 60", NUMBERED " web-2011",
	  .style = { NUMBERS, .hints = TRUE, .width = 60 } },
	{ "hung at 72", NUMBERED " web-2011",
	  .style = { NUMBERS, .hints = TRUE, .width = 72, .hang = 4,
		     .inset = "    " } },
	{ "upper case", NUMBERED " web-2011",
	  .style = { NUMBERS, .letters = 'u' } },
	{ "lower case", NUMBERED " web-2011",
	  .style = { NUMBERS, .letters = 'l' } },
	{ "indented", NUMBERED " web-2011",
	  .style = { NUMBERS, .hints = TRUE, .indent = "   " } },
	{ "boxes", NUMBERED " web-2011",
	  .style = { NUMBERS, .hints = TRUE, .boxes = TRUE } },
	{ "unanswered ones left out", NUMBERED " web-2011",
	  .style = { NUMBERS, .skips = TRUE } },
	{ "quoted questions", NUMBERED " web-2011",
	  .style = { NUMBERS, .hints = TRUE, .quote = "> ", .gap = "\n\n" } },
	{ "quoted questions, answers close", NUMBERED,
	  .style = { NUMBERS, .hints = TRUE, .quote = ">", .next = "\n" } },
	{ "questions in another order", OLD " web-2011",
	  .style = { NUMBERS, .shuffle = TRUE } },
	{ "answers folded at 64", NUMBERED " web-2011", .folds = TRUE,
	  .style = { NUMBERS, .hints = TRUE, .fold = 64 } },
	{ "the mailer of 2001", FIELDS, .style = { MAILER, .gap = " : " } },
	{ "the mailer, below", OLD " modification",
	  .style = { MAILER, .gap = " :\n" } },
	{ "Label: value", FIELDS,
	  .style = { LABELS, .gap = ": ", .next = "\n" } },
	{ "Label: value, apart", FIELDS, .style = { LABELS, .gap = ": " } },
	{ "Label : value", FIELDS,
	  .style = { LABELS, .gap = " : ", .next = "\n" } },
	{ "Label: below", FIELDS, .style = { LABELS, .gap = ":\n" } },
	{ "Label : below", FIELDS, .style = { LABELS, .gap = " :\n" } },
	{ "Label: blank line", FIELDS, .style = { LABELS, .gap = ":\n\n" } },
	{ "numbered labels", LABELLED,
	  .style = { LABELS, NUMBERS, .gap = ": " } },
	{ "bulleted labels", FIELDS,
	  .style = { LABELS, .bullet = "* ", .gap = ": ", .next = "\n" } },
	{ "dashed labels", FIELDS,
	  .style = { LABELS, .bullet = "- ", .gap = ": ", .next = "\n" } },
	{ "indented labels", FIELDS,
	  .style = { LABELS, .indent = "   ", .gap = ": ", .next = "\n" } },
	{ "bold labels", FIELDS,
	  .style = { LABELS, .mark = "**", .gap = ": " } },
	{ "UPPER LABELS", FIELDS,
	  .style = { LABELS, .letters = 'u', .gap = ": " } },
	{ "lower labels", FIELDS,
	  .style = { LABELS, .letters = 'l', .gap = ": " } },
	{ "Label = value", FIELDS,
	  .style = { LABELS, .gap = " = ", .next = "\n" } },
	{ "Label - value", FIELDS,
	  .style = { LABELS, .gap = " - ", .next = "\n" } },
	{ "Label ....: value", FIELDS,
	  .style = { LABELS, .gap = " .......: ", .next = "\n" } },
	{ "Label TAB value", FIELDS, .columns = TRUE,
	  .style = { LABELS, .gap = "\t", .next = "\n" } },
	{ "Label (note): value", FIELDS,
	  .style = { LABELS, .gap = " (as you asked): ", .next = "\n" } },
	{ "# Label", FIELDS,
	  .style = { LABELS, .bullet = "## ", .next = "\n\n" } },
	{ "**1. question**", NUMBERED " web-2011",
	  .style = { NUMBERS, .around = "**", .gap = "\n\n" } },
	{ "Question 1: question", NUMBERED " web-2011",
	  .style = { .before = "Question ", .behind = ": ", .gap = "\n" } },
	{ "rules between", NUMBERED " web-2011",
	  .style = { NUMBERS, .next = "\n\n--------------------\n\n" } },
	{ "rules below questions", NUMBERED " web-2011",
	  .style = { NUMBERS, .gap = "\n==========\n" } },
	{ "labels in another order", FIELDS,
	  .style = { LABELS, .gap = ": ", .shuffle = TRUE } },
	{ "labels, some left out", FIELDS,
	  .style = { LABELS, .gap = ": ", .skips = TRUE } },
	{ "columns", NEW,
	  .style = { LABELS, .gap = ":", .column = 26, .next = "\n" } },
	{ "columns, wide", NEW,
	  .style = { QUESTIONS, .gap = ":", .column = 42, .next = "\n" } },
	{ "columns without a colon", "rfc6335", .columns = TRUE,
	  .style = { MAILER, .gap = "", .column = 26, .next = "\n" } },
	{ "columns, indented", NEW,
	  .style = { LABELS, .gap = ":", .column = 26, .indent = "   " } },
	{ "the template of RFC 6335", "rfc6335",
	  .style = { QUESTIONS, .gap = ": " } },
	{ "the template, below", "rfc6335",
	  .style = { QUESTIONS, .gap = "\n", .inset = "  " } },
	{ "cgiemail", OLD, .style = { QUESTIONS, .gap = "", .column = 30 } },
	{ "the ticket of 2015", "web-2011", .make = make_ticket },
	{ "answers after the template", "email-1990s",
	  .make = make_answers_after, .style = { .quote = "> " } },
	{ "name=value", FIELDS, .make = make_pairs, .style = { .gap = "=" } },
	{ "name: value", FIELDS, .make = make_pairs, .style = { .gap = ": " } },
	{ "FormMail", FIELDS, .make = make_formmail },
	{ "FormMail, sorted", FIELDS, .make = make_formmail,
	  .style = { .shuffle = TRUE } },
	{ "NMS FormMail", FIELDS, .make = make_nms },
	{ "urlencoded", FIELDS, "application/x-www-form-urlencoded", TRUE,
	  .make = make_urlencoded },
	{ "urlencoded, wrapped", FIELDS, "application/x-www-form-urlencoded",
	  TRUE, .make = make_urlencoded, .style = { .fold = 72 } },
	{ "form-data", FIELDS, "multipart/form-data; boundary=\"-----7d4\"",
	  TRUE, .make = make_form_data },
	{ "box table", "rfc6335 modification", .folds = TRUE,
	  .make = make_box },
	{ "Markdown table", "rfc6335 modification", .folds = TRUE,
	  .make = make_markdown_table },
	{ "HTML table", FIELDS " email-1990s", "text/html; charset=utf-8", TRUE,
	  .make = make_html_table },
	{ "HTML list", FIELDS " email-1990s", "text/html; charset=utf-8", TRUE,
	  .make = make_html_list },
};

const guint layout_count = G_N_ELEMENTS(layouts);

gboolean layout_is_for(const Layout *layout, const Paper *paper)
{
	g_auto(GStrv) forms = g_strsplit(layout->forms, " ", -1);

	return g_strv_contains((const char *const *)forms, paper->name);
}

char *layout_wrap(const char *text, guint width, guint hang)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	GString *out = g_string_new(NULL);
	gsize column = 0;

	for (char **word = words; *word; word++) {
		gsize len = strlen(*word);

		if (column > hang && column + 1 + len > width) {
			g_string_append_printf(out, "\n%*s", (int)hang, "");
			column = hang;
		} else if (word != words) {
			g_string_append_c(out, ' ');
			column++;
		}
		g_string_append(out, *word);
		column += len;
	}
	return g_string_free(out, FALSE);
}

char *layout_prefix(const char *text, const char *before)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		char *whole = g_strconcat(before, *line, NULL);

		if (!**line)
			g_strchomp(whole);
		g_free(*line);
		*line = whole;
	}
	return g_strjoinv("\n", lines);
}

/* Lines of an answer, each broken by itself. */
static char *fold(const char *text, guint width)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		char *whole = layout_wrap(*line, width, 0);

		g_free(*line);
		*line = whole;
	}
	return g_strjoinv("\n", lines);
}

char *layout_words(const Style *style, const PaperQuestion *question,
		   GRand *rand)
{
	const char *words = question->text;
	guint count = 0;

	if (style->words == WORDS_MAILER && question->mailer)
		words = question->mailer;
	while (count < PAPER_LABELS && question->labels[count])
		count++;
	if (style->words == WORDS_LABEL && count)
		words = question->labels[g_rand_int_range(rand, 0,
							  (gint32)count)];
	if (style->letters == 'u')
		return g_ascii_strup(words, -1);
	if (style->letters == 'l')
		return g_ascii_strdown(words, -1);
	return g_strdup(words);
}

/* The question with its number and hint, as it is printed. */
static char *printed(const Style *style, const PaperQuestion *question,
		     GRand *rand)
{
	g_autofree char *words = layout_words(style, question, rand);
	g_autofree char *wrapped = NULL;
	GString *out = g_string_new(style->bullet);
	gboolean labelled = style->words != WORDS_QUESTION &&
			    strcmp(words, question->text) != 0;

	g_string_append(out, style->around ? style->around : "");
	if (style->behind && question->number)
		g_string_append_printf(out, "%s%u%s",
				       style->before ? style->before : "",
				       question->number, style->behind);
	g_string_append_printf(out, "%s%s%s", style->mark ? style->mark : "",
			       words, style->mark ? style->mark : "");
	g_string_append(out, style->around ? style->around : "");
	if (style->hints && !labelled && *question->hint)
		g_string_append_printf(out, "%s%s",
				       *question->hint == '(' ? " " : "\n",
				       question->hint);
	if (style->width) {
		wrapped = layout_wrap(out->str, style->width, style->hang);
		g_string_assign(out, wrapped);
	}
	if (style->quote) {
		g_autofree char *quoted = layout_prefix(out->str, style->quote);

		g_string_assign(out, quoted);
	}
	return g_string_free(out, FALSE);
}

static gboolean ends_in_mark(const char *text)
{
	return *text && strchr("?:.", text[strlen(text) - 1]);
}

/* What is between a question and its answer; it has one mark, not two. */
static const char *gap_behind(const Style *style, const char *question)
{
	const char *gap = style->gap ? style->gap : "\n";

	if (!ends_in_mark(question))
		return gap;
	/* Nobody writes "What is used? = TCP". */
	if (strpbrk(gap, "-=(.") && *gap == ' ')
		return "\n";
	while (*gap == ' ' && gap[1] == ':')
		gap++;
	return *gap == ':' ? gap + 1 : gap;
}

static void put_answer(GString *out, const Style *style, const char *value)
{
	g_autofree char *folded =
		style->fold ? fold(value, style->fold) : g_strdup(value);
	g_autofree char *set_in = NULL;

	if (style->inset && strchr(style->inset, ':'))
		g_string_append(out, *value ? style->inset : "");
	if (!style->inset || strchr(style->inset, ':')) {
		g_string_append(out, folded);
		return;
	}
	set_in = layout_prefix(folded, style->inset);
	g_string_append(out, set_in);
}

/* The lines of the answer stand one below the other. */
static void put_in_column(GString *out, const Style *style, gsize used,
			  const char *value)
{
	g_autofree char *margin = g_strnfill(style->column, ' ');
	g_autofree char *set_in = layout_prefix(value, margin);

	if (!*value)
		return;
	if (used + 2 > style->column) {
		g_string_append(out, used ? "  " : "");
		g_string_append(out, set_in + style->column);
		return;
	}
	g_string_append_printf(out, "%*s%s", (int)(style->column - used), "",
			       set_in + style->column);
}

static void put(GString *out, const Layout *layout,
		const PaperQuestion *question, const char *value, GRand *rand)
{
	const Style *style = &layout->style;
	g_autofree char *words = printed(style, question, rand);
	g_autoptr(GString) piece = g_string_new(words);

	g_string_append(piece, gap_behind(style, words));
	if (style->column)
		put_in_column(piece, style, piece->len, value);
	else
		put_answer(piece, style, value);
	g_strchomp(piece->str);
	if (style->indent) {
		g_autofree char *set_in =
			layout_prefix(piece->str, style->indent);

		g_string_append(out, set_in);
	} else {
		g_string_append(out, piece->str);
	}
	g_string_append(out, style->next ? style->next : "\n\n");
}

static void shuffle(guint *order, guint count, GRand *rand)
{
	for (guint i = count; i > 1; i--) {
		guint j = (guint)g_rand_int_range(rand, 0, (gint32)i);
		guint other = order[i - 1];

		order[i - 1] = order[j];
		order[j] = other;
	}
}

/* Printed in one: "Is ... used? If so, how and what for?" */
static gboolean is_of_the_one_before(const PaperQuestion *question)
{
	return !*question->text;
}

static char *make_lines(const Layout *layout, const Paper *paper,
			const char *const *answers, GRand *rand)
{
	GString *out = g_string_new(NULL);
	guint order[PAPER_MAX];

	for (guint i = 0; i < paper->count; i++)
		order[i] = i;
	if (layout->style.shuffle)
		shuffle(order, paper->count, rand);
	for (guint i = 0; i < paper->count; i++) {
		guint at = order[i];
		const PaperQuestion *question = &paper->questions[at];
		g_autofree char *value =
			layout_value(layout, question, answers[at], rand);
		g_autofree char *whole = NULL;

		if (is_of_the_one_before(question) ||
		    (layout->style.skips && !*value))
			continue;
		if (at + 1 < paper->count && *answers[at + 1] &&
		    is_of_the_one_before(&paper->questions[at + 1]))
			whole = g_strdup_printf("%s.\n%s", value,
						answers[at + 1]);
		put(out, layout, question, whole ? whole : value, rand);
	}
	return g_string_free(out, FALSE);
}

char *layout_make(const Layout *layout, const Paper *paper,
		  const char *const *answers, GRand *rand)
{
	return layout->make ? layout->make(layout, paper, answers, rand)
			    : make_lines(layout, paper, answers, rand);
}
