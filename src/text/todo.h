/* text/todo.h - tasks as iCalendar (RFC 5545 VTODO) through libical: the writing side of
 * text/invite.h, for `followup export --ics`. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_TODO_H
#define FUP_TEXT_TODO_H

#include "base/buffer.h"
#include "base/calendar.h"

struct fup_todo {
    const char *uid;         /* stable, so that a second import replaces the first */
    const char *summary;     /* controls are made blanks */
    const char *description; /* may be NULL */
    const char *message_id;  /* becomes URL mid:<id> (RFC 2392); may be NULL */
    fup_day due;
};
struct fup_todo_list {
    struct fup_todo *items;
    size_t count, capacity;
};

/* One VCALENDAR with every task; `now` is their DTSTAMP. FUP_NO_MEMORY. */
enum fup_status fup_todo_write(const struct fup_todo_list *todos, fup_instant now,
                               struct fup_buffer *out) FUP_CHECKED;

#endif
