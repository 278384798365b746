/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/names.h"

#include <string.h>

#include "registry/format.h"
#include "registry/vacancy.h"
#include "store/registry.h"

/* Shorter ones are all like each other. */
#define LIKE_MIN 4

/* Names that are longer are in no list. */
#define LIKE_MAX 60

/* Letters and digits in lower case: what is left when names are spoken. */
static char *spoken(const char *name)
{
	GString *out = g_string_new(NULL);

	for (; *name; name++) {
		if (g_ascii_isalnum(*name))
			g_string_append_c(out, g_ascii_tolower(*name));
	}
	return g_string_free(out, FALSE);
}

/* The rest of both, behind what they share at their beginning. */
static gboolean differs_by_one(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	if (!*a || !*b)
		return strlen(a) + strlen(b) == 1;
	return strcmp(a + 1, b + 1) == 0 || strcmp(a, b + 1) == 0 ||
	       strcmp(a + 1, b) == 0 ||
	       (a[0] == b[1] && a[1] == b[0] && strcmp(a + 2, b + 2) == 0);
}

gboolean name_is_like(const char *name, const char *other)
{
	g_autofree char *a = NULL;
	g_autofree char *b = NULL;

	if (g_ascii_strcasecmp(name, other) == 0 || strlen(name) > LIKE_MAX ||
	    strlen(other) > LIKE_MAX)
		return FALSE;
	a = spoken(name);
	b = spoken(other);
	if (strcmp(a, b) == 0)
		return *a != '\0';
	return strlen(a) >= LIKE_MIN && strlen(b) >= LIKE_MIN &&
	       differs_by_one(a, b);
}

typedef struct {
	const char *name;
	const char *range;
	NameHelp *help;
} Asked;

static void look_at(Asked *asked, const Entry *entry)
{
	const char *other = entry->field[ENTRY_NAME];
	char **similar = asked->help->similar;
	guint i = 0;

	while (similar[i] && strcmp(similar[i], other) != 0)
		i++;
	if (i < NAME_SIMILAR_MAX && !similar[i] &&
	    name_is_like(asked->name, other))
		similar[i] = g_strdup(other);
}

static void find_similar(Asked *asked, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const ListLine *line = lines->pdata[i];

		if (line->entry)
			look_at(asked, line->entry);
	}
}

/* A list that nothing can be written into has no next port. */
static void find_next(Asked *asked, const ListFormat *format,
		      const GPtrArray *lines)
{
	g_autoptr(Vacancies) vacancies = NULL;

	if (!format || !format->editing)
		return;
	vacancies = vacancies_of(lines, format->editing->groups);
	asked->help->has_next = vacancies_lowest(
		vacancies, port_range_named(asked->range), &asked->help->next);
}

static gboolean ask(Store *store, gpointer data, GError **error)
{
	Asked *asked = data;
	g_autofree char *format = NULL;
	g_autoptr(GPtrArray) lines = NULL;

	if (!registry_ports_of_name(store, asked->name, asked->help->ports,
				    error) ||
	    !registry_leading(store, REGISTRY_NOW, &format, error))
		return FALSE;
	lines = registry_contents(store, format, REGISTRY_NOW, error);
	if (!lines)
		return FALSE;
	find_similar(asked, lines);
	find_next(asked, format ? list_format_named(format) : NULL, lines);
	return TRUE;
}

NameHelp *name_help(Store *store, const char *name, const char *range,
		    GError **error)
{
	g_autoptr(NameHelp) help = g_new0(NameHelp, 1);
	Asked asked = { name, range, help };

	help->ports = g_array_new(FALSE, FALSE, sizeof(gint64));
	if (!store_snapshot(store, ask, &asked, error))
		return NULL;
	return g_steal_pointer(&help);
}

NameHelp *name_help_of(const char *path, guint timeout_ms, const char *name,
		       const char *range, GError **error)
{
	g_autoptr(Store) store =
		path ? store_open(path, STORE_READ, timeout_ms, error) : NULL;

	return store ? name_help(store, name, range, error) : NULL;
}

void name_help_free(NameHelp *help)
{
	if (!help)
		return;
	g_array_unref(help->ports);
	for (guint i = 0; i < NAME_SIMILAR_MAX; i++)
		g_free(help->similar[i]);
	g_free(help);
}
