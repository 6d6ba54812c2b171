/* signal/date_read.c - words, numbers, amounts and durations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date_scan.h"

static const struct fup_word no_word = {.kind = FUP_WORD_SIGN, .gap = true, .line_start = true};
static const struct fup_date_place no_place = {.word = &no_word, .number = -1};

enum { LARGEST_AMOUNT = 100000, MOST_PARTS = 4 };

const struct fup_date_place *
fup_date_place(struct fup_date_scan *scan, size_t at)
{
    scan->steps++;
    return at < scan->count ? &scan->places[at] : &no_place;
}

/* Behind an optional phrase of a class. */
size_t
fup_date_skip(struct fup_date_scan *scan, size_t at, enum fup_date_class class)
{
    size_t next;

    (void)fup_date_sense(scan, at, class, &next);
    return next;
}

bool
fup_date_is_sign(struct fup_date_scan *scan, size_t at, char sign)
{
    return fup_date_place(scan, at)->sign == sign;
}

bool
fup_date_is_close(struct fup_date_scan *scan, size_t at)
{
    return !fup_date_place(scan, at)->word->gap;
}

/* "21st", "twenty-first", "twenty one", "12." where the language writes ordinals so. */
size_t
fup_date_read_number(struct fup_date_scan *scan, size_t at, int *value, bool *is_ordinal)
{
    const struct fup_date_place *place = fup_date_place(scan, at);
    const struct fup_date_sense *sense;
    size_t next = 0, behind;

    *is_ordinal = false;
    *value = place->number;
    if (place->number >= 0 && place->digits <= 6) {
        next = at + 1;
        if (fup_date_is_close(scan, next) &&
            fup_date_sense(scan, next, FUP_CLASS_SUFFIX, &behind)) {
            *is_ordinal = true;
            next = behind;
        }
    } else if ((sense = fup_date_sense(scan, at, FUP_CLASS_ORDINAL, &next)) &&
               sense->values[0] > 0) {
        *value = sense->values[0];
        *is_ordinal = true;
    } else if ((sense = fup_date_sense(scan, at, FUP_CLASS_NUMBER, &next))) {
        *value = sense->values[0];
        behind = fup_date_is_sign(scan, next, '-') ? next + 1 : next;
        if (*value >= 20 && *value % 10 == 0) { /* "twenty" may go on */
            const struct fup_date_sense *rest =
                fup_date_sense(scan, behind, FUP_CLASS_NUMBER, &behind);

            if (!rest && (rest = fup_date_sense(scan, behind, FUP_CLASS_ORDINAL, &behind)))
                *is_ordinal = rest->values[0] > 0;
            if (rest && rest->values[0] > 0 && rest->values[0] < 10) {
                *value += rest->values[0];
                next = behind;
            } else {
                *is_ordinal = false;
            }
        }
    } else {
        next = 0;
    }
    return next;
}

/* "3", "three (3)", "2.5", "1/2", "two and a half", "half a", "a couple of". */
static size_t
read_single(struct fup_date_scan *scan, size_t at, double *value, bool *is_vague)
{
    const struct fup_date_sense *sense;
    size_t next = 0, behind;
    int whole;
    bool is_ordinal = false;

    *is_vague = false;
    if ((sense = fup_date_sense(scan, at, FUP_CLASS_FEW, &next))) {
        *value = sense->values[0];
        *is_vague = sense->values[0] > 2;
    } else if (fup_date_sense(scan, at, FUP_CLASS_HALF, &next)) {
        *value = 0.5;
    } else if ((next = fup_date_read_number(scan, at, &whole, &is_ordinal)) && !is_ordinal &&
               whole <= LARGEST_AMOUNT) {
        const struct fup_date_place *mark = fup_date_place(scan, next);
        const struct fup_date_place *part = fup_date_place(scan, next + 1);

        *value = whole;
        if ((mark->sign == '.' || mark->sign == ',') && !mark->word->gap && !part->word->gap &&
            part->digits == 1) {
            *value += part->number / 10.0;
            next += 2;
        } else if (mark->sign == '/' && !part->word->gap && part->number > whole) {
            *value = (double)whole / part->number;
            next += 2;
        }
        if (fup_date_is_sign(scan, next, '(') && fup_date_place(scan, next + 1)->number >= 0 &&
            fup_date_is_sign(scan, next + 2, ')'))
            next += 3;
        if (fup_date_sense(scan, next, FUP_CLASS_AND_HALF, &behind)) {
            *value += 0.5;
            next = behind;
        }
    } else {
        next = 0;
    }
    return next;
}

/* The "(10)" of "ten (10) days", as lawyers write. */
static bool
is_repeated(struct fup_date_scan *scan, size_t at, double amount)
{
    return fup_date_is_sign(scan, at, '(') && fup_date_place(scan, at + 1)->digits > 0 &&
           fup_date_place(scan, at + 1)->number == (int)amount &&
           fup_date_is_sign(scan, at + 2, ')');
}

size_t
fup_date_read_amount(struct fup_date_scan *scan, size_t at, struct fup_date_amount *amount)
{
    size_t begin = fup_date_skip(scan, at, FUP_CLASS_ABOUT), next, behind;
    bool is_vague;

    next = read_single(scan, begin, &amount->low, &amount->is_vague);
    amount->high = amount->low;
    if (next) {
        double high;
        size_t second = 0;

        if (fup_date_sense(scan, next, FUP_CLASS_TO, &behind) ||
            fup_date_sense(scan, next, FUP_CLASS_OR, &behind))
            second =
                read_single(scan, fup_date_skip(scan, behind, FUP_CLASS_ABOUT), &high, &is_vague);
        if (second && high > amount->low) {
            amount->high = high;
            next = second;
        }
        if (is_repeated(scan, next, amount->low))
            next += 3;
    }
    return next;
}

