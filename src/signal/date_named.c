/* signal/date_named.c - today and tomorrow, feasts, quarters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { LARGEST_YEAR = 2199 };

void
fup_date_set_day(struct fup_date_piece *piece, fup_day day)
{
    piece->has_span = true;
    piece->span_unit = FUP_UNIT_DAY;
    piece->span_start = piece->span_end = day;
}

/* "today", "the day after tomorrow". */
size_t
fup_date_read_day(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t end;
    const struct fup_date_sense *sense = fup_date_sense(scan, at, FUP_CLASS_DAY, &end);

    if (sense) {
        fup_date_set_day(piece, scan->today + sense->values[0]);
    } else if (fup_date_sense(scan, at, FUP_CLASS_NOW, &end)) {
        fup_date_set_day(piece, scan->today);
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

size_t
fup_date_read_feast(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
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
        fup_date_set_day(piece, feast_day(feast, year));
    } else {
        bool is_past = prefix == FUP_PREFIX_SINCE || (shift && shift->values[0] < 0);
        int now = fup_day_to_civil(scan->today).year;
        fup_day day = feast_day(feast, now);

        if (is_past && day >= scan->today)
            day = feast_day(feast, now - 1);
        else if (!is_past && day < scan->today)
            day = feast_day(feast, now + 1);
        fup_date_set_day(piece, day);
    }
    return end;
}

/* "Q2 2026", "2026 Q2", "H1". */
size_t
fup_date_read_quarter(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
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
