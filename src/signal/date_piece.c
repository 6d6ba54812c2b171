/* signal/date_piece.c - edges, ordinals and counts of periods; one piece of a date.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

/* "first week of May", "last Friday in October", "third quarter 2026", "second half of June". */
static size_t
read_nth(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), next, end, of;
    struct fup_date_piece period = {0};
    const struct fup_date_sense *ordinal, *unit, *weekday, *half;
    int nth = 0, year = 0;
    bool is_ordinal;

    ordinal = fup_date_sense(scan, begin, FUP_CLASS_ORDINAL, &next);
    if (ordinal)
        nth = ordinal->values[0];
    else if (!(next = fup_date_read_number(scan, begin, &nth, &is_ordinal)) || !is_ordinal)
        return 0;
    unit = fup_date_sense(scan, next, FUP_CLASS_UNIT, &end);
    half = unit ? NULL : fup_date_sense(scan, next, FUP_CLASS_HALF, &end);
    weekday = unit || half ? NULL : fup_date_sense(scan, next, FUP_CLASS_WEEKDAY, &end);
    if ((!unit && !half && !weekday) || nth > 31)
        return 0;
    of = fup_date_skip(scan, end, FUP_CLASS_OF);
    next = fup_date_skip(scan, of, FUP_CLASS_THE);
    if (unit && unit->values[0] == FUP_UNIT_QUARTER &&
        (of = fup_date_read_year(scan, end, &year))) {
        fup_date_set_span(scan, &period, FUP_UNIT_YEAR, 0);
        period.span_start = fup_day_from_civil(year, 1, 1);
        period.span_end = fup_day_from_civil(year, 12, 31);
        end = of;
    } else if (of > end || fup_date_sense(scan, next, FUP_CLASS_SHIFT, &begin)) {
        bool has_article = next > of;

        if ((end = fup_date_read_month(scan, next, &period)) && !period.day) {
            struct fup_window window;

            (void)fup_date_resolve(scan, &period, FUP_PREFIX_NONE, &window);
            period.has_span = true;
            period.span_start = window.start;
            period.span_end = window.end;
        } else if (!(end = fup_date_read_quarter(scan, next, &period)) &&
                   !(end = fup_date_read_shifted(scan, of, FUP_PREFIX_NONE, &period)) &&
                   !(end = fup_date_read_year_alone(scan, next, FUP_PREFIX_IN, &period))) {
            end = fup_date_read_unit_span(scan, next, NULL, has_article, &period);
        }
        if (period.year && !period.has_span) {
            period.has_span = true;
            period.span_start = fup_day_from_civil(period.year, 1, 1);
            period.span_end = fup_day_from_civil(period.year, 12, 31);
        }
    } else if (unit && unit->values[0] == FUP_UNIT_QUARTER && nth >= 1 && nth <= 4) {
        fup_date_set_span(scan, &period, FUP_UNIT_YEAR, 0);
    } else {
        end = 0;
    }
    if (end && period.has_span && period.span_end > period.span_start) {
        piece->has_span = true;
        piece->span_start = period.span_start;
        piece->span_end = period.span_end;
        piece->span_unit = FUP_UNIT_DAY;
        piece->nth = nth;
        piece->nth_unit = unit   ? (enum fup_date_unit)unit->values[0]
                          : half ? FUP_UNIT_HALF_YEAR
                                 : FUP_UNIT_NONE;
        piece->weekday = weekday ? weekday->values[0] : 0;
    } else {
        end = 0;
    }
    return end;
}

/* "The beginning of the week", written on its Thursday, is that of the next one. */
static bool
is_over(const struct fup_date_scan *scan, const struct fup_date_piece *piece,
        enum fup_date_edge edge)
{
    bool is_week = piece->span_unit == FUP_UNIT_WEEK;
    fup_day len = piece->span_end - piece->span_start + 1;
    fup_day last = piece->span_start + (edge == FUP_EDGE_EARLY ? is_week ? 1 : len / 3 - 1
                                        : is_week              ? 2
                                                               : len / 2);

    return (edge == FUP_EDGE_EARLY || edge == FUP_EDGE_MID) && last < scan->today;
}

