/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli/config.h"

#include <string.h>

#include "tests/run.h"
#include "tests/scratch.h"

static Config *load(const char *text, gsize len, GError **error)
{
	g_autofree char *path = scratch_path("portreg.conf");

	ck_assert(g_file_set_contents(path, text, (gssize)len, NULL));
	return config_load(path, error);
}

#define KIB 1024u
#define MIB (1024u * KIB)
#define GIB (1024u * MIB)

static const struct {
	ConfigKey key;
	const char *name;
	guint value;
	const char *text;
} defaults[] = {
	{ CONFIG_DATABASE, "database", 0, NULL },
	{ CONFIG_BUSY_TIMEOUT, "busy-timeout", 10, NULL },
	{ CONFIG_PROFILE, "profile", 0, "2004" },
	{ CONFIG_TICKET_TAG, "ticket-tag", 0, "IANA" },
	{ CONFIG_PUBLISH, "publish", 0, NULL },
	{ CONFIG_ASSIGN, "assign", 0, "examiner" },
	{ CONFIG_ASSIGN_FROM, "assign-from", 0, NULL },
	{ CONFIG_ASSIGN_DAILY, "assign-daily", 20, NULL },
	{ CONFIG_ADDRESS_SIGN, "address-sign", 0, "@" },
	{ CONFIG_MAIL_DOMAIN, "mail-domain", 0, NULL },
	{ CONFIG_MAX_MESSAGE, "max-message", 512 * MIB, NULL },
	{ CONFIG_MAX_PARSED, "max-parsed", 32 * MIB, NULL },
	{ CONFIG_MAX_PARTS, "max-parts", 1000, NULL },
	{ CONFIG_MAX_DEPTH, "max-depth", 20, NULL },
	{ CONFIG_MAX_HEADER, "max-header", 256 * KIB, NULL },
	{ CONFIG_MAX_HEADER_FIELDS, "max-header-fields", 1000, NULL },
	{ CONFIG_MAX_BOUNDARY, "max-boundary", 2048, NULL },
	{ CONFIG_MAX_TEXT, "max-text", 4 * MIB, NULL },
	{ CONFIG_MAX_ANSWER, "max-answer", 256 * KIB, NULL },
	{ CONFIG_MAX_APPLICATIONS, "max-applications", 20, NULL },
	{ CONFIG_CHILD_MEMORY, "child-memory", 512 * MIB, NULL },
	{ CONFIG_CHILD_CPU, "child-cpu", 5, NULL },
	{ CONFIG_CHILD_TIME, "child-time", 8, NULL },
	{ CONFIG_FORM_NAME, "form-name", 0, "Port number registry" },
	{ CONFIG_FORM_TO, "form-to", 0, NULL },
	{ CONFIG_FORM_FROM, "form-from", 0, NULL },
	{ CONFIG_FORM_STATE, "form-state", 0, NULL },
	{ CONFIG_FORM_SENDMAIL, "form-sendmail", 0, "/usr/sbin/sendmail -oi" },
	{ CONFIG_FORM_OFFER, "form-offer", 0, NULL },
	{ CONFIG_FORM_LIST, "form-list", 0, NULL },
	{ CONFIG_FORM_SKIN, "form-skin", 0, NULL },
	{ CONFIG_FORM_URL, "form-url", 0, NULL },
	{ CONFIG_FORM_CONFIRM, "form-confirm", 0, "no" },
	{ CONFIG_FORM_HOURLY, "form-hourly", 10, NULL },
	{ CONFIG_FORM_WAIT, "form-wait", 5, NULL },
};

START_TEST(a_key_has_a_name_and_a_default)
{
	g_autoptr(Config) config = config_new();
	g_autoptr(Config) empty = load("", 0, NULL);

	ck_assert_uint_eq(G_N_ELEMENTS(defaults), CONFIG_KEY_COUNT);
	ck_assert_str_eq(config_key_name(defaults[_i].key), defaults[_i].name);
	ck_assert_uint_eq(config_number(config, defaults[_i].key),
			  defaults[_i].value);
	ck_assert_pstr_eq(config_text(config, defaults[_i].key),
			  defaults[_i].text);
	ck_assert_uint_eq(config_number(empty, defaults[_i].key),
			  defaults[_i].value);
	ck_assert_pstr_eq(config_text(empty, defaults[_i].key),
			  defaults[_i].text);
}
END_TEST

