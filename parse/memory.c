/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/memory.h"

#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Debian 11's headers know of none. */
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

/* What a heap keeps that could be given back; by how much it grows at least. */
#define KEEP (32 * 1024 * 1024)
#define PAD  (1024 * 1024)

/* All pages of it are there then, and are ours alone. */
static void populate(guintptr begin, guintptr end)
{
	const guintptr page = (guintptr)sysconf(_SC_PAGESIZE);

	begin -= begin % page;
	end -= end % page;
	if (begin < end)
		madvise((void *)begin, end - begin, MADV_POPULATE_WRITE);
}

void memory_expect(gsize heap)
{
	guintptr begin;
	void *room;

	memory_keep();
	room = malloc(heap);
	begin = (guintptr)room;
	free(room);
	if (begin != 0)
		populate(begin, begin + heap);
}

void memory_keep(void)
{
	mallopt(M_TRIM_THRESHOLD, KEEP);
	mallopt(M_MMAP_THRESHOLD, KEEP);
	mallopt(M_TOP_PAD, PAD);
}
