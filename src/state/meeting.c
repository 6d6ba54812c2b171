/* state/meeting.c - meetings: fixed by a calendar part or in text, moved, called off, held, missed.
 *
 * A calendar meeting counts as held once its end has passed; a call that was promised in text only
 * does not, because mail cannot tell. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include <string.h>

#include "base/str.h"

enum { DAY_SECONDS = 86400 };

const struct fup_meeting *
fup_meeting_last(const struct fup_walk *walk)
{
    const struct fup_meeting *last = NULL;

    for (size_t i = 0; i < walk->meetings.count; i++) {
        const struct fup_meeting *meeting = &walk->meetings.items[i];

        if (!meeting->is_cancelled && (!last || meeting->start >= last->start))
            last = meeting;
    }
    return last;
}

static struct fup_meeting *
find_uid(const struct fup_walk *walk, const char *uid)
{
    struct fup_meeting *found = NULL;

    for (size_t i = 0; uid && !found && i < walk->meetings.count; i++)
        if (walk->meetings.items[i].uid && strcmp(walk->meetings.items[i].uid, uid) == 0)
            found = &walk->meetings.items[i];
    return found;
}

static void
close_uid(struct fup_walk *walk, enum fup_owner owner, unsigned causes, const char *uid,
          const char *rule, size_t letter, const char *quote)
{
    for (size_t i = walk->open.count; uid && i-- > 0;) {
        struct fup_entry *entry = walk->open.items[i];

        if (entry->uid && strcmp(entry->uid, uid) == 0 && (causes & 1u << entry->cause) &&
            (owner == FUP_OWNER_NOBODY || entry->duty.owner == owner))
            fup_duty_close(walk, entry, rule, letter, quote);
    }
}

static void
open_thank_you(struct fup_walk *walk, const struct fup_meeting *meeting)
{
    struct fup_entry *entry =
        fup_duty_open(walk, FUP_OWNER_ME, FUP_CAUSE_THANK_YOU, meeting->letter);
    const char *id = fup_walk_letter(walk, meeting->letter)->message->id;

    if (!entry)
        return;
    entry->uid = meeting->uid;
    entry->is_proved = meeting->uid != NULL;
    entry->duty.is_thank_you = true;
    entry->duty.since = meeting->end;
    entry->duty.deadline = meeting->end + DAY_SECONDS;
    fup_duty_because(walk, entry, meeting->uid ? "invite.thank_you" : "meeting.thank_you", id,
                     meeting->quote);
    fup_duty_by_date(walk, entry, fup_desk_day(walk->desk, entry->duty.deadline),
                     meeting->uid ? FUP_BASIS_INVITE : FUP_BASIS_STATED, meeting->rule, id,
                     meeting->quote);
    fup_duty_add_person(walk, entry, &fup_walk_letter(walk, meeting->letter)->message->from);
}

/* What they promised or I asked without a day before the interview was about it; so was a promise
 * for a day before its end. */
static void
drop_what_led_to_it(struct fup_walk *walk, const struct fup_meeting *meeting)
{
    const unsigned causes = FUP_CAUSE_BIT(PROMISE) | FUP_CAUSE_BIT(ASK);
    fup_day day = fup_desk_day(walk->desk, meeting->end);

    for (size_t i = walk->open.count; i-- > 0;) {
        struct fup_entry *entry = walk->open.items[i];

        if (entry->duty.owner == FUP_OWNER_THEM && (causes & 1u << entry->cause) &&
            fup_walk_letter(walk, entry->letter)->message->time < meeting->start &&
            (!entry->is_stated ||
             (entry->cause == FUP_CAUSE_PROMISE && entry->duty.expected < day)))
            fup_duty_close(walk, entry, meeting->rule, meeting->letter, meeting->quote);
    }
}

