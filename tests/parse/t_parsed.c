/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/parsed.h"

#include <string.h>

#include "tests/run.h"

#define TUPLE PARSED_TYPE

/* Of two numbers and a person, and one with nothing but its form. */
static void add_applications(Parsed *parsed)
{
	Application *full = application_new("user-2004");
	Answer *answer = application_add_answer(full, "short_name");

	g_free(answer->text);
	answer->text = g_strdup("J\xc3\xbcrgen");
	answer->part = g_strdup("1.2");
	answer->first_line = 3;
	answer->last_line = G_MAXUINT32;
	answer->lost_bytes = 7;
	application_add_answer(full, "protocol");
	full->request[REQUEST_SERVICE_NAME] = g_strdup("sums");
	full->request[REQUEST_REFERENCE] = g_strdup("");
	application_add_finding(full, "N1", SEVERITY_NOTE, "short_name",
				g_strdup("text"));
	application_add_finding(full, "", SEVERITY_ERROR, NULL, g_strdup(""));
	full->digest = g_strdup("1:0123");
	g_ptr_array_add(parsed->applications, full);
	g_ptr_array_add(parsed->applications, application_new(""));
}

static Parsed *make_full(void)
{
	static const gint64 tickets[] = { 12, G_MAXINT64, 0 };
	Parsed *parsed = parsed_new(KIND_AUTOMATIC);

	parsed->quarantine = g_strdup("why");
	parsed->message_id = g_strdup("a@example.org");
	parsed->from_name = g_strdup("J\xc3\xbcrgen");
	parsed->from_email = g_strdup("j@example.org");
	parsed->subject = g_strdup("");
	parsed->has_date = TRUE;
	parsed->date = -1;
	parsed->automatic = g_strdup("Precedence");
	parsed->content = g_strdup("0123");
	g_ptr_array_add(parsed->references, g_strdup("q1@example.com"));
	g_ptr_array_add(parsed->references, g_strdup("q2@example.com"));
	parsed_add_part(parsed, "", "multipart/mixed", -1);
	parsed_add_part(parsed, "1", "text/plain", G_GINT64_CONSTANT(1) << 40);
	parsed_warn(parsed, "code", "text");
	parsed_warn(parsed, "", "");
	g_array_append_vals(parsed->tickets, tickets, G_N_ELEMENTS(tickets));
	add_applications(parsed);
	return parsed;
}

static Parsed *make_empty(void)
{
	return parsed_new(KIND_OTHER);
}

static Parsed *make_quarantined(void)
{
	return parsed_quarantined("its header is too large");
}

static Parsed *(*const makers[])(void) = { make_full, make_empty,
					   make_quarantined };

static void assert_applications_equal(const Application *a,
				      const Application *b)
{
	ck_assert_str_eq(a->form, b->form);
	ck_assert_str_eq(a->digest ? a->digest : "",
			 b->digest ? b->digest : "");
	for (int i = 0; i < REQUEST_FIELD_COUNT; i++)
		ck_assert_pstr_eq(a->request[i], b->request[i]);
	ck_assert_uint_eq(a->answers->len, b->answers->len);
	for (guint i = 0; i < a->answers->len; i++) {
		const Answer *p = a->answers->pdata[i];
		const Answer *q = b->answers->pdata[i];

		ck_assert_str_eq(p->key, q->key);
		ck_assert_str_eq(p->text, q->text);
		ck_assert_pstr_eq(p->part, q->part);
		ck_assert_uint_eq(p->first_line, q->first_line);
		ck_assert_uint_eq(p->last_line, q->last_line);
		ck_assert_uint_eq(p->lost_bytes, q->lost_bytes);
	}
	ck_assert_uint_eq(a->findings->len, b->findings->len);
	for (guint i = 0; i < a->findings->len; i++) {
		const Finding *p = a->findings->pdata[i];
		const Finding *q = b->findings->pdata[i];

		ck_assert_str_eq(p->rule, q->rule);
		ck_assert_int_eq(p->severity, q->severity);
		ck_assert_pstr_eq(p->answer, q->answer);
		ck_assert_str_eq(p->text, q->text);
	}
}

