/* signal/date_expression.c - the words before a date, the date, the words behind it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "signal/date_scan.h"

enum {
    MOST_PREFIXES = 3,
    LOOK_AHEAD = 4,
    LONGEST_TASK = 12 * 3600, /* seconds */
    LONGEST_GAP = 8           /* words between "Tuesday 10 am" and a further "2 pm" */
};

/* The words before a date: "by", "by no later than", "from about". */
static size_t
read_prefix(struct fup_date_scan *scan, size_t at, struct fup_date_expression *found)
{
    enum fup_date_prefix *prefix = &found->prefix;
    const struct fup_date_sense *sense;
    size_t next;

    *prefix = FUP_PREFIX_NONE;
    for (int i = 0; i < MOST_PREFIXES; i++) {
        sense = fup_date_sense(scan, at, FUP_CLASS_RELATION, &next);
        if (!sense)
            break;
        if (*prefix == FUP_PREFIX_NONE || *prefix == FUP_PREFIX_AT ||
            (*prefix == FUP_PREFIX_IN && sense->values[0] != FUP_PREFIX_AT))
            *prefix = (enum fup_date_prefix)sense->values[0];
        found->is_lasting = found->is_lasting || (sense->flags & FUP_FLAG_LASTING);
        at = fup_date_skip(scan, next, FUP_CLASS_ABOUT);
    }
    return at;
}

/* A time alone belongs to the day just told: "Tuesday 10 am, 2 pm or 4 pm". */
static void
remember(struct fup_date_scan *scan, const struct fup_date_memory *memory,
         struct fup_date_piece *piece, size_t begin)
{
    bool is_near = memory->has_day && begin - memory->end <= LONGEST_GAP;
    size_t next;

    for (size_t i = memory->end; is_near && i < begin; i++)
        is_near = fup_date_is_sign(scan, i, ',') ||
                  fup_date_sense(scan, i, FUP_CLASS_LINK, &next) ||
                  fup_date_sense(scan, i, FUP_CLASS_RELATION, &next);
    if (is_near && piece->time.is_set && !fup_date_has_date(piece)) {
        piece->has_span = true;
        piece->span_unit = FUP_UNIT_DAY;
        piece->span_start = piece->span_end = memory->day;
    }
}

static void
read_tail(struct fup_date_scan *scan, struct fup_date_expression *found)
{
    size_t next;
    const struct fup_date_sense *tail;

    next = fup_date_is_sign(scan, found->end, ',') ? found->end + 1 : found->end;
    tail = fup_date_sense(scan, next, FUP_CLASS_TAIL, &next);
    if (tail) {
        found->prefix = (enum fup_date_prefix)tail->values[0];
        found->end = next;
    }
}

static bool
is_bare_alone(const struct fup_date_expression *found, size_t end_of_item)
{
    return found->first.is_bare_number && !found->is_range && !found->is_choice && !end_of_item;
}

/* Classes that can begin a date, those that may stand before, those that make one of a number. */
static const uint64_t numbers = BIT(NUMBER) | BIT(FEW) | BIT(HALF);
static const uint64_t cores = BIT(MONTH) | BIT(WEEKDAY) | BIT(ORDINAL) | BIT(UNIT) | BIT(DAY) |
                              BIT(NOW) | BIT(PART) | BIT(CLOCK) | BIT(QUARTER_HOUR) | BIT(HALF_TO) |
                              BIT(EDGE) | BIT(DAY_END) | BIT(PERIOD_END) | BIT(SHIFT) |
                              BIT(WEEK_OF) | BIT(WEEK_ENDING) | BIT(WEEK_NUMBER) |
                              BIT(QUARTER_LETTER) | BIT(HALF_LETTER) | BIT(FEAST);
static const uint64_t fillers = BIT(THE) | BIT(OF) | BIT(ABOUT) | BIT(RELATION);
static const uint64_t behind_numbers =
    BIT(MONTH) | BIT(UNIT) | BIT(HALF_DAY) | BIT(HALF_DAY_LETTER) | BIT(HOUR_MARK) | BIT(SUFFIX) |
    BIT(TO) | BIT(OR) | BIT(AND) | BIT(PAST) | BIT(SHIFT) | BIT(DAY) | BIT(PART) | BIT(AND_HALF) |
    BIT(CLOCK) | BIT(QUARTER_LETTER) | BIT(HALF_LETTER) | BIT(WEEK_NUMBER) | BIT(WEEKDAY);

