/* signal/hiring_hint.c - what a mail would tell if its case were known to be of a job, and how much
 * ground a whole thread gets from it.
 *
 * "We went with somebody else" or "I am pulling my name" may be said in a shop; in the thread of an
 * application they are plain. One weight is enough here, for the events of either side: who writes
 * is state/'s to say, and so is whether the event fits what went before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/hiring_parts.h"

enum { WEAK_ENOUGH = 2, STRONG_WORTH = 3 };

struct event_of {
    enum fup_hiring_family family;
    enum fup_event event;
};

static const struct event_of employers[] = {
    {FUP_HIRING_REJECTED, FUP_EVENT_REJECTED},
    {FUP_HIRING_ON_HOLD, FUP_EVENT_ON_HOLD},
    {FUP_HIRING_OFFER, FUP_EVENT_OFFER},
    {FUP_HIRING_ASSESSMENT, FUP_EVENT_ASSESSMENT},
    {FUP_HIRING_INFORMATION, FUP_EVENT_MORE_INFORMATION},
    {FUP_HIRING_INVITED, FUP_EVENT_INVITED},
    {FUP_HIRING_ACKNOWLEDGED, FUP_EVENT_ACKNOWLEDGED},
};

static const struct event_of candidates[] = {
    {FUP_HIRING_DECLINED, FUP_EVENT_OFFER_DECLINED}, {FUP_HIRING_WITHDRAWN, FUP_EVENT_WITHDRAWN},
    {FUP_HIRING_ACCEPTED, FUP_EVENT_OFFER_ACCEPTED}, {FUP_HIRING_SUBMITTED, FUP_EVENT_SUBMITTED},
    {FUP_HIRING_APPLIED, FUP_EVENT_APPLIED},
};

static int
hints_for(const struct fup_hiring_case *mail, enum fup_hiring_family family)
{
    int found = 0;

    for (size_t i = 0; !found && i < mail->signs.count; i++)
        found = mail->signs.items[i].family == family && !mail->signs.items[i].is_damped &&
                fup_hiring_is_hint(mail->signs.items[i].rule);
    return found;
}

/* 0: says nothing; weak signs alone must be two. */
static int
strength(const struct fup_hiring_case *mail, enum fup_hiring_family family)
{
    enum fup_hiring_family weak = fup_hiring_weak_of(family);
    int sum = mail->sum[family] * STRONG_WORTH, weak_sum = 0;

    if (weak < FUP_HIRING_FAMILIES)
        weak_sum = mail->sum[weak];
    if (family == FUP_HIRING_REJECTED && (sum || weak_sum))
        weak_sum += mail->sum[FUP_HIRING_FAREWELL];
    sum += hints_for(mail, family);
    return sum || weak_sum >= WEAK_ENOUGH ? sum + weak_sum : 0;
}

static void
set_hint(const struct fup_hiring_case *mail, enum fup_hiring_family family, enum fup_event event,
         struct fup_hint *hint)
{
    const struct fup_hiring_sign *sign = fup_hiring_find_sign(mail, family);

    if (!sign && fup_hiring_weak_of(family) < FUP_HIRING_FAMILIES)
        sign = fup_hiring_find_sign(mail, fup_hiring_weak_of(family));
    if (sign) {
        hint->event = event;
        hint->rule = sign->rule->name;
        hint->quote = fup_hiring_quote(mail, sign);
    }
}

/* The first of the strongest. */
static void
set_strongest(const struct fup_hiring_case *mail, const struct event_of *events, size_t count,
              struct fup_hint *hint)
{
    int best = 0;
    size_t chosen = 0;

    for (size_t i = 0; i < count; i++) {
        int value = strength(mail, events[i].family);

        if (value > best) {
            best = value;
            chosen = i;
        }
    }
    if (best)
        set_hint(mail, events[chosen].family, events[chosen].event, hint);
}

void
fup_hiring_hint(const struct fup_hiring_case *mail, int by_chance, struct fup_hiring *hiring)
{
    hiring->ground = mail->score - by_chance;
    if (mail->sum[FUP_HIRING_JOB])
        hiring->ground++;
    set_strongest(mail, employers, sizeof employers / sizeof *employers, &hiring->as_employer);
    set_strongest(mail, candidates, sizeof candidates / sizeof *candidates, &hiring->as_candidate);
}
