/* base/calendar.h - days, business days and zones: pure arithmetic, no clock, no environment.
 *
 * A day is a number of days since 1970-01-01 (proleptic Gregorian), an instant a number of seconds
 * since 1970-01-01T00:00:00Z. Nothing here reads the clock, TZ or the locale: zone and business
 * calendar are parameters (doc/design.md section 6).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_BASE_CALENDAR_H
#define FUP_BASE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef int32_t fup_day;
typedef int64_t fup_instant;

#define FUP_NO_DAY INT32_MIN
#define FUP_NO_INSTANT INT64_MIN

struct fup_civil {
    int year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

enum fup_weekday {
    FUP_MONDAY,
    FUP_TUESDAY,
    FUP_WEDNESDAY,
    FUP_THURSDAY,
    FUP_FRIDAY,
    FUP_SATURDAY,
    FUP_SUNDAY
};

/* A day of a year, month and day; FUP_NO_DAY when there is no such day (29 February 2025). */
fup_day fup_day_from_civil(int year, int month, int day);
struct fup_civil fup_day_to_civil(fup_day day);
enum fup_weekday fup_day_weekday(fup_day day);
int fup_days_in_month(int year, int month);
/* Calendar months on, the day of the month cut to the last one (31 January + 1 = 28 February). */
fup_day fup_day_add_months(fup_day day, int months);
/* ISO 8601 week number of a day, and the Monday of a week of an ISO year (FUP_NO_DAY: no such
 * week). */
int fup_day_iso_week(fup_day day, int *iso_year);
fup_day fup_day_from_iso_week(int iso_year, int week);
/* Text "YYYY-MM-DD" (needs 11 bytes; years outside 0..9999 are clamped) and back (FUP_NO_DAY). */
void fup_day_format(fup_day day, char text[11]);
fup_day fup_day_parse(struct fup_str text);

/* Business days: the user's workdays without the user's holidays (doc/design.md section 1). */
struct fup_business {
    unsigned workdays;       /* bit n = enum fup_weekday n; 0 counts as Monday to Friday */
    const fup_day *holidays; /* sorted, borrowed */
    size_t holiday_count;
};

bool fup_business_is_day(const struct fup_business *business, fup_day day);
/* The n-th business day strictly after `day` (n >= 1; n == 0 gives `day` itself). */
fup_day fup_business_add(const struct fup_business *business, fup_day day, int n);
/* The last business day of start..end; `end` when the window holds none. */
fup_day fup_business_last(const struct fup_business *business, fup_day start, fup_day end);
/* The first business day strictly after `day`. */
fup_day fup_business_next(const struct fup_business *business, fup_day day);

/* A time zone: transitions read from TZif bytes (RFC 9636) including the footer rule, or a fixed
 * offset. Made by the front end from /usr/share/zoneinfo, used everywhere below as a parameter. */
struct fup_zone;

/* Parses TZif bytes (versions 1 to 4); NULL when they are not valid. Lives in the arena. */
const struct fup_zone *fup_zone_parse(struct fup_arena *arena, const unsigned char *bytes,
                                      size_t len);
/* A fixed offset east of Greenwich in minutes. */
const struct fup_zone *fup_zone_fixed(struct fup_arena *arena, int offset_minutes);
/* Minutes east of Greenwich in force at an instant. */
int fup_zone_offset(const struct fup_zone *zone, fup_instant instant);
/* The local calendar day of an instant. */
fup_day fup_zone_day(const struct fup_zone *zone, fup_instant instant);
/* The instant of a local wall time (seconds after local midnight). In a gap: the instant after it;
 * in a fold: the earlier one. */
fup_instant fup_zone_instant(const struct fup_zone *zone, fup_day day, int32_t second_of_day);
/* "2026-03-16T09:00:00+01:00" (needs 26 bytes). */
void fup_instant_format(const struct fup_zone *zone, fup_instant instant, char text[26]);
/* ISO 8601 date, date and time, with or without offset or Z. Without offset: wall time in `zone`.
 * *offset_minutes (may be NULL) gets the written offset, *has_offset whether there was one. A bare
 * date is its midnight. FUP_NO_INSTANT when it is no such text. */
fup_instant fup_instant_parse(struct fup_str text, const struct fup_zone *zone, int *offset_minutes,
                              bool *has_offset);

#endif
