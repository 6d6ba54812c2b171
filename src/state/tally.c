/* state/tally.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "state/tally.h"

#include <stdlib.h>
#include <string.h>

enum { THANKS_SECONDS = 24 * 3600 };

struct sample_list {
    fup_instant *items;
    size_t count, capacity;
};

struct reading {
    const struct fup_message_list *messages;
    const struct fup_identity *identity;
    fup_instant now;
    struct fup_arena *arena;
    struct sample_list samples[2][2];
    struct fup_tally *tally;
};

static bool
asks(const struct fup_message *message)
{
    bool found = message->has_question || message->hiring.event == FUP_EVENT_APPLIED ||
                 message->hiring.event == FUP_EVENT_SUBMITTED;

    for (size_t i = 0; !found && i < message->findings.count; i++)
        found = message->findings.items[i].sense == FUP_SENSE_ASK &&
                !message->findings.items[i].is_weak;
    return found;
}

static void
read_answers(struct reading *reading, const struct fup_row *row)
{
    fup_instant asked[2] = {FUP_NO_INSTANT, FUP_NO_INSTANT}; /* by side of the asker: 1 mine */

    for (size_t i = 0; i < row->message_count; i++) {
        const struct fup_message *message = &reading->messages->items[row->messages[i]];
        enum fup_writer writer = fup_identity_writer(reading->identity, message);
        fup_instant time = fup_message_time(message, reading->now);
        int side = writer == FUP_WRITER_ME;

        if (writer == FUP_WRITER_CLAIMED || message->automatic != FUP_AUTOMATIC_NO)
            continue;
        if (asked[!side] != FUP_NO_INSTANT) {
            fup_instant *sample = FUP_LIST_ADD(&reading->samples[row->kind][side], reading->arena);

            if (sample)
                *sample = time > asked[!side] ? time - asked[!side] : 0;
            asked[!side] = FUP_NO_INSTANT;
        }
        if (asks(message) && asked[side] == FUP_NO_INSTANT)
            asked[side] = time;
    }
    for (int side = 0; side < 2; side++)
        reading->tally->answers[row->kind][side].unanswered += asked[!side] != FUP_NO_INSTANT;
}

/* The first mail of mine after the end of the interview. */
static void
read_thanks(struct reading *reading, const struct fup_row *row)
{
    fup_instant written = FUP_NO_INSTANT;

    if (row->role != FUP_ROLE_CANDIDATE || row->interview_end == FUP_NO_INSTANT ||
        row->interview_end > reading->now || row->stage == FUP_STAGE_SCHEDULING ||
        row->stage == FUP_STAGE_SCHEDULED)
        return;
    for (size_t i = 0; written == FUP_NO_INSTANT && i < row->message_count; i++) {
        const struct fup_message *message = &reading->messages->items[row->messages[i]];
        fup_instant time = fup_message_time(message, reading->now);

        if (time >= row->interview_end && message->automatic == FUP_AUTOMATIC_NO &&
            fup_identity_writer(reading->identity, message) == FUP_WRITER_ME)
            written = time;
    }
    if (written == FUP_NO_INSTANT && reading->now - row->interview_end < THANKS_SECONDS)
        return; /* there is still time */
    reading->tally->interviews++;
    if (written != FUP_NO_INSTANT && written - row->interview_end <= THANKS_SECONDS)
        reading->tally->thanked++;
    else if (written != FUP_NO_INSTANT)
        reading->tally->thanked_late++;
    else
        reading->tally->no_thanks++;
}

static void
read_row(struct reading *reading, const struct fup_row *row, fup_day today)
{
    struct fup_tally *tally = reading->tally;

    tally->cases++;
    if (row->kind == FUP_KIND_INTERVIEW)
        tally->stages[row->stage]++;
    read_answers(reading, row);
    read_thanks(reading, row);
    if (row->waiting_on == FUP_OWNER_NOBODY || row->group == FUP_GROUP_FORGOTTEN)
        return;
    tally->open++;
    tally->mine += row->waiting_on == FUP_OWNER_ME;
    tally->theirs += row->waiting_on == FUP_OWNER_THEM;
    tally->overdue += row->overdue;
    if (row->expected != FUP_NO_DAY && today - row->expected > tally->longest)
        tally->longest = today - row->expected;
}

static int
compare_samples(const void *left, const void *right)
{
    fup_instant a = *(const fup_instant *)left, b = *(const fup_instant *)right;

    return (a > b) - (a < b);
}

/* Nearest rank: the smallest sample that `percent` of all do not exceed. */
static fup_instant
percentile(const struct sample_list *samples, size_t percent)
{
    size_t rank = (samples->count * percent + 99) / 100;

    return samples->count ? samples->items[rank ? rank - 1 : 0] : 0;
}

enum fup_status
fup_tally_read(const struct fup_message_list *messages, const struct fup_row_list *rows,
               const struct fup_identity *identity, fup_day today, fup_instant now,
               struct fup_arena *arena, struct fup_tally *tally)
{
    struct reading reading = {
        .messages = messages, .identity = identity, .now = now, .arena = arena, .tally = tally};

    *tally = (struct fup_tally){0};
    for (size_t i = 0; i < rows->count; i++)
        read_row(&reading, &rows->items[i], today);
    for (int kind = 0; kind < 2; kind++) {
        for (int side = 0; side < 2; side++) {
            struct sample_list *samples = &reading.samples[kind][side];
            struct fup_answer_time *answer = &tally->answers[kind][side];

            if (samples->count)
                qsort(samples->items, samples->count, sizeof *samples->items, compare_samples);
            answer->count = samples->count;
            answer->median = percentile(samples, 50);
            answer->slow = percentile(samples, 90);
        }
    }
    return fup_arena_failed(arena) ? FUP_NO_MEMORY : FUP_OK;
}
