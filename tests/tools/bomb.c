/* SPDX-License-Identifier: BSD-2-Clause */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * bomb: the names of all bombs, one a line, each with what must become of it.
 * bomb NAME [BYTES]: a mail that wants to be larger inside than outside.
 */

#define MIB ((gsize)1024 * 1024)

typedef void (*Maker)(GString *mail, gsize bytes);

/* Multiparts in each other, each with its own boundary. */
static void open_multiparts(GString *mail, int depth)
{
	for (int i = 0; i < depth; i++)
		g_string_append_printf(
			mail,
			"Content-Type: multipart/mixed; boundary=b%d\n\n"
			"--b%d\n",
			i, i);
}

static void fill(GString *mail, gsize bytes, const char *unit)
{
	while (mail->len < bytes)
		g_string_append(mail, unit);
}

/* GMime compares each line with each of the boundaries. */
static void deep_and_long(GString *mail, gsize bytes)
{
	open_multiparts(mail, 1000);
	fill(mail, bytes, "--z\n");
}

static void deep_as_allowed(GString *mail, gsize bytes)
{
	open_multiparts(mail, 19);
	g_string_append(mail, "\n");
	fill(mail, bytes, "--z\n");
}

static void deep_multiparts(GString *mail, gsize bytes)
{
	open_multiparts(mail, (int)(bytes / 50));
}

static void long_boundary(GString *mail, gsize bytes)
{
	g_autofree char *boundary = g_strnfill(100 * 1000, 'b');

	g_string_append_printf(mail,
			       "Content-Type: multipart/mixed; boundary=%s\n\n",
			       boundary);
	while (mail->len < bytes)
		g_string_append_printf(mail, "--%s\n\nx\n", boundary);
}

static void long_boundaries_in_parts(GString *mail, gsize bytes)
{
	g_string_append(mail, "Content-Type: multipart/mixed; boundary=b\n\n");
	while (mail->len < bytes) {
		g_autofree char *boundary = g_strnfill(100 * 1000, 'c');

		g_string_append_printf(mail,
				       "--b\nContent-Type: multipart/mixed; "
				       "boundary=%s\n\n--%s\n\nx\n",
				       boundary, boundary);
	}
}

/* A message in base64 in a message in base64: a third more each time. */
static void encoded_messages(GString *mail, gsize bytes)
{
	g_string_assign(mail, "From: Ada <ada@example.org>\n\nx\n");
	while (mail->len < bytes) {
		g_autofree char *inner =
			g_base64_encode((guchar *)mail->str, mail->len);

		g_string_printf(mail,
				"From: Ada <ada@example.org>\n"
				"Content-Type: message/rfc822\n"
				"Content-Transfer-Encoding: base64\n\n%s\n",
				inner);
	}
}

/* As many parts as are allowed, each a page of many tags. */
static void pages(GString *mail, gsize bytes)
{
	g_string_append(mail, "Content-Type: multipart/mixed; boundary=b\n\n");
	for (int i = 0; i < 990 && mail->len < bytes; i++) {
		g_string_append(mail, "--b\nContent-Type: text/html\n\n");
		for (int j = 0; j < 7900; j++)
			g_string_append(mail, "<b>");
		g_string_append(mail, "\n");
	}
}

/* Each another, as short as can be. */
static void references_that_differ(GString *mail, gsize bytes)
{
	g_string_append(mail, "References:");
	for (guint i = 0; mail->len < bytes; i++)
		g_string_append_printf(mail, " <%x@b>", i);
	g_string_append(mail, "\n\nx\n");
}

#define MULTIPART "Content-Type: multipart/mixed; boundary=b\n\n"
#define PART	  "From: Ada <ada@example.org>\n" MULTIPART "--b\n"
#define TEXT(type)                                                             \
	"From: Ada <ada@example.org>\nContent-Type: " type                     \
	"\nContent-Transfer-Encoding: "

