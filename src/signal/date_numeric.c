/* signal/date_numeric.c - 2026-03-16, 16.3., 3/16/26, 16 March, March 16th 2026.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static bool
is_year(const struct fup_date_place *place)
{
    return place->digits == 4 && place->number >= FIRST_YEAR && place->number <= LAST_YEAR;
}

static size_t
poison(struct fup_date_scan *scan, size_t end)
{
    if (end > scan->poisoned)
        scan->poisoned = end;
    return 0;
}

/* Sets year, month, day; false when there is no such day. A year of 0 is not told. */
static bool
set_date(struct fup_date_piece *piece, int year, int month, int day)
{
    int known_year = year ? year : 2000; /* a leap year */
    bool is_date = fup_day_from_civil(known_year, month, day) != FUP_NO_DAY;

    if (is_date) {
        piece->year = year;
        piece->month = month;
        piece->day = day;
    }
    return is_date;
}

/* Of two numbers, which is the month? doc/design.md 2.5: the only possible reading, else the
 * writer's. */
static bool
set_pair(const struct fup_date_scan *scan, struct fup_date_piece *piece, int year, int first,
         int second, bool is_day_first)
{
    bool day_first = second > 12 ? false : first > 12 ? true : is_day_first;

    (void)scan;
    return day_first ? set_date(piece, year, second, first) : set_date(piece, year, first, second);
}

/* The sign between the numbers, with or without spaces on both sides; 0 when there is none. */
static char
separator(struct fup_date_scan *scan, size_t at)
{
    const struct fup_date_place *mark = fup_date_place(scan, at);
    const struct fup_date_place *behind = fup_date_place(scan, at + 1);
    bool is_known = mark->sign == '/' || mark->sign == '-' || mark->sign == '.';

    return is_known && !mark->word->gap && !behind->word->gap ? mark->sign : 0;
}

static size_t
read_year_first(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    int year = fup_date_place(scan, at)->number;
    const struct fup_date_place *first = fup_date_place(scan, at + 2);
    char sign = separator(scan, at + 1);
    size_t end = 0;

    if (sign && first->digits >= 1 && first->digits <= 2 && separator(scan, at + 3) == sign &&
        fup_date_place(scan, at + 4)->digits <= 2 && fup_date_place(scan, at + 4)->number > 0) {
        int second = fup_date_place(scan, at + 4)->number;

        end = first->number <= 12 ? set_date(piece, year, first->number, second) ? at + 5 : 0
              : sign == '/' && set_date(piece, year, second, first->number) ? at + 5
                                                                            : 0;
        if (!end)
            (void)poison(scan, at + 5);
    } else if (sign && sign != '.' && first->digits >= 1 && first->digits <= 2 &&
               first->number >= 1 && first->number <= 12 && (sign == '/' || first->digits == 2) &&
               !separator(scan, at + 3)) {
        piece->year = year;
        piece->month = first->number;
        end = at + 3;
    } else if (!sign && first->digits == 0 && fup_date_place(scan, at + 1)->digits == 2 && false) {
        end = 0;
    }
    return end;
}

/* n/n/n, n-n-n, n.n.n with the year last. */
static size_t
read_triple(struct fup_date_scan *scan, size_t at, char sign, struct fup_date_piece *piece)
{
    const struct fup_date_place *first = fup_date_place(scan, at);
    const struct fup_date_place *second = fup_date_place(scan, at + 2);
    const struct fup_date_place *third = fup_date_place(scan, at + 4);
    bool is_long = third->digits == 4 && third->number >= 1000;
    bool is_never = is_long && third->number > LAST_YEAR; /* "31.12.9999" */
    bool is_version = sign == '.' && !is_long && !scan->lexicon->has_dot_dates &&
                      !(first->digits == 2 && second->digits == 2);
    size_t end = 0;

    if ((is_long || third->digits == 2) && !is_version) {
        int year = is_long ? third->number : fup_date_full_year(third->number, scan->today);

        if (!is_never && set_pair(scan, piece, year, first->number, second->number,
                                  sign == '.' || scan->day_first))
            end = at + 5;
        else
            (void)poison(scan, at + 5);
    }
    return end;
}

