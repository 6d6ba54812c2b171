/* signal/date_count.c - spans and durations counted from a day, and clock times as instants.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { YEARS_AHEAD = 30, HOUR = 3600, LARGEST_DAYS = 365 * 200 };

/* Away from zero: a day and a half are two days. */
static int
round_up(double value)
{
    int whole = (int)value;

    return value > whole ? whole + 1 : value < whole ? whole - 1 : whole;
}

static bool
is_within(double value, double limit)
{
    return value >= -limit && value <= limit;
}

/* "26" is 2026, "79" is 1979: at most thirty years ahead. */
fup_day
fup_date_full_year(int two_digits, fup_day today)
{
    int now = fup_day_to_civil(today).year, year = now / 100 * 100 + two_digits;

    if (year > now + YEARS_AHEAD)
        year -= 100;
    else if (year <= now - 100 + YEARS_AHEAD)
        year += 100;
    return year;
}

/* The span of `months` calendar months that holds the day, `shift` spans on. */
static void
set_months(struct fup_date_piece *piece, fup_day today, int months, int shift)
{
    struct fup_civil civil = fup_day_to_civil(today);
    int first = (civil.month - 1) / months * months + 1;

    piece->span_start = fup_day_add_months(fup_month_start(civil.year, first), months * shift);
    piece->span_end = fup_day_add_months(piece->span_start, months) - 1;
    piece->snap = FUP_SNAP_LAST_BUSINESS;
    piece->from = piece->span_start;
}

/* Seconds, minutes and hours: "the next hour", "last minute". */
static void
set_instant_span(const struct fup_date_scan *scan, struct fup_date_piece *piece,
                 enum fup_date_unit unit, int shift)
{
    int64_t seconds = unit == FUP_UNIT_HOUR ? HOUR : unit == FUP_UNIT_MINUTE ? 60 : 1;

    piece->has_instants = true;
    piece->start_instant = piece->end_instant = scan->context->written + shift * seconds;
}

/* n business days before or after, Monday to Friday. */
fup_day
fup_date_plain_business(fup_day day, int n)
{
    fup_day result = fup_business_add(&fup_monday_to_friday, day, n < 0 ? -n : n);

    if (n < 0) {
        int left = -n;

        for (result = day; left > 0; left -= fup_business_is_day(&fup_monday_to_friday, result))
            result--;
    }
    return result;
}

void
fup_date_set_span(struct fup_date_scan *scan, struct fup_date_piece *piece, enum fup_date_unit unit,
                  int shift)
{
    fup_day today = scan->today;

    piece->has_span = true;
    piece->span_unit = unit;
    piece->snap = FUP_SNAP_NONE;
    switch (unit) {
    case FUP_UNIT_SECOND:
    case FUP_UNIT_MINUTE:
    case FUP_UNIT_HOUR:
    case FUP_UNIT_BUSINESS_HOUR:
        piece->has_span = false;
        set_instant_span(scan, piece, unit, shift);
        break;
    case FUP_UNIT_BUSINESS_DAY:
        piece->span_start = piece->span_end = fup_date_plain_business(today, shift);
        piece->snap = shift > 0 ? FUP_SNAP_BUSINESS_DAYS : FUP_SNAP_NONE;
        piece->from = today;
        piece->count = shift;
        break;
    case FUP_UNIT_WEEK:
    case FUP_UNIT_BUSINESS_WEEK:
        piece->span_start = fup_monday_of(today) + 7 * shift;
        piece->span_end = piece->span_start + 6;
        piece->snap = FUP_SNAP_FRIDAY;
        piece->span_unit = FUP_UNIT_WEEK;
        break;
    case FUP_UNIT_FORTNIGHT:
        piece->span_start = today + 14 * shift;
        piece->span_end = piece->span_start + 14;
        break;
    case FUP_UNIT_WEEKEND:
        piece->span_start = fup_monday_of(today) + 5 + 7 * shift;
        piece->span_end = piece->span_start + 1;
        break;
    case FUP_UNIT_MONTH:
        set_months(piece, today, 1, shift);
        break;
    case FUP_UNIT_QUARTER:
        set_months(piece, today, 3, shift);
        break;
    case FUP_UNIT_HALF_YEAR:
        set_months(piece, today, 6, shift);
        break;
    case FUP_UNIT_YEAR:
        set_months(piece, today, 12, shift);
        break;
    case FUP_UNIT_DECADE:
        set_months(piece, today, 12, 10 * shift);
        break;
    case FUP_UNIT_NONE:
    case FUP_UNIT_DAY:
    case FUP_UNIT_NIGHT:
        piece->span_unit = FUP_UNIT_DAY;
        piece->span_start = piece->span_end = today + shift;
        break;
    }
}

