/* state/decide.c - what the user said, laid over the duties (doc/design.md section 2.7).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

void
fup_decide_read(const struct fup_desk *desk, const struct fup_case *own_case,
                struct fup_verdict *verdict)
{
    *verdict =
        (struct fup_verdict){.closing_at = SIZE_MAX, .expect_at = SIZE_MAX, .stage_at = SIZE_MAX};
    for (size_t i = 0; i < own_case->decisions.count; i++) {
        const struct fup_decision *decision = &desk->input->decisions[own_case->decisions.items[i]];
        size_t anchor = fup_desk_find(desk, decision->anchor);

        switch (fup_verb_family(decision->verb)) {
        case FUP_FAMILY_CLOSING:
            verdict->closing = decision->verb == FUP_VERB_REOPEN ? NULL : decision;
            verdict->closing_at = anchor;
            break;
        case FUP_FAMILY_EXPECT:
            verdict->expect = decision;
            verdict->expect_at = anchor;
            break;
        case FUP_FAMILY_STAGE:
            verdict->stage = decision;
            verdict->stage_at = anchor;
            break;
        case FUP_FAMILY_ORGANIZATION:
            verdict->organization = decision;
            break;
        case FUP_FAMILY_POSITION:
            verdict->position = decision;
            break;
        case FUP_FAMILY_NOTE:
            verdict->note = decision;
            break;
        case FUP_FAMILY_DRAFTED:
            verdict->drafted = decision;
            break;
        case FUP_FAMILY_KIND:
        case FUP_FAMILY_JOIN:
        case FUP_FAMILY_UNDO:
            break;
        }
    }
}

bool
fup_decide_closes(const struct fup_walk *walk)
{
    const struct fup_verdict *verdict = walk->verdict;
    const struct fup_index_list *letters = &walk->own_case->letters;
    bool closes = verdict->closing != NULL;

    if (closes && verdict->closing->verb == FUP_VERB_MUTE)
        return true;
    for (size_t i = letters->count; closes && i-- > 0 && letters->items[i] > verdict->closing_at;) {
        const struct fup_letter *letter = fup_walk_letter(walk, letters->items[i]);

        closes = letter->writer != FUP_WRITER_OTHER ||
                 (letter->message->automatic != FUP_AUTOMATIC_NO &&
                  (!walk->own_case->is_hiring || letter->message->hiring.event == FUP_EVENT_NONE));
    }
    if (closes && verdict->closing->verb == FUP_VERB_SNOOZE)
        closes = verdict->closing->day == FUP_NO_DAY || /* until they write */
                 fup_desk_day(walk->desk, walk->desk->input->now) < verdict->closing->day;
    return closes;
}

static bool
is_before(size_t anchor, size_t letter)
{
    return letter != SIZE_MAX && anchor < letter;
}

/* expect D: on the duty that a row would show; where there is none, they owe something by D. */
static void
expect(struct fup_walk *walk)
{
    const struct fup_verdict *verdict = walk->verdict;
    struct fup_entry *entry =
        fup_duty_find(walk, FUP_OWNER_THEM, ~(FUP_CAUSE_BIT(EVENT) | FUP_CAUSE_BIT(CALL)));

    if (verdict->expect->day == FUP_NO_DAY || is_before(verdict->expect_at, walk->last_answer) ||
        is_before(verdict->expect_at, walk->last_stated))
        return;
    if (!entry)
        entry = fup_duty_find(walk, FUP_OWNER_THEM, FUP_CAUSES_ALL);
    if (!entry)
        entry = fup_duty_find(walk, FUP_OWNER_ME, ~FUP_CAUSE_BIT(THANK_YOU));
    if (!entry) {
        entry = fup_duty_open(walk, FUP_OWNER_THEM, FUP_CAUSE_PROMISE, verdict->expect_at);
        if (entry)
            fup_duty_because(walk, entry, "decision.expect", verdict->expect->anchor,
                             verdict->expect->text);
    }
    if (entry) {
        fup_duty_by_date(walk, entry, verdict->expect->day, FUP_BASIS_DECISION, "decision.expect",
                         verdict->expect->anchor, verdict->expect->text);
        entry->grace = 0;
    }
}

void
fup_decide_apply(struct fup_walk *walk)
{
    const struct fup_verdict *verdict = walk->verdict;

    if (verdict->expect)
        expect(walk);
    if (verdict->closing && verdict->closing->verb != FUP_VERB_SNOOZE && fup_decide_closes(walk)) {
        walk->open.count = 0;
        walk->answered = FUP_NO_INSTANT;
        walk->closed_evidence = (struct fup_evidence){
            verdict->closing->verb == FUP_VERB_MUTE       ? "decision.mute"
            : verdict->closing->verb == FUP_VERB_ANSWERED ? "decision.answered"
                                                          : "decision.done",
            verdict->closing->anchor, verdict->closing->text};
        walk->is_unknown = false;
    }
}
