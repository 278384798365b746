/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/readings.h"

#include <string.h>

#include "parse/field_name.h"

/* The better reading must yield so many answers more. */
#define BETTER_MIN 2

gboolean answer_is_asked(const Answer *answer)
{
	return answer->part != NULL;
}

gboolean answer_is_given(const Answer *answer)
{
	return *answer->text != '\0';
}

gboolean answer_is_of_no_person(const Answer *answer)
{
	return answer_is_given(answer) &&
	       !field_name_is_of_a_person(answer->key);
}

static gsize one(const Answer *answer, AnswerTest counts)
{
	return counts(answer) ? 1 : 0;
}

static gsize length_of(const Answer *answer, AnswerTest counts)
{
	return counts(answer) ? strlen(answer->text) : 0;
}

static gsize sum(const GPtrArray *applications, AnswerTest counts,
		 gsize (*measure)(const Answer *answer, AnswerTest counts))
{
	gsize sum = 0;

	for (guint i = 0; i < applications->len; i++) {
		const Application *application = applications->pdata[i];

		for (guint j = 0; j < application->answers->len; j++)
			sum += measure(application->answers->pdata[j], counts);
	}
	return sum;
}

guint readings_count(const GPtrArray *applications, AnswerTest counts)
{
	return (guint)sum(applications, counts, one);
}

void readings_take_all(GPtrArray *from, const ParseLimits *limits,
		       GPtrArray *to)
{
	while (from->len && to->len < limits->applications)
		g_ptr_array_add(to, g_ptr_array_steal_index(from, 0));
}

static void take_instead(GPtrArray *other, const ParseLimits *limits,
			 GPtrArray *found)
{
	g_ptr_array_set_size(found, 0);
	readings_take_all(other, limits, found);
}

void readings_take_better(GPtrArray *other, const ParseLimits *limits,
			  GPtrArray *found)
{
	if (other->len >= found->len &&
	    readings_count(other, answer_is_given) >=
		    readings_count(found, answer_is_given) + BETTER_MIN)
		take_instead(other, limits, found);
}

void readings_take_shorter(GPtrArray *other, const ParseLimits *limits,
			   GPtrArray *found)
{
	if (other->len == found->len &&
	    readings_count(other, answer_is_given) >=
		    readings_count(found, answer_is_given) &&
	    sum(other, answer_is_given, length_of) <
		    sum(found, answer_is_given, length_of))
		take_instead(other, limits, found);
}