static void
hold(struct fup_walk *walk, struct fup_meeting *meeting)
{
    bool is_told = walk->told_stage == FUP_STAGE_INTERVIEWED && /* the user said so himself */
                   meeting->letter <= walk->verdict->stage_at;
    bool is_held =
        !meeting->is_call && !meeting->is_missed && !is_told && walk->own_case->is_hiring;

    meeting->is_held = true;
    close_uid(walk, FUP_OWNER_NOBODY, FUP_CAUSE_BIT(EVENT) | FUP_CAUSE_BIT(INVITATION),
              meeting->uid, meeting->rule, meeting->letter, meeting->quote);
    if (!meeting->uid && !meeting->is_call)
        fup_duty_close_all(walk, FUP_OWNER_THEM, FUP_CAUSE_BIT(EVENT), meeting->rule,
                           meeting->letter, meeting->quote);
    if (!is_held ||
        !fup_progress_happens(walk, FUP_HAPPENED_HELD, meeting->letter, meeting->end,
                              meeting->uid ? "invite.held" : "meeting.held", meeting->quote))
        return;
    if (!fup_progress_is_recruiter(walk))
        open_thank_you(walk, meeting);
    drop_what_led_to_it(walk, meeting);
    fup_progress_uphold(walk, meeting->letter, meeting->end, NULL);
}

void
fup_meeting_run_clock(struct fup_walk *walk, fup_instant until)
{
    struct fup_meeting *next;

    do {
        next = NULL;
        for (size_t i = 0; i < walk->meetings.count; i++) {
            struct fup_meeting *meeting = &walk->meetings.items[i];

            if (!meeting->is_held && !meeting->is_cancelled && meeting->end <= until &&
                (!next || meeting->end < next->end))
                next = meeting;
        }
        if (next)
            hold(walk, next);
    } while (next);
}

static void
call_off(struct fup_walk *walk, struct fup_meeting *meeting, size_t letter, const char *rule,
         const char *quote)
{
    const unsigned causes =
        FUP_CAUSE_BIT(EVENT) | FUP_CAUSE_BIT(INVITATION) | FUP_CAUSE_BIT(THANK_YOU);

    meeting->is_cancelled = true;
    close_uid(walk, FUP_OWNER_NOBODY, causes, meeting->uid, rule, letter, quote);
    if (!meeting->uid)
        fup_duty_close_all(walk, FUP_OWNER_NOBODY, causes | FUP_CAUSE_BIT(CALL), rule, letter,
                           quote);
    (void)fup_progress_happens(walk, FUP_HAPPENED_CANCELLED, letter,
                               fup_walk_letter(walk, letter)->message->time, rule, quote);
}

void
fup_meeting_miss(struct fup_walk *walk, size_t letter, const char *rule, const char *quote)
{
    fup_instant now = fup_walk_letter(walk, letter)->message->time;
    struct fup_meeting *missed = NULL;

    for (size_t i = 0; i < walk->meetings.count; i++) {
        struct fup_meeting *meeting = &walk->meetings.items[i];

        if (!meeting->is_cancelled && meeting->start <= now &&
            (!missed || meeting->start > missed->start))
            missed = meeting;
    }
    if (missed) {
        missed->is_missed = true;
        fup_duty_close_all(walk, FUP_OWNER_THEM, FUP_CAUSE_BIT(PROMISE) | FUP_CAUSE_BIT(STAGE),
                           rule, letter, quote);
        call_off(walk, missed, letter, rule, quote);
    }
}

void
fup_meeting_end_early(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    fup_instant now = fup_walk_letter(walk, at)->message->time;
    bool is_early = false;

    for (size_t i = 0; said->held && i < walk->meetings.count; i++) {
        struct fup_meeting *meeting = &walk->meetings.items[i];

        if (!meeting->is_held && !meeting->is_cancelled && meeting->start <= now &&
            meeting->end > now) {
            meeting->end = now;
            is_early = true;
        }
    }
    if (is_early)
        fup_meeting_run_clock(walk, now);
}

