/* signal/date_time.c - clock times, parts of the day and their zones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { MINUTE = 60, HOUR = 3600, FIRST_YEAR = 1900, LAST_YEAR = 2099, SHORTEST_WORD = 2 };

struct clock {
    int hour, minute, second;
    bool has_minute;
    enum fup_date_meridiem meridiem;
    bool is_weak, is_spoken;
};

/* am, pm; also the bare letters "9a", which need minutes, a date or a range to count. */
static size_t
read_half_day(struct fup_date_scan *scan, size_t at, struct clock *clock)
{
    size_t next, part;
    const struct fup_date_sense *half;
    const struct fup_date_place *letter;

    half = fup_date_sense(scan, at, FUP_CLASS_HALF_DAY, &next);
    if (!half && (part = fup_date_skip(scan, at, FUP_CLASS_RELATION)) != at)
        half = fup_date_sense(scan, fup_date_skip(scan, part, FUP_CLASS_THE), FUP_CLASS_HALF_DAY,
                              &next); /* "in the PM" */
    letter = fup_date_place(scan, at);
    if (!half && !letter->word->gap && letter->word->len == 1) {
        half = fup_date_sense(scan, at, FUP_CLASS_HALF_DAY_LETTER, &next);
        clock->is_weak = clock->is_weak || (half && !clock->has_minute);
    }
    if (half && clock->hour <= 12 && clock->hour >= 1)
        clock->meridiem = half->values[0] ? FUP_MERIDIEM_PM : FUP_MERIDIEM_AM;
    else if (half && clock->hour > 12 && clock->has_minute)
        clock->meridiem = FUP_MERIDIEM_24; /* "16:30 pm" is what people write */
    else
        half = NULL;
    return half ? next : 0;
}

static size_t
read_minutes(struct fup_date_scan *scan, size_t at, bool is_expected, struct clock *clock)
{
    const struct fup_date_place *mark = fup_date_place(scan, at);
    const struct fup_date_place *minute = fup_date_place(scan, at + 1);
    bool is_time = (mark->sign == ':' || mark->sign == '.') && !mark->word->gap &&
                   !minute->word->gap && minute->digits == 2 && minute->number < 60;
    size_t end = 0, behind;

    if (is_time) {
        const struct fup_date_place *again = fup_date_place(scan, at + 2);
        const struct fup_date_place *second = fup_date_place(scan, at + 3);
        struct clock trial = {clock->hour, 0, 0, true, FUP_MERIDIEM_NONE, false, false};

        end = at + 2;
        if ((again->sign == ':' || (again->sign == '.' && mark->sign == ':')) &&
            !again->word->gap && !second->word->gap && second->digits == 2 && second->number < 60) {
            clock->second = second->number;
            end += 2;
        }
        if (mark->sign == '.' && !(is_expected && fup_date_ends_clause(scan, end)) &&
            !read_half_day(scan, end, &trial) &&
            !fup_date_sense(scan, end, FUP_CLASS_HOUR_MARK, &behind))
            end = 0;
    }
    if (end) {
        clock->minute = minute->number;
        clock->has_minute = true;
    }
    return end;
}

/* "15h", "9h30", "14 Uhr 30", "3 o'clock". */
static size_t
read_mark(struct fup_date_scan *scan, size_t at, struct clock *clock)
{
    size_t end;
    const struct fup_date_place *minute;

    if (!fup_date_sense(scan, at, FUP_CLASS_HOUR_MARK, &end))
        return 0;
    minute = fup_date_place(scan, end);
    if (!clock->has_minute && minute->digits == 2 && minute->number < 60 &&
        (!minute->word->gap || !fup_date_is_close(scan, at))) {
        clock->minute = minute->number;
        clock->has_minute = true;
        end++;
    }
    return end;
}

/* "1045pm", "0730", where a time is expected. */
static size_t
read_four_digits(struct fup_date_scan *scan, size_t at, bool is_expected, struct clock *clock)
{
    const struct fup_date_place *place = fup_date_place(scan, at);
    size_t end = 0, behind;

    if ((place->digits == 3 || place->digits == 4) && place->number % 100 < 60 &&
        place->number / 100 < 24) {
        *clock = (struct clock){
            place->number / 100, place->number % 100, 0, true, FUP_MERIDIEM_NONE, false, false};
        end = read_half_day(scan, at + 1, clock);
        if (!end && fup_date_sense(scan, at + 1, FUP_CLASS_HOUR_MARK, &behind)) {
            clock->meridiem = FUP_MERIDIEM_24;
            end = behind;
        }
        if (!end && is_expected && place->digits == 4 &&
            (place->number < FIRST_YEAR || place->number > LAST_YEAR)) {
            end = at + 1;
            clock->is_weak = true;
        }
    }
    return end;
}

