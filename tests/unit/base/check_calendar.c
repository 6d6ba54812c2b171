/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/calendar.h"

#include <check.h>
#include <string.h>

#include "support/unit.h"

static fup_day
day(const char *text)
{
    fup_day value = fup_day_parse(fup_str_from(text));

    ck_assert_int_ne(value, FUP_NO_DAY);
    return value;
}

static void
assert_day(fup_day got, const char *want)
{
    char text[11];

    fup_day_format(got, text);
    ck_assert_str_eq(text, want);
}

static const struct {
    int year, month, day;
    fup_day want;
} civil_cases[] = {
    {0, 0, 0, FUP_NO_DAY},     {2025, 2, 29, FUP_NO_DAY}, {2025, 13, 1, FUP_NO_DAY},
    {2025, 4, 31, FUP_NO_DAY}, {1900, 2, 29, FUP_NO_DAY}, {2147483647, 1, 1, FUP_NO_DAY},
    {1970, 1, 1, 0},           {1969, 12, 31, -1},        {2000, 2, 29, 11016},
    {2024, 2, 29, 19782},      {2026, 3, 16, 20528},      {1, 1, 1, -719162},
};

START_TEST(civil_days_go_there_and_back)
{
    fup_day got =
        fup_day_from_civil(civil_cases[_i].year, civil_cases[_i].month, civil_cases[_i].day);

    ck_assert_int_eq(got, civil_cases[_i].want);
    if (got != FUP_NO_DAY) {
        struct fup_civil civil = fup_day_to_civil(got);

        ck_assert_int_eq(civil.year, civil_cases[_i].year);
        ck_assert_int_eq(civil.month, civil_cases[_i].month);
        ck_assert_int_eq(civil.day, civil_cases[_i].day);
    }
}
END_TEST

START_TEST(every_day_of_four_centuries_goes_there_and_back)
{
    fup_day last = fup_day_from_civil(2100, 12, 31);

    for (fup_day i = fup_day_from_civil(1700, 1, 1); i <= last; i++) {
        struct fup_civil civil = fup_day_to_civil(i);

        ck_assert_int_eq(fup_day_from_civil(civil.year, civil.month, civil.day), i);
    }
}
END_TEST