/* "4/22", and "22.4." where dots mean dates; "11/2016". */
static size_t
read_pair(struct fup_date_scan *scan, size_t at, char sign, struct fup_date_piece *piece)
{
    const struct fup_date_place *first = fup_date_place(scan, at);
    const struct fup_date_place *second = fup_date_place(scan, at + 2);
    bool has_dots = sign == '.' && scan->lexicon->has_dot_dates &&
                    fup_date_is_sign(scan, at + 3, '.') && fup_date_is_close(scan, at + 3);
    size_t end = 0, next;

    if (is_year(second) && sign != '.' && first->number >= 1 && first->number <= 12) {
        piece->month = first->number;
        piece->year = second->number;
        end = at + 3;
    } else if ((sign == '/' || has_dots) && second->digits <= 2 &&
               !fup_date_sense(scan, at + 3, FUP_CLASS_MONTH, &next)) {
        if (set_pair(scan, piece, 0, first->number, second->number, has_dots || scan->day_first)) {
            end = at + 3 + has_dots;
            piece->is_weak_word = first->number < second->number && second->number <= 4;
            if (fup_date_is_sign(scan, end, ',') && is_year(fup_date_place(scan, end + 1))) {
                piece->year = fup_date_place(scan, end + 1)->number;
                end += 2;
            }
        } else {
            (void)poison(scan, at + 3);
        }
    }
    return end;
}

/* "16. 3. 2026": German dots with spaces. */
static size_t
read_spaced_dots(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    bool is_spaced = scan->lexicon->has_dot_dates && fup_date_is_sign(scan, at + 1, '.') &&
                     fup_date_place(scan, at + 2)->digits >= 1 &&
                     fup_date_place(scan, at + 2)->digits <= 2 &&
                     fup_date_is_sign(scan, at + 3, '.') && fup_date_is_close(scan, at + 3);
    size_t end = 0;

    if (is_spaced && set_date(piece, 0, fup_date_place(scan, at + 2)->number,
                              fup_date_place(scan, at)->number)) {
        end = at + 4;
        if (is_year(fup_date_place(scan, end)))
            piece->year = fup_date_place(scan, end++)->number;
    }
    return end;
}

size_t
fup_date_read_digits(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    const struct fup_date_place *first = fup_date_place(scan, at);
    char sign = separator(scan, at + 1);
    const struct fup_date_place *second = fup_date_place(scan, at + 2);
    size_t end = 0;

    if (is_year(first)) {
        end = read_year_first(scan, at, piece);
    } else if (first->digits >= 1 && first->digits <= 2 && sign && second->digits >= 1) {
        if (separator(scan, at + 3) == sign && fup_date_place(scan, at + 4)->digits >= 2)
            end = second->digits <= 2 ? read_triple(scan, at, sign, piece) : 0;
        else
            end = read_pair(scan, at, sign, piece);
    }
    if (!end && first->digits >= 1 && first->digits <= 2)
        end = read_spaced_dots(scan, at, piece);
    return end;
}

/* A year behind a month: 2026, '26, and 26 where nothing else could follow. */
size_t
fup_date_read_year(struct fup_date_scan *scan, size_t at, int *year)
{
    size_t begin = at, end = 0, of;
    const struct fup_date_place *place, *behind;
    bool has_mark, has_of, is_claimed;

    if (fup_date_is_sign(scan, begin, ','))
        begin++;
    of = fup_date_skip(scan, begin, FUP_CLASS_OF);
    has_of = of > begin;
    begin = of;
    has_mark = fup_date_is_sign(scan, begin, '\'') ||
               (fup_date_place(scan, begin)->word->kind == FUP_WORD_SIGN &&
                fup_date_place(scan, begin)->word->len == 3 && fup_date_is_close(scan, begin + 1));
    place = fup_date_place(scan, begin + has_mark);
    behind = fup_date_place(scan, begin + has_mark + 1);
    is_claimed =
        behind->sign == ':' || behind->sign == '/' ||
        (behind->begins & (UINT64_C(1) << FUP_CLASS_TO | UINT64_C(1) << FUP_CLASS_HALF_DAY)) ||
        !(fup_date_ends_clause(scan, begin + has_mark + 1) ||
          fup_date_is_sign(scan, begin + has_mark + 2, ':'));
    if (!has_mark && place->digits == 4 && place->number > LAST_YEAR &&
        fup_date_ends_clause(scan, begin + 1))
        (void)poison(scan, begin + 1); /* "31 December 9999": never */
    if (!has_mark && is_year(place) && !fup_date_is_sign(scan, begin + 1, ':')) {
        *year = place->number;
        end = begin + 1;
    } else if (place->digits == 2 && (has_mark || has_of || begin == at) && !is_claimed) {
        *year = fup_date_full_year(place->number, scan->today);
        end = begin + has_mark + 1;
    }
    return end;
}

/* Behind what may stand between day and month: ".", "-", "/", "of". */
static size_t
skip_joint(struct fup_date_scan *scan, size_t at)
{
    if (fup_date_is_sign(scan, at, '.') || fup_date_is_sign(scan, at, '-') ||
        fup_date_is_sign(scan, at, '/') || fup_date_is_sign(scan, at, ','))
        at++;
    return fup_date_skip(scan, at, FUP_CLASS_OF);
}

