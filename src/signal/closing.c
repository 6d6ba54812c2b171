/* signal/closing.c - finds what opens nothing: closings, holding words, meetings fixed in text,
 * calls missed, interviews held, and dates that are nobody's duty.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/detect.h"

static size_t
event_date(const struct fup_detection *detection, size_t i)
{
    for (size_t d = detection->first_date[i]; d < detection->end_date[i]; d++) {
        if (detection->dates[d].purpose == FUP_PURPOSE_EVENT)
            return d;
    }
    return FUP_NO_MATCH;
}

static void
find_plain(struct fup_detection *detection, size_t i, enum fup_rule_family family,
           enum fup_sense sense)
{
    size_t best = fup_detect_best(detection, i, family);

    if (best != FUP_NO_MATCH)
        (void)fup_detect_add(detection, i, sense, detection->matches.items[best].rule->name,
                             FUP_NO_MATCH);
}

static void
find_meeting(struct fup_detection *detection, size_t i)
{
    size_t best = fup_detect_best(detection, i, FUP_RULE_MEETING);
    size_t date = event_date(detection, i);

    if (best != FUP_NO_MATCH && date != FUP_NO_MATCH)
        (void)fup_detect_add(detection, i, FUP_SENSE_MEETING,
                             detection->matches.items[best].rule->name, date);
}

static void
find_other_dates(struct fup_detection *detection, size_t i)
{
    size_t meeting = fup_detect_best(detection, i, FUP_RULE_MEETING);
    size_t shown = meeting != FUP_NO_MATCH ? event_date(detection, i) : FUP_NO_MATCH;

    for (size_t d = detection->first_date[i]; d < detection->end_date[i]; d++) {
        enum fup_purpose purpose = detection->dates[d].purpose;

        if (d != shown && (purpose == FUP_PURPOSE_EVENT || purpose == FUP_PURPOSE_OTHER))
            (void)fup_detect_add(detection, i, FUP_SENSE_DATE,
                                 purpose == FUP_PURPOSE_EVENT ? "date.event" : "date.other", d);
    }
}

void
fup_closing_find(struct fup_detection *detection, size_t i)
{
    find_meeting(detection, i);
    find_plain(detection, i, FUP_RULE_MISSED, FUP_SENSE_MISSED);
    find_plain(detection, i, FUP_RULE_HELD, FUP_SENSE_HELD);
    find_plain(detection, i, FUP_RULE_HOLDING, FUP_SENSE_HOLDING);
    find_plain(detection, i, FUP_RULE_CLOSING, FUP_SENSE_CLOSING);
    find_other_dates(detection, i);
}
