/* signal/date_scan.h - inside of the date grammar: pieces of dates and the rules that read them.
 *
 * A rule takes the place where it should begin and gives the place behind what it read, or 0 when
 * it does not apply. Rules look a bounded number of places ahead, so all work is linear in the
 * text; `steps` counts it. A piece is a date as far as it was told: the day without the month, the
 * weekday without the week; pieces are joined (date_join.c) and then resolved to days
 * (date_value.c). SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_DATE_SCAN_H
#define FUP_SIGNAL_DATE_SCAN_H

#include "signal/date.h"
#include "signal/date_lexicon.h"

enum { FUP_DATE_DAY_SECONDS = 86400 };

/* A counted stretch of time; low and high differ in "5-7 days". */
struct fup_date_amount {
    double low, high;
    bool is_vague; /* "a few" */
};
struct fup_date_duration {
    struct fup_date_amount months, days, seconds, business;
    bool has_seconds, has_business;
    enum fup_date_unit unit; /* the first one told */
};

enum fup_date_meridiem { FUP_MERIDIEM_NONE, FUP_MERIDIEM_AM, FUP_MERIDIEM_PM, FUP_MERIDIEM_24 };

struct fup_date_time {
    bool is_set;
    bool is_weak;   /* a bare hour */
    bool is_spoken; /* "half past two": of twelve hours in every language */
    int second;     /* of the day, as written */
    enum fup_date_meridiem meridiem;
    bool has_zone;
    int zone;             /* minutes east */
    unsigned zone_summer; /* FUP_FLAG_SUMMER_* */
};

struct fup_date_piece {
    int year, month, day; /* 0: not told */
    bool is_ordinal;      /* the day was written as one */
    int weekday;          /* 1 = Monday; 0: not told */
    bool has_shift;       /* this, next, last: of the weekday or the month */
    int shift;
    bool is_near;
    bool is_weak_word; /* only a word that is no date alone: "may", "sun" */

    bool has_span; /* days that are already known: "next week", "tomorrow", "easter" */
    fup_day span_start, span_end;
    enum fup_date_unit span_unit;
    bool is_told_span; /* "the week" alone: only behind an edge */
    enum fup_snap snap;
    fup_day from;
    int count;

    enum fup_date_edge edge;
    int nth; /* "first week of May": 1; -1 the last */
    enum fup_date_unit nth_unit;
    bool has_duration;
    bool has_instants; /* hours and minutes from now */
    fup_instant start_instant, end_instant;
    bool is_past, is_rolling, is_ready; /* ready: the end of a duration, never snapped again */

    struct fup_date_time time, time_end;
    bool has_part; /* of the day */
    int part_first, part_last;
    bool has_day_end;
    bool is_bare_number;
    bool is_time_first;          /* the clock was written before the day */
    enum fup_date_prefix prefix; /* told inside: "tomorrow between 2 and 4" */
};

struct fup_date_scan {
    const struct fup_date_lexicon *lexicon;
    struct fup_str text;
    const struct fup_date_place *places;
    size_t count;
    const struct fup_date_context *context;
    fup_day today; /* of the writer */
    int32_t second_of_day;
    bool day_first;
    size_t poisoned; /* places before this one hold a date that does not exist */
    size_t steps;
};

/* What the text before told: the day that further times belong to. */
struct fup_date_memory {
    size_t end; /* place behind the last date; 0: none */
    fup_day day;
    bool has_day;
};

struct fup_date_expression {
    struct fup_date_piece first, second, bare; /* bare: the first, if it may be a mere number */
    enum fup_date_prefix prefix;
    size_t begin, core, end, core_end; /* places */
    bool is_range, is_choice, is_lasting;
    struct fup_window window;
};

/* The bit of a class in fup_date_place.begins. */
#define BIT(class) (UINT64_C(1) << FUP_CLASS_##class)

/* date_read.c: one word, one phrase, one number. */
const struct fup_date_place *fup_date_place(struct fup_date_scan *scan, size_t at);
/* The longest phrase of a class that stands at a place, and the place behind it. */
static inline const struct fup_date_sense *
fup_date_sense(struct fup_date_scan *scan, size_t at, enum fup_date_class class, size_t *next)
{
    const struct fup_date_sense *sense = NULL;
    size_t len = 0;

    scan->steps++;
    if (at < scan->count && (scan->places[at].begins >> class & 1))
        sense =
            fup_date_lexicon_find(scan->lexicon, scan->places + at, scan->count - at, class, &len);
    *next = sense ? at + len : at;
    return sense;
}
size_t fup_date_skip(struct fup_date_scan *scan, size_t at, enum fup_date_class class);
bool fup_date_is_sign(struct fup_date_scan *scan, size_t at, char sign);
bool fup_date_is_close(struct fup_date_scan *scan, size_t at); /* no white space before it */
size_t fup_date_read_number(struct fup_date_scan *scan, size_t at, int *value, bool *is_ordinal);
size_t fup_date_read_amount(struct fup_date_scan *scan, size_t at, struct fup_date_amount *amount);
size_t fup_date_read_duration(struct fup_date_scan *scan, size_t at,
                              struct fup_date_duration *duration);
