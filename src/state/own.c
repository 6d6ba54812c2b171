/* state/own.c - my letters: they close what I owe, ask, promise, apply, follow up; they never
 * answer what others owe. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include "base/str.h"

enum { NOD_BYTES = 60 };

static bool
is_reader(const struct fup_desk *desk, const struct fup_message *message,
          const struct fup_address *person)
{
    return fup_desk_in_list(desk, &message->to, person) ||
           fup_desk_in_list(desk, &message->cc, person);
}

/* Does my letter go to somebody to whom I owe this? In a hiring case the side counts, not the
 * person: a machine asked, I answer the recruiter. */
static bool
goes_to(const struct fup_walk *walk, const struct fup_message *message,
        const struct fup_entry *entry)
{
    bool found = entry->asked.count == 0 || entry->cause == FUP_CAUSE_THANK_YOU ||
                 entry->cause == FUP_CAUSE_BOUNCE ||
                 (walk->own_case->is_hiring && !fup_progress_is_recruiter(walk));

    for (size_t i = 0; !found && i < entry->asked.count; i++)
        found = is_reader(walk->desk, message, &entry->asked.items[i].person);
    return found;
}

/* A letter that only promises again keeps a date that is still ahead; so do thanks for an offer. */
static bool
keeps(const struct fup_walk *walk, const struct fup_entry *entry, size_t at,
      const struct fup_said *said)
{
    bool is_promise = said->promise && said->promise_day == FUP_NO_DAY;
    bool is_thanks = walk->stage == FUP_STAGE_OFFER && said->closing && !said->promise &&
                     walk->told.event == FUP_EVENT_NONE;

    return (is_promise || is_thanks) && !said->ask && entry->cause != FUP_CAUSE_THANK_YOU &&
           entry->cause != FUP_CAUSE_BOUNCE && fup_duty_is_ahead(walk, entry, at);
}

/* Closes what I owe to the readers; tells whether the move of the stage was among it. */
static bool
close_mine(struct fup_walk *walk, size_t at, const struct fup_said *said, bool *is_kept)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    const char *quote = said->first ? said->first->quote : NULL;
    bool had_move = fup_progress_owner(walk) == FUP_OWNER_ME;

    *is_kept = false;
    for (size_t i = walk->open.count; i-- > 0;) {
        struct fup_entry *entry = walk->open.items[i];

        if (entry->duty.owner != FUP_OWNER_ME || !goes_to(walk, message, entry) ||
            (entry->cause == FUP_CAUSE_THANK_YOU && message->time < entry->duty.since))
            continue;
        if (keeps(walk, entry, at, said))
            *is_kept = true;
        else
            fup_duty_close(walk, entry, "own.answer", at, quote);
        walk->is_unknown = false; /* what was in doubt is answered */
    }
    return had_move && !*is_kept;
}

/* The readers whom the asks of the letter name: "Ada, could you ...? Ben, can you ...?" */
static void
add_named(struct fup_walk *walk, struct fup_entry *entry, const struct fup_message *message,
          const struct fup_address_list *readers)
{
    for (size_t i = 0; i < message->findings.count; i++) {
        const struct fup_finding *finding = &message->findings.items[i];

        for (size_t k = 0; finding->sense == FUP_SENSE_ASK && finding->asked && k < readers->count;
             k++)
            if (fup_desk_names(walk->desk, finding->asked, &readers->items[k]))
                fup_duty_add_person(walk, entry, &readers->items[k]);
    }
}

/* Whom an ask of mine goes to: the persons it names, else To, else Cc. */
static void
add_asked(struct fup_walk *walk, struct fup_entry *entry, const struct fup_message *message,
          const struct fup_finding *ask)
{
    const struct fup_address_list *readers = message->to.count ? &message->to : &message->cc;

    if (ask && ask->asked)
        add_named(walk, entry, message, readers);
    for (size_t i = 0; entry->asked.count == 0 && i < readers->count; i++)
        entry->is_to_list |= fup_desk_is_list(walk->desk, readers->items[i].address);
    if (entry->asked.count == 0)
        for (size_t i = 0; i < readers->count; i++)
            fup_duty_add_person(walk, entry, &readers->items[i]);
    entry->asked_too = message->cc;
    for (size_t i = 0; i < message->findings.count; i++)
        entry->is_anyone |= message->findings.items[i].sense == FUP_SENSE_ASK &&
                            message->findings.items[i].is_anyone;
    entry->is_anyone |= entry->is_to_list;
}

static enum fup_wait
ask_wait(const struct fup_walk *walk)
{
    enum fup_wait wait = FUP_WAIT_QUESTION;

    if (walk->own_case->is_hiring)
        wait =
            fup_progress_is_recruiter(walk) ? FUP_WAIT_CANDIDATE_FIRST : FUP_WAIT_HIRING_QUESTION;
    return wait;
}

