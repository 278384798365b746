/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/message.h"

#include "tests/default_limits.h"
#include "tests/parse/page.h"
#include "tests/run.h"

/*
 * One application, wrapped in all the ways that mailers know, must always be
 * the same application. The answers are random, but the same in each run.
 */

#define SEEDS 12

/* Where html_table() and html_list() put their marks; no answer has them. */
#define ROW_MARK  "{ROW}"
#define CELL_MARK "{CELL}"

/* Which letters an answer may hold. */
typedef enum { LETTERS_ASCII, LETTERS_LATIN, LETTERS_ALL } Letters;

static const char *const words[] = {
	/* ASCII */
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

static const int words_until[] = { [LETTERS_ASCII] = 28,
				   [LETTERS_LATIN] = 32,
				   [LETTERS_ALL] = G_N_ELEMENTS(words) };

/* How a line of an answer may begin, as far as ways differ in it. */
static const char *const starts[] = {
	"",    "",    "",	"",	"- ",	  "* ",
	"1. ", "7. ", "Name: ", "[x] ", "Note: ", "(2) ",
};

static void add_line(GString *text, GRand *rand, Letters letters)
{
	int count = g_rand_int_range(rand, 1, 25);

	g_string_append(
		text, starts[g_rand_int_range(rand, 0, G_N_ELEMENTS(starts))]);
	for (int i = 0; i < count; i++) {
		const char *word =
			words[g_rand_int_range(rand, 0, words_until[letters])];

		g_string_append_printf(text, "%s%s", i ? " " : "",
				       i || strcmp(word, "--") ? word : "x");
	}
}

/* Up to three paragraphs of up to four lines. */
static char *random_text(GRand *rand, Letters letters)
{
	GString *text = g_string_new(NULL);
	int paragraphs = g_rand_int_range(rand, 1, 4);

	for (int i = 0; i < paragraphs; i++) {
		int lines = g_rand_int_range(rand, 1, 5);

		g_string_append(text, i ? "\n\n" : "");
		for (int j = 0; j < lines; j++) {
			g_string_append(text, j ? "\n" : "");
			add_line(text, rand, letters);
		}
	}
	return g_string_free(text, FALSE);
}

/* The answers of a seed; NULL-terminated, the caller frees them. */
static GStrv random_answers(guint seed, Letters letters)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
	GStrv answers = g_new0(char *, PAGE_QUESTIONS + 1);

	for (guint i = 0; i < PAGE_QUESTIONS; i++)
		answers[i] = random_text(rand, letters);
	g_free(answers[page_question("broadcast")]);
	answers[page_question("broadcast")] = g_strdup(seed % 2 ? "yes" : "no");
	for (guint i = 0; i < PAGE_QUESTIONS; i++) {
		if (i < 2 || i > PAGE_QUESTIONS - 3) {
			g_free(answers[i]);
			answers[i] = g_strdup_printf(
				"%s %u of %s", words[i], seed,
				words[words_until[letters] - 1 - (int)i % 4]);
		}
	}
	return answers;
}

typedef char *(*Transform)(const char *text);

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

static char *quote(const char *text)
{
	return each_line(text, quote_line);
}

static char *quote_tightly_line(const char *line)
{
	return g_strconcat(">", *line == '\0' ? "" : " ", line, NULL);
}

static char *quote_twice(const char *text)
{
	g_autofree char *once = each_line(text, quote_tightly_line);

	return quote(once);
}

static char *reply(const char *text)
{
	g_autofree char *quoted = quote(text);

	return g_strconcat("Bob Boss wrote:\n", quoted,
			   "\n\nPlease see to it.\n", NULL);
}

/* Paragraph lines at most 66 columns, soft breaks behind a blank. */
static char *flow_line(const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, " ", -1);
	GString *out = g_string_new(NULL);
	gsize column = 0;

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

static char *flow(const char *text)
{
	return each_line(text, flow_line);
}

