/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/tail.h"

#include "tests/parse/read_lines.h"
#include "tests/run.h"

/* The first line of what is none of the answer, from 0. */
static const struct {
	const char *text;
	guint depth;
	guint tail;
} tails[] = {
	{ "a\nb\n", 0, 2 },
	{ "a\n\nRegards,\nAda\n", 0, 2 },
	{ "a\n\nMany thanks\n\nAda Ample\nExample\n", 0, 2 },
	{ "a\nRegards,\nAda\n", 0, 3 },
	{ "a\n\nThanks\nb\nc\nd\ne\nf\ng\n", 0, 9 },
	{ "a\n\nRegards to all\n", 0, 3 },
	{ "a\n____________________\nlist\n", 0, 1 },
	{ "a\n____\nb\n", 0, 3 },
	{ "a\n-----Original Message-----\nb\n", 0, 1 },
	{ "a\n---------- Forwarded message ---------\nb\n", 0, 1 },
	{ "a\nFrom: b\nSent: c\nTo: d\nSubject: e\n", 0, 1 },
	{ "a\nFrom: b\nTo: c\n", 0, 3 },
	{ "a\nOn Monday, b wrote:\n\n> c\n", 0, 1 },
	{ "a\nOn Monday,\nb wrote:\n> c\n", 0, 1 },
	{ "a\nOn Monday, b wrote:\nc\n", 0, 3 },
	{ "> a\n> b\nc\n", 1, 2 },
	{ "> a\n\n> b\n", 1, 3 },
	/* regards with a name, of many words, in other tongues */
	{ "a\n\nThanks, Jan\n", 0, 2 },
	{ "a\n\nthanks - Jan\n", 0, 2 },
	{ "a\n\nBest regards Jan van der Berg\n", 0, 2 },
	{ "a\n\nRegards, J. O'Hara-Smit\n", 0, 2 },
	{ "a\n\nWarm regards,\nJan\n", 0, 2 },
	{ "a\n\nThanks and regards,\nJan\n", 0, 2 },
	{ "a\n\nThanks & best regards\nJan\n", 0, 2 },
	{ "a\n\nMany thanks, and best wishes, Jan\n", 0, 2 },
	{ "a\n\nBest, Jan\n", 0, 2 },
	{ "a\n\nViele Gr\xc3\xbc\xc3\x9f"
	  "e\nJan\n",
	  0, 2 },
	{ "a\n\nMit freundlichen Gr\xc3\xbcssen, Jan\n", 0, 2 },
	{ "a\n\nBien cordialement,\nJan\n", 0, 2 },
	{ "a\n\nUn saludo,\nJan\n", 0, 2 },
	{ "a\n\nDistinti saluti\nJan\n", 0, 2 },
	{ "a\n\nMet vriendelijke groet,\n\nJan\n", 0, 2 },
	/* a card below regards is longer than a name below thanks */
	{ "a\n\nRegards\nb\nc\nd\ne\nf\ng\nh\ni\n", 0, 2 },
	/* a name, and a signature below it */
	{ "a\n\nThank you for your time.\n\nJan\n\n--\nJan Smit  |  Engineer  "
	  "|  http://www.example.com/\n\nAn advertisement\n",
	  0, 2 },
	{ "a\n\nThank you for your time.\n\n--\nThe server answers with what "
	  "it knows, and then closes what is still open to it.\n",
	  0, 6 },
	/* what others may say too */
	{ "a\n\nBest Effort\n", 0, 3 },
	{ "a\n\nBest-effort, Reliable\n", 0, 3 },
	{ "a\n\nThanks, request, reply\n", 0, 3 },
	{ "a\n\nThanks to Jan it works.\n", 0, 3 },
	{ "a\n\nThanksgiving\n", 0, 3 },
	{ "a\n\nRegards: 4\n", 0, 3 },
	{ "a\n\nThanks, Jan\n\nThe server answers with what it knows, and then "
	  "closes what is open.\n",
	  0, 5 },
	/* sentences */
	{ "a\n\nPlease let us know if anything is missing.\n\nJan Smit\n", 0,
	  2 },
	{ "a\n\nThank you for your help and for all the time that it has taken, "
	  "and will.\n\nBest regards,\nJan\n",
	  0, 2 },
	{ "a\n\nIf you have any questions, ask\nme.\n\nThanks\n\nJan\n", 0, 2 },
	{ "a\n\nLooking forward to hear from you\n\n> b\n> c\n", 0, 2 },
	{ "a\n\nPlease let us know if b.\n\nThe server answers with what it "
	  "knows of its files.\n",
	  0, 5 },
	{ "a\n\nThank you in advance for your help. Please let me know if you "
	  "need more.\n\nJan\n",
	  0, 2 },
	{ "a\n\nThank you. If you have any questions, ask me.\n", 0, 2 },
	{ "a\n\nThank you. It is the best of all.\n", 0, 3 },
	/* what closes that which was opened above the form is tried in samples
	 */
	{ "a\n```\nb\n", 0, 3 },
	{ "a\n```\nb\n```\n", 0, 4 },
	{ "a\n-------------------\nb\n", 0, 3 },
	/* what a page says of its marks */
	{ "a\n\n* required\n", 0, 2 },
	{ "a\n* = Required field.\n", 0, 1 },
	{ "a\n*Fields are mandatory\n", 0, 1 },
	{ "a\n* required headers\n", 0, 2 },
	{ "a\n*\n", 0, 2 },
	{ "a\n* is a\n", 0, 2 },
	{ "a\nrequired\n", 0, 2 },
	/* programs */
	{ "a\n\nSent from my iPhone\n", 0, 2 },
	{ "a\n\nThanks, Jan\n\nSent from my iPhone\n\nOn Monday, b wrote:\n"
	  "> c\n",
	  0, 2 },
	{ "a\n\nSent from my server to all the clients that are known to it at "
	  "noon\n",
	  0, 3 },
	{ "a\n\nEnviado desde mi iPhone\n", 0, 2 },
	{ "a\n\nEnvoy\xc3\xa9 de mon iPhone\n", 0, 2 },
	{ "a\n\nVon meinem iPhone gesendet\n", 0, 2 },
	{ "a\n\nNo virus found in this message.\nChecked by AVG - "
	  "www.avg.example\nVersion: 2012.0.1913 / Virus Database: 2411/4907 "
	  "- Release Date: 03/31/12\n",
	  0, 2 },
	{ "a\n\n---\nOutgoing mail is certified Virus Free.\nb\n", 0, 2 },
	{ "a\n---\nb\n", 0, 3 },
	{ "a\n\nThis e-mail and any attachment is b\n", 0, 2 },
	{ "a\nREMOTE_ADDR: 192.0.2.1\n", 0, 2 },
	{ "a\n\nREMOTE_ADDR: 192.0.2.1\n", 0, 2 },
	/* signatures that lost a blank */
	{ "a\n--\nJan Smit\nSmit BV\n", 0, 1 },
	{ "a\n--\n", 0, 2 },
	{ "a\n--\n\nb\n", 0, 4 },
	{ "a\n--\nThe server answers with what it knows of the files that it has, "
	  "and then it closes.\n",
	  0, 3 },
	/* the next section of a document, further out than the form */
	{ "   a: b\n\n9.  Security\n\n   c\n", 0, 2 },
	{ "   a: b\n\n9.1.  Security\n", 0, 2 },
	{ "   a: b\n\n   9.  Security\n", 0, 3 },
	{ "a: b\n\n9.  Security\n", 0, 3 },
	{ "   a: b\n\n9. Security\n", 0, 3 },
	{ "   a: b\n\n9.  Security is by TLS.\n", 0, 3 },
	{ "   a: b\n\n9.  Security\nc\n", 0, 4 },
	/* mails below, as mailers in other tongues mark them */
	{ "a\n-------- Original Message --------\nb\n", 0, 1 },
	{ "a\n-----Urspr\xc3\xbcngliche Nachricht-----\nb\n", 0, 1 },
	{ "a\n-----Message d'origine-----\nb\n", 0, 1 },
	{ "a\n--- b\n", 0, 2 },
	{ "", 0, 0 },
};

START_TEST(what_is_below_the_last_answer_is_found)
{
	g_autoptr(Lines) lines = lines_of(tails[_i].text);

	ck_assert_uint_eq(
		tail_find(lines, 0, lines_count(lines), tails[_i].depth),
		tails[_i].tail);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tail");
	TCase *tc = tcase_create("tail");

	tcase_add_loop_test(tc, what_is_below_the_last_answer_is_found, 0,
			    G_N_ELEMENTS(tails));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
