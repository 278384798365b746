/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "tests/accuracy/paper.h"

/* What strangers answer, at random: what a form must not be mistaken in. */

/* Words with what they end in, those of few charsets last. */
static const char *const words[] = {
	"a",
	"client",
	"server",
	"sends",
	"the",
	"request",
	"of",
	"12",
	"bytes,",
	"then",
	"waits.",
	"TCP",
	"reply;",
	"0x7f",
	"(see",
	"below)",
	"[sic]",
	"a=b",
	"=3D",
	"100%",
	"&amp;",
	"<tag>",
	"\"quoted\"",
	"x@example.org",
	"http://www.example.org/?a=b&c=d",
	"--",
	"=",
	"C:\\path",
	"port",
	"service",
	"name:",
	"yes",
	"no",
	"{",
	"}",
	"*",
	"i++;",
	"#1",
	"1.",
	"message",
	"types",
	"what",
	"functions",
	"|",
	/* Latin-1, and what windows-1252 has too */
	"Gr\xc3\xbc\xc3\x9f\x65",
	"caf\xc3\xa9",
	"\xc3\x85ngstr\xc3\xb6m",
	"\xc2\xb1"
	"5",
	/* more */
	"\xe6\x97\xa5\xe6\x9c\xac",
	"\xd0\x9c\xd0\xb8\xd1\x80",
	"\xe2\x82\xac"
	"10",
	"\xf0\x9f\x98\x80",
	"\xe2\x80\x9cso\xe2\x80\x9d",
};

static const int words_until[] = { [LETTERS_ASCII] = 44,
				   [LETTERS_LATIN] = 48,
				   [LETTERS_ALL] = G_N_ELEMENTS(words) };

/* How a line of a text may begin: as lists, labels, boxes and quotes do. */
static const char *const starts[] = {
	"",	  "",	    "",	    "",		 "",	   "",
	"",	  "- ",	    "* ",   "1. ",	 "7. ",	   "Step: ",
	"[x] ",	  "Note: ", "(2) ", "> ",	 "Op 3: ", "[see ",
	"Sent: ", "RFC: ",  "a) ",  "Version: ",
};

static const char *const names[] = {
	"Ada Ample",
	"Ben Burrow",
	"Cleo van der Dun",
	"D. E. Fitch",
	"Example Widgets, Inc.",
	"Noor O'Keefe",
	"Sam Pell (Example Ltd.)",
};

static const char *pick(GRand *rand, const char *const *list, guint count)
{
	return list[g_rand_int_range(rand, 0, (gint32)count)];
}

#define PICK(rand, list) pick(rand, list, G_N_ELEMENTS(list))

static void add_words(GString *text, GRand *rand, Letters letters, int count)
{
	/* The first is one that begins no list and no signature. */
	g_string_append(text, "The");
	for (int i = 0; i < count; i++)
		g_string_append_printf(
			text, " %s",
			words[g_rand_int_range(rand, 0, words_until[letters])]);
}

/* Up to three paragraphs of up to four lines. */
static char *answer_text(GRand *rand, Letters letters)
{
	GString *text = g_string_new(NULL);
	int paragraphs = g_rand_int_range(rand, 1, 4);

	for (int i = 0; i < paragraphs; i++) {
		int lines = g_rand_int_range(rand, 1, 5);

		g_string_append(text, i ? "\n\n" : "");
		for (int j = 0; j < lines; j++) {
			g_string_append(text, j ? "\n" : "");
			g_string_append(text, PICK(rand, starts));
			add_words(text, rand, letters,
				  g_rand_int_range(rand, 1, 25));
		}
	}
	return g_string_free(text, FALSE);
}

static char *answer_paragraph(GRand *rand, Letters letters)
{
	GString *text = g_string_new(NULL);

	add_words(text, rand, letters, g_rand_int_range(rand, 1, 6));
	return g_string_free(text, FALSE);
}

static char *answer_person(GRand *rand, Letters letters)
{
	if (letters > LETTERS_ASCII && g_rand_int_range(rand, 0, 3) == 0)
		return g_strdup("J\xc3\xbcrgen M\xc3\xbcller");
	return g_strdup(PICK(rand, names));
}

static char *answer_email(GRand *rand, Letters letters)
{
	(void)letters;
	return g_strdup_printf("p%d@example.org",
			       g_rand_int_range(rand, 1, 1000));
}

static char *answer_contact(GRand *rand, Letters letters)
{
	g_autofree char *person = answer_person(rand, letters);
	g_autofree char *email = answer_email(rand, letters);

	return g_strdup_printf("%s <%s>", person, email);
}

static char *answer_short_name(GRand *rand, Letters letters)
{
	(void)letters;
	return g_strdup_printf("svc-%c%d",
			       (char)('a' + g_rand_int_range(rand, 0, 26)),
			       g_rand_int_range(rand, 1, 1000));
}

static char *answer_choice(GRand *rand, Letters letters)
{
	(void)letters;
	return g_strdup(g_rand_boolean(rand) ? "yes" : "no");
}

static char *answer_range(GRand *rand, Letters letters)
{
	(void)letters;
	return g_strdup(g_rand_boolean(rand) ? "user" : "system");
}

static char *answer_transports(GRand *rand, Letters letters)
{
	static const char *const all[] = { "tcp",      "udp",
					   "tcp, udp", "tcp, udp, sctp, dccp",
					   "sctp",     "udp, dccp" };

	(void)letters;
	return g_strdup(PICK(rand, all));
}

static char *answer_resources(GRand *rand, Letters letters)
{
	static const char *const all[] = { "port, service-name",
					   "service-name" };

	(void)letters;
	return g_strdup(PICK(rand, all));
}

static char *answer_port(GRand *rand, Letters letters)
{
	(void)letters;
	return g_strdup_printf("%d", g_rand_int_range(rand, 1024, 49151));
}

static char *answer_code(GRand *rand, Letters letters)
{
	(void)rand;
	(void)letters;
	return g_strdup("SC:fdpz");
}

static char *(*const answers[])(GRand *rand, Letters letters) = {
	[ASK_TEXT] = answer_text,
	[ASK_PARAGRAPH] = answer_paragraph,
	[ASK_PERSON] = answer_person,
	[ASK_EMAIL] = answer_email,
	[ASK_CONTACT] = answer_contact,
	[ASK_SHORT_NAME] = answer_short_name,
	[ASK_CHOICE] = answer_choice,
	[ASK_USE] = answer_text,
	[ASK_RANGE] = answer_range,
	[ASK_TRANSPORTS] = answer_transports,
	[ASK_RESOURCES] = answer_resources,
	[ASK_PORT] = answer_port,
	[ASK_CODE] = answer_code,
};

GStrv paper_answer(const Paper *paper, GRand *rand, Letters letters)
{
	GStrv out = g_new0(char *, paper->count + 1);

	for (guint i = 0; i < paper->count; i++) {
		const PaperQuestion *question = &paper->questions[i];
		gboolean silent =
			(question->optional && g_rand_boolean(rand)) ||
			(question->ask == ASK_USE &&
			 strcmp(out[i - 1], "yes") != 0);

		out[i] = silent ? g_strdup("")
				: answers[question->ask](rand, letters);
	}
	return out;
}
