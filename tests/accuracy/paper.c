/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/accuracy/paper.h"

#include <string.h>

#define FORMATS                                                                \
	"[The sequence of fields in a message. For example, length, opcode, "  \
	"argument, filename, null.]"
#define TYPES                                                                   \
	"[The kinds of messages in the protocol. For example, request, reply, " \
	"cancel, interrupt.]"
#define OPCODES                                                                \
	"[The operation codes in the protocol. For example, read, write, "     \
	"delete, restore.]"
#define SEQUENCES                                                              \
	"[The allowed sequences of messages. For example, a client sends a "   \
	"request and must wait for a reply from the server, except it can "    \
	"send a cancel.]"

/* Both pages of July 2004, with the word for the range. */
#define PAGE_2004(range)                                                                 \
	{ "applicant_name",                                                              \
	  0,                                                                             \
	  ASK_PERSON,                                                                    \
	  "Your Name:",                                                                  \
	  "",                                                                            \
	  "Name",                                                                        \
	  .labels = { "Your Name", "Name" } },                                           \
		{ "applicant_email",                                                     \
		  0,                                                                     \
		  ASK_EMAIL,                                                             \
		  "Your E-mail:",                                                        \
		  "",                                                                    \
		  "E-mail",                                                              \
		  .labels = { "Your E-mail", "E-mail", "Email", "Your Email",            \
			      "E-mail address" } },                                      \
		{ "protocol",                                                            \
		  1,                                                                     \
		  ASK_TEXT,                                                              \
		  "What is the protocol-number between the user machine and the "        \
		  "server machine?",                                                     \
		  "",                                                                    \
		  "Protocol Number",                                                     \
		  .labels = { "Protocol Number", "Protocol-number" } },                  \
		{ "message_formats",                                                     \
		  2,                                                                     \
		  ASK_TEXT,                                                              \
		  "What message formats are used?",                                      \
		  FORMATS,                                                               \
		  "Message Formats",                                                     \
		  .labels = { "Message Formats" } },                                     \
		{ "message_types",                                                       \
		  3,                                                                     \
		  ASK_TEXT,                                                              \
		  "What message types are used?",                                        \
		  TYPES,                                                                 \
		  "Message Types",                                                       \
		  .labels = { "Message Types" } },                                       \
		{ "message_opcodes",                                                     \
		  4,                                                                     \
		  ASK_TEXT,                                                              \
		  "What message op codes are used?",                                     \
		  OPCODES,                                                               \
		  "Message opcodes",                                                     \
		  .labels = { "Message op codes", "Message opcodes" } },                 \
		{ "message_sequences",                                                   \
		  5,                                                                     \
		  ASK_TEXT,                                                              \
		  "What message sequences are used?",                                    \
		  SEQUENCES,                                                             \
		  "Message Sequences",                                                   \
		  .labels = { "Message Sequences" } },                                   \
		{ "functions",                                                           \
		  6,                                                                     \
		  ASK_TEXT,                                                              \
		  "What functions are performed by this protocol?",                      \
		  "",                                                                    \
		  "Protocol functions",                                                  \
		  .labels = { "Protocol functions", "Functions" } },                     \
		{ "broadcast",                                                           \
		  7,                                                                     \
		  ASK_CHOICE,                                                            \
		  "Is either broadcast or multicast used?",                              \
		  "",                                                                    \
		  "Broadcast or Multicast used ?",                                       \
		  .labels = { "Broadcast or multicast used",                             \
			      "Broadcast or multicast" } },                              \
		{ "broadcast_use",                                                       \
		  0,                                                                     \
		  ASK_USE,                                                               \
		  "If yes, how and what for?",                                           \
		  "",                                                                    \
		  "How and what for Broadcast or Multicast is used (if used)",           \
		  .labels = { "If yes, how and what for" } },                            \
		{ "technical_description",                                               \
		  8,                                                                     \
		  ASK_TEXT,                                                              \
		  "Please give us a technical description of your proposed use of "      \
		  "the " range " port number.",                                          \
		  "(At least 2 paragraphs)",                                             \
		  "Description",                                                         \
		  .labels = { "Technical description",                                   \
			      "Technical description of your "                           \
			      "proposed use" } },                                        \
		{ "port_name",                                                           \
		  9,                                                                     \
		  ASK_PARAGRAPH,                                                         \
		  "What is the proposed name of the " range " port number?",             \
		  "(For example: Super User Message Service)",                           \
		  "Name of the port",                                                    \
		  .labels = { "Proposed name", "Proposed name of the " range             \
					       " port number" } },                       \
	{                                                                                \
		"short_name", 10, ASK_SHORT_NAME,                                        \
			"What SHORT name (14 CHARACTER MAXIMUM) do you want associated " \
			"with this port number?",                                        \
			"(For example: sums)", "Short name of the port",                 \
			.labels = {                                                      \
				"Short name",                                            \
				"SHORT name (14 CHARACTER MAXIMUM)"                      \
			}                                                                \
	}

