/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "audit/defects.h"
#include "registry/name.h"

/* What is wrong with a name by itself. */
typedef gboolean (*NameFault)(const char *name);

static gboolean is_over_14(const char *name)
{
	return g_utf8_strlen(name, -1) > NAME_MAX_2004;
}

static gboolean is_over_15(const char *name)
{
	return g_utf8_strlen(name, -1) > NAME_MAX_RFC6335;
}

static gboolean has_other_characters(const char *name)
{
	return !name_has_only_rfc6335_characters(name);
}

static gboolean has_no_letter(const char *name)
{
	return !name_has_letter(name);
}

static gboolean has_outer_hyphen(const char *name)
{
	return *name == '-' || g_str_has_suffix(name, "-");
}

static gboolean has_double_hyphen(const char *name)
{
	return strstr(name, "--") != NULL;
}

enum { CLASSIC = 1, MODERN = 2, ALWAYS = 3 };

static const struct {
	DefectClass of;
	int lists;
	NameFault has;
} faults[] = {
	{ DEFECT_NAME_LENGTH_2004, CLASSIC, is_over_14 },
	{ DEFECT_NAME_LENGTH, ALWAYS, is_over_15 },
	{ DEFECT_NAME_CHARACTERS, ALWAYS, has_other_characters },
	{ DEFECT_NAME_LETTER, ALWAYS, has_no_letter },
	{ DEFECT_NAME_HYPHEN, ALWAYS, has_outer_hyphen },
	{ DEFECT_NAME_HYPHENS, ALWAYS, has_double_hyphen },
};

/* The names of a list: to the line + 1 of the first that has it. */
typedef struct {
	Audited *audited;
	GHashTable *exact;
	GHashTable *folded; /* in small letters */
	GHashTable *ports;  /* folded, to a GArray of the lines of its ports */
} Names;

static guint first_line(GHashTable *names, const char *name)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(names, name));
}

/* What stands for such a name, and where the list has that already. */
static char *replacement(const Names *names, const char *name)
{
	g_autofree char *other = name_replacement(name);
	guint line = other ? first_line(names->exact, other) : 0;

	if (!line)
		return g_steal_pointer(&other);
	return g_strdup_printf("%s, as in line %u", other,
			       names->audited->numbers[line - 1]);
}

static char *faulty(const char *name)
{
	glong length = g_utf8_strlen(name, -1);

	return g_strdup_printf("\"%s\" (%ld character%s)", name, length,
			       length == 1 ? "" : "s");
}

static void judge(const Names *names, guint line, const char *name)
{
	int list = names->audited->classic ? CLASSIC : MODERN;

	for (guint i = 0; i < G_N_ELEMENTS(faults); i++) {
		if ((faults[i].lists & list) && faults[i].has(name))
			audited_note(names->audited, faults[i].of, line,
				     audited_entry(names->audited, line),
				     faulty(name), replacement(names, name));
	}
}

static void check_case(const Names *names, guint line, const char *name)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);
	guint other = first_line(names->folded, folded);
	const char *first;

	if (other - 1 == line)
		return;
	first = audited_entry(names->audited, other - 1)->field[ENTRY_NAME];
	audited_note(names->audited, DEFECT_NAME_CASE, line,
		     audited_entry(names->audited, line),
		     g_strdup_printf("\"%s\"; line %u has \"%s\"", name,
				     names->audited->numbers[other - 1], first),
		     g_strdup(first));
}

static void add_port(const Names *names, guint line, const char *folded)
{
	const Entry *entry = audited_entry(names->audited, line);
	GArray *lines = g_hash_table_lookup(names->ports, folded);

	if (!lines) {
		lines = g_array_new(FALSE, FALSE, sizeof(guint));
		g_hash_table_insert(names->ports, g_strdup(folded), lines);
	}
	for (guint i = 0; i < lines->len; i++) {
		guint other = g_array_index(lines, guint, i);

		if (audited_entry(names->audited, other)->ports.first ==
		    entry->ports.first)
			return;
	}
	g_array_append_val(lines, line);
}

static void read_names(const Names *names)
{
	for (guint i = 0; i < names->audited->lines->len; i++) {
		const Entry *entry = audited_assigned(names->audited, i);
		const char *name = entry ? entry->field[ENTRY_NAME] : "";
		g_autofree char *folded = g_ascii_strdown(name, -1);

		if (!*name)
			continue;
		if (!first_line(names->exact, name))
			g_hash_table_insert(names->exact, (gpointer)name,
					    GUINT_TO_POINTER(i + 1));
		if (entry->has_port)
			add_port(names, i, folded);
		if (!first_line(names->folded, folded))
			g_hash_table_insert(names->folded,
					    g_steal_pointer(&folded),
					    GUINT_TO_POINTER(i + 1));
	}
}

/* One defect for each further port of a name. */
static void note_ports(const Names *names, const GArray *lines)
{
	guint first = g_array_index(lines, guint, 0);
	g_autofree char *title =
		entry_title(audited_entry(names->audited, first));

	for (guint i = 1; i < lines->len; i++) {
		guint line = g_array_index(lines, guint, i);

		audited_note(names->audited, DEFECT_NAME_PORTS, line,
			     audited_entry(names->audited, line),
			     g_strdup_printf("line %u has %s",
					     names->audited->numbers[first],
					     title),
			     g_strdup("a name of its own for each port"));
	}
}

static void free_lines(gpointer lines)
{
	g_array_unref(lines);
}

void defects_of_names(Audited *audited)
{
	g_autoptr(GHashTable) exact = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) folded =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) ports = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, free_lines);
	const Names names = { audited, exact, folded, ports };
	GHashTableIter iter;
	gpointer key, value;

	read_names(&names);
	g_hash_table_iter_init(&iter, exact);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		judge(&names, GPOINTER_TO_UINT(value) - 1, key);
		check_case(&names, GPOINTER_TO_UINT(value) - 1, key);
	}
	g_hash_table_iter_init(&iter, ports);
	while (g_hash_table_iter_next(&iter, &key, &value))
		note_ports(&names, value);
}
