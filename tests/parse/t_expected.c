/* SPDX-License-Identifier: BSD-2-Clause */
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>

#include "parse/decode.h"
#include "parse/html.h"
#include "parse/message.h"
#include "parse/structure.h"
#include "parse/texts.h"
#include "parse/wire.h"
#include "tests/run.h"

/*
 * Texts that other programs decoded, and we: the same characters. The data
 * are real and stay outside; without them there is nothing to compare.
 */
#define MAILS  "../shared/data/mail/james-mime4j/core"
#define WANTED "../shared/data/mail/james-mime4j/expected"
#define PAIRS  "../shared/data/mail/gmime/expected/filters"

static GPtrArray *wanted; /* paths of "<mail>_decoded_1_2.txt" */

static char *load(const char *path, gsize *len_out)
{
	g_autoptr(GError) error = NULL;
	char *bytes;

	g_file_get_contents(path, &bytes, len_out, &error);
	assert_no_error(error);
	return bytes;
}

/*
 * One text in a charset, and the same in UTF-8; NULL: what the charset lacks
 * was left out of it.
 */
static const struct {
	const char *name;
	const char *charset;
	const char *utf8;
} pairs[] = {
	{ "chinese.big5", "big5", NULL },
	{ "french-fable.cp1252", "windows-1252", NULL },
	{ "cyrillic.cp1251", "windows-1251", "cyrillic.utf-8" },
	{ "cyrillic.iso-8859-5", "iso-8859-5", "cyrillic.utf-8" },
	{ "cyrillic.koi8-r", "koi8-r", "cyrillic.utf-8" },
	{ "japanese.iso-2022-jp", "iso-2022-jp", "japanese.utf-8" },
	{ "japanese.shift-jis", "shift_jis", "japanese.utf-8" },
	{ "cyrillic.utf-8", "utf-8", "cyrillic.utf-8" },
	{ "chinese.utf-8", "utf-8", "chinese.utf-8" },
	{ "japanese.utf-8", "utf-8", "japanese.utf-8" },
};

static char *pair_text(const char *name, const char *charset)
{
	g_autofree char *path = g_strdup_printf(PAIRS "/%s.txt", name);
	g_autofree char *bytes = NULL;
	gboolean wrong;
	gsize len;
	char *text;

	bytes = load(path, &len);
	text = decode_charset(bytes, len, charset, &wrong);
	ck_assert(!wrong);
	return text;
}

START_TEST(a_text_is_the_same_in_every_charset)
{
	g_autofree char *text = pair_text(pairs[_i].name, pairs[_i].charset);
	g_autofree char *want =
		pairs[_i].utf8 ? pair_text(pairs[_i].utf8, "utf-8") : NULL;

	if (want)
		ck_assert(strcmp(text, want) == 0);
	ck_assert_uint_eq(decode_count_lost(text), 0);
}
END_TEST

static void free_text(gpointer text)
{
	part_text_free(text);
}

