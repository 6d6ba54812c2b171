/* state/theirs.c - letters of others: they answer, put off, ask, promise, invite.
 *
 * Order matters: first what the letter closes, then what it opens, so that "we decided to invite
 * you, which day suits?" ends the old wait and begins the new duty.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include "base/str.h"

/* A pitch or job alert, unless I answered it: then it was meant for me. */
static bool
is_unsolicited(const struct fup_walk *walk, const struct fup_message *message)
{
    return (message->hiring.event == FUP_EVENT_JOB_ALERT ||
            message->hiring.event == FUP_EVENT_PITCH) &&
           !fup_walk_is_answered(walk, message->id);
}

/* Was a list asked, where anybody may answer? */
static bool
answers_list(const struct fup_walk *walk, const struct fup_letter *letter)
{
    bool found = false;

    for (size_t i = 0; !found && i < walk->open.count; i++)
        found = walk->open.items[i]->duty.owner == FUP_OWNER_THEM &&
                walk->open.items[i]->is_to_list &&
                fup_duty_asked_as(walk, walk->open.items[i], letter) != SIZE_MAX;
    return found;
}

/* Why this letter cannot be taken as the word of one whom I asked (doc/design.md 2.6), or NULL. */
static const char *
doubt_about(const struct fup_walk *walk, const struct fup_letter *letter)
{
    const struct fup_message *message = letter->message;
    const char *doubt = NULL;

    if (message->flags & FUP_MAIL_UNREADABLE)
        doubt = "mail.unreadable";
    else if (message->flags & FUP_MAIL_ENCRYPTED)
        doubt = "mail.encrypted";
    else if (message->flags & FUP_MAIL_AUTH_FAILED)
        doubt = "answer.authentication_failed";
    else if (message->flags & FUP_MAIL_ID_REUSED)
        doubt = "answer.id_reused";
    else if (walk->last_own != SIZE_MAX && !letter->is_list && !message->hiring.system &&
             !answers_list(walk, letter) && !fup_walk_knows(walk, &message->from) &&
             !fup_duty_is_namesake(walk, letter) &&
             !fup_join_same_organization(walk->arena, walk->own_case->organization,
                                         message->from.site))
        doubt = "answer.sender_not_asked";
    return doubt;
}

static void
mark_unknown(struct fup_walk *walk, const char *rule, const struct fup_letter *letter)
{
    const struct fup_finding_list *findings = &letter->message->findings;
    const char *quote = findings->count ? findings->items[0].quote : NULL;

    walk->is_unknown = true;
    walk->unknown_evidence = (struct fup_evidence){rule, letter->message->id, quote};
    for (size_t i = 0; i < walk->open.count; i++) {
        walk->open.items[i]->is_unknown = true;
        fup_duty_note(walk, walk->open.items[i], rule, letter->message->id, quote);
    }
}

/* To a candidate the employer's people are one: any of them answers for all. */
static bool
is_one_side(const struct fup_walk *walk)
{
    return walk->own_case->is_hiring && !fup_progress_is_recruiter(walk);
}

/* May this writer answer the duty? In a hiring case the other side is one: the duties of a stage
 * and its promises are answered by whoever writes for it. */
static bool
may_answer(const struct fup_walk *walk, const struct fup_entry *entry,
           const struct fup_letter *letter, size_t *who)
{
    bool may;

    *who = fup_duty_asked_as(walk, entry, letter);
    may = *who != SIZE_MAX || entry->asked.count == 0 ||
          fup_desk_in_list(walk->desk, &entry->asked_too, &letter->message->from);
    if (!may && is_one_side(walk))
        may = entry->cause != FUP_CAUSE_INVITATION;
    return may;
}

