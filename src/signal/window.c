/* signal/window.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/window.h"

enum { LONGEST_SPAN = 366 };

/* "End of May" is a window of one day; the month that it ends begins at `from`. */
static fup_day
lower_bound(const struct fup_window *window)
{
    bool has_from = window->from != FUP_NO_DAY && window->from <= window->start &&
                    window->start - window->from <= LONGEST_SPAN;

    return has_from ? window->from : window->start;
}

fup_day
fup_window_expected(const struct fup_window *window, const struct fup_business *business,
                    const struct fup_zone *zone)
{
    fup_day day = window->end;

    if (window->has_time && window->end_instant != FUP_NO_INSTANT)
        return fup_zone_day(zone, window->end_instant);
    if (window->start == FUP_NO_DAY || day == FUP_NO_DAY || day < window->start)
        return FUP_NO_DAY;
    switch (window->snap) {
    case FUP_SNAP_NONE:
        break;
    case FUP_SNAP_FRIDAY:
        day += FUP_FRIDAY - (fup_day)fup_day_weekday(day);
        break;
    case FUP_SNAP_LAST_BUSINESS:
        day = fup_business_last(business, lower_bound(window), day);
        break;
    case FUP_SNAP_BUSINESS_DAYS:
        day = fup_business_add(business, window->from, window->count);
        break;
    case FUP_SNAP_AFTER:
        day = fup_business_next(business, day);
        break;
    }
    return day;
}