/* "end of next week", "mid-March", "early 2027", "later this month", "EOW". */
static size_t
read_edge(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), next, end = 0, inner;
    const struct fup_date_sense *edge;
    const struct fup_date_piece before = *piece;

    edge = fup_date_sense(scan, begin, FUP_CLASS_PERIOD_END, &next);
    if (edge) { /* "month end" may name its month behind it */
        fup_date_set_span(scan, piece, (enum fup_date_unit)edge->values[0], 0);
        piece->edge = FUP_EDGE_END;
        return next;
    }
    edge = fup_date_sense(scan, begin, FUP_CLASS_EDGE, &next);
    if (!edge)
        return 0;
    if (fup_date_sense(scan, next, FUP_CLASS_TO, &inner) ||
        fup_date_sense(scan, next, FUP_CLASS_OR, &inner)) { /* "mid to late May": the later */
        const struct fup_date_sense *later = fup_date_sense(scan, inner, FUP_CLASS_EDGE, &inner);

        edge = later ? later : edge;
        next = later ? inner : next;
    }
    if (fup_date_is_sign(scan, next, '-'))
        next++;
    inner = fup_date_skip(scan, next, FUP_CLASS_OF);
    inner = fup_date_skip(scan, inner, FUP_CLASS_ABOUT);
    end = fup_date_read_basic(scan, inner, FUP_PREFIX_IN, piece);
    if (!end) {
        size_t unit = fup_date_skip(scan, inner, FUP_CLASS_THE);

        *piece = before;
        end = fup_date_read_unit_span(scan, unit, NULL, true, piece);
        if (end && (!piece->has_span || piece->span_unit == FUP_UNIT_DAY))
            end = 0;
        else if (end && is_over(scan, piece, (enum fup_date_edge)edge->values[0]))
            fup_date_set_span(scan, piece, piece->span_unit, 1);
    }
    if (!end) {
        *piece = before;
        end = fup_date_read_year_alone(scan, inner, FUP_PREFIX_IN, piece);
    }
    if (end && !piece->has_span &&
        (edge->values[0] == FUP_EDGE_LATER || edge->values[0] == FUP_EDGE_REST))
        end = 0; /* "the rest Monday" is nothing */
    piece->edge = (enum fup_date_edge)edge->values[0];
    piece->is_weak_word = piece->is_told_span = false;
    return end;
}

/* Does the duration count from an event that is no date ("within 5 days of arrival")? */
static bool
counts_from_event(struct fup_date_scan *scan, size_t at, size_t *end)
{
    size_t next, behind;
    bool has_word = fup_date_sense(scan, at, FUP_CLASS_COUNTED_FROM, &next) != NULL;

    if (has_word) {
        next = fup_date_skip(scan, next, FUP_CLASS_THE);
        if (fup_date_sense(scan, next, FUP_CLASS_ORIGIN, &behind)) {
            *end = at; /* from this mail: the expression ends before */
            has_word = false;
        }
    }
    return has_word;
}

/* "the day" of "the day after Easter". */
static size_t
read_single_unit(struct fup_date_scan *scan, size_t at, struct fup_date_duration *duration)
{
    size_t end, next;
    const struct fup_date_sense *unit = fup_date_sense(scan, at, FUP_CLASS_UNIT, &end);

    if (!unit || (unit->values[0] != FUP_UNIT_DAY && unit->values[0] != FUP_UNIT_WEEK) ||
        !fup_date_sense(scan, end, FUP_CLASS_RELATIVE, &next))
        return 0;
    duration->unit = (enum fup_date_unit)unit->values[0];
    duration->days.low = duration->days.high = unit->values[0] == FUP_UNIT_DAY ? 1 : 7;
    return end;
}

/* "24-48 hours", "2-3 days" need no word before them, but "2-3 days a week" is no date. */
static bool
is_usual_range(struct fup_date_scan *scan, size_t end, const struct fup_date_duration *duration)
{
    size_t next;

    return ((duration->unit == FUP_UNIT_HOUR && duration->seconds.low >= FUP_DATE_DAY_SECONDS &&
             duration->seconds.high > duration->seconds.low) ||
            (duration->unit == FUP_UNIT_DAY && duration->days.high > duration->days.low)) &&
           fup_date_ends_clause(scan, end) &&
           !fup_date_sense(scan, end, FUP_CLASS_RECURRING, &next);
}

