/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/sha256.h"

#include <string.h>

#include "tests/run.h"

#define MILLION (1000 * 1000)

/* FIPS 180-2 appendix B, and what FIPS 180-4 and NIST's examples add. */
static const struct {
	const char *unit;
	gsize times;
	const char *sum;
} vectors[] = {
	{ "", 0,
	  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "abc", 1,
	  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
	  "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
	  1,
	  "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
	{ "a", MILLION,
	  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

START_TEST(the_sums_of_the_standard)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *sum = NULL;
	g_autofree char *of_text = NULL;

	for (gsize i = 0; i < vectors[_i].times; i++)
		g_string_append(text, vectors[_i].unit);
	sum = sha256_of(text->str, text->len);
	of_text = sha256_of_text(text->str);
	ck_assert_str_eq(sum, vectors[_i].sum);
	ck_assert_str_eq(of_text, vectors[_i].sum);
}
END_TEST

START_TEST(a_text_is_added_without_its_end)
{
	Sha256 sum = sha256_begin();
	g_autofree char *hex = NULL;

	sha256_add_text(&sum, "");
	sha256_add(&sum, NULL, 0);
	sha256_add_text(&sum, "a");
	sha256_add_text(&sum, "bc");
	hex = sha256_end(&sum);
	ck_assert_str_eq(hex, vectors[1].sum);
}
END_TEST

/* Around the ends of blocks of 64 bytes, of which the last 8 are the length. */
START_TEST(pieces_have_the_sum_of_the_whole)
{
	guint8 bytes[200];
	g_autoptr(GBytes) whole = NULL;
	g_autofree char *want = NULL;
	g_autofree char *other = NULL;

	for (gsize i = 0; i < sizeof(bytes); i++)
		bytes[i] = (guint8)(i * 7);
	whole = g_bytes_new_static(bytes, (gsize)_i);
	want = sha256_of_bytes(whole);
	other = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, whole);
	ck_assert_str_eq(want, other);
	ck_assert_uint_eq(strlen(want), SHA256_LENGTH);
	for (gsize cut = 0; cut <= (gsize)_i; cut++) {
		Sha256 sum = sha256_begin();
		g_autofree char *got = NULL;

		sha256_add(&sum, bytes, cut);
		sha256_add(&sum, bytes + cut, (gsize)_i - cut);
		got = sha256_end(&sum);
		ck_assert_str_eq(got, want);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sha256");
	TCase *tc = tcase_create("sha256");

	tcase_add_loop_test(tc, the_sums_of_the_standard, 0,
			    G_N_ELEMENTS(vectors));
	tcase_add_test(tc, a_text_is_added_without_its_end);
	tcase_add_loop_test(tc, pieces_have_the_sum_of_the_whole, 0, 200);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
