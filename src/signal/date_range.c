/* signal/date_range.c - two dates as a range or as a choice.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { MOST_LISTED = 6 }; /* "17, 18 and 19 March" */

/* A bare number that a range will make a day or an hour of. */
size_t
fup_date_read_bare(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), end, behind;

    *piece = (struct fup_date_piece){0};
    end = fup_date_read_number(scan, begin, &piece->day, &piece->is_ordinal);
    piece->is_bare_number = true;
    if (!end || piece->day < 0 || piece->day > 31)
        return 0;
    if (!piece->is_ordinal && fup_date_is_close(scan, end) &&
        fup_date_place(scan, end)->word->len == 1) {
        struct fup_date_piece hour = {0};

        if (fup_date_read_time(scan, begin, true, &hour) == end + 1) {
            piece->time = hour.time; /* "9a to 11a" */
            end++;
        }
    }
    behind = fup_date_read_year(scan, end, &piece->year);
    return behind ? behind : end;
}

static void
make_hour(struct fup_date_piece *piece)
{
    if (!piece->time.is_set)
        piece->time =
            (struct fup_date_time){.is_set = true, .is_weak = true, .second = piece->day * 3600};
    piece->day = 0;
    piece->year = 0;
    piece->is_bare_number = false;
}

/* Decides what the bare end of a range is, by the other end. */
static bool
settle_bare(struct fup_date_piece *bare, const struct fup_date_piece *other)
{
    bool is_settled = true;

    bool is_day = other->month && other->day && !other->is_time_first; /* "22-23 May at 7 pm" */

    if (other->time.is_set && bare->day <= 24 && !bare->is_ordinal && !is_day)
        make_hour(bare);
    else
        is_settled = bare->day >= 1 && !bare->time.is_set && !other->is_bare_number &&
                     (other->day || (other->has_span && other->span_unit == FUP_UNIT_MONTH));
    return is_settled;
}

/* Two clock times of one day: "3-4 pm", "Tuesday 10:00 to 11:30", "10 to 11 on Friday". */
static bool
join_times(struct fup_date_expression *found)
{
    struct fup_date_piece *first = &found->first, *second = &found->second;
    bool is_one_day = first->time.is_set && second->time.is_set &&
                      !(fup_date_has_date(first) && fup_date_has_date(second));

    if (is_one_day) {
        struct fup_date_piece joined = fup_date_has_date(second) ? *second : *first;

        joined.time = first->time;
        joined.time_end = second->time;
        joined.has_part = first->has_part || second->has_part;
        if (!fup_date_has_date(second) && second->has_part) {
            joined.part_first = second->part_first;
            joined.part_last = second->part_last;
        }
        if (!joined.time.meridiem && !second->time.is_weak) {
            int late = second->time.second % 43200, early = joined.time.second % 43200;

            joined.time.meridiem = early <= late || second->time.meridiem == FUP_MERIDIEM_24
                                       ? second->time.meridiem
                                   : second->time.meridiem == FUP_MERIDIEM_PM ? FUP_MERIDIEM_AM
                                                                              : FUP_MERIDIEM_NONE;
        }
        if (!joined.time.has_zone) {
            joined.time.has_zone = second->time.has_zone;
            joined.time.zone = second->time.zone;
            joined.time.zone_summer = second->time.zone_summer;
        } else if (!joined.time_end.has_zone) {
            joined.time_end.has_zone = true;
            joined.time_end.zone = joined.time.zone;
            joined.time_end.zone_summer = joined.time.zone_summer;
        }
        joined.time.is_weak = first->time.is_weak && second->time.is_weak;
        joined.is_bare_number = false;
        *first = joined;
        found->is_range = false;
    }
    return is_one_day;
}

static bool
is_later_year(const struct fup_date_piece *piece)
{
    return piece->month && !piece->year;
}

/* "From August to October", written in September, began already. */
static void
begin_in_past(const struct fup_date_scan *scan, struct fup_date_expression *found)
{
    struct fup_date_piece first = found->first, second = found->second;
    struct fup_window start, end;
    int year = fup_day_to_civil(scan->today).year;

    if (found->is_range && is_later_year(&first) && is_later_year(&second)) {
        first.year = year;
        second.year = year + (second.month < first.month);
        if (fup_date_resolve(scan, &first, FUP_PREFIX_AT, &start) &&
            fup_date_resolve(scan, &second, FUP_PREFIX_AT, &end) && start.start <= scan->today &&
            end.end >= scan->today)
            found->first = first, found->second = second;
    }
}

