/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/stmt.h"

/* Those in which an application waits for a decision. */
#define OPEN_STATES "'new', 'needs-info', 'expert-review', 'iesg', 'assignable'"

/* What is filed belongs to the event that is appended next. */
#define NEXT_EVENT "(SELECT coalesce(max(seq), 0) + 1 FROM event)"

const char *const stmt_sql[STMT_COUNT] = {
	[STMT_BEGIN] = "BEGIN IMMEDIATE",
	[STMT_BEGIN_READING] = "BEGIN DEFERRED",
	[STMT_COMMIT] = "COMMIT",
	[STMT_ROLLBACK] = "ROLLBACK",
	[STMT_BACKUP] = "VACUUM INTO :path",
	[STMT_EVENT_HEAD] = "SELECT seq, hash, at FROM event"
			    " ORDER BY seq DESC LIMIT 1",
	[STMT_EVENT_ADD] = "INSERT INTO event (seq, record, hash)"
			   " VALUES (:seq, :record, :hash)",
	[STMT_EVENT_LAST_EFFECTIVE] =
		"SELECT max(effective) FROM event WHERE effective IS NOT NULL",
	/* Effective dates never go back, so the last of them counts. */
	[STMT_EVENT_AT] = "SELECT max(seq) FROM event"
			  " WHERE effective IS NOT NULL AND effective <= :at",
	[STMT_EVENT_ASSIGNED_BY] =
		"SELECT count(*) FROM event WHERE act = 'assign'"
		" AND at >= :since AND json_extract(record, '$.by') = :by",

	[STMT_TEXT_ADD] = "INSERT INTO text (hash, salt, body)"
			  " VALUES (:hash, :salt, :body)",
	/* No AUTOINCREMENT: a message that is here already uses no number. */
	[STMT_MESSAGE_CLAIM] = "INSERT INTO message (sha256, bytes)"
			       " VALUES (:sha256, :bytes)"
			       " ON CONFLICT (sha256) DO NOTHING",
	[STMT_MESSAGE_AGAIN] = "UPDATE message SET copies = copies + 1"
			       " WHERE sha256 = :sha256 RETURNING id, copies",
	[STMT_MESSAGE_FILL] =
		"UPDATE message SET kind = :kind, verdict = :verdict,"
		" reason = :reason, like = :like, raw = :raw,"
		" envelope = :envelope, parsed = :parsed WHERE id = :id",
	[STMT_IDENTITY_ADD] =
		"INSERT INTO identity (message_id, content, message)"
		" VALUES (:message_id, :content, :message)"
		" ON CONFLICT (message_id, content) DO NOTHING",
	/* The first of the same content, else the first of all. */
	[STMT_IDENTITY_FIND] =
		"SELECT coalesce((SELECT message FROM identity"
		"  WHERE message_id = :message_id AND content = :content"
		"  AND message <> :message),"
		" (SELECT min(message) FROM identity"
		"  WHERE message_id = :message_id AND message <> :message))",
	[STMT_IDENTITY_OWNER] =
		"SELECT message FROM identity"
		" WHERE message_id = :message_id AND content = :content",
	[STMT_KEPT_MESSAGE] =
		"SELECT r.body,"
		" json_extract(CAST(e.body AS TEXT), '$.sender'), m.verdict,"
		" r.hash, e.hash FROM message m JOIN text r ON r.id = m.raw"
		" JOIN text e ON e.id = m.envelope WHERE m.id = :message",
	[STMT_MESSAGE_REFILL] =
		"UPDATE message SET kind = :kind, verdict = :verdict,"
		" reason = :reason, like = :like, parsed = :parsed"
		" WHERE id = :id",
	[STMT_QUARANTINE_LIST] =
		"SELECT m.id, (SELECT min(at) FROM event WHERE message = m.id),"
		" m.bytes, m.reason FROM message m"
		" WHERE m.verdict = 'quarantined' ORDER BY m.id",
	[STMT_QUARANTINE_COUNT] =
		"SELECT count(*) FROM message m"
		" WHERE m.verdict = 'quarantined' AND :before >"
		" (SELECT min(at) FROM event WHERE message = m.id)",

	[STMT_APPLICATION_COPY] =
		"SELECT ticket, version FROM version WHERE message = :like"
		" AND ordinal = :ordinal",
	[STMT_APPLICATION_AGAIN] =
		"UPDATE application SET version = version + 1 WHERE ticket ="
		" (SELECT a.ticket FROM application a JOIN version v"
		"  ON v.ticket = a.ticket AND v.version = a.version"
		"  WHERE v.digest = :digest AND a.state IN (" OPEN_STATES ")"
		"  ORDER BY a.ticket LIMIT 1)"
		" RETURNING ticket, version",
	/* NULL, which is no name or no applicant, is never the same. */
	[STMT_APPLICATION_CLAIM] =
		"INSERT INTO application (state, version, applicant, name)"
		" VALUES ('new', 1, :applicant, :name)"
		" ON CONFLICT (applicant, name) WHERE state IN (" OPEN_STATES
		") DO UPDATE SET version = version + 1"
		" RETURNING ticket, version",
	[STMT_APPLICATION_RIVALS] =
		"SELECT ticket FROM application WHERE name = :name"
		" AND ticket <> :ticket AND state IN (" OPEN_STATES ")"
		" ORDER BY ticket",
	[STMT_APPLICATION_STATE] =
		"SELECT state, state IN (" OPEN_STATES ") FROM application"
		" WHERE ticket = :ticket",
	[STMT_APPLICATION_SET_STATE] =
		"UPDATE application SET state = :state,"
		" duplicate_of = :duplicate_of WHERE ticket = :ticket",
	/* An applicant who was asked something has written. */
	[STMT_APPLICATION_ANSWERED] =
		"UPDATE application SET state = 'new' WHERE ticket = :ticket"
		" AND applicant = :applicant AND state = 'needs-info'",
	[STMT_APPLICATION_REQUEST] =
		"SELECT a.version, v.form,"
		" json_extract(r.body, '$.service_name'),"
		" json_extract(r.body, '$.description'),"
		" (SELECT group_concat(value, ',')"
		"  FROM json_each(r.body, '$.transports')),"
		" json_extract(r.body, '$.range'),"
		" json_extract(r.body, '$.contact.name'),"
		" json_extract(r.body, '$.contact.email'),"
		" json_extract(r.body, '$.assignee.name'),"
		" json_extract(r.body, '$.assignee.email')"
		" FROM application a JOIN version v"
		"  ON v.ticket = a.ticket AND v.version = a.version"
		" JOIN (SELECT id, CAST(body AS TEXT) AS body FROM text) r"
		"  ON r.id = v.request WHERE a.ticket = :ticket",
	[STMT_VERSION_ADD] =
		"INSERT INTO version (ticket, version, message, ordinal, form,"
		" digest, request, event) VALUES (:ticket, :version, :message,"
		" :ordinal, :form, :digest, :request, " NEXT_EVENT ")",
	[STMT_CORRESPONDENCE_ADD] =
		"INSERT INTO correspondence (ticket, message, event)"
		" VALUES (:ticket, :message, " NEXT_EVENT ")"
		" ON CONFLICT (ticket, message) DO NOTHING",
	/* Each event that files something for an application names both. */
	[STMT_CORRESPONDENCE_OF] =
		"SELECT ticket FROM event WHERE ticket IS NOT NULL"
		" AND message IN (SELECT message FROM identity"
		"  WHERE message_id = :hash)"
		" UNION SELECT ticket FROM outbox"
		" WHERE message_id = :message_id AND ticket IS NOT NULL"
		" ORDER BY 1",
	[STMT_CORRESPONDENCE_CURRENT] =
		"SELECT 1 FROM application a JOIN version v"
		" ON v.ticket = a.ticket AND v.version = a.version"
		" WHERE a.ticket = :ticket AND v.digest = :digest"
		" AND a.state IN (" OPEN_STATES ")",
	[STMT_ANSWER_ADD] =
		"INSERT INTO answer (ticket, version, key, answer, part,"
		" first_line, last_line, lost_bytes, event) VALUES (:ticket,"
		" :version, :key, :answer, :part, :first_line, :last_line,"
		" :lost_bytes, " NEXT_EVENT ")",
	/* To the newest version, behind what was found before. */
	[STMT_FINDING_ADD] =
		"INSERT INTO finding (ticket, version, ordinal, rule,"
		" severity, answer, sentence, event)"
		" SELECT a.ticket, a.version,"
		"  (SELECT count(*) + 1 FROM finding f"
		"   WHERE f.ticket = a.ticket AND f.version = a.version),"
		"  :rule, :severity, :answer, :sentence, " NEXT_EVENT
		" FROM application a WHERE a.ticket = :ticket",

	/* Its Message-ID cannot be guessed, and is fixed before it is sent. */
	[STMT_OUTBOX_ADD] =
		"INSERT INTO outbox (event, ticket, kind, message_id, fields,"
		" due) VALUES (" NEXT_EVENT ", :ticket, :kind,"
		" 'portreg.' || :ticket || '.' || lower(hex(randomblob(16)))"
		" || '@' || :domain, :fields, :due) RETURNING message_id",

	[STMT_QUEUE_LIST] =
		"SELECT a.ticket, a.state, a.state IN (" OPEN_STATES "),"
		" a.version, v.form,"
		" (SELECT min(at) FROM event WHERE ticket = a.ticket)"
		"  AS received, r.body,"
		" json_extract(r.body, '$.service_name') AS service_name,"
		" coalesce(json_extract(r.body, '$.contact.name'),"
		"  json_extract(r.body, '$.contact.email')) AS applicant,"
		" json_extract(r.body, '$.contact.email') AS email,"
		" (SELECT count(*) FROM finding f WHERE f.ticket = a.ticket"
		"  AND f.version = a.version AND severity = 'error'),"
		" (SELECT count(*) FROM finding f WHERE f.ticket = a.ticket"
		"  AND f.version = a.version AND severity = 'warning'),"
		" (SELECT count(*) FROM finding f WHERE f.ticket = a.ticket"
		"  AND f.version = a.version AND severity = 'route'),"
		" (SELECT count(*) FROM finding f WHERE f.ticket = a.ticket"
		"  AND f.version = a.version AND severity = 'note')"
		" FROM application a JOIN version v"
		"  ON v.ticket = a.ticket AND v.version = a.version"
		" JOIN (SELECT id, CAST(body AS TEXT) AS body FROM text) r"
		"  ON r.id = v.request"
		" WHERE (:ticket IS NULL OR a.ticket = :ticket)"
		" AND (:closed OR a.state IN (" OPEN_STATES ")"
		"  OR a.state = :state)"
		" AND (:state IS NULL OR a.state = :state)"
		" AND (:since IS NULL OR received >= :since)"
		" AND (:until IS NULL OR received <= :until)"
		" AND (:from IS NULL OR instr(lower(json_extract(r.body,"
		"  '$.contact.name')), lower(:from))"
		"  OR instr(lower(email), lower(:from)))"
		" AND (:name IS NULL OR instr(lower(service_name),"
		"  lower(:name)))"
		" ORDER BY a.ticket",
	[STMT_QUEUE_ANSWERS] =
		"SELECT a.version, a.key, CAST(t.body AS TEXT), a.part,"
		" a.first_line, a.last_line, a.lost_bytes FROM answer a"
		" JOIN text t ON t.id = a.answer WHERE a.ticket = :ticket"
		" ORDER BY a.version, a.answer",
	[STMT_QUEUE_FINDINGS] =
		"SELECT f.version, f.rule, f.severity, f.answer,"
		" CAST(t.body AS TEXT) FROM finding f"
		" JOIN text t ON t.id = f.sentence WHERE f.ticket = :ticket"
		" ORDER BY f.version, f.ordinal",
	[STMT_QUEUE_MESSAGES] =
		"SELECT x.version, x.message, (SELECT at FROM event"
		"  WHERE message = x.message ORDER BY seq LIMIT 1), m.verdict"
		" FROM (SELECT ticket, version, message FROM version"
		"  UNION ALL SELECT ticket, 0, message FROM correspondence) x"
		" JOIN message m ON m.id = x.message"
		" WHERE x.ticket = :ticket ORDER BY x.message",
	[STMT_QUEUE_EVENTS] =
		"SELECT seq, at, act, json_extract(record, '$.by'),"
		" json_extract(record, '$.facts.version'),"
		" json_extract(record, '$.facts.state'),"
		" json_extract(record, '$.facts.port'),"
		" json_extract(record, '$.facts.of'),"
		" (SELECT CAST(body AS TEXT) FROM text WHERE hash ="
		"  json_extract(record, '$.facts.reason')),"
		" (SELECT CAST(body AS TEXT) FROM text WHERE hash ="
		"  json_extract(record, '$.facts.text'))"
		" FROM event WHERE ticket = :ticket ORDER BY seq",
	[STMT_MESSAGE_BYTES] = "SELECT t.body FROM message m"
			       " JOIN text t ON t.id = m.raw"
			       " WHERE m.id = :message",

	[STMT_HOLDERS_OF_NAME] =
		"SELECT DISTINCT first_port FROM entry WHERE till IS NULL"
		" AND name = :name COLLATE NOCASE ORDER BY first_port",
	/* The contact goes along: what an address is, SQL cannot tell. */
	[STMT_SYSTEM_PORTS_OF] =
		"SELECT DISTINCT first_port, contact FROM entry"
		" WHERE till IS NULL AND status = 'assigned'"
		" AND first_port < 1024"
		" AND instr(lower(contact), lower(:email))"
		" ORDER BY first_port",

	[STMT_DECIDED_ENTRIES] =
		"SELECT DISTINCT n.entry FROM event d"
		" JOIN entry v ON v.since = d.seq"
		" JOIN entry n ON n.entry = v.entry AND n.till IS NULL"
		" WHERE d.act = 'assign' AND n.status = 'assigned'",
	[STMT_GENERATION] = "SELECT seq FROM event WHERE effective IS NOT NULL"
			    " ORDER BY effective DESC, seq DESC LIMIT 1",
	[STMT_EFFECTIVE] = "SELECT max(effective) FROM event"
			   " WHERE effective IS NOT NULL AND seq <= :at",
	[STMT_PUBLICATION_SET] =
		"INSERT INTO publication (format, path, event, at, failure)"
		" VALUES (:format, :path, :event, :at, :failure)"
		" ON CONFLICT (format, path) DO UPDATE SET at = :at,"
		" failure = :failure, event = iif(:failure IS NULL, :event,"
		" event)",
	[STMT_PUBLICATION_FIND] =
		"SELECT event FROM publication WHERE format = :format"
		" AND path = :path AND failure IS NULL",
	[STMT_PUBLICATION_FAILED] =
		"SELECT format, path, at, failure FROM publication"
		" WHERE failure IS NOT NULL ORDER BY path",

	[STMT_LIST_FIND] =
		"SELECT crlf, final_newline FROM list WHERE format = :format"
		" AND since <= :at AND (till IS NULL OR till > :at)",
	/* One format leads at a time: that of the last list that came in. */
	[STMT_LIST_LEADING] =
		"SELECT format FROM list WHERE since <= :at"
		" AND (till IS NULL OR till > :at) ORDER BY since DESC LIMIT 1",
	[STMT_LIST_END] = "UPDATE list SET till = :event"
			  " WHERE format = :format AND till IS NULL",
	[STMT_LIST_ADD] =
		"INSERT INTO list (format, since, crlf, final_newline)"
		" VALUES (:format, :event, :crlf, :final_newline)",
	[STMT_LAYOUT_FIND] = "SELECT id FROM layout WHERE layout = :layout",
	[STMT_LAYOUT_ADD] = "INSERT INTO layout (layout) VALUES (:layout)",
	[STMT_LINE_LIST] =
		"SELECT l.line, l.position, l.kind, o.layout, l.comment,"
		" l.raw, l.entry, e.status, e.first_port, e.last_port, e.name,"
		" e.transport, e.description, e.assignee, e.contact,"
		" e.registered, e.modified, e.reference, e.service_code,"
		" e.unauthorized, e.notes, l.joined, l.person, p.id, p.name,"
		" p.org, p.uri, p.updated"
		" FROM line l JOIN layout o ON o.id = l.layout"
		" LEFT JOIN entry e ON e.entry = l.entry AND e.since <= :at"
		"  AND (e.till IS NULL OR e.till > :at)"
		" LEFT JOIN person p ON p.person = l.person AND p.since <= :at"
		"  AND (p.till IS NULL OR p.till > :at)"
		" WHERE l.format = :format AND l.since <= :at"
		"  AND (l.till IS NULL OR l.till > :at)"
		" ORDER BY l.position",
	[STMT_LINE_END] = "UPDATE line SET till = :event"
			  " WHERE line = :line AND till IS NULL",
	[STMT_LINE_ADD] =
		"INSERT INTO line (line, since, format, position, kind,"
		" layout, entry, comment, raw, person, joined) VALUES"
		" (coalesce(:line, (SELECT coalesce(max(row), 0) + 1 FROM line)),"
		" :event, :format, :position, :kind, :layout, :entry, :comment,"
		" :raw, :person, :joined)",
	[STMT_ENTRY_END] = "UPDATE entry SET till = :event"
			   " WHERE entry = :entry AND till IS NULL",
	[STMT_ENTRY_ADD] =
		"INSERT INTO entry (entry, since, status, first_port,"
		" last_port, name, transport, description, assignee, contact,"
		" registered, modified, reference, service_code, unauthorized,"
		" notes) VALUES"
		" (coalesce(:entry,"
		"  (SELECT coalesce(max(row), 0) + 1 FROM entry)),"
		" :event, :status, :first_port, :last_port, :name, :transport,"
		" :description, :assignee, :contact, :registered, :modified,"
		" :reference, :service_code, :unauthorized, :notes)",
	[STMT_PERSON_LIST] =
		"SELECT person, id, name, org, uri, updated FROM person"
		" WHERE since <= :at AND (till IS NULL OR till > :at)"
		" ORDER BY person",
	[STMT_PERSON_END] = "UPDATE person SET till = :event"
			    " WHERE person = :person AND till IS NULL",
	[STMT_PERSON_ADD] =
		"INSERT INTO person (person, since, id, name, org, uri,"
		" updated) VALUES (coalesce(:person,"
		"  (SELECT coalesce(max(row), 0) + 1 FROM person)),"
		" :event, :id, :name, :org, :uri, :updated)",
};
