/* signal/date_accept.c - is it a date, and not a version, a price, a name?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "signal/date_scan.h"

static bool
is_whole_text(const struct fup_date_scan *scan, const struct fup_date_expression *found)
{
    bool is_whole = true;

    for (size_t i = 0; is_whole && i < found->begin; i++)
        is_whole = scan->places[i].word->kind == FUP_WORD_SIGN;
    for (size_t i = found->end; is_whole && i < scan->count; i++)
        is_whole = scan->places[i].word->kind == FUP_WORD_SIGN;
    return is_whole;
}

/* Weak words need words around them that make them a date. */
bool
fup_date_is_strong(struct fup_date_scan *scan, const struct fup_date_expression *found)
{
    const struct fup_date_piece *first = &found->first;
    enum fup_date_prefix prefix = found->prefix;
    bool has_words = prefix != FUP_PREFIX_NONE || first->edge || first->has_shift;
    bool is_two = found->is_range || found->is_choice;
    bool is_strong = true;

    if (is_two || first->has_instants)
        return true;
    if (first->time.is_set && !fup_date_has_date(first))
        is_strong =
            !first->time.is_weak ||
            ((prefix == FUP_PREFIX_AT || prefix == FUP_PREFIX_BY || prefix == FUP_PREFIX_BEFORE) &&
             first->time.second >= 3600 && first->time.second <= 12 * 3600 &&
             fup_date_ends_clause(scan, found->core_end));
    else if (first->has_part && !fup_date_has_date(first)) /* "by the morning meeting" */
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
bool
fup_date_is_free(struct fup_date_scan *scan, const struct fup_date_expression *found)
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