static const struct {
	const char *text;
	ConfigKey key;
	guint value;
} numbers[] = {
	{ "", CONFIG_MAX_PARTS, 1000 },
	{ "max-parts = 5", CONFIG_MAX_PARTS, 5 },
	{ "max-parts=5\n", CONFIG_MAX_PARTS, 5 },
	{ "  max-parts \t=  5 \t\n", CONFIG_MAX_PARTS, 5 },
	{ "max-parts = 5\r\n", CONFIG_MAX_PARTS, 5 },
	{ "# max-parts = 5\n", CONFIG_MAX_PARTS, 1000 },
	{ "  # max-parts = 5\n", CONFIG_MAX_PARTS, 1000 },
	{ "\n\n \t\n#\nmax-parts = 5\n\n", CONFIG_MAX_PARTS, 5 },
	{ "# caf\xe9\nmax-parts = 5", CONFIG_MAX_PARTS, 5 },
	{ "max-parts = 0005", CONFIG_MAX_PARTS, 5 },
	{ "max-parts = 1", CONFIG_MAX_PARTS, 1 },
	{ "max-parts = 100000", CONFIG_MAX_PARTS, 100000 },
	{ "busy-timeout = 0", CONFIG_BUSY_TIMEOUT, 0 },
	{ "busy-timeout = 3600", CONFIG_BUSY_TIMEOUT, 3600 },
	{ "max-message = 1024", CONFIG_MAX_MESSAGE, KIB },
	{ "max-message = 1K", CONFIG_MAX_MESSAGE, KIB },
	{ "max-message = 64k", CONFIG_MAX_MESSAGE, 64 * KIB },
	{ "max-message = 900M", CONFIG_MAX_MESSAGE, 900 * MIB },
	{ "child-memory = 3G", CONFIG_CHILD_MEMORY, 3 * GIB },
	{ "child-memory = 3g", CONFIG_CHILD_MEMORY, 3 * GIB },
	{ "child-memory = 3221225472", CONFIG_CHILD_MEMORY, 3 * GIB },
	{ "max-text = 1K", CONFIG_MAX_TEXT, KIB },
	{ "max-text = 64M", CONFIG_MAX_TEXT, 64 * MIB },
	{ "max-answer = 1024", CONFIG_MAX_ANSWER, KIB },
	{ "max-answer = 16M", CONFIG_MAX_ANSWER, 16 * MIB },
	{ "max-applications = 1", CONFIG_MAX_APPLICATIONS, 1 },
	{ "max-applications = 1000", CONFIG_MAX_APPLICATIONS, 1000 },
	{ "max-parts = 5\nmax-depth = 6\n", CONFIG_MAX_PARTS, 5 },
	{ "max-parts = 5\nmax-depth = 6\n", CONFIG_MAX_DEPTH, 6 },
	{ "max-parts = 5\nmax-depth = 6\n", CONFIG_MAX_HEADER, 256 * KIB },
};

START_TEST(a_number_is_what_the_file_says)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config =
		load(numbers[_i].text, strlen(numbers[_i].text), &error);

	assert_no_error(error);
	ck_assert_uint_eq(config_number(config, numbers[_i].key),
			  numbers[_i].value);
}
END_TEST

static const struct {
	const char *text;
	const char *path;
} paths[] = {
	{ "", NULL },
	{ "database = /var/lib/portreg/a.db", "/var/lib/portreg/a.db" },
	{ "database = /a b/c\t", "/a b/c" },
	{ "database = /a#b;c=d", "/a#b;c=d" },
	{ "database = /J\xc3\xbcrgen", "/J\xc3\xbcrgen" },
	{ "database = /", "/" },
};

START_TEST(a_path_is_what_the_file_says)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config =
		load(paths[_i].text, strlen(paths[_i].text), &error);

	assert_no_error(error);
	ck_assert_pstr_eq(config_text(config, CONFIG_DATABASE), paths[_i].path);
}
END_TEST

static const struct {
	const char *text;
	ConfigKey key;
	const char *want;
} texts[] = {
	{ "profile = 2004", CONFIG_PROFILE, "2004" },
	{ "profile = rfc6335", CONFIG_PROFILE, "rfc6335" },
	{ "profile = rfc6335", CONFIG_TICKET_TAG, "IANA" },
	{ "ticket-tag = PORTS", CONFIG_TICKET_TAG, "PORTS" },
	{ "ticket-tag = example.org ports", CONFIG_TICKET_TAG,
	  "example.org ports" },
	{ "ticket-tag = PORTS", CONFIG_PROFILE, "2004" },
	{ "assign = automatic", CONFIG_ASSIGN, "automatic" },
	{ "address-sign = &", CONFIG_ADDRESS_SIGN, "&" },
	{ "mail-domain = ports.example", CONFIG_MAIL_DOMAIN, "ports.example" },
};

START_TEST(a_text_is_what_the_file_says)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config =
		load(texts[_i].text, strlen(texts[_i].text), &error);

	assert_no_error(error);
	ck_assert_pstr_eq(config_text(config, texts[_i].key), texts[_i].want);
}
END_TEST