/* Breaks anywhere, even in words; the blank before a break is not text. */
static char *flow_delsp_line(const char *line)
{
	GString *out = g_string_new(NULL);
	guint column = 0;

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

static char *flow_delsp(const char *text)
{
	return each_line(text, flow_delsp_line);
}

static char *pgp_line(const char *line)
{
	return g_strconcat(*line == '-' ? "- " : "", line, NULL);
}

static char *pgp(const char *text)
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

static char *sign(const char *text)
{
	return g_strconcat(text, "-- \nAda Ample\nExample Ltd.\n", NULL);
}

static char *page_around(const char *text)
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

static char *no_break_spaces(const char *text)
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

static char *html_p(const char *text)
{
	g_autofree char *body = markup(text, "</p><p>", "<br>\n");

	return html_with("<p>", body, "</p>");
}

static char *html_br(const char *text)
{
	g_autofree char *body = markup(text, "<br /><br />", "<br />\n");

	return html_with("", body, "");
}

static char *html_div(const char *text)
{
	g_autofree char *body =
		markup(text, "</div><div><br></div><div>", "</div>\n<div>");

	return html_with("<div>", body, "</div>");
}

static char *html_pre(const char *text)
{
	g_autofree char *body = markup(text, "\n\n", "\n");

	return html_with("<pre>", body, "</pre>");
}

static char *html_quote(const char *text)
{
	g_autofree char *body = markup(text, "</p><p>", "<br>");

	return html_with("<p>Bob wrote:</p><blockquote><p>", body,
			 "</p></blockquote><p>So it is.</p>");
}

/* Questions and answers in cells. */
static char *html_table(const char *text)
{
	g_autofree char *body = markup(text, "<br><br>", "<br>\n");
	g_auto(GStrv) rows = g_strsplit(body, "<br><br>" ROW_MARK, -1);
	g_autofree char *joined = g_strjoinv("</td></tr>\n<tr><td>", rows);
	g_auto(GStrv) cells = g_strsplit(joined, CELL_MARK, -1);
	g_autofree char *all = g_strjoinv("</td><td valign=top>", cells);

	return html_with("<table border=1><tr><td>", all, "</td></tr></table>");
}

static char *html_list(const char *text)
{
	g_autofree char *body = markup(text, "<br><br>", "<br>\n");
	g_auto(GStrv) items = g_strsplit(body, "<br><br>" ROW_MARK, -1);
	g_autofree char *joined = g_strjoinv("</li>\n<li>", items);

	return html_with("<ol><li>", joined, "</li></ol>");
}

typedef enum {
	CODE_NONE,
	CODE_QUOTED_PRINTABLE,
	CODE_BASE64,
	CODE_BASE64_CHUNKS, /* each padded */
	CODE_BASE64_BARE,   /* without padding */
} Code;

typedef enum {
	AROUND_NOTHING,
	AROUND_ALTERNATIVE, /* as plain, and HTML after it */
	AROUND_MIXED,	    /* with a list's footer */
	AROUND_FORWARD,	    /* message/rfc822 */
	AROUND_SIGNED,
	AROUND_ATTACHED, /* behind a letter */
} Around;

typedef struct {
	const char *name;
	const char *type; /* NULL: text/plain */
	const char *charset;
	const char *iconv; /* NULL: as charset */
	Letters letters;
	Code code;
	Transform transform;
	Around around;
	const char *line_end;
	const char *disposition;
	PageLayout layout;
	gboolean marks; /* between question and answer, for html_table() */
} Way;

#define NUMBERS .behind = ". "
#define USUAL	.layout = { NUMBERS, .hints = TRUE }
#define UTF_8	.charset = "utf-8", .letters = LETTERS_ALL, USUAL
#define ASCII	.charset = "us-ascii", USUAL
#define HTML	.type = "text/html", .charset = "utf-8", .letters = LETTERS_ALL

static const Way ways[] = {
	{ "8 bits", UTF_8 },
	{ "7 bits", ASCII },
	{ "no charset", .letters = LETTERS_ALL, USUAL },
	{ "8 bits called us-ascii", .charset = "us-ascii", .iconv = "utf-8",
	  .letters = LETTERS_ALL, USUAL },
	{ "utf-8 called latin-2", .charset = "x-made-up", .iconv = "utf-8",
	  .letters = LETTERS_ALL, USUAL },
	{ "quoted-printable", UTF_8, .code = CODE_QUOTED_PRINTABLE },
	{ "base64", UTF_8, .code = CODE_BASE64 },
	{ "base64 in chunks", UTF_8, .code = CODE_BASE64_CHUNKS },
	{ "base64 without padding", UTF_8, .code = CODE_BASE64_BARE },
	{ "latin-1", .charset = "iso-8859-1", .letters = LETTERS_LATIN, USUAL },
	{ "latin-1, quoted-printable", .charset = "ISO-8859-1",
	  .letters = LETTERS_LATIN, .code = CODE_QUOTED_PRINTABLE, USUAL },
	{ "windows-1252", .charset = "windows-1252", .letters = LETTERS_LATIN,
	  USUAL },
	{ "windows-1252 unlabelled", .iconv = "windows-1252",
	  .letters = LETTERS_LATIN, USUAL },
	{ "utf-16", .charset = "utf-16", .letters = LETTERS_ALL,
	  .code = CODE_BASE64, USUAL },
	{ "utf-16le", .charset = "utf-16le", .letters = LETTERS_ALL,
	  .code = CODE_BASE64, USUAL },
	{ "koi8-r", .charset = "koi8-r", USUAL },
	{ "iso-2022-jp", .charset = "iso-2022-jp", USUAL },
	{ "shift_jis", .charset = "windows-31j", .iconv = "us-ascii", USUAL },
	{ "gb2312", .charset = "gb2312", USUAL },
	{ "CR LF", UTF_8, .line_end = "\r\n" },
	{ "CR CR LF", UTF_8, .line_end = "\r\r\n" },
	{ "CR LF, quoted-printable", UTF_8, .line_end = "\r\n",
	  .code = CODE_QUOTED_PRINTABLE },
	{ "CR LF, base64", UTF_8, .line_end = "\r\n", .code = CODE_BASE64 },
	{ "quoted", UTF_8, .transform = quote },
	{ "quoted twice", UTF_8, .transform = quote_twice },
	{ "quoted in a reply", UTF_8, .transform = reply },
	{ "flowed", UTF_8, .type = "text/plain; format=flowed",
	  .transform = flow },
	{ "flowed, DelSp", UTF_8,
	  .type = "text/plain; format=flowed; delsp=yes",
	  .transform = flow_delsp },
	{ "flowed, quoted-printable", UTF_8,
	  .type = "text/plain; format=\"flowed\"", .transform = flow,
	  .code = CODE_QUOTED_PRINTABLE },
	{ "with a signature", UTF_8, .transform = sign },
	{ "with the page around", UTF_8, .transform = page_around },
	{ "with no-break spaces", UTF_8, .transform = no_break_spaces },
	{ "signed by PGP", UTF_8, .transform = pgp },
	{ "signed by PGP, quoted-printable", UTF_8, .transform = pgp,
	  .code = CODE_QUOTED_PRINTABLE },
	{ "multipart/alternative", UTF_8, .around = AROUND_ALTERNATIVE },
	{ "multipart/mixed with a footer", UTF_8, .around = AROUND_MIXED },
	{ "forwarded", UTF_8, .around = AROUND_FORWARD },
	{ "forwarded, base64", UTF_8, .around = AROUND_FORWARD,
	  .code = CODE_BASE64 },
	{ "multipart/signed", UTF_8, .around = AROUND_SIGNED },
	{ "attached", UTF_8, .around = AROUND_ATTACHED,
	  .disposition = "attachment; filename=port.txt" },
	{ "attached, base64", UTF_8, .around = AROUND_ATTACHED,
	  .disposition = "attachment; filename=port.txt", .code = CODE_BASE64 },
	{ "attached as a stream", .type = "application/octet-stream",
	  .letters = LETTERS_ALL, .around = AROUND_ATTACHED,
	  .disposition = "attachment; filename=\"PORT.TXT\"",
	  .code = CODE_BASE64, USUAL },
	{ "HTML, p", HTML, USUAL, .transform = html_p },
	{ "HTML, br", HTML, USUAL, .transform = html_br },
	{ "HTML, div", HTML, USUAL, .transform = html_div },
	{ "HTML, pre", HTML, USUAL, .transform = html_pre },
	{ "HTML, blockquote", HTML, USUAL, .transform = html_quote },
	{ "HTML, table", HTML, USUAL, .transform = html_table, .marks = TRUE },
	{ "HTML, list", HTML, .layout = { .hints = TRUE },
	  .transform = html_list, .marks = TRUE },
	{ "HTML, quoted-printable", HTML, USUAL, .transform = html_p,
	  .code = CODE_QUOTED_PRINTABLE },
	{ "HTML in multipart/mixed", HTML, USUAL, .transform = html_p,
	  .around = AROUND_MIXED },
	{ "wrapped at 60", .charset = "utf-8", .letters = LETTERS_ALL,
	  .layout = { NUMBERS, .hints = TRUE, .width = 60 } },
	{ "wrapped at 40, HTML", HTML, .transform = html_pre,
	  .layout = { NUMBERS, .hints = TRUE, .width = 40 } },
	{ "wrapped at 72 and quoted", .charset = "utf-8",
	  .letters = LETTERS_ALL, .transform = quote,
	  .layout = { NUMBERS, .hints = TRUE, .width = 72 } },
	{ "no hints", .charset = "utf-8", .letters = LETTERS_ALL,
	  .layout = { NUMBERS } },
	{ "no numbers", .charset = "utf-8", .letters = LETTERS_ALL,
	  .layout = { .hints = TRUE } },
	{ "no hints and no numbers", .charset = "utf-8",
	  .letters = LETTERS_ALL },
	{ "indented", .charset = "utf-8", .letters = LETTERS_ALL,
	  .layout = { NUMBERS, .hints = TRUE, .indent = "   " } },
	{ "answers below blank lines", .charset = "utf-8",
	  .letters = LETTERS_ALL,
	  .layout = { NUMBERS, .hints = TRUE, .gap = "\n\n" } },
	{ "answers on the questions' lines", .charset = "utf-8",
	  .letters = LETTERS_ALL, .layout = { NUMBERS, .gap = " " } },
	{ "Yes No left in", .charset = "utf-8", .letters = LETTERS_ALL,
	  .layout = { NUMBERS, .yes_no = "Yes No" } },
};

static char *quoted_printable(const char *bytes, gsize len)
{
	GString *out = g_string_new(NULL);
	guint column = 0;

	for (gsize i = 0; i < len; i++) {
		guchar c = (guchar)bytes[i];
		gboolean last = i + 1 == len || bytes[i + 1] == '\n';

		if (c == '\n') {
			g_string_append_c(out, '\n');
			column = 0;
			continue;
		}
		if (column > 70) {
			g_string_append(out, "=\n");
			column = 0;
		}
		if (c == '=' || c > 126 || c < 32 || (c == ' ' && last)) {
			g_string_append_printf(out, "=%02X", c);
			column += 3;
		} else {
			g_string_append_c(out, (char)c);
			column++;
		}
	}
	return g_string_free(out, FALSE);
}

/* Lines of size bytes each; with padding in each, if size asks for it. */
static char *base64(const char *bytes, gsize len, gsize size)
{
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < len; i += size) {
		g_autofree char *line = g_base64_encode(
			(const guchar *)bytes + i, MIN(size, len - i));

		g_string_append_printf(out, "%s\n", line);
	}
	return g_string_free(out, FALSE);
}

