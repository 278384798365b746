/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/sha256.h"

#include <string.h>

#include "tests/run.h"

/* FIPS 180-4's own examples. */
static const struct {
	const char *text;
	const char *sum;
} known[] = {
	{ "",
	  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "abc",
	  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static char *sum_of(const char *bytes, gsize len, gsize piece)
{
	Sha256 *sum = sha256_new();

	for (gsize i = 0; i < len; i += piece)
		sha256_update(sum, bytes + i, MIN(piece, len - i));
	return sha256_finish(sum);
}

START_TEST(what_is_known_is_so)
{
	g_autofree char *sum =
		sum_of(known[_i].text, strlen(known[_i].text), 64);

	ck_assert_str_eq(sum, known[_i].sum);
}
END_TEST

START_TEST(it_is_as_glib_has_it_in_pieces_of_any_length)
{
	char bytes[300];

	for (gsize i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * 7);
	for (gsize len = 0; len <= sizeof(bytes); len++) {
		g_autofree char *want = g_compute_checksum_for_data(
			G_CHECKSUM_SHA256, (guchar *)bytes, len);
		g_autofree char *sum = sum_of(bytes, len, (gsize)_i);

		ck_assert_str_eq(sum, want);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sha256");
	TCase *tc = tcase_create("sha256");

	tcase_add_loop_test(tc, what_is_known_is_so, 0, G_N_ELEMENTS(known));
	tcase_add_loop_test(tc, it_is_as_glib_has_it_in_pieces_of_any_length, 1,
			    131);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
