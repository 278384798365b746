/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/forms.h"

/*
 * "Application for Service Names and User Port Numbers", the web form since
 * 2011: the body of the ticket that it made (2015), and its fields.
 */
static const Question questions[] = {
	{ .key = "assignee_name",
	  .shape = SHAPE_PERSON,
	  .wordings = { "Assignee:", "Assignee Name:" },
	  .rest_key = "assignee_email" },
	{ .key = "assignee_email",
	  .shape = SHAPE_LINE,
	  .wordings = { "Assignee E-mail:", "Assignee E-mail address:" } },
	{ .key = "contact_name",
	  .fields = { "realname" },
	  .shape = SHAPE_PERSON,
	  .wordings = { "Contact Person:", "Contact Name:", "~Contact:" },
	  .rest_key = "contact_email" },
	{ .key = "contact_email",
	  .fields = { "email" },
	  .shape = SHAPE_LINE,
	  .wordings = { "Contact E-mail:", "Contact E-mail address:" } },
	{ .key = "resources",
	  .shape = SHAPE_RESOURCES,
	  .distinctive = TRUE,
	  .wordings = { "Resource Request:", "Resource required:",
			"Resources required:", "Resources:" } },
	{ .key = "transports",
	  .shape = SHAPE_TRANSPORTS,
	  .wordings = { "Transport Protocols:", "Transport Protocol:",
			"Transports:" } },
	{ .key = "service_code",
	  .shape = SHAPE_LINE,
	  .wordings = { "Service Code:" } },
	{ .key = "service_name",
	  .shape = SHAPE_LINE,
	  .wordings = { "Service Name:" } },
	{ .key = "port_number",
	  .fields = { "desired_port_number" },
	  .shape = SHAPE_LINE,
	  .distinctive = TRUE,
	  .wordings = { "Desired Port Number:", "Desired Port:",
			"~Requested port number:", "~Port number requested:",
			"~Port number desired:", "~Preferred port number:" } },
	{ .key = "description",
	  .wordings = { "Description:", "Short description:" } },
	{ .key = "reference", .wordings = { "Reference:", "References:" } },
	{ .key = "txt_keys",
	  .distinctive = TRUE,
	  .wordings = { "Defined TXT Keys:", "TXT Keys:" } },
	{ .key = "broadcast_use",
	  .number = 1,
	  .fields = { "usage_question_1" },
	  .distinctive = TRUE,
	  .wordings = { "If broadcast/multicast is used, how and what for",
			"Broadcast/multicast:", "~Broadcast/multicast use:",
			"~Use of broadcast/multicast:" } },
	{ .key = "udp_congestion",
	  .number = 2,
	  .fields = { "usage_question_2" },
	  .distinctive = TRUE,
	  .wordings = { "If UDP is requested, please explain how traffic is "
			"limited, and whether the protocol reacts to "
			"congestion",
			"~UDP traffic and congestion:", "~UDP traffic:",
			"~UDP congestion:", "~UDP congestion control:",
			"~Congestion control:" } },
	{ .key = "udp_discovery",
	  .number = 3,
	  .fields = { "usage_question_3" },
	  .distinctive = TRUE,
	  .wordings = { "If UDP is requested, please indicate whether the "
			"service is solely for the discovery of hosts "
			"supporting this protocol",
			"~UDP discovery:", "~UDP solely for discovery:",
			"~UDP for discovery only:", "~Discovery only:" } },
	{ .key = "versioning",
	  .number = 4,
	  .fields = { "usage_question_4" },
	  .distinctive = TRUE,
	  .wordings = { "Please explain how your protocol supports "
			"versioning",
			"~Versioning:" } },
	{ .key = "transport_differences",
	  .number = 5,
	  .fields = { "usage_question_5" },
	  .distinctive = TRUE,
	  .wordings = { "If your request is for more than one transport, "
			"please explain in detail how the protocol differs "
			"over each transport",
			"~Differences over each transport:",
			"~Differences between transports:",
			"~Transport differences:" } },
	{ .key = "security",
	  .number = 6,
	  .fields = { "usage_question_6" },
	  .distinctive = TRUE,
	  .wordings = { "Please describe how your protocol supports security",
			"~Security:" },
	  .hints = { "Note that new services are expected to support security "
		     "capabilities and to avoid insecure variants." } },
	{ .key = "unique_port_reason",
	  .number = 7,
	  .fields = { "usage_question_7" },
	  .distinctive = TRUE,
	  .wordings = { "Please explain why a unique port assignment is "
			"necessary as opposed to a port in range (49152-65535) "
			"or existing port",
			"~Why a unique port:", "~Why a unique port is needed:",
			"~Why a unique port is necessary:",
			"~Reason for a unique port:" } },
	{ .key = "development_state",
	  .number = 8,
	  .fields = { "usage_question_8" },
	  .distinctive = TRUE,
	  .wordings = { "Please explain the state of development of your "
			"protocol",
			"State of development:" } },
	{ .key = "sctp_existing",
	  .number = 9,
	  .fields = { "usage_question_9" },
	  .distinctive = TRUE,
	  .wordings = { "If SCTP is requested, is there an existing TCP and/or "
			"UDP service name or port number assignment",
			"~Existing TCP/UDP assignment:",
			"~Existing assignment:" },
	  .hints = { "If yes, provide the existing service name and port "
		     "number." } },
	{ .key = "sctp_capability",
	  .number = 10,
	  .fields = { "usage_question_10" },
	  .distinctive = TRUE,
	  .wordings = { "What specific SCTP capability is used by the "
			"application such that a user who has the choice of "
			"both TCP (and/or UDP) and SCTP ports for this "
			"application would choose SCTP",
			"~SCTP capability used:", "~SCTP capability:" },
	  .hints = { "See RFC 4960 section 7.1." } },
	{ .key = "other_information",
	  .number = 11,
	  .fields = { "usage_question_11" },
	  .distinctive = TRUE,
	  .wordings = { "Please provide any other information that would be "
			"helpful in understanding how this protocol differs "
			"from existing assigned services",
			"~Other information:" } },
};

static const char *const trailers[] = { NULL };

const Form form_web_2011 = {
	.name = "web-2011",
	.questions = questions,
	.count = G_N_ELEMENTS(questions),
	.trailers = trailers,
	.any_order = TRUE,
	.bracketed = TRUE,
};
