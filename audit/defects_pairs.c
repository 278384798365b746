/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "audit/defects.h"

static const char *description_of(const Audited *audited, guint line)
{
	return audited_entry(audited, line)->field[ENTRY_DESCRIPTION];
}

static gboolean is_on(const Audited *audited, guint line, const char *transport)
{
	return g_ascii_strcasecmp(
		       audited_entry(audited, line)->field[ENTRY_TRANSPORT],
		       transport) == 0;
}

static const char *name_of(const Audited *audited, guint line)
{
	return audited_entry(audited, line)->field[ENTRY_NAME];
}

/* More names on a port are not compared with each other: something else is
 * wrong there. */
#define NAMES_MAX 64

/* The entries of a port by their names: to the line + 1. */
typedef struct {
	GHashTable *tcp;
	GHashTable *udp;
} Pair;

static void read_names(const Audited *audited, GHashTable *names,
		       const char *transport, const guint *lines, guint count)
{
	for (guint i = 0; i < count; i++) {
		const char *name = name_of(audited, lines[i]);

		if (is_on(audited, lines[i], transport) &&
		    !g_hash_table_contains(names, name))
			g_hash_table_insert(names, (gpointer)name,
					    GUINT_TO_POINTER(lines[i] + 1));
	}
}

/* The line + 1 of the first entry of that name; 0: there is none. */
static guint find(GHashTable *names, const char *name)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(names, name));
}

/* White space is the format's matter. */
static gboolean is_same(const char *a, const char *b)
{
	g_auto(GStrv) x = NULL;
	g_auto(GStrv) y = NULL;

	if (strcmp(a, b) == 0)
		return TRUE;
	x = words_of(a);
	y = words_of(b);
	return g_strv_equal((const char *const *)x, (const char *const *)y);
}

/* Two texts of as many words, of which each is the other's or a typing error
 * of it; or they differ in blanks alone. */
static gboolean is_typing_error(const char *a, const char *b)
{
	g_auto(GStrv) x = words_of(a);
	g_auto(GStrv) y = words_of(b);
	g_autofree char *together_x = g_strjoinv("", x);
	g_autofree char *together_y = g_strjoinv("", y);

	if (g_ascii_strcasecmp(together_x, together_y) == 0)
		return TRUE;
	if (g_strv_length(x) != g_strv_length(y))
		return FALSE;
	for (guint i = 0; x[i]; i++) {
		if (strcmp(x[i], y[i]) != 0 && !typing_error(x[i], y[i]))
			return FALSE;
	}
	return TRUE;
}

static guint count_in(char **words, const char *word)
{
	guint count = 0;

	for (; *words; words++)
		count += strcmp(*words, word) == 0;
	return count;
}

/* "ABC Software" as "abcsoftware" */
static char *squeeze(const char *text)
{
	GString *letters = g_string_new(NULL);

	for (; *text; text++) {
		if (g_ascii_isalnum(*text))
			g_string_append_c(letters, g_ascii_tolower(*text));
	}
	return g_string_free(letters, FALSE);
}

static gboolean is_spelt(const char *name, const char *description)
{
	g_autofree char *letters = squeeze(name);
	g_autofree char *all = squeeze(description);

	return strstr(all, letters) != NULL;
}

/* A word that only one of two texts has, and where it might stand, too. */
typedef struct {
	Words *words;
	const char *name; /* of the entry */
	const char *contact;
} Sources;

/* How well the list knows a word: its uses elsewhere, and without one whether
 * it is near to a word with several, or in what stands around it. */
static gint64 familiarity(const Sources *sources, const char *word, guint own)
{
	guint count = words_count(sources->words, word);
	guint elsewhere = count > own ? count - own : 0;

	if (elsewhere)
		return 4 + (gint64)elsewhere;
	return 3 - (gint64)words_distance(sources->words, word) +
	       (is_spelt(word, sources->name) ||
		is_spelt(word, sources->contact));
}

/* Over 0: a is more likely right. What both texts have says nothing. */
static gint64 compare_words(const Sources *sources, char **a, char **b)
{
	gint64 sum = 0;

	for (char **word = a; *word; word++) {
		if (!count_in(b, *word))
			sum += familiarity(sources, *word, count_in(a, *word));
	}
	for (char **word = b; *word; word++) {
		if (!count_in(a, *word))
			sum -= familiarity(sources, *word, count_in(b, *word));
	}
	return sum;
}

