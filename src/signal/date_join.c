/* signal/date_join.c - "Tuesday", "12 May" and "3 pm" as one date, in any order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

enum { MOST_PIECES = 6, HOUR = 3600 };

bool
fup_date_has_date(const struct fup_date_piece *piece)
{
    return piece->has_span || piece->month || piece->day || piece->weekday || piece->year ||
           piece->has_instants;
}

static bool
is_exact(const struct fup_date_piece *piece)
{
    return piece->month && piece->day;
}

static bool
is_single_day(const struct fup_date_piece *piece)
{
    return piece->has_span && piece->span_unit == FUP_UNIT_DAY &&
           piece->span_start == piece->span_end && !piece->nth;
}

static bool
is_weekday_only(const struct fup_date_piece *piece)
{
    return piece->weekday && !piece->month && !piece->day && !piece->has_span;
}

static bool
is_span_of(const struct fup_date_piece *piece, enum fup_date_unit unit)
{
    return piece->has_span && piece->span_unit == unit && !piece->nth;
}

static void
set_exact(struct fup_date_piece *item, const struct fup_date_piece *piece)
{
    item->year = piece->year;
    item->month = piece->month;
    item->day = piece->day;
    item->has_span = item->has_shift = false;
    item->edge = FUP_EDGE_NONE;
    item->snap = FUP_SNAP_NONE;
}

/* Joins two dates where one tells more about the other; false when they are two dates. */
static bool
join_dates(struct fup_date_piece *item, const struct fup_date_piece *piece)
{
    bool is_joined = true;

    if (item->has_duration || piece->has_duration) {
        is_joined = false;
    } else if (is_weekday_only(item) && is_exact(piece) && !piece->weekday) {
        set_exact(item, piece);
    } else if (is_weekday_only(item) && piece->day && !piece->month && !piece->weekday &&
               !piece->has_span) {
        item->day = piece->day;
    } else if (is_weekday_only(item) && is_span_of(piece, FUP_UNIT_WEEK) && !piece->weekday &&
               !piece->edge) {
        item->has_span = true;
        item->has_shift = false;
        item->span_unit = piece->span_unit;
        item->span_start = piece->span_start;
        item->span_end = piece->span_end;
    } else if (is_weekday_only(piece) && is_span_of(item, FUP_UNIT_WEEK) && !item->weekday &&
               !item->edge) {
        item->weekday = piece->weekday;
    } else if (is_weekday_only(piece) && !piece->has_shift && is_exact(item) && !item->weekday) {
        item->weekday = piece->weekday;
    } else if ((is_weekday_only(piece) && is_single_day(item)) ||
               (is_weekday_only(item) && is_single_day(piece))) {
        fup_day day = item->has_span ? item->span_start : piece->span_start;
        int weekday = item->weekday ? item->weekday : piece->weekday;

        is_joined = (int)fup_day_weekday(day) == weekday - 1;
        if (is_joined && !item->has_span) {
            item->has_span = true;
            item->span_unit = FUP_UNIT_DAY;
            item->span_start = item->span_end = day;
        }
    } else if (item->day && !item->month && is_span_of(piece, FUP_UNIT_MONTH) && !piece->edge) {
        item->has_span = true;
        item->span_unit = piece->span_unit;
        item->span_start = piece->span_start;
        item->span_end = piece->span_end;
    } else if (is_span_of(item, FUP_UNIT_MONTH) && !item->edge && piece->day && !piece->month &&
               !item->day) {
        item->day = piece->day;
    } else if (item->month && !item->year && piece->year && !piece->month && !piece->day) {
        item->year = piece->year;
    } else if (item->month && !item->year && is_span_of(piece, FUP_UNIT_YEAR) && !piece->edge &&
               !piece->is_told_span) {
        item->year = fup_day_to_civil(piece->span_start).year;
    } else if ((is_span_of(item, FUP_UNIT_QUARTER) || is_span_of(item, FUP_UNIT_HALF_YEAR)) &&
               is_span_of(piece, FUP_UNIT_YEAR) && !piece->edge && !piece->is_told_span) {
        int years =
            fup_day_to_civil(piece->span_start).year - fup_day_to_civil(item->span_start).year;

        item->span_start = fup_day_add_months(item->span_start, 12 * years);
        item->span_end = fup_day_add_months(item->span_end + 1, 12 * years) - 1;
        item->from = item->span_start;
    } else if (is_exact(piece) && (is_single_day(item) || (item->has_span && item->edge))) {
        set_exact(item, piece);
    } else if (is_exact(item) && is_single_day(piece)) {
        is_joined = fup_day_to_civil(piece->span_start).month == item->month &&
                    fup_day_to_civil(piece->span_start).day == item->day;
    } else {
        is_joined = false;
    }
    return is_joined;
}

