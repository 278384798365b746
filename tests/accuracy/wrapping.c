/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/accuracy/wrapping.h"

#include <string.h>

#include "tests/accuracy/transform.h"

typedef enum {
	CODE_8BIT,
	CODE_QUOTED_PRINTABLE,
	CODE_BASE64,
	CODE_BASE64_CHUNKS, /* each padded */
	CODE_BASE64_BARE,   /* without padding */
} Code;

typedef enum {
	AROUND_NOTHING,
	AROUND_ALTERNATIVE, /* as plain, and HTML after it */
	AROUND_MIXED,	    /* with a list's footer */
	AROUND_FORWARD,	    /* message/rfc822 */
	AROUND_SIGNED,
	AROUND_ATTACHED, /* behind a letter */
} Around;

struct Wrapping {
	const char *name;
	gboolean any;	  /* of what type the text may be */
	const char *type; /* NULL: the text's */
	const char *charset;
	const char *iconv; /* NULL: as charset */
	Letters letters;
	Code code;
	Transform transform;
	Transform then;
	Around around;
	const char *line_end;
	const char *disposition;
};

#define UTF_8 .charset = "utf-8", .letters = LETTERS_ALL
#define HTML  .type = "text/html", UTF_8
#define ANY   .any = TRUE, UTF_8

static const Wrapping wrappings[] = {
	{ "8 bits", ANY },
	{ "7 bits", .any = TRUE, .charset = "us-ascii" },
	{ "no charset", .letters = LETTERS_ALL },
	{ "8 bits called us-ascii", .charset = "us-ascii", .iconv = "utf-8",
	  .letters = LETTERS_ALL },
	{ "unknown charset", .charset = "x-made-up", .iconv = "utf-8",
	  .letters = LETTERS_ALL },
	{ "quoted-printable", ANY, .code = CODE_QUOTED_PRINTABLE },
	{ "base64", ANY, .code = CODE_BASE64 },
	{ "base64 in chunks", UTF_8, .code = CODE_BASE64_CHUNKS },
	{ "base64 without padding", UTF_8, .code = CODE_BASE64_BARE },
	{ "latin-1", .charset = "iso-8859-1", .letters = LETTERS_LATIN },
	{ "latin-1, quoted-printable", .charset = "ISO-8859-1",
	  .letters = LETTERS_LATIN, .code = CODE_QUOTED_PRINTABLE },
	{ "windows-1252", .charset = "windows-1252", .letters = LETTERS_LATIN },
	{ "windows-1252 unlabelled", .iconv = "windows-1252",
	  .letters = LETTERS_LATIN },
	{ "utf-16", .charset = "utf-16", .letters = LETTERS_ALL,
	  .code = CODE_BASE64 },
	{ "utf-16le", .charset = "utf-16le", .letters = LETTERS_ALL,
	  .code = CODE_BASE64 },
	{ "koi8-r", .charset = "koi8-r" },
	{ "iso-2022-jp", .charset = "iso-2022-jp" },
	{ "shift_jis", .charset = "windows-31j", .iconv = "us-ascii" },
	{ "gb2312", .charset = "gb2312" },
	{ "CR LF", ANY, .line_end = "\r\n" },
	{ "CR CR LF", UTF_8, .line_end = "\r\r\n" },
	{ "CR LF, quoted-printable", ANY, .line_end = "\r\n",
	  .code = CODE_QUOTED_PRINTABLE },
	{ "CR LF, base64", ANY, .line_end = "\r\n", .code = CODE_BASE64 },
	{ "quoted", UTF_8, .transform = transform_quote },
	{ "quoted twice", UTF_8, .transform = transform_quote_twice },
	{ "quoted in a reply", UTF_8, .transform = transform_reply },
	{ "quoted with bars", UTF_8, .transform = transform_bar },
	{ "quoted with initials", UTF_8, .transform = transform_initials },
	{ "flowed", UTF_8, .type = "text/plain; format=flowed",
	  .transform = transform_flow },
	{ "flowed, DelSp", UTF_8,
	  .type = "text/plain; format=flowed; delsp=yes",
	  .transform = transform_flow_delsp },
	{ "flowed, quoted-printable", UTF_8,
	  .type = "text/plain; format=\"flowed\"", .transform = transform_flow,
	  .code = CODE_QUOTED_PRINTABLE },
	{ "with a signature", UTF_8, .transform = transform_sign },
	{ "below a signature", UTF_8, .transform = transform_sign_above },
	{ "with regards", UTF_8, .transform = transform_regards },
	{ "with a list's footer", UTF_8, .transform = transform_footer },
	{ "with a mail below", UTF_8, .transform = transform_below },
	{ "with no-break spaces", UTF_8,
	  .transform = transform_no_break_spaces },
	{ "sent on by Outlook", UTF_8, .transform = transform_outlook },
	{ "sent on by Gmail", UTF_8, .transform = transform_gmail },
	{ "sent on by mutt", UTF_8, .transform = transform_mutt },
	{ "footer, then quoted", UTF_8, .transform = transform_footer,
	  .then = transform_quote },
	{ "quoted, then footer", UTF_8, .transform = transform_quote,
	  .then = transform_footer },
	{ "regards, then sent on by Outlook", UTF_8,
	  .transform = transform_regards, .then = transform_outlook },
	{ "signature, then a reply", UTF_8, .transform = transform_sign,
	  .then = transform_reply },
	{ "sent on by Outlook below a signature", UTF_8,
	  .transform = transform_outlook, .then = transform_sign_above },
	{ "a reply, then sent on by Gmail", UTF_8, .transform = transform_reply,
	  .then = transform_gmail },
	{ "mail below, then bars", UTF_8, .transform = transform_below,
	  .then = transform_bar },
	{ "regards, then footer", UTF_8, .transform = transform_regards,
	  .then = transform_footer },
	{ "page, then quoted twice", UTF_8, .transform = transform_page_around,
	  .then = transform_quote_twice },
	{ "a reply, HTML", HTML, .transform = transform_reply,
	  .then = transform_html_p },
	{ "regards, HTML", HTML, .transform = transform_regards,
	  .then = transform_html_div },
	{ "signed by PGP", UTF_8, .transform = transform_pgp },
	{ "signed by PGP, quoted-printable", UTF_8, .transform = transform_pgp,
	  .code = CODE_QUOTED_PRINTABLE },
	{ "multipart/alternative", UTF_8, .around = AROUND_ALTERNATIVE },
	{ "multipart/mixed with a footer", ANY, .around = AROUND_MIXED },
	{ "forwarded", ANY, .around = AROUND_FORWARD },
	{ "forwarded, base64", UTF_8, .around = AROUND_FORWARD,
	  .code = CODE_BASE64 },
	{ "multipart/signed", ANY, .around = AROUND_SIGNED },
	{ "attached", ANY, .around = AROUND_ATTACHED,
	  .disposition = "attachment; filename=port.txt" },
	{ "attached, base64", UTF_8, .around = AROUND_ATTACHED,
	  .disposition = "attachment; filename=port.txt", .code = CODE_BASE64 },
	{ "attached as a stream", .type = "application/octet-stream",
	  .letters = LETTERS_ALL, .around = AROUND_ATTACHED,
	  .disposition = "attachment; filename=\"PORT.TXT\"",
	  .code = CODE_BASE64 },
	{ "HTML, p", HTML, .transform = transform_html_p },
	{ "HTML, br", HTML, .transform = transform_html_br },
	{ "HTML, div", HTML, .transform = transform_html_div },
	{ "HTML, pre", HTML, .transform = transform_html_pre },
	{ "HTML, blockquote", HTML, .transform = transform_html_quote },
	{ "HTML, quoted-printable", HTML, .transform = transform_html_p,
	  .code = CODE_QUOTED_PRINTABLE },
	{ "HTML in multipart/mixed", HTML, .transform = transform_html_p,
	  .around = AROUND_MIXED },
};

