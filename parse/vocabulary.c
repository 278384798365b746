/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/vocabulary.h"

#include <string.h>

#include "parse/question.h"
#include "parse/squeezed.h"

/* Shorter words are not looked for; longer ones by so many letters first. */
#define WORD_MIN 4

/* No word of a form has more letters. */
#define WORD_MAX 40

#define SLOT_BITS 12

/* Knuth, The Art of Computer Programming, volume 3, section 6.4 */
#define GOLDEN 2654435761U

/* So many letters are compared at once, at the end of a text too. */
#define FIRST sizeof(guint64)
G_STATIC_ASSERT(FIRST <= WORD_MIN + SQUEEZED_BEHIND);

/* So many places of a text are looked at, one step after the other. */
#define PLACES 512

typedef struct {
	const char *letters;
	gsize len;
	guint64 first; /* its first letters, under the mask */
	guint64 mask;
} Word;

/* Words by their first letters: of each slot the last, then the ones before
 * it; 0: none. */
typedef struct {
	guint16 slots[1 << SLOT_BITS];
	guint16 next[VOCABULARY_MAX];
} Chains;

/* Places to look at, at once, and the text from there on. */
typedef struct {
	const char *text;
	gsize count;
	gsize len;
} Span;

struct Vocabulary {
	GArray *words; /* of Word; the first is none */
	GArray *asked;
	Chains chains;
};

static guint slot_of(const char *letters)
{
	guint32 first;

	memcpy(&first, letters, sizeof(first));
	return first * GOLDEN >> (32 - SLOT_BITS);
}

static const Word *word_at(const Vocabulary *vocabulary, guint number)
{
	return &g_array_index(vocabulary->words, Word, number);
}

/* Its number, or 0. */
static guint number_of(const Vocabulary *vocabulary, const char *letters)
{
	guint number = vocabulary->chains.slots[slot_of(letters)];

	while (number && strcmp(word_at(vocabulary, number)->letters, letters))
		number = vocabulary->chains.next[number];
	return number;
}

static guint64 first_letters(const char *letters)
{
	guint64 first;

	memcpy(&first, letters, sizeof(first));
	return first;
}

static Word word_of(const char *letters)
{
	Word word = { g_intern_string(letters), strlen(letters), 0, 0 };
	const gsize first = MIN(word.len, FIRST);

	memcpy(&word.first, letters, first);
	memset(&word.mask, 0xff, first);
	return word;
}

static guint add_word(Vocabulary *vocabulary, const char *letters)
{
	guint16 *slot = &vocabulary->chains.slots[slot_of(letters)];
	Word word = word_of(letters);
	guint number = number_of(vocabulary, letters);

	if (number)
		return number;
	number = vocabulary->words->len;
	g_assert(number < VOCABULARY_MAX);
	g_array_append_val(vocabulary->words, word);
	vocabulary->chains.next[number] = *slot;
	*slot = (guint16)number;
	return number;
}

static void set_bit(WordSet *set, guint number)
{
	set->bits[number / 64] |= G_GUINT64_CONSTANT(1) << (number % 64);
}

/* Takes the next word off, as squeezed.h would have its letters; "" is the
 * last. A transport may break a line wherever there is no letter. */
static const char *take_word(const char *words, char letters[WORD_MAX + 1])
{
	static const char between[] = " -/()[]'.,:?~";
	gsize len = 0;

	for (words += strspn(words, between);
	     *words && !strchr(between, *words); words++) {
		g_assert(len < WORD_MAX);
		if (g_ascii_isalnum(*words))
			letters[len++] = g_ascii_tolower(*words);
	}
	letters[len] = '\0';
	return words;
}

static void add_asked(Vocabulary *vocabulary, Asked asked, const char *words)
{
	char letters[WORD_MAX + 1];

	while (*words) {
		words = take_word(words, letters);
		if (strlen(letters) >= WORD_MIN)
			set_bit(&asked.words, add_word(vocabulary, letters));
	}
	g_array_append_val(vocabulary->asked, asked);
}

/* As fields.h tells names that are in forms of all kinds. */
static void add_name(Vocabulary *vocabulary, Asked asked, const char *name)
{
	asked.telling = strchr(name, '_') != NULL;
	add_asked(vocabulary, asked, name);
}