static const struct {
	const char *text;
	ConfigKey key;
	const char *want; /* with "|" behind each */
} lists[] = {
	{ "", CONFIG_PUBLISH, "" },
	{ "", CONFIG_ASSIGN_FROM, "" },
	{ "publish = csv /srv/a b.csv", CONFIG_PUBLISH, "csv /srv/a b.csv|" },
	{ "publish=csv \t/a\npublish = port-numbers /b\n", CONFIG_PUBLISH,
	  "csv /a|port-numbers /b|" },
	{ "assign-from = a@example.org", CONFIG_ASSIGN_FROM, "a@example.org|" },
	{ "assign-from = a@example.org, @b.example\t@c.example\n"
	  "assign-from = d@example.org",
	  CONFIG_ASSIGN_FROM,
	  "a@example.org|@b.example|@c.example|d@example.org|" },
};

START_TEST(a_list_grows_with_each_line)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config =
		load(lists[_i].text, strlen(lists[_i].text), &error);
	g_autoptr(GString) got = g_string_new(NULL);
	const char *const *value;

	assert_no_error(error);
	for (value = config_list(config, lists[_i].key); *value; value++)
		g_string_append_printf(got, "%s|", *value);
	ck_assert_str_eq(got->str, lists[_i].want);
}
END_TEST

#define TEXT(bytes) (bytes), sizeof(bytes) - 1

/* What is wrong, and in which line. */
static const struct {
	const char *text;
	gsize len;
	guint line;
	const char *word; /* of the message */
} wrong[] = {
	{ TEXT("max-part = 5"), 1, "max-part" },
	{ TEXT("Max-Parts = 5"), 1, "Max-Parts" },
	{ TEXT("\n#\nsize = 5\n"), 3, "size" },
	{ TEXT("max-parts"), 1, "" },
	{ TEXT("max-parts 5"), 1, "" },
	{ TEXT("max-parts: 5"), 1, "" },
	{ TEXT("= 5"), 1, "" },
	{ TEXT("nonsense"), 1, "" },
	{ TEXT("max parts = 5"), 1, "" },
	{ TEXT("[portreg]\nmax-parts = 5"), 1, "" },
	{ TEXT("max-parts = 5\n[x]\n"), 2, "" },
	{ TEXT("max-parts = 5\nmax-parts = 5\n"), 2, "second" },
	{ TEXT("max-parts = 5\n\nmax-parts = 6\n"), 3, "max-parts" },
	/* a key of one language is no key */
	{ TEXT("max-parts[de] = 5"), 1, "max-parts" },
	{ TEXT("max-parts[C] = 5"), 1, "max-parts" },
	{ TEXT("nonsense[xx] = 5"), 1, "" },
	/* lists */
	{ TEXT("publish ="), 1, "" },
	{ TEXT("publish = port-numbers"), 1, "port-numbers" },
	{ TEXT("publish = /srv/list"), 1, "/srv/list" },
	{ TEXT("publish = port-numbers list"), 1, "absolute" },
	{ TEXT("assign-from ="), 1, "assign-from" },
	{ TEXT("assign = maybe"), 1, "examiner automatic" },
	{ TEXT("address-sign = at"), 1, "@ &" },
	/* numbers */
	{ TEXT("max-parts = "), 1, "" },
	{ TEXT("max-parts = x"), 1, "'x'" },
	{ TEXT("max-parts = 5 # of them"), 1, "5 # of them" },
	{ TEXT("max-parts = 5x"), 1, "5x" },
	{ TEXT("max-parts = 5K"), 1, "5K" },
	{ TEXT("max-parts = -5"), 1, "-5" },
	{ TEXT("max-parts = +5"), 1, "+5" },
	{ TEXT("max-parts = 5.0"), 1, "5.0" },
	{ TEXT("max-parts = 0x5"), 1, "0x5" },
	{ TEXT("max-parts = 5 5"), 1, "5 5" },
	{ TEXT("max-parts = 0"), 1, "between 1 and 100000" },
	{ TEXT("max-parts = 100001"), 1, "between 1 and 100000" },
	{ TEXT("max-parts = 4294967301"), 1, "" },	     /* 2^32 + 5 */
	{ TEXT("max-parts = 18446744073709551621"), 1, "" }, /* 2^64 + 5 */
	{ TEXT("busy-timeout = 3601"), 1, "3601" },
	{ TEXT("max-message = 1023"), 1, "1023" },
	{ TEXT("max-message = 901M"), 1, "901M" },
	{ TEXT("max-message = K"), 1, "K" },
	{ TEXT("max-message = 5 M"), 1, "5 M" },
	{ TEXT("max-message = 5MB"), 1, "5MB" },
	{ TEXT("max-message = 5T"), 1, "5T" },
	{ TEXT("max-message = 9999999999G"), 1, "9999999999G" },
	{ TEXT("max-message = 4194305K"), 1, "" },	     /* 2^32 + 1024 */
	{ TEXT("max-message = 18014398509481985K"), 1, "" }, /* 2^64 + 1024 */
	{ TEXT("child-memory = 4G"), 1, "4G" },
	/* paths */
	{ TEXT("database ="), 1, "" },
	{ TEXT("database = a.db"), 1, "a.db" },
	{ TEXT("database = ~/a.db"), 1, "~/a.db" },
	{ TEXT("database = ./a.db"), 1, "./a.db" },
	{ TEXT("database = \"/a.db\""), 1, "" },
	{ TEXT("database = /caf\xe9"), 1, "database" },
	{ TEXT("database = /a\nx = 1\nmax-parts = x"), 2, "x" },
	/* texts, and one of some words */
	{ TEXT("profile ="), 1, "profile" },
	{ TEXT("profile = 2005"), 1, "2004 rfc6335" },
	{ TEXT("profile = RFC6335"), 1, "'RFC6335'" },
	{ TEXT("profile = 2004 rfc6335"), 1, "'2004 rfc6335'" },
	{ TEXT("ticket-tag ="), 1, "ticket-tag" },
	{ TEXT("profile = 2004\nprofile = 2004"), 2, "second" },
	/* limits of texts */
	{ TEXT("max-text = 1023"), 1, "1023" },
	{ TEXT("max-text = 65M"), 1, "65M" },
	{ TEXT("max-answer = 1023"), 1, "1023" },
	{ TEXT("max-answer = 17M"), 1, "17M" },
	{ TEXT("max-applications = 0"), 1, "between 1 and 1000" },
	{ TEXT("max-applications = 1001"), 1, "between 1 and 1000" },
	{ TEXT("max-applications = 1K"), 1, "1K" },
	/* bytes that are no text */
	{ TEXT("max-parts = 5\0"), 1, "NUL" },
	{ TEXT("max-parts = 5\n\0database = x"), 1, "NUL" },
	{ TEXT("\xef\xbb\xbfmax-parts = 5"), 1, "" },
	{ TEXT("\xff\xfe"), 1, "" },
	{ TEXT("max-parts = 5\rmax-depth = 6"), 1, "" },
};

