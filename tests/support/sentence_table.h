/* tests/support/sentence_table.h - tables of whole sentences: what they ask, promise, close, and
 * what their date is for. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef SUPPORT_SENTENCE_TABLE_H
#define SUPPORT_SENTENCE_TABLE_H

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "signal/read.h"

#define NOTHING ((enum fup_sense) - 1) /* neither ask nor promise */

struct sentence_row {
    const char *language;
    enum fup_sense sense;
    enum fup_purpose purpose; /* of its date; FUP_PURPOSE_OTHER: no date is due */
    const char *text;
};

static inline bool
has_sense(const struct fup_reading *reading, enum fup_sense sense)
{
    bool found = false;

    for (size_t i = 0; !found && i < reading->message.findings.count; i++)
        found = reading->message.findings.items[i].sense == sense;
    return found;
}

static inline bool
is_owed(const struct fup_reading *reading)
{
    return has_sense(reading, FUP_SENSE_ASK) || has_sense(reading, FUP_SENSE_PROMISE) ||
           has_sense(reading, FUP_SENSE_CALL) || has_sense(reading, FUP_SENSE_CLOSE_BY);
}

/* The purpose of the one due date; FUP_PURPOSE_EVENT stands for "more than one kind". */
static inline enum fup_purpose
due_purpose(const struct fup_reading *reading)
{
    enum fup_purpose found = FUP_PURPOSE_OTHER;

    for (size_t i = 0; i < reading->dates.count; i++) {
        enum fup_purpose purpose = reading->date_purposes[i];

        if (purpose == FUP_PURPOSE_PROMISE || purpose == FUP_PURPOSE_REQUEST)
            found = found == FUP_PURPOSE_OTHER || found == purpose ? purpose : FUP_PURPOSE_EVENT;
    }
    return found;
}

static inline void
read_sentence(const struct fup_reader *reader, const char *language, const char *text,
              struct fup_arena *arena, struct fup_reading *reading)
{
    struct fup_text_input input = {.text = fup_str_from(text),
                                   .language = language,
                                   .written = 1773648000, /* Monday 16 March 2026, 8 h UTC */
                                   .offset_minutes = 60,
                                   .has_offset = true};

    ck_assert_ptr_nonnull(reader);
    fup_read_text(reader, &input, arena, reading);
}

static inline void
sentence_rows_hold(const struct sentence_row *rows, size_t count)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_reader *reader = fup_reader_new(NULL, arena);
    int wrong = 0;

    for (size_t i = 0; i < count; i++) {
        struct fup_reading reading;
        bool is_right;

        read_sentence(reader, rows[i].language, rows[i].text, arena, &reading);
        is_right =
            rows[i].sense == NOTHING ? !is_owed(&reading) : has_sense(&reading, rows[i].sense);
        if (!is_right || due_purpose(&reading) != rows[i].purpose) {
            fprintf(stderr, "%s: %s: %s\n", rows[i].language,
                    is_right ? "purpose of the date" : "sense", rows[i].text);
            wrong++;
        }
    }
    ck_assert_int_eq(wrong, 0);
    fup_arena_free(arena);
}

#endif