/* Without the wordings that say little: three others must be there. */
static void add_question(Vocabulary *vocabulary, guint form, guint number,
			 const Question *question)
{
	const Asked asked = { form, number, TRUE, { { 0 } } };

	for (guint i = 0; i < QUESTION_WORDINGS && question->wordings[i]; i++) {
		if (question->distinctive && *question->wordings[i] != '~')
			add_asked(vocabulary, asked, question->wordings[i]);
	}
	add_name(vocabulary, asked, question->key);
	for (guint i = 0; i < QUESTION_FIELDS && question->fields[i]; i++)
		add_name(vocabulary, asked, question->fields[i]);
	if (question->shape == SHAPE_TRANSPORTS)
		add_name(vocabulary, asked, "transport_protocols");
}

static Vocabulary *make(void)
{
	/* It begins nowhere: no letter is 0xff. */
	const Word none = { "", 0, G_MAXUINT64, G_MAXUINT64 };
	Vocabulary *vocabulary = g_new0(Vocabulary, 1);
	guint count;
	const Form *const *forms = forms_all(&count);

	vocabulary->words = g_array_new(FALSE, FALSE, sizeof(Word));
	g_array_append_val(vocabulary->words, none);
	vocabulary->asked = g_array_new(FALSE, FALSE, sizeof(Asked));
	for (guint i = 0; i < count; i++) {
		for (guint j = 0; j < forms[i]->count; j++)
			add_question(vocabulary, i, j, &forms[i]->questions[j]);
	}
	return vocabulary;
}

const Vocabulary *vocabulary_of_forms(void)
{
	static gsize made = 0;

	if (g_once_init_enter(&made))
		g_once_init_leave(&made, (gsize)make());
	return (const Vocabulary *)made;
}

const GArray *vocabulary_asked(const Vocabulary *vocabulary)
{
	return vocabulary->asked;
}

/* A word that is short begins there as far as it goes. */
static gboolean may_be(const Word *word, const char *text)
{
	return ((first_letters(text) ^ word->first) & word->mask) == 0;
}

/* Behind the letters that may_be() has seen. */
static gboolean goes_on(const Word *word, const char *text)
{
	return word->len <= FIRST || memcmp(word->letters + FIRST, text + FIRST,
					    word->len - FIRST) == 0;
}

/* FALSE: of the words of its slot none begins there. Few slots have more than
 * two. */
static gboolean may_begin(const Vocabulary *vocabulary, const Chains *chains,
			  const char *text)
{
	guint last = chains->slots[slot_of(text)];
	guint before = chains->next[last];

	return may_be(word_at(vocabulary, last), text) |
	       may_be(word_at(vocabulary, before), text) |
	       (chains->next[before] != 0);
}

/* Those that begin at one place; what was found is taken out of the chains. */
static void find_at(const Vocabulary *vocabulary, Chains *chains,
		    const char *text, gsize len, WordSet *found)
{
	guint16 *link = &chains->slots[slot_of(text)];

	while (*link) {
		const Word *word = word_at(vocabulary, *link);

		if (may_be(word, text) && word->len <= len &&
		    goes_on(word, text)) {
			set_bit(found, *link);
			*link = chains->next[*link];
		} else {
			link = &chains->next[*link];
		}
	}
}

/* In three steps, of which the first two have no branch that cannot be
 * foreseen: a text of words like those of forms is nothing but such. */
static void find_between(const Vocabulary *vocabulary, Chains *chains,
			 const Span *span, WordSet *found)
{
	guint16 places[PLACES];
	guint count = 0, left = 0;

	for (gsize i = 0; i < span->count; i++) {
		places[count] = (guint16)i;
		count += chains->slots[slot_of(span->text + i)] != 0;
	}
	for (guint i = 0; i < count; i++) {
		places[left] = places[i];
		left += may_begin(vocabulary, chains, span->text + places[i]);
	}
	for (guint i = 0; i < left; i++)
		find_at(vocabulary, chains, span->text + places[i],
			span->len - places[i], found);
}

WordSet vocabulary_find(const Vocabulary *vocabulary, const GString *squeezed)
{
	const gsize end = squeezed->len - MIN(squeezed->len, WORD_MIN - 1);
	Chains chains = vocabulary->chains;
	WordSet found = { { 0 } };

	for (gsize i = 0; i < end; i += PLACES) {
		const Span span = { squeezed->str + i, MIN(end - i, PLACES),
				    squeezed->len - i };

		find_between(vocabulary, &chains, &span, &found);
	}
	return found;
}
