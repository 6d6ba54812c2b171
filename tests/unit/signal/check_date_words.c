/* The date words of section 2.5 of doc/design.md. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "mail/message.h"
#include "signal/read.h"
#include "support/date_table.h"
#include "support/unit.h"

#define WEDNESDAY_NIGHT "2026-03-11T23:59:00+01:00"
#define FRIDAY_NIGHT "2026-03-13T23:59:00+01:00"
#define SATURDAY "2026-03-14T10:00:00+01:00"
#define SUNDAY "2026-03-15T10:00:00+01:00"
#define YEAR_END "2026-12-31T23:59:00-05:00"  /* Thursday */
#define MONTH_END "2024-01-31T10:00:00+01:00" /* Wednesday; February has 29 days */
#define LEAP_YEAR "2024-02-28T10:00:00+01:00" /* Wednesday */

static const struct date_row words[] = {
    /* 2.5: `dates[]` of `read` = plain calendar reading; `expected` = its last business day */
    {"by Sunday", WEDNESDAY, "en", "2026-03-15", "2026-03-15", FUP_DATE_BY, "2026-03-15"},
    {"Saturday or Sunday", WEDNESDAY, "en", "2026-03-14", "2026-03-15", FUP_DATE_AT, "2026-03-15"},
    {"between 1 and 3 May", WEDNESDAY, "en", "2026-05-01", "2026-05-03", FUP_DATE_AT, "2026-05-01"},
    {"between 31 December and 3 January", WEDNESDAY, "en", "2026-12-31", "2027-01-03", FUP_DATE_AT,
     "2027-01-01"},
    {"between 12 and 16 May", WEDNESDAY, "en", "2026-05-12", "2026-05-16", FUP_DATE_AT,
     "2026-05-15"},
    /* 2.5: by/until/no later than X = X */
    {"by today", WEDNESDAY_NIGHT, "en", "2026-03-11", "2026-03-11", FUP_DATE_BY, "2026-03-11"},
    {"by Friday", FRIDAY_NIGHT, "en", "2026-03-20", "2026-03-20", FUP_DATE_BY, "2026-03-20"},
    {"by tomorrow", YEAR_END, "en", "2027-01-01", "2027-01-01", FUP_DATE_BY, "2027-01-01"},
    {"by 1 January", YEAR_END, "en", "2027-01-01", "2027-01-01", FUP_DATE_BY, "2027-01-01"},
    {"no later than 29 February", MONTH_END, "en", "2024-02-29", "2024-02-29", FUP_DATE_BY,
     "2024-02-29"},
    {"by Saturday", WEDNESDAY, "en", "2026-03-14", "2026-03-14", FUP_DATE_BY, "2026-03-14"},
    {"by Friday", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"until Friday", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"no later than 12 March", WEDNESDAY, "en", "2026-03-12", "2026-03-12", FUP_DATE_BY,
     "2026-03-12"},
    {"Friday at the latest", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_BY,
     "2026-03-13"},
    {"due Friday", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    /* 2.5: before X = X (window X-1..X) */
    {"before tomorrow", WEDNESDAY, "en", "2026-03-11", "2026-03-12", FUP_DATE_BY, "2026-03-12"},
    {"before 1 January", YEAR_END, "en", "2026-12-31", "2027-01-01", FUP_DATE_BY, "2027-01-01"},
    {"before 1 March", LEAP_YEAR, "en", "2024-02-29", "2024-03-01", FUP_DATE_BY, "2024-03-01"},
    {"before 1 April", WEDNESDAY, "en", "2026-03-31", "2026-04-01", FUP_DATE_BY, "2026-04-01"},
    {"before Monday", WEDNESDAY, "en", "2026-03-15", "2026-03-16", FUP_DATE_BY, "2026-03-16"},
    {"before Friday", WEDNESDAY, "en", "2026-03-12", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"before 5pm on Friday", WEDNESDAY, "en", "2026-03-13T17:00:00", "2026-03-13T17:00:00",
     FUP_DATE_BY, "2026-03-13"},
    /* 2.5: `<weekday>` = the next such day */
    {"Thursday", WEDNESDAY_NIGHT, "en", "2026-03-12", "2026-03-12", FUP_DATE_AT, "2026-03-12"},
    {"Monday", SUNDAY, "en", "2026-03-16", "2026-03-16", FUP_DATE_AT, "2026-03-16"},
    {"on Friday", YEAR_END, "en", "2027-01-01", "2027-01-01", FUP_DATE_AT, "2027-01-01"},
    {"Thursday", LEAP_YEAR, "en", "2024-02-29", "2024-02-29", FUP_DATE_AT, "2024-02-29"},
    {"on Tuesday", WEDNESDAY, "en", "2026-03-17", "2026-03-17", FUP_DATE_AT, "2026-03-17"},
    {"this coming Friday", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_AT, "2026-03-13"},
    /* 2.5: the mail's own weekday = that day with this/today or a clock time still ahead, else 7
       days later */
    {"Wednesday", WEDNESDAY_NIGHT, "en", "2026-03-18", "2026-03-18", FUP_DATE_AT, "2026-03-18"},
    {"Wednesday at 10am", WEDNESDAY, "en", "2026-03-18T10:00:00", "2026-03-18T10:00:00",
     FUP_DATE_AT, "2026-03-18"},
    {"Wednesday at 10:01", WEDNESDAY, "en", "2026-03-11T10:01:00", "2026-03-11T10:01:00",
     FUP_DATE_AT, "2026-03-11"},
    {"Thursday", YEAR_END, "en", "2027-01-07", "2027-01-07", FUP_DATE_AT, "2027-01-07"},
    {"Wednesday", WEDNESDAY, "en", "2026-03-18", "2026-03-18", FUP_DATE_AT, "2026-03-18"},
    {"this Wednesday", WEDNESDAY, "en", "2026-03-11", "2026-03-11", FUP_DATE_AT, "2026-03-11"},
    {"today, Wednesday", WEDNESDAY, "en", "2026-03-11", "2026-03-11", FUP_DATE_AT, "2026-03-11"},
    {"Wednesday at 3pm", WEDNESDAY, "en", "2026-03-11T15:00:00", "2026-03-11T15:00:00", FUP_DATE_AT,
     "2026-03-11"},
    {"Wednesday at 9am", WEDNESDAY, "en", "2026-03-18T09:00:00", "2026-03-18T09:00:00", FUP_DATE_AT,
     "2026-03-18"},
    /* 2.5: next `<weekday>` = that weekday of the following Mon-Sun week */
    {"next Wednesday", WEDNESDAY_NIGHT, "en", "2026-03-18", "2026-03-18", FUP_DATE_AT,
     "2026-03-18"},
    {"next Sunday", SUNDAY, "en", "2026-03-22", "2026-03-22", FUP_DATE_AT, "2026-03-22"},
    {"next Monday", SUNDAY, "en", "2026-03-16", "2026-03-16", FUP_DATE_AT, "2026-03-16"},
    {"next Friday", YEAR_END, "en", "2027-01-08", "2027-01-08", FUP_DATE_AT, "2027-01-08"},
    {"next Thursday", LEAP_YEAR, "en", "2024-03-07", "2024-03-07", FUP_DATE_AT, "2024-03-07"},
    {"next Monday", WEDNESDAY, "en", "2026-03-16", "2026-03-16", FUP_DATE_AT, "2026-03-16"},
    {"next Friday", WEDNESDAY, "en", "2026-03-20", "2026-03-20", FUP_DATE_AT, "2026-03-20"},
    /* 2.5: today, tonight, COB, EOD = that day */
    {"today", WEDNESDAY_NIGHT, "en", "2026-03-11", "2026-03-11", FUP_DATE_AT, "2026-03-11"},
    {"tonight", YEAR_END, "en", "2026-12-31", "2026-12-31", FUP_DATE_AT, "2026-12-31"},
    {"by COB", SATURDAY, "en", "2026-03-14", "2026-03-14", FUP_DATE_BY, "2026-03-14"},
    {"today", WEDNESDAY, "en", "2026-03-11", "2026-03-11", FUP_DATE_AT, "2026-03-11"},
    {"tonight", WEDNESDAY, "en", "2026-03-11", "2026-03-11", FUP_DATE_AT, "2026-03-11"},
    {"by COB", WEDNESDAY, "en", "2026-03-11", "2026-03-11", FUP_DATE_BY, "2026-03-11"},
    {"by EOD", WEDNESDAY, "en", "2026-03-11", "2026-03-11", FUP_DATE_BY, "2026-03-11"},
    {"by EOD tomorrow", WEDNESDAY, "en", "2026-03-12", "2026-03-12", FUP_DATE_BY, "2026-03-12"},
    {"by close of business Friday", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_BY,
     "2026-03-13"},
    {"by the end of the day", WEDNESDAY, "en", "2026-03-11", "2026-03-11", FUP_DATE_BY,
     "2026-03-11"},
    /* 2.5: this week, end of (the) week = its Friday */
    {"end of the week", FRIDAY_NIGHT, "en", "2026-03-13", "2026-03-13", FUP_DATE_AT, "2026-03-13"},
    {"this week", SUNDAY, "en", "2026-03-09", "2026-03-15", FUP_DATE_AT, "2026-03-13"},
    {"this week", YEAR_END, "en", "2026-12-28", "2027-01-03", FUP_DATE_AT, "2027-01-01"},
    {"by the end of the week", LEAP_YEAR, "en", "2024-03-01", "2024-03-01", FUP_DATE_BY,
     "2024-03-01"},
    {"this week", WEDNESDAY, "en", "2026-03-09", "2026-03-15", FUP_DATE_AT, "2026-03-13"},
    {"by the end of the week", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_BY,
     "2026-03-13"},
    {"end of week", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_AT, "2026-03-13"},
    {"later this week", WEDNESDAY, "en", "2026-03-12", "2026-03-15", FUP_DATE_AT, "2026-03-13"},
    {"rest of the week", WEDNESDAY, "en", "2026-03-11", "2026-03-15", FUP_DATE_AT, "2026-03-13"},
    {"EOW", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_AT, "2026-03-13"},
    /* 2.5: next week, end of / later next week = Friday of it (plain reading Mon..Sun) */
    {"next week", SUNDAY, "en", "2026-03-16", "2026-03-22", FUP_DATE_AT, "2026-03-20"},
    {"next week", YEAR_END, "en", "2027-01-04", "2027-01-10", FUP_DATE_AT, "2027-01-08"},
    {"by the end of next week", FRIDAY_NIGHT, "en", "2026-03-20", "2026-03-20", FUP_DATE_BY,
     "2026-03-20"},
    {"next week", WEDNESDAY, "en", "2026-03-16", "2026-03-22", FUP_DATE_AT, "2026-03-20"},
    {"by the end of next week", WEDNESDAY, "en", "2026-03-20", "2026-03-20", FUP_DATE_BY,
     "2026-03-20"},
    {"later next week", WEDNESDAY, "en", "2026-03-19", "2026-03-22", FUP_DATE_AT, "2026-03-20"},
    {"next week sometime", WEDNESDAY, "en", "2026-03-16", "2026-03-22", FUP_DATE_AT, "2026-03-20"},
    /* 2.5: early / mid next week = Tuesday / Wednesday */
    {"early next week", SUNDAY, "en", "2026-03-16", "2026-03-17", FUP_DATE_AT, "2026-03-17"},
    {"mid next week", YEAR_END, "en", "2027-01-05", "2027-01-06", FUP_DATE_AT, "2027-01-06"},
    {"early next week", FRIDAY_NIGHT, "en", "2026-03-16", "2026-03-17", FUP_DATE_AT, "2026-03-17"},
    {"early next week", WEDNESDAY, "en", "2026-03-16", "2026-03-17", FUP_DATE_AT, "2026-03-17"},
    {"mid next week", WEDNESDAY, "en", "2026-03-17", "2026-03-18", FUP_DATE_AT, "2026-03-18"},
    /* 2.5: week of D, w/c D, KW N = its Friday */
    {"week of 15 March", WEDNESDAY, "en", "2026-03-16", "2026-03-22", FUP_DATE_AT, "2026-03-20"},
    {"in der Woche vom 15. März", WEDNESDAY, "de", "2026-03-09", "2026-03-15", FUP_DATE_AT,
     "2026-03-13"},
    {"KW 1", YEAR_END, "en", "2027-01-04", "2027-01-10", FUP_DATE_AT, "2027-01-08"},
    {"KW 53", YEAR_END, "en", "2026-12-28", "2027-01-03", FUP_DATE_AT, "2027-01-01"},
    {"week of 29 February", MONTH_END, "en", "2024-02-26", "2024-03-03", FUP_DATE_AT, "2024-03-01"},
    {"week of 12 May", WEDNESDAY, "en", "2026-05-11", "2026-05-17", FUP_DATE_AT, "2026-05-15"},
    {"w/c 12 May", WEDNESDAY, "en", "2026-05-11", "2026-05-17", FUP_DATE_AT, "2026-05-15"},
    {"KW 21", WEDNESDAY, "en", "2026-05-18", "2026-05-24", FUP_DATE_AT, "2026-05-22"},
    /* 2.5: weekend = Sunday */
    {"over the weekend", SATURDAY, "en", "2026-03-14", "2026-03-15", FUP_DATE_AT, "2026-03-15"},
    {"this weekend", SUNDAY, "en", "2026-03-14", "2026-03-15", FUP_DATE_AT, "2026-03-15"},
    {"over the weekend", YEAR_END, "en", "2027-01-02", "2027-01-03", FUP_DATE_AT, "2027-01-03"},
    {"over the weekend", WEDNESDAY, "en", "2026-03-14", "2026-03-15", FUP_DATE_AT, "2026-03-15"},
    {"next weekend", WEDNESDAY, "en", "2026-03-21", "2026-03-22", FUP_DATE_AT, "2026-03-22"},
    /* 2.5: end of month/quarter/year, next month, in `<month>`, Q2 = last business day of it */
    {"by the end of the month", MONTH_END, "en", "2024-01-31", "2024-01-31", FUP_DATE_BY,
     "2024-01-31"},
    {"by the end of the month", LEAP_YEAR, "en", "2024-02-29", "2024-02-29", FUP_DATE_BY,
     "2024-02-29"},
    {"next month", MONTH_END, "en", "2024-02-01", "2024-02-29", FUP_DATE_AT, "2024-02-29"},
    {"next month", YEAR_END, "en", "2027-01-01", "2027-01-31", FUP_DATE_AT, "2027-01-29"},
    {"by the end of the year", YEAR_END, "en", "2026-12-31", "2026-12-31", FUP_DATE_BY,
     "2026-12-31"},
    {"by the end of the month", WEDNESDAY, "en", "2026-03-31", "2026-03-31", FUP_DATE_BY,
     "2026-03-31"},
    {"end of May", WEDNESDAY, "en", "2026-05-31", "2026-05-31", FUP_DATE_AT, "2026-05-29"},
    {"by the end of the quarter", WEDNESDAY, "en", "2026-03-31", "2026-03-31", FUP_DATE_BY,
     "2026-03-31"},
    {"by end of Q2", WEDNESDAY, "en", "2026-06-30", "2026-06-30", FUP_DATE_BY, "2026-06-30"},
    {"by year end", WEDNESDAY, "en", "2026-12-31", "2026-12-31", FUP_DATE_BY, "2026-12-31"},
    {"next month", WEDNESDAY, "en", "2026-04-01", "2026-04-30", FUP_DATE_AT, "2026-04-30"},
    {"in May", WEDNESDAY, "en", "2026-05-01", "2026-05-31", FUP_DATE_AT, "2026-05-29"},
    {"Q2", WEDNESDAY, "en", "2026-04-01", "2026-06-30", FUP_DATE_AT, "2026-06-30"},
    /* 2.5: early / mid / late `<month>` = 10th / 15th / last business day */
    {"late February", MONTH_END, "en", "2024-02-21", "2024-02-29", FUP_DATE_AT, "2024-02-29"},
    {"early January", YEAR_END, "en", "2027-01-01", "2027-01-10", FUP_DATE_AT, "2027-01-10"},
    {"mid-November", WEDNESDAY, "en", "2026-11-11", "2026-11-15", FUP_DATE_AT, "2026-11-15"},
    {"early May", WEDNESDAY, "en", "2026-05-01", "2026-05-10", FUP_DATE_AT, "2026-05-10"},
    {"mid-May", WEDNESDAY, "en", "2026-05-11", "2026-05-15", FUP_DATE_AT, "2026-05-15"},
    {"late May", WEDNESDAY, "en", "2026-05-21", "2026-05-31", FUP_DATE_AT, "2026-05-29"},
    /* 2.5: within, in N days/weeks/months = + N calendar units */
    {"within 1 day", YEAR_END, "en", "2026-12-31", "2027-01-01", FUP_DATE_WITHIN, "2027-01-01"},
    {"in one month", MONTH_END, "en", "2024-02-29", "2024-02-29", FUP_DATE_WITHIN, "2024-02-29"},
    {"in 2 days", LEAP_YEAR, "en", "2024-03-01", "2024-03-01", FUP_DATE_WITHIN, "2024-03-01"},
    {"in 3 days", WEDNESDAY, "en", "2026-03-14", "2026-03-14", FUP_DATE_WITHIN, "2026-03-14"},
    {"within 3 days", WEDNESDAY, "en", "2026-03-11", "2026-03-14", FUP_DATE_WITHIN, "2026-03-14"},
    {"within 7 days", WEDNESDAY, "en", "2026-03-11", "2026-03-18", FUP_DATE_WITHIN, "2026-03-18"},
    {"in two weeks", WEDNESDAY, "en", "2026-03-25", "2026-03-25", FUP_DATE_WITHIN, "2026-03-25"},
    {"in a month", WEDNESDAY, "en", "2026-04-11", "2026-04-11", FUP_DATE_WITHIN, "2026-04-11"},
    /* 2.5: over the next week = + 7 days */
    {"over the next week", SUNDAY, "en", "2026-03-15", "2026-03-22", FUP_DATE_WITHIN, "2026-03-22"},
    {"over the next week", YEAR_END, "en", "2026-12-31", "2027-01-07", FUP_DATE_WITHIN,
     "2027-01-07"},
    {"over the next week", LEAP_YEAR, "en", "2024-02-28", "2024-03-06", FUP_DATE_WITHIN,
     "2024-03-06"},
    {"over the next week", WEDNESDAY, "en", "2026-03-11", "2026-03-18", FUP_DATE_WITHIN,
     "2026-03-18"},
    {"within the next week", WEDNESDAY, "en", "2026-03-11", "2026-03-18", FUP_DATE_WITHIN,
     "2026-03-18"},
    /* 2.5: next few days, a few = 3 */
    {"in the next few days", YEAR_END, "en", "2026-12-31", "2027-01-03", FUP_DATE_WITHIN,
     "2027-01-03"},
    {"in a few days", LEAP_YEAR, "en", "2024-03-02", "2024-03-02", FUP_DATE_WITHIN, "2024-03-02"},
    {"in a few months", MONTH_END, "en", "2024-04-30", "2024-04-30", FUP_DATE_WITHIN, "2024-04-30"},
    {"in the next few days", WEDNESDAY, "en", "2026-03-11", "2026-03-14", FUP_DATE_WITHIN,
     "2026-03-14"},
    {"in a few days", WEDNESDAY, "en", "2026-03-14", "2026-03-14", FUP_DATE_WITHIN, "2026-03-14"},
    {"in a few weeks", WEDNESDAY, "en", "2026-04-01", "2026-04-01", FUP_DATE_WITHIN, "2026-04-01"},
    /* 2.5: a couple of = 2 */
    {"in a couple of days", YEAR_END, "en", "2027-01-02", "2027-01-02", FUP_DATE_WITHIN,
     "2027-01-02"},
    {"in a couple of days", LEAP_YEAR, "en", "2024-03-01", "2024-03-01", FUP_DATE_WITHIN,
     "2024-03-01"},
    {"in a couple of months", WEDNESDAY, "en", "2026-05-11", "2026-05-11", FUP_DATE_WITHIN,
     "2026-05-11"},
    {"in a couple of weeks", WEDNESDAY, "en", "2026-03-25", "2026-03-25", FUP_DATE_WITHIN,
     "2026-03-25"},
    /* 2.5: a week or two = 2 weeks */
    {"in a week or two", YEAR_END, "en", "2027-01-07", "2027-01-14", FUP_DATE_WITHIN, "2027-01-14"},
    {"in a week or two", LEAP_YEAR, "en", "2024-03-06", "2024-03-13", FUP_DATE_WITHIN,
     "2024-03-13"},
    {"in a week or two", WEDNESDAY, "en", "2026-03-18", "2026-03-25", FUP_DATE_WITHIN,
     "2026-03-25"},
    /* 2.5: N-M = M */
    {"within 1-2 days", YEAR_END, "en", "2027-01-01", "2027-01-02", FUP_DATE_WITHIN, "2027-01-02"},
    {"within 1-2 days", LEAP_YEAR, "en", "2024-02-29", "2024-03-01", FUP_DATE_WITHIN, "2024-03-01"},
    {"within 5-7 days", WEDNESDAY, "en", "2026-03-16", "2026-03-18", FUP_DATE_WITHIN, "2026-03-18"},
    {"within 3 to 4 weeks", WEDNESDAY, "en", "2026-04-01", "2026-04-08", FUP_DATE_WITHIN,
     "2026-04-08"},
    {"within 5-7 working days", WEDNESDAY, "en", "2026-03-18", "2026-03-20", FUP_DATE_WITHIN,
     "2026-03-20"},
    /* 2.5: A or B = the later */
    {"today or tomorrow", YEAR_END, "en", "2026-12-31", "2027-01-01", FUP_DATE_AT, "2027-01-01"},
    {"Tuesday or Monday", WEDNESDAY, "en", "2026-03-16", "2026-03-17", FUP_DATE_AT, "2026-03-17"},
    {"Friday or Thursday", WEDNESDAY, "en", "2026-03-12", "2026-03-13", FUP_DATE_AT, "2026-03-13"},
    {"Monday or Tuesday", WEDNESDAY, "en", "2026-03-16", "2026-03-17", FUP_DATE_AT, "2026-03-17"},
    {"tomorrow or Friday", WEDNESDAY, "en", "2026-03-12", "2026-03-13", FUP_DATE_AT, "2026-03-13"},
    {"this week or early next week", WEDNESDAY, "en", "2026-03-09", "2026-03-17", FUP_DATE_AT,
     "2026-03-17"},
    {"this or next week", WEDNESDAY, "en", "2026-03-09", "2026-03-22", FUP_DATE_AT, "2026-03-20"},
    {"12 or 13 May", WEDNESDAY, "en", "2026-05-12", "2026-05-13", FUP_DATE_AT, "2026-05-13"},
    /* 2.5: N business/working days = + N business days */
    {"within 1 business day", FRIDAY_NIGHT, "en", "2026-03-13", "2026-03-16", FUP_DATE_WITHIN,
     "2026-03-16"},
    {"within one working day", SATURDAY, "en", "2026-03-14", "2026-03-16", FUP_DATE_WITHIN,
     "2026-03-16"},
    {"in 2 business days", YEAR_END, "en", "2027-01-04", "2027-01-04", FUP_DATE_WITHIN,
     "2027-01-04"},
    {"in 2 working days", LEAP_YEAR, "en", "2024-03-01", "2024-03-01", FUP_DATE_WITHIN,
     "2024-03-01"},
    {"within 3 business days", WEDNESDAY, "en", "2026-03-11", "2026-03-16", FUP_DATE_WITHIN,
     "2026-03-16"},
    {"two business days", WEDNESDAY, "en", "2026-03-13", "2026-03-13", FUP_DATE_WITHIN,
     "2026-03-13"},
    {"please allow 10 business days", WEDNESDAY, "en", "2026-03-11", "2026-03-25", FUP_DATE_WITHIN,
     "2026-03-25"},
    {"within three (3) to five (5) business days", WEDNESDAY, "en", "2026-03-16", "2026-03-18",
     FUP_DATE_WITHIN, "2026-03-18"},
    /* 2.5: 24-48 hours = local date of (message time + the larger number) */
    {"within 24-48 hours", WEDNESDAY_NIGHT, "en", "2026-03-12T23:59:00", "2026-03-13T23:59:00",
     FUP_DATE_WITHIN, "2026-03-13"},
    {"24-48 hours", YEAR_END, "en", "2027-01-01T23:59:00", "2027-01-02T23:59:00", FUP_DATE_WITHIN,
     "2027-01-02"},
    {"within 24-48 hours", LEAP_YEAR, "en", "2024-02-29T10:00:00", "2024-03-01T10:00:00",
     FUP_DATE_WITHIN, "2024-03-01"},
    {"within 24-48 hours", WEDNESDAY, "en", "2026-03-12T10:00:00", "2026-03-13T10:00:00",
     FUP_DATE_WITHIN, "2026-03-13"},
    {"24-48 hours", WEDNESDAY, "en", "2026-03-12T10:00:00", "2026-03-13T10:00:00", FUP_DATE_WITHIN,
     "2026-03-13"},
    {"24 to 72 hours", WEDNESDAY, "en", "2026-03-12T10:00:00", "2026-03-14T10:00:00",
     FUP_DATE_WITHIN, "2026-03-14"},
    /* 2.5: n/n/n: if only one reading is possible, that */
    {"13/14/2026", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"29/2/2026", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"29/2/2024", MONTH_END, "en", "2024-02-29", "2024-02-29", FUP_DATE_AT, "2024-02-29"},
    {"12/31/2026", YEAR_END, "en", "2026-12-31", "2026-12-31", FUP_DATE_AT, "2026-12-31"},
    {"13/4/2026", WEDNESDAY, "en", "2026-04-13", "2026-04-13", FUP_DATE_AT, "2026-04-13"},
    {"4/13/2026", WEDNESDAY, "en", "2026-04-13", "2026-04-13", FUP_DATE_AT, "2026-04-13"},
    {"4/13/2026", WEDNESDAY, "de", "2026-04-13", "2026-04-13", FUP_DATE_AT, "2026-04-13"},
    {"2026/04/13", WEDNESDAY, "en", "2026-04-13", "2026-04-13", FUP_DATE_AT, "2026-04-13"},
    /* 2.5: other languages d/m */
    {"3/4/2026", WEDNESDAY, "de", "2026-04-03", "2026-04-03", FUP_DATE_AT, "2026-04-03"},
    {"3/4/2026", WEDNESDAY, "fr", "2026-04-03", "2026-04-03", FUP_DATE_AT, "2026-04-03"},
    {"12/1/2027", YEAR_END, "es", "2027-01-12", "2027-01-12", FUP_DATE_AT, "2027-01-12"},
    /* 2.5: soon, shortly, asap, in due course = no date */
    {"soon", WEDNESDAY_NIGHT, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"shortly", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"asap", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"in due course", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"as soon as possible", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
};

START_TEST(a_word_means_these_days)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_dates *dates = fup_dates_new(arena);

    ck_assert_ptr_nonnull(dates);
    date_row_holds(dates, &words[_i], arena);
    fup_arena_free(arena);
}
END_TEST

/* Whole mails, where what counts is who wrote and who reads: the Date, the first date of the text
 * as the reader's clock shows it (`zone`: his minutes east of Greenwich), the day it is owed by. */
static const struct {
    const char *date, *text;
    int zone;
    const char *end, *expected;
} mails[] = {
    /* 2.5: else m/d in English unless the writer's offset or another date in the mail says d/m */
    {"Mon, 16 Mar 2026 09:00:00 -0000", "Please send it by 3/4/2027.", 60, "2027-03-04",
     "2027-03-04"},
    {"Mon, 16 Mar 2026 09:00:00 +0000", "Please send it by 3/4/2027.", 0, "2027-03-04",
     "2027-03-04"},
    {"Mon, 16 Mar 2026 09:00:00 -0500", "Please send it by 3/4/2027.", 0, "2027-03-04",
     "2027-03-04"},
    {"Mon, 16 Mar 2026 09:00:00 +0100", "Please send it by 3/4/2027.", 0, "2027-04-03",
     "2027-04-03"},
    {"Mon, 16 Mar 2026 09:00:00 -0500", "Please send it by 3/4/2027. I am away until 25/4/2027.", 0,
     "2027-04-03", "2027-04-03"},
    {"Mon, 16 Mar 2026 09:00:00 +0100", "Please send it by 3/4/2027. I am away until 4/25/2027.", 0,
     "2027-03-04", "2027-03-04"},
    /* 2.5: A date without clock time is a calendar date and is never converted; */
    {"Wed, 11 Mar 2026 23:59:00 -0800", "You will have it by tomorrow.", 60, "2026-03-12",
     "2026-03-12"},
    {"Thu, 12 Mar 2026 00:30:00 +1300", "You will have it today.", -480, "2026-03-12",
     "2026-03-12"},
    {"Thu, 31 Dec 2026 23:59:00 -0500", "You will have it by the end of the year.", 60,
     "2026-12-31", "2026-12-31"},
    {"Wed, 11 Mar 2026 23:59:00 -0800", "You will have it by Friday.", 60, "2026-03-13",
     "2026-03-13"},
    /* 2.5: with one it is an instant, and `expected` its date in the user's zone. */
    {"Wed, 11 Mar 2026 23:59:00 +0100", "You will have it by Friday at 11 pm.", 60,
     "2026-03-13T23:00:00", "2026-03-13"},
    {"Wed, 11 Mar 2026 23:59:00 -0800", "You will have it by Friday at 11 pm.", 60,
     "2026-03-14T08:00:00", "2026-03-14"},
    {"Wed, 11 Mar 2026 10:00:00 +0900", "You will have it by tomorrow at 1 am.", -480,
     "2026-03-11T08:00:00", "2026-03-11"},
    {"Wed, 11 Mar 2026 10:00:00 -0500", "You will have it by 31 December 2026 at 7 pm.", 60,
     "2027-01-01T01:00:00", "2027-01-01"},
    /* 2.5: Writer's zone = numeric offset of Date (-0000 or none: the user's). */
    {"Wed, 11 Mar 2026 23:30:00 -0000", "You will have it by tomorrow.", 120, "2026-03-13",
     "2026-03-13"},
    {"Wed, 11 Mar 2026 23:30:00", "You will have it by tomorrow.", 120, "2026-03-13", "2026-03-13"},
    {"Wed, 11 Mar 2026 01:30:00 -0000", "You will have it by tomorrow.", -120, "2026-03-11",
     "2026-03-11"},
    {"Wed, 11 Mar 2026 10:00:00 -0000", "You will have it by tomorrow at 9 am.", 120,
     "2026-03-12T09:00:00", "2026-03-12"},
    {"Wed, 11 Mar 2026 23:30:00 +0000", "You will have it by tomorrow.", 120, "2026-03-12",
     "2026-03-12"},
    {"Wed, 11 Mar 2026 23:30:00 -0800", "You will have it by tomorrow.", 120, "2026-03-12",
     "2026-03-12"},
    {"Wed, 11 Mar 2026 10:00:00 -0800", "You will have it by tomorrow at 9 am.", 120,
     "2026-03-12T19:00:00", "2026-03-12"},
};

START_TEST(a_mail_is_read_in_the_zone_of_its_writer)
{
    const struct fup_business business = {0};
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_zone *zone = fup_zone_fixed(arena, mails[_i].zone);
    const struct fup_reader *reader = fup_reader_new(zone, arena);
    const char *bytes = fup_arena_format(arena, "From: ada@home.example\nDate: %s\n\n%s\n",
                                         mails[_i].date, mails[_i].text);
    struct fup_reading reading;
    struct fup_mail mail;
    char shown[26];

    ck_assert_ptr_nonnull(reader);
    fup_mail_init();
    ck_assert_int_eq(fup_mail_parse(bytes, strlen(bytes), arena, &mail, NULL), FUP_OK);
    fup_read_mail(reader, &mail, FUP_NO_INSTANT, arena, &reading);
    ck_assert_uint_ge(reading.dates.count, 1);
    date_show(&reading.dates.items[0].window, true, zone, shown);
    ck_assert_str_eq(shown, mails[_i].end);
    fup_day_format(fup_window_expected(&reading.dates.items[0].window, &business, zone), shown);
    ck_assert_str_eq(shown, mails[_i].expected);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("signal/date_words", NULL, NULL, FUP_UNIT_ROWS(a_word_means_these_days, words),
                FUP_UNIT_ROWS(a_mail_is_read_in_the_zone_of_its_writer, mails))