START_TEST(what_makes_no_sense_is_an_error_of_its_line)
{
	g_autofree char *place =
		g_strdup_printf("portreg.conf:%u: ", wrong[_i].line);
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = load(wrong[_i].text, wrong[_i].len, &error);

	ck_assert_ptr_null(config);
	ck_assert(g_error_matches(error, CONFIG_ERROR, CONFIG_ERROR_INVALID));
	ck_assert_msg(strstr(error->message, place) != NULL, "%s",
		      error->message);
	ck_assert_msg(strstr(error->message, wrong[_i].word) != NULL, "%s",
		      error->message);
}
END_TEST

START_TEST(a_file_that_cannot_be_read_is_an_error)
{
	g_autofree char *path = scratch_path(_i ? "none" : ".");
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(config_load(path, &error));
	ck_assert(
		g_error_matches(error, CONFIG_ERROR, CONFIG_ERROR_UNREADABLE));
	ck_assert_ptr_nonnull(strstr(error->message, path));
}
END_TEST

START_TEST(a_very_long_value_is_read)
{
	g_autofree char *name = g_strnfill(1000000, 'x');
	g_autofree char *text = g_strconcat("database = /", name, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = load(text, strlen(text), &error);

	assert_no_error(error);
	ck_assert_str_eq(config_text(config, CONFIG_DATABASE) + 1, name);
}
END_TEST

START_TEST(nothing_is_freed_as_nothing)
{
	config_free(NULL);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("config");
	TCase *tc = tcase_create("config");

	scratch_fixture(tc);
	tcase_add_loop_test(tc, a_key_has_a_name_and_a_default, 0,
			    CONFIG_KEY_COUNT);
	tcase_add_loop_test(tc, a_number_is_what_the_file_says, 0,
			    G_N_ELEMENTS(numbers));
	tcase_add_loop_test(tc, a_path_is_what_the_file_says, 0,
			    G_N_ELEMENTS(paths));
	tcase_add_loop_test(tc, a_text_is_what_the_file_says, 0,
			    G_N_ELEMENTS(texts));
	tcase_add_loop_test(tc, a_list_grows_with_each_line, 0,
			    G_N_ELEMENTS(lists));
	tcase_add_loop_test(tc, what_makes_no_sense_is_an_error_of_its_line, 0,
			    G_N_ELEMENTS(wrong));
	tcase_add_loop_test(tc, a_file_that_cannot_be_read_is_an_error, 0, 2);
	tcase_add_test(tc, a_very_long_value_is_read);
	tcase_add_test(tc, nothing_is_freed_as_nothing);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
