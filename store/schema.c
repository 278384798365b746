/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/schema.h"

#include "store/handle.h"
#include "store/steps.h"

static const char *const *const steps[] = { schema_step_1, schema_step_2 };

int schema_version(void)
{
	return G_N_ELEMENTS(steps);
}

static gboolean run(sqlite3 *db, const char *sql, GError **error)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return TRUE;
	return store_fail(db, "upgrading the schema", error);
}

static gboolean read_number(sqlite3 *db, const char *sql, int *number_out,
			    GError **error)
{
	sqlite3_stmt *stmt = NULL;
	gboolean ok;

	ok = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
	     sqlite3_step(stmt) == SQLITE_ROW;
	if (ok)
		*number_out = sqlite3_column_int(stmt, 0);
	else
		store_fail(db, "reading the schema's version", error);
	sqlite3_finalize(stmt);
	return ok;
}

/* PRAGMA takes no parameters: the one SQL that is made by formatting. */
static gboolean set_number(sqlite3 *db, const char *pragma, int number,
			   GError **error)
{
	g_autofree char *sql =
		g_strdup_printf("PRAGMA %s = %d", pragma, number);

	return run(db, sql, error);
}

static gboolean check_ours(sqlite3 *db, gboolean make, GError **error)
{
	int id, objects;

	if (!read_number(db, "PRAGMA application_id", &id, error) ||
	    !read_number(db, "SELECT count(*) FROM sqlite_schema", &objects,
			 error))
		return FALSE;
	if (id == SCHEMA_APPLICATION_ID || (make && objects == 0))
		return TRUE;
	g_set_error_literal(error, STORE_ERROR, STORE_ERROR_FOREIGN,
			    "not a database of portreg");
	return FALSE;
}

/* Read under the lock when upgrading: two programs may do so at once. */
static gboolean read_version(sqlite3 *db, gboolean make, int *version_out,
			     GError **error)
{
	if (!check_ours(db, make, error) ||
	    !read_number(db, "PRAGMA user_version", version_out, error))
		return FALSE;
	if (*version_out < 0) {
		g_set_error(error, STORE_ERROR, STORE_ERROR_DAMAGED,
			    "the database has version %d, which no program "
			    "made",
			    *version_out);
		return FALSE;
	}
	if (*version_out <= schema_version())
		return TRUE;
	g_set_error(error, STORE_ERROR, STORE_ERROR_LATER,
		    "the database has version %d, this program knows "
		    "versions up to %d",
		    *version_out, schema_version());
	return FALSE;
}

static gboolean run_steps(sqlite3 *db, gboolean make, GError **error)
{
	int version;

	if (!read_version(db, make, &version, error))
		return FALSE;
	for (int i = version; i < schema_version(); i++) {
		for (const char *const *sql = steps[i]; *sql; sql++) {
			if (!run(db, *sql, error))
				return FALSE;
		}
	}
	return version == schema_version() ||
	       (set_number(db, "application_id", SCHEMA_APPLICATION_ID,
			   error) &&
		set_number(db, "user_version", schema_version(), error));
}

gboolean schema_upgrade(sqlite3 *db, gboolean make, GError **error)
{
	int version;

	/* Versions never go back, so this needs no lock. */
	if (!read_version(db, make, &version, error))
		return FALSE;
	if (version == schema_version())
		return TRUE;
	if (!run(db, "BEGIN IMMEDIATE", error))
		return FALSE;
	if (run_steps(db, make, error) && run(db, "COMMIT", error))
		return TRUE;
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	return FALSE;
}

gboolean schema_check(sqlite3 *db, GError **error)
{
	int version;

	if (!read_version(db, FALSE, &version, error))
		return FALSE;
	if (version == schema_version())
		return TRUE;
	g_set_error(error, STORE_ERROR, STORE_ERROR_OLDER,
		    "the database has version %d and must be upgraded to %d: "
		    "any command that writes does so",
		    version, schema_version());
	return FALSE;
}
