/* signal/date_value.c - what the pieces mean: doc/design.md section 2.5 as arithmetic.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { HOUR = 3600, RISE = 5, PAST_DAYS = 60, LONG_AGO = 150 };

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
        may_be_today = may_be_today ||
                       fup_date_instant_of(scan, item, &item->time, today) > scan->context->written;
    if (item->has_shift && item->shift > 0 && !item->is_near)
        day = fup_monday_of(today) + 7 * item->shift + wanted;
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
        fup_day first = fup_monday_of(start + 3), last = fup_monday_of(end - 3);

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
            day = fup_date_plain_business(start - 1, nth);
        } else {
            window->from = start;
            window->snap = FUP_SNAP_LAST_BUSINESS;
            day = fup_business_last(&fup_monday_to_friday, start, end);
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

/* "In the morning", written when it is over, or at any hour of the day: else it is "this morning".
 */
static bool
is_part_of_tomorrow(const struct fup_date_scan *scan, const struct fup_date_piece *item)
{
    int64_t end = item->part_first == 0 ? RISE : item->part_last;

    return end * HOUR <= scan->second_of_day;
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
        fup_day day = fup_month_start(year, item->month);

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
        fup_day day = fup_monday_of(item->span_start) + item->weekday - 1;

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
        fup_day day = fup_month_start(item->year, 1);

        is_date = set_days(window, day, fup_month_start(item->year, 12) + 30);
        window->snap = FUP_SNAP_LAST_BUSINESS;
        window->from = day;
        unit = FUP_UNIT_YEAR;
    } else {
        is_date = set_days(window, scan->today, scan->today);
        if (item->has_part && !item->time.is_set && is_part_of_tomorrow(scan, item))
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
    fup_instant start = fup_date_instant_of(scan, item, &item->time, window->start);
    fup_instant end = start;

    if (is_alone && prefix == FUP_PREFIX_BY && start <= scan->context->written) {
        window->start++; /* "by 9 am", written in the evening */
        window->end++;
        start += FUP_DATE_DAY_SECONDS;
        end = start;
    }
    if (item->time_end.is_set) {
        end = fup_date_instant_of(scan, item, &item->time_end, window->end);
        if (end < start && window->start == window->end)
            end += end + FUP_DATE_DAY_SECONDS / 2 >= start &&
                           item->time_end.meridiem == FUP_MERIDIEM_NONE
                       ? FUP_DATE_DAY_SECONDS / 2
                       : FUP_DATE_DAY_SECONDS;
    } else if (window->end != window->start) {
        end = fup_date_instant_of(scan, item, &item->time, window->end);
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