/* A duty of theirs that this ask renews: of a reader, or in hiring of the other side. */
static struct fup_entry *
renewed(const struct fup_walk *walk, const struct fup_message *message)
{
    const unsigned causes =
        FUP_CAUSE_BIT(ASK) | FUP_CAUSE_BIT(PROMISE) | FUP_CAUSE_BIT(STAGE) | FUP_CAUSE_BIT(CALL);
    struct fup_entry *found = NULL;

    for (size_t i = 0; !found && i < walk->open.count; i++) {
        struct fup_entry *entry = walk->open.items[i];
        bool fits = walk->own_case->is_hiring && !fup_progress_is_recruiter(walk);

        if (entry->duty.owner != FUP_OWNER_THEM || !(causes & 1u << entry->cause))
            continue;
        for (size_t k = 0; !fits && k < entry->asked.count; k++)
            fits = !entry->asked.items[k].has_answered &&
                   is_reader(walk->desk, message, &entry->asked.items[k].person);
        if (fits)
            found = entry;
    }
    return found;
}

static enum fup_wait
follow_up_wait(const struct fup_walk *walk, const struct fup_entry *entry)
{
    enum fup_wait wait = entry->follow_ups ? FUP_WAIT_FOLLOW_UP : ask_wait(walk);

    if (entry->follow_ups && fup_progress_is_recruiter(walk) && walk->own_case->is_hiring)
        wait = FUP_WAIT_CANDIDATE_SECOND;
    return wait;
}

/* An ask while a duty of theirs is open: it restarts an undated one, or one whose date is over. */
static void
restart(struct fup_walk *walk, struct fup_entry *entry, size_t at, const struct fup_said *said)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    fup_day today = fup_desk_day(walk->desk, message->time);
    fup_day last = entry->last_own != FUP_NO_DAY ? entry->last_own
                                                 : fup_desk_day(walk->desk, entry->duty.since);

    if (fup_duty_is_ahead(walk, entry, at))
        return;
    if (today > last && !said->held) /* thanks for an interview are no follow-up */
        entry->follow_ups++;
    entry->last_own = today;
    entry->letter = at;
    entry->duty.message_id = message->id;
    entry->duty.is_call = false;
    if (entry->cause == FUP_CAUSE_CALL)
        entry->cause = FUP_CAUSE_ASK;
    add_asked(walk, entry, message, said->ask);
    fup_duty_because_finding(walk, entry, at, said->ask);
    fup_duty_by_policy(walk, entry, follow_up_wait(walk, entry), message->time);
    if (said->ask_day != FUP_NO_DAY)
        fup_duty_by_date(walk, entry, said->ask_day, FUP_BASIS_STATED, said->ask->rule, message->id,
                         said->ask->quote);
    fup_duty_heed_away(walk, entry);
}

static void
ask_them(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    struct fup_entry *entry = renewed(walk, message);

    if (entry && entry->letter != at) {
        restart(walk, entry, at, said);
    } else if (!entry) {
        entry = fup_duty_open(walk, FUP_OWNER_THEM, FUP_CAUSE_ASK, at);
        if (!entry)
            return;
        add_asked(walk, entry, message, said->ask);
        entry->last_own = fup_desk_day(walk->desk, message->time);
        entry->wait = ask_wait(walk);
        fup_duty_because_finding(walk, entry, at, said->ask);
        fup_duty_by_policy(walk, entry, entry->wait, message->time);
        if (said->ask_day != FUP_NO_DAY)
            fup_duty_by_date(walk, entry, said->ask_day, FUP_BASIS_STATED, said->ask->rule,
                             message->id, said->ask->quote);
    }
}

static void
promise_mine(struct fup_walk *walk, size_t at, const struct fup_said *said, fup_day day)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    const struct fup_finding *promise = said->promise ? said->promise : said->call;
    struct fup_entry *entry = fup_duty_open(walk, FUP_OWNER_ME, FUP_CAUSE_PROMISE, at);

    if (!entry)
        return;
    for (size_t i = 0; i < message->to.count; i++)
        fup_duty_add_person(walk, entry, &message->to.items[i]);
    entry->wait = walk->own_case->is_hiring ? FUP_WAIT_HIRING_ANSWER : FUP_WAIT_ANSWER;
    fup_duty_because_finding(walk, entry, at, promise);
    fup_duty_by_policy(walk, entry, entry->wait, message->time);
    if (day != FUP_NO_DAY)
        fup_duty_by_date(walk, entry, day, FUP_BASIS_STATED, promise->rule, message->id,
                         promise->quote);
}

/* After the last follow-up of the ladder, a letter that asks nothing closes the matter; so does one
 * after the day by which they would have written (before it, thanks are only thanks). */
static void
note_closing(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    int ladder = fup_progress_is_recruiter(walk) ? 1 : 2;
    bool says_so = said->closing || said->close_by;

    for (size_t i = 0; i < walk->open.count; i++) {
        struct fup_entry *entry = walk->open.items[i];
        fup_day today = fup_desk_day(walk->desk, fup_walk_letter(walk, at)->message->time);

        if (entry->duty.owner == FUP_OWNER_THEM && entry->letter != at &&
            (entry->follow_ups >= ladder ||
             (entry->duty.is_close_by && says_so && today > entry->duty.expected) ||
             (entry->follow_ups > 0 && said->close_by)) &&
            (says_so || entry->follow_ups > ladder || !said->ask) && today > entry->last_own) {
            entry->has_closing_note = true;
            fup_duty_note(walk, entry, "quiet.closing_note", fup_walk_letter(walk, at)->message->id,
                          said->first ? said->first->quote : NULL);
        }
    }
}

