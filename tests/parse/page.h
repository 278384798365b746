/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_PARSE_PAGE_H
#define TESTS_PARSE_PAGE_H

#include <glib.h>
#include <string.h>

/*
 * The application form of 2004 as its page prints it, filled in: for tests of
 * the form's reading that do not ask the reader's own tables what they say.
 */
typedef struct {
	const char *key;
	const char *number;
	const char *text;
	const char *hint;
} PageQuestion;

static const PageQuestion page[] = {
	{ "applicant_name", "", "Your Name:", "" },
	{ "applicant_email", "", "Your E-mail:", "" },
	{ "protocol", "1",
	  "What is the protocol-number between the user machine and the server "
	  "machine?",
	  "" },
	{ "message_formats", "2", "What message formats are used?",
	  "[The sequence of fields in a message. For example, length, opcode, "
	  "argument, filename, null.]" },
	{ "message_types", "3", "What message types are used?",
	  "[The kinds of messages in the protocol. For example, request, "
	  "reply, cancel, interrupt.]" },
	{ "message_opcodes", "4", "What message op codes are used?",
	  "[The operation codes in the protocol. For example, read, write, "
	  "delete, restore.]" },
	{ "message_sequences", "5", "What message sequences are used?",
	  "[The allowed sequences of messages. For example, a client sends a "
	  "request and must wait for a reply from the server, except it can "
	  "send a cancel.]" },
	{ "functions", "6", "What functions are performed by this protocol?",
	  "" },
	{ "broadcast", "7", "Is either broadcast or multicast used?", "" },
	{ "broadcast_use", "", "If yes, how and what for?", "" },
	{ "technical_description", "8",
	  "Please give us a technical description of your proposed use of the "
	  "user port number.",
	  "(At least 2 paragraphs)" },
	{ "port_name", "9",
	  "What is the proposed name of the user port number?",
	  "(For example: Super User Message Service)" },
	{ "short_name", "10",
	  "What SHORT name (14 CHARACTER MAXIMUM) do you want associated with "
	  "this port number?",
	  "(For example: sums)" },
};

#define PAGE_QUESTIONS G_N_ELEMENTS(page)

/* The key's place in the page; a key that is none is a bug of the test. */
static inline guint page_question(const char *key)
{
	for (guint i = 0; i < PAGE_QUESTIONS; i++) {
		if (strcmp(page[i].key, key) == 0)
			return i;
	}
	g_assert_not_reached();
}

/* How it is laid out; all zero: questions without numbers, answers below. */
typedef struct {
	const char *before; /* the number: "(", "Q" */
	const char *behind; /* ". "; NULL: no numbers */
	guint width;	    /* questions are wrapped at; 0: not */
	gboolean hints;
	const char *bullet; /* before a question that has no number */
	const char *indent; /* before each line of a question and answer */
	const char *gap;    /* between question and answer; NULL: "\n" */
	const char *yes_no; /* the form's own, behind question 7 */
} PageLayout;

/* Greedily, as mailers do; the lines end with a line end but the last. */
static inline void page_wrap(GString *out, const char *text, guint width,
			     const char *indent)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	gsize column = 0;

	for (char **word = words; *word; word++) {
		if (word != words && width && column + strlen(*word) >= width) {
			g_string_append_printf(out, "\n%s", indent);
			column = strlen(indent);
		} else if (word != words) {
			g_string_append_c(out, ' ');
			column++;
		}
		g_string_append(out, *word);
		column += strlen(*word);
	}
}

static inline void page_put_lines(GString *out, const char *text,
				  const char *indent)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++)
		g_string_append_printf(out, "%s%s%s", line == lines ? "" : "\n",
				       line == lines || !**line ? "" : indent,
				       *line);
}

static inline void page_put(GString *out, const PageLayout *layout,
			    const PageQuestion *question, const char *answer)
{
	const char *indent = layout->indent ? layout->indent : "";
	const char *gap = layout->gap ? layout->gap : "\n";
	g_autoptr(GString) text = g_string_new(NULL);

	if (layout->behind && *question->number)
		g_string_append_printf(text, "%s%s%s",
				       layout->before ? layout->before : "",
				       question->number, layout->behind);
	else if (layout->bullet)
		g_string_append(text, layout->bullet);
	g_string_append(text, question->text);
	g_string_append(out, indent);
	if (layout->hints && *question->hint == '(')
		g_string_append_printf(text, " %s", question->hint);
	page_wrap(out, text->str, layout->width, indent);
	if (layout->hints && *question->hint == '[') {
		g_string_append_printf(out, "\n%s", indent);
		page_wrap(out, question->hint, layout->width, indent);
	}
	if (layout->yes_no && strcmp(question->key, "broadcast") == 0)
		g_string_append_printf(out, "\n%s%s", indent, layout->yes_no);
	g_string_append_printf(out, "%s%s", gap,
			       strchr(gap, '\n') ? indent : "");
	page_put_lines(out, answer, indent);
	g_string_append(out, "\n\n");
}

/* A question whose answer is NULL is left out. */
static inline char *page_fill(const PageLayout *layout,
			      const char *const *answers)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < PAGE_QUESTIONS; i++) {
		if (answers[i])
			page_put(out, layout, &page[i], answers[i]);
	}
	return g_string_free(out, FALSE);
}

#endif
