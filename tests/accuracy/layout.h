/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_ACCURACY_LAYOUT_H
#define TESTS_ACCURACY_LAYOUT_H

#include "tests/accuracy/paper.h"

/*
 * How a form that was filled in is laid out as a text: by the page, by a
 * mailer of forms, by people.
 */

/* Which words stand at an answer. */
typedef enum {
	WORDS_QUESTION, /* the form's */
	WORDS_MAILER,	/* of the program that mailed it */
	WORDS_LABEL,	/* what people make of them */
} Words;

/* All zero: the questions alone, answers below, a blank line between. */
typedef struct {
	Words words;
	const char *before; /* the number: "(", "Q" */
	const char *behind; /* ". "; NULL: no numbers */
	const char *bullet; /* before a question */
	const char *mark;   /* on both sides of one: "**" */
	const char *around; /* one and its number: "**" */
	const char *quote;  /* before each line of one: "> " */
	const char *indent; /* before each line of question and answer */
	const char *inset;  /* before each line of an answer */
	const char *gap;    /* between question and answer; NULL: "\n" */
	const char *next;   /* between them and the next; NULL: "\n\n" */
	guint column;	    /* answers begin at, with all their lines; 0: no */
	guint width;	    /* questions are wrapped at; 0: not */
	guint hang;	    /* their further lines stand in so far */
	guint fold;	    /* lines of answers are broken at; 0: not */
	char letters;	    /* 'u', 'l': questions in upper, lower case */
	gboolean hints;
	gboolean boxes;	  /* choices as boxes */
	gboolean skips;	  /* questions without an answer are left out */
	gboolean shuffle; /* in another order */
} Style;

typedef struct Layout Layout;
struct Layout {
	const char *name;
	const char *forms; /* which can be laid out so, with blanks between */
	const char *type;  /* of the content; NULL: text/plain */
	gboolean whole;	   /* nothing may be done to it but to be encoded */
	gboolean columns;  /* nothing but blanks tells a label from a value */
	gboolean folds;	   /* where lines end in an answer is not kept */
	char *(*make)(const Layout *layout, const Paper *paper,
		      const char *const *answers, GRand *rand);
	Style style;
};

extern const Layout layouts[];
extern const guint layout_count;

gboolean layout_is_for(const Layout *layout, const Paper *paper);

/* The text; the caller frees it. */
char *layout_make(const Layout *layout, const Paper *paper,
		  const char *const *answers, GRand *rand);

/* Those that are no lines of questions and answers (layout_fields.c,
 * layout_table.c). */
char *make_ticket(const Layout *layout, const Paper *paper,
		  const char *const *answers, GRand *rand);
char *make_pairs(const Layout *layout, const Paper *paper,
		 const char *const *answers, GRand *rand);
char *make_formmail(const Layout *layout, const Paper *paper,
		    const char *const *answers, GRand *rand);
char *make_nms(const Layout *layout, const Paper *paper,
	       const char *const *answers, GRand *rand);
char *make_urlencoded(const Layout *layout, const Paper *paper,
		      const char *const *answers, GRand *rand);
char *make_form_data(const Layout *layout, const Paper *paper,
		     const char *const *answers, GRand *rand);
char *make_box(const Layout *layout, const Paper *paper,
	       const char *const *answers, GRand *rand);
char *make_markdown_table(const Layout *layout, const Paper *paper,
			  const char *const *answers, GRand *rand);
char *make_html_table(const Layout *layout, const Paper *paper,
		      const char *const *answers, GRand *rand);
char *make_html_list(const Layout *layout, const Paper *paper,
		     const char *const *answers, GRand *rand);
char *make_answers_after(const Layout *layout, const Paper *paper,
			 const char *const *answers, GRand *rand);

/* What they share: an answer as a person or a program writes it. */
char *layout_value(const Layout *layout, const PaperQuestion *question,
		   const char *answer, GRand *rand);

/* The words that stand at a question, as the style has them. */
char *layout_words(const Style *style, const PaperQuestion *question,
		   GRand *rand);

/* Lines of at most width columns, those behind the first hung in. */
char *layout_wrap(const char *text, guint width, guint hang);

/* Each line with before in front of it; of blank ones only its marks. */
char *layout_prefix(const char *text, const char *before);

#endif
