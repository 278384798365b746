/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/words.h"

#include <string.h>

/* Longer ones are compared by their start, so that no text takes long. */
#define WORD_MAX 64

/* Two errors in a word are believed from this length on, one from that. */
#define TWO_ERRORS_LENGTH 8
#define ONE_ERROR_LENGTH  4

/* By this a word is known to be written so on purpose. */
#define SEVERAL 3

/* So many words are looked for among all others, which takes long. */
#define SEARCHES_MAX 2000

struct Words {
	GHashTable *counts; /* word to its count */
	GHashTable *folded; /* the same in small letters */
	guint searches;
};

Words *words_new(void)
{
	Words *words = g_new0(Words, 1);

	words->counts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	words->folded =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return words;
}

void words_free(Words *words)
{
	if (!words)
		return;
	g_hash_table_unref(words->counts);
	g_hash_table_unref(words->folded);
	g_free(words);
}

static gboolean is_around(char c)
{
	return c && strchr(",.;:()[]\"'", c);
}

/* A word of punctuation alone stays what it is. */
static char *bare(const char *word)
{
	gsize start = 0;
	gsize end = strlen(word);

	while (is_around(word[start]))
		start++;
	while (end > start && is_around(word[end - 1]))
		end--;
	return end > start ? g_strndup(word + start, end - start)
			   : g_strdup(word);
}

char **words_of(const char *text)
{
	g_auto(GStrv) parts = g_strsplit_set(text, " \t\r\n", -1);
	g_autoptr(GStrvBuilder) words = g_strv_builder_new();

	for (char **part = parts; *part; part++) {
		g_autofree char *word = **part ? bare(*part) : NULL;

		if (word)
			g_strv_builder_add(words, word);
	}
	return g_strv_builder_end(words);
}

static guint count_of(GHashTable *counts, const char *word)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(counts, word));
}

static void count(GHashTable *counts, const char *word)
{
	g_hash_table_replace(counts, g_strdup(word),
			     GUINT_TO_POINTER(count_of(counts, word) + 1));
}

guint words_count(const Words *words, const char *word)
{
	return count_of(words->counts, word);
}

void words_add(Words *words, const char *text)
{
	g_auto(GStrv) all = words_of(text);

	for (char **word = all; *word; word++) {
		g_autofree char *folded = g_utf8_casefold(*word, -1);

		count(words->counts, *word);
		count(words->folded, folded);
	}
}

guint words_distance(Words *words, const char *word)
{
	GHashTableIter iter;
	gpointer key, count;
	guint nearest = 3;

	if (words->searches++ >= SEARCHES_MAX)
		return nearest;
	g_hash_table_iter_init(&iter, words->counts);
	while (g_hash_table_iter_next(&iter, &key, &count)) {
		if (GPOINTER_TO_UINT(count) >= SEVERAL)
			nearest = MIN(nearest, typing_distance(word, key, 2));
	}
	return nearest;
}

/* "port" goes on as "ports": whoever cut it there, it is a word. */
static gboolean goes_on(const char *word, const char *start)
{
	gsize len = strlen(start);

	return g_str_has_prefix(word, start) && word[len] &&
	       strcmp(word + len, "s") != 0;
}

const char *words_completion(Words *words, const char *start, guint times)
{
	g_autofree char *folded = g_utf8_casefold(start, -1);
	guint most = count_of(words->folded, folded) * times;
	GHashTableIter iter;
	gpointer key, value;
	const char *best = NULL;

	if (words->searches++ >= SEARCHES_MAX)
		return NULL;
	g_hash_table_iter_init(&iter, words->counts);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		guint uses = GPOINTER_TO_UINT(value);

		if (!goes_on(key, start))
			continue;
		if (uses > most ||
		    (best && uses == most && strcmp(key, best) < 0)) {
			most = uses;
			best = key;
		}
	}
	return best;
}

