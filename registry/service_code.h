/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_SERVICE_CODE_H
#define REGISTRY_SERVICE_CODE_H

#include <glib.h>

/*
 * Service codes of DCCP (RFC 4340 section 8.1.2): 32 bits, written as
 * "SC:fdpz", "SC=1717858426" or "SC=x6664707A".
 */

/* FALSE: it is none of these. */
gboolean service_code_parse(const char *text, guint32 *code_out);

/* 0 and 4294967295 (RFC 4340 section 8.1.2). */
gboolean service_code_is_reserved(guint32 code);

/* 1056964608 to 1073741823: the first byte is '?' (RFC 4340 section 19.8). */
gboolean service_code_is_private(guint32 code);

/* All bytes are of capitals, digits and the like: Specification Required. */
gboolean service_code_needs_specification(guint32 code);

#endif
