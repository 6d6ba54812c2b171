/* signal/fact.c - the fixed words of facts. SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/fact.h"

const char *
fup_sense_name(enum fup_sense sense)
{
    static const char *const names[] = {"ask",     "promise", "close_by", "closing",
                                        "holding", "away",    "meeting",  "call",
                                        "missed",  "held",    "date"};

    return names[sense];
}

const char *
fup_purpose_name(enum fup_purpose purpose)
{
    static const char *const names[] = {"other", "promise", "request", "event"};

    return names[purpose];
}

const char *
fup_automatic_name(enum fup_automatic automatic)
{
    static const char *const names[] = {"no",       "away", "bounce", "delay",
                                        "calendar", "bulk", "notice"};

    return names[automatic];
}

const char *
fup_event_name(enum fup_event event)
{
    static const char *const names[] = {
        "none",      "acknowledged", "contacted",        "invited",
        "scheduled", "assessment",   "more_information", "offer",
        "rejected",  "on_hold",      "job_alert",        "pitch",
        "applied",   "withdrawn",    "offer_accepted",   "offer_declined",
        "submitted"};

    return names[event];
}

fup_instant
fup_message_time(const struct fup_message *message, fup_instant now)
{
    bool is_ahead = message->time != FUP_NO_INSTANT && message->time > now;
    bool was_received = message->received > 0 && message->received <= now;

    return is_ahead && was_received ? message->received : message->time;
}
