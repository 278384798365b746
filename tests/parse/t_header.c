/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/header.h"

#include <string.h>

#include "tests/run.h"

#define B(bytes) bytes, sizeof(bytes) - 1

#define NUL_SHOWN "\xef\xbf\xbd"

static const ParseLimits roomy = { .header_bytes = 65536,
				   .header_fields = 1000 };

/* All fields as "name=value;". */
static char *fields_of(const Header *header)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < header->fields->len; i++) {
		const HeaderField *field = header->fields->pdata[i];

		g_string_append_printf(text, "%s=%s;", field->name,
				       field->value);
	}
	return g_string_free(text, FALSE);
}

static const struct {
	const char *bytes;
	gsize len;
	const char *want;
	const char *body; /* what stands behind the header */
	gboolean nul;
	gboolean other;
} headers[] = {
	{ B(""), "", "", 0, 0 },
	{ B("\nbody"), "", "body", 0, 0 },
	{ B("A: b\nC: d\n\nbody\n"), "A=b;C=d;", "body\n", 0, 0 },
	{ B("A: b\r\nC: d\r\n\r\nbody\r\n"), "A=b;C=d;", "body\r\n", 0, 0 },
	{ B("A: b"), "A=b;", "", 0, 0 },
	{ B("A: b\n"), "A=b;", "", 0, 0 },
	{ B("A:b\n\n"), "A=b;", "", 0, 0 },
	{ B("A:\n\n"), "A=;", "", 0, 0 },
	{ B("A:"), "A=;", "", 0, 0 },
	{ B("A: \t b \t \n\n"), "A=b;", "", 0, 0 },
	{ B("A: b: c\n\n"), "A=b: c;", "", 0, 0 },
	{ B("A: b\n c\n\td\n\nx"), "A=b c\td;", "x", 0, 0 },
	{ B("A: b\r\n c\r\n\r\nx"), "A=b c;", "x", 0, 0 },
	{ B("A:\n b\n\n"), "A=b;", "", 0, 0 },
	{ B("A: b\n \n\nx"), "A=b;", "x", 0, 0 },
	{ B("A: b\n \t\n c\n\nx"), "A=b \t c;", "x", 0, 0 },
	{ B("A: b\n c"), "A=b c;", "", 0, 0 },
	{ B("A : b\nC\t: d\n\n"), "A=b;C=d;", "", 0, 0 },
	{ B("A: b\na: c\nA: d\n\n"), "A=b;a=c;A=d;", "", 0, 0 },
	{ B("A: b\0c\n\n"), "A=b" NUL_SHOWN "c;", "", 1, 0 },
	{ B("A: b\n \0c\n\n"), "A=b " NUL_SHOWN "c;", "", 1, 0 },
	{ B("A: b\n\nbo\0dy"), "A=b;", "bo", 0, 0 },
	{ B("A\0: b\nC: d\n\n"), "C=d;", "", 0, 1 },
	{ B("A: \xfc\xff\n\n"), "A=\xfc\xff;", "", 0, 0 },
	{ B("\xc3\x84: b\nC: d\n\n"), "C=d;", "", 0, 1 },
	{ B("A: b\nno field\nC: d\n\nx"), "A=b;C=d;", "x", 0, 1 },
	{ B("no field\nA: b\n\nx"), "A=b;", "x", 0, 1 },
	{ B(" A: b\nC: d\n\n"), "C=d;", "", 0, 1 },
	{ B(": b\nC: d\n\n"), "C=d;", "", 0, 1 },
	{ B("two words: b\nC: d\n\n"), "C=d;", "", 0, 1 },
	{ B("From a@example.org Mon Jul 12 09:00:00 2004\nC: d\n\n"), "C=d;",
	  "", 0, 1 },
	{ B(">From a@example.org Mon Jul 12\nC: d\n\n"), "C=d;", "", 0, 1 },
	{ B("no colon at all"), "", "", 0, 1 },
	{ B("A: b\rC: d\n\n"), "A=b\rC: d;", "", 0, 0 },
	{ B("A: b\n\r\nx"), "A=b;", "x", 0, 0 },
	{ B("!#$%&'*+-.^_`|~{}/\"(): b\n\n"), "!#$%&'*+-.^_`|~{}/\"()=b;", "",
	  0, 0 },
};

