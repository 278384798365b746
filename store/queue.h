/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_QUEUE_H
#define STORE_QUEUE_H

#include <glib.h>

#include "store/store.h"

/*
 * Applications as they are read: the queue, and one of them whole.
 *
 * Strings are the store's and live until the next call; "" is "not said".
 */
typedef struct {
	gint64 ticket;
	const char *state;
	gboolean open;
	gint64 version; /* the newest, of which the rest is told */
	const char *form;
	const char *received; /* when the first version came */
	const char *request;  /* JSON */
	const char *service_name;
	const char *applicant; /* name, or address */
	const char *email;
	gint64 errors; /* findings by severity */
	gint64 warnings;
	gint64 routes;
	gint64 notes;
} QueueEntry;

typedef struct {
	gint64 ticket;	   /* this one alone; 0: all */
	gboolean closed;   /* those that are closed too */
	const char *state; /* NULL: any */
	const char *since; /* received, RFC 3339; NULL: any */
	const char *until;
	const char *from; /* part of applicant or address; NULL: any */
	const char *name; /* part of the service name; NULL: any */
} QueueFilter;

typedef gboolean (*QueueVisit)(const QueueEntry *entry, gpointer data,
			       GError **error);

/* In the order of the tickets. */
gboolean queue_each(Store *store, const QueueFilter *filter, QueueVisit visit,
		    gpointer data, GError **error);

typedef struct {
	gint64 version;
	const char *key;
	const char *text;
	const char *part;
	gint64 first_line;
	gint64 last_line;
	gint64 lost_bytes;
} QueueAnswer;

typedef struct {
	gint64 version;
	const char *rule;
	const char *severity;
	const char *answer;
	const char *sentence;
} QueueFinding;

typedef struct {
	gint64 version;
	gint64 message;
	const char *received;
	const char *verdict;
} QueueMessage;

typedef struct {
	gint64 seq;
	const char *at;
	const char *act;
	const char *by;
	gint64 version;	   /* 0: it is about none */
	const char *state; /* that it led to */
	gint64 port;	   /* that it assigned; 0: none */
	gint64 of;	   /* the application that it is a duplicate of; 0 */
	const char *reason;
	const char *text;
} QueueEvent;

typedef gboolean (*QueueAnswerVisit)(const QueueAnswer *answer, gpointer data,
				     GError **error);
typedef gboolean (*QueueFindingVisit)(const QueueFinding *finding,
				      gpointer data, GError **error);
typedef gboolean (*QueueMessageVisit)(const QueueMessage *message,
				      gpointer data, GError **error);
typedef gboolean (*QueueEventVisit)(const QueueEvent *event, gpointer data,
				    GError **error);

/* Of all versions, in their order. */
gboolean queue_each_answer(Store *store, gint64 ticket, QueueAnswerVisit visit,
			   gpointer data, GError **error);
gboolean queue_each_finding(Store *store, gint64 ticket,
			    QueueFindingVisit visit, gpointer data,
			    GError **error);
gboolean queue_each_message(Store *store, gint64 ticket,
			    QueueMessageVisit visit, gpointer data,
			    GError **error);
gboolean queue_each_event(Store *store, gint64 ticket, QueueEventVisit visit,
			  gpointer data, GError **error);

/* The bytes of a message; NULL and no error: there is none, or no more. */
gboolean queue_message_bytes(Store *store, gint64 message, GBytes **bytes_out,
			     GError **error);

#endif