/* "3 days ago", "in two weeks", "two weeks after Easter", "within 5-7 working days". */
static size_t
read_counted(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
             struct fup_date_piece *piece)
{
    struct fup_date_duration duration;
    struct fup_date_piece base = {0};
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE);
    size_t end = fup_date_read_duration(scan, begin, &duration), next, item;
    const struct fup_date_sense *behind;
    bool is_single = !end && (end = read_single_unit(scan, begin, &duration));
    bool is_open = prefix == FUP_PREFIX_WITHIN || prefix == FUP_PREFIX_IN ||
                   prefix == FUP_PREFIX_OVER ||
                   (prefix == FUP_PREFIX_BY && !duration.has_seconds); /* "by 15h" is a time */
    int sign = 0;
    struct fup_window window = {0};

    if (!end)
        return 0;
    end = fup_date_skip(scan, end, FUP_CLASS_ABOUT);
    next = fup_date_is_sign(scan, end, '\'') ? end + 1 : end; /* "two weeks' time" */
    next = fup_date_skip(scan, next, FUP_CLASS_TIME_NOUN);
    if (!fup_date_is_sign(scan, next - 1, '\''))
        end = next;
    behind = fup_date_sense(scan, end, FUP_CLASS_RELATIVE, &item);
    if (behind) {
        item = fup_date_skip(scan, item, FUP_CLASS_THE);
        next = fup_date_read_basic(scan, item, FUP_PREFIX_NONE, &base);
        if (!next && !(next = fup_date_read_time(scan, item, true, &base)))
            behind = NULL;
        if (behind && !base.is_weak_word && fup_date_resolve(scan, &base, FUP_PREFIX_NONE, &window))
            sign = behind->values[0];
        else
            behind = NULL;
    }
    if (behind && sign && duration.has_seconds) {
        fup_instant origin = window.has_time
                                 ? window.start_instant
                                 : scan->context->written +
                                       (int64_t)(window.start - scan->today) * FUP_DATE_DAY_SECONDS;
        if (fup_date_add_duration(scan, piece, &duration, sign, scan->today)) {
            piece->start_instant += origin - scan->context->written;
            piece->end_instant += origin - scan->context->written;
            return next;
        }
        return 0;
    }
    if (behind && sign) {
        bool is_date = fup_date_add_duration(scan, piece, &duration, sign,
                                             sign > 0 ? window.end : window.start);

        if (is_date && (prefix == FUP_PREFIX_WITHIN || prefix == FUP_PREFIX_OVER) &&
            piece->span_start == piece->span_end && sign > 0)
            piece->span_start = window.end;
        return is_date ? next : 0;
    }
    if (is_single)
        return 0;
    if ((behind = fup_date_sense(scan, end, FUP_CLASS_BEHIND, &next))) {
        sign = behind->values[0];
        end = next;
    } else if (prefix == FUP_PREFIX_AGO) {
        sign = -1;
    } else if ((is_open || duration.has_business || is_usual_range(scan, end, &duration)) &&
               !counts_from_event(scan, end, &end)) {
        sign = 1;
    }
    if (!sign || !fup_date_add_duration(scan, piece, &duration, sign, scan->today))
        return 0;
    if (prefix == FUP_PREFIX_WITHIN || prefix == FUP_PREFIX_OVER) {
        piece->is_rolling = true;
        if (piece->has_span && piece->span_start == piece->span_end)
            piece->span_start = scan->today;
        if (piece->has_instants && piece->start_instant == piece->end_instant)
            piece->start_instant = scan->context->written;
    }
    return end;
}

static size_t
read_day_end(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t end;
    const struct fup_date_sense *sense =
        fup_date_sense(scan, fup_date_skip(scan, at, FUP_CLASS_THE), FUP_CLASS_DAY_END, &end);

    if (!sense)
        return 0;
    piece->has_day_end = true;
    piece->is_weak_word = sense->values[0] == 0; /* "first thing" names no day, "COB" does */
    return end;
}

/* "the weekend" is a date, "the week" is none; but "within the week" is: before it is over. */
static size_t
read_the_unit(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
              struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), next, end = 0;
    const struct fup_date_sense *unit = fup_date_sense(scan, begin, FUP_CLASS_UNIT, &next);
    bool has_article = begin > at;

    if (unit && unit->values[0] == FUP_UNIT_WEEKEND &&
        (has_article || prefix == FUP_PREFIX_OVER || prefix == FUP_PREFIX_AT)) {
        end = fup_date_read_unit_span(scan, begin, NULL, true, piece);
    } else if (unit && has_article && prefix == FUP_PREFIX_WITHIN &&
               fup_date_ends_clause(scan, next)) {
        bool is_hour = unit->values[0] == FUP_UNIT_HOUR || unit->values[0] == FUP_UNIT_MINUTE;

        fup_date_set_span(scan, piece, (enum fup_date_unit)unit->values[0], is_hour ? 1 : 0);
        piece->has_duration = true;
        end = next;
    }
    return end;
}

size_t
fup_date_read_piece(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                    struct fup_date_piece *piece)
{
    const struct fup_date_piece before = *piece;
    size_t end = read_day_end(scan, at, piece);
    const struct fup_date_place *core =
        fup_date_place(scan, fup_date_skip(scan, at, FUP_CLASS_THE));
    uint64_t begins = core->begins | fup_date_place(scan, at)->begins;
    bool has_number = core->digits > 0 ||
                      (begins & (BIT(NUMBER) | BIT(FEW) | BIT(HALF) | BIT(ABOUT) | BIT(ORDINAL)));

    if (!end && (has_number || (begins & BIT(UNIT))))
        end = read_counted(scan, at, prefix, piece);
    if (!end && has_number) {
        *piece = before;
        end = read_nth(scan, at, piece);
    }
    if (!end && (begins & (BIT(EDGE) | BIT(PERIOD_END)))) {
        *piece = before;
        end = read_edge(scan, at, piece);
    }
    if (!end) {
        *piece = before;
        end = fup_date_read_basic(scan, at, prefix, piece);
    }
    if (!end && scan->poisoned <= at) {
        size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE);

        *piece = before;
        if (begin > at) /* "the Monday", "the 3rd of May" */
            end = fup_date_read_basic(scan, begin, prefix, piece);
        if (!end && has_number) {
            *piece = before;
            end = fup_date_read_day_number(scan, at, prefix, piece);
        }
        if (!end) {
            *piece = before;
            end = fup_date_read_year_alone(scan, begin, prefix, piece);
        }
        if (!end) {
            *piece = before;
            end = read_the_unit(scan, at, prefix, piece);
        }
    }
    return end;
}
