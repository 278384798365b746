// SPDX-License-Identifier: BSD-2-Clause
// For each form what is typed: what is wrong, what is warned of, what is good.

const person = {
	applicant_name: 'Ada Ample',
	applicant_email: 'ada@example.org',
};

const service = {
	protocol: 'TCP (6)',
	message_formats: 'A length of 2 bytes, a type of 1 byte, the reading.',
	message_types: 'hello, reading, thanks',
	message_opcodes: '1 hello\n2 reading\n3 thanks',
	message_sequences: 'A meter says hello, then sends its readings.',
	functions: 'It carries the readings of water meters.',
	broadcast: 'no',
	broadcast_use: '',
	technical_description: 'A meter opens a connection once a day.\n\n' +
		'The waterworks thank it for each reading.',
	port_name: 'Water Meter Readings',
	short_name: 'wmeter',
};

const hostile = '</textarea><script>alert(1)</script><!-- " \' & &amp; &#0;' +
	'\nBcc: eve@example.org\n\n\n{1} {2} %s %n \\r\\n\n--=_boundary\n' +
	'Content-Type: text/html\n.\nFrom here\n>From there\n' +
	'a\u00a0b\u202eevil\u202c \u2066x\u2069 \u05e9\u05dc\u05d5\u05dd ' +
	'\u0645\u0631\u062d\u0628\u0627 \u{1f980} e\u0301 \u4f60\u597d\t| tab';

const hostileLine = 'Zo\u00eb "Q" <b>\u{1f980}</b> {1}\u00a0\u05d0\u05d1 ' +
	'\\r\\nBcc: x, y; =?utf-8?q?z?=';

export const forms = {
	'user-2004': {
		wrong: { ...person, ...service, applicant_email: 'ada at home',
			short_name: 'a-name-that-is-too-long',
			message_types: '' },
		wrongAt: ['applicant_email', 'message_types', 'short_name'],
		warned: { ...person, ...service, protocol: 'ours' },
		good: { ...person, ...service },
		hostile: { ...person, ...service,
			applicant_name: hostileLine,
			message_formats: hostile,
			functions: `${'It carries readings, 32 of them.\n'
				.repeat(6200)}the end`,
			technical_description: `One.\n\n${hostile}` },
	},
	'system-2004': {
		wrong: { ...person, ...service, applicant_name: '',
			broadcast: 'yes' },
		wrongAt: ['applicant_name', 'broadcast_use'],
		warned: { ...person, ...service, protocol: 'ours',
			specification: 'RFC 6335' },
		good: { ...person, ...service, specification: 'RFC 6335' },
		hostile: { ...person, ...service, specification: hostile,
			broadcast: 'yes', broadcast_use: hostile,
			port_name: 'Readings "of" {1} <i>\u05d0\u05d1</i>' },
	},
	rfc6335: {
		wrong: { service_name: 'wmeter', transports: 'tcp',
			assignee: '', contact: 'nobody',
			port_number: '99999' },
		wrongAt: ['contact', 'port_number'],
		warned: { service_name: 'wmeter-port', transports: 'tcp, dccp',
			assignee: 'Ada Ample <ada@example.org>',
			contact: 'Ada Ample <ada@example.org>',
			description: 'Water meter readings.',
			reference: 'RFC 6335', service_code: 'SC:WMTR' },
		good: { service_name: 'wmeter', transports: 'tcp, udp',
			assignee: 'Ada Ample <ada@example.org>',
			contact: 'Ada Ample <ada@example.org>',
			description: 'Water meter readings.',
			reference: 'RFC 6335' },
		hostile: { service_name: 'wmeter', transports: 'tcp, sctp',
			assignee: 'Zo\u00eb & S\u00f6hne {1} <ada@example.org>',
			contact: 'Ada Ample <ada@example.org>',
			description: hostile, reference: hostile,
			unauthorized_uses: hostile,
			assignment_notes: hostile },
	},
	modification: {
		wrong: { contact_name: 'Ada Ample', contact_email: 'ada@',
			port_number: '70000', description: 'A new contact.' },
		wrongAt: ['contact_email', 'port_number'],
		warned: { contact_name: 'Ada Ample',
			contact_email: 'ada@example.org',
			assignee_name: 'Ada Ample',
			assignee_email: 'ada@example.org',
			current_service_name: 'echo',
			proposed_service_name: 'echo-protocol',
			port_number: '7', transports: 'tcp',
			description: 'Another name.' },
		good: { contact_name: 'Ada Ample',
			contact_email: 'ada@example.org',
			assignee_name: 'Ada Ample',
			assignee_email: 'ada@example.org',
			current_service_name: 'echo', port_number: '7',
			transports: 'tcp, udp',
			description: 'A new contact.', impact: 'None.' },
		hostile: { contact_name: 'Zo\u00eb {1} \u05d0\u05d1',
			contact_email: 'ada@example.org',
			assignee_name: 'Zo\u00eb {1}',
			assignee_email: 'ada@example.org',
			current_service_name: 'echo', port_number: '7',
			transports: 'tcp', description: hostile,
			impact: hostile },
	},
};
