/* state/meeting.c - meetings: fixed by a calendar part or in text, moved, called off, held, missed.
 *
 * A calendar meeting counts as held once its end has passed; a call that was promised in text only
 * does not, because mail cannot tell. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include <string.h>

#include "base/str.h"

enum { LOOK_BACK = 4, DAY_SECONDS = 86400, HOUR_SECONDS = 3600 };

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

static void
hold(struct fup_walk *walk, struct fup_meeting *meeting)
{
    struct fup_entry *promise = fup_duty_find(walk, FUP_OWNER_THEM, FUP_CAUSE_BIT(PROMISE));
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
    if (promise && promise->duty.expected < fup_desk_day(walk->desk, meeting->end))
        fup_duty_close(walk, promise, meeting->rule, meeting->letter, meeting->quote);
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

static void
expect_meeting(struct fup_walk *walk, const struct fup_meeting *meeting, enum fup_cause cause)
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

/* A fixed time settles who was to propose one. */
static void
settle(struct fup_walk *walk, const struct fup_meeting *meeting)
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
        settle(walk, meeting);
        if (fup_progress_happens(walk, FUP_HAPPENED_SCHEDULED, meeting->letter, message->time,
                                 meeting->rule, meeting->quote))
            expect_meeting(walk, meeting, FUP_CAUSE_EVENT);
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

/* The newest time of day that one of the last letters names and that is still ahead. */
static const struct fup_finding *
time_before(const struct fup_walk *walk, fup_instant now)
{
    const struct fup_index_list *letters = &walk->own_case->letters;
    const struct fup_finding *found = NULL;
    size_t place = walk->place;

    for (size_t looks = 0; !found && place > 0 && looks < LOOK_BACK; looks++) {
        const struct fup_finding_list *findings =
            &fup_walk_letter(walk, letters->items[--place])->message->findings;

        for (size_t i = findings->count; !found && i-- > 0;)
            if (findings->items[i].has_window && findings->items[i].window.has_time &&
                findings->items[i].window.start_instant > now)
                found = &findings->items[i];
    }
    return found;
}

/* Did one of the last letters speak of ringing? Then the time that is agreed is that of a call. */
static bool
is_call_before(const struct fup_walk *walk)
{
    const struct fup_index_list *letters = &walk->own_case->letters;
    size_t place = walk->place;
    bool found = false;

    for (size_t looks = 0; !found && place > 0 && looks < LOOK_BACK; looks++) {
        const struct fup_finding_list *findings =
            &fup_walk_letter(walk, letters->items[--place])->message->findings;

        for (size_t i = 0; !found && i < findings->count; i++)
            found = findings->items[i].sense == FUP_SENSE_CALL;
    }
    return found;
}

/* A new time told in text takes the place of the one before. */
static void
drop_text_meetings(struct fup_walk *walk)
{
    for (size_t i = 0; i < walk->meetings.count; i++)
        if (!walk->meetings.items[i].uid && !walk->meetings.items[i].is_held)
            walk->meetings.items[i].is_cancelled = true;
    for (size_t i = walk->open.count; i-- > 0;)
        if (!walk->open.items[i]->uid &&
            (FUP_CAUSE_BIT(EVENT) | FUP_CAUSE_BIT(CALL)) & 1u << walk->open.items[i]->cause)
            fup_duty_close(walk, walk->open.items[i], "meeting.moved",
                           walk->own_case->letters.items[walk->place], NULL);
}

static bool
is_calendar_ahead(const struct fup_walk *walk)
{
    bool found = false;

    for (size_t i = 0; !found && i < walk->meetings.count; i++)
        found = walk->meetings.items[i].uid && !walk->meetings.items[i].is_cancelled &&
                !walk->meetings.items[i].is_held;
    return found;
}

static bool
window_times(const struct fup_walk *walk, const struct fup_window *window, fup_day written,
             bool is_call, struct fup_meeting *meeting)
{
    bool is_timed = window->has_time && window->start_instant != FUP_NO_INSTANT;

    if (is_timed) {
        meeting->start = window->start_instant;
        meeting->end =
            window->end_instant != FUP_NO_INSTANT && window->end_instant > window->start_instant
                ? window->end_instant
                : window->start_instant + (is_call ? 0 : HOUR_SECONDS);
    } else if (window->start == window->end && window->end > written && !is_call) {
        meeting->start = fup_zone_instant(walk->desk->input->zone, window->start, 0);
        meeting->end = fup_zone_instant(walk->desk->input->zone, window->end + 1, 0) - 1;
        is_timed = true;
    }
    return is_timed;
}

/* A time that text fixes: "Friday at 2 it is, I'll ring you then". */
bool
fup_meeting_read_text(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    bool is_fixed = message->hiring.event == FUP_EVENT_SCHEDULED;
    const struct fup_finding *finding = said->call ? said->call : is_fixed ? said->meeting : NULL;
    const struct fup_finding *timed = finding && finding->has_window ? finding : NULL;
    struct fup_meeting news = {.letter = at, .is_call = said->call != NULL}, *meeting = NULL;

    if (!walk->own_case->is_hiring || (!finding && !is_fixed) || is_calendar_ahead(walk))
        return false;
    if (!timed && said->meeting && said->meeting->has_window)
        timed = said->meeting;
    if (!timed)
        timed = time_before(walk, message->time);
    if (!news.is_call && !is_fixed)
        return false;
    news.is_call = news.is_call || is_call_before(walk);
    if (timed &&
        window_times(walk, &timed->window, fup_desk_day(walk->desk, message->time), news.is_call,
                     &news) &&
        news.end > message->time)
        meeting = FUP_LIST_ADD(&walk->meetings, walk->arena);
    if (!meeting)
        return false;
    news.rule = finding ? finding->rule : message->hiring.rule;
    news.quote = finding ? finding->quote : message->hiring.quote;
    drop_text_meetings(walk);
    *meeting = news;
    settle(walk, meeting);
    if (walk->stage != FUP_STAGE_INTERVIEWED || !news.is_call)
        (void)fup_progress_happens(walk, FUP_HAPPENED_SCHEDULED, at, message->time, news.rule,
                                   news.quote);
    expect_meeting(walk, meeting, news.is_call ? FUP_CAUSE_CALL : FUP_CAUSE_EVENT);
    return true;
}
