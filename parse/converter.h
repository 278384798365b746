/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_CONVERTER_H
#define PARSE_CONVERTER_H

#include <glib.h>

/*
 * Private to parse/: iconv's converters to UTF-8. Those of most charsets are
 * modules, files that are opened when they are asked for.
 *
 * Always holds: a charset passes for unknown only where modules can be loaded.
 * Where they cannot, for the machine is out of files or memory, the reader
 * gives up (child.h) as it does where there is no memory: a text that is
 * converted by guess is another text, and nobody would see it.
 */

/* (GIConv)-1: iconv knows no such charset. The caller closes it. */
GIConv converter_open(const char *charset);

#endif