/* "three twenty", where nothing else follows; gives the place behind, at least `at`. */
static size_t
read_spoken_minutes(struct fup_date_scan *scan, size_t at, struct clock *clock)
{
    int minute;
    bool is_ordinal;
    size_t next, end = fup_date_read_number(scan, at, &minute, &is_ordinal);

    if (end && !is_ordinal && fup_date_place(scan, at)->digits == 0 && minute >= 10 &&
        minute < 60 &&
        (fup_date_ends_clause(scan, end) || fup_date_sense(scan, end, FUP_CLASS_HALF_DAY, &next))) {
        clock->minute = minute;
        clock->has_minute = true;
        at = end;
    }
    return at;
}

static size_t
read_hour(struct fup_date_scan *scan, size_t at, bool is_expected, struct clock *clock)
{
    const struct fup_date_place *place = fup_date_place(scan, at);
    bool is_ordinal = false, is_digits = place->digits >= 1 && place->digits <= 2;
    size_t end, behind;
    int hour;

    *clock = (struct clock){0};
    end = fup_date_read_number(scan, at, &hour, &is_ordinal);
    if (end == at + 2 && is_ordinal && is_digits && fup_date_is_sign(scan, at + 1, '.') &&
        fup_date_place(scan, end)->word->line_start) {
        is_ordinal = false; /* "um 3." ends a sentence */
        end = at + 1;
    }
    if (!end || is_ordinal || hour > 24 || (place->digits > 2))
        return 0;
    if (place->digits == 0 && place->word->len <= SHORTEST_WORD)
        return 0; /* "a", "un": an article is no hour */
    clock->hour = hour;
    behind = is_digits ? read_minutes(scan, end, is_expected, clock) : 0;
    if (behind)
        end = behind;
    else if (!is_digits && is_expected)
        end = read_spoken_minutes(scan, end, clock);
    behind = read_mark(scan, end, clock);
    if (behind) {
        end = behind;
        if (is_digits && place->number > 12)
            clock->meridiem = FUP_MERIDIEM_24;
    }
    clock->is_weak = !clock->has_minute && !behind;
    behind = read_half_day(scan, end, clock);
    if (behind && clock->is_weak)
        clock->is_weak = fup_date_place(scan, end)->word->len == 1 &&
                         fup_date_is_close(scan, end) && fup_date_place(scan, end)->sign == 0 &&
                         behind == end + 1;
    if (behind)
        end = behind;
    if (is_digits && place->digits == 2 && clock->has_minute && hour < 10)
        clock->meridiem = clock->meridiem ? clock->meridiem : FUP_MERIDIEM_24; /* 08:00 */
    if (clock->is_weak && !behind && (!is_expected || hour < 1))
        end = 0;
    return end;
}

/* "half past seven", "quarter to noon", "20 past 8", "halb drei". */
static size_t
read_past(struct fup_date_scan *scan, size_t at, struct clock *clock)
{
    size_t next = 0, end = 0, behind;
    const struct fup_date_sense *sense;
    int minutes = 0, direction;
    bool is_ordinal = false, is_named = true;

    if (fup_date_sense(scan, at, FUP_CLASS_HALF_TO, &next)) {
        end = read_hour(scan, next, true, clock);
        minutes = -30;
    } else {
        if (fup_date_sense(scan, at, FUP_CLASS_QUARTER_HOUR, &next))
            minutes = 15;
        else if (fup_date_sense(scan, at, FUP_CLASS_HALF, &next))
            minutes = 30;
        else if ((next = fup_date_read_number(scan, at, &minutes, &is_ordinal)) && !is_ordinal &&
                 minutes < 60)
            is_named = (sense = fup_date_sense(scan, next, FUP_CLASS_UNIT, &behind)) &&
                       sense->values[0] == FUP_UNIT_MINUTE && (next = behind);
        else
            next = 0;
        sense = next ? fup_date_sense(scan, next, FUP_CLASS_PAST, &behind) : NULL;
        direction = sense ? sense->values[0] : 0;
        if (sense && (is_named || direction > 0 || fup_date_place(scan, at)->digits == 0 ||
                      minutes % 5 == 0)) {
            size_t hour_end;

            if ((sense = fup_date_sense(scan, behind, FUP_CLASS_CLOCK, &hour_end))) {
                *clock = (struct clock){
                    sense->values[0], sense->values[1], 0, true, FUP_MERIDIEM_24, false, false};
                end = hour_end;
            } else if (is_named || direction > 0) {
                end = read_hour(scan, behind, true, clock);
            }
            minutes *= direction;
        }
    }
    if (end) {
        int total = clock->hour * 60 + clock->minute + minutes;

        total = (total + 1440) % 1440;
        clock->is_weak = false;
        clock->is_spoken = true;
        clock->hour = total / 60;
        clock->minute = total % 60;
        clock->has_minute = true;
    }
    return end;
}

