/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>

#include "store/steps.h"

/*
 * Version 2: the people list of the modern formats, lines that show a person,
 * and lines that share a line with the next. SQLite cannot change a CHECK, so
 * the table of lines is made anew; its rows keep their numbers, which events
 * name. Dropping a table fires no triggers.
 */
const char *const schema_step_2[] = {
	/* Over time, as the entries. */
	"CREATE TABLE person ("
	"  row     INTEGER PRIMARY KEY,"
	"  person  INTEGER NOT NULL," /* the same over its versions */
	"  since   INTEGER NOT NULL"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  till    INTEGER"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  id      TEXT NOT NULL," /* by which entries name it */
	"  name    TEXT NOT NULL,"
	"  org     TEXT NOT NULL,"
	"  uri     TEXT NOT NULL,"
	"  updated TEXT NOT NULL"
	") STRICT;",
	"CREATE UNIQUE INDEX person_now ON person (person) WHERE till IS NULL;",
	"CREATE INDEX person_versions ON person (person, since);",
	"CREATE INDEX person_since ON person (since);",
	"CREATE INDEX person_till ON person (till) WHERE till IS NOT NULL;",
	"CREATE TRIGGER person_update BEFORE UPDATE ON person"
	"  WHEN OLD.till IS NOT NULL OR NEW.till IS NULL OR"
	"  (NEW.row, NEW.person, NEW.since, NEW.id, NEW.name, NEW.org, "
	"  NEW.uri, NEW.updated) IS NOT (OLD.row, OLD.person, OLD.since, "
	"  OLD.id, OLD.name, OLD.org, OLD.uri, OLD.updated) BEGIN "
	"  SELECT RAISE(ABORT, 'a person gets a new version'); END;",
	"CREATE TRIGGER person_delete BEFORE DELETE ON person BEGIN"
	"  SELECT RAISE(ABORT, 'people are never deleted'); END;",

	"CREATE TABLE line_2 ("
	"  row      INTEGER PRIMARY KEY,"
	"  line     INTEGER NOT NULL," /* the same over its versions */
	"  since    INTEGER NOT NULL"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  till     INTEGER"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  format   TEXT NOT NULL,"
	"  position BLOB NOT NULL," /* compared as bytes */
	"  kind     TEXT NOT NULL CHECK (kind IN"
	"    ('raw', 'updated', 'entry', 'ports', 'comment', 'person')),"
	"  layout   INTEGER NOT NULL REFERENCES layout,"
	"  entry    INTEGER," /* whose fields it shows */
	"  comment  TEXT,"
	"  raw      BLOB,"    /* written instead of the fields */
	"  person   INTEGER," /* whose fields it shows */
	"  joined   INTEGER NOT NULL DEFAULT 0" /* no line end follows */
	") STRICT;",
	"INSERT INTO line_2 SELECT row, line, since, till, format, position,"
	"  kind, layout, entry, comment, raw, NULL, 0 FROM line;",
	"DROP TABLE line;",
	"ALTER TABLE line_2 RENAME TO line;",
	"CREATE UNIQUE INDEX line_now ON line (line) WHERE till IS NULL;",
	"CREATE UNIQUE INDEX line_order ON line (format, position)"
	"  WHERE till IS NULL;",
	"CREATE INDEX line_since ON line (since);",
	"CREATE INDEX line_till ON line (till) WHERE till IS NOT NULL;",
	"CREATE INDEX line_entry ON line (entry) WHERE entry IS NOT NULL;",
	"CREATE TRIGGER line_update BEFORE UPDATE ON line"
	"  WHEN OLD.till IS NOT NULL OR NEW.till IS NULL OR"
	"  (NEW.row, NEW.line, NEW.since, NEW.format, NEW.position, "
	"  NEW.kind, NEW.layout, NEW.entry, NEW.comment, NEW.raw, "
	"  NEW.person, NEW.joined) "
	"  IS NOT (OLD.row, OLD.line, OLD.since, OLD.format, "
	"  OLD.position, OLD.kind, OLD.layout, OLD.entry, "
	"  OLD.comment, OLD.raw, OLD.person, OLD.joined) BEGIN "
	"  SELECT RAISE(ABORT, 'a line gets a new version'); END;",
	"CREATE TRIGGER line_delete BEFORE DELETE ON line BEGIN"
	"  SELECT RAISE(ABORT, 'lines are never deleted'); END;",

	/* A list is read in its order, each entry as it was then. */
	"CREATE INDEX line_places ON line (format, position, since);",
	"CREATE INDEX entry_versions ON entry (entry, since);",
	NULL,
};
