/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/words_en.h"

const char *const words_en[WORD_COUNT] = {
	[WORD_SKIP] = "Skip to the content",
	[WORD_FORMS] = "Forms",
	[WORD_NAMES] = "Is a name free?",
	[WORD_INDEX_TITLE] = "Port numbers and service names: {1}",
	[WORD_INDEX_ABOUT] =
		"What you send here goes by mail to the staff, who examine it "
		"and answer by mail.",
	[WORD_LIST] = "What is assigned already stands in the "
		      "<a href=\"{1}\">list of port numbers</a>.",
	[WORD_USER_LINK] = "User port",
	[WORD_SYSTEM_LINK] = "System port",
	[WORD_SERVICE_LINK] = "Service name",
	[WORD_CHANGE_LINK] = "Change",
	[WORD_USER_TITLE] = "Application for a User (Registered) Port Number",
	[WORD_USER_ABOUT] =
		"For a service that anybody may offer: ports 1024 to 49151.",
	[WORD_USER_RANGE] =
		"User ports, also called registered ports, are those from 1024 "
		"through 49151 (RFC 6335, section 6).",
	[WORD_SYSTEM_TITLE] =
		"Application for a System (Well-Known) Port Number",
	[WORD_SYSTEM_ABOUT] =
		"For a protocol that the IETF has specified, or could: ports 0 "
		"to 1023.",
	[WORD_SYSTEM_RANGE] =
		"System ports, also called well-known ports, are those from 0 "
		"through 1023 (RFC 6335, section 6).",
	[WORD_SYSTEM_SPECIFICATION] =
		"A system port needs a specification: an RFC, an "
		"Internet-Draft that is meant to become one, or another "
		"document that anybody can read for good and that the IETF "
		"could make a standard of.",
	[WORD_SERVICE_TITLE] = "Application for a Service Name",
	[WORD_SERVICE_ABOUT] =
		"The template of RFC 6335, for a service name with or without "
		"a port, on any transport.",
	[WORD_SERVICE_TEMPLATE] =
		"These are the questions of RFC 6335, section 8.1.1. Leave the "
		"port number empty if the name alone is needed, or if any port "
		"will do.",
	[WORD_SERVICE_NAME] =
		"A service name has 1 to 15 letters, digits and hyphens, and at "
		"least one letter; a hyphen stands neither first nor last, nor "
		"next to another (RFC 6335, section 5.1).",
	[WORD_CHANGE_TITLE] = "Change of an Assignment",
	[WORD_CHANGE_ABOUT] = "For a port or a name that is assigned already.",
	[WORD_CHANGE_ALL] =
		"Whoever the list names as assignee and as contact will be asked "
		"by mail to confirm it.",
	[WORD_SCARCE] =
		"There are few ports and many services, so each application is "
		"examined with care. That a port is assigned says nothing of "
		"how good an application or a product is. Nor does it say that "
		"traffic on this port is welcome: those who run firewalls and "
		"systems decide on what they know of the traffic in question.",
	[WORD_DETAIL] =
		"The staff need to understand how your protocol uses the "
		"network. Please describe it in as much detail as that takes.",
	[WORD_PRIVILEGED] =
		"A protocol whose port can only be used with special privileges "
		"may get a user port in addition. That does not happen by "
		"itself: it takes an application, which has to meet the same "
		"conditions as any other.",
	[WORD_ONE_PORT] =
		"One port is enough for one service. Where a service has "
		"several functions, that port can be the place where they meet: "
		"the client says in its first message which function it needs, "
		"and the server either hands the connection to a process for "
		"that function, or starts one on a dynamic port (49152 to "
		"65535) and tells the client its number.",
	[WORD_NO_SECRETS] =
		"Nothing can be kept secret by an agreement here: whoever uses "
		"a system port publishes how.",
	[WORD_DCCP] =
		"For a port of DCCP, please read RFC 4340, section 19.9, and "
		"RFC 6335, section 8.1.1, first: a service code is needed too.",
	[WORD_INTERNAL] =
		"We need at least the following information, which is for our "
		"internal use only. If a port is assigned, the list will show "
		"its names, and the name and e-mail address of the contact.",
	[WORD_SENT_BY_MAIL] =
		"The submit button sends your application by mail to the "
		"staff. It is checked first; where something is wrong nothing "
		"is sent, and you can mend it.",
	[WORD_REQUIRED] = "(required)",
	[WORD_REQUIRED_ABOUT] =
		"Questions marked “(required)” must be answered.",
	[WORD_YES] = "Yes",
	[WORD_NO] = "No",
	[WORD_TRAP] = "Leave this field empty; it is for robots",
	[WORD_SUBMIT] = "Submit the application",
	[WORD_CHECK] = "Check it without sending",
	[WORD_CONFIRM] =
		"I have read the warnings; send the application as it is",
	[WORD_ERRORS_ONE] = "Not sent: one thing is to be mended",
	[WORD_ERRORS] = "Not sent: {1} things are to be mended",
	[WORD_WARNINGS] =
		"Not sent yet: please read the warnings. Mend what you like, or "
		"tick the box at the end and submit again.",
	[WORD_FINE] =
		"Nothing is wrong with it. It was not sent: the button at the "
		"end of the page does that.",
	[WORD_AS_A_WHOLE] = "As a whole",
	[WORD_ERROR] = "Error",
	[WORD_WARNING] = "Warning",
	[WORD_ROUTE] = "For the staff",
	[WORD_NOTE] = "Note",
	[WORD_STALE] =
		"Not sent: this page was open for long, or your connection "
		"changed. Your answers are all here; please submit again.",
	[WORD_EARLY] =
		"Not sent: that was quicker than people fill in a form. Your "
		"answers are all here; please wait some seconds and submit "
		"again.",
	[WORD_TRAPPED] =
		"Not sent: the field at the end that has to stay empty was not. "
		"Your answers are all here, and it is empty now; please submit "
		"again.",
	[WORD_TOO_MANY] =
		"Not sent: too many applications came from your address within "
		"an hour. Your answers are all here; please submit again later.",
	[WORD_TOO_MANY_LINKS] =
		"Not sent: too many links went to this e-mail address within "
		"an hour. Your answers are all here; please submit again later.",
	[WORD_TOO_MANY_LOOKS] =
		"That was asked too often from your address within an hour. "
		"Please try again later.",
	[WORD_TOO_LONG] =
		"Not sent: an answer is longer than anybody can examine. Please "
		"put long documents where the staff can read them, and say "
		"where that is.",
	[WORD_NOT_TAKEN] =
		"Not sent: our mail system did not take the application. Your "
		"answers are all here; please submit again in some minutes.",
	[WORD_LATE] =
		"It is not known whether your application was sent: our mail "
		"system took too long. Your answers are all here; if no answer "
		"comes within some days, please submit again.",
	[WORD_NOT_READ] =
		"Not sent: the application could not be checked. Your answers "
		"are all here; please submit again in some minutes.",
	[WORD_SENT_TITLE] = "Your application was sent",
	[WORD_SENT] = "Our mail system has taken it, on {2}. Its Message-ID is "
		      "<code>{1}</code>.",
	[WORD_SENT_REPLY] = "You will be answered at {1}.",
	[WORD_COPY] = "A copy for you to print or to keep",
	[WORD_PENDING_TITLE] = "One more step: please read your mail",
	[WORD_PENDING] =
		"A mail with a link went to {1}. Your application is sent when "
		"you follow that link and press the button there, within three "
		"days.",
	[WORD_CONFIRM_TITLE] = "Confirm your application",
	[WORD_CONFIRM_ASK] = "This will be sent to the staff: {1}",
	[WORD_CONFIRM_SUBMIT] = "Send the application",
	[WORD_CONFIRM_GONE] =
		"There is no application that waits for this link. Either it "
		"was sent already, or the link is older than three days: then "
		"please fill in the form again.",
	[WORD_CONFIRM_SUBJECT] = "Please confirm your application ({1})",
	[WORD_CONFIRM_MAIL] =
		"Somebody has filled in an application for a port number or a\n"
		"service name at {1}, and gave this address.\n\n"
		"If that was you, please follow this link within three days and\n"
		"press the button there. The application is sent then.\n\n"
		"  {2}\n\n"
		"If it was not you, there is nothing to do: nothing is sent, and\n"
		"the application is deleted.\n",
	[WORD_NAME_TITLE] = "Is a name free?",
	[WORD_NAME_ABOUT] =
		"Whether a service name may be used, whether somebody has it "
		"already, and which port would come next.",
	[WORD_NAME_LABEL] = "Short name or service name",
	[WORD_NAME_SUBMIT] = "Look it up",
	[WORD_NAME_FREE] = "Nobody has the name “{1}”.",
	[WORD_NAME_TAKEN] = "The name “{1}” is taken, at {2}.",
	[WORD_NAME_SIMILAR] = "Much like “{1}” are: {2}.",
	[WORD_NAME_NEXT] = "The next {2} port to be assigned would be {1}.",
	[WORD_NAME_UNKNOWN] =
		"Whether somebody has the name cannot be told at the moment.",
	[WORD_FAILED_TITLE] = "That did not work",
	[WORD_FAILED] = "What your browser sent could not be taken: {1}.",
	[WORD_NO_PAGE] = "There is no such page.",
	[WORD_OUR_FAULT] =
		"Something is wrong on our side. Nothing was sent; please try "
		"again in some minutes.",
	[WORD_NOT_OPEN] =
		"Nothing can be sent from here yet: whoever runs this server "
		"has not said where to.",
};
