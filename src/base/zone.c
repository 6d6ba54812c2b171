/* base/zone.c - TZif (RFC 9636): transitions of the file, after them the POSIX rule of its footer.
 *
 * Every count of the file is checked against its length before anything is read, so a damaged file
 * is refused and never overrun. Leap seconds are skipped: instants are POSIX seconds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/calendar.h"

#include <string.h>

enum { HEADER_LEN = 44, LARGEST_FILE = 1024 * 1024, LARGEST_OFFSET = 26 * 3600, DAY = 86400 };

enum rule_form { RULE_MONTH_WEEK_DAY, RULE_JULIAN_WITHOUT_LEAP, RULE_DAY_OF_YEAR };

struct rule { /* a day of every year and the local second of it */
    enum rule_form form;
    int month, week, day;
    int32_t second;
};

struct fup_zone {
    size_t count; /* of transitions */
    int64_t *times;
    int32_t *offsets; /* seconds east, in force from times[i] */
    int32_t first;    /* before the first transition */
    bool has_footer, has_summer;
    int32_t standard, summer;
    struct rule summer_start, summer_end;
};

struct reader {
    const unsigned char *bytes;
    size_t len, at;
    bool failed;
};

struct counts {
    uint32_t utc, standard, leap, times, types, characters;
};

static int64_t
read_number(struct reader *reader, size_t size)
{
    uint64_t value = 0;

    if (reader->failed || reader->len - reader->at < size) {
        reader->failed = true;
    } else {
        value = reader->bytes[reader->at] & 0x80 ? UINT64_MAX : 0; /* sign */
        for (size_t i = 0; i < size; i++)
            value = value << 8 | reader->bytes[reader->at + i];
        reader->at += size;
    }
    return (int64_t)value;
}

static void
skip(struct reader *reader, uint64_t size)
{
    if (reader->failed || reader->len - reader->at < size)
        reader->failed = true;
    else
        reader->at += (size_t)size;
}

static int
read_header(struct reader *reader, struct counts *counts)
{
    int version = -1;

    if (reader->len - reader->at >= HEADER_LEN &&
        memcmp(reader->bytes + reader->at, "TZif", 4) == 0) {
        version = reader->bytes[reader->at + 4];
        reader->at += 20;
        counts->utc = (uint32_t)read_number(reader, 4);
        counts->standard = (uint32_t)read_number(reader, 4);
        counts->leap = (uint32_t)read_number(reader, 4);
        counts->times = (uint32_t)read_number(reader, 4);
        counts->types = (uint32_t)read_number(reader, 4);
        counts->characters = (uint32_t)read_number(reader, 4);
    } else {
        reader->failed = true;
    }
    return version;
}

static uint64_t
block_size(const struct counts *counts, uint64_t time_size)
{
    return counts->times * (time_size + 1) + counts->types * UINT64_C(6) + counts->characters +
           counts->leap * (time_size + 4) + counts->standard + counts->utc;
}

/* The types' offsets; -1 in `reader->failed` sense when one lies outside of a day or so. */
static void
read_types(struct reader *reader, uint32_t count, int32_t offsets[256])
{
    for (uint32_t i = 0; i < count; i++) {
        int64_t offset = read_number(reader, 4);

        skip(reader, 2);
        if (offset < -LARGEST_OFFSET || offset > LARGEST_OFFSET)
            reader->failed = true;
        offsets[i] = (int32_t)offset;
    }
}

/* Reads the data block at the reader's place into the zone. */
static void
read_block(struct reader *reader, const struct counts *counts, size_t time_size,
           struct fup_zone *zone, struct fup_arena *arena)
{
    int32_t types[256] = {0};
    size_t count = counts->times;

    if (counts->types < 1 || counts->types > 256 ||
        block_size(counts, time_size) > reader->len - reader->at)
        reader->failed = true;
    if (!reader->failed) {
        const unsigned char *indexes = reader->bytes + reader->at + count * time_size;

        zone->times = fup_arena_alloc(arena, (count + 1) * sizeof *zone->times);
        zone->offsets = fup_arena_alloc(arena, (count + 1) * sizeof *zone->offsets);
        reader->failed = !zone->times || !zone->offsets;
        for (size_t i = 0; !reader->failed && i < count; i++) {
            zone->times[i] = read_number(reader, time_size);
            reader->failed =
                (i > 0 && zone->times[i] <= zone->times[i - 1]) || indexes[i] >= counts->types;
        }
        skip(reader, count);
        read_types(reader, counts->types, types);
        for (size_t i = 0; !reader->failed && i < count; i++)
            zone->offsets[i] = types[indexes[i]];
        zone->count = count;
        zone->first = types[0];
        skip(reader, counts->characters + counts->leap * (uint64_t)(time_size + 4) +
                         counts->standard + (uint64_t)counts->utc);
    }
}

