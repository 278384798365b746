/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "tests/accuracy/layout.h"

/* Forms as tables, as pages, and as the ticket of the form of 2011. */

#define LABEL_WIDTH 34
#define VALUE_WIDTH 44

static const Style label_style = { .words = WORDS_LABEL };

static void add_rule(GString *out)
{
	g_autofree char *left = g_strnfill(LABEL_WIDTH + 2, '-');
	g_autofree char *right = g_strnfill(VALUE_WIDTH + 2, '-');

	g_string_append_printf(out, "+%s+%s+\n", left, right);
}

static void add_cell(GString *out, const char *text, guint width)
{
	glong used = g_utf8_strlen(text, -1);

	g_string_append_printf(out, "| %s%*s ", text,
			       (int)MAX((glong)width - used, 0), "");
}

/* A cell goes on in the rows below, beside empty cells. */
static void add_row(GString *out, const char *label, const char *value)
{
	g_autofree char *left = layout_wrap(label, LABEL_WIDTH, 0);
	g_autofree char *flat = g_strdelimit(g_strdup(value), "\n", ' ');
	g_autofree char *right = layout_wrap(flat, VALUE_WIDTH, 0);
	g_auto(GStrv) labels = g_strsplit(left, "\n", -1);
	g_auto(GStrv) values = g_strsplit(right, "\n", -1);
	guint count = MAX(g_strv_length(labels), g_strv_length(values));

	for (guint i = 0; i < MAX(count, 1); i++) {
		add_cell(out, i < g_strv_length(labels) ? labels[i] : "",
			 LABEL_WIDTH);
		add_cell(out, i < g_strv_length(values) ? values[i] : "",
			 VALUE_WIDTH);
		g_string_append(out, "|\n");
	}
}

/* A bar would end the cell. */
static char *without_bars(char *text)
{
	return g_strdelimit(text, "|", '/');
}

char *make_box(const Layout *layout, const Paper *paper,
	       const char *const *answers, GRand *rand)
{
	GString *out = g_string_new("What we ask for:\n\n");
	gboolean ruled = g_rand_boolean(rand);

	add_rule(out);
	for (guint i = 0; i < paper->count; i++) {
		g_autofree char *words =
			layout_words(&label_style, &paper->questions[i], rand);
		g_autofree char *value = without_bars(layout_value(
			layout, &paper->questions[i], answers[i], rand));

		add_row(out, words, value);
		if (ruled)
			add_rule(out);
	}
	if (!ruled)
		add_rule(out);
	return g_string_free(out, FALSE);
}

char *make_markdown_table(const Layout *layout, const Paper *paper,
			  const char *const *answers, GRand *rand)
{
	GString *out = g_string_new("| Field | Value |\n|-------|-------|\n");

	for (guint i = 0; i < paper->count; i++) {
		g_autofree char *words =
			layout_words(&label_style, &paper->questions[i], rand);
		g_autofree char *value = without_bars(
			g_strdelimit(layout_value(layout, &paper->questions[i],
						  answers[i], rand),
				     "\n", ' '));

		g_string_append_printf(out, "| %s | %s |\n", words, value);
	}
	return g_string_free(out, FALSE);
}

/* As a browser would show it: lines, and blank lines between paragraphs. */
static char *markup(const char *text)
{
	g_autofree char *escaped = g_markup_escape_text(text, -1);
	g_auto(GStrv) lines = g_strsplit(escaped, "\n", -1);

	return g_strjoinv("<br>\n", lines);
}

/* What stands around and between. */
typedef struct {
	const char *begin;
	const char *before;
	const char *between;
	const char *behind;
	const char *end;
} Page;

static char *make_page(const Layout *layout, const Paper *paper,
		       const char *const *answers, GRand *rand,
		       const Page *page)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(out,
			       "<html><head><title>x</title></head><body>"
			       "<h1>%s</h1>\n%s",
			       paper->title, page->begin);
	for (guint i = 0; i < paper->count; i++) {
		const PaperQuestion *question = &paper->questions[i];
		g_autofree char *words = markup(question->text);
		g_autofree char *value =
			layout_value(layout, question, answers[i], rand);
		g_autofree char *shown = NULL;

		if (!*question->text)
			continue;
		if (i + 1 < paper->count && *answers[i + 1] &&
		    !*paper->questions[i + 1].text) {
			g_autofree char *only = g_steal_pointer(&value);

			value = g_strdup_printf("%s.\n%s", only,
						answers[i + 1]);
		}
		shown = markup(value);
		g_string_append_printf(out, "%s%s%s%s%s\n", page->before, words,
				       page->between, shown, page->behind);
	}
	g_string_append_printf(out, "%s</body></html>\n", page->end);
	return g_string_free(out, FALSE);
}

