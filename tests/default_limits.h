/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_DEFAULT_LIMITS_H
#define TESTS_DEFAULT_LIMITS_H

#include "parse/limits.h"

/* As in cli/config.c. */
static const ParseLimits default_limits = {
	.message_bytes = 32 * 1024 * 1024,
	.parts = 1000,
	.depth = 20,
	.header_bytes = 256 * 1024,
	.header_fields = 1000,
	.boundary_bytes = 2048,
	.ticket_tag = "IANA",
	.text_bytes = 4 * 1024 * 1024,
	.answer_bytes = 256 * 1024,
	.applications = 20,
};

#endif
