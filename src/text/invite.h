/* text/invite.h - calendar parts as instants (iCalendar through libical; the only file with
 * ical.h).
 *
 * A linear pre-scan refuses parts over 1 MB, lines over 64 KB, depth over 16, or over 10,000
 * properties, and VTIMEZONEs are dropped in favour of the system's zones: a 236-byte RRULE hangs
 * libical, 3.7 MB of BEGIN: overflow its stack (measured). Recurrences finer than DAILY are
 * ignored. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_INVITE_H
#define FUP_TEXT_INVITE_H

#include "mail/message.h"

enum fup_method {
    FUP_METHOD_NONE,
    FUP_METHOD_REQUEST,
    FUP_METHOD_REPLY,
    FUP_METHOD_CANCEL,
    FUP_METHOD_COUNTER,
    FUP_METHOD_PUBLISH
};
enum fup_answer {
    FUP_ANSWER_NONE,
    FUP_ANSWER_NEEDED,
    FUP_ANSWER_ACCEPTED,
    FUP_ANSWER_TENTATIVE,
    FUP_ANSWER_DECLINED
};

struct fup_attendee {
    const char *name;    /* CN or NULL */
    const char *address; /* without mailto:, domain in lower case */
    enum fup_answer answer;
};
struct fup_attendee_list {
    struct fup_attendee *items;
    size_t count, capacity;
};

struct fup_invite {
    const char *uid;
    int sequence;
    enum fup_method method;
    bool is_cancelled; /* METHOD:CANCEL or STATUS:CANCELLED */
    const char *summary, *location;
    fup_instant start, end; /* end: DTEND, DTSTART + DURATION, or start; FUP_NO_INSTANT unknown */
    bool is_all_day; /* then start and end are midnights UTC of the calendar days, end inclusive */
    struct fup_attendee organizer;
    struct fup_attendee_list attendees;
};
struct fup_invite_list {
    struct fup_invite *items;
    size_t count, capacity;
};

/* Adds the VEVENTs of one calendar part. A part that cannot be read adds nothing. Floating times
 * are read in the zone `offset_minutes` of the mail's Date. */
void fup_invite_read(struct fup_str part, int offset_minutes, struct fup_arena *arena,
                     struct fup_invite_list *invites);

#endif
