/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/wire.h"

#include <string.h>

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* The part of a message that is still to be looked at. */
typedef struct {
	const char *bytes;
	gsize len;
} Wire;

static void skip(Wire *wire, gsize count)
{
	wire->bytes += count;
	wire->len -= count;
}

static void skip_mark(Wire *wire, Parsed *parsed)
{
	gsize len = strlen(byte_order_mark);

	if (wire->len < len || memcmp(wire->bytes, byte_order_mark, len) != 0)
		return;
	skip(wire, len);
	parsed_warn(parsed, "byte-order-mark",
		    "a byte order mark stands before the headers");
}

static void skip_blank_lines(Wire *wire, Parsed *parsed)
{
	gsize count = 0;

	while (count < wire->len && strchr("\r\n", wire->bytes[count]) &&
	       wire->bytes[count])
		count++;
	if (count == 0 || count == wire->len)
		return;
	skip(wire, count);
	parsed_warn(parsed, "leading-blank-line",
		    "blank lines stand before the headers");
}

/* The length of the first line with its end. */
static gsize line_length(Wire wire)
{
	const char *lf = memchr(wire.bytes, '\n', wire.len);

	return lf ? (gsize)(lf - wire.bytes) + 1 : wire.len;
}

static gboolean is_field(Wire wire)
{
	gsize i = 0;

	while (i < wire.len && wire.bytes[i] > ' ' && wire.bytes[i] < 0x7f &&
	       wire.bytes[i] != ':')
		i++;
	if (i == 0)
		return FALSE;
	while (i < wire.len && (wire.bytes[i] == ' ' || wire.bytes[i] == '\t'))
		i++;
	return i < wire.len && wire.bytes[i] == ':';
}

/*
 * GMime sees no message where the first line is no field. Where none is up to
 * a blank line, there are no headers at all.
 */
static void skip_stray_lines(Wire *wire, gboolean *no_header_out,
			     Parsed *parsed)
{
	Wire at = *wire;

	while (at.len > 0 && !strchr("\r\n", *at.bytes) && !is_field(at))
		skip(&at, line_length(at));
	if (at.len == wire->len)
		return;
	if (at.len == 0 || !is_field(at)) {
		*no_header_out = TRUE;
		return;
	}
	*wire = at;
	parsed_warn(parsed, "not-a-header-field",
		    "lines among the headers are no fields");
}

static GBytes *replace_bare_cr(Wire wire)
{
	char *bytes = g_memdup2(wire.bytes, wire.len);

	for (gsize i = 0; i < wire.len; i++) {
		if (bytes[i] == '\r')
			bytes[i] = '\n';
	}
	return g_bytes_new_take(bytes, wire.len);
}

static gsize count_cr(Wire wire)
{
	gsize count = 0;

	while (count < wire.len && wire.bytes[count] == '\r')
		count++;
	return count;
}

/* CR CR LF, with any count of CRs, to CR LF. */
static GBytes *squeeze_cr(Wire wire)
{
	char *bytes = g_malloc(wire.len);
	gsize used = 0;

	while (wire.len > 0) {
		gsize run = count_cr(wire);
		gsize keep = MAX(run, 1);

		if (run > 1 && run < wire.len && wire.bytes[run] == '\n')
			keep = 1;
		memcpy(bytes + used, wire.bytes, keep);
		used += keep;
		skip(&wire, MAX(run, 1));
	}
	return g_bytes_new_take(bytes, used);
}

static GBytes *mend_line_ends(GBytes *raw, Wire wire, Parsed *parsed)
{
	gboolean has_cr = wire.len > 0 && memchr(wire.bytes, '\r', wire.len);

	if (has_cr && !memchr(wire.bytes, '\n', wire.len)) {
		parsed_warn(parsed, "bare-cr", "lines end in CR alone");
		return replace_bare_cr(wire);
	}
	if (has_cr && memmem(wire.bytes, wire.len, "\r\r\n", 3)) {
		parsed_warn(parsed, "cr-cr-lf", "lines end in CR CR LF");
		return squeeze_cr(wire);
	}
	return g_bytes_new_from_bytes(raw, g_bytes_get_size(raw) - wire.len,
				      wire.len);
}

/* A blank line before it makes all of it the body. */
static GBytes *put_blank_line(GBytes *bytes)
{
	gsize len;
	const char *data = g_bytes_get_data(bytes, &len);
	char *copy = g_malloc(len + 1);

	copy[0] = '\n';
	memcpy(copy + 1, data, len);
	return g_bytes_new_take(copy, len + 1);
}

GBytes *wire_mend(GBytes *raw, Parsed *parsed)
{
	g_autoptr(GBytes) bytes = NULL;
	gboolean no_header = FALSE;
	Wire wire;

	wire.bytes = g_bytes_get_data(raw, &wire.len);
	skip_mark(&wire, parsed);
	skip_blank_lines(&wire, parsed);
	skip_stray_lines(&wire, &no_header, parsed);
	bytes = mend_line_ends(raw, wire, parsed);
	if (!no_header)
		return g_steal_pointer(&bytes);
	parsed_warn(parsed, "no-header", "it has no headers: all is text");
	return put_blank_line(bytes);
}
