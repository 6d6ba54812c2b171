/* signal/date.h - the date grammar: finds every date expression of a text and reads it as a window.
 *
 * A grammar, not a list of patterns: base/words.h tokens, a lexicon per language
 * (src/data/language/<code>/date.txt), small rules that combine calendar values and intervals. It
 * says what a date means, never what it is for: signal/purpose.c tells a promised date from any
 * other. Works without the helper (snooze, expect), so it links nothing but base/.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_DATE_H
#define FUP_SIGNAL_DATE_H

#include "base/words.h"
#include "signal/window.h"

/* How the expression bounds time; the words before the date decide ("by Friday", "since Monday").
 */
enum fup_date_relation {
    FUP_DATE_AT,     /* on, at, this, bare */
    FUP_DATE_BY,     /* by, until, till, no later than, not later than, before (window already
                        shortened) */
    FUP_DATE_WITHIN, /* within, in the next, over the next, in N days */
    FUP_DATE_AFTER,  /* after, from ... on, not before, as of */
    FUP_DATE_SINCE   /* since, ago, last: in the past by its wording */
};

struct fup_date {
    size_t offset, len;           /* of the whole expression with its relation words, in the text */
    size_t core_offset, core_len; /* without the relation words */
    struct fup_window window;
    enum fup_date_relation relation;
    bool is_duration;    /* counted from now ("within 3 days", "in two weeks") */
    bool is_past;        /* over on the day it was written */
    bool is_bare_number; /* weak evidence: "the 5th", "at 3" */
};
struct fup_date_list {
    struct fup_date *items;
    size_t count, capacity;
};

struct fup_date_context {
    fup_instant written; /* the message time that relative words start from */
    int offset_minutes;  /* the writer's zone */
    char language[3];    /* "" reads every language's words, English first */
    bool day_first;      /* n/n/n is day/month (doc/design.md 2.5); the reader sets it from other
                            evidence */
};

struct fup_dates; /* the lexicons, read once from the embedded data */

/* Lives in the arena. NULL when memory is short. */
const struct fup_dates *fup_dates_new(struct fup_arena *arena);
/* All expressions of `text` in order, none overlapping. Linear in the text. */
void fup_dates_find(const struct fup_dates *dates, struct fup_str text,
                    const struct fup_date_context *context, struct fup_arena *arena,
                    struct fup_date_list *found);
/* The same where the text is already cut into words. */
void fup_dates_find_in(const struct fup_dates *dates, struct fup_str text,
                       const struct fup_word_list *words, const struct fup_date_context *context,
                       struct fup_arena *arena, struct fup_date_list *found);
/* The whole text as one expression, for `snooze DATE` and `expect DATE`: FUP_USAGE when it is none
 * or lies in the past. */
enum fup_status fup_dates_parse(const struct fup_dates *dates, const char *text,
                                const struct fup_date_context *context, struct fup_arena *arena,
                                struct fup_window *window, struct fup_error *error) FUP_CHECKED;

#endif