/* The description whose words the rest of the list has, too; NULL: neither. */
static const char *likelier(const Audited *audited, guint tcp, guint udp)
{
	const Sources sources = {
		audited->words,
		name_of(audited, udp),
		audited_entry(audited, udp)->field[ENTRY_CONTACT],
	};
	const char *a = description_of(audited, tcp);
	const char *b = description_of(audited, udp);
	g_auto(GStrv) x = words_of(a);
	g_auto(GStrv) y = words_of(b);
	gint64 sum = compare_words(&sources, x, y);

	return sum ? (sum > 0 ? a : b) : NULL;
}

static void compare_pair(Audited *audited, guint tcp, guint udp)
{
	const char *a = description_of(audited, tcp);
	const char *b = description_of(audited, udp);
	gboolean typed;

	if (is_same(a, b))
		return;
	typed = is_typing_error(a, b);
	audited_note(audited, typed ? DEFECT_TYPED_TWICE : DEFECT_DIFFERS, udp,
		     audited_entry(audited, udp),
		     g_strdup_printf("\"%s\"; tcp in line %u is \"%s\"", b,
				     audited->numbers[tcp], a),
		     typed ? g_strdup(likelier(audited, tcp, udp)) : NULL);
}

static void note_names(Audited *audited, guint tcp, guint udp)
{
	const char *a = name_of(audited, tcp);
	const char *b = name_of(audited, udp);
	const char *text = description_of(audited, tcp);
	gboolean is_a = is_spelt(a, text);
	gboolean is_b = is_spelt(b, text);

	audited_note(audited, DEFECT_TYPED_TWICE, udp,
		     audited_entry(audited, udp),
		     g_strdup_printf("the name \"%s\"; tcp in line %u has "
				     "\"%s\"",
				     b, audited->numbers[tcp], a),
		     is_a == is_b ? NULL : g_strdup(is_a ? a : b));
}

/* The names of one service, of which one has a typing error: one error alone,
 * for names are short, and what they say of it is the same. */
static gboolean is_other(const Audited *audited, guint tcp, guint udp)
{
	const char *a = name_of(audited, tcp);
	const char *b = name_of(audited, udp);
	const char *text = description_of(audited, tcp);
	const char *other = description_of(audited, udp);

	return typing_distance(a, b, 1) == 1 && typing_error(a, b) &&
	       (is_same(text, other) || is_typing_error(text, other));
}

/* A name of udp alone, like one of tcp alone. */
static void find_name(Audited *audited, const Pair *pair, guint udp)
{
	GHashTableIter iter;
	gpointer name, line;

	if (g_hash_table_size(pair->tcp) > NAMES_MAX)
		return;
	g_hash_table_iter_init(&iter, pair->tcp);
	while (g_hash_table_iter_next(&iter, &name, &line)) {
		guint tcp = GPOINTER_TO_UINT(line) - 1;

		if (!find(pair->udp, name) && is_other(audited, tcp, udp)) {
			note_names(audited, tcp, udp);
			compare_pair(audited, tcp, udp);
			return;
		}
	}
}

static void compare_all(Audited *audited, const Pair *pair)
{
	GHashTableIter iter;
	gpointer name, line;

	g_hash_table_iter_init(&iter, pair->udp);
	while (g_hash_table_iter_next(&iter, &name, &line)) {
		guint udp = GPOINTER_TO_UINT(line) - 1;
		guint tcp = find(pair->tcp, name);

		if (tcp)
			compare_pair(audited, tcp - 1, udp);
		else
			find_name(audited, pair, udp);
	}
}

static void look(Audited *audited, const guint *lines, guint count)
{
	g_autoptr(GHashTable) tcp = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) udp = g_hash_table_new(g_str_hash, g_str_equal);
	const Pair pair = { tcp, udp };

	read_names(audited, tcp, "tcp", lines, count);
	read_names(audited, udp, "udp", lines, count);
	compare_all(audited, &pair);
}

void defects_of_pairs(Audited *audited)
{
	audited_each_port(audited, look);
}
