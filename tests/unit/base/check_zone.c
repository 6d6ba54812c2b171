/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/calendar.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "support/unit.h"

static unsigned char file_bytes[65536];

/* The system's zone, or NULL with a word on stderr when this machine has none. */
static const struct fup_zone *
system_zone(struct fup_arena *arena, const char *name)
{
    char path[200];
    const struct fup_zone *zone = NULL;
    FILE *file;

    (void)snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
    file = fopen(path, "rb");
    if (file) {
        size_t len;

        memset(file_bytes, 0, sizeof file_bytes);
        len = fread(file_bytes, 1, sizeof file_bytes, file);

        (void)fclose(file);
        zone = fup_zone_parse(arena, file_bytes, len);
        ck_assert_msg(zone != NULL, "%s cannot be read", path);
    } else {
        (void)fprintf(stderr, "# skipped: no %s\n", path);
    }
    return zone;
}

static const struct {
    const char *zone, *utc, *local;
} offset_cases[] = {
    {"UTC", "2026-03-16T09:00:00Z", "2026-03-16T09:00:00+00:00"},
    {"Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00"},
    {"Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"},
    {"Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00"},
    {"Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00+01:00"},
    {"Europe/Berlin", "2060-07-01T12:00:00Z", "2060-07-01T14:00:00+02:00"}, /* footer */
    {"America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00"},
    {"America/New_York", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00"},
    {"Australia/Sydney", "2050-01-01T00:00:00Z", "2050-01-01T11:00:00+11:00"}, /* south */
    {"Australia/Sydney", "2050-07-01T00:00:00Z", "2050-07-01T10:00:00+10:00"},
    {"Asia/Kolkata", "2026-06-01T00:00:00Z", "2026-06-01T05:30:00+05:30"},
    {"Europe/Dublin", "2055-01-10T12:00:00Z", "2055-01-10T12:00:00+00:00"}, /* negative summer */
    {"Europe/Dublin", "2055-07-10T12:00:00Z", "2055-07-10T13:00:00+01:00"},
};

START_TEST(offsets_of_the_system_zones)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_zone *zone = system_zone(arena, offset_cases[_i].zone);
    char text[26];

    if (zone) {
        fup_instant instant =
            fup_instant_parse(fup_str_from(offset_cases[_i].utc), zone, NULL, NULL);

        fup_instant_format(zone, instant, text);
        ck_assert_str_eq(text, offset_cases[_i].local);
    }
    fup_arena_free(arena);
}
END_TEST

static const struct {
    const char *zone, *wall, *local;
} wall_cases[] = {
    {"Europe/Berlin", "2026-03-16T00:00:00", "2026-03-16T00:00:00+01:00"},
    {"Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T03:00:00+02:00"}, /* gap: its end */
    {"Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00"}, /* fold: the earlier */
    {"America/New_York", "2026-11-01T01:30:00", "2026-11-01T01:30:00-04:00"},
    {"America/New_York", "2050-11-06T01:30:00", "2050-11-06T01:30:00-04:00"},
};

START_TEST(wall_times_become_instants)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_zone *zone = system_zone(arena, wall_cases[_i].zone);
    char text[26];

    if (zone) {
        fup_instant_format(
            zone, fup_instant_parse(fup_str_from(wall_cases[_i].wall), zone, NULL, NULL), text);
        ck_assert_str_eq(text, wall_cases[_i].local);
    }
    fup_arena_free(arena);
}
END_TEST

START_TEST(the_local_day_is_not_the_day_in_greenwich)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_zone *east = fup_zone_fixed(arena, 14 * 60),
                          *west = fup_zone_fixed(arena, -720);
    fup_instant noon = fup_instant_parse(fup_str_from("2026-03-16T11:00:00Z"), east, NULL, NULL);

    ck_assert_int_eq(fup_zone_day(east, noon), fup_day_from_civil(2026, 3, 17));
    ck_assert_int_eq(fup_zone_day(west, noon), fup_day_from_civil(2026, 3, 15));
    ck_assert_int_eq(fup_zone_offset(west, noon), -720);
    fup_arena_free(arena);
}
END_TEST

START_TEST(damaged_files_are_refused)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_zone *whole = system_zone(arena, "Europe/Berlin");

    ck_assert_ptr_null(fup_zone_parse(arena, (const unsigned char *)"", 0));
    ck_assert_ptr_null(fup_zone_parse(arena, (const unsigned char *)"TZif2", 5));
    if (whole) {
        size_t len = sizeof file_bytes;

        while (len > 0 && !file_bytes[len - 1])
            len--;
        for (size_t cut = 0; cut < len; cut++)
            ck_assert_ptr_null(fup_zone_parse(arena, file_bytes, cut));
        ck_assert_ptr_nonnull(fup_zone_parse(arena, file_bytes, len));
        for (size_t i = 0; i < len;
             i++) { /* every byte wrong once: refused or read, never a crash */
            file_bytes[i] ^= 0xFF;
            const struct fup_zone *zone = fup_zone_parse(arena, file_bytes, len);

            if (zone)
                (void)fup_zone_instant(zone, 20000, 0);
            file_bytes[i] ^= 0xFF;
        }
    }
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("base/zone", NULL, NULL, FUP_UNIT_ROWS(offsets_of_the_system_zones, offset_cases),
                FUP_UNIT_ROWS(wall_times_become_instants, wall_cases),
                FUP_UNIT_TEST(the_local_day_is_not_the_day_in_greenwich),
                FUP_UNIT_TEST(damaged_files_are_refused))
