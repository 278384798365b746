/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_PARSE_TEXTS_AT_LENGTH_H
#define TESTS_PARSE_TEXTS_AT_LENGTH_H

#include <glib.h>

/*
 * Mails with a text of one piece again and again: what grows with the square
 * of it shows at length.
 */

#define HTML   "text/html"
#define FLOWED "text/plain; format=flowed"
#define DELSP  "text/plain; format=flowed; delsp=yes"

/* once, and then again and again unit */
static const struct {
	const char *name;
	const char *type; /* NULL: text/plain */
	const char *once; /* NULL: nothing */
	const char *unit;
} texts_at_length[] = {
	{ "blank lines", .unit = "\n" },
	{ "blank lines of blanks", .unit = "        \n" },
	{ "blanks", .unit = " " },
	{ "tabs", .unit = "\t" },
	{ "letters", .unit = "a" },
	{ "short lines", .unit = "a\n" },
	{ "lost bytes", .unit = "\xff" },
	{ "CR", .unit = "\r" },
	{ "controls", .unit = "\x01" },
	{ "no-break spaces", .unit = "\xc2\xa0" },
	{ "soft hyphens", .unit = "\xc2\xad" },
	{ "soft hyphens in lines", .unit = "W\xc2\xad\n" },
	{ "colons", .unit = ":::\n" },
	{ "colons in a line", .unit = ":" },
	{ "question marks", .unit = "?" },
	{ "brackets", .unit = "[" },
	{ "brackets in lines", .unit = "[[[[[[[[]]]]]]]]\n" },
	{ "quoting in a line", .unit = ">" },
	{ "quoting with blanks", .unit = "> " },
	{ "quoting in lines", .unit = ">\n" },
	{ "deep quoting", .unit = ">>>>>>>>>>>>>>>> > > > > a\n" },
	{ "bullets", .unit = "* " },
	{ "numbers", .unit = "1. 2. 3.\n" },
	{ "numbers in a line", .unit = "1. " },
	{ "digits", .unit = "1" },
	{ "boxes", .unit = "[x] [ ] [x]\n" },
	{ "boxes in a line", .unit = "[x]" },
	{ "yes and no", .unit = "Yes No\n" },
	{ "labels of four questions",
	  .unit = "Message Formats:\nMessage Types:\nMessage Sequences:\n"
		  "Protocol functions:\n" },
	{ "labels in turn",
	  .unit = "Service Name: a\nTransports: b\nAssignee: c\n"
		  "Assignment Notes: d\n" },
	{ "labels alone", .unit = "Service Name\nAssignee\nTransports\n" },
	{ "names and values", .unit = "short_name=a\nport_name=b\n" },
	{ "a name again and again", .once = "service_name=a\nport_number=1\n",
	  .unit = "transports=tcp\n" },
	{ "a box again and again", .once = "service_name=a\nport_number=1\n",
	  .unit = "transport_protocols_tcp=on\n" },
	{ "urlencoded", .unit = "short_name=a&" },
	{ "urlencoded in lines", .unit = "short_name=a&\n" },
	{ "urlencoded, nothing", .unit = "&\n" },
	{ "urlencoded, a percent sign", .unit = "a=%20%0D%0A&" },
	{ "FormMail's frames",
	  .unit = "Below is the result of your feedback form. It was submitted "
		  "by a (b) on c\n----------------------------------------"
		  "--------------------------\n\nshort_name: a\n\n" },
	{ "bars", .unit = "| a\n" },
	{ "bars in a line", .unit = "|" },
	{ "rows", .unit = "| Service Name | a |\n" },
	{ "rows without a name", .unit = "| | a |\n" },
	{ "rows in one", .once = "+--+\n| a | b |\n+--+\n+--+\n+--+\n",
	  .unit = "| a | b |\n" },
	{ "rules", .unit = "+----+-----+\n" },
	{ "rules of dashes", .unit = "----------\n" },
	{ "header fields", .unit = "From: a\nTo: b\nSubject: c\n" },
	{ "header fields of one kind", .unit = "From: a\n" },
	{ "regards", .unit = "\nRegards,\n" },
	{ "attributions", .unit = "On Monday a wrote:\n\n" },
	{ "uuencoded files", .unit = "begin 644 a\n#0V%T\n`\nend\n" },
	{ "beginnings of uuencoded files", .unit = "begin 644 a\n" },
	{ "beginnings of questions", .unit = "What message\n" },
	{ "beginnings of questions in a line", .unit = "What " },
	{ "names", .unit = "Name:\n" },
	{ "questions", .unit = "What message formats are used?\n" },
	{ "questions with answers",
	  .unit = "What message formats are used?\n1\n" },
	{ "questions in turn",
	  .unit = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n4. What message op codes are used?\n3\n" },
	{ "questions in turn without answers",
	  .unit = "2. What message formats are used?\n3. What message types "
		  "are used?\n4. What message op codes are used?\n" },
	{ "questions backwards",
	  .unit = "4. What message op codes are used?\n3. What message types "
		  "are used?\n2. What message formats are used?\n" },
	{ "a question of many lines", .once = "What message\n", .unit = "-\n" },
	{ "a question with a long gap", .once = "What message", .unit = "-" },
	{ "a question of few letters", .unit = "W\nh\na\nt\n" },
	{ "hints", .once = "3. What message types are used?\n",
	  .unit = "[The kinds of messages in the protocol. For example, "
		  "request, reply, cancel, interrupt.]\n" },
	{ "an application and boxes",
	  .once = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n7. Is either broadcast or multicast used?\n",
	  .unit = "[x] Yes [ ] No\n" },
	{ "an application and yes and no",
	  .once = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n7. Is either broadcast or multicast used?\n",
	  .unit = "Yes No\n" },
	{ "an application and a long line",
	  .once = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n6. What functions are performed by this "
		  "protocol?\n",
	  .unit = "long " },
	{ "an application and short lines",
	  .once = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n6. What functions are performed by this "
		  "protocol?\n",
	  .unit = "a\n" },
	{ "an application and blank lines",
	  .once = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n6. What functions are performed by this "
		  "protocol?\n",
	  .unit = "\n" },
	{ "an application and an address of many words",
	  .once = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n6. What functions are performed by this "
		  "protocol?\n3\nYour E-mail:",
	  .unit = " <a@" },
	{ "an address of many words",
	  .once = "Your Name: a\nYour E-mail: ", .unit = "a@b <c@d> ,;" },
	{ "an application and thanks",
	  .once = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n6. What functions are performed by this "
		  "protocol?\n3\n",
	  .unit = "\nThanks\n" },
	{ "an application and signatures that lost their blanks",
	  .once = "2. What message formats are used?\n1\n3. What message types "
		  "are used?\n2\n6. What functions are performed by this "
		  "protocol?\n3\n",
	  .unit = "\n--\nA\n" },
	{ "an application and nearly a question",
	  .once = "1. What is the protocol?\n1\n2. What message formats are "
		  "used?\n1\n3. What message types are used?\n2\n",
	  .unit = "8. Please give us a technical deskription of your proposed "
		  "use\n" },
	{ "an application and nearly a question without a number",
	  .once = "What is the protocol?\n1\nWhat message formats are "
		  "used?\n1\nWhat message types are used?\n2\n",
	  .unit = "What functions are performed bi thees\n" },
	{ "an application and the beginning of a hint",
	  .once = "2. What message formats are used?\n1\n6. What functions are "
		  "performed by this protocol?\n2\n3. What message types are "
		  "used?\n2\n",
	  .unit = "[The kinds of messages in the protocol\n" },
	{ "questions cut off", .unit = "2. What message formats ...\n" },
	{ "hashes",
	  .once = "# What is the protocol?\n1\n# What message formats are "
		  "used?\n1\n# What message types are used?\n2\n",
	  .unit = "# a\n" },
	{ "columns", .unit = "2. What?   a\n" },
	{ "columns that go on", .once = "2. What?   a\n3. What?   a\n",
	  .unit = "   is it   b\n" },
	{ "trailers", .unit = "Page Updated\n" },
	{ "signatures", .unit = "-- \n" },
	{ "PGP", .unit = "-----BEGIN PGP SIGNED MESSAGE-----\n\n" },
	{ "PGP signatures", .unit = "-----BEGIN PGP SIGNATURE-----\n" },
	{ "flowed words", FLOWED, .unit = "word \n" },
	{ "flowed blanks", FLOWED, .unit = " \n" },
	{ "flowed in a line", FLOWED, .unit = "word " },
	{ "flowed quoting", FLOWED, .unit = "> a \n>> b \n" },
	{ "flowed questions", FLOWED, .unit = "What message formats \n" },
	{ "flowed and joined", DELSP, .unit = "word \n" },
	{ "HTML of blanks", HTML, .unit = " " },
	{ "HTML of letters", HTML, .unit = "a" },
	{ "HTML of breaks", HTML, .unit = "<br>" },
	{ "HTML nested in div", HTML, .unit = "<div>" },
	{ "HTML nested in b", HTML, .unit = "<b>" },
	{ "HTML nested in different ways", HTML, .unit = "<b><i><u><p>" },
	{ "HTML nested in font", HTML, .unit = "<font size=1>" },
	{ "HTML nested in a", HTML, .unit = "<a href=x>" },
	{ "HTML nested in li", HTML, .unit = "<ul><li>" },
	{ "HTML nested in blockquote", HTML, .unit = "<blockquote>" },
	{ "HTML nested in blockquote, with words", HTML,
	  .unit = "<blockquote>a" },
	{ "HTML nested in table", HTML, .unit = "<table><tr><td>" },
	{ "HTML tables beside cells", HTML, .unit = "<table><b>" },
	{ "HTML nested in pre", HTML, .unit = "<pre>" },
	{ "HTML nested in svg", HTML, .unit = "<svg>" },
	{ "HTML of ends", HTML, .unit = "</p>" },
	{ "HTML of other ends", HTML, .unit = "</b></i></x>" },
	{ "HTML of b never ended", HTML, .unit = "<p><b></p>" },
	{ "HTML of angles", HTML, .unit = "<" },
	{ "HTML of ampersands", HTML, .unit = "&" },
	{ "HTML of entities", HTML, .unit = "&amp;" },
	{ "HTML of comments", HTML, .unit = "<!--" },
	{ "HTML of attributes", HTML, .once = "<p ", .unit = "a=b " },
	{ "HTML of different attributes", HTML, .unit = "<p a b c d e f>" },
	{ "HTML of scripts", HTML, .unit = "<script>" },
	{ "HTML of items", HTML, .unit = "<li>What message formats are used?" },
	{ "HTML of forms", HTML, .unit = "<select><option>" },
	{ "HTML of templates", HTML, .unit = "<template>" },
};

/* Mail number i, of at least bytes bytes. */
static inline GBytes *text_at_length(guint i, gsize bytes)
{
	GString *mail = g_string_sized_new(bytes + 1024);
	const char *type = texts_at_length[i].type;

	g_string_printf(mail,
			"From: Ada Ample <ada@example.org>\n"
			"Subject: A port\nMIME-Version: 1.0\n"
			"Content-Type: %s\n\n",
			type ? type : "text/plain");
	if (texts_at_length[i].once)
		g_string_append(mail, texts_at_length[i].once);
	while (mail->len < bytes)
		g_string_append(mail, texts_at_length[i].unit);
	return g_string_free_to_bytes(mail);
}

#undef HTML
#undef FLOWED
#undef DELSP

#endif
