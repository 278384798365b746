/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parse/limits.h"

#include "tests/default_limits.h"

/*
 * What the fuzzers share. A fuzzer is LLVMFuzzerTestOneInput() in a file of
 * its own: bytes in, and what must hold of what comes out as claims.
 */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A claim that does not hold ends the fuzzer, with NDEBUG too. */
#define claim(what)                                                            \
	do {                                                                   \
		if (!(what)) {                                                 \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__,       \
				__LINE__, #what);                              \
			abort();                                               \
		}                                                              \
	} while (0)

#define claim_text(text) claim(g_utf8_validate(text, -1, NULL))

static inline GLogWriterOutput stop_at_critical(GLogLevelFlags level,
						const GLogField *fields,
						gsize count, gpointer data)
{
	if (level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR))
		abort();
	return g_log_writer_default(level, fields, count, data);
}

/* GLib's own end would be a trap, of which libFuzzer keeps no input. */
__attribute__((constructor)) static void stop_at_criticals(void)
{
	g_log_set_writer_func(stop_at_critical, NULL, NULL);
}

#endif
