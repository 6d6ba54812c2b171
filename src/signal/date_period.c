/* signal/date_period.c - weekdays, weeks, months, quarters, years, their edges, feasts, durations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

static bool
is_capital(struct fup_date_scan *scan, size_t at)
{
    char first = scan->text.text[fup_date_place(scan, at)->word->offset];

    return first >= 'A' && first <= 'Z';
}

/* A weekday with its shift behind it: "lundi prochain". */
static size_t
read_weekday(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t end, next;
    const struct fup_date_sense *weekday = fup_date_sense(scan, at, FUP_CLASS_WEEKDAY, &end);
    const struct fup_date_sense *shift;

    if (!weekday || ((weekday->flags & FUP_FLAG_WEAK) && scan->lexicon->has_capital_weekdays &&
                     !is_capital(scan, at)))
        return 0;
    piece->weekday = weekday->values[0];
    piece->is_weak_word = (weekday->flags & FUP_FLAG_WEAK) != 0;
    if (fup_date_is_sign(scan, end, '.') && fup_date_is_close(scan, end) &&
        fup_date_place(scan, at)->word->len <= 5) {
        if (at > 0 && is_capital(scan, at) && !scan->lexicon->has_capital_weekdays)
            piece->is_weak_word = false; /* "should reach you Wed." */
        end += !fup_date_place(scan, end + 1)->word->line_start;
    }
    shift = fup_date_sense(scan, end, FUP_CLASS_SHIFT_BEHIND, &next);
    if (shift) {
        piece->has_shift = true;
        piece->shift = shift->values[0];
        piece->is_near = (shift->flags & FUP_FLAG_NEAR) != 0;
        end = next;
    }
    return end;
}

/* A unit as a span: "next week", "the week after next", "semaine prochaine", "the month". */
size_t
fup_date_read_unit_span(struct fup_date_scan *scan, size_t at, const struct fup_date_sense *shift,
                        bool has_article, struct fup_date_piece *piece)
{
    size_t end, next;
    const struct fup_date_sense *unit = fup_date_sense(scan, at, FUP_CLASS_UNIT, &end);
    const struct fup_date_sense *behind;
    int distance = shift ? shift->values[0] : 0;

    if (!unit)
        return 0;
    behind = fup_date_sense(scan, end, FUP_CLASS_SHIFT_BEHIND, &next);
    if (behind) {
        distance = behind->values[0];
        shift = behind;
        end = next;
    }
    if (distance < 0 && has_article && fup_date_sense(scan, end, FUP_CLASS_OF, &next))
        return 0; /* "the last week of the project" */
    if (!shift && !has_article && unit->values[0] != FUP_UNIT_WEEKEND)
        piece->is_weak_word = true;
    piece->is_told_span = !shift && unit->values[0] != FUP_UNIT_WEEKEND;
    fup_date_set_span(scan, piece, (enum fup_date_unit)unit->values[0], distance);
    piece->is_past = distance < 0;
    return end;
}

/* "the week after next", "semaine prochaine": the shift stands behind. */
static size_t
read_unit_behind(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t end, next;
    const struct fup_date_sense *unit = fup_date_sense(scan, at, FUP_CLASS_UNIT, &end);
    const struct fup_date_sense *shift =
        unit ? fup_date_sense(scan, end, FUP_CLASS_SHIFT_BEHIND, &next) : NULL;

    return shift ? fup_date_read_unit_span(scan, at, NULL, true, piece) : 0;
}

/* "this or next week": from the one to the other. */
static size_t
read_two_shifts(struct fup_date_scan *scan, size_t at, const struct fup_date_sense *first,
                struct fup_date_piece *piece)
{
    size_t next, end = 0;
    const struct fup_date_sense *second = NULL;

    if (fup_date_sense(scan, at, FUP_CLASS_OR, &next) ||
        fup_date_sense(scan, at, FUP_CLASS_AND, &next))
        second =
            fup_date_sense(scan, fup_date_skip(scan, next, FUP_CLASS_THE), FUP_CLASS_SHIFT, &next);
    if (second && second->values[0] > first->values[0])
        end = fup_date_read_unit_span(scan, next, second, false, piece);
    if (end && piece->has_span) {
        struct fup_date_piece early = {0};

        fup_date_set_span(scan, &early, piece->span_unit, first->values[0]);
        piece->span_start = early.span_start;
    }
    return end;
}

