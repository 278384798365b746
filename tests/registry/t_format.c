/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/format.h"

#include <string.h>

#include "registry/classic.h"
#include "tests/run.h"

START_TEST(a_format_is_found_by_its_name)
{
	const ListFormat *format = list_format_named("port-numbers");

	ck_assert_ptr_nonnull(format);
	ck_assert_str_eq(format->name, CLASSIC_FORMAT);
	ck_assert(format->recognise == classic_recognise);
	ck_assert(format->read == classic_read);
	ck_assert(format->write == classic_write);
}
END_TEST

static const char *const unknown[] = {
	"", "port-number", "port-numbers ", "PORT-NUMBERS", "CSV",
};

START_TEST(another_name_is_no_format)
{
	ck_assert_ptr_null(list_format_named(unknown[_i]));
}
END_TEST

START_TEST(all_names_can_be_said)
{
	g_autofree char *names = list_format_names();
	g_autofree char *read = list_format_names_read();

	ck_assert_str_eq(names, "xml, csv, port-numbers, txt, services, "
				"services-expanded, json, html");
	ck_assert_str_eq(read, "xml, csv, port-numbers, txt");
}
END_TEST

#define TEXT(text) (text), sizeof(text) - 1

static const struct {
	const char *bytes;
	gsize len;
	gboolean want;
} files[] = {
	{ TEXT("Keyword  Decimal\n-------  -------\n"), TRUE },
	{ TEXT("Keyword  Decimal\r\n-------  -------\r\n"), TRUE },
	{ TEXT("x\n-------"), TRUE },
	{ TEXT("caf\xe9\n-------\n"), TRUE },
	/* a NUL hides nothing after it */
	{ TEXT("x\0y\n-------\n"), TRUE },
	/* the heading is the first line */
	{ TEXT("-------\nsums 80/tcp\n"), TRUE },
	{ TEXT(""), FALSE },
	{ TEXT("\n"), FALSE },
	{ TEXT("x\n------"), FALSE },
	{ TEXT("x -------\n"), FALSE },
	{ TEXT("Service Name,Port Number\r\n,0,tcp\r\n"), FALSE },
	{ TEXT("<?xml version='1.0'?>\n<register>\n</register>\n"), FALSE },
};

START_TEST(a_classic_text_is_known_by_a_tables_heading)
{
	g_autofree char *bytes = g_memdup2(files[_i].bytes, files[_i].len);
	const ListFormat *format =
		list_format_of(bytes ? bytes : "", files[_i].len);

	ck_assert_int_eq(format != NULL, files[_i].want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("format");
	TCase *tc = tcase_create("format");

	tcase_add_test(tc, a_format_is_found_by_its_name);
	tcase_add_loop_test(tc, another_name_is_no_format, 0,
			    G_N_ELEMENTS(unknown));
	tcase_add_test(tc, all_names_can_be_said);
	tcase_add_loop_test(tc, a_classic_text_is_known_by_a_tables_heading, 0,
			    G_N_ELEMENTS(files));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
