/* signal/promise.c - finds what the writer or their side will answer or deliver: promises, calls
 * told in text, and "if you have not heard by". SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/detect.h"

/* A date of a call: its own, or that of the sentence ("Friday at 2 it is, I'll ring you then"). */
static size_t
date_of_call(const struct fup_detection *detection, size_t i)
{
    size_t date = fup_detect_date_of(detection, i, FUP_RULE_CALL);

    for (size_t d = detection->first_date[i]; date == FUP_NO_MATCH && d < detection->end_date[i];
         d++) {
        if (detection->dates[d].purpose == FUP_PURPOSE_EVENT ||
            detection->dates[d].purpose == FUP_PURPOSE_PROMISE)
            date = d;
    }
    return date;
}

/* A date that a rule of the dates calls a promise, without a promise rule beside it. */
static size_t
bare_date(const struct fup_detection *detection, size_t i, enum fup_purpose purpose)
{
    for (size_t d = detection->first_date[i]; d < detection->end_date[i]; d++) {
        if (detection->dates[d].purpose == purpose && detection->dates[d].match == FUP_NO_MATCH)
            return d;
    }
    return FUP_NO_MATCH;
}

void
fup_promise_find(struct fup_detection *detection, size_t i)
{
    size_t promise = fup_detect_best(detection, i, FUP_RULE_PROMISE);
    size_t call = fup_detect_best(detection, i, FUP_RULE_CALL);
    size_t close_by = fup_detect_best(detection, i, FUP_RULE_CLOSE_BY);
    size_t date = fup_detect_date_of(detection, i, FUP_RULE_PROMISE);
    size_t call_date = call != FUP_NO_MATCH ? date_of_call(detection, i) : FUP_NO_MATCH;
    size_t promised = bare_date(detection, i, FUP_PURPOSE_PROMISE);
    size_t requested = bare_date(detection, i, FUP_PURPOSE_REQUEST);

    if (close_by != FUP_NO_MATCH)
        (void)fup_detect_add(detection, i, FUP_SENSE_CLOSE_BY,
                             detection->matches.items[close_by].rule->name,
                             fup_detect_date_of(detection, i, FUP_RULE_CLOSE_BY));
    else if (call_date != FUP_NO_MATCH)
        (void)fup_detect_add(detection, i, FUP_SENSE_CALL,
                             detection->matches.items[call].rule->name, call_date);
    else if (promise != FUP_NO_MATCH || call != FUP_NO_MATCH)
        (void)fup_detect_add(
            detection, i, FUP_SENSE_PROMISE,
            detection->matches.items[promise != FUP_NO_MATCH ? promise : call].rule->name, date);
    else if (promised != FUP_NO_MATCH)
        (void)fup_detect_add(detection, i, FUP_SENSE_PROMISE, "date.promise", promised);
    if (requested != FUP_NO_MATCH && fup_detect_best(detection, i, FUP_RULE_ASK) == FUP_NO_MATCH)
        (void)fup_detect_add(detection, i, FUP_SENSE_ASK, "date.request", requested);
}
