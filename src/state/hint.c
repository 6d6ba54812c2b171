/* state/hint.c - which hiring event a letter is, for its place in its case.
 *
 * What its words tell of themselves comes first. In a case that is of a job, words that tell too
 * little alone count as well (signal/hiring_hint.c), where the event fits what went before: nobody
 * accepts before an offer, and a letter that asks something refuses nobody.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include <string.h>

#define EVENT_BIT(name) (1u << FUP_EVENT_##name)

enum {
    DELAY_DAYS = 30,
    /* written by the candidate's side */
    CANDIDATES = EVENT_BIT(APPLIED) | EVENT_BIT(WITHDRAWN) | EVENT_BIT(OFFER_ACCEPTED) |
                 EVENT_BIT(OFFER_DECLINED) | EVENT_BIT(SUBMITTED)
};

static bool
is_in(const struct fup_walk *walk, unsigned stages)
{
    return (stages & 1u << walk->stage) != 0;
}

/* Does the hinted event fit the stage and the shape of the letter? */
static bool
fits(const struct fup_walk *walk, const struct fup_message *message, enum fup_event event,
     const struct fup_said *said)
{
    bool asks = said->ask && (message->has_question || !said->ask->is_weak), fits = false;

    switch (event) {
    case FUP_EVENT_ON_HOLD: /* a day soon is a delay, no pause */
        fits = !asks && !is_in(walk, FUP_STAGES_ENDED) &&
               (said->promise_day == FUP_NO_DAY ||
                said->promise_day - fup_desk_day(walk->desk, message->time) > DELAY_DAYS);
        break;
    case FUP_EVENT_REJECTED:
    case FUP_EVENT_WITHDRAWN:
        fits = !asks && !is_in(walk, FUP_STAGES_ENDED);
        break;
    case FUP_EVENT_OFFER:
        fits = !is_in(walk, FUP_STAGES_ENDED | FUP_STAGE_BIT(OFFER));
        break;
    case FUP_EVENT_OFFER_ACCEPTED:
    case FUP_EVENT_OFFER_DECLINED:
        fits = is_in(walk, FUP_STAGE_BIT(OFFER)) && !asks;
        break;
    case FUP_EVENT_ASSESSMENT:
    case FUP_EVENT_MORE_INFORMATION:
        fits = said->ask && !is_in(walk, FUP_STAGES_ENDED | FUP_STAGE_BIT(OFFER));
        break;
    case FUP_EVENT_INVITED:
        fits = asks &&
               !is_in(walk, FUP_STAGES_ENDED | FUP_STAGE_BIT(OFFER) | FUP_STAGE_BIT(SCHEDULED));
        break;
    case FUP_EVENT_SUBMITTED:
        fits = is_in(walk, FUP_STAGES_TASKS);
        break;
    case FUP_EVENT_ACKNOWLEDGED:
        fits = !asks && is_in(walk, FUP_STAGE_BIT(NONE) | FUP_STAGES_TASKS);
        break;
    default:
        break;
    }
    return fits;
}

/* "Friday or Saturday?" proposes days, it sets none by which to answer. */
static void
drop_proposed(const struct fup_walk *walk, struct fup_said *said)
{
    const struct fup_finding *ask = said->ask;
    size_t len = ask && ask->quote ? strlen(ask->quote) : 0;

    if (walk->own_case->is_hiring && walk->told.event == FUP_EVENT_INVITED && len &&
        ask->quote[len - 1] == '?' && ask->has_window && ask->window.start != ask->window.end)
        said->ask_day = FUP_NO_DAY;
}

/* The name of a file of the candidate that may be what was asked for; NULL: none came. */
static const char *
handed_in(const struct fup_message *message)
{
    const char *name = NULL;

    for (size_t i = 0; !name && i < message->attachments.count; i++)
        if (message->attachments.items[i].kind == FUP_ATTACHMENT_DOCUMENT ||
            message->attachments.items[i].kind == FUP_ATTACHMENT_ARCHIVE)
            name = message->attachments.items[i].name ? message->attachments.items[i].name : "";
    return name;
}

void
fup_hint_read(struct fup_walk *walk, size_t at, struct fup_said *said)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    const struct fup_hiring *hiring = &letter->message->hiring;
    bool is_candidate = fup_progress_side(walk, letter) == FUP_MOVE_CANDIDATE;
    const struct fup_hint *hint = is_candidate ? &hiring->as_candidate : &hiring->as_employer;
    enum fup_event event = hiring->is_hiring ? hiring->event : FUP_EVENT_NONE;
    bool is_other_side = event != FUP_EVENT_NONE && event != FUP_EVENT_SCHEDULED &&
                         is_candidate != ((CANDIDATES & 1u << event) != 0);

    walk->told = (struct fup_hint){hiring->event, hiring->rule, hiring->quote};
    if (walk->own_case->is_hiring && (event == FUP_EVENT_NONE || is_other_side) &&
        hint->event != FUP_EVENT_NONE && fits(walk, letter->message, hint->event, said))
        walk->told = *hint;
    if (walk->own_case->is_hiring && walk->told.event == FUP_EVENT_NONE && is_candidate &&
        is_in(walk, FUP_STAGES_TASKS) && handed_in(letter->message))
        walk->told =
            (struct fup_hint){FUP_EVENT_SUBMITTED, "hiring.attachment", handed_in(letter->message)};
    drop_proposed(walk, said);
}
