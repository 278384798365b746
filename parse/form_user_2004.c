/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/forms.h"

/*
 * "Application for User (Registered) Port Number" and "Application for System
 * (Well-Known) Port Number", pages of 09-July-2004. The later wordings are
 * labels that the page's CGI program is remembered to have put into the mail.
 */
static const Question questions[] = {
	{ .key = "applicant_name",
	  .field = "realname",
	  .shape = SHAPE_LINE,
	  .wordings = { "Your Name:", "~Name:", "Applicant's name:",
			"Applicant name:", "Name of the applicant:",
			"Full name:", "What is your name?" } },
	{ .key = "applicant_email",
	  .field = "email",
	  .shape = SHAPE_LINE,
	  .wordings = { "Your E-mail:", "E-mail:", "Your E-mail address:",
			"E-mail address:", "Applicant's e-mail:",
			"Applicant e-mail:", "What is your e-mail?",
			"What is your e-mail address?" } },
	{ .key = "protocol",
	  .number = 1,
	  .distinctive = TRUE,
	  .wordings = { "What is the protocol-number between the user machine "
			"and the server machine",
			"What is the protocol between the user machine and the "
			"server machine",
			"Protocol Number:", "What is the protocol-number?",
			"What is the protocol?",
			"~Protocol:", "~Transport protocol:" } },
	{ .key = "message_formats",
	  .number = 2,
	  .distinctive = TRUE,
	  .wordings = { "What message formats are used",
			"Message Formats:", "What message formats?",
			"Message formats used:", "~Formats:" },
	  .hints = { "[The sequence of fields in a message. For example, "
		     "length, opcode, argument, filename, null.]" } },
	{ .key = "message_types",
	  .number = 3,
	  .distinctive = TRUE,
	  .wordings = { "What message types are used", "Message Types:",
			"What message types?", "Message types used:" },
	  .hints = { "[The kinds of messages in the protocol. For example, "
		     "request, reply, cancel, interrupt.]" } },
	{ .key = "message_opcodes",
	  .number = 4,
	  .distinctive = TRUE,
	  .wordings = { "What message op codes are used", "Message op codes:",
			"What message op codes?", "What op codes are used",
			"Message op codes used:", "~Op codes:" },
	  .hints = { "[The operation codes in the protocol. For example, "
		     "read, write, delete, restore.]" } },
	{ .key = "message_sequences",
	  .number = 5,
	  .distinctive = TRUE,
	  .wordings = { "What message sequences are used",
			"Message Sequences:", "What message sequences?",
			"Message sequences used:", "~Sequences:" },
	  .hints = { "[The allowed sequences of messages. For example, a "
		     "client sends a request and must wait for a reply from "
		     "the server, except it can send a cancel.]" } },
	{ .key = "functions",
	  .number = 6,
	  .distinctive = TRUE,
	  .wordings = { "What functions are performed by this protocol",
			"Protocol functions:",
			"Functions performed by this protocol:",
			"What functions are performed?",
			"Functions performed:", "~Functions:" } },
	{ .key = "broadcast",
	  .number = 7,
	  .shape = SHAPE_CHOICE,
	  .distinctive = TRUE,
	  .wordings = { "Is either broadcast or multicast used",
			"Broadcast or Multicast used",
			"Is broadcast or multicast used",
			"Broadcast or multicast:", "Broadcast/multicast:",
			"Broadcast/multicast used:" },
	  .rest_key = "broadcast_use" },
	{ .key = "broadcast_use",
	  .wordings = { "If yes, how and what for",
			"How and what for Broadcast or Multicast is used (if "
			"used)",
			"If so, how and what for", "How and what for:" } },
	{ .key = "technical_description",
	  .number = 8,
	  .distinctive = TRUE,
	  .wordings = { "Please give us a technical description of your "
			"proposed use of the user port number",
			"Please give us a technical description of your "
			"proposed use of the system port number",
			"Technical description of your proposed use of the user port number:",
			"Technical description of your proposed use of the system port number:",
			"Technical description of your proposed use:",
			"Technical description of the proposed use:",
			"Description of use:",
			"Description of the proposed use:",
			"Technical description:", "~Description:" },
	  .hints = { "(At least 2 paragraphs)" } },
	{ .key = "port_name",
	  .number = 9,
	  .shape = SHAPE_PARAGRAPH,
	  .distinctive = TRUE,
	  .wordings = { "What is the proposed name of the user port number",
			"What is the proposed name of the system port number",
			"Name of the port:",
			"Proposed name of the user port number:",
			"Proposed name of the system port number:",
			"Proposed name of the port:", "Proposed name:",
			"Port name:", "Long name:" },
	  .hints = { "(For example: Super User Message Service)" } },
	{ .key = "short_name",
	  .number = 10,
	  .shape = SHAPE_LINE,
	  .distinctive = TRUE,
	  .wordings = { "What SHORT name (14 CHARACTER MAXIMUM) do you want "
			"associated with this port number",
			"Short name of the port:",
			"SHORT name (14 CHARACTER MAXIMUM):", "Short name:",
			"Proposed short name:" },
	  .hints = { "(For example: sums)" } },
	{ .key = "specification",
	  .variant = TRUE,
	  .distinctive = TRUE,
	  .wordings = { "What is the reference of the specification",
			"Please give a reference to the specification",
			"Reference to the specification:",
			"Specification reference:", "~Specification:" } },
};

static const char *const trailers[] = {
	"(Pressing the submit button will cause your application",
	"Please send comments on this web site to",
	"Page Updated",
	"Copyright \xc2\xa9",
	"Copyright (c)",
	"Submit Reset",
	"[Submit]",
	NULL,
};

static const char *const system_marks[] = {
	"Please give us a technical description of your proposed use of the "
	"system port number",
	"What is the proposed name of the system port number",
	NULL,
};

const Form form_user_2004 = {
	.name = "user-2004",
	.questions = questions,
	.count = G_N_ELEMENTS(questions),
	.trailers = trailers,
	.variant = "system-2004",
	.variant_marks = system_marks,
};