static void
hold_off(struct fup_walk *walk, struct fup_entry *entry, size_t at, const struct fup_said *said)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;

    if (said->promise_day != FUP_NO_DAY) {
        entry->duty.since = message->time;
        entry->duty.message_id = message->id;
        entry->letter = at;
        entry->follow_ups = 0;
        entry->has_closing_note = false;
        fup_duty_because_finding(walk, entry, at, said->promise);
        fup_duty_by_date(walk, entry, said->promise_day, FUP_BASIS_STATED, said->promise->rule,
                         message->id, said->promise->quote);
        walk->last_stated = at;
    } else if (!fup_duty_is_ahead(walk, entry, at)) {
        const struct fup_finding *finding = said->promise ? said->promise : said->holding;

        if (walk->stage == FUP_STAGE_OFFER && !finding)
            return; /* thanks for an offer restart nothing */
        entry->letter = at;
        entry->duty.message_id = message->id;
        entry->follow_ups = 0;
        entry->has_closing_note = false;
        fup_duty_because_finding(walk, entry, at, finding);
        fup_duty_by_policy(walk, entry, entry->wait, message->time);
    }
}

static bool
is_complete(const struct fup_entry *entry)
{
    size_t silent = 0;

    for (size_t i = 0; i < entry->asked.count; i++)
        silent += !entry->asked.items[i].has_answered;
    return silent == 0 || entry->is_anyone;
}

static void
answer(struct fup_walk *walk, struct fup_entry *entry, size_t who, size_t at,
       const struct fup_said *said)
{
    bool is_deputy = who == SIZE_MAX && entry->asked.count <= 1;

    if (who != SIZE_MAX)
        fup_duty_hear(walk, entry, who, fup_walk_letter(walk, at));
    if (is_complete(entry) || is_deputy || is_one_side(walk) ||
        (who == SIZE_MAX && walk->own_case->is_hiring)) {
        fup_duty_close(walk, entry, "answer.in_thread", at,
                       said->first ? said->first->quote : NULL);
        walk->answered = fup_walk_letter(walk, at)->message->time;
        walk->is_unknown = false; /* what was in doubt is answered */
        walk->last_answer = at;
    } else {
        fup_duty_heed_away(walk, entry); /* who has answered is away no longer */
    }
}

/* It only acknowledges or promises. */
static bool
holds(const struct fup_walk *walk, const struct fup_said *said)
{
    return !said->ask && (said->promise || said->holding || said->close_by ||
                          walk->told.event == FUP_EVENT_ACKNOWLEDGED);
}

/* What happens to one duty of theirs by a letter of theirs. */
static void
meet_duty(struct fup_walk *walk, struct fup_entry *entry, size_t at, const struct fup_said *said,
          bool decides)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    bool puts_off = !decides && holds(walk, said);
    size_t who;

    if (entry->letter == at || entry->cause == FUP_CAUSE_EVENT ||
        !may_answer(walk, entry, letter, &who))
        return;
    if (who != SIZE_MAX) /* he writes: he is back */
        entry->asked.items[who].back = FUP_NO_DAY;
    if (entry->cause == FUP_CAUSE_STAGE ||
        (entry->cause == FUP_CAUSE_PROMISE && walk->own_case->is_hiring))
        puts_off =
            puts_off || (!said->ask && !decides && fup_progress_owner(walk) == FUP_OWNER_THEM &&
                         !fup_progress_is_recruiter(walk));
    if (walk->stage == FUP_STAGE_OFFER && fup_progress_owner(walk) == FUP_OWNER_THEM &&
        !said->ask && !decides) /* only a yes, a no or a question answers an offer */
        puts_off = true;
    if (entry->cause == FUP_CAUSE_CALL) {
        if (entry->duty.expected <= fup_desk_day(walk->desk, letter->message->time))
            answer(walk, entry, who, at, said);
    } else if (puts_off) {
        hold_off(walk, entry, at, said);
    } else {
        answer(walk, entry, who, at, said);
    }
}

static void
meet_duties(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    bool decides = fup_progress_decides(walk, at);

    for (size_t i = walk->open.count; i-- > 0;)
        if (walk->open.items[i]->duty.owner == FUP_OWNER_THEM)
            meet_duty(walk, walk->open.items[i], at, said, decides);
}

/* In a hiring case, in answer to me, or in a letter to me (not over a list): else it is promised to
 * somebody else. */
static bool
promises_to_me(const struct fup_walk *walk, const struct fup_letter *letter)
{
    return walk->own_case->is_hiring || fup_machine_refers_to_me(walk, letter->message) ||
           (letter->to_me && !letter->is_list);
}