static char *quoted_printable(const char *bytes, gsize len)
{
	GString *out = g_string_new(NULL);
	guint column = 0;

	for (gsize i = 0; i < len; i++) {
		guchar c = (guchar)bytes[i];
		gboolean last = i + 1 == len || bytes[i + 1] == '\n';

		if (c == '\n') {
			g_string_append_c(out, '\n');
			column = 0;
			continue;
		}
		if (column > 70) {
			g_string_append(out, "=\n");
			column = 0;
		}
		if (c == '=' || c > 126 || c < 32 || (c == ' ' && last)) {
			g_string_append_printf(out, "=%02X", c);
			column += 3;
		} else {
			g_string_append_c(out, (char)c);
			column++;
		}
	}
	return g_string_free(out, FALSE);
}

/* Lines of size bytes each; with padding in each, if size asks for it. */
static char *base64(const char *bytes, gsize len, gsize size)
{
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < len; i += size) {
		g_autofree char *line = g_base64_encode(
			(const guchar *)bytes + i, MIN(size, len - i));

		g_string_append_printf(out, "%s\n", line);
	}
	return g_string_free(out, FALSE);
}

static char *without_padding(char *text)
{
	return g_strdelimit(text, "=", '\n');
}

static const char *const code_names[] = { "8bit", "quoted-printable", "base64",
					  "base64", "base64" };

static char *encode(Code code, const char *bytes, gsize len)
{
	switch (code) {
	case CODE_QUOTED_PRINTABLE:
		return quoted_printable(bytes, len);
	case CODE_BASE64:
		return base64(bytes, len, 54);
	case CODE_BASE64_CHUNKS:
		return base64(bytes, len, 40);
	case CODE_BASE64_BARE:
		return without_padding(base64(bytes, len, 54));
	default:
		return g_strndup(bytes, len);
	}
}

static char *convert(const Wrapping *way, const char *text, gsize *len_out)
{
	const char *charset = way->iconv ? way->iconv : way->charset;
	g_autoptr(GError) error = NULL;
	/* A bullet of the page's, where the charset has none. */
	char *bytes =
		g_convert_with_fallback(text, -1, charset ? charset : "utf-8",
					"utf-8", "*", NULL, len_out, &error);

	g_assert_no_error(error);
	return bytes;
}