/* The characters of a word, at most WORD_MAX. */
typedef struct {
	gunichar at[WORD_MAX];
	guint len;
} Letters;

static void spell(Letters *letters, const char *word)
{
	for (letters->len = 0; *word && letters->len < WORD_MAX;
	     word = g_utf8_next_char(word))
		letters->at[letters->len++] = g_utf8_get_char(word);
}

/* The cell of row i and column j, of the three rows that are kept. */
static guint cell(const Letters *a, const Letters *b,
		  guint rows[3][WORD_MAX + 1], guint i, guint j)
{
	const guint *above = rows[(i - 1) % 3];
	gboolean same = a->at[i - 1] == b->at[j - 1];
	guint best = MIN(above[j], rows[i % 3][j - 1]) + 1;

	best = MIN(best, above[j - 1] + !same);
	if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] &&
	    a->at[i - 2] == b->at[j - 1])
		best = MIN(best, rows[(i - 2) % 3][j - 2] + 1);
	return best;
}

guint typing_distance(const char *a, const char *b, guint max)
{
	guint rows[3][WORD_MAX + 1];
	Letters x, y;

	spell(&x, a);
	spell(&y, b);
	if (MAX(x.len, y.len) - MIN(x.len, y.len) > max)
		return max + 1;
	for (guint j = 0; j <= y.len; j++)
		rows[0][j] = j;
	for (guint i = 1; i <= x.len; i++) {
		guint least = rows[i % 3][0] = i;

		for (guint j = 1; j <= y.len; j++) {
			rows[i % 3][j] = cell(&x, &y, rows, i, j);
			least = MIN(least, rows[i % 3][j]);
		}
		/* One more row, for two swapped letters, may be lower. */
		if (least > max + 1)
			return max + 1;
	}
	return MIN(rows[x.len % 3][y.len], max + 1);
}

static char *digits_of(const char *text)
{
	GString *digits = g_string_new(NULL);

	for (; *text; text++) {
		if (g_ascii_isdigit(*text))
			g_string_append_c(digits, *text);
	}
	return g_string_free(digits, FALSE);
}

/* "Port1" and "Port2" */
static gboolean digits_differ(const char *a, const char *b)
{
	g_autofree char *x = digits_of(a);
	g_autofree char *y = digits_of(b);

	return strcmp(x, y) != 0;
}

static gboolean has_alnum(const char *word)
{
	for (; *word; word = g_utf8_next_char(word)) {
		if (g_unichar_isalnum(g_utf8_get_char(word)))
			return TRUE;
	}
	return FALSE;
}

/* "snmp-tcp" and "SNMP UDP" as "snmp-": what is said of a transport is meant
 * to differ. */
static char *without_transport(const char *word)
{
	static const char *const transports[] = { "tcp", "udp", "dtls", "tls" };
	GString *rest = g_string_new(word);

	for (guint i = 0; i < G_N_ELEMENTS(transports); i++)
		g_string_replace(rest, transports[i], "", 0);
	return g_string_free(rest, FALSE);
}

static gboolean is_meant(const char *a, const char *b)
{
	g_autofree char *x = without_transport(a);
	g_autofree char *y = without_transport(b);

	return strcmp(x, y) == 0 || digits_differ(a, b);
}

gboolean typing_error(const char *a, const char *b)
{
	g_autofree char *x = g_utf8_casefold(a, -1);
	g_autofree char *y = g_utf8_casefold(b, -1);
	guint length = (guint)MIN(g_utf8_strlen(x, -1), g_utf8_strlen(y, -1));
	guint distance;

	if (strcmp(x, y) == 0)
		return TRUE;
	if (is_meant(x, y))
		return FALSE;
	if (!has_alnum(x) && !has_alnum(y))
		return length == 1;
	distance = typing_distance(x, y, 2);
	return (distance == 1 && length >= ONE_ERROR_LENGTH) ||
	       (distance <= 2 && length >= TWO_ERRORS_LENGTH);
}