static void assert_lists_equal(const Parsed *a, const Parsed *b)
{
	ck_assert_uint_eq(a->references->len, b->references->len);
	for (guint i = 0; i < a->references->len; i++)
		ck_assert_str_eq(a->references->pdata[i],
				 b->references->pdata[i]);
	ck_assert_uint_eq(a->parts->len, b->parts->len);
	for (guint i = 0; i < a->parts->len; i++) {
		const ParsedPart *p = a->parts->pdata[i];
		const ParsedPart *q = b->parts->pdata[i];

		ck_assert_str_eq(p->number, q->number);
		ck_assert_str_eq(p->type, q->type);
		ck_assert_int_eq(p->bytes, q->bytes);
	}
	ck_assert_uint_eq(a->warnings->len, b->warnings->len);
	for (guint i = 0; i < a->warnings->len; i++) {
		const ParsedWarning *p = a->warnings->pdata[i];
		const ParsedWarning *q = b->warnings->pdata[i];

		ck_assert_str_eq(p->code, q->code);
		ck_assert_str_eq(p->text, q->text);
	}
	ck_assert_uint_eq(a->tickets->len, b->tickets->len);
	for (guint i = 0; i < a->tickets->len; i++)
		ck_assert_int_eq(g_array_index(a->tickets, gint64, i),
				 g_array_index(b->tickets, gint64, i));
	ck_assert_uint_eq(a->applications->len, b->applications->len);
	for (guint i = 0; i < a->applications->len; i++)
		assert_applications_equal(a->applications->pdata[i],
					  b->applications->pdata[i]);
}

static void assert_equal(const Parsed *a, const Parsed *b)
{
	ck_assert_int_eq(a->kind, b->kind);
	ck_assert_pstr_eq(a->quarantine, b->quarantine);
	ck_assert_pstr_eq(a->message_id, b->message_id);
	ck_assert_pstr_eq(a->from_name, b->from_name);
	ck_assert_pstr_eq(a->from_email, b->from_email);
	ck_assert_pstr_eq(a->subject, b->subject);
	ck_assert_int_eq(a->has_date, b->has_date);
	ck_assert_int_eq(a->date, b->date);
	ck_assert_pstr_eq(a->automatic, b->automatic);
	ck_assert_pstr_eq(a->content, b->content);
	assert_lists_equal(a, b);
}

START_TEST(a_result_comes_back_from_a_variant_as_it_was)
{
	g_autoptr(Parsed) parsed = makers[_i]();
	g_autoptr(GVariant) variant =
		g_variant_ref_sink(parsed_to_variant(parsed));
	g_autoptr(Parsed) back = parsed_from_variant(variant);

	ck_assert(g_variant_is_of_type(variant, G_VARIANT_TYPE(PARSED_TYPE)));
	ck_assert_ptr_nonnull(back);
	assert_equal(back, parsed);
}
END_TEST

/* As it comes through a pipe: bytes that nobody vouches for. */
static Parsed *from_bytes(const void *bytes, gsize len)
{
	g_autoptr(GBytes) data = g_bytes_new(bytes, len);
	g_autoptr(GVariant) variant =
		g_variant_ref_sink(g_variant_new_from_bytes(
			G_VARIANT_TYPE(PARSED_TYPE), data, FALSE));

	return parsed_from_variant(variant);
}

START_TEST(a_result_comes_back_from_bytes_as_it_was)
{
	g_autoptr(Parsed) parsed = makers[_i]();
	g_autoptr(GVariant) variant =
		g_variant_ref_sink(parsed_to_variant(parsed));
	g_autoptr(Parsed) back = from_bytes(g_variant_get_data(variant),
					    g_variant_get_size(variant));

	ck_assert_ptr_nonnull(back);
	assert_equal(back, parsed);
}
END_TEST

START_TEST(a_result_that_was_cut_off_is_rejected)
{
	g_autoptr(Parsed) parsed = makers[_i]();
	g_autoptr(GVariant) variant =
		g_variant_ref_sink(parsed_to_variant(parsed));
	gsize size = g_variant_get_size(variant);

	for (gsize len = 0; len < size; len++) {
		g_autoptr(Parsed) back =
			from_bytes(g_variant_get_data(variant), len);

		ck_assert_msg(back == NULL, "cut off at %" G_GSIZE_FORMAT, len);
	}
}
END_TEST