/* A promise of theirs; the duty that meet_duties already moved is not opened twice. */
static void
read_promise(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const unsigned causes = FUP_CAUSE_BIT(PROMISE) | FUP_CAUSE_BIT(STAGE) | FUP_CAUSE_BIT(ASK);
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    struct fup_entry *entry = NULL;

    for (size_t i = 0; !entry && i < walk->open.count; i++)
        if (walk->open.items[i]->duty.owner == FUP_OWNER_THEM &&
            (causes & 1u << walk->open.items[i]->cause) &&
            (fup_duty_asked_as(walk, walk->open.items[i], letter) != SIZE_MAX ||
             walk->own_case->is_hiring))
            entry = walk->open.items[i];
    if (entry) {
        if (entry->letter != at || (said->promise_day != FUP_NO_DAY && !entry->is_stated))
            hold_off(walk, entry, at, said);
        return;
    }
    entry = fup_duty_open(walk, FUP_OWNER_THEM, FUP_CAUSE_PROMISE, at);
    if (!entry)
        return;
    fup_duty_add_person(walk, entry, &letter->message->from);
    entry->wait = FUP_WAIT_QUESTION;
    if (walk->own_case->is_hiring)
        entry->wait = fup_progress_owner(walk) == FUP_OWNER_THEM ? fup_progress_wait(walk)
                      : fup_progress_is_recruiter(walk)          ? FUP_WAIT_CANDIDATE_FIRST
                                                                 : FUP_WAIT_HIRING_QUESTION;
    fup_duty_because_finding(walk, entry, at, said->promise);
    fup_duty_by_policy(walk, entry, entry->wait, letter->message->time);
    if (said->promise_day != FUP_NO_DAY) {
        fup_duty_by_date(walk, entry, said->promise_day, FUP_BASIS_STATED, said->promise->rule,
                         letter->message->id, said->promise->quote);
        walk->last_stated = at;
    }
}

/* A call on a day without a time of day is a promise for that day. */
static void
read_any_promise(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    struct fup_said as_promise = *said;

    if (said->call && said->call->has_window && said->promise_day == FUP_NO_DAY) {
        as_promise.promise = said->call;
        as_promise.promise_day = fup_expected_window(walk->desk, &said->call->window,
                                                     fup_walk_letter(walk, at)->message->time);
    }
    if (as_promise.promise)
        read_promise(walk, at, &as_promise);
}

static void
read_close_by(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    struct fup_said as_promise = *said;
    fup_day day = said->close_by->has_window
                      ? fup_expected_window(walk->desk, &said->close_by->window,
                                            fup_walk_letter(walk, at)->message->time)
                      : FUP_NO_DAY;

    if (day == FUP_NO_DAY || said->promise_day != FUP_NO_DAY)
        return;
    as_promise.promise = said->close_by;
    as_promise.promise_day = day;
    read_promise(walk, at, &as_promise);
    for (size_t i = 0; i < walk->open.count; i++)
        if (walk->open.items[i]->letter == at && walk->open.items[i]->duty.expected == day &&
            walk->open.items[i]->duty.owner == FUP_OWNER_THEM)
            walk->open.items[i]->duty.is_close_by = true;
}

/* What else the letter asks of me stands as further evidence. */
static void
note_other_asks(struct fup_walk *walk, struct fup_entry *entry, size_t at,
                const struct fup_said *said)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    const struct fup_finding_list *findings = &letter->message->findings;

    for (size_t i = 0, noted = 0; i < findings->count && noted < 2; i++) {
        const struct fup_finding *finding = &findings->items[i];

        if (finding != said->ask && finding->sense == FUP_SENSE_ASK && !finding->is_weak &&
            fup_said_asks_me(walk->desk, letter, finding)) {
            fup_duty_note(walk, entry, finding->rule, letter->message->id, finding->quote);
            noted++;
        }
    }
}

