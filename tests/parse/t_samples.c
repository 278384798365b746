/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdlib.h>
#include <string.h>

#include "parse/message.h"
#include "parse/report.h"
#include "tests/default_limits.h"
#include "tests/run.h"

#define SAMPLES "samples"

/* A sample up to this size is cut off at each byte, others at places. */
#define CUT_WHOLLY 8192
#define CUTS	   500

static GPtrArray *samples; /* paths of .eml files, sorted */

static const char *sample(int number)
{
	return g_ptr_array_index(samples, number);
}

static GBytes *load(const char *path)
{
	g_autoptr(GError) error = NULL;
	char *bytes;
	gsize len;

	g_file_get_contents(path, &bytes, &len, &error);
	assert_no_error(error);
	return g_bytes_new_take(bytes, len);
}

static char *report_of(GBytes *raw)
{
	g_autoptr(Parsed) parsed = message_parse(raw, &default_limits);
	g_autofree char *line = report_line(parsed);

	return g_strconcat(line, "\n", NULL);
}

/* "samples/other/01-plain.eml" to "samples/other/01-plain.json". */
static char *path_of_report(const char *path)
{
	gsize len = strlen(path) - strlen(".eml");

	return g_strdup_printf("%.*s.json", (int)len, path);
}

START_TEST(a_sample_says_what_is_written_beside_it)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = load(sample(_i));
	g_autofree char *path = path_of_report(sample(_i));
	g_autofree char *report = report_of(raw);
	g_autofree char *want = NULL;

	if (g_getenv("UPDATE_SAMPLES"))
		g_file_set_contents(path, report, -1, &error);
	assert_no_error(error);
	g_file_get_contents(path, &want, NULL, &error);
	assert_no_error(error);
	ck_assert_msg(strcmp(report, want) == 0, "%s\nsays  %swants %s",
		      sample(_i), report, want);
}
END_TEST

START_TEST(a_sample_that_is_cut_off_anywhere_does_no_harm)
{
	g_autoptr(GBytes) raw = load(sample(_i));
	gsize size;
	const char *bytes = g_bytes_get_data(raw, &size);
	gsize step = size <= CUT_WHOLLY ? 1 : size / CUTS;

	for (gsize len = 0; len < size; len += step) {
		/* A copy, so that a sanitizer sees what is read behind it. */
		g_autoptr(GBytes) cut = g_bytes_new(bytes, len);
		g_autoptr(Parsed) parsed = message_parse(cut, &default_limits);

		ck_assert_pstr_eq(parsed->quarantine, NULL);
	}
}
END_TEST

START_TEST(a_sample_says_the_same_a_second_time)
{
	g_autoptr(GBytes) raw = load(sample(_i));
	g_autoptr(Parsed) first = message_parse(raw, &default_limits);
	g_autoptr(Parsed) second = message_parse(raw, &default_limits);
	g_autofree char *said_first = report_line(first);
	g_autofree char *said_second = report_line(second);

	ck_assert_str_eq(said_first, said_second);
	ck_assert_pstr_eq(first->content, second->content);
}
END_TEST

START_TEST(there_are_samples)
{
	ck_assert_uint_gt(samples->len, 100);
}
END_TEST

static void find_in(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)) != NULL) {
		if (g_str_has_suffix(name, ".eml"))
			g_ptr_array_add(samples,
					g_build_filename(folder, name, NULL));
	}
}

static int compare(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_samples(void)
{
	g_autoptr(GDir) dir = g_dir_open(SAMPLES, 0, NULL);
	const char *name;

	samples = g_ptr_array_new_with_free_func(g_free);
	while (dir && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *theme = g_build_filename(SAMPLES, name, NULL);

		find_in(theme);
	}
	g_ptr_array_sort(samples, compare);
}

int main(void)
{
	Suite *suite = suite_create("samples");
	TCase *tc = tcase_create("samples");
	int status;

	find_samples();
	tcase_add_test(tc, there_are_samples);
	tcase_add_loop_test(tc, a_sample_says_what_is_written_beside_it, 0,
			    (int)samples->len);
	tcase_add_loop_test(tc, a_sample_that_is_cut_off_anywhere_does_no_harm,
			    0, (int)samples->len);
	tcase_add_loop_test(tc, a_sample_says_the_same_a_second_time, 0,
			    (int)samples->len);
	suite_add_tcase(suite, tc);
	status = run_suite(suite);
	g_ptr_array_unref(samples);
	return status;
}