/* All texts of a mail, as the form reader gets them. */
static GPtrArray *texts_of(const char *bytes, gsize len)
{
	static const ParseLimits limits = { .message_bytes = G_MAXSIZE,
					    .parts = G_MAXUINT,
					    .depth = G_MAXUINT,
					    .header_bytes = G_MAXSIZE,
					    .header_fields = G_MAXUINT,
					    .boundary_bytes = G_MAXSIZE,
					    .text_bytes = G_MAXSIZE };
	GPtrArray *texts = g_ptr_array_new_with_free_func(free_text);
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autoptr(GBytes) raw = g_bytes_new(bytes, len);
	g_autoptr(GBytes) mended = wire_mend(raw, parsed);
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(
		g_bytes_get_data(mended, NULL), g_bytes_get_size(mended));
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
	const char *why;

	if (message) {
		structure_read(message, &limits, parsed, texts, &why);
		g_object_unref(message);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	return texts;
}

/* "…/multi-simple_decoded_1_2.txt" to the mail that it is of. */
static char *mail_of(const char *path)
{
	const char *below = path + strlen(WANTED);
	const char *mark = strstr(below, "_decoded_");

	return g_strdup_printf(MAILS "%.*s.msg", (int)(mark - below), below);
}

static gboolean is_same(const char *text, const char *bytes, gsize len,
			const char *charset)
{
	gboolean wrong;
	g_autofree char *want = decode_charset(bytes, len, charset, &wrong);
	g_autofree char *page = html_to_text(want);
	g_autofree char *got = g_strdup(text);

	g_strchomp(got);
	return strcmp(got, g_strchomp(want)) == 0 ||
	       strcmp(got, g_strchomp(page)) == 0;
}

/* Where we read a mail otherwise than they, and why that is right. */
static const char *const others[] = {
	/* of two Content-Types we take the last, they the first */
	"multi-bad_decoded_1_1.txt",
	/* a line that is no field is left out, they begin the body with it */
	"malformedHeaderStartsBody-nocrlfcrlf_decoded_1.txt",
	/* they give the first line alone, and say themselves all is body */
	"malformedHeaderStartsBody-noheader_decoded_1.txt",
	/* GMime takes no boundary with a text behind it: all is one text */
	"ending-boundaries_decoded_1_1.txt",
	/* a boundary of more than 4096 bytes: all is one text */
	"very-very-long-boundary_decoded_1_1.txt",
	/* they do not look into this message */
	"multipartnestedemptyparts_decoded_1_1.txt",
};

static gboolean is_read_otherwise(const char *path)
{
	for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
		if (g_str_has_suffix(path, others[i]))
			return TRUE;
	}
	return FALSE;
}

START_TEST(a_text_is_what_another_program_decoded)
{
	/* What they wrote is in the charset of the mail. */
	static const char *const charsets[] = { NULL, "utf-8", "iso-8859-1",
						"koi8-r", "iso-8859-15" };
	const char *path = wanted->pdata[_i];
	g_autofree char *mail = mail_of(path);
	gsize mail_len, len;
	g_autofree char *mail_bytes = load(mail, &mail_len);
	g_autofree char *bytes = load(path, &len);
	g_autoptr(GPtrArray) texts = texts_of(mail_bytes, mail_len);

	if (is_same("", bytes, len, NULL) || is_read_otherwise(path))
		return;
	for (guint i = 0; i < texts->len; i++) {
		const PartText *text = texts->pdata[i];

		for (guint j = 0; j < G_N_ELEMENTS(charsets); j++) {
			if (is_same(text->text, bytes, len, charsets[j]))
				return;
		}
	}
	ck_abort_msg("%s: %u texts, and none is the same", path, texts->len);
}
END_TEST

static void find_wanted(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *below = g_build_filename(path, name, NULL);

		if (g_str_has_suffix(name, ".txt") && strstr(name, "_decoded_"))
			g_ptr_array_add(wanted, g_steal_pointer(&below));
		else
			find_wanted(below);
	}
}

START_TEST(without_the_data_there_is_nothing_to_compare)
{
	ck_assert_uint_eq(wanted->len, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("expected");
	TCase *tc = tcase_create("expected");
	int status;

	g_mime_init();
	wanted = g_ptr_array_new_with_free_func(g_free);
	find_wanted(WANTED);
	if (wanted->len == 0) {
		puts("skipped: comparing texts needs ../shared/data");
		fflush(stdout);
		tcase_add_test(tc,
			       without_the_data_there_is_nothing_to_compare);
	} else {
		tcase_add_loop_test(tc, a_text_is_the_same_in_every_charset, 0,
				    G_N_ELEMENTS(pairs));
		tcase_add_loop_test(tc, a_text_is_what_another_program_decoded,
				    0, (int)wanted->len);
	}
	suite_add_tcase(suite, tc);
	status = run_suite(suite);
	g_ptr_array_unref(wanted);
	return status;
}