static char *without_padding(char *text)
{
	return g_strdelimit(text, "=", '\n');
}

static const char *const code_names[] = { "8bit", "quoted-printable", "base64",
					  "base64", "base64" };

static char *encode(Code code, const char *bytes, gsize len)
{
	switch (code) {
	case CODE_QUOTED_PRINTABLE:
		return quoted_printable(bytes, len);
	case CODE_BASE64:
		return base64(bytes, len, 54);
	case CODE_BASE64_CHUNKS:
		return base64(bytes, len, 40);
	case CODE_BASE64_BARE:
		return without_padding(base64(bytes, len, 54));
	default:
		return g_strndup(bytes, len);
	}
}

static char *convert(const Way *way, const char *text, gsize *len_out)
{
	const char *charset = way->iconv ? way->iconv : way->charset;
	g_autoptr(GError) error = NULL;
	char *bytes = g_convert(text, -1, charset ? charset : "utf-8", "utf-8",
				NULL, len_out, &error);

	assert_no_error(error);
	return bytes;
}

/* Headers and content of the part that holds the form. */
static char *make_part(const Way *way, const char *text)
{
	GString *out = g_string_new("Content-Type: ");
	g_autofree char *body =
		way->transform ? way->transform(text) : g_strdup(text);
	gsize len;
	g_autofree char *bytes = convert(way, body, &len);
	g_autofree char *encoded = encode(way->code, bytes, len);

	g_string_append(out, way->type ? way->type : "text/plain");
	if (way->charset)
		g_string_append_printf(out, "; charset=%s", way->charset);
	g_string_append_printf(out, "\nContent-Transfer-Encoding: %s\n",
			       code_names[way->code]);
	if (way->disposition)
		g_string_append_printf(out, "Content-Disposition: %s\n",
				       way->disposition);
	g_string_append_printf(out, "\n%s", encoded);
	return g_string_free(out, FALSE);
}

