/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_FORM_HOSTILE_H
#define TESTS_FORM_HOSTILE_H

/* Answers that look like something else: like structure of a form or of a
 * mail, like markup, like an end. */
static const char *const hostile_answers[] = {
	"1. one\n2. two\n3. three",
	"Name: Sam\nE-mail: x@example.org",
	"> quoted\n> more",
	"> > deep",
	"-- \nSam",
	"a\n\n\n\nb",
	"  indented\n    more",
	"\tTab",
	"From here on",
	">From me",
	"[in brackets]",
	"(At least 2 paragraphs)",
	"2. What message formats are used?",
	"- -----BEGIN PGP SIGNED MESSAGE-----",
	"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nhello\n"
	"-----BEGIN PGP SIGNATURE-----\nxx\n-----END PGP SIGNATURE-----",
	"On Monday Sam wrote:\n> hi",
	"Best regards,\nSam",
	"_______________________________________________\nlist mailing list",
	"=20 =3D equals=\nsoft",
	"| Service Name | x |\n| y | z |",
	"short_name=foo\nport_name=bar\nprotocol=baz",
	"--boundary\nContent-Disposition: form-data; name=short_name\n\nx",
	"Yes",
	"N/A",
	"-",
	"`code`",
	"**bold**",
	"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80",
	"a\xc2\xa0"
	"b",
	"\xe2\x80\xae"
	"rtl",
	"Your Name: Bob\n\nYour E-mail: bob@example.org\n\n"
	"1. What is the protocol-number between the user machine and the "
	"server machine?\nTCP\n2. What message formats are used?\nxx\n"
	"3. What message types are used?\nyy",
	"Copyright (c) 2004",
	"begin 644 x\n#0V%T\n`\nend",
	"Q1: x\nA: y",
	".",
	"..\n.",
	"-----Original Message-----\nFrom: x\nTo: z\nSubject: s",
	"</textarea><script>alert(1)</script>",
	"{1}{2}",
	"%s%n",
	"x\r\nBcc: all@example.org\r\n\r\nbody",
};

#endif
