/* base/calendar.c - civil days by counting from March, so that the leap day ends the year.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/calendar.h"

#include <stdio.h>

enum {
    DAYS_PER_ERA = 146097, /* 400 years */
    EPOCH_FROM_MARCH_0 = 719468,
    LARGEST_YEAR = 1000000,
    MONDAY_TO_FRIDAY = 0x1F,
    LARGEST_COUNT = 100000
};

static bool
is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
fup_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month < 1 || month > 12 ? 0 : days[month - 1] + (month == 2 && is_leap(year));
}

fup_day
fup_day_from_civil(int year, int month, int day)
{
    fup_day result = FUP_NO_DAY;

    if (year >= -LARGEST_YEAR && year <= LARGEST_YEAR && day >= 1 &&
        day <= fup_days_in_month(year, month)) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
        int year_of_era = shifted - era * 400;
        int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

        result = era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
                 day_of_year - EPOCH_FROM_MARCH_0;
    }
    return result;
}

struct fup_civil
fup_day_to_civil(fup_day day)
{
    int64_t shifted = (int64_t)day + EPOCH_FROM_MARCH_0;
    int64_t era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    int64_t of_era = shifted - era * DAYS_PER_ERA;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    struct fup_civil civil = {.day = (int)(of_year - (153 * month + 2) / 5 + 1),
                              .month = (int)(month < 10 ? month + 3 : month - 9)};

    civil.year = (int)(year + era * 400 + (civil.month <= 2));
    return civil;
}

enum fup_weekday
fup_day_weekday(fup_day day)
{
    int weekday = (int)(((int64_t)day + 3) % 7); /* 1970-01-01 was a Thursday */

    return (enum fup_weekday)(weekday < 0 ? weekday + 7 : weekday);
}

fup_day
fup_day_add_months(fup_day day, int months)
{
    struct fup_civil civil = fup_day_to_civil(day);
    int64_t total = (int64_t)civil.year * 12 + civil.month - 1 + months;
    int64_t year = (total >= 0 ? total : total - 11) / 12;
    int month = (int)(total - year * 12) + 1;
    fup_day result = FUP_NO_DAY;

    if (year >= -LARGEST_YEAR && year <= LARGEST_YEAR) {
        int last = fup_days_in_month((int)year, month);

        result = fup_day_from_civil((int)year, month, civil.day < last ? civil.day : last);
    }
    return result;
}

int
fup_day_iso_week(fup_day day, int *iso_year)
{
    fup_day thursday = day - (fup_day)fup_day_weekday(day) + FUP_THURSDAY;
    int year = fup_day_to_civil(thursday).year;

    if (iso_year)
        *iso_year = year;
    return (thursday - fup_day_from_civil(year, 1, 1)) / 7 + 1;
}

fup_day
fup_day_from_iso_week(int iso_year, int week)
{
    fup_day fourth = fup_day_from_civil(iso_year, 1, 4); /* always in week 1 */
    fup_day result = FUP_NO_DAY;
    int found_year;

    if (fourth != FUP_NO_DAY && week >= 1 && week <= 53) {
        result = fourth - (fup_day)fup_day_weekday(fourth) + 7 * (week - 1);
        (void)fup_day_iso_week(result, &found_year);
        if (found_year != iso_year)
            result = FUP_NO_DAY;
    }
    return result;
}

static int
clamp_year(int year)
{
    return year < 0 ? 0 : year > 9999 ? 9999 : year;
}

void
fup_day_format(fup_day day, char text[11])
{
    struct fup_civil civil = fup_day_to_civil(day);
    unsigned year = (unsigned)clamp_year(civil.year), month = (unsigned)civil.month,
             of_month = (unsigned)civil.day;

    (void)snprintf(text, 11, "%04u-%02u-%02u", year % 10000, month % 100, of_month % 100);
}

/* The number in `count` digits of a text, or -1. */
static int
digits(struct fup_str text, size_t offset, size_t count)
{
    int value = 0;

    for (size_t i = offset; value >= 0 && i < offset + count; i++) {
        bool is_digit = i < text.len && text.text[i] >= '0' && text.text[i] <= '9';

        value = is_digit ? value * 10 + (text.text[i] - '0') : -1;
    }
    return value;
}

static bool
has_sign(struct fup_str text, size_t offset, char sign)
{
    return offset < text.len && text.text[offset] == sign;
}

fup_day
fup_day_parse(struct fup_str text)
{
    int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    bool is_date = text.len == 10 && has_sign(text, 4, '-') && has_sign(text, 7, '-') && year >= 0;

    return is_date ? fup_day_from_civil(year, month, day) : FUP_NO_DAY;
}

