/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/vacancy.h"

#include <string.h>

#include "registry/classic.h"
#include "tests/run.h"

#define HEAD "-------\n"
#define ANN  "#                          Ann Example <ann@example.org>\n"

static const struct {
	const char *text;
	guint16 port;
	VacancyStatus status;
} ports[] = {
	{ "", 2000, VACANCY_UNLISTED },
	{ "#               2000       Unassigned\n", 2000, VACANCY_FREE },
	{ "#               2000       Unassigned\n", 1999, VACANCY_UNLISTED },
	{ "#               2000       Unassigned\n", 2001, VACANCY_UNLISTED },
	{ "#               2000-2009  Unassigned\n", 2000, VACANCY_FREE },
	{ "#               2000-2009  Unassigned\n", 2009, VACANCY_FREE },
	{ "#               2000-2009  Unassigned  \t\n", 2005, VACANCY_FREE },
	{ "#               2000-2009  Unassigned\n", 2010, VACANCY_UNLISTED },
	/* plain is plain */
	{ "#               2000/tcp   Unassigned\n", 2000, VACANCY_REMARKED },
	{ "#               2000       Unassigned (Removed 2004-05-18)\n", 2000,
	  VACANCY_REMARKED },
	{ "#               2000       Unassiged\n", 2000, VACANCY_REMARKED },
	{ "#               2000       unassigned\n", 2000, VACANCY_REMARKED },
	{ "#               2000       Possibly used by others\n", 2000,
	  VACANCY_REMARKED },
	{ "#               2000\n", 2000, VACANCY_REMARKED },
	{ "                2000       Unassigned\n", 2000, VACANCY_REMARKED },
	{ "#               2009-2000  Unassigned\n", 2005, VACANCY_REMARKED },
	/* other words */
	{ "#               2000       Reserved\n", 2000, VACANCY_RESERVED },
	{ "#               2000       Removed (2001-06-06)\n", 2000,
	  VACANCY_DEASSIGNED },
	{ "                2000/tcp   Reserved\n", 2000, VACANCY_RESERVED },
	{ "a               2000/tcp   A\n", 2000, VACANCY_ASSIGNED },
	{ "a               2000-2003  A\n", 2002, VACANCY_ASSIGNED },
	/* two lines of one port */
	{ "#               2000-2009  Unassigned\n"
	  "#               2005-2019  Unassigned\n",
	  2005, VACANCY_TWICE },
	{ "#               2000-2009  Unassigned\n"
	  "#               2005-2019  Unassigned\n",
	  2010, VACANCY_FREE },
	{ "#               2000-2009  Unassigned\n"
	  "a               2005/udp   A\n" ANN,
	  2005, VACANCY_ASSIGNED },
	{ "a               2005/udp   A\n" ANN
	  "#               2000-2009  Unassigned\n",
	  2005, VACANCY_ASSIGNED },
	{ "a               2005/udp   A\n" ANN
	  "#               2005       Reserved\n",
	  2005, VACANCY_ASSIGNED },
	/* neighbours */
	{ "a               1999/udp   A\n"
	  "#               2000-2009  Unassigned\n",
	  2000, VACANCY_CAPTURES },
	{ "a               1999/udp   A\n"
	  "#               2000-2009  Unassigned\n",
	  2001, VACANCY_FREE },
	{ "a               1999/udp   A\n" ANN
	  "#               2000-2009  Unassigned\n",
	  2000, VACANCY_FREE },
	{ "a               1999/udp   A\n\n"
	  "#               2000-2009  Unassigned\n",
	  2000, VACANCY_FREE },
	{ "#               2000-2009  Unassigned\n" ANN, 2009,
	  VACANCY_CAPTURES },
	{ "#               2000-2009  Unassigned\n" ANN, 2008, VACANCY_FREE },
	{ "#               2000-2009  Unassigned\n##### a banner #####\n" ANN,
	  2009, VACANCY_FREE },
	{ "a               1999/udp   A\n"
	  "#               2000       Unassigned\n",
	  2000, VACANCY_CAPTURES },
	/* what no list can give away */
	{ "#               0-65535    Unassigned\n", 0, VACANCY_RESERVED },
	{ "#               0-65535    Unassigned\n", 1, VACANCY_FREE },
	{ "#               0-65535    Unassigned\n", 1020, VACANCY_FREE },
	{ "#               0-65535    Unassigned\n", 1021, VACANCY_EXPERIMENT },
	{ "#               0-65535    Unassigned\n", 1022, VACANCY_EXPERIMENT },
	{ "#               0-65535    Unassigned\n", 1023, VACANCY_RESERVED },
	{ "#               0-65535    Unassigned\n", 1024, VACANCY_RESERVED },
	{ "#               0-65535    Unassigned\n", 1025, VACANCY_FREE },
	{ "#               0-65535    Unassigned\n", 49150, VACANCY_FREE },
	{ "#               0-65535    Unassigned\n", 49151, VACANCY_RESERVED },
	{ "#               0-65535    Unassigned\n", 49152, VACANCY_DYNAMIC },
	{ "#               0-65535    Unassigned\n", 65535, VACANCY_DYNAMIC },
};

