/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include <glib.h>

/*
 * The configuration: a file of "key = value" lines, '#' before a comment, read
 * strictly. A key that is unknown, given twice (but for lists), or has a value
 * that makes no sense is an error that names file and line; portreg.conf(5)
 * lists the keys.
 *
 * Knows what a value looks like, not what it is for.
 */
typedef struct Config Config;

#define CONFIG_ERROR (config_error_quark())
GQuark config_error_quark(void);

typedef enum {
	CONFIG_ERROR_UNREADABLE,
	CONFIG_ERROR_INVALID,
} ConfigError;

typedef enum {
	CONFIG_DATABASE,
	CONFIG_BUSY_TIMEOUT,
	CONFIG_PROFILE,
	CONFIG_TICKET_TAG,
	CONFIG_PUBLISH,
	CONFIG_ASSIGN,
	CONFIG_ASSIGN_FROM,
	CONFIG_ASSIGN_DAILY,
	CONFIG_ADDRESS_SIGN,
	CONFIG_MAIL_DOMAIN,
	CONFIG_MAX_MESSAGE,
	CONFIG_MAX_PARSED,
	CONFIG_MAX_PARTS,
	CONFIG_MAX_DEPTH,
	CONFIG_MAX_HEADER,
	CONFIG_MAX_HEADER_FIELDS,
	CONFIG_MAX_BOUNDARY,
	CONFIG_MAX_TEXT,
	CONFIG_MAX_ANSWER,
	CONFIG_MAX_APPLICATIONS,
	CONFIG_CHILD_MEMORY,
	CONFIG_CHILD_CPU,
	CONFIG_CHILD_TIME,
	CONFIG_FORM_NAME,
	CONFIG_FORM_TO,
	CONFIG_FORM_FROM,
	CONFIG_FORM_STATE,
	CONFIG_FORM_SENDMAIL,
	CONFIG_FORM_OFFER,
	CONFIG_FORM_LIST,
	CONFIG_FORM_SKIN,
	CONFIG_FORM_URL,
	CONFIG_FORM_CONFIRM,
	CONFIG_FORM_HOURLY,
	CONFIG_FORM_WAIT,
	CONFIG_KEY_COUNT
} ConfigKey;

/* All keys with their defaults. */
Config *config_new(void);
void config_free(Config *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Config, config_free)

/* The defaults and what the file at path says. NULL on error. */
Config *config_load(const char *path, GError **error);

/* The value of a text, or its default (NULL: it has none). config owns it. */
const char *config_text(const Config *config, ConfigKey key);

/*
 * The values of a key that may be given several times, up to a NULL: the words
 * of assign-from, and the lines of publish ("FORMAT PATH", with one blank
 * between). config owns them.
 */
const char *const *config_list(const Config *config, ConfigKey key);

/* The value of a number (a time in seconds, a size in bytes). */
guint config_number(const Config *config, ConfigKey key);

/* The key's name in the file. */
const char *config_key_name(ConfigKey key);

#endif
