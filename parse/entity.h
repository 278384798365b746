/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_ENTITY_H
#define PARSE_ENTITY_H

#include "parse/header.h"

/*
 * Private to parse/: a message without what is only about the mail, as a MIME
 * entity (RFC 2045 sections 2.4 and 3): the fields that say what its body is,
 * and the body.
 *
 * All other fields are read by header.h. GMime makes objects of each, which
 * takes a third of its time for most mail, and nobody would ask for them.
 * That the parts are the same with and without is claimed by a fuzzer
 * (tests/fuzz/fuzz_message.c).
 */

/* header: that of the same bytes. The caller frees it. */
GByteArray *entity_of(const char *bytes, gsize len, const Header *header);

#endif