static void
add_amount(struct fup_date_amount *sum, struct fup_date_amount amount, double factor)
{
    sum->low += amount.low * factor;
    sum->high += amount.high * factor;
    sum->is_vague = sum->is_vague || amount.is_vague;
}

static void
add_units(struct fup_date_duration *duration, struct fup_date_amount amount,
          enum fup_date_unit unit)
{
    static const struct {
        enum fup_date_unit unit;
        char field; /* s, d, b, m */
        double factor;
    } table[] = {{FUP_UNIT_SECOND, 's', 1},       {FUP_UNIT_MINUTE, 's', 60},
                 {FUP_UNIT_HOUR, 's', 3600},      {FUP_UNIT_BUSINESS_HOUR, 'b', 1.0 / 24},
                 {FUP_UNIT_DAY, 'd', 1},          {FUP_UNIT_NIGHT, 'd', 1},
                 {FUP_UNIT_BUSINESS_DAY, 'b', 1}, {FUP_UNIT_WEEKEND, 'd', 7},
                 {FUP_UNIT_WEEK, 'd', 7},         {FUP_UNIT_BUSINESS_WEEK, 'b', 5},
                 {FUP_UNIT_FORTNIGHT, 'd', 14},   {FUP_UNIT_MONTH, 'm', 1},
                 {FUP_UNIT_QUARTER, 'm', 3},      {FUP_UNIT_HALF_YEAR, 'm', 6},
                 {FUP_UNIT_YEAR, 'm', 12},        {FUP_UNIT_DECADE, 'm', 120}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].unit != unit)
            continue;
        if (table[i].field == 's')
            add_amount(&duration->seconds, amount, table[i].factor);
        else if (table[i].field == 'b')
            add_amount(&duration->business, amount, table[i].factor);
        else
            add_amount(table[i].field == 'd' ? &duration->days : &duration->months, amount,
                       table[i].factor);
        duration->has_seconds = duration->has_seconds || table[i].field == 's';
        duration->has_business = duration->has_business || table[i].field == 'b';
    }
}

/* What may follow the unit: "a week or two", "an hour and a half". */
static size_t
read_tail(struct fup_date_scan *scan, size_t at, struct fup_date_amount *amount)
{
    size_t next = at, behind;
    double high;
    bool is_vague;

    if (fup_date_sense(scan, at, FUP_CLASS_AND_HALF, &next)) {
        amount->low += 0.5;
        amount->high += 0.5;
    } else if (fup_date_sense(scan, at, FUP_CLASS_OR, &behind)) {
        size_t second = read_single(scan, behind, &high, &is_vague);
        size_t unit;

        if (second && high > amount->high && high <= 10 &&
            !fup_date_sense(scan, second, FUP_CLASS_UNIT, &unit)) {
            amount->high = high;
            next = second;
        }
    }
    return next;
}

/* "3 weeks", "2 to 3 business days", "1 year 9 months", "1 hour and 30 minutes". */
size_t
fup_date_read_duration(struct fup_date_scan *scan, size_t at, struct fup_date_duration *duration)
{
    size_t end = 0, next = at, behind;
    bool goes_on = true;

    *duration = (struct fup_date_duration){0};
    for (int part = 0; goes_on && part < MOST_PARTS; part++) {
        struct fup_date_amount amount;
        const struct fup_date_sense *unit = NULL;

        bool has_and = part == 0 || fup_date_sense(scan, next - 1, FUP_CLASS_AND, &behind) ||
                       fup_date_place(scan, next)->digits > 0;

        next = has_and ? fup_date_read_amount(scan, next, &amount) : 0;
        if (next)
            unit = fup_date_sense(scan, fup_date_skip(scan, next, FUP_CLASS_ABOUT), FUP_CLASS_UNIT,
                                  &next);
        if (!unit && next && fup_date_is_sign(scan, next, '-')) /* "a 2-week" */
            unit = fup_date_sense(scan, next + 1, FUP_CLASS_UNIT, &next);
        goes_on = unit != NULL;
        if (goes_on) {
            enum fup_date_unit kind = (enum fup_date_unit)unit->values[0];

            if (!duration->unit)
                duration->unit = kind;
            next = end = read_tail(scan, next, &amount);
            add_units(duration, amount, kind);
            if (fup_date_is_sign(scan, next, ','))
                next++;
            next = fup_date_skip(scan, next, FUP_CLASS_AND);
        }
    }
    return end;
}

/* Does nothing that could still belong to the number follow: no noun, no further number? */
bool
fup_date_ends_clause(struct fup_date_scan *scan, size_t at)
{
    static const enum fup_date_class known[] = {FUP_CLASS_RELATION, FUP_CLASS_PART, FUP_CLASS_OR,
                                                FUP_CLASS_AND,      FUP_CLASS_TO,   FUP_CLASS_TAIL,
                                                FUP_CLASS_WEEKDAY,  FUP_CLASS_DAY,  FUP_CLASS_LINK};
    const struct fup_date_place *place = fup_date_place(scan, at);
    bool ends = at >= scan->count || place->word->line_start ||
                (place->word->kind == FUP_WORD_SIGN && place->sign != '%' && place->sign != '$');

    if (place->sign && !place->word->gap && fup_date_place(scan, at + 1)->digits > 0 &&
        fup_date_is_close(scan, at + 1) && place->sign != '-')
        return false; /* "15:00", "15.3" */
    for (size_t i = 0; !ends && place->begins && i < sizeof known / sizeof *known; i++) {
        size_t next;

        ends = fup_date_sense(scan, at, known[i], &next) != NULL;
    }
    return ends;
}
