/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/flag.h"

#include <string.h>

static const struct Flag {
	const char *code;
	const char *text;
} flags[] = {
	{ "signed", "it is signed; the signature was not verified" },
	{ "encrypted", "a part is encrypted, and was not read" },
	{ "not-read", "a part is a document that was not read" },
};

typedef enum { FLAG_SIGNED, FLAG_ENCRYPTED, FLAG_DOCUMENT, FLAG_NONE } FlagKind;

/* RFC 3156 (PGP), RFC 8551 section 3 (S/MIME), and word processors. */
static const struct {
	const char *type;
	FlagKind flag;
} types[] = {
	{ "application/pgp-signature", FLAG_SIGNED },
	{ "application/pkcs7-signature", FLAG_SIGNED },
	{ "application/x-pkcs7-signature", FLAG_SIGNED },
	{ "application/pgp-encrypted", FLAG_ENCRYPTED },
	/* Its content may be signed alone; to see that it must be opened. */
	{ "application/pkcs7-mime", FLAG_ENCRYPTED },
	{ "application/x-pkcs7-mime", FLAG_ENCRYPTED },
	{ "application/rtf", FLAG_DOCUMENT },
	{ "text/rtf", FLAG_DOCUMENT },
	{ "application/msword", FLAG_DOCUMENT },
	{ "application/vnd.openxmlformats-officedocument.wordprocessingml."
	  "document",
	  FLAG_DOCUMENT },
	{ "application/vnd.oasis.opendocument.text", FLAG_DOCUMENT },
	{ "application/pdf", FLAG_DOCUMENT },
};

static const char *const document_suffixes[] = { ".doc", ".docx", ".rtf",
						 ".odt", ".pdf" };

static FlagKind flag_of_type(GMimeObject *part)
{
	g_autofree char *type = g_mime_content_type_get_mime_type(
		g_mime_object_get_content_type(part));

	for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
		if (type && g_ascii_strcasecmp(type, types[i].type) == 0)
			return types[i].flag;
	}
	return FLAG_NONE;
}

static gboolean is_document_file(GMimePart *part)
{
	const char *name = g_mime_part_get_filename(part);
	g_autofree char *lower = name ? g_ascii_strdown(name, -1) : NULL;

	for (guint i = 0; lower && i < G_N_ELEMENTS(document_suffixes); i++) {
		if (g_str_has_suffix(lower, document_suffixes[i]))
			return TRUE;
	}
	return FALSE;
}

gboolean flag_is_document(GMimePart *part)
{
	gboolean is_text = g_mime_content_type_is_type(
		g_mime_object_get_content_type(GMIME_OBJECT(part)), "text",
		"*");

	/* What says that it is text is read, whatever its file is called. */
	return flag_of_type(GMIME_OBJECT(part)) == FLAG_DOCUMENT ||
	       (!is_text && is_document_file(part));
}

static void warn(FlagKind kind, Parsed *parsed)
{
	if (kind != FLAG_NONE)
		parsed_warn(parsed, flags[kind].code, flags[kind].text);
}

void flag_part(GMimeObject *part, Parsed *parsed)
{
	if (GMIME_IS_PART(part) && flag_is_document(GMIME_PART(part)))
		warn(FLAG_DOCUMENT, parsed);
	else
		warn(flag_of_type(part), parsed);
}

void flag_text(const char *text, Parsed *parsed)
{
	if (strstr(text, "-----BEGIN PGP SIGNED MESSAGE-----"))
		warn(FLAG_SIGNED, parsed);
	if (strstr(text, "-----BEGIN PGP MESSAGE-----"))
		warn(FLAG_ENCRYPTED, parsed);
}
