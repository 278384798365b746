/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/accuracy/transform.h"

#include <string.h>

/* Each line anew. */
static char *each_line(const char *text, char *(*change)(const char *line))
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		char *changed = change(*line);

		g_free(*line);
		*line = changed;
	}
	return g_strjoinv("\n", lines);
}

static char *quote_line(const char *line)
{
	return g_strconcat("> ", line, NULL);
}

char *transform_quote(const char *text)
{
	return each_line(text, quote_line);
}

static char *quote_tightly_line(const char *line)
{
	return g_strconcat(">", *line == '\0' ? "" : " ", line, NULL);
}

char *transform_quote_twice(const char *text)
{
	g_autofree char *once = each_line(text, quote_tightly_line);

	return transform_quote(once);
}

char *transform_reply(const char *text)
{
	g_autofree char *quoted = transform_quote(text);

	return g_strconcat("Bob Boss wrote:\n", quoted,
			   "\n\nPlease see to it.\n", NULL);
}

/* Paragraph lines at most 66 columns, soft breaks behind a blank. */
static char *flow_line(const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, " ", -1);
	GString *out = g_string_new(NULL);
	gsize column = 0;

	/* What is quoted is quoted, and is not broken anew. */
	if (*line == '>')
		return g_strdup(line);
	if (g_str_has_prefix(line, "From ") || *line == ' ' || *line == '>')
		g_string_append_c(out, ' ');
	for (char **part = parts; *part; part++) {
		if (part != parts)
			g_string_append_c(out, ' ');
		if (column + strlen(*part) > 66) {
			g_string_append_c(out, '\n');
			if (**part == '>' || g_str_equal(*part, "From"))
				g_string_append_c(out, ' ');
			column = 0;
		}
		g_string_append(out, *part);
		column += strlen(*part) + 1;
	}
	return g_string_free(out, FALSE);
}

char *transform_flow(const char *text)
{
	return each_line(text, flow_line);
}

/* Breaks anywhere, even in words; the blank before a break is not text. */
static char *flow_delsp_line(const char *line)
{
	GString *out = g_string_new(NULL);
	guint column = 0;

	if (*line == '>') {
		g_string_free(out, TRUE);
		return g_strdup(line);
	}
	for (const char *p = line; *p; p = g_utf8_next_char(p)) {
		if (column == 60) {
			g_string_append(out, " \n");
			if (*p == ' ' || *p == '>')
				g_string_append_c(out, ' ');
			column = 0;
		}
		g_string_append_len(out, p, g_utf8_next_char(p) - p);
		column++;
	}
	return g_string_free(out, FALSE);
}

char *transform_flow_delsp(const char *text)
{
	return each_line(text, flow_delsp_line);
}

static char *pgp_line(const char *line)
{
	return g_strconcat(*line == '-' ? "- " : "", line, NULL);
}

char *transform_pgp(const char *text)
{
	g_autofree char *escaped = each_line(text, pgp_line);

	return g_strconcat("-----BEGIN PGP SIGNED MESSAGE-----\n"
			   "Hash: SHA1\n\n",
			   escaped,
			   "\n-----BEGIN PGP SIGNATURE-----\n"
			   "Version: GnuPG v1.2.4 (GNU/Linux)\n\n"
			   "iD8DBQFA8lZ6made0up1signature=\n=AbCd\n"
			   "-----END PGP SIGNATURE-----\n",
			   NULL);
}

char *transform_sign(const char *text)
{
	return g_strconcat(text, "-- \nAda Ample\nExample Ltd.\n", NULL);
}

char *transform_sign_above(const char *text)
{
	return g_strconcat("Please see to this.\n\n-- \nBob Boss\n"
			   "Example Ltd.\n\n",
			   text, NULL);
}

char *transform_page_around(const char *text)
{
	return g_strconcat(
		"Application for User (Registered) Port Number\n\nWe need at "
		"least the following information, which is for our internal "
		"use only.\n\n",
		text,
		"(Pressing the submit button will cause your application to be "
		"transmitted by email to the IANA staff.)\n",
		NULL);
}

