/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/bulk.h"

#include "ingest/receive.h"

/* So many messages, or bytes of them, make one transaction. */
#define BATCH_MESSAGES 2000
#define BATCH_BYTES    (16 * 1024 * 1024)

/* No writer waits longer for a message that is slow to read. */
#define PATIENCE_MS 100

/* One transaction. */
typedef struct {
	const Bulk *bulk;
	Origin origin;
	BulkCount count;
	gsize bytes;
	EventMark head;
} Batch;

/* Messages into the pool while there is room. */
static gboolean fill(const Bulk *bulk, BulkCount *count, GError **error)
{
	while (!pool_is_full(bulk->pool)) {
		Incoming *mail = mails_next(bulk->mails);

		if (!mail)
			return TRUE;
		if (mail->error) {
			bulk->watcher->failed(mail->error, bulk->watcher->data);
			count->failures++;
			incoming_free(mail);
		} else if (!pool_put(bulk->pool, mail->raw, mail, error)) {
			return FALSE;
		}
	}
	return TRUE;
}

static gboolean receive(Store *store, Batch *batch, const Incoming *mail,
			const Parsed *parsed, GError **error)
{
	/* What is of past years is for an examiner to decide. */
	const Delivery delivery = { .raw = mail->raw,
				    .envelope = &mail->envelope,
				    .parsed = parsed,
				    .policy = NULL,
				    .origin = batch->origin };
	Receipt receipt = { 0 };

	if (!receive_within(store, &delivery, &receipt, error))
		return FALSE;
	batch->count.messages++;
	batch->count.verdicts[receipt.verdict]++;
	batch->bytes += g_bytes_get_size(mail->raw);
	batch->head = receipt.head;
	return TRUE;
}

/* The next message of the pool. */
static gboolean receive_next(Store *store, Batch *batch, GError **error)
{
	gpointer data = NULL;
	g_autoptr(Parsed) parsed = pool_take(batch->bulk->pool, &data, error);
	g_autoptr(Incoming) mail = data;

	return parsed && receive(store, batch, mail, parsed, error) &&
	       fill(batch->bulk, &batch->count, error);
}

static gboolean is_whole(const Batch *batch)
{
	return batch->count.messages >= BATCH_MESSAGES ||
	       batch->bytes >= BATCH_BYTES || pool_is_empty(batch->bulk->pool);
}

static gboolean receive_batch(Store *store, gpointer data, GError **error)
{
	Batch *batch = data;
	const BulkWatcher *watcher = batch->bulk->watcher;
	GError *failed = NULL;

	do {
		if (!receive_next(store, batch, error))
			return FALSE;
		watcher->goes_on(batch->count.messages, watcher->data);
	} while (!is_whole(batch) &&
		 pool_is_ready(batch->bulk->pool, PATIENCE_MS, &failed));
	if (!failed)
		return TRUE;
	g_propagate_error(error, failed);
	return FALSE;
}

static void add_up(BulkCount *sum, const BulkCount *count)
{
	sum->messages += count->messages;
	sum->failures += count->failures;
	for (guint i = 0; i < VERDICT_COUNT; i++)
		sum->verdicts[i] += count->verdicts[i];
}

/* The store is closed behind each, so that others get their turn. */
static gboolean run_batch(const Bulk *bulk, BulkCount *sum, GError **error)
{
	const BulkWatcher *watcher = bulk->watcher;
	Batch batch = { .bulk = bulk,
			.origin = watcher->origin(watcher->data) };
	g_autoptr(Store) store = store_open(bulk->database, STORE_WRITE_MUCH,
					    bulk->timeout_ms, error);

	if (!store || !store_transact(store, receive_batch, &batch, error))
		return FALSE;
	add_up(sum, &batch.count);
	watcher->committed(sum, &batch.head, watcher->data);
	return TRUE;
}

gboolean bulk_run(const Bulk *bulk, BulkCount *count_out, GError **error)
{
	*count_out = (BulkCount){ 0 };
	for (;;) {
		if (!fill(bulk, count_out, error))
			return FALSE;
		if (pool_is_empty(bulk->pool))
			return TRUE;
		/* Meanwhile nobody is kept from the store. */
		if (!pool_read(bulk->pool, error) ||
		    !run_batch(bulk, count_out, error))
			return FALSE;
	}
}
