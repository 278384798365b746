/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli/config.h"

#include <string.h>

#define KIB 1024
#define MIB (1024 * KIB)

/* GLib's key files have groups; ours has one, whose name nobody writes. */
#define GROUP "portreg"

struct Config {
	char *text[CONFIG_KEY_COUNT];
	guint number[CONFIG_KEY_COUNT];
	GPtrArray *list[CONFIG_KEY_COUNT]; /* of char *, ended by a NULL */
};

G_DEFINE_QUARK(portreg_config_error, config_error)

typedef enum {
	VALUE_TEXT, /* one of words, if there are any */
	VALUE_PATH, /* absolute: a filter is run anywhere */
	VALUE_NUMBER,
	VALUE_SIZE,    /* a number that may end in K, M or G */
	VALUE_WORDS,   /* any count, on any count of lines */
	VALUE_TARGETS, /* a word and an absolute path, on any count of lines */
} ValueType;

static const struct {
	const char *name;
	ValueType type;
	guint value; /* the default */
	guint min;
	guint max;
	const char *text;  /* the default */
	const char *words; /* what it may be, with blanks between */
} keys[] = {
	[CONFIG_DATABASE] = { "database", VALUE_PATH, 0, 0, 0 },
	[CONFIG_PROFILE] = { "profile", VALUE_TEXT, .text = "2004",
			     .words = "2004 rfc6335" },
	[CONFIG_TICKET_TAG] = { "ticket-tag", VALUE_TEXT, .text = "IANA" },
	[CONFIG_PUBLISH] = { "publish", VALUE_TARGETS, 0, 0, 0 },
	[CONFIG_ASSIGN] = { "assign", VALUE_TEXT, .text = "examiner",
			    .words = "examiner automatic" },
	[CONFIG_ASSIGN_FROM] = { "assign-from", VALUE_WORDS, 0, 0, 0 },
	[CONFIG_ASSIGN_DAILY] = { "assign-daily", VALUE_NUMBER, 20, 0, 10000 },
	[CONFIG_ADDRESS_SIGN] = { "address-sign", VALUE_TEXT, .text = "@",
				  .words = "@ &" },
	[CONFIG_MAIL_DOMAIN] = { "mail-domain", VALUE_TEXT, 0, 0, 0 },
	[CONFIG_BUSY_TIMEOUT] = { "busy-timeout", VALUE_NUMBER, 10, 0, 3600 },
	/* SQLite holds no more than a thousand million bytes in one value. */
	[CONFIG_MAX_MESSAGE] = { "max-message", VALUE_SIZE, 512 * MIB, KIB,
				 900 * MIB },
	[CONFIG_MAX_PARSED] = { "max-parsed", VALUE_SIZE, 32 * MIB, KIB,
				512 * MIB },
	[CONFIG_MAX_PARTS] = { "max-parts", VALUE_NUMBER, 1000, 1, 100000 },
	[CONFIG_MAX_DEPTH] = { "max-depth", VALUE_NUMBER, 20, 1, 500 },
	[CONFIG_MAX_HEADER] = { "max-header", VALUE_SIZE, 256 * KIB, KIB,
				32 * MIB },
	[CONFIG_MAX_HEADER_FIELDS] = { "max-header-fields", VALUE_NUMBER, 1000,
				       1, 100000 },
	[CONFIG_MAX_BOUNDARY] = { "max-boundary", VALUE_SIZE, 2048, 70, MIB },
	[CONFIG_MAX_TEXT] = { "max-text", VALUE_SIZE, 4 * MIB, KIB, 64 * MIB },
	[CONFIG_MAX_ANSWER] = { "max-answer", VALUE_SIZE, 256 * KIB, KIB,
				16 * MIB },
	[CONFIG_MAX_APPLICATIONS] = { "max-applications", VALUE_NUMBER, 20, 1,
				      1000 },
	[CONFIG_CHILD_MEMORY] = { "child-memory", VALUE_SIZE, 512 * MIB,
				  64 * MIB, 3u * 1024 * MIB },
	[CONFIG_CHILD_CPU] = { "child-cpu", VALUE_NUMBER, 5, 1, 3600 },
	[CONFIG_CHILD_TIME] = { "child-time", VALUE_NUMBER, 8, 1, 3600 },
	[CONFIG_FORM_NAME] = { "form-name", VALUE_TEXT,
			       .text = "Port number registry" },
	[CONFIG_FORM_TO] = { "form-to", VALUE_TEXT, 0, 0, 0 },
	[CONFIG_FORM_FROM] = { "form-from", VALUE_TEXT, 0, 0, 0 },
	[CONFIG_FORM_STATE] = { "form-state", VALUE_PATH, 0, 0, 0 },
	[CONFIG_FORM_SENDMAIL] = { "form-sendmail", VALUE_PATH,
				   .text = "/usr/sbin/sendmail -oi" },
	[CONFIG_FORM_OFFER] = { "form-offer", VALUE_WORDS, 0, 0, 0 },
	[CONFIG_FORM_LIST] = { "form-list", VALUE_TEXT, 0, 0, 0 },
	[CONFIG_FORM_SKIN] = { "form-skin", VALUE_TEXT, 0, 0, 0 },
	[CONFIG_FORM_URL] = { "form-url", VALUE_TEXT, 0, 0, 0 },
	[CONFIG_FORM_CONFIRM] = { "form-confirm", VALUE_TEXT, .text = "no",
				  .words = "no yes" },
	[CONFIG_FORM_HOURLY] = { "form-hourly", VALUE_NUMBER, 10, 1, 10000 },
	[CONFIG_FORM_WAIT] = { "form-wait", VALUE_NUMBER, 5, 0, 600 },
};
G_STATIC_ASSERT(G_N_ELEMENTS(keys) == CONFIG_KEY_COUNT);