static void assert_sane(const Parsed *parsed)
{
	const char *texts[] = { parsed->quarantine, parsed->message_id,
				parsed->from_name,  parsed->from_email,
				parsed->subject,    parsed->automatic,
				parsed->content };

	ck_assert_int_ge(parsed->kind, 0);
	ck_assert_int_lt(parsed->kind, KIND_COUNT);
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		ck_assert(!texts[i] || g_utf8_validate(texts[i], -1, NULL));
	for (guint i = 0; i < parsed->applications->len; i++) {
		const Application *application = parsed->applications->pdata[i];

		for (guint j = 0; j < application->findings->len; j++) {
			const Finding *finding =
				application->findings->pdata[j];

			ck_assert_int_ge(finding->severity, 0);
			ck_assert_int_lt(finding->severity, SEVERITY_COUNT);
		}
	}
}

START_TEST(a_result_with_a_changed_byte_is_rejected_or_sane)
{
	g_autoptr(Parsed) parsed = make_full();
	g_autoptr(GVariant) variant =
		g_variant_ref_sink(parsed_to_variant(parsed));
	gsize size = g_variant_get_size(variant);
	g_autofree guchar *bytes = g_memdup2(g_variant_get_data(variant), size);

	for (gsize at = 0; at < size; at++) {
		guchar before = bytes[at];
		g_autoptr(Parsed) back = NULL;

		bytes[at] = (guchar)(before ^ (1 << _i));
		back = from_bytes(bytes, size);
		if (back)
			assert_sane(back);
		bytes[at] = before;
	}
}
END_TEST

START_TEST(bytes_at_random_are_rejected_or_sane)
{
	g_autoptr(GRand) random = g_rand_new_with_seed((guint32)_i);
	guchar bytes[256];
	g_autoptr(Parsed) back = NULL;

	for (gsize i = 0; i < sizeof(bytes); i++)
		bytes[i] = (guchar)g_rand_int(random);
	back = from_bytes(bytes, (gsize)g_rand_int_range(random, 0, 257));
	if (back)
		assert_sane(back);
}
END_TEST

#define SAYS                                                                   \
	"(2, nothing, nothing, nothing, nothing, nothing, false, 0, nothing,"  \
	" nothing, [], [], [], [], "

#define TEN "'', nothing, '', '', '', '', '', '', '', ''"

/* Next to each of those that follow there is one that is right. */
static const char *const well_formed[] = {
	"(0, nothing, nothing, nothing, nothing, nothing, false, 0, nothing,"
	" nothing, [], [], [], [], [])",
	"(3, nothing, nothing, nothing, nothing, nothing, true, 253402300799,"
	" nothing, nothing, [], [], [], [], [])",
	SAYS "[('', [], [" TEN ", ''], [('', 3, nothing, '')], '')])",
	SAYS "[('', [], [" TEN ", nothing], [('', 0, nothing, '')], '')])",
};

START_TEST(what_a_result_can_be_is_taken)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GVariant) variant = g_variant_parse(
		G_VARIANT_TYPE(TUPLE), well_formed[_i], NULL, NULL, &error);
	g_autoptr(Parsed) parsed = NULL;

	assert_no_error(error);
	parsed = parsed_from_variant(variant);
	ck_assert_ptr_nonnull(parsed);
}
END_TEST