static bool
join(struct fup_date_piece *item, const struct fup_date_piece *piece)
{
    struct fup_date_piece joined = *item;
    bool is_joined = true;

    if (piece->time.is_set) {
        is_joined = !item->time.is_set && !item->has_instants;
        joined.time = piece->time;
    }
    if (is_joined && piece->has_part) {
        joined.has_part = true;
        joined.part_first = piece->part_first;
        joined.part_last = piece->part_last;
    }
    joined.has_day_end = item->has_day_end || piece->has_day_end;
    if (is_joined && fup_date_has_date(piece)) {
        if (!fup_date_has_date(item) && item->time.is_set && item->time.is_weak &&
            piece->has_span && piece->span_unit != FUP_UNIT_DAY) {
            is_joined = false; /* "4 next month" */
        } else if (fup_date_has_date(item)) {
            is_joined = join_dates(&joined, piece);
        } else {
            joined = *piece;
            joined.time = piece->time.is_set ? piece->time : item->time;
            joined.has_part = item->has_part || piece->has_part;
            if (item->has_part) {
                joined.part_first = item->part_first;
                joined.part_last = item->part_last;
            }
            joined.has_day_end = item->has_day_end || piece->has_day_end;
            joined.is_time_first = item->is_time_first;
        }
    }
    if (is_joined) {
        joined.is_weak_word = (item->is_weak_word && !fup_date_has_date(piece)) ||
                              (!fup_date_has_date(item) && piece->is_weak_word);
        if (fup_date_has_date(item) && fup_date_has_date(piece))
            joined.is_bare_number = false;
        *item = joined;
    }
    return is_joined;
}

struct between {
    bool has_at; /* a word before a clock time */
    bool has_by; /* one that bounds time */
    bool has_comma, has_bracket, has_any, has_dash, has_between;
};

static bool
at_is_space(struct fup_date_scan *scan, size_t at)
{
    return !fup_date_is_close(scan, at) || !fup_date_is_close(scan, at + 1);
}

/* Behind what may stand between two pieces of a date. */
static size_t
skip_between(struct fup_date_scan *scan, size_t at, struct between *between)
{
    size_t begin = at, next;
    const struct fup_date_sense *relation;

    *between = (struct between){0};
    if (fup_date_is_sign(scan, at, ',')) {
        between->has_comma = true;
        at++;
    } else if (fup_date_is_sign(scan, at, ':') && !fup_date_is_close(scan, at + 1)) {
        between->has_at = true; /* "Monday 16 March: 09:00" */
        at++;
    }
    if (fup_date_is_sign(scan, at, '(')) {
        between->has_bracket = true;
        at++;
    } else if (!fup_date_place(scan, at)->word->line_start &&
               (fup_date_is_sign(scan, at, '-') || fup_date_is_sign(scan, at, '/') ||
                (fup_date_place(scan, at)->word->kind == FUP_WORD_SIGN &&
                 fup_date_place(scan, at)->word->len == 3))) {
        between->has_dash =
            fup_date_sense(scan, at, FUP_CLASS_TO, &next) || fup_date_is_sign(scan, at, '/');
        at += between->has_dash;
    }
    relation = fup_date_sense(scan, at, FUP_CLASS_THE, &next)
                   ? NULL /* "mercredi le 14" */
                   : fup_date_sense(scan, at, FUP_CLASS_RELATION, &next);
    if (!at_is_space(scan, at) && fup_str_is(fup_date_place(scan, at)->word->folded, "t")) {
        between->has_at = true; /* 2026-03-16T09:00 */
        at++;
    } else if (relation) {
        between->has_at = between->has_at || relation->values[0] != FUP_PREFIX_IN;
        between->has_between = relation->values[0] == FUP_PREFIX_BETWEEN;
        between->has_by = relation->values[0] == FUP_PREFIX_BY;
        at = next;
    } else {
        at = fup_date_skip(scan, at, FUP_CLASS_OF);
    }
    between->has_any = at > begin;
    return at;
}