/* Does the letter say that a time is moved, to another one or to none yet? */
static bool
says_moved(const struct fup_hiring *hiring)
{
    return (hiring->event == FUP_EVENT_INVITED || hiring->event == FUP_EVENT_SCHEDULED) &&
           hiring->rule &&
           (strcmp(hiring->rule, "invited.move") == 0 ||
            strcmp(hiring->rule, "scheduled.moved") == 0);
}

static bool
is_in(const struct fup_message *message, const char *uid)
{
    bool found = false;

    for (size_t i = 0; uid && !found && i < message->invites.count; i++)
        found = message->invites.items[i].uid && strcmp(message->invites.items[i].uid, uid) == 0;
    return found;
}

bool
fup_meeting_move(struct fup_walk *walk, size_t at)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    bool is_moved = false;

    for (size_t i = 0; says_moved(&message->hiring) && i < walk->meetings.count; i++) {
        struct fup_meeting *meeting = &walk->meetings.items[i];

        if (!meeting->is_held && !meeting->is_cancelled && meeting->start > message->time &&
            !is_in(message, meeting->uid)) {
            call_off(walk, meeting, at, message->hiring.rule, message->hiring.quote);
            is_moved = message->hiring.event == FUP_EVENT_INVITED;
        }
    }
    return is_moved;
}

static bool
attends(const struct fup_walk *walk, const struct fup_invite *invite, enum fup_answer *answer)
{
    bool found = false;

    *answer = FUP_ANSWER_NONE;
    for (size_t i = 0; !found && i < invite->attendees.count; i++) {
        found = fup_desk_is_me(walk->desk, invite->attendees.items[i].address);
        if (found)
            *answer = invite->attendees.items[i].answer;
    }
    return found;
}

/* A booking system confirms what I chose myself: it asks nothing. */
static bool
is_booking(const struct fup_message *message, const struct fup_invite *invite)
{
    return message->hiring.event == FUP_EVENT_SCHEDULED &&
           (message->hiring.system || (message->flags & FUP_MAIL_NO_REPLY_SENDER)) &&
           !fup_str_same_caseless(message->from.address, invite->organizer.address);
}

static bool
needs_my_answer(const struct fup_walk *walk, const struct fup_letter *letter,
                const struct fup_invite *invite)
{
    enum fup_answer answer;
    bool is_attendee = attends(walk, invite, &answer);

    return letter->writer == FUP_WRITER_OTHER && invite->method == FUP_METHOD_REQUEST &&
           (is_attendee || letter->to_me) &&
           (answer == FUP_ANSWER_NONE || answer == FUP_ANSWER_NEEDED) &&
           !fup_desk_is_me(walk->desk, invite->organizer.address) &&
           !is_booking(letter->message, invite);
}

/* Instants of an all-day entry are calendar days: it ends with the last of them, in my zone. */
static void
set_times(const struct fup_walk *walk, const struct fup_invite *invite, struct fup_meeting *meeting)
{
    fup_instant end = invite->end != FUP_NO_INSTANT ? invite->end : invite->start;

    meeting->start = invite->start;
    meeting->end = end < invite->start ? invite->start : end;
    if (invite->is_all_day) {
        fup_day first = (fup_day)(invite->start / DAY_SECONDS), last = (fup_day)(end / DAY_SECONDS);

        meeting->start = fup_zone_instant(walk->desk->input->zone, first, 0);
        meeting->end = fup_zone_instant(walk->desk->input->zone, last + 1, 0) - 1;
    }
}

static void
cap_at_meeting(const struct fup_walk *walk, struct fup_entry *entry,
               const struct fup_meeting *meeting)
{
    fup_day day = fup_desk_day(walk->desk, meeting->start);

    if (day < entry->duty.expected)
        entry->duty.expected = day;
}

/* The sentence of the mail that names the same time is worth more to a reader than a calendar
 * field.
 */
static void
note_sentence(struct fup_walk *walk, struct fup_entry *entry, const struct fup_meeting *meeting)
{
    const struct fup_message *message = fup_walk_letter(walk, meeting->letter)->message;

    for (size_t i = 0; i < message->findings.count; i++) {
        const struct fup_finding *finding = &message->findings.items[i];

        if (finding->has_window && finding->window.has_time &&
            finding->window.start_instant == meeting->start) {
            fup_duty_note(walk, entry, finding->rule, message->id, finding->quote);
            break;
        }
    }
}