static char *multipart(const char *subtype, const char *before,
		       const char *part, const char *behind)
{
	return g_strconcat("Content-Type: multipart/", subtype,
			   "; boundary=\"b=_1\"\n\n", before ? "--b=_1\n" : "",
			   before ? before : "", before ? "\n" : "", "--b=_1\n",
			   part, "\n--b=_1\n", behind, "\n--b=_1--\n", NULL);
}

static char *forward(const char *part)
{
	g_autofree char *message = g_strconcat(
		"Content-Type: message/rfc822\n\nFrom: Ada Ample "
		"<ada@example.org>\nSubject: A port\nMIME-Version: 1.0\n",
		part, NULL);

	return multipart("mixed", "Content-Type: text/plain\n\nFor you.\n",
			 message, "Content-Type: text/plain\n\nBob\n");
}

static char *wrap(const Way *way, const char *text)
{
	g_autofree char *part = make_part(way, text);
	g_autofree char *html = NULL;
	g_autofree char *other = NULL;

	switch (way->around) {
	case AROUND_ALTERNATIVE:
		html = html_p(text);
		other = g_strconcat(
			"Content-Type: text/html; charset=utf-8\n\n", html,
			NULL);
		return multipart("alternative", NULL, part, other);
	case AROUND_MIXED:
		return multipart("mixed", NULL, part,
				 "Content-Type: text/plain\n\n"
				 "_______\nA list of example.org\n");
	case AROUND_FORWARD:
		return forward(part);
	case AROUND_SIGNED:
		return multipart(
			"signed; protocol=\"application/pgp-signature\"; "
			"micalg=pgp-sha1",
			NULL, part,
			"Content-Type: application/pgp-signature\n\n"
			"-----BEGIN PGP SIGNATURE-----\n\nmade+up\n"
			"-----END PGP SIGNATURE-----\n");
	case AROUND_ATTACHED:
		return multipart("mixed",
				 "Content-Type: text/plain\n\nPlease find my "
				 "application attached.\n",
				 part, "Content-Type: image/gif\n\nGIF89a");
	default:
		return g_steal_pointer(&part);
	}
}

