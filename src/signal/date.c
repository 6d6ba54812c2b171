/* signal/date.c - finds the expressions: relation words, one date or two, words behind; then asks
 * whether all that is a date and not a version, a price or a name.
 *
 * Text is read in pieces of some kilobytes cut at line ends, so that memory stays small; every rule
 * looks a bounded number of words ahead, so the work is linear.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date.h"

#include <string.h>

#include "base/data.h"
#include "signal/date_scan.h"

enum {
    MOST_LANGUAGES = 32,
    LONGEST_CHUNK = 32 * 1024,
    LONGEST_GAP = 8, /* words between "Tuesday 10 am" and a further "2 pm" */
    MOST_PREFIXES = 3,
    LOOK_AHEAD = 4,
    STEPS_PER_BYTE = 4, /* what cutting into words costs, measured in steps */
    MOST_LISTED = 6     /* "17, 18 and 19 March" */
};

struct fup_dates {
    const struct fup_date_lexicon *lexicons[MOST_LANGUAGES]; /* English first */
    size_t count;
};

/* What the text before told: the day that further times belong to. */
struct memory {
    size_t end; /* place behind the last date; 0: none */
    fup_day day;
    bool has_day;
};

struct expression {
    struct fup_date_piece first, second, bare; /* bare: the first, if it may be a mere number */
    enum fup_date_prefix prefix;
    size_t begin, core, end, core_end; /* places */
    bool is_range, is_choice;
    struct fup_window window;
};

const struct fup_dates *
fup_dates_new(struct fup_arena *arena)
{
    static const char folder[] = "language/", name[] = "/date.txt";
    struct fup_dates *dates = fup_arena_alloc(arena, sizeof *dates);
    size_t count;
    const struct fup_data_file *files = fup_data_files(&count);
    const char *english = fup_data_get("language/en/date.txt");
    bool is_whole = dates != NULL;

    if (dates && english)
        dates->lexicons[dates->count++] = fup_date_lexicon_new("en", english, arena);
    for (size_t i = 0; dates && i < count && dates->count < MOST_LANGUAGES; i++) {
        const char *path = files[i].name;

        if (strlen(path) == strlen(folder) + 2 + strlen(name) &&
            strncmp(path, folder, strlen(folder)) == 0 &&
            strcmp(path + strlen(folder) + 2, name) == 0 &&
            strncmp(path + strlen(folder), "en", 2) != 0)
            dates->lexicons[dates->count++] =
                fup_date_lexicon_new(path + strlen(folder), files[i].text, arena);
    }
    for (size_t i = 0; is_whole && i < dates->count; i++)
        is_whole = dates->lexicons[i] != NULL;
    return is_whole ? dates : NULL;
}

/* The words before a date: "by", "by no later than", "from about". */
static size_t
read_prefix(struct fup_date_scan *scan, size_t at, enum fup_date_prefix *prefix)
{
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
        at = fup_date_skip(scan, next, FUP_CLASS_ABOUT);
    }
    return at;
}

/* A bare number that a range will make a day or an hour of. */
static size_t
read_bare(struct fup_date_scan *scan, size_t at, struct fup_date_piece *piece)
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

