/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/publish.h"

#include <string.h>
#include <unistd.h>

#include "export/list.h"
#include "export/replace.h"
#include "store/registry.h"

/* One file in its turn. */
typedef struct {
	const PublishOptions *options;
	const ListFormat *format;
	const char *path;
	Published *published;
	const char *failure;
} Turn;

static gboolean is_done(Store *store, const Turn *turn, gboolean *done_out,
			GError **error)
{
	*done_out = FALSE;
	if (turn->options->always)
		return TRUE;
	return registry_is_published(store, turn->format->name, turn->path,
				     turn->published->event, done_out, error);
}

/* Before there is any list there is nothing to publish. */
static gboolean write_file(const Turn *turn, gboolean *noted_out,
			   GError **error)
{
	const PublishOptions *options = turn->options;
	Published *published = turn->published;
	g_autoptr(Store) store = store_open(options->database, STORE_READ,
					    options->timeout_ms, error);
	g_autoptr(Losses) losses = losses_new();
	g_autoptr(GBytes) bytes = NULL;
	gboolean done;

	*noted_out = TRUE;
	if (!store || !registry_generation(store, &published->event, error))
		return FALSE;
	if (published->event == 0)
		return TRUE;
	if (!is_done(store, turn, &done, error))
		return FALSE;
	*noted_out = done;
	if (done)
		return TRUE;
	bytes = export_list(store, turn->format, published->event, losses,
			    error);
	return bytes &&
	       replace_file(turn->path, bytes, &published->written, error);
}

static gboolean note(Store *store, gpointer data, GError **error)
{
	const Turn *turn = data;

	return registry_note_published(store, turn->format->name, turn->path,
				       turn->published->event,
				       turn->options->at, turn->failure, error);
}

/* What became of it; a failure of the note itself is found the next time. */
static gboolean note_turn(Turn *turn, const GError *cause, GError **error)
{
	const PublishOptions *options = turn->options;
	g_autoptr(Store) store = store_open(options->database, STORE_WRITE,
					    options->timeout_ms, error);

	turn->failure = cause ? cause->message : NULL;
	return store && store_transact(store, note, turn, error);
}

static gboolean take_turn(Turn *turn, GError **error)
{
	g_autoptr(GError) cause = NULL;
	gboolean noted = FALSE;

	if (write_file(turn, &noted, &cause))
		return noted || note_turn(turn, NULL, error);
	note_turn(turn, cause, NULL);
	g_propagate_error(error, g_steal_pointer(&cause));
	return FALSE;
}

gboolean publish_target(const char *target, const PublishOptions *options,
			Published *published_out, GError **error)
{
	gsize len = strcspn(target, " ");
	g_autofree char *name = g_strndup(target, len);
	Turn turn = { .options = options,
		      .format = list_format_named(name),
		      .path = target + len + 1,
		      .published = published_out };
	gboolean ok;
	int lock;

	*published_out = (Published){ 0 };
	g_assert(turn.format && target[len]);
	lock = registry_publish_lock(options->database, options->timeout_ms,
				     error);
	if (lock < 0)
		return FALSE;
	ok = take_turn(&turn, error);
	close(lock);
	return ok;
}
