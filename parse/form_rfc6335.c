/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/forms.h"

/* The template of RFC 6335 section 8.1.1, as drafts and mails have it. */

#define REQUIRED "(REQUIRED)"
#define OPTIONAL "(OPTIONAL)"

static const Question questions[] = {
	{ .key = "service_name",
	  .shape = SHAPE_LINE,
	  .distinctive = TRUE,
	  .wordings = { "Service Name:", "Service Name " REQUIRED,
			"Name of the service:", "Requested service name:" } },
	{ .key = "transports",
	  .shape = SHAPE_TRANSPORTS,
	  .distinctive = TRUE,
	  .wordings = { "Transport Protocol(s):",
			"Transport Protocol(s) " REQUIRED,
			"Transport Protocol:", "Transport Protocol " REQUIRED,
			"Transports:", "Transport:" } },
	{ .key = "assignee",
	  .shape = SHAPE_PARAGRAPH,
	  .distinctive = TRUE,
	  .wordings = { "Assignee:", "Assignee " REQUIRED,
			"Name of the assignee:" } },
	{ .key = "contact",
	  .shape = SHAPE_PARAGRAPH,
	  .wordings = { "Contact:", "Contact " REQUIRED, "Contact Person:" } },
	{ .key = "description",
	  .wordings = { "Description:", "Description " REQUIRED,
			"Short description:", "Brief description:" } },
	{ .key = "reference",
	  .wordings = { "Reference:", "Reference " REQUIRED, "References:" } },
	{ .key = "port_number",
	  .shape = SHAPE_LINE,
	  .wordings = { "Port Number:", "Port Number " OPTIONAL,
			"Port Number " REQUIRED, "Requested port number:",
			"Port number requested:", "Requested port:",
			"Port requested:", "Preferred port number:",
			"Port number desired:", "Port number wanted:",
			"Port numbers:", "~Port:", "~Desired Port Number:" } },
	{ .key = "service_code",
	  .shape = SHAPE_LINE,
	  .distinctive = TRUE,
	  .wordings = { "Service Code:",
			"Service Code (REQUIRED for DCCP only)",
			"Service Code " REQUIRED, "Service Code " OPTIONAL } },
	{ .key = "unauthorized_uses",
	  .distinctive = TRUE,
	  .wordings = { "Known Unauthorized Uses:",
			"Known Unauthorized Uses " OPTIONAL,
			"Known Unauthorized Uses " REQUIRED,
			"Known Unauthorised Uses:", "Unauthorized Uses:",
			"Unauthorised Uses:", "Unauthorized Use Reported:" } },
	{ .key = "assignment_notes",
	  .distinctive = TRUE,
	  .wordings = { "Assignment Notes:", "Assignment Notes " OPTIONAL,
			"Assignment Notes " REQUIRED, "~Notes:" } },
};

static const char *const trailers[] = { NULL };

/* RFC 6335 section 8.1.1 has no dates; the list has them. */
static const char *const strangers[] = { "Registration Date:",
					 "Modification Date:", NULL };

const Form form_rfc6335 = {
	.name = "rfc6335",
	.questions = questions,
	.count = G_N_ELEMENTS(questions),
	.trailers = trailers,
	.strangers = strangers,
	.any_order = TRUE,
};