/* "CET", "(PST)", "UTC+5", "GMT-03:00", "+0100". */
static size_t
read_zone(struct fup_date_scan *scan, size_t at, struct fup_date_time *time)
{
    size_t begin = at + fup_date_is_sign(scan, at, '('), end = at, behind;
    const struct fup_date_sense *zone = fup_date_sense(scan, begin, FUP_CLASS_ZONE, &behind);
    const struct fup_date_place *sign, *hours;
    int minutes = 0;
    bool is_known = zone != NULL;

    sign = fup_date_place(scan, behind);
    hours = fup_date_place(scan, behind + 1);
    if ((sign->sign == '+' || sign->sign == '-') && !hours->word->gap &&
        ((zone && hours->digits >= 1 && hours->number <= 14 && !sign->word->gap) ||
         (hours->digits == 4 && hours->number <= 1400 && sign->word->gap))) {
        minutes = hours->digits == 4 ? hours->number / 100 * 60 + hours->number % 100
                                     : hours->number * 60;
        minutes = sign->sign == '-' ? -minutes : minutes;
        behind += 2;
        if (fup_date_is_sign(scan, behind, ':') && fup_date_place(scan, behind + 1)->digits == 2)
            behind += 2;
        is_known = true;
    }
    if (is_known && begin > at && !fup_date_is_sign(scan, behind, ')'))
        is_known = false;
    if (is_known) {
        time->has_zone = !zone || !(zone->flags & FUP_FLAG_HERE);
        time->zone = (zone ? zone->values[0] : 0) + minutes;
        time->zone_summer = zone ? zone->flags & (FUP_FLAG_SUMMER_US | FUP_FLAG_SUMMER_EU) : 0;
        end = behind + (begin > at);
    }
    return end;
}

/* Reads a clock time. `is_expected`: words before it say that one comes ("at"), or a date stands
 * before it, so that a bare hour counts, weakly. */
size_t
fup_date_read_time(struct fup_date_scan *scan, size_t at, bool is_expected,
                   struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_ABOUT), end;
    const struct fup_date_sense *named = fup_date_sense(scan, begin, FUP_CLASS_CLOCK, &end);
    struct clock clock = {0};

    if (named)
        clock = (struct clock){
            named->values[0], named->values[1], 0, true, FUP_MERIDIEM_24, false, false};
    else
        end = read_past(scan, begin, &clock);
    if (!end || (!named && end == begin))
        end = read_hour(scan, begin, is_expected, &clock);
    if (!end)
        end = read_four_digits(scan, begin, is_expected, &clock);
    if (end) {
        piece->time = (struct fup_date_time){.is_set = true,
                                             .is_weak = clock.is_weak,
                                             .is_spoken = clock.is_spoken,
                                             .meridiem = clock.meridiem};
        piece->time.second = clock.hour * HOUR + clock.minute * MINUTE + clock.second;
        end = fup_date_skip(scan, end, FUP_CLASS_ABOUT);
        end = read_zone(scan, end, &piece->time);
    }
    return end;
}

/* "in the morning", "tonight", "morning" behind a date; pm as a part: "tomorrow pm". */
size_t
fup_date_read_part(struct fup_date_scan *scan, size_t at, bool is_expected,
                   struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_RELATION), next, end = 0;
    const struct fup_date_sense *part, *half = NULL;
    bool has_words;

    begin = fup_date_skip(scan, begin, FUP_CLASS_OF);
    begin = fup_date_skip(scan, begin, FUP_CLASS_THE);
    begin = fup_date_skip(scan, begin, FUP_CLASS_SHIFT);
    has_words = begin > at;
    begin = fup_date_skip(scan, begin, FUP_CLASS_EDGE);
    if (fup_date_is_sign(scan, begin, '-'))
        begin++;
    part = fup_date_sense(scan, begin, FUP_CLASS_PART, &next);
    if (!part && is_expected)
        half = fup_date_sense(scan, begin, FUP_CLASS_HALF_DAY, &next);
    if (part && (is_expected || has_words || (part->flags & FUP_FLAG_HERE))) {
        piece->has_part = true;
        piece->part_first = part->values[0];
        piece->part_last = part->values[1];
        end = next;
    } else if (half && begin == at) {
        piece->has_part = true;
        piece->part_first = half->values[0];
        piece->part_last = half->values[0] + 12;
        end = next;
    }
    if (part && end && !is_expected) {
        const struct fup_date_sense *shift;
        size_t place;

        piece->has_span = (part->flags & FUP_FLAG_HERE) != 0;
        for (place = at; !piece->has_span && place < begin; place++) { /* "this morning" */
            shift = fup_date_sense(scan, place, FUP_CLASS_SHIFT, &next);
            if (shift) {
                piece->has_span = true;
                piece->span_start = shift->values[0];
            }
        }
        piece->span_start += scan->today;
        piece->span_end = piece->span_start;
        piece->span_unit = FUP_UNIT_DAY;
    }
    return end;
}