/* Can a number at this place be of a date? Most numbers of a text can be told at a glance. */
static bool
is_number_of_date(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix)
{
    bool is_told = prefix == FUP_PREFIX_AT || prefix == FUP_PREFIX_BY ||
                   prefix == FUP_PREFIX_BEFORE || prefix == FUP_PREFIX_BETWEEN ||
                   prefix == FUP_PREFIX_AFTER || fup_date_place(scan, at)->digits == 4;

    for (size_t i = 1; !is_told && i <= LOOK_AHEAD; i++) {
        const struct fup_date_place *place = fup_date_place(scan, at + i);

        is_told = (place->begins & behind_numbers) ||
                  (i == 1 && place->sign && strchr("./-:,(", place->sign));
    }
    return is_told;
}

/* A glance at the places ahead: most words of a text begin no date. */
static bool
may_begin(struct fup_date_scan *scan, size_t at, enum fup_date_prefix prefix)
{
    bool is_open = true, may_begin = false;

    for (size_t i = at; is_open && i < at + LOOK_AHEAD; i++) {
        const struct fup_date_place *place = fup_date_place(scan, i);

        may_begin = (place->begins & cores) || ((place->digits > 0 || (place->begins & numbers)) &&
                                                is_number_of_date(scan, i, prefix));
        is_open = !may_begin && (place->begins & fillers);
    }
    return may_begin;
}

/* One expression whose relation words are read: false when there is none. */
static bool
read_core(struct fup_date_scan *scan, const struct fup_date_memory *memory,
          struct fup_date_expression *found)
{
    size_t item;
    bool is_date;

    if (!may_begin(scan, found->core, found->prefix))
        return false;
    item = fup_date_read_item(scan, found->core, found->prefix, &found->first);
    found->end = item;
    if (!item && scan->poisoned <= found->core) {
        found->end = fup_date_read_bare(scan, found->core, &found->first);
        found->bare = found->first;
    } else if (item && found->first.time.is_weak &&
               fup_date_read_bare(scan, found->core, &found->bare) != item) {
        found->bare.day = 0;
    }
    if (!found->end)
        return false;
    remember(scan, memory, &found->first, found->core);
    is_date = fup_date_extend(scan, found);
    if (!is_date)
        is_date = item && scan->poisoned < found->end &&
                  fup_date_resolve(scan, &found->first, found->prefix, &found->window);
    if (!is_date && item && found->end > scan->poisoned)
        scan->poisoned = found->end; /* 29 February of a common year is no date at all */
    is_date = is_date && !is_bare_alone(found, item);
    if (found->prefix == FUP_PREFIX_AGO && !found->first.has_duration)
        found->prefix = FUP_PREFIX_BEFORE; /* "vor 3 Tagen", but "vor Freitag" */
    if (is_date) {
        found->core_end = found->end;
        read_tail(scan, found);
        is_date = fup_date_is_strong(scan, found);
        if (is_date && !fup_date_is_free(scan, found)) {
            is_date = false; /* nor is any part of it one */
            scan->poisoned = found->end;
        }
    }
    return is_date;
}

/* "It takes 45 minutes": how long something is, no time to wait for. */
static bool
is_length(struct fup_date_scan *scan, const struct fup_date_expression *found)
{
    bool result = found->is_lasting && found->window.has_time &&
                  found->window.end_instant - scan->context->written <= LONGEST_TASK;

    if (result)
        scan->poisoned = found->end; /* nor is any part of it a date */
    return result;
}

/* With the words before it, else without: "beginning 1 April", "beginning of April". */
bool
fup_date_read_expression(struct fup_date_scan *scan, size_t at,
                         const struct fup_date_memory *memory, struct fup_date_expression *found)
{
    bool is_date;

    *found = (struct fup_date_expression){.begin = at};
    found->core = read_prefix(scan, at, found);
    is_date = read_core(scan, memory, found) && !is_length(scan, found);
    if (!is_date && found->core > at && scan->poisoned <= at) {
        *found = (struct fup_date_expression){.begin = at, .core = at};
        is_date = read_core(scan, memory, found);
    }
    return is_date;
}