/* "the next 3 weeks", "in the coming days", "the last two months": counted from today. */
static size_t
read_rolling(struct fup_date_scan *scan, size_t at, const struct fup_date_sense *shift,
             enum fup_date_prefix prefix, bool has_article, struct fup_date_piece *piece)
{
    struct fup_date_duration duration;
    size_t plural, unit_end, end = fup_date_read_duration(scan, at, &duration);
    const struct fup_date_sense *unit = fup_date_sense(scan, at, FUP_CLASS_UNIT, &unit_end);
    bool is_open =
        prefix == FUP_PREFIX_WITHIN || prefix == FUP_PREFIX_OVER || prefix == FUP_PREFIX_IN;

    if (!end && unit &&
        (fup_date_sense(scan, at, FUP_CLASS_PLURAL, &plural) ||
         (is_open && has_article && shift->values[0] == 1))) {
        bool is_plural = fup_date_sense(scan, at, FUP_CLASS_PLURAL, &plural) != NULL;
        double count = is_plural ? 3 : 1;
        struct fup_date_amount amount = {count, count, is_plural};
        enum fup_date_unit kind = (enum fup_date_unit)unit->values[0];
        int or_more;
        bool is_ordinal;
        size_t more = fup_date_sense(scan, unit_end, FUP_CLASS_OR, &plural)
                          ? fup_date_read_number(scan, plural, &or_more, &is_ordinal)
                          : 0;

        if (more && !is_ordinal && or_more > 1 && or_more < 10) { /* "the next day or two" */
            count = amount.high = or_more;
            unit_end = more;
        }

        duration = (struct fup_date_duration){.unit = kind};
        if (kind == FUP_UNIT_WEEK)
            duration.days = (struct fup_date_amount){7 * count, 7 * count, false};
        else if (kind == FUP_UNIT_DAY)
            duration.days = amount;
        else if (kind == FUP_UNIT_MONTH)
            duration.months = amount;
        else if (kind == FUP_UNIT_BUSINESS_DAY) {
            duration.business = amount;
            duration.has_business = true;
        } else
            unit_end = 0;
        end = unit_end;
    }
    if (end &&
        fup_date_add_duration(scan, piece, &duration, shift->values[0] < 0 ? -1 : 1, scan->today)) {
        piece->is_rolling = true;
        if (piece->has_instants && shift->values[0] > 0)
            piece->start_instant = scan->context->written;
        else if (piece->has_instants)
            piece->end_instant = scan->context->written;
        else if (shift->values[0] < 0)
            piece->span_end = scan->today;
        else
            piece->span_start = scan->today + !is_open;
    } else {
        end = 0;
    }
    return end;
}

/* What follows this, next, last, coming. */
size_t
fup_date_read_shifted(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                      struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), next, end;
    const struct fup_date_sense *shift = fup_date_sense(scan, begin, FUP_CLASS_SHIFT, &next);
    bool has_article = begin > at;
    struct fup_date_piece before = *piece;

    if (!shift)
        return 0;
    end = shift->values[0] ? read_rolling(scan, next, shift, prefix, has_article, piece) : 0;
    if (!end) {
        *piece = before;
        end = read_two_shifts(scan, next, shift, piece);
    }
    if (!end) {
        *piece = before;
        end = read_weekday(scan, next, piece);
        if (!end)
            end = fup_date_read_month(scan, next, piece);
        if (end) {
            piece->has_shift = true;
            piece->shift = shift->values[0];
            piece->is_near = (shift->flags & FUP_FLAG_NEAR) != 0;
            piece->is_weak_word = false;
        }
    }
    if (!end) {
        *piece = before;
        end = fup_date_read_unit_span(scan, next, shift, has_article, piece);
    }
    return end;
}

/* "the 3 next weeks", "2 upcoming weeks". */
static size_t
read_counted_shift(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), next, unit_at, plural, end = 0;
    struct fup_date_amount amount;
    const struct fup_date_sense *shift = NULL, *unit = NULL;

    next = fup_date_read_amount(scan, begin, &amount);
    if (next)
        shift = fup_date_sense(scan, next, FUP_CLASS_SHIFT, &unit_at);
    if (shift && shift->values[0] &&
        (amount.high <= 1 || fup_date_sense(scan, unit_at, FUP_CLASS_PLURAL, &plural)))
        unit = fup_date_sense(scan, unit_at, FUP_CLASS_UNIT, &end);
    if (unit) {
        fup_date_set_span(scan, piece, (enum fup_date_unit)unit->values[0],
                          shift->values[0] * (int)amount.high);
        if (piece->has_span && shift->values[0] > 0)
            piece->span_start = scan->today;
        else if (piece->has_span)
            piece->span_end = scan->today;
        piece->is_past = shift->values[0] < 0;
    }
    return unit ? end : 0;
}