static bool
has_date(const struct fup_date_piece *piece)
{
    return piece->has_span || piece->month || piece->day || piece->weekday || piece->year ||
           piece->has_instants;
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
join_times(struct expression *found)
{
    struct fup_date_piece *first = &found->first, *second = &found->second;
    bool is_one_day =
        first->time.is_set && second->time.is_set && !(has_date(first) && has_date(second));

    if (is_one_day) {
        struct fup_date_piece joined = has_date(second) ? *second : *first;

        joined.time = first->time;
        joined.time_end = second->time;
        joined.has_part = first->has_part || second->has_part;
        if (!has_date(second) && second->has_part) {
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
begin_in_past(const struct fup_date_scan *scan, struct expression *found)
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

/* Resolves both ends of a range or of a choice. */
static bool
resolve_two(const struct fup_date_scan *scan, struct expression *found)
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
           !found->second.month && !found->second.has_span) {
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
read_second(struct fup_date_scan *scan, size_t at, struct expression *found)
{
    struct fup_date_piece *second = &found->second;
    size_t poisoned = scan->poisoned, next, end;

    (void)fup_date_sense(scan, at, FUP_CLASS_RELATION, &next);
    end = fup_date_read_item(scan, next, FUP_PREFIX_AT, second);
    if (!end && next > at && scan->poisoned <= at)
        end = fup_date_read_item(scan, at, FUP_PREFIX_AT, second);
    else
        at = next;
    if (end && found->first.time.is_set && has_date(&found->first) && second->time.is_set &&
        has_date(second)) { /* "Tue 9 to 12, Wed 14 to 16" are two dates */
        struct fup_date_piece hour = {0};
        size_t hour_end = fup_date_read_time(scan, at, true, &hour);

        if (hour_end && fup_date_is_sign(scan, hour_end, ',')) {
            *second = hour;
            end = hour_end;
        }
    }
    if (second->has_duration || second->has_day_end || second->is_told_span)
        end = 0;
    if (end && second->is_bare_number && found->first.time.is_set && second->day <= 24)
        end = 0; /* "10:00 - 18" */
    if (end && second->is_bare_number && !second->weekday && found->first.month)
        end = 0; /* read again, with its year: "March 7-11, 2026" */
    if (!end && scan->poisoned <= at) {
        scan->poisoned = poisoned;
        end = read_bare(scan, at, second);
        if (end && (!settle_bare(second, &found->first) || !fup_date_ends_clause(scan, end)))
            end = 0;
    }
    return end;
}

static bool
is_joined_range(const struct fup_date_scan *scan, struct expression *found)
{
    struct fup_date_piece *first = &found->first, *second = &found->second;
    bool is_range = true;

    if (first->time.is_set && first->time.is_weak && !has_date(first) && !second->time.is_set &&
        found->bare.day > 0)
        *first = found->bare; /* "between 12 and 16 May" */
    if (first->is_bare_number && !first->month && !first->has_span && !first->weekday &&
        !first->is_ordinal && !first->time.is_set)
        is_range = settle_bare(first, second);
    if (is_range && join_times(found))
        return fup_date_resolve(scan, first, found->prefix, &found->window);
    if (is_range && has_date(first) && !first->time.is_set && second->time.is_set &&
        !has_date(second))
        is_range = false;
    return is_range && resolve_two(scan, found);
}

/* "this week or next" */
static size_t
read_bare_shift(struct fup_date_scan *scan, size_t at, struct expression *found)
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
static bool
extend(struct fup_date_scan *scan, struct expression *found)
{
    struct expression trial = *found;
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
            has_date(&trial.first))
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

static bool
is_whole_text(const struct fup_date_scan *scan, const struct expression *found)
{
    bool is_whole = true;

    for (size_t i = 0; is_whole && i < found->begin; i++)
        is_whole = scan->places[i].word->kind == FUP_WORD_SIGN;
    for (size_t i = found->end; is_whole && i < scan->count; i++)
        is_whole = scan->places[i].word->kind == FUP_WORD_SIGN;
    return is_whole;
}

/* Weak words need words around them that make them a date. */
static bool
is_strong(struct fup_date_scan *scan, const struct expression *found)
{
    const struct fup_date_piece *first = &found->first;
    enum fup_date_prefix prefix = found->prefix;
    bool has_words = prefix != FUP_PREFIX_NONE || first->edge || first->has_shift;
    bool is_two = found->is_range || found->is_choice;
    bool is_strong = true;

    if (is_two || first->has_instants)
        return true;
    if (first->time.is_set && !has_date(first))
        is_strong =
            !first->time.is_weak ||
            ((prefix == FUP_PREFIX_AT || prefix == FUP_PREFIX_BY || prefix == FUP_PREFIX_BEFORE) &&
             first->time.second >= 3600 && first->time.second <= 12 * 3600 &&
             fup_date_ends_clause(scan, found->core_end));
    else if (first->has_part && !has_date(first)) /* "by the morning meeting" */
        is_strong = fup_date_ends_clause(scan, found->core_end);
    else if (first->is_told_span || (first->has_day_end && first->is_weak_word))
        is_strong = false;
    else if (first->month && first->day && first->is_weak_word) /* "1/3" */
        is_strong = has_words || first->weekday || first->time.is_set || is_whole_text(scan, found);
    else if (first->month && !first->day && !first->year)
        is_strong = (has_words && prefix != FUP_PREFIX_AT) || first->has_shift ||
                    ((!first->is_weak_word || scan->places[found->core].word->len > 4) &&
                     is_whole_text(scan, found));
    else if (first->is_weak_word && first->weekday)
        is_strong =
            has_words || first->time.is_set || first->has_part || is_whole_text(scan, found);
    else if (first->is_weak_word)
        is_strong = is_whole_text(scan, found);
    return is_strong;
}

/* Nothing may touch a date that would make it part of something larger: a path, a version, a
 * number, an address. */
static bool
is_free(struct fup_date_scan *scan, const struct expression *found)
{
    const struct fup_date_place *first = fup_date_place(scan, found->core);
    const struct fup_date_place *last = fup_date_place(scan, found->core_end - 1);
    const struct fup_date_place *behind = fup_date_place(scan, found->core_end);
    const struct fup_date_place *further = fup_date_place(scan, found->core_end + 1);
    bool is_free = true;
    size_t next;

    if (found->core > 0 && !first->word->gap) {
        const struct fup_date_place *before = fup_date_place(scan, found->core - 1);
        bool is_number = first->digits > 0;
        bool is_sign = before->word->kind == FUP_WORD_SIGN && before->word->len == 1;
        bool is_bad_sign =
            is_sign && strchr(is_number ? "./-:$#@_=+&?\\" : "@_=\\#$", before->sign);

        if (before->sign == ':' && found->core > 1)
            is_bad_sign = fup_date_place(scan, found->core - 2)->digits > 0;
        is_free = found->core == found->begin ? !is_bad_sign && before->word->kind == FUP_WORD_SIGN
                                              : true;
        if (is_sign && before->sign == '.' && found->core > 1 && !before->word->gap &&
            found->core == found->begin)
            is_free = false;
    }
    if (is_free && !behind->word->gap && found->core_end < scan->count) {
        bool is_number = last->digits > 0, goes_on = !further->word->gap &&
                                                     further->word->kind != FUP_WORD_SIGN &&
                                                     found->core_end + 1 < scan->count;
        bool is_sign = behind->word->kind == FUP_WORD_SIGN;

        if (!is_sign)
            is_free = false;
        else if (behind->sign && strchr("%@_=\\", behind->sign))
            is_free = false;
        else if (goes_on && behind->sign && strchr(is_number ? ".-:/," : ".:", behind->sign))
            is_free = is_number && further->word->kind == FUP_WORD_LETTERS &&
                      (behind->sign == ',' || behind->sign == '-' || behind->sign == ':');
    }
    if (is_free && found->begin > 0 && first->digits > 0 && found->begin == found->core) {
        size_t before = found->begin - 1;

        if (fup_date_is_sign(scan, before, '.') || fup_date_is_sign(scan, before, ':'))
            before -= before > 0;
        is_free = !fup_date_sense(scan, before, FUP_CLASS_NO_DATE_BEFORE, &next) ||
                  next < found->begin - 1;
    }
    if (is_free && last->digits > 0 && !found->first.time.is_set &&
        fup_date_sense(scan, found->core_end, FUP_CLASS_NO_DATE_BEHIND, &next))
        is_free = false;
    return is_free;
}

/* "before X" ends with X (doc/design.md 2.5), with a clock time at it. */
static void
apply_before(struct fup_window *window)
{
    if (!window->has_time) {
        if (window->start == window->end || window->snap == FUP_SNAP_BUSINESS_DAYS) {
            window->start = window->end - 1;
        } else {
            window->end = window->start;
            window->start--;
            window->snap = FUP_SNAP_NONE;
        }
    }
}

static enum fup_date_relation
relation_of(const struct expression *found)
{
    enum fup_date_relation relation = FUP_DATE_AT;
    const struct fup_date_piece *first = &found->first;

    if (first->is_past || found->prefix == FUP_PREFIX_SINCE || found->prefix == FUP_PREFIX_AGO ||
        (first->has_shift && first->shift < 0))
        relation = FUP_DATE_SINCE;
    else if (found->prefix == FUP_PREFIX_BY || found->prefix == FUP_PREFIX_BEFORE ||
             (found->prefix == FUP_PREFIX_WITHIN && !first->has_duration))
        relation = FUP_DATE_BY;
    else if (first->has_duration)
        relation = FUP_DATE_WITHIN;
    else if (found->prefix == FUP_PREFIX_AFTER && !found->is_range)
        relation = FUP_DATE_AFTER;
    return relation;
}

/* A time alone belongs to the day just told: "Tuesday 10 am, 2 pm or 4 pm". */
static void
remember(struct fup_date_scan *scan, const struct memory *memory, struct fup_date_piece *piece,
         size_t begin)
{
    bool is_near = memory->has_day && begin - memory->end <= LONGEST_GAP;
    size_t next;

    for (size_t i = memory->end; is_near && i < begin; i++)
        is_near = fup_date_is_sign(scan, i, ',') ||
                  fup_date_sense(scan, i, FUP_CLASS_LINK, &next) ||
                  fup_date_sense(scan, i, FUP_CLASS_RELATION, &next);
    if (is_near && piece->time.is_set && !has_date(piece)) {
        piece->has_span = true;
        piece->span_unit = FUP_UNIT_DAY;
        piece->span_start = piece->span_end = memory->day;
    }
}

static void
read_tail(struct fup_date_scan *scan, struct expression *found)
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
is_bare_alone(const struct expression *found, size_t end_of_item)
{
    return found->first.is_bare_number && !found->is_range && !found->is_choice && !end_of_item;
}

#define BIT(class) (UINT64_C(1) << FUP_CLASS_##class)

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
read_core(struct fup_date_scan *scan, const struct memory *memory, struct expression *found)
{
    size_t item;
    bool is_date;

    if (!may_begin(scan, found->core, found->prefix))
        return false;
    item = fup_date_read_item(scan, found->core, found->prefix, &found->first);
    found->end = item;
    if (!item && scan->poisoned <= found->core) {
        found->end = read_bare(scan, found->core, &found->first);
        found->bare = found->first;
    } else if (item && found->first.time.is_weak &&
               read_bare(scan, found->core, &found->bare) != item) {
        found->bare.day = 0;
    }
    if (!found->end)
        return false;
    remember(scan, memory, &found->first, found->core);
    is_date = extend(scan, found);
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
        is_date = is_strong(scan, found);
        if (is_date && !is_free(scan, found)) {
            is_date = false; /* nor is any part of it one */
            scan->poisoned = found->end;
        }
    }
    return is_date;
}

/* With the words before it, else without: "beginning 1 April", "beginning of April". */
static bool
read_expression(struct fup_date_scan *scan, size_t at, const struct memory *memory,
                struct expression *found)
{
    bool is_date;

    *found = (struct expression){.begin = at};
    found->core = read_prefix(scan, at, &found->prefix);
    is_date = read_core(scan, memory, found);
    if (!is_date && found->core > at && scan->poisoned <= at) {
        *found = (struct expression){.begin = at, .core = at};
        is_date = read_core(scan, memory, found);
    }
    return is_date;
}

static bool
recurs(struct fup_date_scan *scan, size_t at)
{
    size_t next;

    at = fup_date_skip(scan, at, FUP_CLASS_OF);
    return fup_date_sense(scan, at, FUP_CLASS_RECURRING, &next) != NULL;
}

static void
add(const struct fup_date_scan *scan, const struct expression *found, size_t base,
    struct fup_arena *arena, struct fup_date_list *list)
{
    const struct fup_word *begin = scan->places[found->begin].word;
    const struct fup_word *end = scan->places[found->end - 1].word;
    const struct fup_word *core = scan->places[found->core].word;
    const struct fup_word *core_end = scan->places[found->core_end - 1].word;
    struct fup_date *date = FUP_LIST_ADD(list, arena);

    if (date) {
        date->offset = base + begin->offset;
        date->len = end->offset + end->len - begin->offset;
        date->core_offset = base + core->offset;
        date->core_len = core_end->offset + core_end->len - core->offset;
        date->window = found->window;
        date->relation = relation_of(found);
        date->is_duration = found->first.has_duration;
        date->is_bare_number =
            found->first.is_bare_number || (found->first.time.is_set && found->first.time.is_weak);
        if (found->prefix == FUP_PREFIX_BEFORE)
            apply_before(&date->window);
    }
}

/* Walks over the words of one chunk. */
static void
walk(struct fup_date_scan *scan, size_t base, struct fup_arena *arena, struct fup_date_list *list)
{
    struct memory memory = {0};
    size_t at = 0;

    while (at < scan->count) {
        const struct fup_date_place *place = &scan->places[at];
        struct expression found;
        size_t next = at + 1;

        scan->steps++;
        if (!place->begins && !place->digits) {
            at = next;
        } else if (fup_date_sense(scan, at, FUP_CLASS_NO_DATE, &next)) {
            at = next;
        } else if (fup_date_sense(scan, at, FUP_CLASS_RECURRING, &next)) {
            at = read_expression(scan, next, &memory, &found) ? found.end : next;
        } else if (read_expression(scan, at, &memory, &found)) {
            if (!recurs(scan, found.end)) {
                add(scan, &found, base, arena, list);
                memory =
                    (struct memory){found.end, found.window.start,
                                    !found.is_range && (found.window.start == found.window.end)};
            }
            at = found.end;
        } else {
            at = scan->poisoned > at ? scan->poisoned : at + 1;
        }
    }
}

/* Another date of the mail may show the writer's order (doc/design.md 2.5). */
static void
look_for_order(struct fup_date_scan *scan)
{
    bool is_settled = false;

    for (size_t i = 0; !is_settled && i + 4 < scan->count; i++) {
        const struct fup_date_place *place = &scan->places[i];

        scan->steps++;
        if (place->digits >= 1 && place->digits <= 2 && place[1].sign == '/' &&
            place[2].digits >= 1 && place[2].digits <= 2 && place[3].sign == '/' &&
            place[4].digits >= 2 && !place[1].word->gap && !place[2].word->gap) {
            is_settled = (place->number > 12) != (place[2].number > 12);
            if (is_settled)
                scan->day_first = place->number > 12;
        }
    }
}

/* Addresses of web pages hold numbers that are no dates. */
static void
blank_addresses(struct fup_date_place *places, size_t count)
{
    bool is_inside = false;

    for (size_t i = 0; i < count; i++) {
        bool is_scheme = i + 2 < count && places[i + 1].sign == ':' && places[i + 2].sign == '/' &&
                         !places[i + 1].word->gap;

        if (places[i].word->gap)
            is_inside = false;
        if (is_scheme || (fup_str_is(places[i].word->folded, "www") && i + 1 < count &&
                          places[i + 1].sign == '.'))
            is_inside = true;
        if (is_inside)
            places[i] = (struct fup_date_place){.word = places[i].word, .number = -1};
    }
}

static size_t
find_in_chunk(const struct fup_date_lexicon *lexicon, struct fup_str chunk, size_t base,
              const struct fup_date_context *context, bool *day_first, struct fup_arena *arena,
              struct fup_date_list *list)
{
    struct fup_arena *scratch = fup_arena_new(0);
    struct fup_word_list words = {0};
    struct fup_date_place *places = NULL;
    int64_t local = context->written + (int64_t)context->offset_minutes * 60;
    fup_day today =
        (fup_day)((local >= 0 ? local : local - (FUP_DATE_DAY_SECONDS - 1)) / FUP_DATE_DAY_SECONDS);
    struct fup_date_scan scan = {.lexicon = lexicon,
                                 .context = context,
                                 .today = today,
                                 .second_of_day =
                                     (int32_t)(local - (int64_t)today * FUP_DATE_DAY_SECONDS),
                                 .day_first = *day_first};

    if (scratch)
        fup_words_split(chunk, scratch, &words);
    if (words.count > 0)
        places = fup_arena_alloc(scratch, words.count * sizeof *places);
    if (places) {
        fup_date_lexicon_look(lexicon, words.items, words.count, places);
        blank_addresses(places, words.count);
        scan.text = chunk;
        scan.places = places;
        scan.count = words.count;
        look_for_order(&scan);
        *day_first = scan.day_first;
        walk(&scan, base, arena, list);
    }
    fup_arena_free(scratch);
    return scan.steps + STEPS_PER_BYTE * chunk.len;
}

/* The length of the next chunk: up to the last line end, or space, before the limit. */
static size_t
chunk_len(struct fup_str text)
{
    size_t len = text.len;

    if (len > LONGEST_CHUNK) {
        size_t line = LONGEST_CHUNK, space = LONGEST_CHUNK;

        while (line > LONGEST_CHUNK / 2 && text.text[line - 1] != '\n')
            line--;
        while (space > LONGEST_CHUNK / 2 && text.text[space - 1] != ' ')
            space--;
        len = line > LONGEST_CHUNK / 2    ? line
              : space > LONGEST_CHUNK / 2 ? space
                                          : fup_utf8_prefix(text, LONGEST_CHUNK);
        len = len ? len : LONGEST_CHUNK;
    }
    return len;
}

static size_t
find_with(const struct fup_date_lexicon *lexicon, struct fup_str text,
          const struct fup_date_context *context, struct fup_arena *arena,
          struct fup_date_list *list)
{
    bool day_first = context->day_first || !lexicon->is_month_first;
    size_t steps = 0, base = 0;

    while (base < text.len) {
        struct fup_str rest = {text.text + base, text.len - base};
        size_t len = chunk_len(rest);

        steps += find_in_chunk(lexicon, (struct fup_str){rest.text, len}, base, context, &day_first,
                               arena, list);
        base += len;
    }
    return steps;
}

/* Has the expression a word that one language knows and the other does not? */
static bool
is_foreign(const struct fup_date_lexicon *own, const struct fup_date_lexicon *other,
           struct fup_str text, struct fup_arena *arena)
{
    struct fup_word_list words;
    bool is_foreign = false;

    fup_words_split(text, arena, &words);
    for (size_t i = 0; !is_foreign && i < words.count; i++) {
        struct fup_date_place here, there;

        if (words.items[i].kind == FUP_WORD_LETTERS && words.items[i].len >= 3) {
            fup_date_lexicon_look(own, &words.items[i], 1, &here);
            fup_date_lexicon_look(other, &words.items[i], 1, &there);
            is_foreign = here.node && !there.node;
        }
    }
    return is_foreign;
}

static bool
is_longer(const struct fup_date *longer, const struct fup_date *date)
{
    return longer->len > date->len && longer->offset <= date->offset &&
           longer->offset + longer->len >= date->offset + date->len;
}

/* What another language found, without what has no word of its own. */
static struct fup_date_list
foreign_only(const struct fup_date_lexicon *own, const struct fup_date_lexicon *other,
             struct fup_str text, const struct fup_date_list *list, struct fup_arena *arena)
{
    struct fup_date_list kept = {0};

    for (size_t i = 0; i < list->count; i++) {
        const struct fup_date *date = &list->items[i];
        struct fup_str piece = {text.text + date->offset, date->len};
        struct fup_date *copy =
            is_foreign(own, other, piece, arena) ? FUP_LIST_ADD(&kept, arena) : NULL;

        if (copy)
            *copy = *date;
    }
    return kept;
}

/* Puts what another language found between what is there, and in its place where it is longer. */
static struct fup_date_list
merge(const struct fup_date_list *found, const struct fup_date_list *added, struct fup_arena *arena)
{
    struct fup_date_list merged = {0};
    size_t i = 0, k = 0;

    while (i < found->count || k < added->count) {
        const struct fup_date *old = i < found->count ? &found->items[i] : NULL;
        const struct fup_date *new = k < added->count ? &added->items[k] : NULL;
        const struct fup_date *taken = NULL;
        struct fup_date *copy;

        if (new && (!old || new->offset + new->len <= old->offset)) {
            taken = new;
            k++;
        } else if (!new || old->offset + old->len <= new->offset) {
            taken = old;
            i++;
        } else if (is_longer(new, old)) {
            i++;
        } else {
            k++;
        }
        copy = taken ? FUP_LIST_ADD(&merged, arena) : NULL;
        if (copy)
            *copy = *taken;
    }
    return merged;
}

/* Adds what a further language finds. */
static size_t
add_language(const struct fup_date_lexicon *own, const struct fup_date_lexicon *first,
             struct fup_str text, const struct fup_date_context *context, struct fup_arena *arena,
             struct fup_date_list *found)
{
    struct fup_date_list all = {0}, added;
    size_t steps = find_with(own, text, context, arena, &all);

    added = foreign_only(own, first, text, &all, arena);
    if (added.count > 0)
        *found = merge(found, &added, arena);
    return steps;
}

size_t
fup_dates_find_counted(const struct fup_dates *dates, struct fup_str text,
                       const struct fup_date_context *context, struct fup_arena *arena,
                       struct fup_date_list *found)
{
    const struct fup_date_lexicon *lexicon = NULL;
    size_t steps = 0;

    *found = (struct fup_date_list){0};
    for (size_t i = 0; !lexicon && i < dates->count; i++) {
        if (strcmp(dates->lexicons[i]->language, context->language) == 0)
            lexicon = dates->lexicons[i];
    }
    if (lexicon) {
        steps = find_with(lexicon, text, context, arena, found);
        if (lexicon != dates->lexicons[0]) /* English words stand in mail of any language */
            steps += add_language(dates->lexicons[0], lexicon, text, context, arena, found);
    } else {
        steps = find_with(dates->lexicons[0], text, context, arena, found);
        for (size_t i = 1; i < dates->count; i++)
            steps +=
                add_language(dates->lexicons[i], dates->lexicons[0], text, context, arena, found);
    }
    return steps;
}

void
fup_dates_find(const struct fup_dates *dates, struct fup_str text,
               const struct fup_date_context *context, struct fup_arena *arena,
               struct fup_date_list *found)
{
    (void)fup_dates_find_counted(dates, text, context, arena, found);
}

/* The one date that a whole text is, or NULL. */
static const struct fup_date *
whole_date(const struct fup_dates *dates, struct fup_str text,
           const struct fup_date_context *context, struct fup_arena *arena)
{
    struct fup_date_list found;

    fup_dates_find(dates, text, context, arena, &found);
    return found.count == 1 && found.items[0].offset == 0 && found.items[0].len == text.len
               ? &found.items[0]
               : NULL;
}

enum fup_status
fup_dates_parse(const struct fup_dates *dates, const char *text,
                const struct fup_date_context *context, struct fup_arena *arena,
                struct fup_window *window, struct fup_error *error)
{
    struct fup_str trimmed = fup_str_trim(fup_str_from(text));
    const struct fup_date *date = whole_date(dates, trimmed, context, arena);
    int64_t local = context->written + (int64_t)context->offset_minutes * 60;
    enum fup_status status = FUP_OK;

    if (!date && trimmed.len < 100) { /* "3 days" alone means in three days */
        const char *longer = fup_arena_format(arena, "in %.*s", (int)trimmed.len, trimmed.text);

        date = longer ? whole_date(dates, fup_str_from(longer), context, arena) : NULL;
    }
    if (fup_arena_failed(arena)) {
        status = fup_error_set(error, FUP_NO_MEMORY, "date: memory is short: close something");
    } else if (!date) {
        status = fup_error_set(error, FUP_USAGE,
                               "%.60s: not understood as a date: write 2026-03-16, friday, "
                               "next week or 3 days",
                               text ? text : "");
    } else if (date->window.has_time ? date->window.end_instant <= context->written
                                     : (int64_t)date->window.end * FUP_DATE_DAY_SECONDS <
                                           local - local % FUP_DATE_DAY_SECONDS) {
        status =
            fup_error_set(error, FUP_USAGE, "%.60s: lies in the past: give a later date", text);
    } else {
        *window = date->window;
    }
    return status;
}
