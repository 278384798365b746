/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/stmt.h"

/* Those of history.h and provenance.h: what is read to look back. */

/* An event as provenance.c reads it; none gives NULLs. */
#define PROVENANCE_EVENT(e)                                                    \
	" " e ".seq, " e ".at, " e ".act, json_extract(" e ".record, '$.by')," \
	" json_extract(" e ".record, '$.uid'), " e ".effective,"               \
	" " e ".ticket, json_extract(" e ".record, '$.facts.sha256'),"         \
	" (SELECT CAST(body AS TEXT) FROM text WHERE hash ="                   \
	"  json_extract(" e ".record, '$.facts.reason'))"

const char *const stmt_audit_sql[STMT_COUNT] = {
	[STMT_QUICK_CHECK] = "SELECT quick_check FROM pragma_quick_check",
	[STMT_FOREIGN_KEY_CHECK] =
		"SELECT \"table\", rowid, parent FROM pragma_foreign_key_check",

	[STMT_EVENT_LIST] =
		"SELECT seq, record, hash, json_extract(record, '$.seq'), at,"
		" effective, message,"
		" json_extract(record, '$.facts.rows'),"
		" json_extract(record, '$.facts.kind'),"
		" json_extract(record, '$.facts.verdict'),"
		" json_extract(record, '$.facts.reason'),"
		" json_extract(record, '$.facts.like'),"
		" json_extract(record, '$.facts.message_id'),"
		" json_extract(record, '$.facts.content'),"
		" json_extract(record, '$.facts.raw'),"
		" json_extract(record, '$.facts.envelope'),"
		" json_extract(record, '$.facts.parsed'), ticket,"
		" json_extract(record, '$.facts.filed')"
		" FROM event ORDER BY seq",

	[STMT_TEXT_LIST] = "SELECT id, hash, salt, body,"
			   " body IS NOT NULL OR hash IN (SELECT"
			   "  json_extract(record, '$.facts.text') FROM event"
			   "  WHERE act = 'redact')"
			   " FROM text ORDER BY id",

	[STMT_MESSAGE_LIST] =
		"SELECT m.id, m.sha256, m.bytes, m.kind, m.verdict, m.reason,"
		" m.like, r.hash, e.hash, p.hash, r.body,"
		" (SELECT max(seq) FROM event WHERE message = m.id"
		"  AND act IN ('receive', 'requeue'))"
		" FROM message m"
		" LEFT JOIN text r ON r.id = m.raw"
		" LEFT JOIN text e ON e.id = m.envelope"
		" LEFT JOIN text p ON p.id = m.parsed ORDER BY m.id",

	[STMT_IDENTITY_LIST] =
		"SELECT message_id, content, message FROM identity",

	[STMT_PROVENANCE] =
		"SELECT n.entry, n.status, n.first_port, n.last_port, n.name,"
		" n.transport, n.description, n.contact, n.till IS NULL," PROVENANCE_EVENT("b") "," PROVENANCE_EVENT(
			"d") " FROM entry n JOIN event b ON b.seq = n.since"
			     " LEFT JOIN event d ON d.seq = n.till"
			     " WHERE (:entry IS NULL OR n.entry = :entry)"
			     " AND (:name IS NULL OR n.name = :name COLLATE NOCASE)"
			     " AND (:port IS NULL OR :port BETWEEN"
			     "  min(n.first_port, n.last_port)"
			     "  AND max(n.first_port, n.last_port))"
			     " AND (:transport IS NULL OR n.transport = :transport"
			     "  OR n.transport = '')"
			     " ORDER BY n.till IS NOT NULL, n.till DESC,"
			     " n.status <> 'assigned', n.row",

	[STMT_PROVENANCE_LINE] = "SELECT" PROVENANCE_EVENT(
		"b") " FROM line l"
		     " JOIN event b ON b.seq = l.since"
		     " WHERE l.line = :line"
		     " AND l.since <= :at"
		     " AND (l.till IS NULL OR l.till > :at)",
	[STMT_PROVENANCE_EVENTS] =
		"SELECT" PROVENANCE_EVENT("e") " FROM event e"
					       " WHERE e.seq > :after"
					       " AND e.seq <= :until"
					       " AND e.effective IS NOT NULL"
					       " ORDER BY e.seq",
	[STMT_PROVENANCE_CHANGES] = "SELECT entry, since AS event FROM entry"
				    " WHERE since > :after AND since <= :until"
				    " UNION SELECT entry, till FROM entry"
				    " WHERE till > :after AND till <= :until"
				    " UNION SELECT entry, since FROM line"
				    " WHERE since > :after AND since <= :until"
				    " AND entry IS NOT NULL ORDER BY 1, 2",

	/*
	 * What an event began comes whole, what it ended by its number; as
	 * quote() writes it, whose form no version of SQLite may change.
	 */
	[STMT_CHANGED_LISTS] =
		"SELECT row, CASE since WHEN :event THEN"
		" quote(format) || ',' || quote(crlf) || ','"
		" || quote(final_newline) END"
		" FROM list WHERE since = :event OR till = :event ORDER BY row",
	[STMT_CHANGED_LINES] =
		"SELECT l.row, CASE l.since WHEN :event THEN"
		" quote(l.line) || ',' || quote(l.format) || ','"
		" || quote(l.position) || ',' || quote(l.kind) || ','"
		" || quote(o.layout) || ',' || quote(l.entry) || ','"
		" || quote(l.comment) || ',' || quote(l.raw)"
		/* What version 1 did not have counts only where it is. */
		" || iif(l.person IS NULL, '', ',' || quote(l.person))"
		" || iif(l.joined, ',joined', '') END"
		" FROM line l JOIN layout o ON o.id = l.layout"
		" WHERE l.since = :event OR l.till = :event ORDER BY l.row",
	[STMT_CHANGED_ENTRIES] =
		"SELECT row, CASE since WHEN :event THEN"
		" quote(entry) || ',' || quote(status) || ','"
		" || quote(first_port) || ',' || quote(last_port) || ','"
		" || quote(name) || ',' || quote(transport) || ','"
		" || quote(description) || ',' || quote(assignee) || ','"
		" || quote(contact) || ',' || quote(registered) || ','"
		" || quote(modified) || ',' || quote(reference) || ','"
		" || quote(service_code) || ',' || quote(unauthorized) || ','"
		" || quote(notes) END"
		" FROM entry WHERE since = :event OR till = :event"
		" ORDER BY row",
	[STMT_CHANGED_PEOPLE] =
		"SELECT row, CASE since WHEN :event THEN"
		" quote(person) || ',' || quote(id) || ',' || quote(name)"
		" || ',' || quote(org) || ',' || quote(uri) || ','"
		" || quote(updated) END"
		" FROM person WHERE since = :event OR till = :event"
		" ORDER BY row",
	/* What an event filed of an application, in the same way. */
	[STMT_FILED] =
		"SELECT 'version', quote(version) || ',' || quote(message)"
		" || ',' || quote(ordinal) || ',' || quote(form) || ','"
		" || quote(digest) || ',' || quote(hash)"
		" FROM version JOIN text ON text.id = request"
		" WHERE ticket = :ticket AND event = :event"
		" UNION ALL SELECT 'answer', quote(version) || ','"
		" || quote(key) || ',' || quote(part) || ','"
		" || quote(first_line) || ',' || quote(last_line) || ','"
		" || quote(lost_bytes) || ',' || quote(hash)"
		" FROM answer JOIN text ON text.id = answer"
		" WHERE ticket = :ticket AND event = :event"
		" UNION ALL SELECT 'finding', quote(version) || ','"
		" || quote(ordinal) || ',' || quote(rule) || ','"
		" || quote(severity) || ',' || quote(answer) || ','"
		" || quote(hash)"
		" FROM finding JOIN text ON text.id = sentence"
		" WHERE ticket = :ticket AND event = :event"
		" UNION ALL SELECT 'correspondence', quote(message)"
		" FROM correspondence"
		" WHERE ticket = :ticket AND event = :event"
		" ORDER BY 1, 2",
	[STMT_STRAY_ROWS] =
		"SELECT 'version', ticket FROM version t"
		" WHERE NOT EXISTS (SELECT 1 FROM event WHERE seq = t.event"
		"  AND ticket IS t.ticket)"
		" UNION ALL SELECT 'answer', ticket FROM answer t"
		" WHERE NOT EXISTS (SELECT 1 FROM event WHERE seq = t.event"
		"  AND ticket IS t.ticket)"
		" UNION ALL SELECT 'finding', ticket FROM finding t"
		" WHERE NOT EXISTS (SELECT 1 FROM event WHERE seq = t.event"
		"  AND ticket IS t.ticket)"
		" UNION ALL SELECT 'correspondence', ticket FROM correspondence t"
		" WHERE NOT EXISTS (SELECT 1 FROM event WHERE seq = t.event"
		"  AND ticket IS t.ticket)"
		" UNION ALL SELECT 'outbox', ticket FROM outbox o"
		" WHERE NOT EXISTS (SELECT 1 FROM event e, text t"
		"  WHERE e.seq = o.event AND e.ticket IS o.ticket"
		"  AND t.id = o.fields"
		"  AND json_extract(e.record, '$.facts.reply') = t.hash)",
	[STMT_UNTRUE_APPLICATIONS] =
		"SELECT ticket, state FROM application a"
		" WHERE (state, duplicate_of) IS NOT (SELECT"
		"  json_extract(record, '$.facts.state'),"
		"  json_extract(record, '$.facts.of') FROM event"
		"  WHERE ticket = a.ticket AND"
		"  json_extract(record, '$.facts.state') IS NOT NULL"
		"  ORDER BY seq DESC LIMIT 1)"
		" UNION ALL SELECT ticket, 'no reply' FROM event"
		" WHERE json_extract(record, '$.facts.reply') IS NOT NULL"
		" AND seq NOT IN (SELECT event FROM outbox)",
};