static const PaperQuestion user_2004[] = { PAGE_2004("user") };

static const PaperQuestion system_2004[] = {
	PAGE_2004("system"),
	{ "specification", 11, ASK_PARAGRAPH,
	  "What is the reference of the specification?", "",
	  "Reference to the specification",
	  .labels = { "Specification reference",
		      "Reference to the specification" } },
};

static const PaperQuestion email_1990s[] = {
	{ "protocol", 1, ASK_TEXT,
	  "What is the protocol between the user machine and the server "
	  "machine?",
	  "", .mailer = NULL },
	{ "messages", 2, ASK_TEXT,
	  "What message formats, types, op codes, sequences are used?", "",
	  .mailer = NULL },
	{ "functions", 3, ASK_TEXT,
	  "What functions are performed by this protocol?", "",
	  .mailer = NULL },
	{ "broadcast", 4, ASK_CHOICE,
	  "Is broadcast or multicast used?  If so, how and what for?", "",
	  .mailer = NULL },
	{ "broadcast_use", 0, ASK_USE, "", "", .mailer = NULL },
	{ "range", 5, ASK_RANGE,
	  "Do you want a well-known assigned system port in the range 0-1023, "
	  "or a registered user port in the range 1024-65535 ?",
	  "", .mailer = NULL },
	{ "short_name", 6, ASK_SHORT_NAME,
	  "What short name (14 character maximum) do you want associated with "
	  "this port number?",
	  "", .mailer = NULL },
};

static const PaperQuestion rfc6335[] = {
	{ "service_name", 0, ASK_SHORT_NAME, "Service Name (REQUIRED)", "",
	  "Service Name", .labels = { "Service Name", "Name of the service" } },
	{ "transports", 0, ASK_TRANSPORTS, "Transport Protocol(s) (REQUIRED)",
	  "", "Transport Protocol(s)",
	  .labels = { "Transport Protocol(s)", "Transport Protocols",
		      "Transport Protocol", "Transport(s)", "Transports" } },
	{ "assignee", 0, ASK_CONTACT, "Assignee (REQUIRED)", "", "Assignee",
	  .labels = { "Assignee" } },
	{ "contact", 0, ASK_CONTACT, "Contact (REQUIRED)", "", "Contact",
	  .labels = { "Contact", "Contact Person" } },
	{ "description", 0, ASK_PARAGRAPH, "Description (REQUIRED)", "",
	  "Description", .labels = { "Description" } },
	{ "reference", 0, ASK_PARAGRAPH, "Reference (REQUIRED)", "",
	  "Reference", .labels = { "Reference", "References" } },
	{ "port_number", 0, ASK_PORT, "Port Number (OPTIONAL)", "",
	  "Port Number", .labels = { "Port Number", "Port" },
	  .optional = TRUE },
	{ "service_code", 0, ASK_CODE, "Service Code (REQUIRED for DCCP only)",
	  "", "Service Code", .labels = { "Service Code" }, .optional = TRUE },
	{ "unauthorized_uses", 0, ASK_PARAGRAPH,
	  "Known Unauthorized Uses (OPTIONAL)", "", "Known Unauthorized Uses",
	  .labels = { "Known Unauthorized Uses", "Unauthorized Uses" },
	  .optional = TRUE },
	{ "assignment_notes", 0, ASK_TEXT, "Assignment Notes (OPTIONAL)", "",
	  "Assignment Notes", .labels = { "Assignment Notes", "Notes" },
	  .optional = TRUE },
};

