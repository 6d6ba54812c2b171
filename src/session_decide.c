/* session_decide.c - saying a decision: whom it is about, its date, saving it, the receipt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "session.h"

#include <string.h>

#define MAX_NOTE_BYTES 2000

struct target {
    const char *anchor; /* Message-ID */
    const char *label;  /* what the receipt calls it */
};

/* A thread without a row can still be decided about ("interview", "join"): its newest mail written
 * by a person is the anchor; `now` leaves later mail out. */
static const struct fup_message *
newest_of_thread(const struct fup_snapshot *snapshot, const char *id, fup_instant now)
{
    const struct fup_message *named = NULL, *newest = NULL;
    const char *thread = strncmp(id, "thread:", 7) == 0 ? id + 7 : NULL;

    if (strncmp(id, "id:", 3) == 0)
        id += 3;
    for (size_t i = 0; !thread && !named && i < snapshot->messages.count; i++) {
        if (strcmp(snapshot->messages.items[i].id, id) == 0) {
            named = &snapshot->messages.items[i];
            thread = named->thread;
        }
    }
    for (size_t i = 0; thread && i < snapshot->messages.count; i++) {
        const struct fup_message *message = &snapshot->messages.items[i];

        if (message->thread && strcmp(message->thread, thread) == 0 &&
            message->automatic == FUP_AUTOMATIC_NO && fup_message_time(message, now) <= now &&
            (!newest || message->time >= newest->time))
            newest = message;
    }
    return newest ? newest : named;
}

static const char *
label_of(const struct fup_row *row, struct fup_arena *arena)
{
    const char *who = NULL;

    if (row->with.count > 0)
        who = row->with.items[0].name ? row->with.items[0].name : row->with.items[0].address;
    return fup_arena_format(arena, "'%.80s'%s%.60s%s",
                            row->subject && *row->subject ? row->subject : "(no subject)",
                            who ? " (" : "", who ? who : "", who ? ")" : "");
}

static enum fup_status
find_target(const struct fup_snapshot *snapshot, const char *id, fup_instant now,
            struct fup_arena *arena, struct target *target, struct fup_error *error)
{
    const struct fup_row *row = NULL;
    const struct fup_message *message;
    enum fup_status status = FUP_OK;

    if (!id || !*id)
        return fup_error_set(error, FUP_USAGE, "ID: missing: name a row of `followup due`");
    if (fup_session_find(snapshot, id, &row, NULL) == FUP_OK && row->message_id) {
        target->anchor = row->message_id;
        target->label = label_of(row, arena);
    } else if ((message = newest_of_thread(snapshot, id, now))) {
        target->anchor = message->id;
        target->label =
            fup_arena_format(arena, "'%.80s'", message->subject ? message->subject : "");
    } else {
        status = fup_session_find(snapshot, id, &row, error);
    }
    return status;
}

/* A snooze wakes at the start of what was named ("next week": its Monday), an expected date is the
 * end of it. */
static enum fup_status
read_day(const struct fup_session *session, const struct fup_snapshot *snapshot,
         const struct fup_saying *saying, struct fup_arena *arena, fup_day *day,
         struct fup_error *error)
{
    struct fup_date_context context = {0};
    const struct fup_dates *dates = fup_dates_new(arena);
    struct fup_window window = {0};
    fup_day today = fup_zone_day(session->zone, session->now);
    enum fup_status status;

    if (!dates)
        return FUP_NO_MEMORY;
    context.written = session->now;
    context.offset_minutes = fup_zone_offset(session->zone, session->now);
    if (session->config.language && strlen(session->config.language) == 2)
        memcpy(context.language, session->config.language, 3);
    status = fup_dates_parse(dates, saying->date, &context, arena, &window, error);
    if (status != FUP_OK)
        return status;
    *day = saying->verb == FUP_VERB_SNOOZE && window.start > today
               ? window.start
               : fup_window_expected(&window, &snapshot->business, session->zone);
    if (*day == FUP_NO_DAY || *day < today || (saying->verb == FUP_VERB_SNOOZE && *day == today))
        status = fup_error_set(error, FUP_USAGE, "%.60s: the day is not ahead: name a later one",
                               saying->date);
    return status;
}

static bool
needs_text(enum fup_verb verb)
{
    return verb == FUP_VERB_NOTE || verb == FUP_VERB_STAGE || verb == FUP_VERB_SET_ORGANIZATION ||
           verb == FUP_VERB_SET_POSITION;
}

static enum fup_status
check_text(const struct fup_saying *saying, struct fup_decision *decision, struct fup_error *error)
{
    int stage;

    decision->text = saying->text;
    if (saying->text && strlen(saying->text) > MAX_NOTE_BYTES)
        return fup_error_set(error, FUP_TOO_BIG, "text: over %d bytes: shorten it", MAX_NOTE_BYTES);
    if (needs_text(saying->verb) && (!saying->text || !*saying->text))
        return fup_error_set(error, FUP_USAGE, "%s: nothing to save: add the words",
                             fup_verb_word(saying->verb));
    if (saying->verb != FUP_VERB_STAGE)
        return FUP_OK;
    stage = saying->text ? fup_stage_parse(saying->text) : -1;
    if (stage <= FUP_STAGE_NONE)
        return fup_error_set(error, FUP_USAGE,
                             "%.40s: no such stage: applied, contacted, scheduling, scheduled, "
                             "interviewed, assessment, more_information, offer, rejected, "
                             "withdrawn or on_hold",
                             saying->text ? saying->text : "");
    decision->text = fup_stage_name((enum fup_stage)stage);
    return FUP_OK;
}

