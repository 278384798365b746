/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/diff.h"

#include <limits.h>

/*
 * The grid of both sequences: x runs along a, y along b, a diagonal is x - y.
 * forward[d] and backward[d] say how far along a the paths from both corners
 * have come on the diagonal d; both point to diagonal 0 inside their memory.
 */
typedef struct {
	const guint *a;
	const guint *b;
	gboolean *kept_a;
	gboolean *kept_b;
	int *forward;
	int *backward;
} Diff;

/* A part of the grid, and while searching the diagonals in reach. */
typedef struct {
	int a_from, a_to;
	int b_from, b_to;
} Box;

typedef struct {
	int low, high;
} Reach;

typedef struct {
	int x, y;
} Point;

/* One step wider; the unreached neighbours get a value that never wins. */
static void widen(Reach *reach, const Box *box, int *far, int unreached)
{
	if (reach->low > box->a_from - box->b_to)
		far[--reach->low - 1] = unreached;
	else
		reach->low++;
	if (reach->high < box->a_to - box->b_from)
		far[++reach->high + 1] = unreached;
	else
		reach->high--;
}

static int slide_forward(const Diff *diff, const Box *box, int d)
{
	int below = diff->forward[d - 1];
	int above = diff->forward[d + 1];
	int x = below >= above ? below + 1 : above;

	while (x < box->a_to && x - d < box->b_to &&
	       diff->a[x] == diff->b[x - d])
		x++;
	return x;
}

static int slide_backward(const Diff *diff, const Box *box, int d)
{
	int below = diff->backward[d - 1];
	int above = diff->backward[d + 1];
	int x = below < above ? below : above - 1;

	while (x > box->a_from && x - d > box->b_from &&
	       diff->a[x - 1] == diff->b[x - d - 1])
		x--;
	return x;
}

static gboolean within(const Reach *reach, int d)
{
	return d >= reach->low && d <= reach->high;
}

/* A point of a shortest path, where the ways from both corners meet. */
static Point find_middle(const Diff *diff, const Box *box)
{
	int start = box->a_from - box->b_from;
	int end = box->a_to - box->b_to;
	gboolean odd = (start - end) & 1;
	Reach forward = { start, start };
	Reach backward = { end, end };

	diff->forward[start] = box->a_from;
	diff->backward[end] = box->a_to;
	for (;;) {
		widen(&forward, box, diff->forward, -1);
		for (int d = forward.high; d >= forward.low; d -= 2) {
			int x = slide_forward(diff, box, d);

			diff->forward[d] = x;
			if (odd && within(&backward, d) &&
			    diff->backward[d] <= x)
				return (Point){ x, x - d };
		}
		widen(&backward, box, diff->backward, INT_MAX);
		for (int d = backward.high; d >= backward.low; d -= 2) {
			int x = slide_backward(diff, box, d);

			diff->backward[d] = x;
			if (!odd && within(&forward, d) &&
			    x <= diff->forward[d])
				return (Point){ x, x - d };
		}
	}
}

static void keep(const Diff *diff, int x, int y)
{
	diff->kept_a[x] = TRUE;
	diff->kept_b[y] = TRUE;
}

static void compare(const Diff *diff, Box box)
{
	Point middle;

	while (box.a_from < box.a_to && box.b_from < box.b_to &&
	       diff->a[box.a_from] == diff->b[box.b_from])
		keep(diff, box.a_from++, box.b_from++);
	while (box.a_from < box.a_to && box.b_from < box.b_to &&
	       diff->a[box.a_to - 1] == diff->b[box.b_to - 1])
		keep(diff, --box.a_to, --box.b_to);
	if (box.a_from == box.a_to || box.b_from == box.b_to)
		return;
	middle = find_middle(diff, &box);
	compare(diff, (Box){ box.a_from, middle.x, box.b_from, middle.y });
	compare(diff, (Box){ middle.x, box.a_to, middle.y, box.b_to });
}

void diff_sequences(const guint *a, guint a_len, const guint *b, guint b_len,
		    gboolean *kept_a, gboolean *kept_b)
{
	gsize diagonals = (gsize)a_len + b_len + 3;
	g_autofree int *forward = g_new(int, diagonals);
	g_autofree int *backward = g_new(int, diagonals);
	Diff diff = {
		a, b, kept_a, kept_b, forward + b_len + 1, backward + b_len + 1
	};

	for (guint i = 0; i < a_len; i++)
		kept_a[i] = FALSE;
	for (guint i = 0; i < b_len; i++)
		kept_b[i] = FALSE;
	compare(&diff, (Box){ 0, (int)a_len, 0, (int)b_len });
}