Config *config_new(void)
{
	Config *config = g_new0(Config, 1);

	for (int i = 0; i < CONFIG_KEY_COUNT; i++) {
		config->number[i] = keys[i].value;
		config->text[i] = g_strdup(keys[i].text);
		config->list[i] = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(config->list[i], NULL);
	}
	return config;
}

void config_free(Config *config)
{
	if (!config)
		return;
	for (int i = 0; i < CONFIG_KEY_COUNT; i++) {
		g_free(config->text[i]);
		g_ptr_array_unref(config->list[i]);
	}
	g_free(config);
}

const char *config_text(const Config *config, ConfigKey key)
{
	return config->text[key];
}

guint config_number(const Config *config, ConfigKey key)
{
	return config->number[key];
}

const char *const *config_list(const Config *config, ConfigKey key)
{
	return (const char *const *)config->list[key]->pdata;
}

const char *config_key_name(ConfigKey key)
{
	return keys[key].name;
}

/* CONFIG_KEY_COUNT: there is no such key. */
static ConfigKey find_key(const char *name)
{
	int i = 0;

	while (i < CONFIG_KEY_COUNT && strcmp(keys[i].name, name) != 0)
		i++;
	return (ConfigKey)i;
}

static guint64 unit_of(const char *suffix)
{
	static const struct {
		const char *suffix;
		guint64 unit;
	} units[] = {
		{ "", 1 },
		{ "K", KIB },
		{ "M", MIB },
		{ "G", (guint64)1024 * MIB },
	};

	for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
		if (g_ascii_strcasecmp(suffix, units[i].suffix) == 0)
			return units[i].unit;
	}
	return 0;
}

/* NULL, or what is wrong with the value. The caller frees it. */
static char *set_number(Config *config, ConfigKey key, const char *value)
{
	gsize digits = strspn(value, "0123456789");
	guint64 unit = keys[key].type == VALUE_SIZE ? unit_of(value + digits)
						    : value[digits] == '\0';
	guint64 number;

	if (digits == 0 || digits > 10 || unit == 0)
		return g_strdup_printf("'%s' is no %s", value,
				       keys[key].type == VALUE_SIZE
					       ? "size (1024, 64K, 32M, 1G)"
					       : "number");
	number = g_ascii_strtoull(value, NULL, 10) * unit;
	if (number < keys[key].min || number > keys[key].max)
		return g_strdup_printf("'%s' is not between %u and %u", value,
				       keys[key].min, keys[key].max);
	config->number[key] = (guint)number;
	return NULL;
}

static char *set_text(Config *config, ConfigKey key, const char *value)
{
	g_auto(GStrv) words =
		keys[key].words ? g_strsplit(keys[key].words, " ", -1) : NULL;

	if (*value == '\0')
		return g_strdup_printf("'%s' has no value", keys[key].name);
	if (keys[key].type == VALUE_PATH && !g_path_is_absolute(value))
		return g_strdup_printf("'%s' is no absolute path", value);
	if (words && !g_strv_contains((const char *const *)words, value))
		return g_strdup_printf("'%s' is none of: %s", value,
				       keys[key].words);
	g_free(config->text[key]);
	config->text[key] = g_strdup(value);
	return NULL;
}

