/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Preloaded, takes the place of GMime's parser and does what $EVIL says:
 * crash, abort, loop, sleep, memory, exit, or lie (success without a word).
 * With $EVIL_MARK it does so to messages alone that hold this text, and reads
 * the others as they are.
 */
#include <dlfcn.h>
#include <gmime/gmime.h>
#include <stdlib.h>
#include <string.h>
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
	GMutex mutex;

	g_mutex_init(&mutex);
	g_mutex_lock(&mutex);
	g_mutex_lock(&mutex);
}

static void eat_memory(void)
{
	for (;;)
		*(volatile char *)g_malloc(1 << 20) = 1;
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

/* Whether the last stream that was made holds $EVIL_MARK. */
static gboolean marked;

GMimeStream *g_mime_stream_mem_new_with_buffer(const char *buffer, size_t len)
{
	const char *mark = getenv("EVIL_MARK");
	GMimeStream *(*make)(const char *, size_t);

	*(void **)&make = dlsym(RTLD_NEXT, "g_mime_stream_mem_new_with_buffer");
	marked = !mark || memmem(buffer, len, mark, strlen(mark));
	return make(buffer, len);
}

GMimeMessage *g_mime_parser_construct_message(GMimeParser *parser,
					      GMimeParserOptions *options)
{
	const char *evil = getenv("EVIL");
	GMimeMessage *(*construct)(GMimeParser *, GMimeParserOptions *);

	for (size_t i = 0; marked && evil && i < sizeof(deeds) / sizeof(*deeds);
	     i++) {
		if (strcmp(evil, deeds[i].name) == 0)
			deeds[i].run();
	}
	*(void **)&construct =
		dlsym(RTLD_NEXT, "g_mime_parser_construct_message");
	return getenv("EVIL_MARK") ? construct(parser, options) : NULL;
}