/* "week of 12 May", "w/c 12.5.", "KW 21", "week ending Friday". */
static size_t
read_week(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t next, end = 0, behind;
    struct fup_date_piece inner = {0};
    struct fup_window window;
    int number, year = 0;
    bool is_ordinal, is_ending = false;
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE);
    bool is_before = (end = fup_date_read_number(scan, begin, &number, &is_ordinal)) &&
                     is_ordinal && fup_date_sense(scan, end, FUP_CLASS_WEEK_NUMBER, &behind) &&
                     fup_date_place(scan, begin)->digits > 0; /* "21. KW" */

    end = 0;
    if (is_before)
        is_ordinal = false;
    if (is_before ||
        (fup_date_sense(scan, begin, FUP_CLASS_WEEK_NUMBER, &next) &&
         (behind = fup_date_read_number(scan, next, &number, &is_ordinal)) &&
         fup_date_place(scan, next)->digits > 0 && !is_ordinal && number >= 1 && number <= 53)) {
        fup_day monday;

        end = behind;
        behind = fup_date_read_year(scan, end, &year);
        end = behind ? behind : end;
        (void)fup_day_iso_week(scan->today, year ? NULL : &year);
        monday = fup_day_from_iso_week(year, number);
        if (monday != FUP_NO_DAY && monday + 6 < scan->today && !behind)
            monday = fup_day_from_iso_week(year + 1, number);
        fup_date_set_span(scan, piece, FUP_UNIT_WEEK, 0);
        piece->span_start = monday;
        piece->span_end = monday + 6;
        return monday != FUP_NO_DAY ? end : 0;
    }
    is_ending = fup_date_sense(scan, begin, FUP_CLASS_WEEK_ENDING, &next) != NULL;
    if (is_ending || fup_date_sense(scan, begin, FUP_CLASS_WEEK_OF, &next)) {
        next = fup_date_skip(scan, next, FUP_CLASS_THE);
        end = read_weekday(scan, next, &inner);
        behind = end ? end + fup_date_is_sign(scan, end, ',') : next;
        behind = fup_date_skip(scan, behind, FUP_CLASS_THE);
        end = fup_date_read_digits(scan, behind, &inner);
        end = end ? end : fup_date_read_month(scan, behind, &inner);
        if (!end && (end = fup_date_read_number(scan, behind, &inner.day, &is_ordinal)) &&
            !(is_ordinal && inner.day >= 1 && inner.day <= 31))
            end = 0;
    }
    if (end && !(inner.month && !inner.day) &&
        fup_date_resolve(scan, &inner, FUP_PREFIX_NONE, &window)) {
        fup_date_set_span(scan, piece, FUP_UNIT_WEEK, 0);
        if (fup_day_weekday(window.start) == FUP_SUNDAY && scan->lexicon->is_month_first)
            window.start++; /* where weeks begin on Sundays, "week of Sunday" is what follows */
        piece->span_start = window.start - (fup_day)fup_day_weekday(window.start);
        piece->span_end = piece->span_start + 6;
        if (is_ending)
            fup_date_set_day(piece, window.start);
    } else {
        end = 0;
    }
    return end;
}

/* "of this month" */
static bool
is_of_month(struct fup_date_scan *scan, size_t at)
{
    size_t next = fup_date_skip(scan, fup_date_skip(scan, at, FUP_CLASS_OF), FUP_CLASS_THE), end;
    const struct fup_date_sense *unit;

    if (!fup_date_sense(scan, next, FUP_CLASS_SHIFT, &next))
        return false;
    unit = fup_date_sense(scan, next, FUP_CLASS_UNIT, &end);
    return unit && unit->values[0] == FUP_UNIT_MONTH;
}