/* "Friday or Thursday": each is the next such day. "Monday or Friday" is of one week. */
static bool
is_turned(const struct fup_date_expression *found)
{
    return found->is_choice && found->first.weekday > found->second.weekday;
}

/* Resolves both ends of a range or of a choice. */
static bool
resolve_two(const struct fup_date_scan *scan, struct fup_date_expression *found)
{
    struct fup_window last;
    bool is_date = fup_date_share(&found->first, &found->second);

    if (is_date)
        begin_in_past(scan, found);
    is_date = is_date && fup_date_resolve(scan, &found->first, found->prefix, &found->window) &&
              fup_date_resolve(scan, &found->second, FUP_PREFIX_AT, &last);

    if (is_date && last.end < found->window.start && is_later_year(&found->second)) {
        found->second.year = fup_day_to_civil(last.start).year + 1;
        is_date = fup_date_resolve(scan, &found->second, FUP_PREFIX_AT, &last);
    }
    while (is_date && last.end < found->window.start && found->second.weekday &&
           !found->second.month && !found->second.has_span && !is_turned(found)) {
        last.start += 7;
        last.end += 7;
        if (last.has_time) {
            last.start_instant += 7 * FUP_DATE_DAY_SECONDS;
            last.end_instant += 7 * FUP_DATE_DAY_SECONDS;
        }
    }
    if (is_date && last.end < found->window.start && found->is_choice) { /* the later of the two */
        struct fup_window swap = last;

        last = found->window;
        found->window = swap;
    }
    is_date = is_date && last.end >= found->window.start;
    if (is_date) {
        fup_instant start = found->window.start_instant;
        fup_day first = found->window.start;

        found->window = last;
        found->window.start = first;
        if (found->is_range && last.snap == FUP_SNAP_NONE && !last.has_time) {
            found->window.snap = FUP_SNAP_LAST_BUSINESS;
            found->window.from = first;
        }
        if (last.has_time)
            found->window.start_instant = start != FUP_NO_INSTANT
                                              ? start
                                              : (int64_t)first * FUP_DATE_DAY_SECONDS -
                                                    (int64_t)scan->context->offset_minutes * 60;
        else if (start != FUP_NO_INSTANT) {
            found->window.has_time = true;
            found->window.start_instant = start;
            found->window.end_instant = (int64_t)(last.end + 1) * FUP_DATE_DAY_SECONDS - 1 -
                                        (int64_t)scan->context->offset_minutes * 60;
        }
    }
    return is_date;
}

/* The second date behind "to", "-", "and" (after between) or "or". */
static size_t
read_second(struct fup_date_scan *scan, size_t at, struct fup_date_expression *found)
{
    struct fup_date_piece *second = &found->second;
    size_t poisoned = scan->poisoned, next, end;

    (void)fup_date_sense(scan, at, FUP_CLASS_RELATION, &next);
    end = fup_date_read_item(scan, next, FUP_PREFIX_AT, second);
    if (!end && next > at && scan->poisoned <= at)
        end = fup_date_read_item(scan, at, FUP_PREFIX_AT, second);
    else
        at = next;
    if (end && found->first.time.is_set && fup_date_has_date(&found->first) &&
        second->time.is_set &&
        fup_date_has_date(second)) { /* "Tue 9 to 12, Wed 14 to 16" are two dates */
        struct fup_date_piece hour = {0};
        size_t hour_end = fup_date_read_time(scan, at, true, &hour);

        if (hour_end && fup_date_is_sign(scan, hour_end, ',')) {
            *second = hour;
            end = hour_end;
        }
    }
    if (second->has_duration || second->has_day_end || second->is_told_span)
        end = 0;
    if (end && second->is_bare_number && !second->time.is_set && found->first.time.is_set &&
        second->day <= 24)
        end = 0; /* "10:00 - 18" */
    if (end && second->time.is_set && second->time.is_weak && !fup_date_has_date(second) &&
        found->first.day && !found->first.time.is_set)
        end = 0; /* "June 4-6" */
    if (end && second->is_bare_number && !second->weekday && found->first.month)
        end = 0; /* read again, with its year: "March 7-11, 2026" */
    if (!end && scan->poisoned <= at) {
        scan->poisoned = poisoned;
        end = fup_date_read_bare(scan, at, second);
        if (end && (!settle_bare(second, &found->first) || !fup_date_ends_clause(scan, end)))
            end = 0;
    }
    return end;
}