/* Their ask: mine to answer. Asked again, the first date stays unless they give another. */
static void
read_ask(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const unsigned causes = FUP_CAUSE_BIT(ASK) | FUP_CAUSE_BIT(STAGE) | FUP_CAUSE_BIT(INVITATION);
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    struct fup_entry *entry = NULL;

    for (size_t i = 0; !entry && i < walk->open.count; i++)
        if (walk->open.items[i]->duty.owner == FUP_OWNER_ME &&
            (causes & 1u << walk->open.items[i]->cause) &&
            fup_duty_asked_as(walk, walk->open.items[i], letter) != SIZE_MAX)
            entry = walk->open.items[i];
    if (!entry) {
        entry = fup_duty_open(walk, FUP_OWNER_ME, FUP_CAUSE_ASK, at);
        if (!entry)
            return;
        fup_duty_add_person(walk, entry, &letter->message->from);
        for (size_t i = 0; i < letter->message->reply_to.count; i++)
            fup_duty_add_person(walk, entry, &letter->message->reply_to.items[i]);
        if (letter->is_list)
            for (size_t i = 0; i < letter->message->to.count; i++)
                fup_duty_add_person(walk, entry, &letter->message->to.items[i]);
        entry->wait = walk->own_case->is_hiring ? FUP_WAIT_HIRING_ANSWER : FUP_WAIT_ANSWER;
        entry->is_anyone = said->ask->is_anyone;
        fup_duty_because_finding(walk, entry, at, said->ask);
        fup_duty_by_policy(walk, entry, entry->wait, letter->message->time);
    }
    note_other_asks(walk, entry, at, said);
    if (said->ask_day != FUP_NO_DAY) {
        fup_duty_because_finding(walk, entry, at, said->ask);
        fup_duty_by_date(walk, entry, said->ask_day, FUP_BASIS_STATED, said->ask->rule,
                         letter->message->id, said->ask->quote);
    }
}

/* Anybody of the group answered a question to anyone; somebody says that nothing is needed. */
static void
relieve_me(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);

    for (size_t i = walk->open.count; i-- > 0;) {
        struct fup_entry *entry = walk->open.items[i];
        bool is_asker = fup_duty_asked_as(walk, entry, letter) != SIZE_MAX;

        if (entry->duty.owner == FUP_OWNER_ME && entry->cause == FUP_CAUSE_ASK &&
            entry->letter != at && !said->ask) {
            bool is_relieved = is_asker && said->closing && !said->closing->is_weak;

            if (entry->is_anyone && !is_asker)
                fup_duty_close(walk, entry, "answer.by_another", at,
                               said->first ? said->first->quote : NULL);
            else if (is_relieved)
                fup_duty_close(walk, entry, "closing.by_asker", at, said->closing->quote);
            if ((entry->is_anyone && !is_asker) || is_relieved) /* shown for some days */
                walk->answered = letter->message->time;
        }
    }
}

/* The candidate's letter passes the move to me, the recruiter. */
static void
pass_move(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_hiring *hiring = &fup_walk_letter(walk, at)->message->hiring;
    bool puts_off = (said->promise || said->holding) && !said->ask;

    if (!fup_progress_is_recruiter(walk) || fup_progress_owner(walk) != FUP_OWNER_THEM ||
        puts_off || hiring->writer == FUP_SIDE_EMPLOYER || walk->stage == FUP_STAGE_OFFER)
        return;
    walk->move = said->closing && !said->ask ? FUP_MOVE_NOBODY : FUP_MOVE_EMPLOYER;
    fup_progress_ask_about(walk, said);
}

