/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/wire.h"

#include <string.h>
#include <time.h>

#include "tests/run.h"

/* Bytes that may hold a NUL, and how many there are. */
#define B(bytes) bytes, sizeof(bytes) - 1

#define BOM "\xef\xbb\xbf"

static const struct {
	const char *raw;
	gsize raw_len;
	const char *want;
	gsize want_len;
	const char *codes; /* of the warnings, each with a blank behind it */
} wires[] = {
	{ B(""), B(""), "" },
	{ B("x"), B("\nx"), "no-header " },
	{ B("a text\nof two lines\n"), B("\na text\nof two lines\n"),
	  "no-header " },
	{ B("a text\n\nA: b\n"), B("\na text\n\nA: b\n"), "no-header " },
	{ B("a text\nA: b\n\n"), B("A: b\n\n"), "not-a-header-field " },
	{ B("A: b\n\nbody\n"), B("A: b\n\nbody\n"), "" },
	{ B("A: b\r\n\r\nbody\r\n"), B("A: b\r\n\r\nbody\r\n"), "" },
	{ B(BOM "A: b\n\n"), B("A: b\n\n"), "byte-order-mark " },
	{ B(BOM), B(""), "byte-order-mark " },
	{ B("\xef\xbb"), B("\n\xef\xbb"), "no-header " },
	{ B(BOM BOM "A: b\n"), B("\n" BOM "A: b\n"),
	  "byte-order-mark no-header " },
	{ B("A: " BOM "b\n"), B("A: " BOM "b\n"), "" },
	{ B("\nA: b\n\n"), B("A: b\n\n"), "leading-blank-line " },
	{ B("\r\n\r\nA: b\r\n\r\n"), B("A: b\r\n\r\n"), "leading-blank-line " },
	{ B(BOM "\nA: b\n\n"), B("A: b\n\n"),
	  "byte-order-mark leading-blank-line " },
	{ B("\n\n"), B("\n\n"), "" },
	{ B("\n"), B("\n"), "" },
	{ B("\0\nA: b\n"), B("\0\nA: b\n"), "" },
	{ B("A: b\r\r\n\r\r\nbody\r\r\n"), B("A: b\r\n\r\nbody\r\n"),
	  "cr-cr-lf " },
	{ B("A: b\r\n\r\r\nbody\r\n"), B("A: b\r\n\r\nbody\r\n"), "cr-cr-lf " },
	{ B("A: b\r\r\r\r\n\r\r\nc"), B("A: b\r\n\r\nc"), "cr-cr-lf " },
	{ B("A: b\r\r\n\r\nc\r\rd\r"), B("A: b\r\n\r\nc\r\rd\r"), "cr-cr-lf " },
	{ B("A: b\rC: d\r\rbody\r"), B("A: b\nC: d\n\nbody\n"), "bare-cr " },
	{ B("\r\rA: b\r\rbody"), B("A: b\n\nbody"),
	  "leading-blank-line bare-cr " },
	{ B("A: b\rC: d\n\nbody\r"), B("A: b\rC: d\n\nbody\r"), "" },
	{ B("A: b\r\n\r\na\0b\r\r\n"), B("A: b\r\n\r\na\0b\r\n"), "cr-cr-lf " },
};

static char *codes_of(const Parsed *parsed)
{
	GString *codes = g_string_new(NULL);

	for (guint i = 0; i < parsed->warnings->len; i++) {
		const ParsedWarning *warning = parsed->warnings->pdata[i];

		g_string_append_printf(codes, "%s ", warning->code);
	}
	return g_string_free(codes, FALSE);
}

START_TEST(what_gmime_cannot_read_is_mended_with_a_warning)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autoptr(GBytes) raw = g_bytes_new(wires[_i].raw, wires[_i].raw_len);
	g_autoptr(GBytes) before =
		g_bytes_new(wires[_i].raw, wires[_i].raw_len);
	g_autoptr(GBytes) want =
		g_bytes_new(wires[_i].want, wires[_i].want_len);
	g_autoptr(GBytes) mended = wire_mend(raw, parsed);
	g_autofree char *codes = codes_of(parsed);

	ck_assert(g_bytes_equal(raw, before));
	ck_assert_uint_eq(g_bytes_get_size(mended), wires[_i].want_len);
	ck_assert(g_bytes_equal(mended, want));
	ck_assert_str_eq(codes, wires[_i].codes);
}
END_TEST

START_TEST(a_whole_message_is_not_copied)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autoptr(GBytes) raw = g_bytes_new(B("A: b\r\n\r\nbody\r\n"));
	g_autoptr(GBytes) mended = wire_mend(raw, parsed);

	ck_assert_ptr_eq(mended, raw);
}
END_TEST

START_TEST(a_long_run_of_crs_takes_no_longer_than_other_bytes)
{
	const gsize len = 65536;
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autoptr(GString) text = g_string_new("A: b\r\r\n\r\r\n");
	g_autoptr(GBytes) raw = NULL;
	g_autoptr(GBytes) mended = NULL;
	clock_t start;

	for (gsize i = 0; i < len; i++)
		g_string_append_c(text, '\r');
	raw = g_bytes_new(text->str, text->len);
	start = clock();
	mended = wire_mend(raw, parsed);
	ck_assert_uint_eq(g_bytes_get_size(mended), len + 8);
	ck_assert_int_lt(clock() - start, 15 * CLOCKS_PER_SEC);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("wire");
	TCase *tc = tcase_create("wire");

	tcase_add_loop_test(tc, what_gmime_cannot_read_is_mended_with_a_warning,
			    0, G_N_ELEMENTS(wires));
	tcase_add_test(tc, a_whole_message_is_not_copied);
	tcase_add_test(tc, a_long_run_of_crs_takes_no_longer_than_other_bytes);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