START_TEST(all_fields_are_there_in_order_and_whole)
{
	g_autoptr(Header) header =
		header_read(headers[_i].bytes, headers[_i].len, &roomy);
	g_autofree char *fields = fields_of(header);

	ck_assert_str_eq(fields, headers[_i].want);
	ck_assert_uint_le(header->body, headers[_i].len);
	ck_assert_str_eq(headers[_i].bytes + header->body, headers[_i].body);
	ck_assert_int_eq(header->had_nul, headers[_i].nul);
	ck_assert_int_eq(header->had_other_lines, headers[_i].other);
	ck_assert(!header->over_limit);
}
END_TEST

START_TEST(nothing_behind_the_length_is_read)
{
	for (gsize len = 0; len <= headers[_i].len; len++) {
		/* Without a NUL behind it, so that a sanitizer sees more. */
		g_autofree char *copy = g_memdup2(headers[_i].bytes, len);
		g_autoptr(Header) header = header_read(copy, len, &roomy);

		ck_assert_uint_le(header->body, len);
	}
}
END_TEST

START_TEST(a_field_is_found_by_its_name_in_any_case)
{
	g_autoptr(Header) header = header_read(
		B("Subject: one\nSUBJECT: two\nSub: three\n\n"), &roomy);

	ck_assert_str_eq(header_first(header, "subject"), "one");
	ck_assert_uint_eq(header_count(header, "sUbJeCt"), 2);
	ck_assert_str_eq(header_first(header, "Sub"), "three");
	ck_assert_ptr_null(header_first(header, "Subj"));
	ck_assert_uint_eq(header_count(header, "Subj"), 0);
}
END_TEST

static const struct {
	const char *text;
	gsize bytes;
	guint fields;
	gboolean over;
} limits[] = {
	{ "A: b\nC: d\n\n", 100, 2, FALSE },
	{ "A: b\nC: d", 100, 2, FALSE },
	{ "A: b\nC: d\nE: f\n\n", 100, 2, TRUE },
	{ "A: b\n c\n d\n e\n\n", 100, 1, FALSE },
	{ "A: b\nC: d\n\nbody that is long\n", 10, 9, FALSE },
	{ "A: b\nC: de\n\n", 10, 9, TRUE },
	{ "A: a value of many bytes\n\n", 10, 9, TRUE },
	{ "A: a value of many bytes", 10, 9, TRUE },
	{ "no field, but many bytes\nA: b\n\n", 10, 9, TRUE },
	/* The last field may be long by the lines that continue it. */
	{ "A: b\n many\n bytes\nC: d\n\n", 10, 9, TRUE },
	{ "A: b\n many\n bytes\n\n", 10, 9, TRUE },
	{ "A: b\n many\n bytes", 10, 9, TRUE },
};

START_TEST(a_header_beyond_a_limit_is_said_to_be)
{
	const ParseLimits tight = { .header_bytes = limits[_i].bytes,
				    .header_fields = limits[_i].fields };
	g_autoptr(Header) header =
		header_read(limits[_i].text, strlen(limits[_i].text), &tight);

	ck_assert_int_eq(header->over_limit, limits[_i].over);
	ck_assert_uint_le(header->fields->len, limits[_i].fields);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("header");
	TCase *tc = tcase_create("header");

	tcase_add_loop_test(tc, all_fields_are_there_in_order_and_whole, 0,
			    G_N_ELEMENTS(headers));
	tcase_add_loop_test(tc, nothing_behind_the_length_is_read, 0,
			    G_N_ELEMENTS(headers));
	tcase_add_test(tc, a_field_is_found_by_its_name_in_any_case);
	tcase_add_loop_test(tc, a_header_beyond_a_limit_is_said_to_be, 0,
			    G_N_ELEMENTS(limits));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