static bool
is_holiday(const struct fup_business *business, fup_day day)
{
    size_t low = 0, high = business->holidays ? business->holiday_count : 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (business->holidays[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return business->holidays && low < business->holiday_count && business->holidays[low] == day;
}

bool
fup_business_is_day(const struct fup_business *business, fup_day day)
{
    unsigned workdays = business->workdays & 0x7F;

    if (!workdays)
        workdays = MONDAY_TO_FRIDAY;
    return (workdays >> fup_day_weekday(day) & 1) && !is_holiday(business, day);
}

/* More steps than this are never needed: a week has at least one workday, a holiday takes one. */
static int64_t
most_steps(const struct fup_business *business, int count)
{
    return ((int64_t)count + (int64_t)business->holiday_count + 1) * 7;
}

fup_day
fup_business_add(const struct fup_business *business, fup_day day, int n)
{
    int left = n > LARGEST_COUNT ? LARGEST_COUNT : n;
    int64_t steps = most_steps(business, left);

    for (; left > 0 && steps > 0 && day < INT32_MAX; steps--) {
        day++;
        left -= fup_business_is_day(business, day);
    }
    return day;
}

fup_day
fup_business_last(const struct fup_business *business, fup_day start, fup_day end)
{
    int64_t steps = most_steps(business, 1);
    fup_day day = end;

    while (day > start && steps-- > 0 && !fup_business_is_day(business, day))
        day--;
    return day >= start && fup_business_is_day(business, day) ? day : end;
}

fup_day
fup_business_next(const struct fup_business *business, fup_day day)
{
    return fup_business_add(business, day, 1);
}

void
fup_instant_format(const struct fup_zone *zone, fup_instant instant, char text[26])
{
    int offset = fup_zone_offset(zone, instant);
    int64_t local = instant + (int64_t)offset * 60;
    int64_t day = (local >= 0 ? local : local - 86399) / 86400;
    unsigned second = (unsigned)(local - day * 86400);
    unsigned distance = (unsigned)(offset < 0 ? -offset : offset);

    fup_day_format((fup_day)day, text);
    (void)snprintf(text + 10, 16, "T%02u:%02u:%02u%c%02u:%02u", second / 3600 % 24,
                   second / 60 % 60, second % 60, offset < 0 ? '-' : '+', distance / 60 % 100,
                   distance % 60);
}

/* Reads "Z", "+01:00", "+0100", "+01" at `at`; false when something else stands there. */
static bool
parse_offset(struct fup_str text, size_t at, int *minutes)
{
    size_t left = text.len - at;
    bool is_offset = false;

    *minutes = 0;
    if (left == 1) {
        is_offset = text.text[at] == 'Z' || text.text[at] == 'z';
    } else if (has_sign(text, at, '+') || has_sign(text, at, '-')) {
        size_t minute_at = has_sign(text, at + 3, ':') ? at + 4 : at + 3;
        int hour = digits(text, at + 1, 2);
        int minute = left == 3 ? 0 : digits(text, minute_at, 2);

        is_offset = (left == 3 || minute_at + 2 == text.len) && hour >= 0 && hour <= 24 &&
                    minute >= 0 && minute < 60;
        *minutes = (hour * 60 + minute) * (has_sign(text, at, '-') ? -1 : 1);
    }
    return is_offset;
}

/* Reads "HH:MM", "HH:MM:SS", "HH:MM:SS.fff" at 11; gives the offset behind it, 0 when it is none.
 */
static size_t
parse_clock(struct fup_str text, int32_t *second_of_day)
{
    int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = 0;
    bool is_clock = has_sign(text, 13, ':') && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    size_t at = 16;

    if (is_clock && has_sign(text, 16, ':')) {
        second = digits(text, 17, 2);
        is_clock = second >= 0 && second <= 60;
        at = 19;
        if (has_sign(text, at, '.') || has_sign(text, at, ',')) {
            at++;
            while (at < text.len && text.text[at] >= '0' && text.text[at] <= '9')
                at++;
        }
    }
    *second_of_day = hour * 3600 + minute * 60 + second;
    return is_clock ? at : 0;
}

fup_instant
fup_instant_parse(struct fup_str text, const struct fup_zone *zone, int *offset_minutes,
                  bool *has_offset)
{
    fup_instant result = FUP_NO_INSTANT;
    struct fup_str date = {text.text, text.len < 10 ? text.len : 10};
    fup_day day = fup_day_parse(date);
    int32_t second_of_day = 0;
    bool is_whole = text.len == 10, has_zone = false;
    int minutes = 0;

    if (day != FUP_NO_DAY && text.len > 10 &&
        (has_sign(text, 10, 'T') || has_sign(text, 10, 't') || has_sign(text, 10, ' '))) {
        size_t at = parse_clock(text, &second_of_day);

        if (at && at < text.len && text.text[at] == ' ')
            at++;
        has_zone = at && at < text.len && parse_offset(text, at, &minutes);
        is_whole = at == text.len || has_zone;
    }
    if (day != FUP_NO_DAY && is_whole) {
        result = has_zone ? (int64_t)day * 86400 + second_of_day - (int64_t)minutes * 60
                          : fup_zone_instant(zone, day, second_of_day);
        if (!has_zone)
            minutes = fup_zone_offset(zone, result);
    }
    if (offset_minutes)
        *offset_minutes = minutes;
    if (has_offset)
        *has_offset = has_zone;
    return result;
}