char *make_html_table(const Layout *layout, const Paper *paper,
		      const char *const *answers, GRand *rand)
{
	static const Page page = { "<table border=1>", "<tr><td>", "</td><td>",
				   "</td></tr>", "</table>" };

	return make_page(layout, paper, answers, rand, &page);
}

char *make_html_list(const Layout *layout, const Paper *paper,
		     const char *const *answers, GRand *rand)
{
	static const Page pages[] = {
		{ "<dl>", "<dt>", "</dt><dd>", "</dd>", "</dl>" },
		{ "<ol>", "<li>", "<br>", "</li>", "</ol>" },
		{ "<ul>", "<li>", "<ul><li>", "</li></ul></li>", "</ul>" },
		{ "", "<h3>", "</h3><p>", "</p>", "" },
		{ "", "<div>", "</div><div>", "</div><div><br></div>", "" },
		{ "", "<p><b>", "</b> ", "</p>", "" },
	};

	return make_page(
		layout, paper, answers, rand,
		&pages[g_rand_int_range(rand, 0, G_N_ELEMENTS(pages))]);
}

static void add_boxes(GString *out, const char *title, const char *const *names,
		      const char *const *shown, guint count, const char *answer)
{
	g_auto(GStrv) chosen = g_strsplit(answer, ", ", -1);

	g_string_append_printf(out, "%s\n", title);
	for (guint i = 0; i < count; i++)
		g_string_append_printf(
			out, "    [%s] %s\n",
			g_strv_contains((const char *const *)chosen, names[i])
				? "x"
				: " ",
			shown[i]);
	g_string_append_c(out, '\n');
}

static void add_ticket_boxes(GString *out, const char *const *answers)
{
	static const char *const resources[] = { "port", "service-name" };
	static const char *const resources_shown[] = { "Port Number",
						       "Service Name" };
	static const char *const transports[] = { "tcp", "udp", "sctp",
						  "dccp" };
	static const char *const transports_shown[] = { "TCP", "UDP", "SCTP",
							"DCCP" };

	g_string_append_printf(out,
			       "Assignee: %s <%s>\nContact Person: %s <%s>\n\n",
			       answers[0], answers[1], answers[2], answers[3]);
	add_boxes(out, "Resource Request:\n", resources, resources_shown, 2,
		  answers[4]);
	add_boxes(out, "Transport Protocols:", transports, transports_shown, 4,
		  answers[5]);
}

/* LOGCABIN of domain.md section 1e. */
char *make_ticket(const Layout *layout, const Paper *paper,
		  const char *const *answers, GRand *rand)
{
	GString *out = g_string_new(NULL);

	(void)layout;
	(void)rand;
	g_string_append_printf(out, "%s\n\n", paper->title);
	add_ticket_boxes(out, answers);
	for (guint i = 6; i < 10; i++)
		g_string_append_printf(out, "%-22s[%s]\n",
				       paper->questions[i].text, answers[i]);
	for (guint i = 10; i < paper->count; i++) {
		const PaperQuestion *question = &paper->questions[i];
		g_autofree char *whole = g_strdup_printf(
			"%u.  %s%s%s", question->number, question->text,
			*question->hint ? " " : "", question->hint);
		g_autofree char *wrapped = layout_wrap(whole, 80, 4);

		g_string_append_printf(out, "\n%s\n",
				       question->number ? wrapped
							: question->text);
		if (*answers[i] || question->number)
			g_string_append_printf(out, "[%s]\n", answers[i]);
	}
	return g_string_free(out, FALSE);
}

/* The template whole and quoted, and below it the answers by its numbers. */
char *make_answers_after(const Layout *layout, const Paper *paper,
			 const char *const *answers, GRand *rand)
{
	GString *out = g_string_new("You wrote:\n");
	GString *below = g_string_new(NULL);

	for (guint i = 0; i < paper->count; i++) {
		const PaperQuestion *question = &paper->questions[i];
		g_autofree char *whole = g_strdup_printf(
			"%u)  %s", question->number, question->text);
		g_autofree char *wrapped = layout_wrap(whole, 72, 4);
		g_autofree char *quoted =
			layout_prefix(wrapped, layout->style.quote);
		g_autofree char *value =
			layout_value(layout, question, answers[i], rand);

		if (!*question->text)
			continue;
		g_string_append_printf(out, "%s\n>\n", quoted);
		g_string_append_printf(below, "%u) %s", question->number,
				       value);
		if (question->ask == ASK_CHOICE && *answers[i + 1])
			g_string_append_printf(below, ".\n%s", answers[i + 1]);
		g_string_append(below, "\n\n");
	}
	g_string_append_printf(out,
			       "> At a minimum this will be a full page "
			       "of text.\n\nHere are our answers:\n\n%s",
			       below->str);
	g_string_free(below, TRUE);
	return g_string_free(out, FALSE);
}