char *transform_no_break_spaces(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, ". What", -1);

	return g_strjoinv(".\xc2\xa0What", parts);
}

/* As HTML: where a line ends, and where a paragraph. */
static char *markup(const char *text, const char *paragraph, const char *br)
{
	g_autofree char *escaped = g_markup_escape_text(text, -1);
	g_auto(GStrv) paragraphs = g_strsplit(escaped, "\n\n", -1);
	g_autofree char *joined = g_strjoinv(paragraph, paragraphs);
	g_auto(GStrv) lines = g_strsplit(joined, "\n", -1);

	return g_strjoinv(br, lines);
}

static char *html_with(const char *begin, const char *body, const char *end)
{
	return g_strconcat("<html><head><title>A port</title><style>p { color: "
			   "red }</style></head>\n<body>",
			   begin, body, end, "</body></html>\n", NULL);
}

char *transform_html_p(const char *text)
{
	g_autofree char *body = markup(text, "</p><p>", "<br>\n");

	return html_with("<p>", body, "</p>");
}

char *transform_html_br(const char *text)
{
	g_autofree char *body = markup(text, "<br /><br />", "<br />\n");

	return html_with("", body, "");
}

char *transform_html_div(const char *text)
{
	g_autofree char *body =
		markup(text, "</div><div><br></div><div>", "</div>\n<div>");

	return html_with("<div>", body, "</div>");
}

char *transform_html_pre(const char *text)
{
	g_autofree char *body = markup(text, "\n\n", "\n");

	return html_with("<pre>", body, "</pre>");
}

char *transform_html_quote(const char *text)
{
	g_autofree char *body = markup(text, "</p><p>", "<br>");

	return html_with("<p>Bob wrote:</p><blockquote><p>", body,
			 "</p></blockquote><p>So it is.</p>");
}

/* As some mailers quote, and as people do by hand. */
static char *bar_line(const char *line)
{
	return g_strconcat(*line ? "| " : "|", line, NULL);
}

char *transform_bar(const char *text)
{
	return each_line(text, bar_line);
}

static char *initials_line(const char *line)
{
	return g_strconcat("AA> ", line, NULL);
}

char *transform_initials(const char *text)
{
	return each_line(text, initials_line);
}

char *transform_outlook(const char *text)
{
	return g_strconcat("Please see below.\n\nBob\n\n"
			   "-----Original Message-----\n"
			   "From: Ada Ample [mailto:ada@example.org]\n"
			   "Sent: Monday, July 12, 2004 9:00 AM\n"
			   "To: ports@example.com\nSubject: A port\n\n",
			   text, NULL);
}

char *transform_gmail(const char *text)
{
	return g_strconcat("---------- Forwarded message ---------\n"
			   "From: Ada Ample <ada@example.org>\n"
			   "Date: Mon, Jul 12, 2004 at 9:00 AM\n"
			   "Subject: A port\nTo: <ports@example.com>\n\n\n",
			   text, NULL);
}

char *transform_mutt(const char *text)
{
	return g_strconcat("----- Forwarded message from Ada Ample "
			   "<ada@example.org> -----\n\n"
			   "Date: Mon, 12 Jul 2004 09:00:00 +0000\n"
			   "From: Ada Ample <ada@example.org>\n"
			   "To: ports@example.com\nSubject: A port\n\n",
			   text, "\n\n----- End forwarded message -----\n",
			   NULL);
}

char *transform_footer(const char *text)
{
	return g_strconcat(
		text,
		"\n\n_______________________________________________\n"
		"ports mailing list\nports@lists.example.org\n"
		"http://lists.example.org/listinfo/ports\n",
		NULL);
}

char *transform_regards(const char *text)
{
	return g_strconcat("Dear sirs,\n\nhere is our application.\n\n", text,
			   "\n\nBest regards,\nAda Ample\n", NULL);
}

char *transform_below(const char *text)
{
	return g_strconcat(text,
			   "\n\nOn Mon, 12 Jul 2004, Bob Boss wrote:\n\n"
			   "> Please send us the form.\n>\n> Bob\n",
			   NULL);
}
