/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/bench/mailbox.h"

#include "tests/parse/page.h"

#define TEXT_BYTES 5600

static const char *const words[] = {
	"the",	  "a",	     "of",	 "port",     "protocol", "message",
	"server", "client",  "we",	 "would",    "like",	 "to",
	"know",	  "whether", "registry", "number",   "which",	 "is",
	"used",	  "by",	     "our",	 "service",  "and",	 "sends",
	"each",	  "answer",  "through",	 "Müller",   "network",	 "reading",
	"10",	  "2004",    "http",	 "example.", "question", "please",
};

static void add_prose(GString *text, GRand *random, gsize bytes)
{
	gsize end = text->len + bytes;
	gsize column = 0;

	while (text->len < end) {
		const char *word =
			words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))];

		g_string_append(text, word);
		column += strlen(word) + 1;
		g_string_append_c(text, column > 65 ? '\n' : ' ');
		if (column > 65)
			column = 0;
		if (g_rand_int_range(random, 0, 100) == 0)
			g_string_append(text, "\n\n> ");
	}
	g_string_append_c(text, '\n');
}

static void add_form(GString *text, GRand *random)
{
	for (guint i = 0; i < PAGE_QUESTIONS; i++) {
		g_string_append_printf(text, "%s%s %s %s\n\n", page[i].number,
				       *page[i].number ? "." : "", page[i].text,
				       page[i].hint);
		add_prose(text, random, 200);
		g_string_append_c(text, '\n');
	}
}

static GString *make_text(GRand *random, gboolean is_form)
{
	GString *text = g_string_new("Dear registry,\n\n");

	if (is_form)
		add_form(text, random);
	add_prose(text, random, TEXT_BYTES - MIN(text->len, TEXT_BYTES - 100));
	g_string_append(text, "-- \nAda Ample\nWaterworks\n");
	return text;
}

static void add_plain(GString *mail, const char *text)
{
	g_string_append_printf(mail,
			       "Content-Type: text/plain; charset=utf-8\n"
			       "Content-Transfer-Encoding: 8bit\n\n%s",
			       text);
}

static void add_quoted_printable(GString *mail, const char *text)
{
	gsize column = 0;

	g_string_append(mail, "Content-Type: text/plain; charset=utf-8\n"
			      "Content-Transfer-Encoding: quoted-printable\n"
			      "\n");
	for (; *text; text++) {
		if (*text == '\n') {
			g_string_append_c(mail, '\n');
			column = 0;
			continue;
		}
		if (column > 72) {
			g_string_append(mail, "=\n");
			column = 0;
		}
		if ((guchar)*text >= 0x80 || *text == '=')
			g_string_append_printf(mail, "=%02X", (guchar)*text);
		else
			g_string_append_c(mail, *text);
		column += (guchar)*text >= 0x80 || *text == '=' ? 3 : 1;
	}
}

static void add_base64(GString *mail, const char *text)
{
	g_autofree char *encoded =
		g_base64_encode((guchar *)text, strlen(text));

	g_string_append(mail, "Content-Type: text/plain; charset=utf-8\n"
			      "Content-Transfer-Encoding: base64\n\n");
	for (const char *p = encoded; *p; p += strnlen(p, 76))
		g_string_append_printf(mail, "%.76s\n", p);
}

static void add_alternative(GString *mail, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	/* Both halves together are as long as the others. */
	guint count = g_strv_length(lines) / 2;

	g_string_append(mail, "Content-Type: multipart/alternative; "
			      "boundary=\"=_b\"\n\n--=_b\n"
			      "Content-Type: text/plain; charset=utf-8\n\n");
	for (guint i = 0; i < count; i++)
		g_string_append_printf(mail, "%s\n", lines[i]);
	g_string_append(mail, "--=_b\nContent-Type: text/html; charset=utf-8\n"
			      "\n<html><body><p>\n");
	for (guint i = 0; i < count; i++)
		g_string_append_printf(mail, "%s<br>\n", lines[i]);
	g_string_append(mail, "</p></body></html>\n--=_b--\n");
}

static GBytes *make_mail(GRand *random, guint number)
{
	static void (*const bodies[])(GString *, const char *) = {
		add_plain, add_quoted_printable, add_plain, add_base64,
		add_plain, add_alternative
	};
	GString *mail = g_string_new(NULL);
	g_autoptr(GString) text = make_text(random, number % 10 == 0);

	for (int i = 0; i < 3; i++)
		g_string_append_printf(
			mail,
			"Received: from mx%d.example.org (mx%d.example.org "
			"[192.0.2.%d])\n\tby mail.example.com with ESMTP id "
			"%08x\n\tfor <ports@example.com>; Mon, 12 Jul 2004 "
			"09:00:0%d +0000\n",
			i, i, i, g_rand_int(random), i);
	g_string_append_printf(
		mail,
		"From: =?UTF-8?Q?J=C3=BCrgen?= Ample <a%u@example.org>\n"
		"To: Registry <ports@example.com>\n"
		"Subject: A port for the waterworks, number %u\n"
		"Date: Mon, 12 Jul 2004 09:00:00 +0000\n"
		"Message-ID: <%u.ada@example.org>\n"
		"References: <%u.b@example.org>\n"
		"MIME-Version: 1.0\n",
		number, number, number, number);
	bodies[number % G_N_ELEMENTS(bodies)](mail, text->str);
	return g_string_free_to_bytes(mail);
}

static void free_mail(gpointer mail)
{
	g_bytes_unref(mail);
}

GPtrArray *mailbox_make(guint count, guint32 seed)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(seed);
	GPtrArray *mails = g_ptr_array_new_with_free_func(free_mail);

	for (guint i = 0; i < count; i++)
		g_ptr_array_add(mails, make_mail(random, i));
	return mails;
}
