/* SPDX-License-Identifier: BSD-2-Clause */
#include <gmime/gmime.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/bench/gmime_alone.h"

/*
 * floor DATABASE <MAIL: the least that a filter on GMime and SQLite does: it
 * parses the mail and decodes its texts, and inserts its bytes and their
 * sha256 into a table, in WAL mode and synced, as SQLite does by itself. The
 * table is made if it is not there.
 */

static const char set_up[] = "PRAGMA journal_mode = WAL;"
			     "PRAGMA synchronous = FULL;"
			     "CREATE TABLE IF NOT EXISTS mail ("
			     " id INTEGER PRIMARY KEY,"
			     " sha256 TEXT NOT NULL UNIQUE,"
			     " raw BLOB NOT NULL) STRICT";

static GBytes *read_input(void)
{
	GByteArray *bytes = g_byte_array_new();
	guint8 buffer[65536];
	ssize_t n;

	while ((n = read(STDIN_FILENO, buffer, sizeof(buffer))) > 0)
		g_byte_array_append(bytes, buffer, (guint)n);
	return g_byte_array_free_to_bytes(bytes);
}

static gboolean insert(sqlite3 *db, GBytes *mail)
{
	g_autofree char *sha256 =
		g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, mail);
	sqlite3_stmt *stmt = NULL;
	gboolean ok;
	gsize len;
	const void *bytes = g_bytes_get_data(mail, &len);

	ok = sqlite3_prepare_v2(
		     db, "INSERT INTO mail (sha256, raw) VALUES (?1, ?2)", -1,
		     &stmt, NULL) == SQLITE_OK &&
	     sqlite3_bind_text(stmt, 1, sha256, -1, SQLITE_STATIC) ==
		     SQLITE_OK &&
	     sqlite3_bind_blob64(stmt, 2, bytes, len, SQLITE_STATIC) ==
		     SQLITE_OK &&
	     sqlite3_step(stmt) == SQLITE_DONE;
	sqlite3_finalize(stmt);
	return ok;
}

static gboolean keep(const char *path, GBytes *mail)
{
	sqlite3 *db = NULL;
	gboolean ok = sqlite3_open(path, &db) == SQLITE_OK &&
		      sqlite3_busy_timeout(db, 10000) == SQLITE_OK &&
		      sqlite3_exec(db, set_up, NULL, NULL, NULL) == SQLITE_OK &&
		      insert(db, mail);

	if (!ok)
		fprintf(stderr, "floor: %s: %s\n", path, sqlite3_errmsg(db));
	return sqlite3_close(db) == SQLITE_OK && ok;
}

int main(int argc, char **argv)
{
	g_autoptr(GBytes) mail = NULL;

	if (argc < 2)
		return EXIT_FAILURE;
	mail = read_input();
	g_mime_init();
	read_with_gmime(mail);
	return keep(argv[1], mail) ? EXIT_SUCCESS : EXIT_FAILURE;
}