static const struct {
	const char *name;
	const char *kind; /* what must become of it; "any": it may be read */
	gsize bytes;
	const char *before;
	const char *unit; /* again and again */
	const char *after;
	Maker make; /* or this */
} bombs[] = {
	{ "parts", "quarantined", 10 * MIB, .before = MULTIPART,
	  .unit = "--b\n\nx\n" },
	{ "parts-empty", "quarantined", 10 * MIB, .before = MULTIPART,
	  .unit = "--b\n" },
	{ "parts-of-a-digest", "quarantined", 10 * MIB,
	  .before = "Content-Type: multipart/digest; boundary=b\n\n",
	  .unit = "--b\n\nA: b\n\n" },
	{ "deep-and-long", "quarantined", 10 * MIB, .make = deep_and_long },
	{ "deep-as-allowed", "quarantined", 30 * MIB, .make = deep_as_allowed },
	{ "deep", "quarantined", 10 * MIB, .make = deep_multiparts },
	{ "long-boundary", "quarantined", 10 * MIB, .make = long_boundary },
	{ "long-boundaries-in-parts", "quarantined", 10 * MIB,
	  .make = long_boundaries_in_parts },
	{ "messages", "quarantined", 10 * MIB, .before = "",
	  .unit = "Content-Type: message/rfc822\n\n" },
	{ "messages-in-base64", "any", 20 * MIB, .make = encoded_messages },
	{ "fields", "quarantined", 10 * MIB, .before = "", .unit = "a:\n" },
	{ "fields-of-a-part", "quarantined", 10 * MIB, .before = PART,
	  .unit = "a:\n" },
	{ "fields-of-a-message", "quarantined", 10 * MIB,
	  .before = "Content-Type: message/rfc822\n\n", .unit = "a:\n" },
	{ "folded-field", "quarantined", 10 * MIB, .before = "A: b\n",
	  .unit = " c\n" },
	{ "folded-field-of-a-part", "quarantined", 10 * MIB,
	  .before = PART "A: b\n", .unit = " c\n" },
	{ "no-fields", "any", 10 * MIB, .before = "A: b\n", .unit = "c\n" },
	{ "no-fields-of-a-part", "any", 10 * MIB, .before = PART,
	  .unit = "c\n" },
	{ "addresses", "quarantined", 10 * MIB,
	  .before = "To: ", .unit = "a@example.org, " },
	{ "addresses-of-a-message", "quarantined", 10 * MIB,
	  .before = "Content-Type: message/rfc822\n\nTo: ",
	  .unit = "a@example.org, " },
	{ "addresses-allowed", "any", 250 * 1024,
	  .before = "From: ", .unit = "a@example.org, ", .after = "\n\nx\n" },
	{ "groups", "quarantined", 10 * MIB,
	  .before = "To: ", .unit = "g: a@example.org;, " },
	{ "colons", "any", 250 * 1024, .before = "From: ", .unit = ":",
	  .after = "\n\nx\n" },
	{ "comments", "any", 250 * 1024, .before = "From: ", .unit = "(",
	  .after = "\n\nx\n" },
	{ "angles", "any", 250 * 1024, .before = "From: ", .unit = "<",
	  .after = "\n\nx\n" },
	{ "quotes", "any", 250 * 1024, .before = "From: ", .unit = "\"\\",
	  .after = "\n\nx\n" },
	{ "parameters", "quarantined", 10 * MIB,
	  .before = "Content-Type: text/plain", .unit = "; a=b" },
	{ "parameters-of-a-part", "quarantined", 10 * MIB,
	  .before = PART "Content-Type: text/plain", .unit = "; a=b" },
	{ "parameters-allowed", "any", 250 * 1024,
	  .before = "Content-Type: text/plain", .unit = "; a*1*=''b",
	  .after = "\n\nx\n" },
	{ "words", "any", 250 * 1024,
	  .before = "Subject: ", .unit = "=?utf-8?q?x?= ", .after = "\n\nx\n" },
	{ "references", "any", 250 * 1024,
	  .before = "References: ", .unit = "<a@b> ", .after = "\n\nx\n" },
	{ "references-that-differ", "any", 250 * 1024,
	  .make = references_that_differ },
	{ "pages", "any", 24 * MIB, .make = pages },
	{ "page-of-text", "any", 30 * MIB,
	  .before = TEXT("text/html") "8bit\n\n", .unit = "ab " },
	{ "page-of-tags", "any", 30 * MIB,
	  .before = TEXT("text/html") "8bit\n\n", .unit = "<b>" },
	{ "page-as-allowed", "any", 15 * MIB,
	  .before = TEXT("text/html") "8bit\n\n", .unit = "ab&nbsp;<" },
	{ "line", "any", 30 * MIB, .before = "A: b\n\n", .unit = "x" },
	{ "lines", "any", 30 * MIB, .before = "A: b\n\n", .unit = "\n" },
	{ "cr-cr-lf", "any", 30 * MIB, .before = "A: b\n\n", .unit = "\r\r\n" },
	{ "nul", "any", 15 * MIB, .before = TEXT("text/plain") "base64\n\n",
	  .unit = "AAAA" },
	{ "lost-bytes", "any", 15 * MIB,
	  .before = TEXT("text/plain; charset=utf-8") "8bit\n\n",
	  .unit = "\xff" },
	{ "lost-units", "any", 15 * MIB,
	  .before = TEXT("text/plain; charset=iso-2022-jp") "8bit\n\n",
	  .unit = "\xff\x1b$B" },
	{ "quoted-printable", "any", 15 * MIB,
	  .before = TEXT("text/plain") "quoted-printable\n\n", .unit = "=FF" },
	{ "uuencode", "any", 15 * MIB,
	  .before = TEXT("text/plain") "x-uuencode\n\n",
	  .unit = "begin 644 a\n" },
	{ "questions", "any", 3 * MIB, .before = "A: b\n\n",
	  .unit = "What message types are used?\n1\n" },
};

static int list_all(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(bombs); i++)
		printf("%s %s\n", bombs[i].name, bombs[i].kind);
	return EXIT_SUCCESS;
}

static int make(guint i, gsize bytes)
{
	g_autoptr(GString) mail =
		g_string_new(bombs[i].before ? bombs[i].before : "");

	bytes = MIN(bytes, bombs[i].bytes);
	if (bombs[i].make)
		bombs[i].make(mail, bytes);
	else
		fill(mail, bytes, bombs[i].unit);
	if (bombs[i].after)
		g_string_append(mail, bombs[i].after);
	return fwrite(mail->str, 1, mail->len, stdout) == mail->len
		       ? EXIT_SUCCESS
		       : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
	gsize bytes = argc > 2 ? (gsize)g_ascii_strtoull(argv[2], NULL, 10)
			       : G_MAXSIZE;

	if (argc < 2)
		return list_all();
	for (guint i = 0; i < G_N_ELEMENTS(bombs); i++) {
		if (strcmp(bombs[i].name, argv[1]) == 0)
			return make(i, bytes);
	}
	fprintf(stderr, "bomb: there is no %s\n", argv[1]);
	return EXIT_FAILURE;
}
