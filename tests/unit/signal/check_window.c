/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/window.h"

#include <check.h>

#include "support/unit.h"

static fup_day
day(const char *text)
{
    fup_day value = fup_day_parse(fup_str_from(text));

    ck_assert_int_ne(value, FUP_NO_DAY);
    return value;
}

/* 2026-05-25 (Monday) is the user's holiday. */
static const struct {
    const char *start, *end;
    enum fup_snap snap;
    const char *from;
    int count;
    const char *want;
} cases[] = {
    {"2026-05-30", "2026-05-30", FUP_SNAP_NONE, NULL, 0, "2026-05-30"},
    {"2026-05-30", "2026-05-29", FUP_SNAP_NONE, NULL, 0, NULL}, /* no window */
    {"2026-05-25", "2026-05-31", FUP_SNAP_FRIDAY, NULL, 0, "2026-05-29"},
    {"2026-05-18", "2026-05-19", FUP_SNAP_FRIDAY, NULL, 0, "2026-05-22"},
    {"2026-05-25", "2026-05-25", FUP_SNAP_LAST_BUSINESS, NULL, 0, "2026-05-25"},
    {"2026-05-23", "2026-05-25", FUP_SNAP_LAST_BUSINESS, NULL, 0, "2026-05-25"},
    {"2026-05-31", "2026-05-31", FUP_SNAP_LAST_BUSINESS, "2026-05-01", 0, "2026-05-29"},
    {"2026-05-31", "2026-05-31", FUP_SNAP_LAST_BUSINESS, "1970-01-01", 0, "2026-05-31"},
    {"2026-05-01", "2026-05-31", FUP_SNAP_LAST_BUSINESS, "2026-05-01", 0, "2026-05-29"},
    {"2026-05-22", "2026-05-25", FUP_SNAP_BUSINESS_DAYS, "2026-05-22", 1, "2026-05-26"},
    {"2026-05-22", "2026-05-22", FUP_SNAP_AFTER, NULL, 0, "2026-05-26"},
    {"2026-05-26", "2026-05-26", FUP_SNAP_AFTER, NULL, 0, "2026-05-27"},
};

START_TEST(windows_give_the_day_they_are_owed_by)
{
    struct fup_arena *arena = fup_arena_new(0);
    fup_day holiday = day("2026-05-25");
    struct fup_business business = {0, &holiday, 1};
    struct fup_window window = {.start = day(cases[_i].start),
                                .end = day(cases[_i].end),
                                .snap = cases[_i].snap,
                                .from = cases[_i].from ? day(cases[_i].from) : FUP_NO_DAY,
                                .count = cases[_i].count};

    ck_assert_int_eq(fup_window_expected(&window, &business, fup_zone_fixed(arena, 0)),
                     cases[_i].want ? day(cases[_i].want) : FUP_NO_DAY);
    fup_arena_free(arena);
}
END_TEST

START_TEST(a_clock_time_is_judged_in_the_users_zone)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_business business = {0};
    struct fup_window window = {
        .start = day("2026-05-22"), .end = day("2026-05-22"), .has_time = true};

    window.start_instant = window.end_instant = fup_instant_parse(
        fup_str_from("2026-05-22T23:30:00Z"), fup_zone_fixed(arena, 0), NULL, NULL);
    ck_assert_int_eq(fup_window_expected(&window, &business, fup_zone_fixed(arena, 60)),
                     day("2026-05-23"));
    ck_assert_int_eq(fup_window_expected(&window, &business, fup_zone_fixed(arena, -60)),
                     day("2026-05-22"));
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("signal/window", NULL, NULL,
                FUP_UNIT_ROWS(windows_give_the_day_they_are_owed_by, cases),
                FUP_UNIT_TEST(a_clock_time_is_judged_in_the_users_zone))
