/* state/meeting_text.c - times that text alone fixes, also over two letters ("Tuesday at two?",
 * "That is perfect"). A calendar entry that is still ahead is worth more.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include <string.h>

enum { LOOK_BACK = 4, HOUR_SECONDS = 3600 };

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

static bool
is_at(const struct fup_finding *finding, fup_instant start)
{
    return finding->has_window && finding->window.has_time &&
           finding->window.start_instant == start;
}

static bool
is_call(const struct fup_finding *finding, fup_instant start)
{
    (void)start;
    return finding->sense == FUP_SENSE_CALL;
}

/* Is there such a finding in one of the last letters? */
static bool
is_told_before(const struct fup_walk *walk, bool (*tells)(const struct fup_finding *, fup_instant),
               fup_instant start)
{
    const struct fup_index_list *letters = &walk->own_case->letters;
    size_t place = walk->place;
    bool found = false;

    for (size_t looks = 0; !found && place > 0 && looks < LOOK_BACK; looks++) {
        const struct fup_finding_list *findings =
            &fup_walk_letter(walk, letters->items[--place])->message->findings;

        for (size_t i = 0; !found && i < findings->count; i++)
            found = tells(&findings->items[i], start);
    }
    return found;
}

/* The date of the promise, or one that only stands in its sentence. */
static const struct fup_finding *
dated_in_sentence(const struct fup_message *message, const struct fup_finding *promise)
{
    const struct fup_finding *dated = promise;

    for (size_t i = 0; !promise->has_window && i < message->findings.count; i++)
        if (message->findings.items[i].offset == promise->offset &&
            message->findings.items[i].has_window)
            dated = &message->findings.items[i];
    return dated;
}

bool
fup_meeting_is_attended(const struct fup_walk *walk, const struct fup_message *message,
                        const struct fup_finding *promise)
{
    const struct fup_finding *finding = dated_in_sentence(message, promise);
    const struct fup_window *window = &finding->window;
    bool found = finding->has_window && window->has_time &&
                 is_told_before(walk, is_at, window->start_instant);

    for (size_t i = 0; finding->has_window && !found && i < walk->meetings.count; i++) {
        const struct fup_meeting *meeting = &walk->meetings.items[i];

        found = !meeting->is_cancelled &&
                (window->has_time ? window->start_instant == meeting->start
                                  : finding->purpose == FUP_PURPOSE_EVENT &&
                                        fup_desk_day(walk->desk, meeting->start) == window->start);
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

/* How many numbers the expression has: "Tuesday at 14:00" has one, "Tuesday 10 March at 2" two. */
static int
count_numbers(const char *text)
{
    int count = 0;

    for (const char *at = text; at && *at; at++)
        count += at[0] >= '0' && at[0] <= '9' && (at == text || !strchr("0123456789:.h", at[-1]));
    return count;
}

/* "Tuesday at two is perfect" says which of the times proposed before suits, however far ahead it
 * is: the nearest Tuesday would be a guess. */
static void
take_proposed(const struct fup_walk *walk, const struct fup_finding *timed,
              struct fup_meeting *meeting)
{
    const struct fup_zone *zone = walk->desk->input->zone;
    const struct fup_index_list *letters = &walk->own_case->letters;
    fup_day day = fup_zone_day(zone, meeting->start);
    fup_instant clock = meeting->start - fup_zone_instant(zone, day, 0), proposed = FUP_NO_INSTANT;
    size_t place = walk->place;

    for (size_t looks = 0; count_numbers(timed->date_text) <= 1 && place > 0 && looks < LOOK_BACK;
         looks++) {
        const struct fup_finding_list *findings =
            &fup_walk_letter(walk, letters->items[--place])->message->findings;

        for (size_t i = 0; i < findings->count; i++) {
            fup_instant start = findings->items[i].has_window && findings->items[i].window.has_time
                                    ? findings->items[i].window.start_instant
                                    : FUP_NO_INSTANT;
            fup_day other = start != FUP_NO_INSTANT ? fup_zone_day(zone, start) : FUP_NO_DAY;

            if (start == meeting->start)
                return; /* the nearest one was proposed */
            if (start > meeting->start && proposed == FUP_NO_INSTANT && (other - day) % 7 == 0 &&
                start - fup_zone_instant(zone, other, 0) == clock)
                proposed = start;
        }
    }
    if (proposed != FUP_NO_INSTANT) {
        meeting->end += proposed - meeting->start;
        meeting->start = proposed;
    }
}

/* A time that text fixes: "Friday at 2 it is, I'll ring you then". */
bool
fup_meeting_read_text(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    bool is_fixed = walk->told.event == FUP_EVENT_SCHEDULED;
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
    /* Where one of the last letters spoke of ringing, the time that is agreed is that of a call. */
    news.is_call = news.is_call || is_told_before(walk, is_call, FUP_NO_INSTANT);
    if (timed &&
        window_times(walk, &timed->window, fup_desk_day(walk->desk, message->time), news.is_call,
                     &news) &&
        news.end > message->time)
        meeting = FUP_LIST_ADD(&walk->meetings, walk->arena);
    if (!meeting)
        return false;
    if (timed->window.has_time && timed->date_text)
        take_proposed(walk, timed, &news);
    news.rule = finding ? finding->rule : walk->told.rule;
    news.quote = finding ? finding->quote : walk->told.quote;
    drop_text_meetings(walk);
    *meeting = news;
    fup_meeting_settle(walk, meeting);
    if (walk->stage != FUP_STAGE_INTERVIEWED || !news.is_call)
        (void)fup_progress_happens(walk, FUP_HAPPENED_SCHEDULED, at, message->time, news.rule,
                                   news.quote);
    fup_meeting_expect(walk, meeting, news.is_call ? FUP_CAUSE_CALL : FUP_CAUSE_EVENT);
    return true;
}
