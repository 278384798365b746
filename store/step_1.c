/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>

#include "store/steps.h"

/*
 * Version 1. All that persons wrote stands in text; elsewhere are numbers,
 * names of our own, and hashes. Hashes are sha256 in lower-case hex, times
 * RFC 3339 in UTC. An event is inserted last in its transaction, so what
 * refers to it is checked at the commit.
 */
const char *const schema_step_1[] = {
	"CREATE TABLE event ("
	"  seq       INTEGER PRIMARY KEY," /* 1, 2, ... without gaps */
	"  record    TEXT NOT NULL,"	   /* one line of JSON */
	/* sha256(hash of the one before, LF, record); before 1: 64 zeros */
	"  hash      TEXT NOT NULL UNIQUE,"
	"  at        TEXT GENERATED ALWAYS AS (json_extract(record, '$.at')),"
	"  act       TEXT GENERATED ALWAYS AS (json_extract(record, '$.act')),"
	"  effective TEXT GENERATED ALWAYS AS (json_extract(record, '$.effective')),"
	"  message   INTEGER GENERATED ALWAYS AS (json_extract(record, '$.message')),"
	"  ticket    INTEGER GENERATED ALWAYS AS (json_extract(record, '$.ticket'))"
	") STRICT;",
	"CREATE INDEX event_effective ON event (effective)"
	"  WHERE effective IS NOT NULL;",
	"CREATE INDEX event_message ON event (message)"
	"  WHERE message IS NOT NULL;",
	"CREATE INDEX event_ticket ON event (ticket) WHERE ticket IS NOT NULL;",
	"CREATE INDEX event_assign ON event (at) WHERE act = 'assign';",

	"CREATE TABLE text ("
	"  id   INTEGER PRIMARY KEY,"
	"  hash TEXT NOT NULL," /* sha256(salt, body) */
	"  salt BLOB,"		/* 16 random bytes; NULL: redacted */
	"  body BLOB,"
	"  CHECK ((salt IS NULL) = (body IS NULL))"
	") STRICT;",
	"CREATE INDEX text_hash ON text (hash);",

	"CREATE TABLE message ("
	"  id       INTEGER PRIMARY KEY," /* m1, m2, ... without gaps */
	/* Kept when the text is redacted, so that it does not come back. */
	"  sha256   TEXT NOT NULL UNIQUE,"
	"  bytes    INTEGER NOT NULL,"
	"  copies   INTEGER NOT NULL DEFAULT 1," /* times it was delivered */
	"  kind     TEXT CHECK (kind IN"
	"    ('application', 'automatic', 'other', 'quarantined')),"
	"  verdict  TEXT CHECK (verdict IN ('new', 'revision', 'resent',"
	"    'altered', 'correspondence', 'automatic', 'other',"
	"    'quarantined'))," /* 'again' adds no row */
	"  reason   TEXT,"     /* why it is quarantined, in our words */
	"  like     INTEGER REFERENCES message," /* resent, altered: of it */
	"  raw      INTEGER REFERENCES text,"	 /* without its From_ line */
	"  envelope INTEGER REFERENCES text,"	 /* From_ line, sender, ... */
	"  parsed   INTEGER REFERENCES text"	 /* as parse --json says it */
	") STRICT;",
	"CREATE INDEX message_verdict ON message (verdict);",

	/* Who was first with a Message-ID and a content. */
	"CREATE TABLE identity ("
	"  message_id TEXT NOT NULL," /* sha256 of it, without brackets */
	"  content    TEXT NOT NULL," /* sha256 of From, Date, Subject, body */
	"  message    INTEGER NOT NULL REFERENCES message,"
	"  PRIMARY KEY (message_id, content)"
	") STRICT, WITHOUT ROWID;",

	"CREATE TABLE application ("
	"  ticket       INTEGER PRIMARY KEY," /* 1, 2, ... without gaps */
	"  state        TEXT NOT NULL CHECK (state IN ('new', 'needs-info',"
	"    'expert-review', 'iesg', 'assignable', 'assigned', 'refused',"
	"    'withdrawn', 'duplicate')),"
	"  version      INTEGER NOT NULL," /* the newest */
	/* sha256 of the address and of the name, in lower case */
	"  applicant    TEXT,"
	"  name         TEXT,"
	"  duplicate_of INTEGER REFERENCES application"
	") STRICT;",
	"CREATE UNIQUE INDEX application_open ON application (applicant, name)"
	"  WHERE state IN ('new', 'needs-info', 'expert-review', 'iesg',"
	"    'assignable');",
	"CREATE INDEX application_name ON application (name);",

	"CREATE TABLE version ("
	"  ticket  INTEGER NOT NULL REFERENCES application,"
	"  version INTEGER NOT NULL," /* 1, 2, ... */
	"  message INTEGER NOT NULL REFERENCES message,"
	"  ordinal INTEGER NOT NULL," /* of the applications in it, from 1 */
	"  form    TEXT NOT NULL,"
	"  digest  TEXT NOT NULL,"
	"  request INTEGER NOT NULL REFERENCES text," /* JSON */
	"  event   INTEGER NOT NULL,"		      /* that filed it */
	"  PRIMARY KEY (ticket, version)"
	") STRICT, WITHOUT ROWID;",
	"CREATE INDEX version_digest ON version (digest);",
	"CREATE INDEX version_message ON version (message);",

	"CREATE TABLE answer ("
	"  ticket     INTEGER NOT NULL,"
	"  version    INTEGER NOT NULL,"
	"  key        TEXT NOT NULL,"
	"  answer     INTEGER NOT NULL REFERENCES text,"
	"  part       TEXT,"	/* numbered as IMAP does */
	"  first_line INTEGER," /* from 1, of the part's decoded text */
	"  last_line  INTEGER,"
	"  lost_bytes INTEGER NOT NULL DEFAULT 0,"
	"  event      INTEGER NOT NULL,"
	"  PRIMARY KEY (ticket, version, key),"
	"  FOREIGN KEY (ticket, version) REFERENCES version"
	") STRICT, WITHOUT ROWID;",

	"CREATE TABLE finding ("
	"  ticket   INTEGER NOT NULL,"
	"  version  INTEGER NOT NULL,"
	"  ordinal  INTEGER NOT NULL," /* from 1 */
	"  rule     TEXT NOT NULL,"
	"  severity TEXT NOT NULL CHECK (severity IN"
	"    ('error', 'warning', 'route', 'note')),"
	"  answer   TEXT," /* the key of the answer */
	"  sentence INTEGER NOT NULL REFERENCES text,"
	"  event    INTEGER NOT NULL,"
	"  PRIMARY KEY (ticket, version, ordinal),"
	"  FOREIGN KEY (ticket, version) REFERENCES version"
	") STRICT, WITHOUT ROWID;",

	/* What else was written about an application, or bounced. */
	"CREATE TABLE correspondence ("
	"  ticket  INTEGER NOT NULL REFERENCES application,"
	"  message INTEGER NOT NULL REFERENCES message,"
	"  event   INTEGER NOT NULL,"
	"  PRIMARY KEY (ticket, message)"
	") STRICT, WITHOUT ROWID;",

	"CREATE TABLE outbox ("
	"  id         INTEGER PRIMARY KEY,"
	"  event      INTEGER NOT NULL"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  ticket     INTEGER REFERENCES application,"
	"  kind       TEXT NOT NULL," /* acknowledgement, question, ... */
	"  message_id TEXT NOT NULL UNIQUE," /* fixed before it is sent */
	"  fields     INTEGER NOT NULL REFERENCES text," /* JSON */
	"  attempts   INTEGER NOT NULL DEFAULT 0,"
	"  due        TEXT," /* the next attempt; NULL: no more */
	"  sent       TEXT,"
	"  failure    TEXT" /* the status code of the last attempt */
	") STRICT;",
	"CREATE INDEX outbox_due ON outbox (due) WHERE due IS NOT NULL;",

	/*
	 * The registry over time. A row holds from the event since on, until
	 * the event till; the rows at an event are the registry of that time.
	 */
	"CREATE TABLE entry ("
	"  row          INTEGER PRIMARY KEY,"
	"  entry        INTEGER NOT NULL," /* the same over its versions */
	"  since        INTEGER NOT NULL"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  till         INTEGER"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  status       TEXT NOT NULL CHECK (status IN ('assigned',"
	"    'unassigned', 'reserved', 'deassigned', 'remark')),"
	"  first_port   INTEGER," /* NULL: a name alone */
	"  last_port    INTEGER,"
	"  name         TEXT NOT NULL,"
	"  transport    TEXT NOT NULL," /* as written; '': not said */
	"  description  TEXT NOT NULL,"
	"  assignee     TEXT NOT NULL,"
	"  contact      TEXT NOT NULL,"
	"  registered   TEXT NOT NULL,"
	"  modified     TEXT NOT NULL,"
	"  reference    TEXT NOT NULL,"
	"  service_code TEXT NOT NULL,"
	"  unauthorized TEXT NOT NULL,"
	"  notes        TEXT NOT NULL"
	") STRICT;",
	"CREATE UNIQUE INDEX entry_now ON entry (entry) WHERE till IS NULL;",
	"CREATE INDEX entry_name ON entry (name COLLATE NOCASE)"
	"  WHERE till IS NULL;",
	"CREATE INDEX entry_port ON entry (first_port) WHERE till IS NULL;",
	"CREATE INDEX entry_since ON entry (since);",
	"CREATE INDEX entry_till ON entry (till) WHERE till IS NOT NULL;",

	/* White space and charset of lines, in the notation of the format. */
	"CREATE TABLE layout ("
	"  id     INTEGER PRIMARY KEY,"
	"  layout TEXT NOT NULL UNIQUE"
	") STRICT;",

	/* The lines of each published format, in order of position. */
	"CREATE TABLE line ("
	"  row      INTEGER PRIMARY KEY,"
	"  line     INTEGER NOT NULL," /* the same over its versions */
	"  since    INTEGER NOT NULL"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  till     INTEGER"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  format   TEXT NOT NULL,"
	"  position BLOB NOT NULL," /* compared as bytes */
	"  kind     TEXT NOT NULL CHECK (kind IN"
	"    ('raw', 'updated', 'entry', 'ports', 'comment')),"
	"  layout   INTEGER NOT NULL REFERENCES layout,"
	"  entry    INTEGER," /* whose fields it shows */
	"  comment  TEXT,"
	"  raw      BLOB" /* written instead of the fields */
	") STRICT;",
	"CREATE UNIQUE INDEX line_now ON line (line) WHERE till IS NULL;",
	"CREATE UNIQUE INDEX line_order ON line (format, position)"
	"  WHERE till IS NULL;",
	"CREATE INDEX line_since ON line (since);",
	"CREATE INDEX line_till ON line (till) WHERE till IS NOT NULL;",
	"CREATE INDEX line_entry ON line (entry) WHERE entry IS NOT NULL;",

	/* How the lines of a format end. */
	"CREATE TABLE list ("
	"  row           INTEGER PRIMARY KEY,"
	"  format        TEXT NOT NULL,"
	"  since         INTEGER NOT NULL"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  till          INTEGER"
	"    REFERENCES event DEFERRABLE INITIALLY DEFERRED,"
	"  crlf          INTEGER NOT NULL,"
	"  final_newline INTEGER NOT NULL"
	") STRICT;",
	"CREATE UNIQUE INDEX list_now ON list (format) WHERE till IS NULL;",

	/* Which event's list stands in a published file; no history. */
	"CREATE TABLE publication ("
	"  format  TEXT NOT NULL,"
	"  path    TEXT NOT NULL,"
	"  event   INTEGER NOT NULL," /* 0: none yet */
	"  at      TEXT NOT NULL,"    /* of the last try */
	"  failure TEXT,"	      /* why it failed; NULL: it did not */
	"  PRIMARY KEY (format, path)"
	") STRICT, WITHOUT ROWID;",

	/* Nothing is rewritten. */
	"CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN"
	"  SELECT RAISE(ABORT, 'events are never changed'); END;",
	"CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN"
	"  SELECT RAISE(ABORT, 'events are never deleted'); END;",
	"CREATE TRIGGER text_update BEFORE UPDATE ON text"
	"  WHEN NEW.id IS NOT OLD.id OR NEW.hash IS NOT OLD.hash"
	"  OR NEW.body IS NOT NULL BEGIN"
	"  SELECT RAISE(ABORT, 'a text can only be redacted'); END;",
	"CREATE TRIGGER text_delete BEFORE DELETE ON text BEGIN"
	"  SELECT RAISE(ABORT, 'texts are never deleted'); END;",
	"CREATE TRIGGER message_update BEFORE UPDATE ON message"
	"  WHEN NEW.id IS NOT OLD.id OR NEW.sha256 IS NOT OLD.sha256"
	"  OR NEW.bytes IS NOT OLD.bytes"
	"  OR (OLD.raw IS NOT NULL AND NEW.raw IS NOT OLD.raw) BEGIN"
	"  SELECT RAISE(ABORT, 'a message is never changed'); END;",
	"CREATE TRIGGER message_delete BEFORE DELETE ON message BEGIN"
	"  SELECT RAISE(ABORT, 'messages are never deleted'); END;",
	"CREATE TRIGGER entry_update BEFORE UPDATE ON entry"
	"  WHEN OLD.till IS NOT NULL OR NEW.till IS NULL OR"
	"  (NEW.row, NEW.entry, NEW.since, NEW.status, "
	"  NEW.first_port, NEW.last_port, NEW.name, NEW.transport, "
	"  NEW.description, NEW.assignee, NEW.contact, "
	"  NEW.registered, NEW.modified, NEW.reference, "
	"  NEW.service_code, NEW.unauthorized, NEW.notes) IS NOT "
	"  (OLD.row, OLD.entry, OLD.since, OLD.status, "
	"  OLD.first_port, OLD.last_port, OLD.name, OLD.transport, "
	"  OLD.description, OLD.assignee, OLD.contact, "
	"  OLD.registered, OLD.modified, OLD.reference, "
	"  OLD.service_code, OLD.unauthorized, OLD.notes) BEGIN "
	"  SELECT RAISE(ABORT, 'an entry gets a new version'); END;",
	"CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN"
	"  SELECT RAISE(ABORT, 'entries are never deleted'); END;",
	"CREATE TRIGGER line_update BEFORE UPDATE ON line"
	"  WHEN OLD.till IS NOT NULL OR NEW.till IS NULL OR"
	"  (NEW.row, NEW.line, NEW.since, NEW.format, NEW.position, "
	"  NEW.kind, NEW.layout, NEW.entry, NEW.comment, NEW.raw) "
	"  IS NOT (OLD.row, OLD.line, OLD.since, OLD.format, "
	"  OLD.position, OLD.kind, OLD.layout, OLD.entry, "
	"  OLD.comment, OLD.raw) BEGIN "
	"  SELECT RAISE(ABORT, 'a line gets a new version'); END;",
	"CREATE TRIGGER line_delete BEFORE DELETE ON line BEGIN"
	"  SELECT RAISE(ABORT, 'lines are never deleted'); END;",
	"CREATE TRIGGER list_update BEFORE UPDATE ON list"
	"  WHEN OLD.till IS NOT NULL OR NEW.till IS NULL OR"
	"  (NEW.row, NEW.format, NEW.since, NEW.crlf, "
	"  NEW.final_newline) IS NOT (OLD.row, OLD.format, "
	"  OLD.since, OLD.crlf, OLD.final_newline) BEGIN "
	"  SELECT RAISE(ABORT, 'a list gets a new version'); END;",
	"CREATE TRIGGER list_delete BEFORE DELETE ON list BEGIN"
	"  SELECT RAISE(ABORT, 'lists are never deleted'); END;",
	NULL,
};
