/* signal/window.h - a date expression as a plain calendar window, and the day it is owed by.
 *
 * A fact holds the plain reading only; `expected` depends on the user's business days and is
 * computed when rows are (doc/design.md section 2.5). SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_WINDOW_H
#define FUP_SIGNAL_WINDOW_H

#include "base/calendar.h"

enum fup_snap {
    FUP_SNAP_NONE,          /* expected = end */
    FUP_SNAP_FRIDAY,        /* week expressions: the Friday of the week that holds `end` */
    FUP_SNAP_LAST_BUSINESS, /* last business day of start..end, or of from..end where a month,
                               quarter or year that began at `from` ends (`from` at most 366 days
                               before) */
    FUP_SNAP_BUSINESS_DAYS, /* the count-th business day strictly after `from` */
    FUP_SNAP_AFTER          /* out-of-office: the first business day after `end` */
};

struct fup_window {
    fup_day start,
        end; /* inclusive; plain calendar reading (business days counted Monday to Friday) */
    enum fup_snap snap;
    fup_day from;
    int count;
    bool has_time;                          /* a clock time was written: the instants below count */
    fup_instant start_instant, end_instant; /* FUP_NO_INSTANT without clock time */
};

/* The local day by which a duty with this window is due: with a clock time the local day of
 * end_instant in the user's zone, else by `snap`. FUP_NO_DAY for an empty window. */
fup_day fup_window_expected(const struct fup_window *window, const struct fup_business *business,
                            const struct fup_zone *zone);

#endif