static void
ask_for_answer(struct fup_walk *walk, const struct fup_meeting *meeting)
{
    const struct fup_letter *letter = fup_walk_letter(walk, meeting->letter);
    enum fup_owner owner = meeting->is_mine ? FUP_OWNER_THEM : FUP_OWNER_ME;
    struct fup_entry *entry = fup_duty_open(walk, owner, FUP_CAUSE_INVITATION, meeting->letter);
    bool is_hiring = walk->own_case->is_hiring;

    if (!entry)
        return;
    entry->uid = meeting->uid;
    entry->is_proved = true;
    if (owner == FUP_OWNER_ME)
        entry->wait = is_hiring ? FUP_WAIT_HIRING_ANSWER : FUP_WAIT_ANSWER;
    else if (is_hiring)
        entry->wait =
            fup_progress_is_recruiter(walk) ? FUP_WAIT_CANDIDATE_FIRST : FUP_WAIT_HIRING_QUESTION;
    else
        entry->wait = FUP_WAIT_QUESTION;
    if (owner == FUP_OWNER_ME)
        fup_duty_add_person(walk, entry, &letter->message->from);
    for (size_t i = 0; owner == FUP_OWNER_THEM && i < letter->message->to.count; i++)
        fup_duty_add_person(walk, entry, &letter->message->to.items[i]);
    fup_duty_because(walk, entry, "invite.request", letter->message->id, meeting->quote);
    fup_duty_by_policy(walk, entry, entry->wait, letter->message->time);
    cap_at_meeting(walk, entry, meeting);
    note_sentence(walk, entry, meeting);
}

void
fup_meeting_expect(struct fup_walk *walk, const struct fup_meeting *meeting, enum fup_cause cause)
{
    struct fup_entry *entry = fup_duty_open(walk, FUP_OWNER_THEM, cause, meeting->letter);
    const struct fup_message *message = fup_walk_letter(walk, meeting->letter)->message;

    if (!entry)
        return;
    entry->uid = meeting->uid;
    entry->is_proved = meeting->uid != NULL;
    entry->duty.is_event = cause == FUP_CAUSE_EVENT;
    entry->duty.is_call = cause == FUP_CAUSE_CALL;
    fup_duty_because(walk, entry, meeting->rule, message->id, meeting->quote);
    fup_duty_by_date(walk, entry, fup_desk_day(walk->desk, meeting->end),
                     meeting->uid ? FUP_BASIS_INVITE : FUP_BASIS_STATED, meeting->rule, message->id,
                     meeting->quote);
    entry->grace = 0;
    entry->is_stated = false;
    note_sentence(walk, entry, meeting);
    if (!fup_desk_is_me(walk->desk, message->from.address))
        fup_duty_add_person(walk, entry, &message->from);
    for (size_t i = 0; meeting->is_mine && i < message->to.count; i++)
        fup_duty_add_person(walk, entry, &message->to.items[i]);
}

void
fup_meeting_settle(struct fup_walk *walk, const struct fup_meeting *meeting)
{
    const unsigned theirs =
        FUP_CAUSE_BIT(STAGE) | FUP_CAUSE_BIT(ASK) | FUP_CAUSE_BIT(PROMISE) | FUP_CAUSE_BIT(CALL);
    unsigned mine = FUP_CAUSE_BIT(STAGE);

    if (walk->stage == FUP_STAGE_SCHEDULING || walk->stage == FUP_STAGE_CONTACTED)
        mine |= FUP_CAUSE_BIT(ASK);
    if (!meeting->is_mine || fup_progress_is_recruiter(walk)) {
        fup_duty_close_all(walk, FUP_OWNER_THEM, theirs, meeting->rule, meeting->letter,
                           meeting->quote);
        fup_duty_close_all(walk, FUP_OWNER_ME, mine, meeting->rule, meeting->letter,
                           meeting->quote);
    }
}

