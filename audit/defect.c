/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/defect.h"

#define RFC6335(section) "RFC 6335 section " section
#define OF_LISTS	 "the form of the list"

static const DefectKind kinds[] = {
	[DEFECT_TYPED_TWICE] = { "typed-twice", "P12",
				 "tcp and udp were typed twice, and differ by "
				 "a typing error",
				 RFC6335("7.1") },
	[DEFECT_DIFFERS] = { "differs", "P12",
			     "tcp and udp of a service say different things",
			     RFC6335("7.1") },
	[DEFECT_MISSPELT] = { "misspelt", NULL,
			      "a rare word is like a more frequent one, and "
			      "may be misspelt",
			      OF_LISTS },
	[DEFECT_REMARK] = { "misspelt-remark", NULL,
			    "the word that says what becomes of ports is "
			    "misspelt",
			    OF_LISTS },
	[DEFECT_REVERSED] = { "reversed-range", NULL,
			      "a range ends before it begins", RFC6335("6") },
	[DEFECT_OVERLAP] = { "overlapping-range", "P6",
			     "ports are unassigned that stand elsewhere, too",
			     RFC6335("6") },
	[DEFECT_UNLISTED] = { "not-listed", NULL,
			      "ports are neither assigned nor listed as "
			      "unassigned or reserved",
			      RFC6335("6") },
	[DEFECT_ORDER] = { "out-of-order", NULL,
			   "an entry stands behind one of a higher port",
			   OF_LISTS },
	[DEFECT_NAME_LENGTH_2004] = { "name-over-14", "N1",
				      "a short name has over 14 characters",
				      "form of 2004, question 10" },
	[DEFECT_NAME_LENGTH] = { "name-over-15", "N2",
				 "a name has over 15 characters",
				 RFC6335("5.1") },
	[DEFECT_NAME_CHARACTERS] = { "name-characters", "N3",
				     "a name has other characters than "
				     "letters, digits and hyphens",
				     RFC6335("5.1") },
	[DEFECT_NAME_LETTER] = { "name-without-letter", "N4",
				 "a name has no letter", RFC6335("5.1") },
	[DEFECT_NAME_HYPHEN] = { "name-outer-hyphen", "N5",
				 "a name begins or ends with a hyphen",
				 RFC6335("5.1") },
	[DEFECT_NAME_HYPHENS] = { "name-double-hyphen", "N6",
				  "a name has two hyphens side by side",
				  RFC6335("5.1") },
	[DEFECT_NAME_CASE] = { "name-case", "N7",
			       "two names differ in capitals alone",
			       RFC6335("5.1") },
	[DEFECT_NAME_PORTS] = { "name-on-several-ports", "N11",
				"a name has several ports", RFC6335("8.3") },
	[DEFECT_PORT_NAMES] = { "several-names", "N11",
				"a port has several names", RFC6335("5") },
	[DEFECT_TWICE] = { "entry-twice", NULL, "the same entry stands twice",
			   OF_LISTS },
	[DEFECT_NO_TRANSPORT] = { "no-transport", "T1",
				  "ports are assigned on no transport",
				  RFC6335("8.1.1") },
	[DEFECT_TRANSPORT] = { "unknown-transport", "T1",
			       "there is no such transport", RFC6335("8.1.1") },
	[DEFECT_GONE] = { "not-assigned", NULL,
			  "an entry has a name, and says that it is not "
			  "assigned",
			  RFC6335("8.2") },
	[DEFECT_CUT] = { "description-cut", NULL,
			 "a description was cut at 25 characters",
			 "the page of the form of 2004, question 9" },
	[DEFECT_NO_CONTACT] = { "no-contact", "A1", "there is no contact",
				RFC6335("8.1.1") },
	[DEFECT_UNKNOWN_CONTACT] = { "unknown-contact", "A1",
				     "the contact is said to be unknown",
				     RFC6335("8.1.1") },
	[DEFECT_NO_ADDRESS] = { "no-address", "A1",
				"a contact has no address of mail",
				RFC6335("8.1.1") },
	[DEFECT_BROKEN_ADDRESS] = { "broken-address", "A1",
				    "no mail can be sent to an address as it "
				    "stands",
				    "RFC 5321 section 4.1.2" },
	[DEFECT_NO_PERSON] = { "no-person", "A1",
			       "a person is not in the people list",
			       RFC6335("8.1.1") },
	[DEFECT_BYTES] = { "not-utf-8", NULL,
			   "bytes are neither ASCII nor UTF-8", "RFC 3629" },
	[DEFECT_MOJIBAKE] = { "mojibake", NULL,
			      "text was converted from the wrong character "
			      "set",
			      "RFC 3629" },
	[DEFECT_CONTROLS] = { "control-characters", NULL,
			      "characters stand there that do not show",
			      "RFC 6335 section 8.1.1" },
	[DEFECT_LAYOUT] = { "not-by-format", NULL,
			    "it is written otherwise than the format has it",
			    OF_LISTS },
	[DEFECT_NO_ROW] = { "no-entry", NULL,
			    "it can be neither an entry nor a comment",
			    OF_LISTS },
};
G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == DEFECT_CLASSES);

const DefectKind *defect_kind(DefectClass of)
{
	return &kinds[of];
}

void defect_free(Defect *defect)
{
	g_free(defect->what);
	g_free(defect->right);
	g_free(defect);
}

char *defect_title(const Defect *defect)
{
	GString *title;

	if (defect->entry)
		return entry_title(defect->entry);
	title = g_string_new(NULL);
	if (defect->has_ports)
		port_range_append(title, defect->ports);
	return g_string_free(title, FALSE);
}
