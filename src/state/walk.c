/* state/walk.c - the order of the walk: letters by time, the ends of meetings between them, the
 * user's word on the stage where he said it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include <string.h>

#include "base/str.h"

enum { MOST_PEOPLE = 512 }; /* a longer crowd counts as known: nobody asks so many by name */

const struct fup_letter *
fup_walk_letter(const struct fup_walk *walk, size_t letter)
{
    return &walk->desk->letters.items[letter];
}

bool
fup_walk_knows(const struct fup_walk *walk, const struct fup_address *person)
{
    return walk->people.count >= MOST_PEOPLE || fup_desk_in_list(walk->desk, &walk->people, person);
}

/* One address may come under several names: all are known. */
static void
meet_person(struct fup_walk *walk, const struct fup_address *person)
{
    bool is_new = person->address && walk->people.count < MOST_PEOPLE &&
                  !fup_desk_is_me(walk->desk, person->address);
    struct fup_address *known;

    for (size_t i = 0; is_new && i < walk->people.count; i++)
        is_new = !fup_str_same_caseless(walk->people.items[i].address, person->address) ||
                 !fup_str_same_caseless(walk->people.items[i].name, person->name);
    known = is_new ? FUP_LIST_ADD(&walk->people, walk->arena) : NULL;
    if (known)
        *known = *person;
}

bool
fup_walk_is_answered(const struct fup_walk *walk, const char *id)
{
    const struct fup_index_list *letters = &walk->own_case->letters;
    bool found = false;

    for (size_t i = walk->place + 1; !found && i < letters->count; i++) {
        const struct fup_letter *letter = fup_walk_letter(walk, letters->items[i]);
        const struct fup_string_list *references = &letter->message->references;

        found = letter->writer == FUP_WRITER_ME && letter->message->automatic == FUP_AUTOMATIC_NO &&
                references->count && strcmp(references->items[references->count - 1], id) == 0;
    }
    return found;
}

void
fup_walk_meet(struct fup_walk *walk, const struct fup_letter *letter)
{
    const struct fup_message *message = letter->message;
    const struct fup_address_list *lists[] = {&message->to, &message->cc, &message->reply_to};

    meet_person(walk, &message->from);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t k = 0; k < lists[i]->count; k++)
            meet_person(walk, &lists[i]->items[k]);
    for (size_t i = 0; i < message->invites.count; i++) {
        const struct fup_attendee *organizer = &message->invites.items[i].organizer;
        struct fup_address person = {organizer->name, organizer->address, NULL};

        meet_person(walk, &person);
    }
}

static void
claim(struct fup_walk *walk, const struct fup_letter *letter)
{
    walk->unknown_evidence = (struct fup_evidence){"own.unproved", letter->message->id, NULL};
    walk->is_unknown = true;
    for (size_t i = 0; i < walk->open.count; i++) {
        walk->open.items[i]->is_unknown = true;
        fup_duty_note(walk, walk->open.items[i], "own.unproved", letter->message->id, NULL);
    }
}

static bool
has_tag(const struct fup_message *message, const char *tag)
{
    bool found = false;

    for (size_t i = 0; !found && i < message->tags.count; i++)
        found = strcmp(message->tags.items[i], tag) == 0;
    return found;
}

/* The mailer says that I answered, wherever that answer is: what this writer asked before is
 * answered too, and the move of a stage has passed. */
static void
heed_replied(struct fup_walk *walk, size_t at)
{
    const unsigned causes = FUP_CAUSE_BIT(ASK) | FUP_CAUSE_BIT(STAGE) | FUP_CAUSE_BIT(INVITATION);
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    bool is_closed = false;

    for (size_t i = walk->open.count; i-- > 0;) {
        struct fup_entry *entry = walk->open.items[i];

        if (entry->duty.owner == FUP_OWNER_ME && causes & 1u << entry->cause &&
            (entry->letter == at || fup_duty_asked_as(walk, entry, letter) != SIZE_MAX)) {
            fup_duty_close(walk, entry, "tag.replied", at, NULL);
            is_closed = true;
        }
    }
    if (is_closed && fup_progress_owner(walk) == FUP_OWNER_ME && walk->stage != FUP_STAGE_OFFER &&
        !fup_progress_is_recruiter(walk)) {
        walk->move = FUP_MOVE_EMPLOYER;
        fup_progress_uphold(walk, at, letter->message->time, NULL);
    }
}

static void
read_letter(struct fup_walk *walk, size_t at)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);

    switch (letter->writer) {
    case FUP_WRITER_ME:
        fup_own_read(walk, at);
        fup_walk_meet(walk, letter);
        break;
    case FUP_WRITER_OTHER:
        fup_theirs_read(walk, at);
        if (has_tag(letter->message, "replied"))
            heed_replied(walk, at);
        break;
    case FUP_WRITER_CLAIMED:
        claim(walk, letter);
        break;
    }
}

