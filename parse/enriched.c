/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/enriched.h"

#include <string.h>

/* RFC 1896: no name of a command is longer. */
#define NAME_MAX_LENGTH 60

/* A mailer breaks a line where it would be longer. */
#define WIDTH_MIN 60

/* Deeper quotations look like this one. */
#define QUOTES_MAX 20

typedef enum {
	COMMAND_OTHER, /* shows in nothing but looks */
	COMMAND_HIDDEN,
	COMMAND_NOFILL,
	COMMAND_EXCERPT,
	COMMAND_LINE,
	COMMAND_PARAGRAPH,
	COMMAND_LESS,
	COMMANDS,
} Command;

static const struct {
	const char *name;
	Command command;
} commands[] = {
	{ "param", COMMAND_HIDDEN },	{ "comment", COMMAND_HIDDEN },
	{ "nofill", COMMAND_NOFILL },	{ "verbatim", COMMAND_NOFILL },
	{ "excerpt", COMMAND_EXCERPT }, { "nl", COMMAND_LINE },
	{ "np", COMMAND_PARAGRAPH },	{ "paragraph", COMMAND_PARAGRAPH },
	{ "lt", COMMAND_LESS },
};

typedef struct {
	GString *out;
	guint depths[COMMANDS]; /* of commands that are open */
	gboolean lines;		/* line ends are meant */
} Writer;

/* The length of "<name>" or "</name>", or 0. */
static gsize command_length(const char *text, Command *command_out,
			    gboolean *closes_out)
{
	const char *name = text + 1;
	gsize len = 0;

	*closes_out = *name == '/';
	name += *closes_out;
	while (len <= NAME_MAX_LENGTH &&
	       (g_ascii_isalnum(name[len]) || name[len] == '-'))
		len++;
	if (len == 0 || name[len] != '>')
		return 0;
	*command_out = COMMAND_OTHER;
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
		if (strlen(commands[i].name) == len &&
		    g_ascii_strncasecmp(commands[i].name, name, len) == 0)
			*command_out = commands[i].command;
	}
	return (gsize)(name + len + 1 - text);
}

static gboolean is_at_line_start(const Writer *writer)
{
	return writer->out->len == 0 ||
	       writer->out->str[writer->out->len - 1] == '\n';
}

static void write_text(Writer *writer, const char *text, gsize len)
{
	guint quotes =
		is_at_line_start(writer)
			? MIN(writer->depths[COMMAND_EXCERPT], QUOTES_MAX)
			: 0;

	if (writer->depths[COMMAND_HIDDEN] || len == 0)
		return;
	for (guint i = 0; i < quotes; i++)
		g_string_append(writer->out, "> ");
	g_string_append_len(writer->out, text, (gssize)len);
}

static void end_lines(Writer *writer, gsize count)
{
	for (gsize i = 0; i < count && !writer->depths[COMMAND_HIDDEN]; i++)
		g_string_append_c(writer->out, '\n');
}

/* What an excerpt is in stands on lines of its own. */
static void obey(Writer *writer, Command command, gboolean closes)
{
	guint *depth = &writer->depths[command];

	if (command == COMMAND_EXCERPT && !is_at_line_start(writer))
		end_lines(writer, 1);
	if (command == COMMAND_LESS)
		write_text(writer, "<", 1);
	else if (command == COMMAND_LINE || command == COMMAND_PARAGRAPH)
		end_lines(writer, command == COMMAND_LINE ? 1 : 1 + closes);
	else if (!closes)
		(*depth)++;
	else if (*depth > 0)
		(*depth)--;
}

/* One alone is a blank, and of several one goes. */
static void write_line_ends(Writer *writer, gsize count)
{
	if (writer->lines || writer->depths[COMMAND_NOFILL])
		end_lines(writer, count);
	else if (count > 1)
		end_lines(writer, count - 1);
	else if (!is_at_line_start(writer))
		write_text(writer, " ", 1);
}

/* The line ends early: the next word had room in it. */
static gboolean ends_early(const char *line, gsize len)
{
	gsize next = strcspn(line + len + 1, " \t\n");

	return len + 1 + next < WIDTH_MIN;
}

static gboolean ends_are_meant(const char *text)
{
	guint early = 0, late = 0;

	while (*text) {
		gsize len = strcspn(text, "\n");
		gsize ends = strspn(text + len, "\n");

		if (ends == 1 && text[len + 1] && ends_early(text, len))
			early++;
		else if (ends == 1)
			late++;
		text += len + ends;
	}
	return early > late;
}

char *enriched_to_text(const char *enriched)
{
	Writer writer = { .out = g_string_sized_new(strlen(enriched)),
			  .lines = ends_are_meant(enriched) };

	while (*enriched) {
		gsize len = strcspn(enriched, "<\n");
		gsize ends = strspn(enriched + len, "\n");
		Command command;
		gboolean closes;

		write_text(&writer, enriched, len);
		enriched += len + ends;
		if (ends > 0)
			write_line_ends(&writer, ends);
		if (*enriched != '<')
			continue;
		len = command_length(enriched, &command, &closes);
		if (len > 0)
			obey(&writer, command, closes);
		else
			write_text(&writer, enriched, 1);
		/* "<<" is one of them. */
		enriched += MAX(len, 1 + (enriched[1] == '<'));
	}
	return g_string_free(writer.out, FALSE);
}