/* The footer is ASCII text between two line feeds: a POSIX TZ string (RFC 9636 section 3.3). */
struct footer {
    struct fup_str text;
    size_t at;
};

static char
peek(const struct footer *footer)
{
    return footer->at < footer->text.len ? footer->text.text[footer->at] : '\0';
}

static bool
take(struct footer *footer, char sign)
{
    bool is_there = peek(footer) == sign;

    footer->at += is_there;
    return is_there;
}

static bool
take_number(struct footer *footer, int *value)
{
    size_t begin = footer->at;

    *value = 0;
    while (peek(footer) >= '0' && peek(footer) <= '9' && footer->at - begin < 4)
        *value = *value * 10 + (footer->text.text[footer->at++] - '0');
    return footer->at > begin;
}

static bool
take_name(struct footer *footer)
{
    size_t begin = footer->at;
    bool is_quoted = take(footer, '<'), is_name;

    while (peek(footer) && peek(footer) != '>' &&
           (is_quoted || (peek(footer) >= 'A' && peek(footer) <= 'Z') ||
            (peek(footer) >= 'a' && peek(footer) <= 'z')))
        footer->at++;
    is_name = footer->at - begin >= 3;
    return is_quoted ? take(footer, '>') && is_name : is_name;
}

/* [+-]hh[:mm[:ss]] as seconds, up to 167 hours. */
static bool
take_time(struct footer *footer, int32_t *second)
{
    bool is_negative = take(footer, '-'), is_time;
    int hour = 0, minute = 0, rest = 0;

    if (!is_negative)
        (void)take(footer, '+');
    is_time = take_number(footer, &hour) && hour <= 167;
    if (is_time && take(footer, ':'))
        is_time = take_number(footer, &minute) && minute < 60;
    if (is_time && take(footer, ':'))
        is_time = take_number(footer, &rest) && rest < 60;
    *second = (hour * 3600 + minute * 60 + rest) * (is_negative ? -1 : 1);
    return is_time;
}

static bool
take_rule(struct footer *footer, struct rule *rule)
{
    bool is_rule = take(footer, ',');

    rule->second = 2 * 3600;
    if (is_rule && take(footer, 'M')) {
        rule->form = RULE_MONTH_WEEK_DAY;
        is_rule = take_number(footer, &rule->month) && take(footer, '.') &&
                  take_number(footer, &rule->week) && take(footer, '.') &&
                  take_number(footer, &rule->day) && rule->month >= 1 && rule->month <= 12 &&
                  rule->week >= 1 && rule->week <= 5 && rule->day <= 6;
    } else if (is_rule) {
        rule->form = take(footer, 'J') ? RULE_JULIAN_WITHOUT_LEAP : RULE_DAY_OF_YEAR;
        is_rule = take_number(footer, &rule->day) && rule->day <= 365 &&
                  (rule->day > 0 || rule->form == RULE_DAY_OF_YEAR);
    }
    if (is_rule && take(footer, '/'))
        is_rule = take_time(footer, &rule->second);
    return is_rule;
}

static void
read_footer(struct reader *reader, struct fup_zone *zone)
{
    struct footer footer = {{(const char *)reader->bytes + reader->at, reader->len - reader->at},
                            0};
    int32_t west = 0, summer_west = 0;
    bool is_valid = take(&footer, '\n');

    if (is_valid && peek(&footer) != '\n' && peek(&footer)) {
        is_valid = take_name(&footer) && take_time(&footer, &west);
        zone->has_footer = is_valid;
        zone->standard = -west;
        if (is_valid && peek(&footer) != '\n') {
            is_valid = take_name(&footer);
            summer_west = west - 3600;
            if (is_valid && peek(&footer) != ',')
                is_valid = take_time(&footer, &summer_west);
            zone->has_summer = true;
            zone->summer = -summer_west;
            is_valid = is_valid && take_rule(&footer, &zone->summer_start) &&
                       take_rule(&footer, &zone->summer_end);
        }
    }
    reader->failed = reader->failed || !is_valid || !take(&footer, '\n');
}