/* Headers and content of the part that holds the form. */
static char *make_part(const Wrapping *way, const Sheet *sheet)
{
	GString *out = g_string_new("Content-Type: ");
	const char *type = way->type ? way->type : sheet->type;
	g_autofree char *body = way->transform ? way->transform(sheet->text)
					       : g_strdup(sheet->text);
	g_autofree char *again = way->then ? way->then(body) : NULL;
	gsize len;
	g_autofree char *bytes = convert(way, again ? again : body, &len);
	g_autofree char *encoded = encode(way->code, bytes, len);

	g_string_append(out, type);
	if (way->charset && g_str_has_prefix(type, "text/plain"))
		g_string_append_printf(out, "; charset=%s", way->charset);
	g_string_append_printf(out, "\nContent-Transfer-Encoding: %s\n",
			       code_names[way->code]);
	if (way->disposition)
		g_string_append_printf(out, "Content-Disposition: %s\n",
				       way->disposition);
	g_string_append_printf(out, "\n%s", encoded);
	return g_string_free(out, FALSE);
}

static char *multipart(const char *subtype, const char *before,
		       const char *part, const char *behind)
{
	return g_strconcat("Content-Type: multipart/", subtype,
			   "; boundary=\"b=_1\"\n\n", before ? "--b=_1\n" : "",
			   before ? before : "", before ? "\n" : "", "--b=_1\n",
			   part, "\n--b=_1\n", behind, "\n--b=_1--\n", NULL);
}

static char *forward(const char *part)
{
	g_autofree char *message = g_strconcat(
		"Content-Type: message/rfc822\n\nFrom: Ada Ample "
		"<ada@example.org>\nSubject: A port\nMIME-Version: 1.0\n",
		part, NULL);

	return multipart("mixed", "Content-Type: text/plain\n\nFor you.\n",
			 message, "Content-Type: text/plain\n\nBob\n");
}

static char *wrap(const Wrapping *way, const Sheet *sheet)
{
	g_autofree char *part = make_part(way, sheet);
	g_autofree char *html = NULL;
	g_autofree char *other = NULL;

	switch (way->around) {
	case AROUND_ALTERNATIVE:
		html = transform_html_p(sheet->text);
		other = g_strconcat(
			"Content-Type: text/html; charset=utf-8\n\n", html,
			NULL);
		return multipart("alternative", NULL, part, other);
	case AROUND_MIXED:
		return multipart("mixed", NULL, part,
				 "Content-Type: text/plain\n\n"
				 "_______\nA list of example.org\n");
	case AROUND_FORWARD:
		return forward(part);
	case AROUND_SIGNED:
		return multipart(
			"signed; protocol=\"application/pgp-signature\"; "
			"micalg=pgp-sha1",
			NULL, part,
			"Content-Type: application/pgp-signature\n\n"
			"-----BEGIN PGP SIGNATURE-----\n\nmade+up\n"
			"-----END PGP SIGNATURE-----\n");
	case AROUND_ATTACHED:
		return multipart("mixed",
				 "Content-Type: text/plain\n\nPlease find my "
				 "application attached.\n",
				 part, "Content-Type: image/gif\n\nGIF89a");
	default:
		return g_steal_pointer(&part);
	}
}

guint wrapping_count(void)
{
	return G_N_ELEMENTS(wrappings);
}

const Wrapping *wrapping_at(guint i)
{
	return &wrappings[i];
}

const char *wrapping_name(const Wrapping *wrapping)
{
	return wrapping->name;
}

Letters wrapping_letters(const Wrapping *wrapping)
{
	return wrapping->letters;
}

/* A multipart cannot be encoded (RFC 2045 section 6.4), nor its lines be
 * anything but lines. */
gboolean wrapping_takes(const Wrapping *wrapping, const char *type)
{
	if (g_str_has_prefix(type, "multipart/"))
		return wrapping->any && wrapping->code == CODE_8BIT &&
		       wrapping->around != AROUND_ATTACHED;
	return wrapping->any || strcmp(type, "text/plain") == 0;
}

gboolean wrapping_keeps_columns(const Wrapping *wrapping)
{
	return g_strcmp0(wrapping->type, "text/html") != 0 ||
	       wrapping->transform == transform_html_pre;
}

GBytes *wrapping_mail(const Wrapping *wrapping, const Sheet *sheet)
{
	g_autofree char *content = wrap(wrapping, sheet);
	GString *mail = g_string_new(
		"From: Ada Ample <ada@example.org>\nTo: ports@example.com\n"
		"Subject: A port\nDate: Mon, 12 Jul 2004 09:00:00 +0000\n"
		"Message-ID: <1@example.org>\nMIME-Version: 1.0\n");

	g_string_append(mail, content);
	if (wrapping->line_end)
		g_string_replace(mail, "\n", wrapping->line_end, 0);
	return g_string_free_to_bytes(mail);
}
