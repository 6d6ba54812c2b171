/* tests/support/date_table.h - tables for signal/date: a text, when it was written, in which
 * language; the window it means, and the day it is owed by.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef SUPPORT_DATE_TABLE_H
#define SUPPORT_DATE_TABLE_H

#include <check.h>
#include <string.h>

#include "signal/date.h"

/* 2026-03-11 is a Wednesday; Easter Sunday is 2026-04-05. */
#define WEDNESDAY "2026-03-11T10:00:00+01:00"

struct date_row {
    const char *text, *written, *language;
    const char *start, *end; /* a day, or a time as the writer's clock shows it; NULL: no date */
    enum fup_date_relation relation;
    const char *expected; /* Monday to Friday are business days */
};

static inline struct fup_date_context
date_context(const char *written, const char *language, struct fup_arena *arena)
{
    struct fup_date_context context = {0};
    bool has_offset;

    context.written = fup_instant_parse(fup_str_from(written), fup_zone_fixed(arena, 0),
                                        &context.offset_minutes, &has_offset);
    ck_assert(context.written != FUP_NO_INSTANT && has_offset);
    memcpy(context.language, language, strlen(language));
    return context;
}

/* The first or the last day of a window, or the time as the clock of `zone` shows it. */
static inline void
date_show(const struct fup_window *window, bool is_end, const struct fup_zone *zone, char text[26])
{
    if (window->has_time) {
        fup_instant_format(zone, is_end ? window->end_instant : window->start_instant, text);
        text[19] = '\0';
    } else {
        fup_day_format(is_end ? window->end : window->start, text);
    }
}

static inline void
date_row_holds(const struct fup_dates *dates, const struct date_row *row, struct fup_arena *arena)
{
    const struct fup_business business = {0};
    struct fup_date_context context = date_context(row->written, row->language, arena);
    const struct fup_zone *zone = fup_zone_fixed(arena, context.offset_minutes);
    struct fup_str text = fup_str_from(row->text);
    struct fup_date_list found;
    char shown[26];

    fup_dates_find(dates, text, &context, arena, &found);
    ck_assert_msg(found.count == (row->start != NULL), "%s: %zu found", row->text, found.count);
    if (found.count > 0) {
        const struct fup_date *date = &found.items[0];

        ck_assert_uint_le(date->offset + date->len, text.len);
        ck_assert_uint_ge(date->core_offset, date->offset);
        ck_assert_uint_le(date->core_offset + date->core_len, date->offset + date->len);
        date_show(&date->window, false, zone, shown);
        ck_assert_msg(strcmp(shown, row->start) == 0, "%s: start %s", row->text, shown);
        date_show(&date->window, true, zone, shown);
        ck_assert_msg(strcmp(shown, row->end) == 0, "%s: end %s", row->text, shown);
        ck_assert_msg(date->relation == row->relation, "%s: relation %d", row->text,
                      (int)date->relation);
        fup_day_format(fup_window_expected(&date->window, &business, zone), shown);
        ck_assert_msg(strcmp(shown, row->expected) == 0, "%s: expected %s", row->text, shown);
    }
}

#endif
