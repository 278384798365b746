/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "audit/cut.h"
#include "audit/defects.h"

/* Shorter words are too like each other. */
#define LENGTH_MIN 6

/* A word of more services than these is meant, whatever it is like. */
#define RARE_MAX 2

/* How much more frequent the word is that it should be. */
#define TIMES 2

/* So many words are held against each other: many times what a list has, and
 * no more than seconds. */
#define COMPARISONS_MAX 5000000

#define LETTERS 26

/* A word in small letters. */
typedef struct {
	const char *name;  /* of the last entry that has it */
	guint services;	   /* a service is on several transports */
	const char *right; /* what it may be; NULL: it is right */
} Word;

typedef struct {
	Audited *audited;
	GHashTable *words;			/* to a Word */
	GPtrArray *frequent[LETTERS * LETTERS]; /* by first and last letter */
	guint comparisons;
} Spelling;

typedef void (*VisitWord)(Spelling *spelling, guint line, const char *word);

static void each_word(Spelling *spelling, guint line, VisitWord visit)
{
	const Entry *entry = audited_assigned(spelling->audited, line);
	g_autofree char *text = NULL;
	g_autofree char *lower = NULL;
	char *at;

	if (!entry)
		return;
	text = cut_without_rest(entry->field[ENTRY_DESCRIPTION]);
	lower = g_ascii_strdown(text, -1);
	for (at = lower; *at;) {
		char *end = at;

		while (g_ascii_isalpha(*end))
			end++;
		if (end - at >= LENGTH_MIN) {
			g_autofree char *word =
				g_strndup(at, (gsize)(end - at));

			visit(spelling, line, word);
		}
		at = end + (*end != '\0');
	}
}

static void each_line(Spelling *spelling, VisitWord visit)
{
	for (guint i = 0; i < spelling->audited->lines->len; i++)
		each_word(spelling, i, visit);
}

static const char *name_of(const Spelling *spelling, guint line)
{
	return audited_entry(spelling->audited, line)->field[ENTRY_NAME];
}

static void count_word(Spelling *spelling, guint line, const char *text)
{
	Word *word = g_hash_table_lookup(spelling->words, text);
	const char *name = name_of(spelling, line);

	if (!word) {
		word = g_new0(Word, 1);
		g_hash_table_insert(spelling->words, g_strdup(text), word);
	}
	if (!word->name || strcmp(word->name, name) != 0)
		word->services++;
	word->name = name;
}

static GPtrArray **bucket(Spelling *spelling, const char *text)
{
	guint first = (guint)(*text - 'a');
	guint last = (guint)(text[strlen(text) - 1] - 'a');

	return &spelling->frequent[first * LETTERS + last];
}

static void sort_frequent(Spelling *spelling)
{
	GHashTableIter iter;
	gpointer text, value;

	g_hash_table_iter_init(&iter, spelling->words);
	while (g_hash_table_iter_next(&iter, &text, &value)) {
		GPtrArray **words = bucket(spelling, text);
		const Word *word = value;

		if (word->services < TIMES)
			continue;
		if (!*words)
			*words = g_ptr_array_new();
		g_ptr_array_add(*words, text);
	}
}

/* The most frequent word that is one error away; its ends are as they are, for
 * there words differ by what they mean. */
static void judge(Spelling *spelling, const char *text, Word *word)
{
	const GPtrArray *words = *bucket(spelling, text);
	guint most = word->services * TIMES;

	for (guint i = 0;
	     words && i < words->len && spelling->comparisons < COMPARISONS_MAX;
	     i++) {
		const char *other = words->pdata[i];
		const Word *known = g_hash_table_lookup(spelling->words, other);

		spelling->comparisons++;
		if (known->services < most ||
		    (known->services == most && word->right &&
		     strcmp(other, word->right) > 0) ||
		    typing_distance(text, other, 1) != 1)
			continue;
		word->right = other;
		most = known->services;
	}
}

static void judge_all(Spelling *spelling)
{
	GHashTableIter iter;
	gpointer text, word;

	g_hash_table_iter_init(&iter, spelling->words);
	while (g_hash_table_iter_next(&iter, &text, &word)) {
		if (((Word *)word)->services <= RARE_MAX)
			judge(spelling, text, word);
		((Word *)word)->name = NULL;
	}
}

/* A word that is in the name, too, is one of the applicant's. */
static gboolean is_own(const char *name, const char *text)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);

	return strstr(lower, text) != NULL;
}

/* Once for each service. */
static void note_word(Spelling *spelling, guint line, const char *text)
{
	Word *word = g_hash_table_lookup(spelling->words, text);
	const char *name = name_of(spelling, line);

	if (!word->right || (word->name && strcmp(word->name, name) == 0))
		return;
	word->name = name;
	if (!is_own(name, text))
		audited_note(spelling->audited, DEFECT_MISSPELT, line,
			     audited_entry(spelling->audited, line),
			     g_strdup_printf("\"%s\"", text),
			     g_strdup(word->right));
}

void defects_of_spelling(Audited *audited)
{
	g_autoptr(GHashTable) words =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autofree Spelling *spelling = g_new0(Spelling, 1);

	spelling->audited = audited;
	spelling->words = words;
	each_line(spelling, count_word);
	sort_frequent(spelling);
	judge_all(spelling);
	each_line(spelling, note_word);
	for (guint i = 0; i < G_N_ELEMENTS(spelling->frequent); i++) {
		if (spelling->frequent[i])
			g_ptr_array_unref(spelling->frequent[i]);
	}
}
