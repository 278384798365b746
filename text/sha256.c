/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/sha256.h"

#include <string.h>

#define BLOCK 64

struct Sha256 {
	GChecksum *slow; /* NULL: the processor does it */
	guint32 state[8];
	guint8 rest[BLOCK]; /* what is less than a block */
	gsize rest_len;
	guint64 len;
};

#if defined(__x86_64__) && __has_include(<sys/platform/x86.h>)

#include <immintrin.h>
#include <sys/platform/x86.h>

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

/* FIPS 180-4 section 4.2.2 */
static const guint32 constants[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* As the C library found out at its start: to ask anew takes long. */
static gboolean is_fast(void)
{
	return CPU_FEATURE_ACTIVE(SHA) && CPU_FEATURE_ACTIVE(SSE4_1) &&
	       CPU_FEATURE_ACTIVE(SSSE3);
}

/* Four words of the schedule, from the sixteen before them. */
WITH_SHA static __m128i next_words(const __m128i *w, int i)
{
	__m128i next = _mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]);

	next = _mm_add_epi32(
		next, _mm_alignr_epi8(w[(i + 3) & 3], w[(i + 2) & 3], 4));
	return _mm_sha256msg2_epu32(next, w[(i + 3) & 3]);
}

/* The instructions want the eight words as a, b, e, f and c, d, g, h. */
WITH_SHA static void add_block(__m128i *abef, __m128i *cdgh,
			       const guint8 *block)
{
	const __m128i swap =
		_mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i x = *abef, y = *cdgh, w[4];

	for (int i = 0; i < 4; i++)
		w[i] = _mm_shuffle_epi8(
			_mm_loadu_si128((const __m128i *)block + i), swap);
	for (int i = 0; i < 16; i++) {
		__m128i sum = _mm_add_epi32(
			w[i & 3],
			_mm_loadu_si128((const __m128i *)constants + i));

		y = _mm_sha256rnds2_epu32(y, x, sum);
		x = _mm_sha256rnds2_epu32(x, y, _mm_shuffle_epi32(sum, 0x0e));
		if (i < 12)
			w[i & 3] = next_words(w, i);
	}
	*abef = _mm_add_epi32(*abef, x);
	*cdgh = _mm_add_epi32(*cdgh, y);
}

WITH_SHA static void add_blocks(guint32 *state, const guint8 *bytes,
				gsize count)
{
	__m128i badc = _mm_shuffle_epi32(
		_mm_loadu_si128((const __m128i *)state), 0xb1);
	__m128i efgh = _mm_shuffle_epi32(
		_mm_loadu_si128((const __m128i *)state + 1), 0x1b);
	__m128i abef = _mm_alignr_epi8(badc, efgh, 8);
	__m128i cdgh = _mm_blend_epi16(efgh, badc, 0xf0);

	for (; count > 0; count--, bytes += BLOCK)
		add_block(&abef, &cdgh, bytes);
	abef = _mm_shuffle_epi32(abef, 0x1b);
	cdgh = _mm_shuffle_epi32(cdgh, 0xb1);
	_mm_storeu_si128((__m128i *)state, _mm_blend_epi16(abef, cdgh, 0xf0));
	_mm_storeu_si128((__m128i *)state + 1, _mm_alignr_epi8(cdgh, abef, 8));
}

#else

static gboolean is_fast(void)
{
	return FALSE;
}

static void add_blocks(guint32 *state, const guint8 *bytes, gsize count)
{
	(void)state;
	(void)bytes;
	(void)count;
}

#endif

Sha256 *sha256_new(void)
{
	/* FIPS 180-4 section 5.3.3 */
	static const guint32 start[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372,
					  0xa54ff53a, 0x510e527f, 0x9b05688c,
					  0x1f83d9ab, 0x5be0cd19 };
	Sha256 *sum = g_new0(Sha256, 1);

	memcpy(sum->state, start, sizeof(start));
	if (!is_fast())
		sum->slow = g_checksum_new(G_CHECKSUM_SHA256);
	return sum;
}

/* Fills up the rest that is there; returns how many bytes that took. */
static gsize fill_rest(Sha256 *sum, const guint8 *bytes, gsize len)
{
	gsize take = MIN(BLOCK - sum->rest_len, len);

	memcpy(sum->rest + sum->rest_len, bytes, take);
	sum->rest_len += take;
	if (sum->rest_len == BLOCK) {
		add_blocks(sum->state, sum->rest, 1);
		sum->rest_len = 0;
	}
	return take;
}

void sha256_update(Sha256 *sum, const void *data, gsize len)
{
	const guint8 *bytes = data;
	gsize take;

	if (sum->slow) {
		g_checksum_update(sum->slow, bytes, (gssize)len);
		return;
	}
	sum->len += len;
	if (sum->rest_len > 0 && len > 0) {
		take = fill_rest(sum, bytes, len);
		bytes += take;
		len -= take;
	}
	take = len / BLOCK * BLOCK;
	if (take > 0)
		add_blocks(sum->state, bytes, take / BLOCK);
	if (len > take)
		fill_rest(sum, bytes + take, len - take);
}

/* FIPS 180-4 section 5.1.1: a bit, zeroes, and the length in bits. */
static void pad(Sha256 *sum)
{
	guint8 bytes[2 * BLOCK] = { 0x80 };
	guint64 bits = GUINT64_TO_BE(sum->len * 8);
	gsize len = BLOCK - sum->rest_len;

	if (len < 1 + sizeof(bits))
		len += BLOCK;
	memcpy(bytes + len - sizeof(bits), &bits, sizeof(bits));
	sha256_update(sum, bytes, len);
}

static char *hexadecimal(const guint32 *state)
{
	GString *hex = g_string_sized_new(65);

	for (guint i = 0; i < 8; i++)
		g_string_append_printf(hex, "%08x", state[i]);
	return g_string_free(hex, FALSE);
}

char *sha256_finish(Sha256 *sum)
{
	char *hex;

	if (sum->slow) {
		hex = g_strdup(g_checksum_get_string(sum->slow));
		g_checksum_free(sum->slow);
	} else {
		pad(sum);
		hex = hexadecimal(sum->state);
	}
	g_free(sum);
	return hex;
}