/* The end of the newest meeting that is over; the time of `at` when there is none. */
static fup_instant
meeting_over(const struct fup_walk *walk, size_t at)
{
    const struct fup_meeting *meeting = fup_meeting_last(walk);
    fup_instant since = fup_walk_letter(walk, at)->message->time;

    if (meeting && meeting->end <= walk->desk->input->now && meeting->end > since)
        since = meeting->end;
    return since;
}

/* `followup stage S`: what the stages opened before is replaced; asks and promises made later stay.
 * The word is shown from then on, whatever later mail says; whose move it is follows that mail. */
static void
set_stage(struct fup_walk *walk, size_t at)
{
    const struct fup_decision *decision = walk->verdict->stage;
    int stage = fup_stage_parse(decision->text);
    const unsigned causes = FUP_CAUSE_BIT(STAGE) | FUP_CAUSE_BIT(EVENT) | FUP_CAUSE_BIT(CALL) |
                            FUP_CAUSE_BIT(INVITATION) | FUP_CAUSE_BIT(THANK_YOU);
    fup_instant since = fup_walk_letter(walk, at)->message->time;

    if (stage < 0)
        return;
    if (stage == FUP_STAGE_INTERVIEWED)
        since = meeting_over(walk, at);
    fup_duty_close_all(walk, FUP_OWNER_NOBODY,
                       stage == FUP_STAGE_REJECTED || stage == FUP_STAGE_WITHDRAWN ? FUP_CAUSES_ALL
                                                                                   : causes,
                       "decision.stage", at, NULL);
    walk->stage = (enum fup_stage)stage;
    walk->move = fup_stage_move_of(walk->stage);
    walk->told_stage = walk->stage;
    walk->stage_evidence =
        (struct fup_evidence){"decision.stage", fup_walk_letter(walk, at)->message->id, NULL};
    fup_progress_uphold(walk, at, since, NULL);
}

/* `followup missed`: the meeting did not take place; they still owe it. */
static void
set_missed(struct fup_walk *walk, size_t at)
{
    struct fup_meeting *missed = NULL;

    fup_meeting_run_clock(walk, walk->desk->input->now);
    for (size_t i = 0; i < walk->meetings.count; i++)
        if (walk->meetings.items[i].start <= walk->desk->input->now &&
            !walk->meetings.items[i].is_cancelled)
            missed = &walk->meetings.items[i];
    fup_duty_close_all(walk, FUP_OWNER_ME, FUP_CAUSE_BIT(THANK_YOU), "decision.missed", at, NULL);
    if (missed) {
        struct fup_entry *entry;

        missed->is_missed = missed->is_held = true;
        (void)fup_progress_happens(walk, FUP_HAPPENED_CANCELLED, at, missed->end, "decision.missed",
                                   NULL);
        fup_progress_uphold(walk, at, missed->end, NULL);
        entry = fup_duty_find(walk, FUP_OWNER_THEM, FUP_CAUSE_BIT(STAGE));
        if (entry) {
            fup_duty_by_date(walk, entry, fup_desk_day(walk->desk, missed->end), FUP_BASIS_DECISION,
                             "decision.missed", entry->duty.message_id, NULL);
            entry->grace = 0;
        }
    }
}

static void
heed_stage(struct fup_walk *walk, size_t at)
{
    if (walk->verdict->stage && walk->verdict->stage_at == at) {
        if (walk->verdict->stage->verb == FUP_VERB_STAGE)
            set_stage(walk, at);
        else
            set_missed(walk, at);
    }
}

/* Did a person write in the case? Systems alone write about applications. */
static bool
has_person(const struct fup_walk *walk)
{
    bool found = false;

    for (size_t i = 0; !found && i < walk->own_case->letters.count; i++) {
        const struct fup_letter *letter = fup_walk_letter(walk, walk->own_case->letters.items[i]);

        found = letter->writer == FUP_WRITER_ME ||
                !(letter->message->hiring.system ||
                  (letter->message->flags & (FUP_MAIL_NO_REPLY_SENDER | FUP_MAIL_MASS)));
    }
    return found;
}

void
fup_walk_case(const struct fup_desk *desk, const struct fup_case *own_case,
              const struct fup_verdict *verdict, struct fup_walk *walk)
{
    *walk = (struct fup_walk){.desk = desk,
                              .verdict = verdict,
                              .arena = desk->arena,
                              .own_case = own_case,
                              .answered = FUP_NO_INSTANT,
                              .stage_since = FUP_NO_INSTANT,
                              .task_day = FUP_NO_DAY,
                              .last_answer = SIZE_MAX,
                              .last_stated = SIZE_MAX,
                              .last_own = SIZE_MAX};
    for (size_t i = 0; i < own_case->letters.count; i++) {
        size_t at = own_case->letters.items[i];

        walk->place = i;
        fup_meeting_run_clock(walk, fup_walk_letter(walk, at)->order);
        read_letter(walk, at);
        heed_stage(walk, at);
    }
    fup_meeting_run_clock(walk, desk->input->now);
    if (own_case->is_hiring && walk->stage == FUP_STAGE_NONE)
        walk->stage = has_person(walk) ? FUP_STAGE_CONTACTED : FUP_STAGE_APPLIED;
}
