/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/publish.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/scratch_list.h"

#define OLD "-------\na               2000/tcp   A\n"
#define NEW "-------\nb               2001/tcp   B\n"

/* What stands in the list: one after the other, as an import would do it. */
static gboolean end_all(Store *to, gpointer data, GError **error)
{
	const RegistryLine *line = data;
	gint64 event;

	return event_next(to, &event, error) &&
	       registry_end_line(to, event, line->line, error) &&
	       scratch_event(to, "import", SCRATCH_NOW + event) == event;
}

static gboolean end_line(RegistryLine *line, gpointer data, GError **error)
{
	GPtrArray *lines = data;

	(void)error;
	g_ptr_array_add(lines, line);
	return TRUE;
}

static void clear_list(void)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(
		(GDestroyNotify)registry_line_free);
	g_autoptr(GError) error = NULL;

	registry_each_line(store, CLASSIC_FORMAT, REGISTRY_NOW, end_line, lines,
			   &error);
	assert_no_error(error);
	for (guint i = 0; i < lines->len; i++)
		scratch_transact(end_all, lines->pdata[i]);
}

/* The store is let go: whoever publishes opens it anew, and writes. */
static Published publish(const char *name, gboolean always, GError **error)
{
	g_autofree char *path = scratch_path(name);
	g_autofree char *target = g_strconcat("port-numbers ", path, NULL);
	const PublishOptions options = { scratch_database, 1000, SCRATCH_NOW,
					 always };
	Published published;

	g_clear_pointer(&store, store_close);
	publish_target(target, &options, &published, error);
	store = store_open(scratch_database, STORE_WRITE, 0, NULL);
	ck_assert_ptr_nonnull(store);
	return published;
}

static void assert_file(const char *name, const char *want)
{
	g_autofree char *path = scratch_path(name);
	g_autofree char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	ck_assert_pstr_eq(text, want);
}

START_TEST(before_there_is_a_list_nothing_is_published)
{
	g_autoptr(GError) error = NULL;
	Published published = publish("list", FALSE, &error);

	assert_no_error(error);
	ck_assert_int_eq(published.event, 0);
	assert_file("list", NULL);
}
END_TEST

START_TEST(a_list_is_published_once_and_again_when_it_changes)
{
	g_autoptr(GError) error = NULL;
	Published published;

	scratch_put_list(OLD, strlen(OLD));
	published = publish("list", FALSE, &error);
	assert_no_error(error);
	ck_assert(published.written);
	ck_assert_int_eq(published.event, 2);
	assert_file("list", OLD);
	published = publish("list", FALSE, &error);
	assert_no_error(error);
	ck_assert(!published.written);
	clear_list();
	scratch_put_list(NEW, strlen(NEW));
	published = publish("list", FALSE, &error);
	assert_no_error(error);
	ck_assert(published.written);
	assert_file("list", NEW);
}
END_TEST

/* By itself a file is written when the registry changed; asked to, always. */
static const struct {
	gboolean always;
	const char *want;
} typed[] = {
	{ FALSE, "typed by hand" },
	{ TRUE, OLD },
};

START_TEST(what_was_typed_into_the_file_goes_when_asked_to)
{
	g_autofree char *path = scratch_path("list");
	g_autoptr(GError) error = NULL;

	scratch_put_list(OLD, strlen(OLD));
	publish("list", FALSE, &error);
	g_file_set_contents(path, "typed by hand", -1, NULL);
	publish("list", typed[_i].always, &error);
	assert_no_error(error);
	assert_file("list", typed[_i].want);
}
END_TEST

START_TEST(the_same_bytes_are_the_same_file)
{
	g_autofree char *path = scratch_path("list");
	g_autoptr(GError) error = NULL;
	struct stat before, after;

	scratch_put_list(OLD, strlen(OLD));
	publish("list", FALSE, &error);
	ck_assert_int_eq(stat(path, &before), 0);
	ck_assert(!publish("list", TRUE, &error).written);
	ck_assert_int_eq(stat(path, &after), 0);
	ck_assert_uint_eq(before.st_ino, after.st_ino);
}
END_TEST

static gboolean note_failure(const RegistryFailure *failure, gpointer data,
			     GError **error)
{
	(void)error;
	g_string_append_printf(data, "%s|%s|%d\n", failure->format, failure->at,
			       *failure->failure != '\0');
	return TRUE;
}

static char *failures(void)
{
	GString *text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	registry_each_failure(store, note_failure, text, &error);
	assert_no_error(error);
	return g_string_free(text, FALSE);
}

START_TEST(a_failure_is_noted_until_it_is_mended)
{
	g_autofree char *folder = scratch_path("none");
	g_autoptr(GError) failed = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	scratch_put_list(OLD, strlen(OLD));
	publish("none/list", FALSE, &failed);
	ck_assert_ptr_nonnull(failed);
	before = failures();
	ck_assert_str_eq(before, "port-numbers|2004-07-12T09:00:00Z|1\n");
	ck_assert_int_eq(mkdir(folder, 0700), 0);
	publish("none/list", FALSE, &error);
	assert_no_error(error);
	assert_file("none/list", OLD);
	after = failures();
	ck_assert_str_eq(after, "");
}
END_TEST

START_TEST(whoever_publishes_waits_for_his_turn)
{
	g_autoptr(GError) error = NULL;
	int lock;

	scratch_put_list(OLD, strlen(OLD));
	lock = registry_publish_lock(scratch_database, 0, &error);
	assert_no_error(error);
	publish("list", FALSE, &error);
	assert_error(error, STORE_ERROR_BUSY);
	assert_file("list", NULL);
	close(lock);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("publish");
	TCase *tc = tcase_create("publish");

	scratch_store_fixture(tc);
	tcase_add_test(tc, before_there_is_a_list_nothing_is_published);
	tcase_add_test(tc, a_list_is_published_once_and_again_when_it_changes);
	tcase_add_loop_test(tc, what_was_typed_into_the_file_goes_when_asked_to,
			    0, G_N_ELEMENTS(typed));
	tcase_add_test(tc, the_same_bytes_are_the_same_file);
	tcase_add_test(tc, a_failure_is_noted_until_it_is_mended);
	tcase_add_test(tc, whoever_publishes_waits_for_his_turn);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
