/* signal/date_period.c - weekdays, weeks, months, quarters, years, their edges, feasts, durations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { LARGEST_YEAR = 2199 };

static void
set_day(struct fup_date_piece *piece, fup_day day)
{
    piece->has_span = true;
    piece->span_unit = FUP_UNIT_DAY;
    piece->span_start = piece->span_end = day;
}

/* "today", "the day after tomorrow". */
static size_t
read_day(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t end;
    const struct fup_date_sense *sense = fup_date_sense(scan, at, FUP_CLASS_DAY, &end);

    if (sense) {
        set_day(piece, scan->today + sense->values[0]);
    } else if (fup_date_sense(scan, at, FUP_CLASS_NOW, &end)) {
        set_day(piece, scan->today);
        piece->is_weak_word = true;
    } else {
        end = 0;
    }
    return end;
}

/* Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876). */
static fup_day
easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31;

    return fup_day_from_civil(year, month, (h + l - 7 * m + 114) % 31 + 1);
}

static fup_day
feast_day(const struct fup_date_sense *feast, int year)
{
    fup_day day;

    if (feast->flags & FUP_FLAG_EASTER) {
        day = easter(year) + feast->values[0];
    } else if (feast->flags & FUP_FLAG_NTH) {
        int month = feast->values[0], nth = feast->values[2], wanted = feast->values[1] - 1;
        fup_day first = fup_day_from_civil(year, month, 1);
        fup_day last = first + fup_days_in_month(year, month) - 1;

        first += (wanted - (fup_day)fup_day_weekday(first) + 7) % 7;
        day = nth > 0 ? first + 7 * (nth - 1) : first + (last - first) / 7 * 7;
    } else {
        day = fup_day_from_civil(year, feast->values[0], feast->values[1]);
    }
    return day;
}

static size_t
read_feast(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
           struct fup_date_piece *piece)
{
    const struct fup_date_sense *feast, *shift;
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), next, end, behind;
    int year = 0;

    shift = fup_date_sense(scan, begin, FUP_CLASS_SHIFT, &next);
    feast = fup_date_sense(scan, shift ? next : begin, FUP_CLASS_FEAST, &end);
    if (!feast)
        return 0;
    behind = fup_date_read_year(scan, end, &year);
    if (behind) {
        end = behind;
        set_day(piece, feast_day(feast, year));
    } else {
        bool is_past = prefix == FUP_PREFIX_SINCE || (shift && shift->values[0] < 0);
        int now = fup_day_to_civil(scan->today).year;
        fup_day day = feast_day(feast, now);

        if (is_past && day >= scan->today)
            day = feast_day(feast, now - 1);
        else if (!is_past && day < scan->today)
            day = feast_day(feast, now + 1);
        set_day(piece, day);
    }
    return end;
}