START_TEST(text_that_is_no_day_is_refused)
{
    static const char *const texts[] = {"",           "2026",       "2026-3-16",  "2026-03-16T",
                                        "2026/03/16", "2026-02-30", "2026-13-01", "20260316",
                                        "-026-03-16", "2026-03-1x"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_int_eq(fup_day_parse(fup_str_from(texts[i])), FUP_NO_DAY);
}
END_TEST

START_TEST(years_outside_are_clamped_when_written)
{
    assert_day(fup_day_from_civil(12345, 6, 7), "9999-06-07");
    assert_day(fup_day_from_civil(-5, 6, 7), "0000-06-07");
}
END_TEST

START_TEST(weekdays)
{
    ck_assert_int_eq(fup_day_weekday(0), FUP_THURSDAY);
    ck_assert_int_eq(fup_day_weekday(-1), FUP_WEDNESDAY);
    ck_assert_int_eq(fup_day_weekday(day("2026-03-16")), FUP_MONDAY);
    ck_assert_int_eq(fup_day_weekday(day("1600-02-29")), FUP_TUESDAY);
}
END_TEST

static const struct {
    const char *start;
    int months;
    const char *want;
} month_cases[] = {
    {"2026-01-31", 0, "2026-01-31"},  {"2026-01-31", 1, "2026-02-28"},
    {"2024-01-31", 1, "2024-02-29"},  {"2026-01-31", -2, "2025-11-30"},
    {"2025-12-15", 1, "2026-01-15"},  {"2026-03-31", -1, "2026-02-28"},
    {"2024-02-29", 12, "2025-02-28"}, {"2026-05-31", 13, "2027-06-30"},
};

START_TEST(months_are_added)
{
    assert_day(fup_day_add_months(day(month_cases[_i].start), month_cases[_i].months),
               month_cases[_i].want);
}
END_TEST

static const struct {
    const char *day;
    int year, week;
    const char *monday;
} week_cases[] = {
    {"2026-01-01", 2026, 1, "2025-12-29"},  {"2027-01-01", 2026, 53, "2026-12-28"},
    {"2024-12-30", 2025, 1, "2024-12-30"},  {"2026-05-20", 2026, 21, "2026-05-18"},
    {"2023-01-01", 2022, 52, "2022-12-26"},
};

START_TEST(iso_weeks)
{
    int year;

    ck_assert_int_eq(fup_day_iso_week(day(week_cases[_i].day), &year), week_cases[_i].week);
    ck_assert_int_eq(year, week_cases[_i].year);
    assert_day(fup_day_from_iso_week(year, week_cases[_i].week), week_cases[_i].monday);
}
END_TEST

START_TEST(weeks_that_do_not_exist)
{
    ck_assert_int_eq(fup_day_from_iso_week(2025, 53), FUP_NO_DAY);
    ck_assert_int_eq(fup_day_from_iso_week(2025, 0), FUP_NO_DAY);
    ck_assert_int_eq(fup_day_from_iso_week(2025, 54), FUP_NO_DAY);
    ck_assert_int_ne(fup_day_from_iso_week(2026, 53), FUP_NO_DAY);
}
END_TEST

/* Good Friday and Easter Monday 2026. */
static const char *const easter[] = {"2026-04-03", "2026-04-06"};
static const struct {
    const char *day;
    int n;
    bool has_easter;
    unsigned workdays;
    const char *want;
} business_cases[] = {
    {"2026-04-01", 0, true, 0, "2026-04-01"},     {"2026-04-04", 0, false, 0, "2026-04-04"},
    {"2026-04-03", 1, false, 0, "2026-04-06"},    {"2026-04-04", 1, false, 0, "2026-04-06"},
    {"2026-04-02", 1, true, 0, "2026-04-07"},     {"2026-04-01", 5, true, 0, "2026-04-10"},
    {"2026-04-01", 5, false, 0, "2026-04-08"},    {"2026-04-02", 1, false, 0x6F, "2026-04-04"},
    {"2026-04-03", 2, false, 0x4F, "2026-04-06"}, {"2026-02-27", 10, false, 0, "2026-03-13"},
};

START_TEST(business_days_are_counted)
{
    fup_day holidays[] = {day(easter[0]), day(easter[1])};
    struct fup_business business = {business_cases[_i].workdays, holidays,
                                    business_cases[_i].has_easter ? 2 : 0};

    assert_day(fup_business_add(&business, day(business_cases[_i].day), business_cases[_i].n),
               business_cases[_i].want);
    if (business_cases[_i].n == 1)
        assert_day(fup_business_next(&business, day(business_cases[_i].day)),
                   business_cases[_i].want);
}
END_TEST

static const struct {
    const char *start, *end;
    bool has_easter;
    const char *want;
} last_cases[] = {
    {"2026-04-04", "2026-04-05", false, "2026-04-05"}, /* a weekend holds none */
    {"2026-04-03", "2026-04-06", true, "2026-04-06"},  /* nor does Easter */
    {"2026-05-01", "2026-05-31", false, "2026-05-29"},
    {"2026-04-01", "2026-04-06", true, "2026-04-02"},
    {"2026-04-06", "2026-04-10", true, "2026-04-10"},
};

START_TEST(last_business_day_of_a_window)
{
    fup_day holidays[] = {day(easter[0]), day(easter[1])};
    struct fup_business business = {0, holidays, last_cases[_i].has_easter ? 2 : 0};

    assert_day(fup_business_last(&business, day(last_cases[_i].start), day(last_cases[_i].end)),
               last_cases[_i].want);
}
END_TEST

START_TEST(no_workday_at_all_ends)
{
    fup_day holidays[400];
    struct fup_business business = {1u << FUP_MONDAY, holidays, 400};
    fup_day monday = day("2026-03-16");

    for (int i = 0; i < 400; i++)
        holidays[i] = monday + i;
    ck_assert_int_gt(fup_business_next(&business, monday), monday + 399);
    ck_assert_int_eq(fup_business_last(&business, monday, monday + 399), monday + 399);
}
END_TEST

static const struct {
    const char *text, *utc;
    int minutes;
    bool has_offset;
} instant_cases[] = {
    {"", NULL, 0, false},
    {"2026-03-16T", NULL, 0, false},
    {"2026-03-16T25:00", NULL, 0, false},
    {"2026-03-16T09:00+", NULL, 0, false},
    {"2026-03-16T09:00:00+01:0", NULL, 0, false},
    {"2026-03-16 nonsense", NULL, 0, false},
    {"2026-03-16", "2026-03-15T22:00:00+00:00", 120, false},
    {"2026-03-16T09:00", "2026-03-16T07:00:00+00:00", 120, false},
    {"2026-03-16T09:00:30.25Z", "2026-03-16T09:00:30+00:00", 0, true},
    {"2026-03-16 09:00:00 -0530", "2026-03-16T14:30:00+00:00", -330, true},
    {"2026-03-16T09:00:00+01:00", "2026-03-16T08:00:00+00:00", 60, true},
};

START_TEST(instants_are_read)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_zone *utc = fup_zone_fixed(arena, 0), *east = fup_zone_fixed(arena, 120);
    int minutes;
    bool has_offset;
    fup_instant got =
        fup_instant_parse(fup_str_from(instant_cases[_i].text), east, &minutes, &has_offset);
    char text[26];

    if (instant_cases[_i].utc) {
        fup_instant_format(utc, got, text);
        ck_assert_str_eq(text, instant_cases[_i].utc);
        ck_assert_int_eq(minutes, instant_cases[_i].minutes);
        ck_assert_int_eq(has_offset, instant_cases[_i].has_offset);
    } else {
        ck_assert(got == FUP_NO_INSTANT);
    }
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("base/calendar", NULL, NULL,
                FUP_UNIT_ROWS(civil_days_go_there_and_back, civil_cases),
                FUP_UNIT_TEST(every_day_of_four_centuries_goes_there_and_back),
                FUP_UNIT_TEST(text_that_is_no_day_is_refused),
                FUP_UNIT_TEST(years_outside_are_clamped_when_written), FUP_UNIT_TEST(weekdays),
                FUP_UNIT_ROWS(months_are_added, month_cases), FUP_UNIT_ROWS(iso_weeks, week_cases),
                FUP_UNIT_TEST(weeks_that_do_not_exist),
                FUP_UNIT_ROWS(business_days_are_counted, business_cases),
                FUP_UNIT_ROWS(last_business_day_of_a_window, last_cases),
                FUP_UNIT_TEST(no_workday_at_all_ends),
                FUP_UNIT_ROWS(instants_are_read, instant_cases))