static char *form_text(const Way *way, GStrv answers)
{
	PageLayout layout = way->layout;
	g_autofree char *text = NULL;
	g_auto(GStrv) rows = NULL;
	g_autoptr(GString) marked = NULL;

	if (!way->marks)
		return page_fill(&layout, (const char *const *)answers);
	marked = g_string_new(NULL);
	layout.gap = way->transform == html_table ? CELL_MARK : "\n";
	for (guint i = 0; i < PAGE_QUESTIONS; i++) {
		g_string_append(marked, i ? ROW_MARK : "");
		page_put(marked, &layout, &page[i], answers[i]);
	}
	g_string_truncate(marked, marked->len - 2);
	return g_strdup(marked->str);
}

static GBytes *make_mail(const Way *way, GStrv answers)
{
	g_autofree char *text = form_text(way, answers);
	g_autofree char *content = wrap(way, text);
	GString *mail = g_string_new(
		"From: Ada Ample <ada@example.org>\nTo: ports@example.com\n"
		"Subject: A port\nDate: Mon, 12 Jul 2004 09:00:00 +0000\n"
		"Message-ID: <1@example.org>\nMIME-Version: 1.0\n");

	g_string_append(mail, content);
	if (way->line_end)
		g_string_replace(mail, "\n", way->line_end, 0);
	return g_string_free_to_bytes(mail);
}