const struct fup_zone *
fup_zone_parse(struct fup_arena *arena, const unsigned char *bytes, size_t len)
{
    struct fup_zone *zone = fup_arena_alloc(arena, sizeof *zone);
    struct reader reader = {bytes, len, 0, !zone || len > LARGEST_FILE};
    struct counts counts = {0};
    int version = reader.failed ? -1 : read_header(&reader, &counts);

    if (version >= '2') {
        skip(&reader, block_size(&counts, 4));
        if (!reader.failed)
            (void)read_header(&reader, &counts);
        if (!reader.failed)
            read_block(&reader, &counts, 8, zone, arena);
        if (!reader.failed)
            read_footer(&reader, zone);
    } else if (version == 0) {
        read_block(&reader, &counts, 4, zone, arena);
    } else {
        reader.failed = true;
    }
    return reader.failed ? NULL : zone;
}

const struct fup_zone *
fup_zone_fixed(struct fup_arena *arena, int offset_minutes)
{
    struct fup_zone *zone = fup_arena_alloc(arena, sizeof *zone);

    if (zone)
        zone->first = offset_minutes * 60;
    return zone;
}

static fup_day
floor_day(int64_t second)
{
    int64_t day = (second >= 0 ? second : second - (DAY - 1)) / DAY;

    return day > INT32_MAX ? INT32_MAX : day <= INT32_MIN ? INT32_MIN + 1 : (fup_day)day;
}

/* The local second (since 1970-01-01 local) at which a rule strikes in a year. */
static int64_t
rule_second(const struct rule *rule, int year)
{
    fup_day first = fup_day_from_civil(year, 1, 1), day = first;

    if (rule->form == RULE_DAY_OF_YEAR) {
        day = first + rule->day;
    } else if (rule->form == RULE_JULIAN_WITHOUT_LEAP) {
        bool is_leap = fup_days_in_month(year, 2) == 29;

        day = first + rule->day - 1 + (is_leap && rule->day >= 60);
    } else {
        int last = fup_days_in_month(year, rule->month);
        int wanted = (rule->day + 6) % 7, weekday; /* POSIX: 0 is Sunday */

        day = fup_day_from_civil(year, rule->month, 1);
        weekday = (int)fup_day_weekday(day);
        day += (wanted - weekday + 7) % 7;
        for (int week = 1;
             week < rule->week && day + 7 < fup_day_from_civil(year, rule->month, 1) + last; week++)
            day += 7;
    }
    return (int64_t)day * DAY + rule->second;
}

static int32_t
footer_offset(const struct fup_zone *zone, fup_instant instant)
{
    int32_t offset = zone->standard;

    if (zone->has_summer) {
        int year = fup_day_to_civil(floor_day(instant + zone->standard)).year;
        int64_t start = rule_second(&zone->summer_start, year) - zone->standard;
        int64_t end = rule_second(&zone->summer_end, year) - zone->summer;
        bool is_summer =
            start < end ? instant >= start && instant < end : instant >= start || instant < end;

        if (is_summer)
            offset = zone->summer;
    }
    return offset;
}

static int32_t
offset_seconds(const struct fup_zone *zone, fup_instant instant)
{
    size_t low = 0, high = zone->count;
    int32_t offset = zone->first;

    while (low < high) { /* the number of transitions at or before the instant */
        size_t middle = low + (high - low) / 2;

        if (zone->times[middle] <= instant)
            low = middle + 1;
        else
            high = middle;
    }
    if (zone->has_footer && low == zone->count)
        offset = footer_offset(zone, instant);
    else if (low > 0)
        offset = zone->offsets[low - 1];
    return offset;
}

int
fup_zone_offset(const struct fup_zone *zone, fup_instant instant)
{
    int32_t offset = offset_seconds(zone, instant);

    return (offset >= 0 ? offset : offset - 59) / 60;
}

fup_day
fup_zone_day(const struct fup_zone *zone, fup_instant instant)
{
    return floor_day(instant + offset_seconds(zone, instant));
}

fup_instant
fup_zone_instant(const struct fup_zone *zone, fup_day day, int32_t second_of_day)
{
    int64_t local = (int64_t)day * DAY + second_of_day;
    int32_t before = offset_seconds(zone, local - DAY), after = offset_seconds(zone, local + DAY);
    int64_t early = local - (before > after ? before : after);
    int64_t late = local - (before > after ? after : before);
    fup_instant result;

    if (early + offset_seconds(zone, early) == local) {
        result = early;
    } else if (late + offset_seconds(zone, late) == local) {
        result = late;
    } else { /* in a gap: look for its end between the two readings */
        while (early + 1 < late) {
            int64_t middle = early + (late - early) / 2;

            if (offset_seconds(zone, middle) == before)
                early = middle;
            else
                late = middle;
        }
        result = late;
    }
    return result;
}