/* "9 tomorrow", "7 tonight": an hour before its day. */
static bool
is_hour_before_day(struct fup_date_scan *scan, size_t at)
{
    size_t end;
    int value;
    bool is_ordinal;
    struct fup_date_piece part = {0}; /* "3 in the morning" */
    uint64_t wanted = UINT64_C(1) << FUP_CLASS_DAY | UINT64_C(1) << FUP_CLASS_PART;

    end = fup_date_read_number(scan, at, &value, &is_ordinal);
    return end && !is_ordinal && value >= 1 && value <= 12 &&
           ((fup_date_place(scan, end)->begins & wanted) ||
            fup_date_read_part(scan, end, false, &part));
}

/* A day of the month right behind its weekday: "Thursday the 12th", "Fri 31". */
static size_t
read_day_behind(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE);
    size_t end = fup_date_read_number(scan, begin, &piece->day, &piece->is_ordinal);
    bool is_day = end && piece->day >= 1 && piece->day <= 31 &&
                  (piece->is_ordinal || (piece->day > 12 && fup_date_ends_clause(scan, end) &&
                                         !fup_date_is_sign(scan, end, ':'))) &&
                  (fup_date_place(scan, begin)->digits > 0 ||
                   (begin > at && fup_date_ends_clause(scan, end))); /* "for the first draft" */

    if (!is_day)
        piece->day = 0;
    return is_day ? end : 0;
}

/* The year behind the clock: "Wed Oct 26 15:50:06 2016". */
static size_t
read_year_behind(struct fup_date_scan *scan, size_t at, const struct fup_date_piece *item,
                 struct fup_date_piece *piece)
{
    const struct fup_date_place *place = fup_date_place(scan, at);
    bool is_year = is_exact(item) && !item->year && item->time.is_set && place->digits == 4 &&
                   place->number >= 1900 && place->number <= 2199;

    piece->year = is_year ? place->number : 0;
    return is_year ? at + 1 : 0;
}

static bool
is_time_allowed(struct fup_date_scan *scan, size_t end, const struct between *between,
                const struct fup_date_piece *piece)
{
    struct fup_date_piece until = {0};
    size_t next;

    if (piece->time.is_weak && fup_date_sense(scan, end, FUP_CLASS_TO, &next) &&
        fup_date_read_time(scan, next, false, &until) && !until.time.is_weak)
        return true; /* "Tue, 14-15 h" */
    return !piece->time.is_weak || between->has_at ||
           (fup_date_ends_clause(scan, end) && piece->time.second <= 12 * HOUR &&
            !between->has_comma && !between->has_dash);
}

/* One more piece behind an item. */
static size_t
read_next(struct fup_date_scan *scan, size_t at, const struct between *between,
          struct fup_date_piece *item)
{
    struct fup_date_piece piece = {0};
    size_t poisoned = scan->poisoned, end = 0;
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_THE);

    if (!between->has_dash)
        end = fup_date_read_piece(
            scan, at, between->has_at && begin > at ? FUP_PREFIX_BY : FUP_PREFIX_NONE, &piece);
    scan->poisoned = poisoned;
    if ((piece.is_weak_word && piece.month && !piece.day) || piece.is_told_span ||
        piece.has_duration)
        end = 0;
    if (between->has_by && fup_date_has_date(item) && fup_date_has_date(&piece))
        return 0; /* "for the week of the 25th by Friday": two dates */
    if (end && join(item, &piece))
        return end;
    if (is_weekday_only(item) && (!between->has_at || begin > at) && !between->has_comma &&
        !between->has_dash && !item->time.is_set) {
        piece = (struct fup_date_piece){0};
        end = read_day_behind(scan, at, &piece);
        if (end && join(item, &piece))
            return end;
    }
    piece = (struct fup_date_piece){0};
    end = read_year_behind(scan, begin, item, &piece);
    if (end && join(item, &piece))
        return end;
    piece = (struct fup_date_piece){0};
    end = fup_date_read_time(scan, begin, between->has_at || fup_date_has_date(item), &piece);
    if (end && is_time_allowed(scan, end, between, &piece) && join(item, &piece))
        return end;
    piece = (struct fup_date_piece){0};
    end = fup_date_read_part(scan, at, true, &piece);
    return end && !piece.has_span && join(item, &piece) ? end : 0;
}

