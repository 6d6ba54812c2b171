/* signal/date_value.c - what the pieces mean: doc/design.md section 2.5 as arithmetic.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { YEARS_AHEAD = 30, HOUR = 3600, LARGEST_DAYS = 365 * 200, PAST_DAYS = 60, LONG_AGO = 150 };

static const struct fup_business monday_to_friday = {0, NULL, 0};

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

static fup_day
monday_of(fup_day day)
{
    return day - (fup_day)fup_day_weekday(day);
}

static fup_day
month_start(int year, int month)
{
    return fup_day_from_civil(year, month, 1);
}

/* The span of `months` calendar months that holds the day, `shift` spans on. */
static void
set_months(struct fup_date_piece *piece, fup_day today, int months, int shift)
{
    struct fup_civil civil = fup_day_to_civil(today);
    int first = (civil.month - 1) / months * months + 1;

    piece->span_start = fup_day_add_months(month_start(civil.year, first), months * shift);
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
static fup_day
plain_business(fup_day day, int n)
{
    fup_day result = fup_business_add(&monday_to_friday, day, n < 0 ? -n : n);

    if (n < 0) {
        int left = -n;

        for (result = day; left > 0; left -= fup_business_is_day(&monday_to_friday, result))
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
        piece->span_start = piece->span_end = plain_business(today, shift);
        piece->snap = shift > 0 ? FUP_SNAP_BUSINESS_DAYS : FUP_SNAP_NONE;
        piece->from = today;
        piece->count = shift;
        break;
    case FUP_UNIT_WEEK:
    case FUP_UNIT_BUSINESS_WEEK:
        piece->span_start = monday_of(today) + 7 * shift;
        piece->span_end = piece->span_start + 6;
        piece->snap = FUP_SNAP_FRIDAY;
        piece->span_unit = FUP_UNIT_WEEK;
        break;
    case FUP_UNIT_FORTNIGHT:
        piece->span_start = today + 14 * shift;
        piece->span_end = piece->span_start + 14;
        break;
    case FUP_UNIT_WEEKEND:
        piece->span_start = monday_of(today) + 5 + 7 * shift;
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
        day = plain_business(day, round_up(business));
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
    fup_day day = month_start(year, month);

    day += (6 - (fup_day)fup_day_weekday(day)) % 7;
    for (int i = 1; i < n; i++)
        day += 7;
    if (n < 0)
        while (day + 7 <= month_start(year, month) + fup_days_in_month(year, month) - 1)
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

static fup_instant
instant_of(const struct fup_date_scan *scan, const struct fup_date_piece *item,
           const struct fup_date_time *time, fup_day day)
{
    int minutes = time->has_zone ? time->zone : scan->context->offset_minutes;

    if (time->has_zone && is_summer(time->zone_summer, day))
        minutes += 60;
    return (int64_t)day * FUP_DATE_DAY_SECONDS + wall_second(scan, item, time) -
           (int64_t)minutes * 60;
}

/* The day of a weekday: the next one; that of the next week; the last one. */
static fup_day
weekday_day(const struct fup_date_scan *scan, const struct fup_date_piece *item,
            enum fup_date_prefix prefix)
{
    fup_day wanted = item->weekday - 1, today = scan->today;
    fup_day ahead = (wanted - (fup_day)fup_day_weekday(today) + 7) % 7, day;
    bool may_be_today = item->has_shift && item->shift == 0;

    if (item->has_part && !item->time.is_set && ahead == 0)
        may_be_today = may_be_today || item->part_last * HOUR > scan->second_of_day;
    if (item->time.is_set && ahead == 0)
        may_be_today =
            may_be_today || instant_of(scan, item, &item->time, today) > scan->context->written;
    if (item->has_shift && item->shift > 0 && !item->is_near)
        day = monday_of(today) + 7 * item->shift + wanted;
    else if ((item->has_shift && item->shift < 0) || prefix == FUP_PREFIX_SINCE)
        day = today + ahead - 7;
    else
        day = today + ahead + (ahead == 0 && !may_be_today ? 7 : 0);
    if (item->has_shift && item->shift < -1)
        day -= 7;
    return day;
}

/* The year that a month or a day of one was meant in. */
static int
year_of(const struct fup_date_scan *scan, const struct fup_date_piece *item,
        enum fup_date_prefix prefix)
{
    struct fup_civil now = fup_day_to_civil(scan->today);
    int year = now.year, day = item->day ? item->day : 1;
    bool is_over =
        item->month < now.month || (item->month == now.month && item->day && item->day < now.day);
    bool is_past = prefix == FUP_PREFIX_SINCE || (item->has_shift && item->shift < 0);

    if (item->weekday && item->day) { /* the weekday tells the year, if any does */
        for (int i = 0; i < 3; i++) {
            static const int order[] = {0, 1, -1};
            fup_day date = fup_day_from_civil(year + order[i], item->month, item->day);

            if (date != FUP_NO_DAY && (int)fup_day_weekday(date) == item->weekday - 1 &&
                scan->today - date <= LONG_AGO)
                return year + order[i];
        }
    }
    if (is_past)
        year -= !is_over && !(item->month == now.month && item->day);
    else if (item->has_shift && item->shift > 0 && !item->is_near)
        year += item->month <= now.month;
    else if (!item->has_shift && is_over) {
        fup_day date = fup_day_from_civil(year, item->month, day);
        bool is_recent = item->day && date != FUP_NO_DAY && scan->today - date <= PAST_DAYS &&
                         (prefix == FUP_PREFIX_NONE || prefix == FUP_PREFIX_AT);

        year += !is_recent;
    }
    return year;
}

static bool
set_days(struct fup_window *window, fup_day start, fup_day end)
{
    window->start = start;
    window->end = end;
    return start != FUP_NO_DAY && end != FUP_NO_DAY;
}

/* A day of the month alone: the next such day from today on. */
static bool
resolve_day_alone(const struct fup_date_scan *scan, const struct fup_date_piece *item,
                  enum fup_date_prefix prefix, struct fup_window *window)
{
    struct fup_civil now = fup_day_to_civil(scan->today);
    bool is_past = prefix == FUP_PREFIX_SINCE;
    int month = now.month, year = now.year;
    fup_day day = FUP_NO_DAY;

    for (int i = 0; day == FUP_NO_DAY && i < 12; i++) {
        fup_day trial = fup_day_from_civil(year, month, item->day);
        bool is_match = trial != FUP_NO_DAY && item->weekday &&
                        (int)fup_day_weekday(trial) == item->weekday - 1;
        bool fits = trial != FUP_NO_DAY && (is_past ? trial <= scan->today : trial >= scan->today);

        if (item->weekday && !is_past && i < 2) /* "Friday the 6th" may have gone by */
            fits = is_match;
        else if (item->weekday && !is_past && i == 2) { /* no such Friday: the day counts */
            month = now.month;
            year = now.year;
            trial = fup_day_from_civil(year, month, item->day);
            fits = trial != FUP_NO_DAY && trial >= scan->today;
        }
        day = fits ? trial : FUP_NO_DAY;
        month += is_past ? -1 : 1;
        year += month > 12 ? 1 : month < 1 ? -1 : 0;
        month = month > 12 ? 1 : month < 1 ? 12 : month;
    }
    return set_days(window, day, day);
}

/* Early, mid and late in a span (doc/design.md 2.5): the tenth, the fifteenth, the last. */
static void
apply_edge(const struct fup_date_scan *scan, const struct fup_date_piece *item,
           enum fup_date_unit unit, struct fup_window *window)
{
    fup_day start = window->start, end = window->end, len = end - start + 1;
    bool is_week = unit == FUP_UNIT_WEEK || unit == FUP_UNIT_BUSINESS_WEEK;
    bool is_month = unit == FUP_UNIT_MONTH;

    if (unit == FUP_UNIT_DAY || len <= 2)
        return; /* early tomorrow is tomorrow */
    if (window->snap == FUP_SNAP_LAST_BUSINESS)
        window->from = start;
    switch (item->edge) {
    case FUP_EDGE_EARLY:
        window->snap = FUP_SNAP_NONE;
        window->end = start + (is_week ? 1 : is_month ? 9 : len / 3 - 1);
        break;
    case FUP_EDGE_MID:
        window->snap = FUP_SNAP_NONE;
        window->start = start + (is_week ? 1 : is_month ? 10 : len / 3);
        window->end = start + (is_week ? 2 : is_month ? 14 : len / 2);
        break;
    case FUP_EDGE_LATE:
        window->start = start + (is_week ? 3 : is_month ? 20 : len * 2 / 3);
        window->end = is_week ? start + 4 : end;
        break;
    case FUP_EDGE_LATER:
        if (is_week)
            window->start = start + 3;
        if (window->start < scan->today && scan->today <= end)
            window->start = scan->today;
        break;
    case FUP_EDGE_REST:
        if (window->start < scan->today && scan->today <= end)
            window->start = scan->today;
        break;
    case FUP_EDGE_END:
        window->start = window->end = is_week ? start + 4 : end;
        if (is_week)
            window->snap = FUP_SNAP_NONE;
        break;
    case FUP_EDGE_NONE:
        break;
    }
}

/* "first week of May", "last Friday in October", "third quarter of 2026". */
static bool
apply_nth(const struct fup_date_piece *item, struct fup_window *window)
{
    fup_day start = window->start, end = window->end, day = start;
    int nth = item->nth;
    bool is_found = true;

    window->snap = FUP_SNAP_NONE;
    if (item->weekday) {
        fup_day first = start + (item->weekday - 1 - (fup_day)fup_day_weekday(start) + 7) % 7;

        day = nth > 0 ? first + 7 * (nth - 1) : first + (end - first) / 7 * 7 + 7 * (nth + 1);
        is_found = set_days(window, day, day) && day >= start && day <= end;
    } else if (item->nth_unit == FUP_UNIT_WEEK || item->nth_unit == FUP_UNIT_BUSINESS_WEEK) {
        /* ISO 8601: the first week of a month is the one that holds its first Thursday */
        fup_day first = monday_of(start + 3), last = monday_of(end - 3);

        day = nth > 0 ? first + 7 * (nth - 1) : last + 7 * (nth + 1);
        is_found = set_days(window, day, day + 6);
        window->snap = FUP_SNAP_FRIDAY;
    } else if (item->nth_unit == FUP_UNIT_WEEKEND) {
        fup_day first = start + (5 - (fup_day)fup_day_weekday(start) + 7) % 7;

        day = nth > 0 ? first + 7 * (nth - 1) : first + (end - first) / 7 * 7;
        is_found = set_days(window, day, day + 1);
    } else if (item->nth_unit == FUP_UNIT_BUSINESS_DAY) {
        if (nth > 0) {
            window->from = start - 1;
            window->count = nth;
            window->snap = FUP_SNAP_BUSINESS_DAYS;
            day = plain_business(start - 1, nth);
        } else {
            window->from = start;
            window->snap = FUP_SNAP_LAST_BUSINESS;
            day = fup_business_last(&monday_to_friday, start, end);
        }
        is_found = set_days(window, day, day);
    } else if (item->nth_unit == FUP_UNIT_HALF_YEAR) { /* here: the half of any span */
        fup_day middle = start + (end - start) / 2;

        if (nth == 1)
            window->end = middle;
        else
            window->start = middle + 1;
    } else if (item->nth_unit == FUP_UNIT_MONTH || item->nth_unit == FUP_UNIT_QUARTER) {
        int months = item->nth_unit == FUP_UNIT_MONTH ? 1 : 3;

        day = nth > 0 ? fup_day_add_months(start, months * (nth - 1))
                      : fup_day_add_months(end + 1, months * nth);
        is_found = set_days(window, day, fup_day_add_months(day, months) - 1);
        window->snap = FUP_SNAP_LAST_BUSINESS;
        window->from = day;
    } else {
        day = nth > 0 ? start + nth - 1 : end + nth + 1;
        is_found = set_days(window, day, day);
    }
    return is_found;
}

/* The days without the clock. */
static bool
resolve_days(const struct fup_date_scan *scan, const struct fup_date_piece *item,
             enum fup_date_prefix prefix, struct fup_window *window)
{
    bool is_date = true;
    enum fup_date_unit unit = FUP_UNIT_DAY;

    window->snap = item->snap;
    window->from = item->from;
    window->count = item->count;
    if (item->month && item->day) {
        int year = item->year ? item->year : year_of(scan, item, prefix);
        fup_day day = fup_day_from_civil(year, item->month, item->day);

        is_date = set_days(window, day, day);
        window->snap = FUP_SNAP_NONE;
    } else if (item->month) {
        int year = item->year ? item->year : year_of(scan, item, prefix);
        fup_day day = month_start(year, item->month);

        is_date = set_days(window, day, day + fup_days_in_month(year, item->month) - 1);
        window->snap = FUP_SNAP_LAST_BUSINESS;
        window->from = day;
        unit = FUP_UNIT_MONTH;
    } else if (item->has_span && item->day && item->span_unit == FUP_UNIT_MONTH) {
        struct fup_civil civil = fup_day_to_civil(item->span_start);
        fup_day day = fup_day_from_civil(civil.year, civil.month, item->day);

        is_date = set_days(window, day, day);
        window->snap = FUP_SNAP_NONE;
    } else if (item->has_span && item->weekday && item->span_unit == FUP_UNIT_WEEK && !item->nth) {
        fup_day day = monday_of(item->span_start) + item->weekday - 1;

        is_date = set_days(window, day, day);
        window->snap = FUP_SNAP_NONE;
    } else if (item->has_span) {
        is_date = set_days(window, item->span_start, item->span_end);
        unit = item->span_unit;
    } else if (item->day) {
        is_date = resolve_day_alone(scan, item, prefix, window);
    } else if (item->weekday) {
        fup_day day = weekday_day(scan, item, prefix);

        is_date = set_days(window, day, day);
    } else if (item->year) {
        fup_day day = month_start(item->year, 1);

        is_date = set_days(window, day, month_start(item->year, 12) + 30);
        window->snap = FUP_SNAP_LAST_BUSINESS;
        window->from = day;
        unit = FUP_UNIT_YEAR;
    } else {
        is_date = set_days(window, scan->today, scan->today);
        if (item->has_part && !item->time.is_set && item->part_last * HOUR <= scan->second_of_day)
            is_date = set_days(window, scan->today + 1, scan->today + 1);
    }
    if (is_date && item->nth)
        is_date = apply_nth(item, window);
    else if (is_date && item->edge)
        apply_edge(scan, item, unit, window);
    return is_date;
}

static fup_day
local_day(const struct fup_date_scan *scan, fup_instant instant)
{
    int64_t local = instant + (int64_t)scan->context->offset_minutes * 60;

    return (fup_day)((local >= 0 ? local : local - (FUP_DATE_DAY_SECONDS - 1)) /
                     FUP_DATE_DAY_SECONDS);
}

/* Puts the clock on the days. */
static void
resolve_time(const struct fup_date_scan *scan, struct fup_date_piece *item,
             enum fup_date_prefix prefix, struct fup_window *window)
{
    bool is_alone = !item->has_span && !item->month && !item->day && !item->weekday;
    fup_instant start = instant_of(scan, item, &item->time, window->start);
    fup_instant end = start;

    if (is_alone && prefix == FUP_PREFIX_BY && start <= scan->context->written) {
        window->start++; /* "by 9 am", written in the evening */
        window->end++;
        start += FUP_DATE_DAY_SECONDS;
        end = start;
    }
    if (item->time_end.is_set) {
        end = instant_of(scan, item, &item->time_end, window->end);
        if (end < start && window->start == window->end)
            end += end + FUP_DATE_DAY_SECONDS / 2 >= start &&
                           item->time_end.meridiem == FUP_MERIDIEM_NONE
                       ? FUP_DATE_DAY_SECONDS / 2
                       : FUP_DATE_DAY_SECONDS;
    } else if (window->end != window->start) {
        end = instant_of(scan, item, &item->time, window->end);
    }
    window->has_time = true;
    window->start_instant = start;
    window->end_instant = end;
    window->start = local_day(scan, start);
    window->end = local_day(scan, end);
    window->snap = FUP_SNAP_NONE;
}

/* The window of a whole date; false when there is no such day. */
bool
fup_date_resolve(const struct fup_date_scan *scan, struct fup_date_piece *item,
                 enum fup_date_prefix prefix, struct fup_window *window)
{
    bool is_date = true;

    *window = (struct fup_window){
        .from = FUP_NO_DAY, .start_instant = FUP_NO_INSTANT, .end_instant = FUP_NO_INSTANT};
    if (item->has_instants) {
        window->has_time = true;
        window->start_instant = item->start_instant;
        window->end_instant = item->end_instant;
        is_date = set_days(window, local_day(scan, item->start_instant),
                           local_day(scan, item->end_instant));
    } else {
        is_date = resolve_days(scan, item, prefix, window);
        if (is_date && item->time.is_set)
            resolve_time(scan, item, prefix, window);
    }
    return is_date && window->start <= window->end;
}
