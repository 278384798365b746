/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/base64.h"

/* The six bits of a character, and 1 more than those; 0: it is skipped. */
static const guint8 base64_values[256] = {
	['A'] = 1,  ['B'] = 2,	['C'] = 3,  ['D'] = 4,	['E'] = 5,  ['F'] = 6,
	['G'] = 7,  ['H'] = 8,	['I'] = 9,  ['J'] = 10, ['K'] = 11, ['L'] = 12,
	['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16, ['Q'] = 17, ['R'] = 18,
	['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24,
	['Y'] = 25, ['Z'] = 26, ['a'] = 27, ['b'] = 28, ['c'] = 29, ['d'] = 30,
	['e'] = 31, ['f'] = 32, ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36,
	['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40, ['o'] = 41, ['p'] = 42,
	['q'] = 43, ['r'] = 44, ['s'] = 45, ['t'] = 46, ['u'] = 47, ['v'] = 48,
	['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54,
	['2'] = 55, ['3'] = 56, ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60,
	['8'] = 61, ['9'] = 62, ['+'] = 63, ['/'] = 64,
};

/* The whole bytes that count characters of six bits make; there is room. */
static guint8 *flush(guint8 *out, guint32 bits, guint count)
{
	bits <<= 6 * (4 - count);
	for (guint i = 0; i < count * 6 / 8; i++)
		*out++ = (guint8)(bits >> (16 - 8 * i));
	return out;
}

/* Groups of four characters with nothing between. Returns what it took. */
static gsize decode_groups(const char *bytes, gsize len, guint8 **out)
{
	guint8 *at = *out;
	gsize i = 0;

	for (; i + 4 <= len; i += 4) {
		const guchar *group = (const guchar *)bytes + i;
		const guint8 a = base64_values[group[0]];
		const guint8 b = base64_values[group[1]];
		const guint8 c = base64_values[group[2]];
		const guint8 d = base64_values[group[3]];
		guint32 bits;

		if (!a || !b || !c || !d)
			break;
		bits = (guint32)(a - 1) << 18 | (guint32)(b - 1) << 12 |
		       (guint32)(c - 1) << 6 | (guint32)(d - 1);
		*at++ = (guint8)(bits >> 16);
		*at++ = (guint8)(bits >> 8);
		*at++ = (guint8)bits;
	}
	*out = at;
	return i;
}

GByteArray *decode_base64(const char *bytes, gsize len)
{
	GByteArray *bytes_out = g_byte_array_new();
	guint32 bits = 0;
	guint count = 0;
	guint8 *out;

	g_byte_array_set_size(bytes_out, (guint)(len / 4 * 3 + 3));
	out = bytes_out->data;
	for (gsize i = 0; i < len; i++) {
		guint8 value;

		if (count == 0)
			i += decode_groups(bytes + i, len - i, &out);
		if (i == len)
			break;
		value = base64_values[(guchar)bytes[i]];
		if (value > 0) {
			bits = bits << 6 | (guint32)(value - 1);
			count++;
		}
		if (count == 4 || (bytes[i] == '=' && count > 0)) {
			out = flush(out, bits, count);
			bits = count = 0;
		}
	}
	out = flush(out, bits, count);
	g_byte_array_set_size(bytes_out, (guint)(out - bytes_out->data));
	return bytes_out;
}
