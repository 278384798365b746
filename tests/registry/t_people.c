/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/people.h"

#include <string.h>

#include "tests/run.h"

/* One after the other, into the same list. */
static const struct {
	const char *name;
	const char *uri;
	const char *id;
	gboolean is_new;
} steps[] = {
	{ "Ann Example", "mailto:ann@example.org", "Ann_Example", TRUE },
	{ "Ann Example", "mailto:ann@example.org", "Ann_Example", FALSE },
	{ "Ann Example", "mailto:ann&example.org", "Ann_Example", FALSE },
	{ "Ann Example", "mailto:ann@example.net", "Ann_Example_2", TRUE },
	{ "Ann Example", "", "Ann_Example_3", TRUE },
	{ "Ann Example", "mailto:ann@example.net", "Ann_Example_2", FALSE },
	{ "R. E. O'Neil, III", "", "R_E_O_Neil_III", TRUE },
	{ "Jean-Luc", "", "Jean-Luc", TRUE },
	{ "J\xc3\xbcrgen", "", "Jurgen", TRUE },
	{ "1026 Labs", "", "_1026_Labs", TRUE },
	{ "-", "", "_-", TRUE },
	{ "", "mailto:bob@example.org", "bob_example_org", TRUE },
	{ "", "", "_", TRUE },
	/* who is there already */
	{ "Known", "mailto:known&example.org", "K1", FALSE },
	{ "K1", "", "K1_2", TRUE },
};

static People *known(void)
{
	People *people = people_new();
	Person *person = person_new();

	person_set(person, PERSON_ID, "K1");
	person_set(person, PERSON_NAME, "Known");
	person_set(person, PERSON_URI, "mailto:known@example.org");
	people_add(people, person);
	return people;
}

START_TEST(who_is_new_gets_an_id)
{
	g_autoptr(People) people = known();

	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		gboolean is_new;
		const char *id = people_id_for(people, steps[i].name,
					       steps[i].uri, &is_new);

		ck_assert_str_eq(id, steps[i].id);
		ck_assert_int_eq(is_new, steps[i].is_new);
		ck_assert_ptr_nonnull(people_find(people, id));
		ck_assert_int_eq(people_is_made(people, id),
				 strcmp(id, "K1") != 0);
	}
}
END_TEST

START_TEST(an_id_is_of_one_person)
{
	g_autoptr(People) people = known();
	Person *person = person_new();

	person_set(person, PERSON_ID, "K1");
	person_set(person, PERSON_NAME, "Another");
	people_add(people, person);
	ck_assert_uint_eq(people_count(people), 1);
	ck_assert_str_eq(people_at(people, 0)->field[PERSON_NAME], "Known");
	ck_assert_ptr_null(people_find(people, "K2"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("people");
	TCase *tc = tcase_create("people");

	tcase_add_test(tc, who_is_new_gets_an_id);
	tcase_add_test(tc, an_id_is_of_one_person);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