static PublishedList *read_text(const char *text)
{
	g_autofree char *whole = g_strconcat(HEAD, text, NULL);

	return classic_read(whole, strlen(whole));
}

START_TEST(a_port_is_free_in_one_plain_line_alone)
{
	g_autoptr(PublishedList) list = read_text(ports[_i].text);
	g_autoptr(Vacancies) vacancies = vacancies_of(list->lines, TRUE);

	ck_assert_int_eq(vacancies_status(vacancies, ports[_i].port),
			 ports[_i].status);
}
END_TEST

static const struct {
	const char *text;
	PortRange range;
	guint port; /* 0: none */
	guint line; /* from 0, the heading */
} lowest[] = {
	{ "", { 1024, 49151 }, 0, 0 },
	{ "#               2000-2009  Unassigned\n", { 1024, 49151 }, 2000, 1 },
	{ "#               2000-2009  Unassigned\n", { 2003, 49151 }, 2003, 1 },
	{ "#               2000-2009  Unassigned\n", { 2010, 49151 }, 0, 0 },
	{ "#               2000-2009  Unassigned\n", { 1, 1999 }, 0, 0 },
	{ "#               3000-3009  Unassigned\n" ANN
	  "#               2000-2009  Unassigned\n",
	  { 1024, 49151 },
	  2000,
	  3 },
	{ "a               2000/tcp   A\n#               2001-2009  Unassigned\n",
	  { 1024, 49151 },
	  2002,
	  2 },
	{ "#               500-2000   Unassigned\n", { 1024, 49151 }, 1025, 1 },
	{ "#               49151-65535 Unassigned\n", { 1024, 65535 }, 0, 0 },
};

START_TEST(the_lowest_free_port_is_found)
{
	g_autoptr(PublishedList) list = read_text(lowest[_i].text);
	g_autoptr(Vacancies) vacancies = vacancies_of(list->lines, TRUE);
	guint16 port = 0;
	gboolean found = vacancies_lowest(vacancies, lowest[_i].range, &port);

	ck_assert_int_eq(found, lowest[_i].port != 0);
	ck_assert_uint_eq(port, lowest[_i].port);
	if (found)
		ck_assert_uint_eq(vacancies_line(vacancies, port),
				  lowest[_i].line);
}
END_TEST

#define REAL "../shared/data/registry/port-numbers-"

/* User ports that are passed over since they follow an entry without a
 * contact. */
static const struct {
	const char *path;
	guint places;
} copies[] = {
	{ REAL "2004-03-17.txt", 8 },
	{ REAL "2005-12-22.txt", 2 },
};

static gboolean follows_an_entry(const PublishedList *list, guint line,
				 guint port)
{
	const Entry *entry = list_line_at(list, line)->entry;

	return entry->ports.first == port &&
	       list_line_at(list, line - 1)->kind == LINE_ENTRY;
}

START_TEST(the_real_lists_have_the_places_that_were_counted)
{
	g_autofree char *bytes = NULL;
	g_autoptr(PublishedList) list = NULL;
	g_autoptr(Vacancies) vacancies = NULL;
	guint places = 0;
	gsize len;

	if (!g_file_get_contents(copies[_i].path, &bytes, &len, NULL)) {
		g_print("skipped: %s is not here\n", copies[_i].path);
		return;
	}
	list = classic_read(bytes, len);
	vacancies = vacancies_of(list->lines, TRUE);
	for (guint port = 1024; port < 49152; port++) {
		if (vacancies_status(vacancies, (guint16)port) ==
		    VACANCY_CAPTURES)
			places += follows_an_entry(
				list, vacancies_line(vacancies, (guint16)port),
				port);
	}
	ck_assert_uint_eq(places, copies[_i].places);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("vacancy");
	TCase *tc = tcase_create("vacancy");

	tcase_add_loop_test(tc, a_port_is_free_in_one_plain_line_alone, 0,
			    G_N_ELEMENTS(ports));
	tcase_add_loop_test(tc, the_lowest_free_port_is_found, 0,
			    G_N_ELEMENTS(lowest));
	tcase_add_loop_test(tc,
			    the_real_lists_have_the_places_that_were_counted, 0,
			    G_N_ELEMENTS(copies));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