static void
fix(struct fup_walk *walk, struct fup_meeting *meeting)
{
    const struct fup_message *message = fup_walk_letter(walk, meeting->letter)->message;

    meeting->is_held = meeting->is_cancelled = meeting->is_missed = false;
    close_uid(walk, FUP_OWNER_NOBODY,
              FUP_CAUSE_BIT(EVENT) | FUP_CAUSE_BIT(INVITATION) | FUP_CAUSE_BIT(THANK_YOU),
              meeting->uid, meeting->rule, meeting->letter, meeting->quote);
    if (walk->own_case->is_hiring) {
        fup_meeting_settle(walk, meeting);
        if (fup_progress_happens(walk, FUP_HAPPENED_SCHEDULED, meeting->letter, message->time,
                                 meeting->rule, meeting->quote))
            fup_meeting_expect(walk, meeting, FUP_CAUSE_EVENT);
    }
    if (meeting->needs_answer || meeting->is_mine)
        ask_for_answer(walk, meeting);
}

static void
read_request(struct fup_walk *walk, size_t at, const struct fup_invite *invite)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    struct fup_meeting *meeting = find_uid(walk, invite->uid), news = {.uid = invite->uid};
    bool is_new = !meeting, is_moved;

    if (invite->start == FUP_NO_INSTANT || !invite->uid)
        return;
    set_times(walk, invite, &news);
    if (news.end < letter->message->time || (meeting && invite->sequence < meeting->sequence))
        return;
    if (is_new)
        meeting = FUP_LIST_ADD(&walk->meetings, walk->arena);
    if (!meeting)
        return;
    is_moved =
        is_new || meeting->is_cancelled || news.start != meeting->start || news.end != meeting->end;
    news.sequence = invite->sequence;
    news.is_mine = letter->writer == FUP_WRITER_ME;
    news.needs_answer = needs_my_answer(walk, letter, invite);
    news.letter = at;
    news.rule = "invite.request";
    news.quote = invite->summary;
    if (is_moved) {
        *meeting = news;
        fix(walk, meeting);
    }
}

static void
read_reply(struct fup_walk *walk, size_t at, const struct fup_invite *invite)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    struct fup_meeting *meeting = find_uid(walk, invite->uid);
    bool is_mine = letter->writer == FUP_WRITER_ME;
    enum fup_answer answer =
        invite->attendees.count ? invite->attendees.items[0].answer : FUP_ANSWER_NONE;

    for (size_t i = 0; i < invite->attendees.count; i++)
        if (fup_str_same_caseless(invite->attendees.items[i].address,
                                  letter->message->from.address))
            answer = invite->attendees.items[i].answer;
    if (!meeting)
        return;
    meeting->is_answered = true;
    close_uid(walk, is_mine ? FUP_OWNER_ME : FUP_OWNER_THEM, FUP_CAUSE_BIT(INVITATION),
              meeting->uid, "invite.reply", at, meeting->quote);
    if (answer == FUP_ANSWER_DECLINED) {
        call_off(walk, meeting, at, "invite.declined", meeting->quote);
        fup_progress_uphold(walk, at, letter->message->time, NULL);
    }
}

void
fup_meeting_read_invites(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;

    for (size_t i = 0; i < message->invites.count; i++) {
        const struct fup_invite *invite = &message->invites.items[i];
        struct fup_meeting *meeting = find_uid(walk, invite->uid);

        if (invite->method == FUP_METHOD_REPLY) {
            read_reply(walk, at, invite);
        } else if (invite->is_cancelled || invite->method == FUP_METHOD_CANCEL) {
            if (meeting && !meeting->is_cancelled && meeting->end > message->time)
                call_off(walk, meeting, at, "invite.cancel",
                         said && said->first ? said->first->quote : invite->summary);
        } else if (invite->method != FUP_METHOD_COUNTER) {
            read_request(walk, at, invite);
        }
    }
}