/* "Q2 2026", "2026 Q2", "H1". */
static size_t
read_quarter(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t next, end = 0, behind;
    const struct fup_date_place *first = fup_date_place(scan, at), *digit;
    bool has_year = first->digits == 4 && first->number >= 1900 && first->number <= LARGEST_YEAR;
    size_t begin = has_year ? at + 1 : at;
    bool is_quarter, is_half;
    int year = has_year ? first->number : 0;

    if (has_year && (fup_date_is_sign(scan, begin, '-') || fup_date_is_sign(scan, begin, '/')))
        begin++;
    is_quarter = fup_date_sense(scan, begin, FUP_CLASS_QUARTER_LETTER, &next) != NULL;
    is_half = !is_quarter && fup_date_sense(scan, begin, FUP_CLASS_HALF_LETTER, &next);
    digit = fup_date_place(scan, next);
    if ((is_quarter || is_half) && !digit->word->gap && digit->digits == 1 && digit->number >= 1 &&
        digit->number <= (is_quarter ? 4 : 2)) {
        int months = is_quarter ? 3 : 6;

        end = next + 1;
        behind = has_year ? 0 : fup_date_read_year(scan, end, &year);
        end = behind ? behind : end;
        fup_date_set_span(scan, piece, is_quarter ? FUP_UNIT_QUARTER : FUP_UNIT_HALF_YEAR, 0);
        piece->span_start = fup_day_from_civil(year ? year : fup_day_to_civil(scan->today).year,
                                               (digit->number - 1) * months + 1, 1);
        piece->span_end = fup_day_add_months(piece->span_start, months) - 1;
        if (!year && piece->span_end < scan->today) {
            piece->span_start = fup_day_add_months(piece->span_start, 12);
            piece->span_end = fup_day_add_months(piece->span_start, months) - 1;
        }
        piece->from = piece->span_start;
    }
    return end;
}

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
        fup_date_place(scan, at)->word->len <= 5 &&
        !fup_date_place(scan, end + 1)->word->line_start)
        end++;
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
static size_t
read_unit_span(struct fup_date_scan *scan, size_t at, const struct fup_date_sense *shift,
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

    return shift ? read_unit_span(scan, at, NULL, true, piece) : 0;
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
        end = read_unit_span(scan, next, second, false, piece);
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
static size_t
read_shifted(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
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
        end = read_unit_span(scan, next, shift, has_article, piece);
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
            set_day(piece, window.start);
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
static size_t
read_day_number(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
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
static size_t
read_year_alone(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
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

#define BIT(class) (UINT64_C(1) << FUP_CLASS_##class)

/* What the rules below begin with. */
static const uint64_t beginnings =
    BIT(THE) | BIT(SHIFT) | BIT(FEAST) | BIT(QUARTER_LETTER) | BIT(HALF_LETTER) | BIT(NUMBER) |
    BIT(ORDINAL) | BIT(FEW) | BIT(HALF) | BIT(ABOUT) | BIT(MONTH) | BIT(DAY) | BIT(NOW) |
    BIT(WEEK_OF) | BIT(WEEK_ENDING) | BIT(WEEK_NUMBER) | BIT(WEEKDAY) | BIT(UNIT);

typedef size_t (*rule)(struct fup_date_scan *, size_t, struct fup_date_piece *);

/* Everything that is a date without words about its edges. */
static size_t
read_basic(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
           struct fup_date_piece *piece)
{
    static const rule rules[] = {
        fup_date_read_digits, read_quarter,       fup_date_read_month, read_day, read_week,
        read_weekday,         read_counted_shift, read_unit_behind};
    const struct fup_date_piece before = *piece;
    size_t poisoned = scan->poisoned, end;
    const struct fup_date_place *place = fup_date_place(scan, at);

    if (!place->digits && !(place->begins & beginnings))
        return 0;
    end = read_feast(scan, at, prefix, piece);
    for (size_t i = 0; !end && scan->poisoned == poisoned && i < sizeof rules / sizeof *rules;
         i++) {
        *piece = before;
        end = rules[i](scan, at, piece);
    }
    if (!end && scan->poisoned == poisoned) {
        *piece = before;
        end = read_shifted(scan, at, prefix, piece);
    }
    return end;
}

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
        } else if (!(end = read_quarter(scan, next, &period)) &&
                   !(end = read_shifted(scan, of, FUP_PREFIX_NONE, &period)) &&
                   !(end = read_year_alone(scan, next, FUP_PREFIX_IN, &period))) {
            end = read_unit_span(scan, next, NULL, has_article, &period);
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
    end = read_basic(scan, inner, FUP_PREFIX_IN, piece);
    if (!end) {
        size_t unit = fup_date_skip(scan, inner, FUP_CLASS_THE);

        *piece = before;
        end = read_unit_span(scan, unit, NULL, true, piece);
        if (end && (!piece->has_span || piece->span_unit == FUP_UNIT_DAY))
            end = 0;
        else if (end && is_over(scan, piece, (enum fup_date_edge)edge->values[0]))
            fup_date_set_span(scan, piece, piece->span_unit, 1);
    }
    if (!end) {
        *piece = before;
        end = read_year_alone(scan, inner, FUP_PREFIX_IN, piece);
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
    bool has_word = fup_date_sense(scan, at, FUP_CLASS_OF, &next) ||
                    fup_date_sense(scan, at, FUP_CLASS_RELATIVE, &next);

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
        next = read_basic(scan, item, FUP_PREFIX_NONE, &base);
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
        end = read_basic(scan, at, prefix, piece);
    }
    if (!end && scan->poisoned <= at) {
        size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE);

        *piece = before;
        if (begin > at) /* "the Monday", "the 3rd of May" */
            end = read_basic(scan, begin, prefix, piece);
        if (!end && has_number) {
            *piece = before;
            end = read_day_number(scan, at, prefix, piece);
        }
        if (!end) {
            *piece = before;
            end = read_year_alone(scan, begin, prefix, piece);
        }
        if (!end && (begin > at || prefix == FUP_PREFIX_OVER || prefix == FUP_PREFIX_AT)) {
            size_t next;
            const struct fup_date_sense *unit = fup_date_sense(scan, begin, FUP_CLASS_UNIT, &next);

            *piece = before; /* "the weekend" is a date, "the week" is none */
            if (unit && unit->values[0] == FUP_UNIT_WEEKEND)
                end = read_unit_span(scan, begin, NULL, true, piece);
        }
    }
    return end;
}