/* "16 March", "16th of March", "16-Mar-26". */
static size_t
read_day_month(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    int day, year;
    const struct fup_date_sense *month = NULL;
    size_t next = fup_date_read_number(scan, at, &day, &piece->is_ordinal), end = 0, behind;
    char joint = fup_date_place(scan, next)->sign; /* "16-Mar-26" */

    if (next && !fup_date_is_sign(scan, next, ',') &&
        (piece->is_ordinal || fup_date_place(scan, at)->digits > 0))
        month = fup_date_sense(scan, skip_joint(scan, next), FUP_CLASS_MONTH, &end);
    if (month && day > 99) {
        end = 0; /* "2015 June" is another rule */
    } else if (month && set_date(piece, 0, month->values[0], day)) {
        behind = end;
        if ((fup_date_is_sign(scan, end, '.') && fup_date_place(scan, end + 1)->digits >= 2) ||
            (joint && fup_date_is_sign(scan, end, joint)))
            behind++;
        behind = fup_date_read_year(scan, behind, &piece->year);
        if (behind)
            end = behind;
    } else {
        behind = month ? fup_date_read_year(scan, end, &year) : 0;
        end = month ? poison(scan, behind ? behind : end) : 0;
    }
    return end;
}

/* The number behind a month is a day unless something else claims it. */
static size_t
read_day_behind(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), end, unit;
    const struct fup_date_place *behind;
    int day;

    if (begin == at && (fup_date_is_sign(scan, at, '.') || fup_date_is_sign(scan, at, '-') ||
                        fup_date_is_sign(scan, at, '/') || fup_date_is_sign(scan, at, ',')))
        begin++;
    begin = fup_date_skip(scan, begin, FUP_CLASS_THE);
    end = fup_date_read_number(scan, begin, &day, &piece->is_ordinal);
    behind = fup_date_place(scan, end);
    if (end && (day > 31 || day < 1 || (behind->sign == ':' && !behind->word->gap) ||
                fup_date_sense(scan, end, FUP_CLASS_UNIT, &unit) ||
                fup_date_sense(scan, end, FUP_CLASS_HOUR_MARK, &unit)))
        end = 0;
    if (end && fup_date_is_sign(scan, at, ',') && !piece->is_ordinal)
        end = 0;
    if (end)
        piece->day = day;
    return end;
}

/* "March 16th, 2026", "March 2026", "March". */
static size_t
read_month_day(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    const struct fup_date_sense *month;
    size_t end, next, behind;

    month = fup_date_sense(scan, at, FUP_CLASS_MONTH, &end);
    if (!month)
        return 0;
    piece->month = month->values[0];
    piece->is_weak_word = (month->flags & FUP_FLAG_WEAK) != 0;
    next = end;
    if (fup_date_is_sign(scan, next, '.') && fup_date_is_close(scan, next) &&
        fup_date_place(scan, next + 1)->digits > 0)
        next++;
    behind = read_day_behind(scan, next, piece);
    if (behind && fup_day_from_civil(2000, piece->month, piece->day) == FUP_NO_DAY) {
        return poison(scan, behind);
    } else if (behind) {
        end = behind;
        piece->is_weak_word = false;
    }
    behind = piece->day && (fup_date_is_sign(scan, end, '-') || fup_date_is_sign(scan, end, '/')) &&
                     fup_date_is_sign(scan, next, fup_date_place(scan, end)->sign)
                 ? end + 1 /* "Mar-16-2026" */
                 : end;
    if (!piece->day && (fup_date_is_sign(scan, next, '/') || fup_date_is_sign(scan, next, '-')) &&
        is_year(fup_date_place(scan, next + 1)))
        next++; /* "Dec/2026" */
    behind = fup_date_read_year(scan, piece->day ? behind : next, &piece->year);
    if (behind) {
        end = behind;
        piece->is_weak_word = false;
    } else if (!piece->day && fup_date_place(scan, next)->number > 31 &&
               fup_date_place(scan, next)->digits != 4) {
        return poison(scan, next + 1);
    }
    return end;
}

/* "2026 March", "2019-aug-1". */
static size_t
read_year_month(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    const struct fup_date_sense *month = NULL;
    size_t end = 0, behind;

    if (is_year(fup_date_place(scan, at)))
        month = fup_date_sense(scan, skip_joint(scan, at + 1), FUP_CLASS_MONTH, &end);
    if (month) {
        piece->month = month->values[0];
        behind = read_day_behind(scan, end, piece);
        piece->year = fup_date_place(scan, at)->number;
        end = behind ? behind : end;
    }
    return month ? end : 0;
}

size_t
fup_date_read_month(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    const struct fup_date_piece before = *piece;
    size_t end = read_year_month(scan, at, piece);

    if (!end) {
        *piece = before;
        end = read_day_month(scan, at, piece);
    }
    if (!end) {
        *piece = before;
        end = read_month_day(scan, at, piece);
    }
    return end;
}
