/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/chosen_people.h"

#include <string.h>

#include "registry/csv.h"
#include "tests/scratch_store.h"

#define HEADER                                                                 \
	"Service Name,Port Number,Transport Protocol,Description,Assignee,"    \
	"Contact,Registration Date,Modification Date,Reference,Service Code,"  \
	"Unauthorized Use Reported,Assignment Notes\n"

/* An id in the list that nobody knows. */
#define LIST HEADER "lamp,1,tcp,,[Cleo_Marsh],[Ada_Quill],,,,,,\n"

static gboolean add_people(Store *to, gpointer data, GError **error)
{
	g_autoptr(Person) ada = person_new();
	gint64 identity = 0;
	gint64 event;

	(void)data;
	person_set(ada, PERSON_ID, "Ada_Quill");
	person_set(ada, PERSON_NAME, "Ada Quill");
	person_set(ada, PERSON_URI,
		   "mailto:ada&example.org\nmailto:quill&example.net");
	return event_next(to, &event, error) &&
	       registry_put_person(to, event, ada, &identity, error) &&
	       scratch_event(to, "import", SCRATCH_NOW) == event;
}

static const struct {
	const char *words;
	char sign;
	const char *id;
	const char *uri; /* of somebody new; NULL: known */
} people[] = {
	{ "Ada Quill <ada@example.org>", '@', "Ada_Quill", NULL },
	{ "Ada Quill <ada&example.org>", '&', "Ada_Quill", NULL },
	{ "Ada Quill <quill@example.net>", '@', "Ada_Quill", NULL },
	{ "Ada Quill <ada@example.com>", '@', "Ada_Quill_2",
	  "mailto:ada@example.com" },
	{ "Ben Oakes <ben@example.org>", '&', "Ben_Oakes",
	  "mailto:ben&example.org" },
	{ "Cleo Marsh <cleo@example.org>", '@', "Cleo_Marsh_2",
	  "mailto:cleo@example.org" },
	{ "Somebody", '@', "Somebody", "" },
};

START_TEST(somebody_is_known_or_new)
{
	g_autoptr(PublishedList) list = csv_read(LIST, strlen(LIST));
	g_autoptr(GError) error = NULL;
	g_autoptr(ChosenPeople) chosen = NULL;
	g_autofree char *id = NULL;
	g_autofree char *again = NULL;

	scratch_transact(add_people, NULL);
	chosen = chosen_people_load(store, list->lines, &error);
	assert_no_error(error);
	id = chosen_people_id(chosen, people[_i].words, people[_i].sign,
			      SCRATCH_NOW);
	ck_assert_str_eq(id, people[_i].id);
	again = chosen_people_id(chosen, people[_i].words, people[_i].sign,
				 SCRATCH_NOW);
	ck_assert_str_eq(again, id);
	ck_assert_uint_eq(chosen->added->len, people[_i].uri != NULL);
	if (people[_i].uri) {
		const Person *person = chosen->added->pdata[0];

		ck_assert_str_eq(person->field[PERSON_ID], id);
		ck_assert_str_eq(person->field[PERSON_URI], people[_i].uri);
		ck_assert_uint_eq(strlen(person->field[PERSON_UPDATED]), 10);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("chosen_people");
	TCase *tc = tcase_create("chosen_people");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, somebody_is_known_or_new, 0,
			    G_N_ELEMENTS(people));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