static gboolean is_list(ConfigKey key)
{
	return keys[key].type == VALUE_WORDS || keys[key].type == VALUE_TARGETS;
}

static void append(Config *config, ConfigKey key, const char *value)
{
	GPtrArray *list = config->list[key];

	g_ptr_array_insert(list, (gint)list->len - 1, g_strdup(value));
}

static char *add_words(Config *config, ConfigKey key, const char *value)
{
	g_auto(GStrv) words = g_strsplit_set(value, " \t,", -1);

	if (*value == '\0')
		return g_strdup_printf("'%s' has no value", keys[key].name);
	for (char **word = words; *word; word++) {
		if (**word)
			append(config, key, *word);
	}
	return NULL;
}

static char *add_target(Config *config, ConfigKey key, const char *value)
{
	gsize len = strcspn(value, " \t");
	const char *path = value + len + strspn(value + len, " \t");
	g_autofree char *target = NULL;

	if (len == 0 || !g_path_is_absolute(path))
		return g_strdup_printf("'%s' is no format and absolute path",
				       value);
	target = g_strdup_printf("%.*s %s", (int)len, value, path);
	append(config, key, target);
	return NULL;
}

static char *set_value(Config *config, ConfigKey key, const char *value)
{
	switch (keys[key].type) {
	case VALUE_TEXT:
	case VALUE_PATH:
		return set_text(config, key, value);
	case VALUE_WORDS:
		return add_words(config, key, value);
	case VALUE_TARGETS:
		return add_target(config, key, value);
	default:
		return set_number(config, key, value);
	}
}

static gboolean fail(const char *path, guint line, const char *what,
		     GError **error)
{
	g_set_error(error, CONFIG_ERROR, CONFIG_ERROR_INVALID, "%s:%u: %s",
		    path, line, what);
	return FALSE;
}

/*
 * What stands in a line is for GLib to read; which line it is, GLib does not
 * tell, so lines are gone through one by one.
 */
static char *read_line(Config *config, const char *line, GHashTable *seen)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autofree char *text = g_strconcat("[" GROUP "]\n", line, NULL);
	g_auto(GStrv) names = NULL;
	g_autofree char *value = NULL;
	ConfigKey key;

	if (*line == '[' || !g_key_file_load_from_data(file, text, (gsize)-1,
						       G_KEY_FILE_NONE, NULL))
		return g_strdup("this is no \"key = value\"");
	if (*line == '\0' || *line == '#')
		return NULL;
	/* GLib takes "key[de]" for German and leaves it out. */
	names = g_key_file_get_keys(file, GROUP, NULL, NULL);
	if (!names || !names[0])
		return g_strdup_printf("there is no key '%.*s'",
				       (int)strcspn(line, " =\t"), line);
	key = find_key(names[0]);
	if (key == CONFIG_KEY_COUNT)
		return g_strdup_printf("there is no key '%s'", names[0]);
	if (!g_hash_table_add(seen, GINT_TO_POINTER(key + 1)) && !is_list(key))
		return g_strdup_printf("'%s' is given a second time", names[0]);
	value = g_key_file_get_string(file, GROUP, names[0], NULL);
	if (!value)
		return g_strdup_printf("the value of '%s' is not readable",
				       names[0]);
	return set_value(config, key, value);
}

static gboolean read_text(Config *config, const char *path, const char *text,
			  GError **error)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	for (guint i = 0; lines[i]; i++) {
		g_autofree char *wrong =
			read_line(config, g_strstrip(lines[i]), seen);

		if (wrong)
			return fail(path, i + 1, wrong, error);
	}
	return TRUE;
}

Config *config_load(const char *path, GError **error)
{
	g_autoptr(Config) config = config_new();
	g_autofree char *text = NULL;
	g_autoptr(GError) cause = NULL;
	gsize len;

	if (!g_file_get_contents(path, &text, &len, &cause)) {
		g_set_error_literal(error, CONFIG_ERROR,
				    CONFIG_ERROR_UNREADABLE, cause->message);
		return NULL;
	}
	if (strlen(text) != len) {
		fail(path, 1, "the file holds a NUL", error);
		return NULL;
	}
	if (!read_text(config, path, text, error))
		return NULL;
	return g_steal_pointer(&config);
}
