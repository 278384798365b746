/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/mails.h"

#include "ingest/folder.h"
#include "ingest/input.h"

struct Mails {
	const GPtrArray *files;
	gsize max_bytes;
	guint file;	      /* the one that is read */
	Mbox *mbox;	      /* NULL: it is not open */
	guint index;	      /* of its last message */
	guint64 bytes_before; /* of the files before it */
};

void incoming_free(Incoming *mail)
{
	if (!mail)
		return;
	envelope_clear(&mail->envelope);
	if (mail->raw)
		g_bytes_unref(mail->raw);
	g_clear_error(&mail->error);
	g_free(mail);
}

Mails *mails_new(const GPtrArray *files, gsize max_bytes)
{
	Mails *mails = g_new0(Mails, 1);

	mails->files = files;
	mails->max_bytes = max_bytes;
	return mails;
}

void mails_free(Mails *mails)
{
	if (!mails)
		return;
	mbox_close(mails->mbox);
	g_free(mails);
}

static const MailFile *file_at(const Mails *mails, guint i)
{
	return g_ptr_array_index(mails->files, i);
}

static Incoming *new_mail(const Mails *mails)
{
	Incoming *mail = g_new0(Incoming, 1);

	mail->path = file_at(mails, mails->file)->path;
	mail->index = mails->index;
	return mail;
}

/* Takes the error. */
static Incoming *new_failure(const Mails *mails, GError *error)
{
	Incoming *mail = new_mail(mails);

	mail->error = error;
	return mail;
}

static Incoming *refuse(const Mails *mails, InputError code, const char *why)
{
	const char *path = file_at(mails, mails->file)->path;

	return new_failure(mails, g_error_new(INPUT_ERROR, (int)code,
					      "%s: message %u: %s", path,
					      mails->index, why));
}

static void next_file(Mails *mails)
{
	g_clear_pointer(&mails->mbox, mbox_close);
	mails->bytes_before += file_at(mails, mails->file)->bytes;
	mails->file++;
	mails->index = 0;
}

/* NULL: the file is open. */
static Incoming *open_file(Mails *mails)
{
	const MailFile *file = file_at(mails, mails->file);
	GError *error = NULL;
	Incoming *failure;

	mails->mbox =
		mbox_open(file->path, file->format, mails->max_bytes, &error);
	if (mails->mbox)
		return NULL;
	failure = new_failure(mails, error);
	next_file(mails);
	return failure;
}

static Incoming *take(const Mails *mails, GBytes *input)
{
	Incoming *mail = new_mail(mails);

	mail->raw = envelope_take_from_line(&mail->envelope, input);
	if (g_bytes_get_size(mail->raw) > 0)
		return mail;
	incoming_free(mail);
	return refuse(mails, INPUT_ERROR_EMPTY,
		      "there is nothing behind the From_ line");
}

/* NULL: the file has no more. */
static Incoming *next_of_file(Mails *mails)
{
	g_autoptr(GBytes) input = NULL;
	GError *error = NULL;
	Incoming *failure;

	mails->index++;
	switch (mbox_next(mails->mbox, &input, &error)) {
	case MBOX_MESSAGE:
		return take(mails, input);
	case MBOX_TOO_LARGE:
		return refuse(mails, INPUT_ERROR_TOO_LARGE,
			      "it is larger than what is kept");
	case MBOX_FAILED:
		failure = new_failure(mails, error);
		next_file(mails);
		return failure;
	case MBOX_END:
	default:
		return NULL;
	}
}

Incoming *mails_next(Mails *mails)
{
	Incoming *mail = NULL;

	while (!mail && mails->file < mails->files->len) {
		mail = mails->mbox ? NULL : open_file(mails);
		if (mail)
			return mail;
		mail = next_of_file(mails);
		if (!mail)
			next_file(mails);
	}
	return mail;
}

guint64 mails_bytes_read(const Mails *mails)
{
	return mails->bytes_before +
	       (mails->mbox ? mbox_position(mails->mbox) : 0);
}

guint64 mails_bytes(const Mails *mails)
{
	guint64 bytes = 0;

	for (guint i = 0; i < mails->files->len; i++)
		bytes += file_at(mails, i)->bytes;
	return bytes;
}