static const PaperQuestion web_2011[] = {
	{ "assignee_name", 0, ASK_PERSON, "Assignee Name:", "", "Assignee Name",
	  .labels = { "Assignee Name" } },
	{ "assignee_email", 0, ASK_EMAIL, "Assignee E-mail:", "",
	  "Assignee E-mail",
	  .labels = { "Assignee E-mail", "Assignee Email" } },
	{ "contact_name", 0, ASK_PERSON, "Contact Name:", "", "Contact Name",
	  .labels = { "Contact Name" } },
	{ "contact_email", 0, ASK_EMAIL, "Contact E-mail:", "",
	  "Contact E-mail", .labels = { "Contact E-mail", "Contact Email" } },
	{ "resources", 0, ASK_RESOURCES, "Resource required:", "",
	  "Resource required",
	  .labels = { "Resource required", "Resource Request" } },
	{ "transports", 0, ASK_TRANSPORTS, "Transport Protocols:", "",
	  "Transport Protocols", .labels = { "Transport Protocols" } },
	{ "service_code", 0, ASK_CODE, "Service Code:", "", "Service Code",
	  .labels = { "Service Code" }, .optional = TRUE },
	{ "service_name", 0, ASK_SHORT_NAME, "Service Name:", "",
	  "Service Name", .labels = { "Service Name" } },
	{ "port_number", 0, ASK_PORT, "Desired Port Number:", "",
	  "Desired Port Number",
	  .labels = { "Desired Port Number", "Desired Port" },
	  .field = "desired_port_number", .optional = TRUE },
	{ "description", 0, ASK_PARAGRAPH, "Description:", "", "Description",
	  .labels = { "Description" } },
	{ "reference", 0, ASK_TEXT, "Reference:", "", "Reference",
	  .labels = { "Reference" } },
	{ "txt_keys", 0, ASK_PARAGRAPH, "Defined TXT Keys:", "",
	  "Defined TXT Keys", .labels = { "Defined TXT Keys", "TXT Keys" },
	  .optional = TRUE },
	{ "broadcast_use", 1, ASK_TEXT,
	  "If broadcast/multicast is used, how and what for?", "", NULL,
	  .field = "usage_question_1", .optional = TRUE },
	{ "udp_congestion", 2, ASK_TEXT,
	  "If UDP is requested, please explain how traffic is limited, and "
	  "whether the protocol reacts to congestion.",
	  "", NULL, .field = "usage_question_2" },
	{ "udp_discovery", 3, ASK_TEXT,
	  "If UDP is requested, please indicate whether the service is solely "
	  "for the discovery of hosts supporting this protocol.",
	  "", NULL, .field = "usage_question_3" },
	{ "versioning", 4, ASK_TEXT,
	  "Please explain how your protocol supports versioning.", "", NULL,
	  .field = "usage_question_4" },
	{ "transport_differences", 5, ASK_TEXT,
	  "If your request is for more than one transport, please explain in "
	  "detail how the protocol differs over each transport.",
	  "", NULL, .field = "usage_question_5" },
	{ "security", 6, ASK_TEXT,
	  "Please describe how your protocol supports security.",
	  "Note that new services are expected to support security "
	  "capabilities and to avoid insecure variants.",
	  NULL, .field = "usage_question_6" },
	{ "unique_port_reason", 7, ASK_TEXT,
	  "Please explain why a unique port assignment is necessary as "
	  "opposed to a port in range (49152-65535) or existing port.",
	  "", NULL, .field = "usage_question_7" },
	{ "development_state", 8, ASK_TEXT,
	  "Please explain the state of development of your protocol.", "", NULL,
	  .field = "usage_question_8" },
	{ "sctp_existing", 9, ASK_TEXT,
	  "If SCTP is requested, is there an existing TCP and/or UDP service "
	  "name or port number assignment?",
	  "If yes, provide the existing service name and port number.", NULL,
	  .field = "usage_question_9", .optional = TRUE },
	{ "sctp_capability", 10, ASK_TEXT,
	  "What specific SCTP capability is used by the application such that "
	  "a user who has the choice of both TCP (and/or UDP) and SCTP ports "
	  "for this application would choose SCTP?",
	  "See RFC 4960 section 7.1.", NULL, .field = "usage_question_10",
	  .optional = TRUE },
	{ "other_information", 11, ASK_TEXT,
	  "Please provide any other information that would be helpful in "
	  "understanding how this protocol differs from existing assigned "
	  "services.",
	  "", NULL, .field = "usage_question_11", .optional = TRUE },
};

