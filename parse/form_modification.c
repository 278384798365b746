/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/forms.h"

/* The form for changes to what is assigned ("port-modification"). */
static const Question questions[] = {
	{ .key = "assignee_name",
	  .shape = SHAPE_PERSON,
	  .wordings = { "Assignee Name:", "Assignee:" },
	  .rest_key = "assignee_email" },
	{ .key = "assignee_email",
	  .shape = SHAPE_LINE,
	  .wordings = { "Assignee E-mail:", "Assignee E-mail address:" } },
	{ .key = "contact_name",
	  .fields = { "realname" },
	  .shape = SHAPE_PERSON,
	  .wordings = { "Contact Name:", "Contact Person:", "~Contact:" },
	  .rest_key = "contact_email" },
	{ .key = "contact_email",
	  .fields = { "email" },
	  .shape = SHAPE_LINE,
	  .wordings = { "Contact E-mail:", "Contact E-mail address:" } },
	{ .key = "port_number",
	  .shape = SHAPE_LINE,
	  .wordings = { "Port Number:", "Assigned port number:", "~Port:" } },
	{ .key = "transports",
	  .shape = SHAPE_TRANSPORTS,
	  .distinctive = TRUE,
	  .wordings = { "Transport Protocols:", "Transport Protocol(s):",
			"Transport Protocol:", "Transports:" } },
	{ .key = "current_service_name",
	  .shape = SHAPE_LINE,
	  .distinctive = TRUE,
	  .wordings = { "Current Service Name:" } },
	{ .key = "proposed_service_name",
	  .shape = SHAPE_LINE,
	  .distinctive = TRUE,
	  .wordings = { "Proposed Service Name:" } },
	{ .key = "description",
	  .wordings = { "Description:", "Description of the modification:",
			"Description of the change:",
			"Reason for the modification:" } },
	{ .key = "impact",
	  .distinctive = TRUE,
	  .wordings = { "Impact:", "Impact of the modification:",
			"Impact of the change:" } },
};

static const char *const trailers[] = { NULL };

const Form form_modification = {
	.name = "modification",
	.questions = questions,
	.count = G_N_ELEMENTS(questions),
	.trailers = trailers,
	.any_order = TRUE,
	.bracketed = TRUE,
};
