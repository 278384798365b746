/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Preloaded, waits until a reader says that it is confined and begins, the
 * byte 'c' to file 3 (parse/worker.c), and does then what $EVIL says, as a
 * parser might that has a hole: crash, abort, loop, sleep, memory, exit, or lie
 * (success without a word). With $EVIL_MARK a reader of many messages does so
 * when it reads one that holds this text.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void crash(void)
{
	volatile int *nowhere = NULL;

	*nowhere = 1;
}

static void loop(void)
{
	for (volatile unsigned i = 0;; i++)
		;
}

static void sleep_on(void)
{
	/* Sleeping calls are denied, so the time is waited for by a lock. */
	pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

	pthread_mutex_lock(&mutex);
	pthread_mutex_lock(&mutex);
}

static void eat_memory(void)
{
	for (;;) {
		volatile char *bytes = malloc(1 << 20);

		if (!bytes)
			abort();
		*bytes = 1;
	}
}

static void leave(void)
{
	_exit(7);
}

static void lie(void)
{
	_exit(0);
}

static const struct {
	const char *name;
	void (*run)(void);
} deeds[] = {
	{ "crash", crash },    { "abort", abort },	 { "loop", loop },
	{ "sleep", sleep_on }, { "memory", eat_memory }, { "exit", leave },
	{ "lie", lie },
};

static void do_evil(void)
{
	const char *evil = getenv("EVIL");

	for (size_t i = 0; evil && i < sizeof(deeds) / sizeof(*deeds); i++) {
		if (strcmp(evil, deeds[i].name) == 0)
			deeds[i].run();
	}
}

/* A reader of many gets them by a socket (parse/reader.c), several by one call.
 */
static int waits_for_mark(void)
{
	struct stat info;

	return getenv("EVIL_MARK") && fstat(STDIN_FILENO, &info) == 0 &&
	       S_ISSOCK(info.st_mode);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
	ssize_t n = syscall(SYS_write, fd, bytes, len);

	if (fd == 3 && len == 1 && *(const char *)bytes == 'c' &&
	    !waits_for_mark())
		do_evil();
	return n;
}

/* Whether the mark ends in these bytes: it may have begun in those before. */
static int ends_mark(const char *mark, const char *bytes, size_t len)
{
	static size_t seen;

	for (size_t i = 0; i < len; i++) {
		if (bytes[i] != mark[seen])
			seen = 0;
		if (bytes[i] == mark[seen])
			seen++;
		if (!mark[seen])
			return 1;
	}
	return 0;
}

ssize_t read(int fd, void *bytes, size_t len)
{
	ssize_t n = syscall(SYS_read, fd, bytes, len);
	const char *mark = getenv("EVIL_MARK");

	if (fd == STDIN_FILENO && n > 0 && mark && waits_for_mark() &&
	    ends_mark(mark, bytes, (size_t)n))
		do_evil();
	return n;
}