static Application *only_application(const Parsed *parsed, GBytes *mail)
{
	ck_assert_msg(parsed->kind == KIND_APPLICATION &&
			      parsed->applications->len == 1,
		      "%s, %u applications in\n%.*s",
		      message_kind_name(parsed->kind),
		      parsed->applications->len,
		      (int)MIN(g_bytes_get_size(mail), 1500),
		      (const char *)g_bytes_get_data(mail, NULL));
	return parsed->applications->pdata[0];
}

/* Of the same answers in plain 8-bit text. */
static char *plain_digest(GStrv answers)
{
	g_autoptr(GBytes) mail = make_mail(&ways[0], answers);
	g_autoptr(Parsed) parsed = message_parse(mail, &default_limits);

	return g_strdup(only_application(parsed, mail)->digest);
}

START_TEST(an_application_is_the_same_however_it_is_wrapped)
{
	const Way *way = &ways[(guint)_i / SEEDS];
	g_auto(GStrv) answers = random_answers((guint)_i % SEEDS, way->letters);
	g_autofree char *digest = plain_digest(answers);
	g_autoptr(GBytes) mail = make_mail(way, answers);
	g_autoptr(Parsed) parsed = message_parse(mail, &default_limits);
	const Application *application = only_application(parsed, mail);

	for (guint i = 0; i < PAGE_QUESTIONS; i++) {
		const char *text = application_text(application, page[i].key);

		ck_assert_msg(strcmp(text, answers[i]) == 0,
			      "%s, seed %d, %s:\nis     \"%s\"\nwanted \"%s\"",
			      way->name, _i % SEEDS, page[i].key, text,
			      answers[i]);
	}
	ck_assert_str_eq(application->digest, digest);
}
END_TEST

/* A digest that is the same for everything would be no use. */
START_TEST(other_answers_have_another_digest)
{
	g_auto(GStrv) answers = random_answers(1, LETTERS_ALL);
	g_autofree char *digest = plain_digest(answers);
	g_autofree char *other = NULL;
	char *changed = g_strconcat(answers[_i], "x", NULL);

	if (_i == (int)page_question("broadcast"))
		memcpy(changed, "no", sizeof("no"));
	g_free(answers[_i]);
	answers[_i] = changed;
	other = plain_digest(answers);
	ck_assert_str_ne(digest, other);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("wrappings");
	TCase *tc = tcase_create("wrappings");

	tcase_add_loop_test(tc,
			    an_application_is_the_same_however_it_is_wrapped, 0,
			    G_N_ELEMENTS(ways) * SEEDS);
	tcase_add_loop_test(tc, other_answers_have_another_digest, 0,
			    PAGE_QUESTIONS);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
