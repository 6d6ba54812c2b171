/* state/action.c - what is to be done now, and what has run out (doc/design.md section 2.3).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

static fup_day
today_of(const struct fup_walk *walk)
{
    return fup_desk_day(walk->desk, walk->desk->input->now);
}

static int
ladder_of(const struct fup_walk *walk)
{
    return walk->own_case->is_hiring && fup_progress_is_recruiter(walk) ? 1 : 2;
}

static bool
is_at_end_of_ladder(const struct fup_walk *walk, const struct fup_entry *entry)
{
    return entry->duty.is_close_by || entry->follow_ups >= ladder_of(walk);
}

/* While I am away reminders wait for the first business day after; dates never move. */
static fup_day
after_away(const struct fup_walk *walk, fup_day day)
{
    const struct fup_state_input *input = walk->desk->input;
    fup_day today = today_of(walk);

    for (size_t i = 0; input->away && i < input->away_count; i++) {
        const struct fup_away *away = &input->away[i];

        if (day <= away->last &&
            (day >= away->first || (today >= away->first && today <= away->last)))
            day = fup_business_next(input->business, away->last);
    }
    return day;
}

static void
set_act_on(const struct fup_walk *walk, struct fup_entry *entry)
{
    fup_day day = fup_expected_act_on(walk->desk, entry->duty.expected, entry->grace);

    if (entry->duty.owner == FUP_OWNER_ME)
        day = fup_desk_day(walk->desk, entry->duty.since);
    entry->duty.act_on = after_away(walk, day);
}

static const char *
lapsed(const struct fup_walk *walk, const struct fup_entry *entry)
{
    const struct fup_state_input *input = walk->desk->input;
    fup_day today = today_of(walk);
    const char *rule = NULL;

    if (entry->cause == FUP_CAUSE_THANK_YOU) {
        fup_day last =
            fup_business_add(input->business, fup_desk_day(walk->desk, entry->duty.since),
                             input->policy->thank_you_end);

        rule = today > last ? "thank_you.over" : NULL;
    } else if (entry->duty.owner == FUP_OWNER_THEM) {
        if (entry->has_closing_note || entry->follow_ups > ladder_of(walk))
            rule = "quiet.closing_note";
        else if (is_at_end_of_ladder(walk, entry) && entry->cause != FUP_CAUSE_EVENT &&
                 today >=
                     fup_business_add(input->business, entry->duty.act_on, input->policy->quiet))
            rule = "quiet";
    }
    return rule;
}

void
fup_action_lapse(struct fup_walk *walk)
{
    for (size_t i = walk->open.count; i-- > 0;) {
        struct fup_entry *entry = walk->open.items[i];
        const char *rule;

        set_act_on(walk, entry);
        rule = lapsed(walk, entry);
        if (rule) {
            const char *quote =
                entry->duty.evidence.count ? entry->duty.evidence.items[0].quote : NULL;

            fup_duty_close(walk, entry, rule, entry->letter, quote);
        }
    }
}

/* An event today, tomorrow or on the next business day whose invitation I never answered. */
static bool
must_confirm(const struct fup_walk *walk)
{
    fup_day today = today_of(walk);
    fup_day next = fup_business_next(walk->desk->input->business, today);
    bool must = false;

    for (size_t i = 0; !must && i < walk->meetings.count; i++) {
        const struct fup_meeting *meeting = &walk->meetings.items[i];
        fup_day day = fup_desk_day(walk->desk, meeting->start);
        const struct fup_entry *invitation =
            fup_duty_find(walk, FUP_OWNER_ME, FUP_CAUSE_BIT(INVITATION));

        must = invitation && meeting->needs_answer && !meeting->is_answered &&
               !meeting->is_cancelled && !meeting->is_held && day >= today &&
               (day <= next || day == today + 1);
    }
    return must;
}

static enum fup_action
follow_up(const struct fup_walk *walk, const struct fup_entry *entry)
{
    fup_day today = today_of(walk);
    enum fup_action action = FUP_ACTION_FOLLOW_UP;

    if (entry->cause == FUP_CAUSE_CALL &&
        today <= fup_business_next(walk->desk->input->business, entry->duty.expected))
        action = FUP_ACTION_MISSED_CALL;
    else if (is_at_end_of_ladder(walk, entry))
        action = FUP_ACTION_CLOSING_NOTE;
    else if (entry->follow_ups == 1)
        action = FUP_ACTION_SECOND_FOLLOW_UP;
    return action;
}

static bool
is_call_over(const struct fup_walk *walk, const struct fup_entry *entry)
{
    const struct fup_meeting *meeting = fup_meeting_last(walk);

    return entry->cause == FUP_CAUSE_CALL && meeting && meeting->end <= walk->desk->input->now;
}

enum fup_action
fup_action_of(const struct fup_walk *walk, const struct fup_entry *entry)
{
    enum fup_action action = FUP_ACTION_WAIT;

    if (fup_duty_find(walk, FUP_OWNER_ME, FUP_CAUSE_BIT(THANK_YOU)))
        action = FUP_ACTION_THANK_YOU;
    else if (must_confirm(walk))
        action = FUP_ACTION_CONFIRM_ATTENDANCE;
    else if (entry->duty.owner == FUP_OWNER_ME)
        action = entry->duty.is_bounce ? FUP_ACTION_RESEND : FUP_ACTION_REPLY;
    else if (entry->cause != FUP_CAUSE_EVENT && today_of(walk) >= entry->duty.act_on &&
             (entry->cause != FUP_CAUSE_CALL || is_call_over(walk, entry)))
        action = follow_up(walk, entry);
    return action;
}

enum fup_certainty
fup_action_certainty(const struct fup_walk *walk, const struct fup_entry *entry)
{
    enum fup_certainty certainty = FUP_CERTAINTY_LIKELY;

    if (entry ? entry->is_unknown || is_call_over(walk, entry) : walk->is_unknown)
        certainty = FUP_CERTAINTY_UNKNOWN;
    else if (entry && entry->is_proved)
        certainty = FUP_CERTAINTY_PROVED;
    return certainty;
}
