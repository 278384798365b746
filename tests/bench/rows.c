/* SPDX-License-Identifier: BSD-2-Clause */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * rows DATABASE FORMAT: reads the rows of the list of now, as export does, and
 * writes what stands in them, with nothing between.
 */

static const char select_rows[] =
	"SELECT l.line, l.position, l.kind, o.layout, l.comment, l.raw,"
	" l.entry, e.status, e.first_port, e.last_port, e.name, e.transport,"
	" e.description, e.assignee, e.contact, e.registered, e.modified,"
	" e.reference, e.service_code, e.unauthorized, e.notes, l.joined,"
	" p.id, p.name, p.org, p.uri, p.updated"
	" FROM line l JOIN layout o ON o.id = l.layout"
	" LEFT JOIN entry e ON e.entry = l.entry AND e.till IS NULL"
	" LEFT JOIN person p ON p.person = l.person AND p.till IS NULL"
	" WHERE l.format = ?1 AND l.till IS NULL ORDER BY l.position";

static int write_rows(sqlite3_stmt *stmt)
{
	int columns = sqlite3_column_count(stmt);
	int result;

	while ((result = sqlite3_step(stmt)) == SQLITE_ROW) {
		for (int i = 3; i < columns; i++) {
			const void *bytes = sqlite3_column_blob(stmt, i);

			if (bytes)
				fwrite(bytes, 1,
				       (size_t)sqlite3_column_bytes(stmt, i),
				       stdout);
		}
	}
	return result;
}

int main(int argc, char **argv)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	int ok;

	if (argc < 3)
		return EXIT_FAILURE;
	ok = sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) ==
		     SQLITE_OK &&
	     sqlite3_prepare_v2(db, select_rows, -1, &stmt, NULL) ==
		     SQLITE_OK &&
	     sqlite3_bind_text(stmt, 1, argv[2], -1, SQLITE_STATIC) ==
		     SQLITE_OK &&
	     write_rows(stmt) == SQLITE_DONE;
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