static bool
is_joined_range(const struct fup_date_scan *scan, struct fup_date_expression *found)
{
    struct fup_date_piece *first = &found->first, *second = &found->second;
    bool is_range = true;

    if (first->time.is_set && first->time.is_weak && !fup_date_has_date(first) &&
        !second->time.is_set && found->bare.day > 0)
        *first = found->bare; /* "between 12 and 16 May" */
    if (first->is_bare_number && !first->month && !first->has_span && !first->weekday &&
        !first->is_ordinal && !first->time.is_set)
        is_range = settle_bare(first, second);
    if (is_range && join_times(found))
        return fup_date_resolve(scan, first, found->prefix, &found->window);
    if (is_range && fup_date_has_date(first) && !first->time.is_set && second->time.is_set &&
        !fup_date_has_date(second))
        is_range = false;
    return is_range && resolve_two(scan, found);
}

/* "this week or next" */
static size_t
read_bare_shift(struct fup_date_scan *scan, size_t at, struct fup_date_expression *found)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE), end;
    const struct fup_date_sense *shift = fup_date_sense(scan, begin, FUP_CLASS_SHIFT, &end);

    bool is_weekday = found->first.weekday && !found->first.month && !found->first.day;

    if (!shift || shift->values[0] != 1 || !fup_date_ends_clause(scan, end) ||
        (!is_weekday && (!found->first.has_span || found->first.span_unit == FUP_UNIT_DAY)))
        return 0;
    found->second = (struct fup_date_piece){0};
    if (is_weekday)
        found->second =
            (struct fup_date_piece){.weekday = found->first.weekday, .has_shift = true, .shift = 1};
    else
        fup_date_set_span(scan, &found->second, found->first.span_unit, 1);
    return end;
}

/* Behind ", 18 and" of "17, 18 and 19 March". */
static size_t
skip_listed(struct fup_date_scan *scan, size_t at)
{
    size_t next = at, number;
    int value;
    bool is_ordinal;

    for (int i = 0; i < MOST_LISTED && fup_date_is_sign(scan, next, ','); i++) {
        number = fup_date_read_number(scan, next + 1, &value, &is_ordinal);
        if (!number)
            break;
        next = number;
    }
    if (fup_date_is_sign(scan, next, ','))
        next++;
    if (!fup_date_sense(scan, next, FUP_CLASS_AND, &number) &&
        !fup_date_sense(scan, next, FUP_CLASS_OR, &number))
        number = at;
    return number;
}

/* Tries to make a range or a choice of the first date and what follows; false leaves it alone. */
bool
fup_date_extend(struct fup_date_scan *scan, struct fup_date_expression *found)
{
    struct fup_date_expression trial = *found;
    size_t behind, next, poisoned = scan->poisoned;
    size_t at = found->end;
    bool is_and = fup_date_sense(scan, at, FUP_CLASS_AND, &next) != NULL, is_extended = false;
    bool is_bare = found->first.is_bare_number;

    if (fup_date_place(scan, at)->word->line_start ||
        (is_bare && fup_date_is_sign(scan, at, '-') && fup_date_is_sign(scan, at + 2, '-')))
        return false; /* a bullet, not a dash; 1-2-3 is no range */
    if (((found->prefix == FUP_PREFIX_BETWEEN || found->first.prefix == FUP_PREFIX_BETWEEN) &&
         is_and) ||
        fup_date_sense(scan, at, FUP_CLASS_TO, &next)) {
        trial.is_range = true;
    } else if (fup_date_sense(scan, at, FUP_CLASS_OR, &next)) {
        trial.is_choice = true;
    } else if (is_bare && (next = skip_listed(scan, at)) > at) {
        trial.is_choice = true;
    }
    if (trial.is_range || trial.is_choice) {
        behind = fup_date_skip(scan, next, FUP_CLASS_ABOUT);
        trial.end = read_second(scan, behind, &trial);
        if (!trial.end && trial.is_choice)
            trial.end = read_bare_shift(scan, behind, &trial);
        if (trial.end && trial.is_choice && (trial.first.time.is_set || trial.second.time.is_set) &&
            fup_date_has_date(&trial.first))
            trial.end = 0; /* two proposals are two dates */
        is_extended = trial.end && is_joined_range(scan, &trial);
        if (is_extended)
            *found = trial;
        else if (scan->poisoned == poisoned && trial.end && trial.is_range && found->first.month &&
                 trial.second.day && !trial.second.has_span && !trial.second.time.is_set)
            scan->poisoned = trial.end; /* "10-31 June" is no date at all */
    }
    return is_extended;
}
