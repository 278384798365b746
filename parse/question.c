/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/question.h"

#include <string.h>

/*
 * "Application for User (Registered) Port Number", page of 09-July-2004. The
 * second wordings are those that its CGI program is remembered to have put
 * into the mail.
 */
static const Question user_2004[] = {
	{ "applicant_name",
	  0,
	  SHAPE_LINE,
	  FALSE,
	  { "Your Name:", "Name:" },
	  { NULL },
	  NULL },
	{ "applicant_email",
	  0,
	  SHAPE_LINE,
	  FALSE,
	  { "Your E-mail:", "E-mail:", "Your E-mail address:" },
	  { NULL },
	  NULL },
	{ "protocol",
	  1,
	  SHAPE_TEXT,
	  TRUE,
	  { "What is the protocol-number between the user machine and the "
	    "server machine",
	    "What is the protocol between the user machine and the server "
	    "machine" },
	  { NULL },
	  NULL },
	{ "message_formats",
	  2,
	  SHAPE_TEXT,
	  TRUE,
	  { "What message formats are used" },
	  { "[The sequence of fields in a message. For example, length, "
	    "opcode, argument, filename, null.]" },
	  NULL },
	{ "message_types",
	  3,
	  SHAPE_TEXT,
	  TRUE,
	  { "What message types are used" },
	  { "[The kinds of messages in the protocol. For example, request, "
	    "reply, cancel, interrupt.]" },
	  NULL },
	{ "message_opcodes",
	  4,
	  SHAPE_TEXT,
	  TRUE,
	  { "What message op codes are used" },
	  { "[The operation codes in the protocol. For example, read, write, "
	    "delete, restore.]" },
	  NULL },
	{ "message_sequences",
	  5,
	  SHAPE_TEXT,
	  TRUE,
	  { "What message sequences are used" },
	  { "[The allowed sequences of messages. For example, a client sends "
	    "a request and must wait for a reply from the server, except it "
	    "can send a cancel.]" },
	  NULL },
	{ "functions",
	  6,
	  SHAPE_TEXT,
	  TRUE,
	  { "What functions are performed by this protocol" },
	  { NULL },
	  NULL },
	{ "broadcast",
	  7,
	  SHAPE_CHOICE,
	  TRUE,
	  { "Is either broadcast or multicast used" },
	  { NULL },
	  "broadcast_use" },
	{ "broadcast_use",
	  0,
	  SHAPE_TEXT,
	  FALSE,
	  { "If yes, how and what for" },
	  { NULL },
	  NULL },
	{ "technical_description",
	  8,
	  SHAPE_TEXT,
	  TRUE,
	  { "Please give us a technical description of your proposed use of "
	    "the user port number" },
	  { "(At least 2 paragraphs)" },
	  NULL },
	{ "port_name",
	  9,
	  SHAPE_PARAGRAPH,
	  TRUE,
	  { "What is the proposed name of the user port number" },
	  { "(For example: Super User Message Service)" },
	  NULL },
	{ "short_name",
	  10,
	  SHAPE_LINE,
	  TRUE,
	  { "What SHORT name (14 CHARACTER MAXIMUM) do you want associated "
	    "with this port number" },
	  { "(For example: sums)" },
	  NULL },
};

static const char *const trailers_2004[] = {
	"(Pressing the submit button will cause your application",
	"Please send comments on this web site to",
	"Page Updated",
	"Copyright \xc2\xa9",
	"Copyright (c)",
	"Submit Reset",
	"[Submit]",
	NULL,
};

static const Form forms[] = {
	{ "user-2004", user_2004, G_N_ELEMENTS(user_2004), trailers_2004 },
};

const Form *forms_all(guint *count_out)
{
	*count_out = G_N_ELEMENTS(forms);
	return forms;
}

const Form *form_named(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (strcmp(forms[i].name, name) == 0)
			return &forms[i];
	}
	return NULL;
}

const Question *form_question(const Form *form, const char *key)
{
	for (guint i = 0; i < form->count; i++) {
		if (strcmp(form->questions[i].key, key) == 0)
			return &form->questions[i];
	}
	return NULL;
}