/* After the last follow-up a letter without a question is the closing note, however it is worded:
 * it asks and promises nothing. */
static void
drop_after_ladder(const struct fup_walk *walk, const struct fup_message *message,
                  struct fup_said *said)
{
    int ladder = fup_progress_is_recruiter(walk) ? 1 : 2;
    bool is_over = false;

    for (size_t i = 0; !is_over && i < walk->open.count; i++)
        is_over = walk->open.items[i]->duty.owner == FUP_OWNER_THEM &&
                  walk->open.items[i]->follow_ups >= ladder;
    if (is_over && !message->has_question && said->ask_day == FUP_NO_DAY &&
        said->promise_day == FUP_NO_DAY) {
        said->ask = NULL;
        said->promise = NULL;
    }
}

/* The move of a stage passes with my letter, unless it only promises or puts off. */
static void
pass_move(struct fup_walk *walk, const struct fup_said *said)
{
    bool puts_off = (said->promise || said->holding) && !said->ask;

    if (walk->stage == FUP_STAGE_OFFER) {
        if (!said->ask && !puts_off && !said->closing)
            walk->move = FUP_MOVE_NOBODY;
    } else if (!puts_off && !fup_progress_is_recruiter(walk)) {
        bool is_declined = walk->stage == FUP_STAGE_CONTACTED && said->closing && !said->ask;

        walk->move = is_declined ? FUP_MOVE_NOBODY : FUP_MOVE_EMPLOYER;
        fup_progress_ask_about(walk, said);
    } else if (!puts_off) {
        fup_progress_give_back(walk, said);
    }
}

/* After a rejection or withdrawal only a real question opens something, no "please keep my
 * details".
 */
static bool
is_ended(const struct fup_walk *walk)
{
    return walk->own_case->is_hiring && (FUP_STAGES_ENDED & 1u << walk->stage);
}

/* Has the letter a reader besides me? A note to myself asks and promises nobody anything. */
static bool
has_reader(const struct fup_walk *walk, const struct fup_message *message)
{
    bool found = false;

    for (size_t i = 0; !found && i < message->to.count; i++)
        found = !fup_desk_is_me(walk->desk, message->to.items[i].address);
    for (size_t i = 0; !found && i < message->cc.count; i++)
        found = !fup_desk_is_me(walk->desk, message->cc.items[i].address);
    return found;
}

/* "Will do. 555-0100": a word or two without a day, in answer to a time that is fixed. */
static bool
is_nod(const struct fup_walk *walk, const struct fup_message *message, const struct fup_said *said)
{
    return walk->own_case->is_hiring && fup_progress_is_meeting_ahead(walk) && !said->ask &&
           said->promise_day == FUP_NO_DAY && message->own_len < NOD_BYTES;
}

void
fup_own_read(struct fup_walk *walk, size_t at)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    const struct fup_message *message = letter->message;
    struct fup_said said = fup_said_read(walk->desk, letter);
    bool is_kept, had_move;
    fup_day call_day = said.call && said.call->has_window
                           ? fup_expected_window(walk->desk, &said.call->window, message->time)
                           : FUP_NO_DAY;

    fup_hint_read(walk, at, &said);
    fup_meeting_read_invites(walk, at, &said);
    if (message->automatic != FUP_AUTOMATIC_NO || !has_reader(walk, message))
        return;
    if (said.missed)
        fup_meeting_miss(walk, at, said.missed->rule, said.missed->quote);
    fup_meeting_end_early(walk, at, &said);
    drop_after_ladder(walk, message, &said);
    had_move = close_mine(walk, at, &said, &is_kept);
    fup_progress_read(walk, at, &said);
    if (had_move && fup_progress_owner(walk) == FUP_OWNER_ME)
        pass_move(walk, &said);
    if (walk->told.event == FUP_EVENT_SCHEDULED)
        fup_meeting_read_text(walk, at, &said);
    if (said.held && !fup_progress_is_meeting_ahead(walk))
        (void)fup_progress_happens(walk, FUP_HAPPENED_HELD, at, message->time, said.held->rule,
                                   said.held->quote);
    if (said.ask && (message->has_question || !is_ended(walk)))
        ask_them(walk, at, &said);
    note_closing(walk, at, &said);
    if (said.promise &&
        (fup_meeting_is_attended(walk, message, said.promise) || is_nod(walk, message, &said)))
        said.promise = NULL; /* "I will be there at two on the 3rd" accepts */
    if (said.promise && !is_kept)
        promise_mine(walk, at, &said, said.promise_day);
    else if (said.call && call_day != FUP_NO_DAY && !is_kept)
        promise_mine(walk, at, &said, call_day);
    if (fup_progress_owner(walk) == FUP_OWNER_THEM)
        fup_progress_uphold(walk, at, message->time, &said);
    walk->last_own = at;
}
