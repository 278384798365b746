/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/throttle.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "form/state.h"

#define HOUR 3600

/* Enough to tell people apart, in hexadecimal. */
#define ALIAS_LENGTH 32

/* A file holds no more of them; the rest of an hour then counts as too much. */
#define RECORDS_MAX 20000

typedef struct {
	char alias[ALIAS_LENGTH];
	gint64 time;
} Record;

/* What of a file still counts, and how much of it is of that alias. */
static guint keep_recent(GArray *records, const char *alias, gint64 now)
{
	guint count = 0;
	guint kept = 0;

	for (guint i = 0; i < records->len; i++) {
		const Record *record = &g_array_index(records, Record, i);

		/*
		 * Others read the clock later and were faster; one from far
		 * ahead was made before the clock was set.
		 */
		if (record->time <= now - HOUR || record->time > now + HOUR)
			continue;
		count += memcmp(record->alias, alias, ALIAS_LENGTH) == 0;
		g_array_index(records, Record, kept++) = *record;
	}
	g_array_set_size(records, kept);
	return count;
}

static gboolean read_records(int fd, GArray *records)
{
	Record record;
	gssize got;

	while ((got = read(fd, &record, sizeof(record))) ==
	       (gssize)sizeof(record))
		g_array_append_val(records, record);
	return got >= 0;
}

static gboolean write_records(int fd, const GArray *records)
{
	gsize len = records->len * sizeof(Record);

	errno = ENOSPC; /* what a short write means */
	return lseek(fd, 0, SEEK_SET) == 0 &&
	       write(fd, records->data, len) == (gssize)len &&
	       ftruncate(fd, (off_t)len) == 0;
}

static gboolean count_in(int fd, const char *alias, guint limit, gint64 now,
			 gboolean *allowed_out)
{
	g_autoptr(GArray) records = g_array_new(FALSE, FALSE, sizeof(Record));
	Record record = { .time = now };

	if (flock(fd, LOCK_EX) != 0 || !read_records(fd, records))
		return FALSE;
	*allowed_out = keep_recent(records, alias, now) < limit &&
		       records->len < RECORDS_MAX;
	if (!*allowed_out)
		return TRUE;
	memcpy(record.alias, alias, ALIAS_LENGTH);
	g_array_append_val(records, record);
	return write_records(fd, records);
}

/* The last one of that alias. */
static gboolean take_back_in(int fd, const char *alias)
{
	g_autoptr(GArray) records = g_array_new(FALSE, FALSE, sizeof(Record));

	if (flock(fd, LOCK_EX) != 0 || !read_records(fd, records))
		return FALSE;
	for (guint i = records->len; i > 0; i--) {
		const Record *record = &g_array_index(records, Record, i - 1);

		if (memcmp(record->alias, alias, ALIAS_LENGTH) != 0)
			continue;
		g_array_remove_index(records, i - 1);
		break;
	}
	return write_records(fd, records);
}

static int open_counts(const char *folder, const char *alias)
{
	g_autofree char *name = g_strndup(alias, 2);
	g_autofree char *path = g_build_filename(folder, name, NULL);

	return open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

gboolean throttle_count(const char *folder, const char *alias, guint limit,
			gint64 now, gboolean *allowed_out, GError **error)
{
	int fd = open_counts(folder, alias);
	gboolean ok;

	if (fd < 0)
		return state_fail(folder, error);
	ok = count_in(fd, alias, limit, now, allowed_out) ||
	     state_fail(folder, error);
	close(fd);
	return ok;
}

void throttle_take_back(const char *folder, const char *alias)
{
	int fd = open_counts(folder, alias);

	if (fd < 0)
		return;
	take_back_in(fd, alias);
	close(fd);
}