bool fup_date_ends_clause(struct fup_date_scan *scan, size_t at);

/* date_numeric.c: dates in digits and with month names. */
size_t fup_date_read_digits(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece);
size_t fup_date_read_month(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece);
size_t fup_date_read_year(struct fup_date_scan *scan, size_t at, int *year);

/* date_time.c: clock times and zones. */
size_t fup_date_read_time(struct fup_date_scan *scan, size_t at, bool is_expected,
                          struct fup_date_piece *piece);
size_t fup_date_read_part(struct fup_date_scan *scan, size_t at, bool is_expected,
                          struct fup_date_piece *piece);

/* date_piece.c: edges, ordinals and counts of periods. */
size_t fup_date_read_piece(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                           struct fup_date_piece *piece);

/* date_named.c: today and tomorrow, feasts, quarters. */
void fup_date_set_day(struct fup_date_piece *piece, fup_day day);
size_t fup_date_read_day(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece);
size_t fup_date_read_feast(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                           struct fup_date_piece *piece);
size_t fup_date_read_quarter(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece);

/* date_period.c: weekdays, weeks, months, years. */
size_t fup_date_read_unit_span(struct fup_date_scan *scan, size_t at,
                               const struct fup_date_sense *shift, bool has_article,
                               struct fup_date_piece *piece);
size_t fup_date_read_shifted(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                             struct fup_date_piece *piece);
size_t fup_date_read_day_number(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                                struct fup_date_piece *piece);
size_t fup_date_read_year_alone(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                                struct fup_date_piece *piece);
size_t fup_date_read_basic(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                           struct fup_date_piece *piece);

/* date_join.c: several pieces as one date. */
size_t fup_date_read_item(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                          struct fup_date_piece *item);
bool fup_date_has_date(const struct fup_date_piece *piece);
bool fup_date_share(struct fup_date_piece *first, struct fup_date_piece *second);

/* date_range.c: two dates as a range or as a choice. */
size_t fup_date_read_bare(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece);
bool fup_date_extend(struct fup_date_scan *scan, struct fup_date_expression *found);

/* date_accept.c: is it a date at all? */
bool fup_date_is_strong(struct fup_date_scan *scan, const struct fup_date_expression *found);
bool fup_date_is_free(struct fup_date_scan *scan, const struct fup_date_expression *found);

/* date_expression.c */
bool fup_date_read_expression(struct fup_date_scan *scan, size_t at,
                              const struct fup_date_memory *memory,
                              struct fup_date_expression *found);

/* date_count.c: spans and durations; date_value.c: what pieces mean. */
fup_day fup_date_plain_business(fup_day day, int n);
fup_instant fup_date_instant_of(const struct fup_date_scan *scan, const struct fup_date_piece *item,
                                const struct fup_date_time *time, fup_day day);
fup_day fup_date_full_year(int two_digits, fup_day today);
void fup_date_set_span(struct fup_date_scan *scan, struct fup_date_piece *piece,
                       enum fup_date_unit unit, int shift);
bool fup_date_add_duration(const struct fup_date_scan *scan, struct fup_date_piece *piece,
                           const struct fup_date_duration *duration, int sign, fup_day base);
bool fup_date_resolve(const struct fup_date_scan *scan, struct fup_date_piece *item,
                      enum fup_date_prefix prefix, struct fup_window *window);

/* date.c: fup_dates_find, and the work it took. */
size_t fup_dates_find_counted(const struct fup_dates *dates, struct fup_str text,
                              const struct fup_date_context *context, struct fup_arena *arena,
                              struct fup_date_list *found);

static const struct fup_business fup_monday_to_friday = {0, NULL, 0};

static inline fup_day
fup_monday_of(fup_day day)
{
    return day - (fup_day)fup_day_weekday(day);
}

static inline fup_day
fup_month_start(int year, int month)
{
    return fup_day_from_civil(year, month, 1);
}

#endif
