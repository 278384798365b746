/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/handle.h"
#include "store/registry.h"

static void bind_person(sqlite3_stmt *stmt, const Person *person)
{
	for (int i = 0; i < PERSON_FIELD_COUNT; i++) {
		char name[32] = ":";

		g_strlcat(name, person_field_name((PersonField)i),
			  sizeof(name));
		stmt_bind_text(stmt, name, person->field[i]);
	}
}

gboolean registry_put_person(Store *store, gint64 event, const Person *person,
			     gint64 *person_inout, GError **error)
{
	sqlite3_stmt *stmt;

	if (*person_inout &&
	    !registry_end_person(store, event, *person_inout, error))
		return FALSE;
	stmt = stmt_get(store, STMT_PERSON_ADD, error);
	if (!stmt)
		return FALSE;
	stmt_bind_optional_int(stmt, ":person", *person_inout);
	stmt_bind_int(stmt, ":event", event);
	bind_person(stmt, person);
	if (!stmt_step(stmt, NULL, error))
		return FALSE;
	if (*person_inout == 0)
		*person_inout = sqlite3_last_insert_rowid(store->db);
	return TRUE;
}

gboolean registry_end_person(Store *store, gint64 event, gint64 person,
			     GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PERSON_END, error);

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":event", event);
	return stmt_step(stmt, NULL, error);
}

typedef struct {
	RegistryPersonVisit visit;
	gpointer data;
} Caller;

static gboolean visit_person(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	g_autoptr(Person) person = person_new();

	for (int i = 0; i < PERSON_FIELD_COUNT; i++)
		person_set(person, (PersonField)i, stmt_column(stmt, i + 1));
	return caller->visit(sqlite3_column_int64(stmt, 0), person,
			     caller->data, error);
}

gboolean registry_each_person(Store *store, gint64 at,
			      RegistryPersonVisit visit, gpointer data,
			      GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PERSON_LIST, error);
	Caller caller = { visit, data };

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":at", at);
	return stmt_each(stmt, visit_person, &caller, error);
}