/* What the verb does, as the second half of the receipt. */
static const char *
effect_of(const struct fup_decision *decision, struct fup_arena *arena)
{
    char day[11] = "";

    if (decision->day != FUP_NO_DAY)
        fup_day_format(decision->day, day);
    switch (decision->verb) {
    case FUP_VERB_DONE:
        return "done: no reminder until they write again";
    case FUP_VERB_ANSWERED:
        return "answered elsewhere: no reminder until they write again";
    case FUP_VERB_SNOOZE:
        return *day ? fup_arena_format(arena, "snoozed until %s, or until they write", day)
                    : "snoozed until they write";
    case FUP_VERB_MUTE:
        return "muted for good";
    case FUP_VERB_REOPEN:
        return "reopened";
    case FUP_VERB_EXPECT:
        return fup_arena_format(arena, "expected by %s", day);
    case FUP_VERB_INTERVIEW:
        return "now counted as an interview";
    case FUP_VERB_NOT_INTERVIEW:
        return "no longer counted as an interview";
    case FUP_VERB_STAGE:
        return fup_arena_format(arena, "stage is now %s", decision->text);
    case FUP_VERB_MISSED:
        return "the appointment counts as missed";
    case FUP_VERB_JOIN:
        return "joined into one case";
    case FUP_VERB_SPLIT:
        return "split into a case of its own";
    case FUP_VERB_SET_ORGANIZATION:
        return fup_arena_format(arena, "organization is now %s", decision->text);
    case FUP_VERB_SET_POSITION:
        return fup_arena_format(arena, "position is now %s", decision->text);
    case FUP_VERB_NOTE:
        return "note saved";
    case FUP_VERB_DRAFTED:
        return "draft taken";
    case FUP_VERB_UNDO:
    case FUP_VERB_COUNT:
        break;
    }
    return "saved";
}

static enum fup_status
undo(struct fup_session *session, struct fup_arena *arena, const char **receipt,
     struct fup_error *error)
{
    struct fup_decision last = {0}, decision = {0};
    enum fup_status status =
        fup_decisions_last(&session->paths, session->hostname, arena, &last, error);

    if (status != FUP_OK)
        return status;
    decision.verb = FUP_VERB_UNDO;
    decision.anchor = last.anchor;
    decision.day = FUP_NO_DAY;
    decision.made = session->now;
    decision.other = fup_arena_format(arena, "%s:%llu", last.host, (unsigned long long)last.seq);
    status = fup_decisions_append(&session->paths, session->hostname, &decision, error);
    if (status == FUP_OK)
        *receipt = fup_arena_format(arena, "taken back: %s of id:%s; say it again to redo it",
                                    fup_verb_word(last.verb), last.anchor ? last.anchor : "");
    return status;
}

enum fup_status
fup_session_decide(struct fup_session *session, const struct fup_saying *saying,
                   struct fup_arena *arena, const char **receipt, struct fup_error *error)
{
    struct fup_snapshot snapshot;
    struct fup_decision decision = {0};
    struct target target = {0}, second = {0};
    enum fup_status status;

    *receipt = NULL;
    if (saying->verb == FUP_VERB_UNDO)
        return undo(session, arena, receipt, error);
    decision.verb = saying->verb;
    decision.day = FUP_NO_DAY;
    decision.made = session->now;
    status = check_text(saying, &decision, error);
    if (status == FUP_OK)
        status = fup_session_load(session, arena, &snapshot, error);
    if (status == FUP_OK)
        status = find_target(&snapshot, saying->id, session->now, arena, &target, error);
    if (status == FUP_OK && saying->verb == FUP_VERB_JOIN)
        status = find_target(&snapshot, saying->other, session->now, arena, &second, error);
    if (status == FUP_OK && saying->verb == FUP_VERB_EXPECT && !saying->date)
        status = fup_error_set(error, FUP_USAGE, "expect: no date: add one, such as 2026-03-20");
    if (status == FUP_OK && saying->date)
        status = read_day(session, &snapshot, saying, arena, &decision.day, error);
    if (status != FUP_OK)
        return status;
    decision.anchor = target.anchor;
    decision.other = second.anchor;
    status = fup_decisions_append(&session->paths, session->hostname, &decision, error);
    if (status == FUP_OK)
        *receipt = fup_arena_format(arena, "%s: %s; take it back with `followup undo`",
                                    target.label, effect_of(&decision, arena));
    if (status == FUP_OK && !*receipt)
        *receipt = "saved; take it back with `followup undo`";
    return status;
}