static void
read_letter(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    const struct fup_message *message = letter->message;
    bool was_theirs = fup_progress_owner(walk) == FUP_OWNER_THEM, is_timed, is_moved;
    bool was_ended = (FUP_STAGES_ENDED & 1u << walk->stage) != 0;

    if (said->missed)
        fup_meeting_miss(walk, at, said->missed->rule, said->missed->quote);
    fup_meeting_end_early(walk, at, said);
    is_moved = fup_meeting_move(walk, at);
    if (!fup_duty_find(walk, FUP_OWNER_THEM, FUP_CAUSES_ALL) && !holds(walk, said))
        walk->last_answer = at; /* ends what the user alone expected (decide.c) */
    meet_duties(walk, at, said);
    relieve_me(walk, at, said);
    fup_meeting_read_invites(walk, at, said);
    if (said->held && !fup_progress_is_meeting_ahead(walk)) /* before events: "good to meet you,
                                                               now meet the team" invites */
        (void)fup_progress_happens(walk, FUP_HAPPENED_HELD, at, message->time, said->held->rule,
                                   said->held->quote);
    is_timed = !said->held && fup_meeting_read_text(walk, at, said);
    if (!is_moved || said->ask) /* off, without a question: theirs to name another time */
        fup_progress_read(walk, at, said);
    if (!fup_progress_is_recruiter(walk))
        fup_progress_give_back(walk, said);
    if (was_theirs && fup_progress_owner(walk) == FUP_OWNER_THEM)
        pass_move(walk, at, said);
    if (FUP_STAGES_ENDED & 1u << walk->stage) {
        if (said->ask && was_ended && message->has_question) /* "may I ask why?" */
            read_ask(walk, at, said);
        return;
    }
    if (said->ask)
        read_ask(walk, at, said);
    if (fup_progress_owner(walk) != FUP_OWNER_NOBODY)
        fup_progress_uphold(walk, at, message->time, said);
    if (!is_timed && promises_to_me(walk, letter))
        read_any_promise(walk, at, said);
    if (said->close_by && promises_to_me(walk, letter))
        read_close_by(walk, at, said);
}

/* The events by which a machine may ask me something; "please note" in a receipt asks nothing. */
static bool
gives_me_the_move(enum fup_event event)
{
    return event == FUP_EVENT_CONTACTED || event == FUP_EVENT_INVITED ||
           event == FUP_EVENT_SCHEDULED || event == FUP_EVENT_ASSESSMENT ||
           event == FUP_EVENT_MORE_INFORMATION || event == FUP_EVENT_OFFER;
}

/* Of a machine only hiring events, invitations and promises count. */
static void
mute_machine(struct fup_said *said)
{
    said->closing = said->held = said->missed = NULL;
    said->holding = NULL;
}

static void
read_person(struct fup_walk *walk, size_t at)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    struct fup_said said = fup_said_read(walk->desk, letter);
    const char *doubt = doubt_about(walk, letter);
    bool is_from_machine = fup_machine_wrote(walk, letter);
    bool is_hiring_event = walk->own_case->is_hiring && letter->message->hiring.is_hiring;

    if (is_unsolicited(walk, letter->message))
        return;
    fup_hint_read(walk, at, &said);
    if (doubt && walk->open.count) {
        mark_unknown(walk, doubt, letter);
        if (said.ask && !is_from_machine)
            read_ask(walk, at, &said);
        return;
    }
    if (is_from_machine && !is_hiring_event) {
        fup_meeting_read_invites(walk, at, NULL);
        if (said.promise && fup_machine_refers_to_me(walk, letter->message))
            read_promise(walk, at, &said);
        return;
    }
    if (is_from_machine)
        mute_machine(&said);
    if (is_from_machine && !gives_me_the_move(walk->told.event))
        said.ask = NULL;
    if (is_from_machine && fup_progress_is_recruiter(walk)) { /* "X has applied": nobody wrote */
        fup_progress_read(walk, at, &said);
        walk->move = FUP_MOVE_NOBODY;
        return;
    }
    fup_walk_meet(walk, letter);
    read_letter(walk, at, &said);
    if (doubt) {
        mark_unknown(walk, doubt, letter);
    }
}

void
fup_theirs_read(struct fup_walk *walk, size_t at)
{
    switch (fup_walk_letter(walk, at)->message->automatic) {
    case FUP_AUTOMATIC_BOUNCE:
        fup_machine_bounce(walk, at);
        break;
    case FUP_AUTOMATIC_AWAY:
        fup_machine_away(walk, at);
        break;
    case FUP_AUTOMATIC_CALENDAR:
        fup_meeting_read_invites(walk, at, NULL);
        break;
    case FUP_AUTOMATIC_DELAY:
        break;
    case FUP_AUTOMATIC_NO:
    case FUP_AUTOMATIC_BULK:
    case FUP_AUTOMATIC_NOTICE:
        read_person(walk, at);
        break;
    }
}