/* "the 15th", "the second", "den 12.": needs an article or a word before it, and nothing behind. */
size_t
fup_date_read_day_number(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                         struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), next;
    size_t end = fup_date_read_number(scan, begin, &piece->day, &piece->is_ordinal);
    bool has_digits = fup_date_place(scan, begin)->digits > 0;
    bool has_words = begin > at || prefix != FUP_PREFIX_NONE;
    bool is_day = end && piece->day >= 1 && piece->day <= 31 && has_words;

    if (end && piece->day >= 1 && piece->day <= 31 && has_digits && is_of_month(scan, end))
        is_day = piece->is_weak_word = true; /* weak until the month is read, too */
    else if (is_day && piece->is_ordinal && has_digits)
        is_day = fup_date_ends_clause(scan, end) || fup_date_sense(scan, end, FUP_CLASS_OF, &next);
    else if (is_day && piece->is_ordinal)
        is_day = (piece->is_weak_word = fup_date_sense(scan, end, FUP_CLASS_OF, &next) != NULL) ||
                 (prefix != FUP_PREFIX_NONE && prefix != FUP_PREFIX_IN &&
                  prefix != FUP_PREFIX_WITHIN && begin > at && fup_date_ends_clause(scan, end));
    else
        is_day = is_day && has_digits && prefix == FUP_PREFIX_AT && piece->day > 12 &&
                 fup_date_ends_clause(scan, end);
    if (is_day && ((fup_date_is_sign(scan, end, '-') && fup_date_is_close(scan, end)) ||
                   fup_date_sense(scan, end, FUP_CLASS_WEEKDAY, &next)))
        is_day = false;
    piece->is_bare_number = true;
    if (!is_day)
        piece->day = 0;
    return is_day ? end : 0;
}

/* A year alone: only where words make it one ("in 2027", "end of 2026"). */
size_t
fup_date_read_year_alone(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                         struct fup_date_piece *piece)
{
    const struct fup_date_place *place = fup_date_place(scan, at);
    size_t next;
    bool has_words = prefix == FUP_PREFIX_IN || prefix == FUP_PREFIX_BY ||
                     prefix == FUP_PREFIX_BEFORE || prefix == FUP_PREFIX_SINCE ||
                     prefix == FUP_PREFIX_OVER;
    const struct fup_date_sense *unit = fup_date_sense(scan, at, FUP_CLASS_UNIT, &next);

    if (unit && unit->values[0] == FUP_UNIT_YEAR) {
        at = fup_date_skip(scan, next, FUP_CLASS_OF);
        place = fup_date_place(scan, at);
        has_words = true;
    }
    if (has_words && place->digits == 4 && place->number >= 1900 && place->number <= 2100 &&
        fup_date_ends_clause(scan, at + 1)) {
        piece->year = place->number;
        return at + 1;
    }
    return 0;
}

/* What the rules below begin with. */
static const uint64_t beginnings =
    BIT(THE) | BIT(SHIFT) | BIT(FEAST) | BIT(QUARTER_LETTER) | BIT(HALF_LETTER) | BIT(NUMBER) |
    BIT(ORDINAL) | BIT(FEW) | BIT(HALF) | BIT(ABOUT) | BIT(MONTH) | BIT(DAY) | BIT(NOW) |
    BIT(WEEK_OF) | BIT(WEEK_ENDING) | BIT(WEEK_NUMBER) | BIT(WEEKDAY) | BIT(UNIT);

typedef size_t (*rule)(struct fup_date_scan *, size_t, struct fup_date_piece *);

/* Everything that is a date without words about its edges. */
size_t
fup_date_read_basic(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                    struct fup_date_piece *piece)
{
    static const rule rules[] = {fup_date_read_digits,
                                 fup_date_read_quarter,
                                 fup_date_read_month,
                                 fup_date_read_day,
                                 read_week,
                                 read_weekday,
                                 read_counted_shift,
                                 read_unit_behind};
    const struct fup_date_piece before = *piece;
    size_t poisoned = scan->poisoned, end;
    const struct fup_date_place *place = fup_date_place(scan, at);

    if (!place->digits && !(place->begins & beginnings))
        return 0;
    end = fup_date_read_feast(scan, at, prefix, piece);
    for (size_t i = 0; !end && scan->poisoned == poisoned && i < sizeof rules / sizeof *rules;
         i++) {
        *piece = before;
        end = rules[i](scan, at, piece);
    }
    if (!end && scan->poisoned == poisoned) {
        *piece = before;
        end = fup_date_read_shifted(scan, at, prefix, piece);
    }
    return end;
}
