/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/position.h"

#define BASE   256
#define MIDDLE (BASE / 2)

/* A position's digits; after its end zeros, or for the upper end BASE. */
typedef struct {
	const guint8 *digits;
	gsize len;
	guint rest;
} Fraction;

static Fraction fraction_of(GBytes *position, guint rest)
{
	Fraction fraction = { NULL, 0, rest };

	if (position)
		fraction = (Fraction){ g_bytes_get_data(position, NULL),
				       g_bytes_get_size(position), 0 };
	return fraction;
}

static guint digit(Fraction fraction, gsize i)
{
	return i < fraction.len ? fraction.digits[i] : fraction.rest;
}

/*
 * The digits of a fraction between both. It is less than high at a digit that
 * high has, so whatever is appended to it stays below high.
 */
static GByteArray *between(Fraction low, Fraction high)
{
	GByteArray *digits = g_byte_array_new();

	for (gsize i = 0;; i++) {
		guint from = digit(low, i);
		guint to = digit(high, i);
		guint8 next = (guint8)from;

		if (to > from + 1)
			next = (guint8)((from + to) / 2);
		g_byte_array_append(digits, &next, 1);
		if (to > from + 1)
			return digits;
		if (to == from + 1)
			high = (Fraction){ NULL, 0, BASE };
	}
}

/* prefix, the number in three bytes, and a digit that is not zero. */
static GBytes *numbered(const GByteArray *prefix, guint number)
{
	const guint8 tail[] = { (guint8)(number >> 16), (guint8)(number >> 8),
				(guint8)number, MIDDLE };
	GByteArray *digits = g_byte_array_sized_new(prefix->len + sizeof(tail));

	g_byte_array_append(digits, prefix->data, prefix->len);
	g_byte_array_append(digits, tail, sizeof(tail));
	return g_byte_array_free_to_bytes(digits);
}

GPtrArray *position_between(GBytes *before, GBytes *after, guint count)
{
	GPtrArray *positions =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	GByteArray *middle =
		between(fraction_of(before, 0), fraction_of(after, BASE));

	if (count == 1) {
		g_ptr_array_add(positions, g_byte_array_free_to_bytes(middle));
		return positions;
	}
	for (guint i = 0; i < count; i++)
		g_ptr_array_add(positions, numbered(middle, i));
	g_byte_array_unref(middle);
	return positions;
}