/* base and the months and days of a duration; business days are Monday to Friday here. */
static fup_day
add_calendar(fup_day base, double months, double days, double business)
{
    fup_day day = FUP_NO_DAY;

    if (is_within(months, LARGEST_DAYS / 30) && is_within(days, LARGEST_DAYS) &&
        is_within(business, LARGEST_DAYS))
        day = fup_day_add_months(base, (int)months);
    if (day != FUP_NO_DAY) {
        day += round_up((months - (int)months) * 30) + round_up(days);
        day = fup_date_plain_business(day, round_up(business));
    }
    return day;
}

static fup_instant
add_seconds(const struct fup_date_scan *scan, fup_day base, const struct fup_date_duration *d,
            int sign, bool is_high)
{
    double months = sign * (is_high ? d->months.high : d->months.low);
    double days = sign * (is_high ? d->days.high : d->days.low);
    double seconds = sign * (is_high ? d->seconds.high : d->seconds.low);
    fup_day day = add_calendar(base, months, days, 0);

    return day == FUP_NO_DAY
               ? FUP_NO_INSTANT
               : scan->context->written + (int64_t)(day - scan->today) * FUP_DATE_DAY_SECONDS +
                     (int64_t)seconds;
}

/* base + sign * duration; false when that is no date any more. */
bool
fup_date_add_duration(const struct fup_date_scan *scan, struct fup_date_piece *piece,
                      const struct fup_date_duration *duration, int sign, fup_day base)
{
    fup_day low = add_calendar(base, sign * duration->months.low, sign * duration->days.low,
                               sign * duration->business.low);
    fup_day high = add_calendar(base, sign * duration->months.high, sign * duration->days.high,
                                sign * duration->business.high);
    bool is_date = low != FUP_NO_DAY && high != FUP_NO_DAY &&
                   is_within(duration->seconds.high, (double)LARGEST_DAYS * FUP_DATE_DAY_SECONDS);

    piece->has_duration = true;
    piece->is_past = sign < 0;
    if (is_date && duration->has_seconds) {
        piece->start_instant = add_seconds(scan, base, duration, sign, sign < 0);
        piece->end_instant = add_seconds(scan, base, duration, sign, sign > 0);
        piece->has_instants =
            piece->start_instant != FUP_NO_INSTANT && piece->end_instant != FUP_NO_INSTANT;
        is_date = piece->has_instants;
    } else if (is_date) {
        piece->has_span = true;
        piece->span_unit = FUP_UNIT_DAY;
        piece->span_start = low < high ? low : high;
        piece->span_end = low < high ? high : low;
        if (duration->has_business && sign > 0 && duration->days.high == 0) {
            piece->snap = FUP_SNAP_BUSINESS_DAYS;
            piece->from = base;
            piece->count = round_up(duration->business.high);
        }
    }
    return is_date;
}

/* Sunday number n of a month, for summer time; n of -1 is the last. */
static fup_day
sunday(int year, int month, int n)
{
    fup_day day = fup_month_start(year, month);

    day += (6 - (fup_day)fup_day_weekday(day)) % 7;
    for (int i = 1; i < n; i++)
        day += 7;
    if (n < 0)
        while (day + 7 <= fup_month_start(year, month) + fup_days_in_month(year, month) - 1)
            day += 7;
    return day;
}

/* Is it summer by the rules of a "PT" or "Berlin time"? To the day: nobody meets at two at night.
 */
static bool
is_summer(unsigned rule, fup_day day)
{
    int year = fup_day_to_civil(day).year;
    bool is_us = (rule & FUP_FLAG_SUMMER_US) != 0;
    fup_day start = is_us ? sunday(year, 3, 2) : sunday(year, 3, -1);
    fup_day end = is_us ? sunday(year, 11, 1) : sunday(year, 10, -1);

    return rule && day >= start && day < end;
}

/* The wall second of a time: am and pm, the part of the day, office hours in this order. */
static int
wall_second(const struct fup_date_scan *scan, const struct fup_date_piece *item,
            const struct fup_date_time *time)
{
    int second = time->second, hour = second / HOUR;

    if (time->meridiem == FUP_MERIDIEM_AM && hour == 12)
        second -= 12 * HOUR;
    else if (time->meridiem == FUP_MERIDIEM_PM && hour < 12)
        second += 12 * HOUR;
    else if (time->meridiem == FUP_MERIDIEM_NONE && item->has_part && hour < 12 &&
             item->part_first >= 12 && (hour > 0))
        second += 12 * HOUR;
    else if (time->meridiem == FUP_MERIDIEM_NONE && !item->has_part && hour >= 1 && hour < 7 &&
             (scan->lexicon->has_twelve_hours || time->is_spoken))
        second += 12 * HOUR;
    return second;
}

fup_instant
fup_date_instant_of(const struct fup_date_scan *scan, const struct fup_date_piece *item,
                    const struct fup_date_time *time, fup_day day)
{
    int minutes = time->has_zone ? time->zone : scan->context->offset_minutes;

    if (time->has_zone && is_summer(time->zone_summer, day))
        minutes += 60;
    return (int64_t)day * FUP_DATE_DAY_SECONDS + wall_second(scan, item, time) -
           (int64_t)minutes * 60;
}
