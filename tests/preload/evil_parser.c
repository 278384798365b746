/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Preloaded, takes the place of GMime's parser and does what $EVIL says:
 * crash, abort, loop, sleep, memory, exit, or lie (success without a word).
 */
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

GMimeMessage *g_mime_parser_construct_message(GMimeParser *parser,
					      GMimeParserOptions *options)
{
	const char *evil = getenv("EVIL");

	(void)parser;
	(void)options;
	for (size_t i = 0; evil && i < sizeof(deeds) / sizeof(*deeds); i++) {
		if (strcmp(evil, deeds[i].name) == 0)
			deeds[i].run();
	}
	return NULL;
}
