/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_VIEW_H
#define FORM_VIEW_H

#include "form/names.h"
#include "form/questions.h"

/*
 * A form's page: what is printed above the questions, what is to be said of a
 * draft that was not sent, the questions, the buttons.
 *
 * Knows not why; whoever asks for it says.
 */
typedef struct {
	Questions questions;
	Word notice; /* why it was not sent; WORD_COUNT: for no such reason */
	const char *token;    /* token.h; NULL: nothing can be sent */
	const char *warnings; /* check_warnings() to confirm, or NULL */
	gboolean confirmed;   /* its box is ticked */
	const NameHelp *help; /* on the name; NULL: nothing is known */
	const char *name;     /* that the help is on */
} FormView;

/* The names of the fields beside the questions. */
#define FIELD_TOKEN   "token"
#define FIELD_TRAP    "website"
#define FIELD_CONFIRM "confirm"
#define FIELD_ACTION  "action"
#define ACTION_SEND   "send"
#define ACTION_CHECK  "check"

CgiResponse *form_view_page(const FormView *view, guint status);

/* What the registry has to say of a name, as paragraphs. range: of ports, or
 * NULL. */
void form_view_append_help(GString *out, const Frame *frame,
			   const NameHelp *help, const char *name,
			   const char *range);

#endif