static size_t
read_first(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
           struct fup_date_piece *item)
{
    size_t end = fup_date_read_piece(scan, at, prefix, item);
    bool is_expected = prefix != FUP_PREFIX_NONE && prefix != FUP_PREFIX_IN &&
                       prefix != FUP_PREFIX_WITHIN && prefix != FUP_PREFIX_OVER &&
                       prefix != FUP_PREFIX_AGO && prefix != FUP_PREFIX_SINCE;

    if (!end && scan->poisoned <= at) {
        *item = (struct fup_date_piece){0};
        end = fup_date_read_time(scan, at, is_expected || is_hour_before_day(scan, at), item);
        if (!end) {
            *item = (struct fup_date_piece){0};
            end = fup_date_read_part(scan, at, prefix != FUP_PREFIX_NONE && prefix != FUP_PREFIX_IN,
                                     item);
        }
    }
    return end;
}

/* One date of as many pieces as belong together. */
size_t
fup_date_read_item(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix,
                   struct fup_date_piece *item)
{
    size_t end;

    *item = (struct fup_date_piece){0};
    end = read_first(scan, at, prefix, item);
    item->is_time_first = item->time.is_set && !fup_date_has_date(item);
    for (int pieces = 1; end && pieces < MOST_PIECES; pieces++) {
        struct between between;
        size_t begin = skip_between(scan, end, &between);
        struct fup_date_piece joined = *item;
        size_t behind, next = 0;

        if (item->time.is_set && item->time.is_weak && !fup_date_has_date(item) &&
            fup_date_sense(scan, end, FUP_CLASS_TO, &behind))
            break; /* "12 to 16 May" */
        next = read_next(scan, begin, &between, &joined);

        if (!next && between.has_any) { /* "(Friday)" failed: nothing between, then */
            between = (struct between){0};
            next = read_next(scan, end, &between, &joined);
        }
        if (next && between.has_bracket && !fup_date_is_sign(scan, next, ')'))
            next = 0;
        if (!next)
            break;
        *item = joined;
        if (between.has_between)
            item->prefix = FUP_PREFIX_BETWEEN;
        end = next + between.has_bracket;
    }
    return end;
}

/* Lends what one end of a range tells to the other: "13th to 15 July", "3-4 pm". False when they
 * make no range. */
bool
fup_date_share(struct fup_date_piece *first, struct fup_date_piece *second)
{
    bool is_range = true;

    if (first->day && !first->month && !first->has_span && second->month && second->day) {
        first->month = second->month;
        first->year = second->year;
    }
    if (second->day && !second->month && !second->has_span) {
        second->month = first->month;
        if (!first->month && first->has_span && first->span_unit == FUP_UNIT_MONTH) {
            second->has_span = true;
            second->span_unit = first->span_unit;
            second->span_start = first->span_start;
            second->span_end = first->span_end;
        } else if (!first->month && !(first->day)) {
            is_range = false;
        }
    }
    if (first->day && !first->month && !first->has_span && second->has_span && second->day) {
        first->has_span = true;
        first->span_unit = second->span_unit;
        first->span_start = second->span_start;
        first->span_end = second->span_end;
    }
    if (first->month && second->month) {
        bool wraps = first->month > second->month;

        if (!first->year && second->year)
            first->year = second->year - wraps;
        else if (first->year && !second->year)
            second->year = first->year + wraps;
    }
    return is_range;
}
