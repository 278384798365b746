/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/forms.h"

/*
 * The template of the 1990s, mailed back with answers between, inside or
 * after the quoted questions (Debian's doc-iana of 1999, and a later copy).
 * Who applies is whom the mail is from.
 */
static const Question questions[] = {
	{ .key = "protocol",
	  .number = 1,
	  .distinctive = TRUE,
	  .wordings = { "What is the protocol between the user machine and the "
			"server machine",
			"Protocol between the user machine and the server "
			"machine:",
			"Protocol between user machine and server machine:" } },
	{ .key = "messages",
	  .number = 2,
	  .distinctive = TRUE,
	  .wordings = { "What message formats, types, op codes, sequences are "
			"used",
			"Message formats, types, op codes, sequences:",
			"Message formats, types, op codes and sequences:" },
	  .hints = { "That is:",
		     "Message Types: The kinds of messages in the protocol. "
		     "For example, request, reply, cancel, interrupt.",
		     "Message op codes: The operation codes in the protocol. "
		     "For example, read, write, delete, restore.",
		     "Message sequences: The allowed sequences of messages. "
		     "For example, a client sends a request and must wait for "
		     "a reply from the server, except it can send a cancel." } },
	{ .key = "functions",
	  .number = 3,
	  .distinctive = TRUE,
	  .wordings = { "What functions are performed by this protocol",
			"Functions performed by this protocol:",
			"Functions performed:" } },
	{ .key = "broadcast",
	  .number = 4,
	  .shape = SHAPE_CHOICE,
	  .distinctive = TRUE,
	  .wordings = { "Is broadcast or multicast used? If so, how and what "
			"for",
			"Is broadcast or multicast used",
			"~Broadcast or multicast:",
			"~Broadcast or multicast used:" },
	  .rest_key = "broadcast_use" },
	{ .key = "broadcast_use", .wordings = { "If so, how and what for" } },
	{ .key = "range",
	  .number = 5,
	  .shape = SHAPE_RANGE,
	  .distinctive = TRUE,
	  .wordings = { "Do you want a well-known assigned system port in the "
			"range 0-1023, or a registered user port in the range "
			"1024-65535",
			"Do you want a well-known assigned system port in the "
			"range 0-1023, or a registered user port in the range "
			"1024-49151",
			"~System or user port:", "~System port or user port:",
			"~Range:", "~Port range:" },
	  .hints = { "If requesting an assigned system port, please explain "
		     "your necessity for one, and if requesting more than 1 "
		     "port, please explain why multiple ports are needed." } },
	{ .key = "short_name",
	  .number = 6,
	  .shape = SHAPE_LINE,
	  .distinctive = TRUE,
	  .wordings = { "What short name (14 character maximum) do you want "
			"associated with this port number",
			"~Short name:" } },
};

static const char *const trailers[] = {
	"At a minimum this will be a full page of text",
	"Please note that a particular application or service should be able",
	"We are willing to sign a non-disclosure agreement",
	NULL,
};

const Form form_email_1990s = {
	.name = "email-1990s",
	.questions = questions,
	.count = G_N_ELEMENTS(questions),
	.trailers = trailers,
};