static const PaperQuestion modification[] = {
	{ "assignee_name", 0, ASK_PERSON, "Assignee Name:", "", "Assignee Name",
	  .labels = { "Assignee Name" } },
	{ "assignee_email", 0, ASK_EMAIL, "Assignee E-mail:", "",
	  "Assignee E-mail",
	  .labels = { "Assignee E-mail", "Assignee Email" } },
	{ "contact_name", 0, ASK_PERSON, "Contact Name:", "", "Contact Name",
	  .labels = { "Contact Name" } },
	{ "contact_email", 0, ASK_EMAIL, "Contact E-mail:", "",
	  "Contact E-mail", .labels = { "Contact E-mail", "Contact Email" } },
	{ "port_number", 0, ASK_PORT, "Port Number:", "", "Port Number",
	  .labels = { "Port Number" } },
	{ "transports", 0, ASK_TRANSPORTS, "Transport Protocols:", "",
	  "Transport Protocols", .labels = { "Transport Protocols" } },
	{ "current_service_name", 0, ASK_SHORT_NAME, "Current Service Name:",
	  "", "Current Service Name", .labels = { "Current Service Name" } },
	{ "proposed_service_name", 0, ASK_SHORT_NAME, "Proposed Service Name:",
	  "", "Proposed Service Name", .labels = { "Proposed Service Name" } },
	{ "description", 0, ASK_TEXT, "Description:", "", "Description",
	  .labels = { "Description", "Description of the modification" } },
	{ "impact", 0, ASK_TEXT, "Impact:", "", "Impact",
	  .labels = { "Impact", "Impact of the modification" } },
};

const Paper papers[] = {
	{ "user-2004", "Application for User (Registered) Port Number",
	  user_2004, G_N_ELEMENTS(user_2004) },
	{ "system-2004", "Application for System (Well-Known) Port Number",
	  system_2004, G_N_ELEMENTS(system_2004) },
	{ "email-1990s",
	  "We need at least the following information, which is for our "
	  "internal use, only.",
	  email_1990s, G_N_ELEMENTS(email_1990s) },
	{ "rfc6335", "Request for a service name and port number", rfc6335,
	  G_N_ELEMENTS(rfc6335) },
	{ "web-2011", "Application for a Port Number and/or Service Name",
	  web_2011, G_N_ELEMENTS(web_2011) },
	{ "modification", "Modification of a port number", modification,
	  G_N_ELEMENTS(modification) },
};

const guint paper_count = G_N_ELEMENTS(papers);

guint paper_question(const Paper *paper, const char *key)
{
	for (guint i = 0; i < paper->count; i++) {
		if (strcmp(paper->questions[i].key, key) == 0)
			return i;
	}
	g_assert_not_reached();
}