static const struct {
	const char *type;
	const char *value;
} malformed[] = {
	{ "i", "3" },
	{ "s", "'text'" },
	{ "(is)", "(2, '')" },
	{ "(imsmsmsmsmsbxmsmsasa(ssx))",
	  "(2, nothing, nothing, nothing, nothing, nothing, false, 0, nothing,"
	  " nothing, [], [])" },
	/* a kind that there is none of */
	{ TUPLE, "(-1, nothing, nothing, nothing, nothing, nothing, false, 0,"
		 " nothing, nothing, [], [], [], [], [])" },
	{ TUPLE, "(4, nothing, nothing, nothing, nothing, nothing, false, 0,"
		 " nothing, nothing, [], [], [], [], [])" },
	{ TUPLE, "(2147483647, nothing, nothing, nothing, nothing, nothing,"
		 " false, 0, nothing, nothing, [], [], [], [], [])" },
	/* a date that RFC 3339 cannot write */
	{ TUPLE,
	  "(2, nothing, nothing, nothing, nothing, nothing, true,"
	  " 9223372036854775807, nothing, nothing, [], [], [], [], [])" },
	{ TUPLE,
	  "(2, nothing, nothing, nothing, nothing, nothing, true,"
	  " -9223372036854775808, nothing, nothing, [], [], [], [], [])" },
	{ TUPLE, "(2, nothing, nothing, nothing, nothing, nothing, true,"
		 " 253402300800, nothing, nothing, [], [], [], [], [])" },
	/* applications that are none */
	{ TUPLE, SAYS "[('', [], [], [], '')])" },
	{ TUPLE, SAYS "[('', [], [" TEN "], [], '')])" },
	{ TUPLE, SAYS "[('', [], [" TEN ", '', ''], [], '')])" },
	{ TUPLE,
	  SAYS "[('', [], [" TEN ", ''], [('', -1, nothing, '')], '')])" },
	{ TUPLE,
	  SAYS "[('', [], [" TEN ", ''], [('', 4, nothing, '')], '')])" },
	{ TUPLE,
	  SAYS "[('', [], [" TEN ", ''], [], ''), ('', [], [], [], '')])" },
};

START_TEST(what_no_result_can_be_is_rejected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GVariant) variant =
		g_variant_parse(G_VARIANT_TYPE(malformed[_i].type),
				malformed[_i].value, NULL, NULL, &error);
	g_autoptr(Parsed) parsed = NULL;

	assert_no_error(error);
	parsed = parsed_from_variant(variant);
	ck_assert_ptr_null(parsed);
}
END_TEST

START_TEST(the_same_is_said_once)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);

	for (int i = 0; i < 3; i++) {
		parsed_warn(parsed, "code", "text");
		parsed_warn(parsed, "code", "another");
	}
	ck_assert_uint_eq(parsed->warnings->len, 2);
}
END_TEST

START_TEST(text_that_is_not_utf_8_becomes_so)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autoptr(GVariant) variant = NULL;
	g_autoptr(Parsed) back = NULL;

	parsed_add_part(parsed, "1", "text/pl\xe4in", 0);
	parsed_warn(parsed, "code", "\xff");
	variant = g_variant_ref_sink(parsed_to_variant(parsed));
	back = parsed_from_variant(variant);
	ck_assert_ptr_nonnull(back);
	assert_equal(back, parsed);
}
END_TEST

START_TEST(each_kind_has_a_name)
{
	static const char *const names[KIND_COUNT] = { "application",
						       "automatic", "other",
						       "quarantined" };

	ck_assert_str_eq(message_kind_name((MessageKind)_i), names[_i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("parsed");
	TCase *tc = tcase_create("parsed");

	tcase_add_loop_test(tc, a_result_comes_back_from_a_variant_as_it_was, 0,
			    G_N_ELEMENTS(makers));
	tcase_add_loop_test(tc, a_result_comes_back_from_bytes_as_it_was, 0,
			    G_N_ELEMENTS(makers));
	tcase_add_loop_test(tc, a_result_that_was_cut_off_is_rejected, 0,
			    G_N_ELEMENTS(makers));
	tcase_add_loop_test(
		tc, a_result_with_a_changed_byte_is_rejected_or_sane, 0, 8);
	tcase_add_loop_test(tc, bytes_at_random_are_rejected_or_sane, 0, 200);
	tcase_add_loop_test(tc, what_a_result_can_be_is_taken, 0,
			    G_N_ELEMENTS(well_formed));
	tcase_add_loop_test(tc, what_no_result_can_be_is_rejected, 0,
			    G_N_ELEMENTS(malformed));
	tcase_add_test(tc, the_same_is_said_once);
	tcase_add_test(tc, text_that_is_not_utf_8_becomes_so);
	tcase_add_loop_test(tc, each_kind_has_a_name, 0, KIND_COUNT);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
