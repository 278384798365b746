/* SPDX-License-Identifier: BSD-2-Clause */
#include <gmime/gmime.h>

/*
 * What GMime brings along and nothing here may call: OpenPGP and S/MIME, which
 * start programs, and streams of GIO.
 *
 * g_mime_init() asks for these six by name. As they stand here, a program that
 * is linked with archives (see the Makefile) holds neither them nor GPGME, GIO
 * and what those need, which was half of its start; one that is linked with the
 * shared library calls these as well.
 */

/* GPGME's, which is not asked for its header. */
const char *gpgme_check_version_internal(const char *version, gsize offset);

const char *gpgme_check_version_internal(const char *version, gsize offset)
{
	(void)version;
	(void)offset;
	return NULL;
}

GType g_mime_gpg_context_get_type(void)
{
	return G_TYPE_INVALID;
}

/* NULL: there is no such thing. */
GMimeCryptoContext *g_mime_gpg_context_new(void)
{
	return NULL;
}

GType g_mime_pkcs7_context_get_type(void)
{
	return G_TYPE_INVALID;
}

GMimeCryptoContext *g_mime_pkcs7_context_new(void)
{
	return NULL;
}

GType g_mime_stream_gio_get_type(void)
{
	return G_TYPE_INVALID;
}
