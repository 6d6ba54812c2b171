/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/date.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "signal/date_scan.h"
#include "support/date_table.h"
#include "support/unit.h"

static const struct date_row cases[] = {
    /* nothing to find */
    {"", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"   ", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"next next next", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"24/7", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"see section 3.4.2", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"version 2.10.15", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"call 555-1234", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"at 10% of $3.50", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"192.168.1.10", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"the 5th floor", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"It may march on", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"Rest in the sun", WEDNESDAY, "en", "2026-03-15", "2026-03-15", FUP_DATE_AT, "2026-03-15"},
    {"every Monday", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"on Mondays", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"soon, shortly, asap, in due course", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"within 2 weeks of arrival", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"https://example.org/2026/03/12/x", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"29 February 2026", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"2026-02-30", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"room 4.12, page 3 of 12", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"1:1 meeting", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"the first time", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"I have 5 days", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"3-4 days a week", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"May I ask?", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    {"He is on the 25th meeting", WEDNESDAY, "en", NULL, NULL, FUP_DATE_AT, NULL},
    /* weekdays */
    {"last Friday", WEDNESDAY, "en", "2026-03-06", "2026-03-06", FUP_DATE_SINCE, "2026-03-06"},
    {"since Monday", WEDNESDAY, "en", "2026-03-09", "2026-03-09", FUP_DATE_SINCE, "2026-03-09"},
    {"Thursday the 12th", WEDNESDAY, "en", "2026-03-12", "2026-03-12", FUP_DATE_AT, "2026-03-12"},
    {"Friday the 6th", WEDNESDAY, "en", "2026-03-06", "2026-03-06", FUP_DATE_AT, "2026-03-06"},
    /* today and its end */
    {"first thing Monday", WEDNESDAY, "en", "2026-03-16", "2026-03-16", FUP_DATE_AT, "2026-03-16"},
    {"first thing tomorrow morning", WEDNESDAY, "en", "2026-03-12", "2026-03-12", FUP_DATE_AT,
     "2026-03-12"},
    /* weeks */
    {"at the beginning of the week", WEDNESDAY, "en", "2026-03-16", "2026-03-17", FUP_DATE_AT,
     "2026-03-17"},
    {"week ending 15 May", WEDNESDAY, "en", "2026-05-15", "2026-05-15", FUP_DATE_AT, "2026-05-15"},
    {"the week after next", WEDNESDAY, "en", "2026-03-23", "2026-03-29", FUP_DATE_AT, "2026-03-27"},
    /* months, quarters, years */
    {"beginning of June", WEDNESDAY, "en", "2026-06-01", "2026-06-10", FUP_DATE_AT, "2026-06-10"},
    {"mid to late April", WEDNESDAY, "en", "2026-04-21", "2026-04-30", FUP_DATE_AT, "2026-04-30"},
    {"early next month", WEDNESDAY, "en", "2026-04-01", "2026-04-10", FUP_DATE_AT, "2026-04-10"},
    {"the first week of April", WEDNESDAY, "en", "2026-03-30", "2026-04-05", FUP_DATE_AT,
     "2026-04-03"},
    {"last Friday in October", WEDNESDAY, "en", "2026-10-30", "2026-10-30", FUP_DATE_AT,
     "2026-10-30"},
    {"first business day of April", WEDNESDAY, "en", "2026-04-01", "2026-04-01", FUP_DATE_AT,
     "2026-04-01"},
    {"in 2027", WEDNESDAY, "en", "2027-01-01", "2027-12-31", FUP_DATE_AT, "2027-12-31"},
    {"second half of April", WEDNESDAY, "en", "2026-04-16", "2026-04-30", FUP_DATE_AT,
     "2026-04-30"},
    /* counted */
    {"in two weeks' time", WEDNESDAY, "en", "2026-03-25", "2026-03-25", FUP_DATE_WITHIN,
     "2026-03-25"},
    {"a fortnight ago", WEDNESDAY, "en", "2026-02-25", "2026-02-25", FUP_DATE_SINCE, "2026-02-25"},
    {"two weeks from Friday", WEDNESDAY, "en", "2026-03-27", "2026-03-27", FUP_DATE_WITHIN,
     "2026-03-27"},
    {"the day after Easter", WEDNESDAY, "en", "2026-04-06", "2026-04-06", FUP_DATE_WITHIN,
     "2026-04-06"},
    {"within a week of receiving your application", WEDNESDAY, "en", "2026-03-11", "2026-03-18",
     FUP_DATE_WITHIN, "2026-03-18"},
    /* choices */
    {"Tuesday/Wednesday next week", WEDNESDAY, "en", "2026-03-17", "2026-03-18", FUP_DATE_AT,
     "2026-03-18"},
    /* business days */
    {"next business day", WEDNESDAY, "en", "2026-03-12", "2026-03-12", FUP_DATE_AT, "2026-03-12"},
    {"by the end of the next business day", WEDNESDAY, "en", "2026-03-12", "2026-03-12",
     FUP_DATE_BY, "2026-03-12"},
    {"within 24 business hours", WEDNESDAY, "en", "2026-03-11", "2026-03-12", FUP_DATE_WITHIN,
     "2026-03-12"},
    /* hours */
    {"within 48 hours", WEDNESDAY, "en", "2026-03-11T10:00:00", "2026-03-13T10:00:00",
     FUP_DATE_WITHIN, "2026-03-13"},
    {"in 2 hours", WEDNESDAY, "en", "2026-03-11T12:00:00", "2026-03-11T12:00:00", FUP_DATE_WITHIN,
     "2026-03-11"},
    {"in half an hour", WEDNESDAY, "en", "2026-03-11T10:30:00", "2026-03-11T10:30:00",
     FUP_DATE_WITHIN, "2026-03-11"},
    /* numbers */
    {"3/4/2026", WEDNESDAY, "en", "2026-03-04", "2026-03-04", FUP_DATE_AT, "2026-03-04"},
    {"13.4.2026", WEDNESDAY, "en", "2026-04-13", "2026-04-13", FUP_DATE_AT, "2026-04-13"},
    {"2026-04-13", WEDNESDAY, "en", "2026-04-13", "2026-04-13", FUP_DATE_AT, "2026-04-13"},
    {"4/13", WEDNESDAY, "en", "2026-04-13", "2026-04-13", FUP_DATE_AT, "2026-04-13"},
    {"12/13 May", WEDNESDAY, "en", "2026-05-12", "2026-05-13", FUP_DATE_AT, "2026-05-13"},
    {"01/02/03", WEDNESDAY, "en", "2003-01-02", "2003-01-02", FUP_DATE_AT, "2003-01-02"},
    {"2026-03-20T15:00:00Z", WEDNESDAY, "en", "2026-03-20T16:00:00", "2026-03-20T16:00:00",
     FUP_DATE_AT, "2026-03-20"},
    /* absolute */
    {"12 May", WEDNESDAY, "en", "2026-05-12", "2026-05-12", FUP_DATE_AT, "2026-05-12"},
    {"May 12th", WEDNESDAY, "en", "2026-05-12", "2026-05-12", FUP_DATE_AT, "2026-05-12"},
    {"the 12th of May, 2027", WEDNESDAY, "en", "2027-05-12", "2027-05-12", FUP_DATE_AT,
     "2027-05-12"},
    {"Monday, May 18, 2026", WEDNESDAY, "en", "2026-05-18", "2026-05-18", FUP_DATE_AT,
     "2026-05-18"},
    {"12-May-26", WEDNESDAY, "en", "2026-05-12", "2026-05-12", FUP_DATE_AT, "2026-05-12"},
    {"Sept. 3", WEDNESDAY, "en", "2026-09-03", "2026-09-03", FUP_DATE_AT, "2026-09-03"},
    {"twenty-first of May", WEDNESDAY, "en", "2026-05-21", "2026-05-21", FUP_DATE_AT, "2026-05-21"},
    {"by the 20th", WEDNESDAY, "en", "2026-03-20", "2026-03-20", FUP_DATE_BY, "2026-03-20"},
    {"on the 3rd of next month", WEDNESDAY, "en", "2026-04-03", "2026-04-03", FUP_DATE_AT,
     "2026-04-03"},
    {"Febuary 3rd, 2027", WEDNESDAY, "en", "2027-02-03", "2027-02-03", FUP_DATE_AT, "2027-02-03"},
    {"Thrusday", WEDNESDAY, "en", "2026-03-12", "2026-03-12", FUP_DATE_AT, "2026-03-12"},
    {"tommorow", WEDNESDAY, "en", "2026-03-12", "2026-03-12", FUP_DATE_AT, "2026-03-12"},
    /* clock times */
    {"May 12th at 3:30 pm CET", WEDNESDAY, "en", "2026-05-12T15:30:00", "2026-05-12T15:30:00",
     FUP_DATE_AT, "2026-05-12"},
    {"Thursday, May 14, 2026 at 10:00 AM (PST)", WEDNESDAY, "en", "2026-05-14T19:00:00",
     "2026-05-14T19:00:00", FUP_DATE_AT, "2026-05-14"},
    {"tomorrow at 9", WEDNESDAY, "en", "2026-03-12T09:00:00", "2026-03-12T09:00:00", FUP_DATE_AT,
     "2026-03-12"},
    {"tomorrow between 2 and 4", WEDNESDAY, "en", "2026-03-12T14:00:00", "2026-03-12T16:00:00",
     FUP_DATE_AT, "2026-03-12"},
    {"Tues 3-4pm", WEDNESDAY, "en", "2026-03-17T15:00:00", "2026-03-17T16:00:00", FUP_DATE_AT,
     "2026-03-17"},
    {"Wed 18 March 10:00 - 11:30", WEDNESDAY, "en", "2026-03-18T10:00:00", "2026-03-18T11:30:00",
     FUP_DATE_AT, "2026-03-18"},
    {"half past nine on Wednesday", WEDNESDAY, "en", "2026-03-18T09:30:00", "2026-03-18T09:30:00",
     FUP_DATE_AT, "2026-03-18"},
    {"noon on Friday", WEDNESDAY, "en", "2026-03-13T12:00:00", "2026-03-13T12:00:00", FUP_DATE_AT,
     "2026-03-13"},
    {"by 17:00 on Friday", WEDNESDAY, "en", "2026-03-13T17:00:00", "2026-03-13T17:00:00",
     FUP_DATE_BY, "2026-03-13"},
    {"by 9am", WEDNESDAY, "en", "2026-03-12T09:00:00", "2026-03-12T09:00:00", FUP_DATE_BY,
     "2026-03-12"},
    {"at 1400 hrs on Thursday", WEDNESDAY, "en", "2026-03-12T14:00:00", "2026-03-12T14:00:00",
     FUP_DATE_AT, "2026-03-12"},
    {"2pm ET on 16 March", WEDNESDAY, "en", "2026-03-16T19:00:00", "2026-03-16T19:00:00",
     FUP_DATE_AT, "2026-03-16"},
    {"4pm UTC+5 tomorrow", WEDNESDAY, "en", "2026-03-12T12:00:00", "2026-03-12T12:00:00",
     FUP_DATE_AT, "2026-03-12"},
    /* ranges */
    {"March 30 - April 3", WEDNESDAY, "en", "2026-03-30", "2026-04-03", FUP_DATE_AT, "2026-04-03"},
    {"from Monday to Wednesday", WEDNESDAY, "en", "2026-03-16", "2026-03-18", FUP_DATE_AT,
     "2026-03-18"},
    {"May 12-14, 2026", WEDNESDAY, "en", "2026-05-12", "2026-05-14", FUP_DATE_AT, "2026-05-14"},
    {"from Monday", WEDNESDAY, "en", "2026-03-16", "2026-03-16", FUP_DATE_AFTER, "2026-03-16"},
    {"17, 18 and 19 March", WEDNESDAY, "en", "2026-03-17", "2026-03-19", FUP_DATE_AT, "2026-03-19"},
    {"1 December to 15 January", WEDNESDAY, "en", "2026-12-01", "2027-01-15", FUP_DATE_AT,
     "2027-01-15"},
    {"May 4-6", WEDNESDAY, "en", "2026-05-04", "2026-05-06", FUP_DATE_AT, "2026-05-06"},
    {"4-6 May", WEDNESDAY, "en", "2026-05-04", "2026-05-06", FUP_DATE_AT, "2026-05-06"},
    {"from 2 to 3 on the 20th", WEDNESDAY, "en", "2026-03-20T14:00:00", "2026-03-20T15:00:00",
     FUP_DATE_AT, "2026-03-20"},
    {"between 10 and 11 am on the 18th", WEDNESDAY, "en", "2026-03-18T10:00:00",
     "2026-03-18T11:00:00", FUP_DATE_AT, "2026-03-18"},
    /* German */
    {"", WEDNESDAY, "de", NULL, NULL, FUP_DATE_AT, NULL},
    {"so um die Ecke", WEDNESDAY, "de", NULL, NULL, FUP_DATE_AT, NULL},
    {"Abschnitt 3.4", WEDNESDAY, "de", NULL, NULL, FUP_DATE_AT, NULL},
    {"jeden Montag", WEDNESDAY, "de", NULL, NULL, FUP_DATE_AT, NULL},
    {"bis spätestens Freitag", WEDNESDAY, "de", "2026-03-13", "2026-03-13", FUP_DATE_BY,
     "2026-03-13"},
    {"bis zum 20.3.", WEDNESDAY, "de", "2026-03-20", "2026-03-20", FUP_DATE_BY, "2026-03-20"},
    {"vor Freitag", WEDNESDAY, "de", "2026-03-12", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"vor zwei Wochen", WEDNESDAY, "de", "2026-02-25", "2026-02-25", FUP_DATE_SINCE, "2026-02-25"},
    {"am nächsten Montag", WEDNESDAY, "de", "2026-03-16", "2026-03-16", FUP_DATE_AT, "2026-03-16"},
    {"nächsten Dienstag um 14 Uhr", WEDNESDAY, "de", "2026-03-17T14:00:00", "2026-03-17T14:00:00",
     FUP_DATE_AT, "2026-03-17"},
    {"heute Abend", WEDNESDAY, "de", "2026-03-11", "2026-03-11", FUP_DATE_AT, "2026-03-11"},
    {"übermorgen", WEDNESDAY, "de", "2026-03-13", "2026-03-13", FUP_DATE_AT, "2026-03-13"},
    {"bis Ende nächster Woche", WEDNESDAY, "de", "2026-03-20", "2026-03-20", FUP_DATE_BY,
     "2026-03-20"},
    {"Anfang nächster Woche", WEDNESDAY, "de", "2026-03-16", "2026-03-17", FUP_DATE_AT,
     "2026-03-17"},
    {"Mitte nächster Woche", WEDNESDAY, "de", "2026-03-17", "2026-03-18", FUP_DATE_AT,
     "2026-03-18"},
    {"in der Woche vom 11. Mai", WEDNESDAY, "de", "2026-05-11", "2026-05-17", FUP_DATE_AT,
     "2026-05-15"},
    {"in KW 21", WEDNESDAY, "de", "2026-05-18", "2026-05-24", FUP_DATE_AT, "2026-05-22"},
    {"in der 21. KW", WEDNESDAY, "de", "2026-05-18", "2026-05-24", FUP_DATE_AT, "2026-05-22"},
    {"am Wochenende", WEDNESDAY, "de", "2026-03-14", "2026-03-15", FUP_DATE_AT, "2026-03-15"},
    {"Ende des Monats", WEDNESDAY, "de", "2026-03-31", "2026-03-31", FUP_DATE_AT, "2026-03-31"},
    {"Anfang Mai", WEDNESDAY, "de", "2026-05-01", "2026-05-10", FUP_DATE_AT, "2026-05-10"},
    {"im 2. Quartal", WEDNESDAY, "de", "2026-04-01", "2026-06-30", FUP_DATE_AT, "2026-06-30"},
    {"innerhalb von 3 Tagen", WEDNESDAY, "de", "2026-03-11", "2026-03-14", FUP_DATE_WITHIN,
     "2026-03-14"},
    {"in ein bis zwei Wochen", WEDNESDAY, "de", "2026-03-18", "2026-03-25", FUP_DATE_WITHIN,
     "2026-03-25"},
    {"in den nächsten Tagen", WEDNESDAY, "de", "2026-03-11", "2026-03-14", FUP_DATE_WITHIN,
     "2026-03-14"},
    {"innerhalb von zwei bis drei Arbeitstagen", WEDNESDAY, "de", "2026-03-13", "2026-03-16",
     FUP_DATE_WITHIN, "2026-03-16"},
    {"binnen 48 Stunden", WEDNESDAY, "de", "2026-03-11T10:00:00", "2026-03-13T10:00:00",
     FUP_DATE_WITHIN, "2026-03-13"},
    {"Montag oder Dienstag", WEDNESDAY, "de", "2026-03-16", "2026-03-17", FUP_DATE_AT,
     "2026-03-17"},
    {"vom 12. bis 16. Mai", WEDNESDAY, "de", "2026-05-12", "2026-05-16", FUP_DATE_AT, "2026-05-15"},
    {"Dienstag, 12.05., 14-15 Uhr", WEDNESDAY, "de", "2026-05-12T14:00:00", "2026-05-12T15:00:00",
     FUP_DATE_AT, "2026-05-12"},
    {"um halb drei am Montag", WEDNESDAY, "de", "2026-03-16T14:30:00", "2026-03-16T14:30:00",
     FUP_DATE_AT, "2026-03-16"},
    {"nächste Woche Dienstag", WEDNESDAY, "de", "2026-03-17", "2026-03-17", FUP_DATE_AT,
     "2026-03-17"},
    {"seit Montag", WEDNESDAY, "de", "2026-03-09", "2026-03-09", FUP_DATE_SINCE, "2026-03-09"},
    {"ab 1. April", WEDNESDAY, "de", "2026-04-01", "2026-04-01", FUP_DATE_AFTER, "2026-04-01"},
    {"Karfreitag", WEDNESDAY, "de", "2026-04-03", "2026-04-03", FUP_DATE_AT, "2026-04-03"},
    {"am Montag um 3.", WEDNESDAY, "de", "2026-03-16T03:00:00", "2026-03-16T03:00:00", FUP_DATE_AT,
     "2026-03-16"},
    {"Friday EOD", WEDNESDAY, "de", "2026-03-13", "2026-03-13", FUP_DATE_AT, "2026-03-13"},
    /* French */
    {"tous les lundis", WEDNESDAY, "fr", NULL, NULL, FUP_DATE_AT, NULL},
    {"d'ici vendredi", WEDNESDAY, "fr", "2026-03-13", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"avant le 20 mars", WEDNESDAY, "fr", "2026-03-19", "2026-03-20", FUP_DATE_BY, "2026-03-20"},
    {"lundi prochain", WEDNESDAY, "fr", "2026-03-16", "2026-03-16", FUP_DATE_AT, "2026-03-16"},
    {"d'ici la fin de la semaine prochaine", WEDNESDAY, "fr", "2026-03-20", "2026-03-20",
     FUP_DATE_BY, "2026-03-20"},
    {"début de semaine prochaine", WEDNESDAY, "fr", "2026-03-16", "2026-03-17", FUP_DATE_AT,
     "2026-03-17"},
    {"demain à 14h30", WEDNESDAY, "fr", "2026-03-12T14:30:00", "2026-03-12T14:30:00", FUP_DATE_AT,
     "2026-03-12"},
    {"le 1er avril 2026", WEDNESDAY, "fr", "2026-04-01", "2026-04-01", FUP_DATE_AT, "2026-04-01"},
    {"du 12 au 16 mai", WEDNESDAY, "fr", "2026-05-12", "2026-05-16", FUP_DATE_AT, "2026-05-15"},
    {"sous 48 heures", WEDNESDAY, "fr", "2026-03-11T10:00:00", "2026-03-13T10:00:00",
     FUP_DATE_WITHIN, "2026-03-13"},
    {"sous 5 jours ouvrés", WEDNESDAY, "fr", "2026-03-11", "2026-03-18", FUP_DATE_WITHIN,
     "2026-03-18"},
    {"dans deux semaines", WEDNESDAY, "fr", "2026-03-25", "2026-03-25", FUP_DATE_WITHIN,
     "2026-03-25"},
    {"le mois prochain", WEDNESDAY, "fr", "2026-04-01", "2026-04-30", FUP_DATE_AT, "2026-04-30"},
    {"mi-mars", WEDNESDAY, "fr", "2026-03-11", "2026-03-15", FUP_DATE_AT, "2026-03-15"},
    {"il y a 3 jours", WEDNESDAY, "fr", "2026-03-08", "2026-03-08", FUP_DATE_SINCE, "2026-03-08"},
    {"la semaine du 11 mai", WEDNESDAY, "fr", "2026-05-11", "2026-05-17", FUP_DATE_AT,
     "2026-05-15"},
    /* Spanish */
    {"todos los lunes", WEDNESDAY, "es", NULL, NULL, FUP_DATE_AT, NULL},
    {"antes del viernes", WEDNESDAY, "es", "2026-03-12", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"a más tardar el viernes 20 de marzo", WEDNESDAY, "es", "2026-03-20", "2026-03-20",
     FUP_DATE_BY, "2026-03-20"},
    {"el lunes que viene", WEDNESDAY, "es", "2026-03-16", "2026-03-16", FUP_DATE_AT, "2026-03-16"},
    {"la próxima semana", WEDNESDAY, "es", "2026-03-16", "2026-03-22", FUP_DATE_AT, "2026-03-20"},
    {"a finales de la próxima semana", WEDNESDAY, "es", "2026-03-20", "2026-03-20", FUP_DATE_AT,
     "2026-03-20"},
    {"mañana a las 10:00", WEDNESDAY, "es", "2026-03-12T10:00:00", "2026-03-12T10:00:00",
     FUP_DATE_AT, "2026-03-12"},
    {"del 12 al 16 de mayo", WEDNESDAY, "es", "2026-05-12", "2026-05-16", FUP_DATE_AT,
     "2026-05-15"},
    {"en dos semanas", WEDNESDAY, "es", "2026-03-25", "2026-03-25", FUP_DATE_WITHIN, "2026-03-25"},
    {"dentro de 3 días", WEDNESDAY, "es", "2026-03-14", "2026-03-14", FUP_DATE_WITHIN,
     "2026-03-14"},
    {"en un plazo de 5 días hábiles", WEDNESDAY, "es", "2026-03-11", "2026-03-18", FUP_DATE_WITHIN,
     "2026-03-18"},
    {"el mes que viene", WEDNESDAY, "es", "2026-04-01", "2026-04-30", FUP_DATE_AT, "2026-04-30"},
    {"a mediados de abril", WEDNESDAY, "es", "2026-04-11", "2026-04-15", FUP_DATE_AT, "2026-04-15"},
    {"hace 3 días", WEDNESDAY, "es", "2026-03-08", "2026-03-08", FUP_DATE_SINCE, "2026-03-08"},
    /* month ends and leap years */
    {"in one month", "2024-01-31T10:00:00+01:00", "en", "2024-02-29", "2024-02-29", FUP_DATE_WITHIN,
     "2024-02-29"},
    {"by the end of the month", "2024-01-31T10:00:00+01:00", "en", "2024-01-31", "2024-01-31",
     FUP_DATE_BY, "2024-01-31"},
    {"in a year", "2024-01-31T10:00:00+01:00", "en", "2025-01-31", "2025-01-31", FUP_DATE_WITHIN,
     "2025-01-31"},
    {"29 February", "2024-01-31T10:00:00+01:00", "en", "2024-02-29", "2024-02-29", FUP_DATE_AT,
     "2024-02-29"},
    /* across midnight */
    {"tomorrow", "2026-12-31T23:30:00-05:00", "en", "2027-01-01", "2027-01-01", FUP_DATE_AT,
     "2027-01-01"},
    {"in 3 hours", "2026-12-31T23:30:00-05:00", "en", "2027-01-01T02:30:00", "2027-01-01T02:30:00",
     FUP_DATE_WITHIN, "2027-01-01"},
    {"within 48 hours", "2026-12-31T23:30:00-05:00", "en", "2026-12-31T23:30:00",
     "2027-01-02T23:30:00", FUP_DATE_WITHIN, "2027-01-02"},
    /* any language */
    {"bis Freitag", WEDNESDAY, "", "2026-03-13", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"d'ici vendredi", WEDNESDAY, "", "2026-03-13", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"by Friday", WEDNESDAY, "", "2026-03-13", "2026-03-13", FUP_DATE_BY, "2026-03-13"},
    {"nächste Woche", WEDNESDAY, "", "2026-03-16", "2026-03-22", FUP_DATE_AT, "2026-03-20"},
    {"am 3 people wait", WEDNESDAY, "", NULL, NULL, FUP_DATE_AT, NULL},
};

static struct fup_arena *arena;
static const struct fup_dates *dates;

static void
set_up(void)
{
    arena = fup_arena_new(0);
    dates = fup_dates_new(arena);
    ck_assert_ptr_nonnull(dates);
}

static void
tear_down(void)
{
    fup_arena_free(arena);
}

START_TEST(expressions_are_read)
{
    date_row_holds(dates, &cases[_i], arena);
}
END_TEST

/* Each sentence with the expressions in it, separated by bars. */
static const struct {
    const char *text, *found;
} sentences[] = {
    {"", ""},
    {"We will be in touch soon.", ""},
    {"You will hear from us by the end of next week, Ada.", "by the end of next week"},
    {"Could you send it by Friday 5 PM? I am away from 23 to 27 March.",
     "by Friday 5 PM|from 23 to 27 March"},
    {"How about Tuesday 10am, 2pm or 4pm?", "Tuesday 10am|2pm|4pm"},
    {"- Monday 16 March: 09:00-10:00\n- Tuesday 17 March: 14:00, 15:30\n- Wednesday, 4pm",
     "Monday 16 March: 09:00-10:00|Tuesday 17 March: 14:00|15:30|Wednesday, 4pm"},
    {"I can do Tue 17/3 between 9 and 12 or Wed 18/3 after 3pm.",
     "Tue 17/3 between 9 and 12|Wed 18/3 after 3pm"},
    {"Sprint 12 ends on the 20th; sprint 13 takes 3 people.", "on the 20th"},
    {"On Mon, Mar 9, 2026 at 4:05 PM Ada <ada@example.org> wrote:",
     "On Mon, Mar 9, 2026 at 4:05 PM"},
    {"It takes 2-3 weeks, so expect it within five (5) business days.",
     "takes 2-3 weeks|within five (5) business days"},
};

START_TEST(sentences_give_one_entry_per_expression)
{
    struct fup_date_context context = date_context(WEDNESDAY, "en", arena);
    struct fup_str text = fup_str_from(sentences[_i].text);
    struct fup_date_list found;
    char joined[400] = "";

    fup_dates_find(dates, text, &context, arena, &found);
    for (size_t i = 0; i < found.count; i++) {
        if (i > 0) {
            strcat(joined, "|");
            ck_assert_uint_ge(found.items[i].offset,
                              found.items[i - 1].offset + found.items[i - 1].len);
        }
        strncat(joined, text.text + found.items[i].offset, found.items[i].len);
    }
    ck_assert_str_eq(joined, sentences[_i].found);
}
END_TEST

START_TEST(times_alone_belong_to_the_day_before_them)
{
    struct fup_date_context context = date_context(WEDNESDAY, "en", arena);
    struct fup_date_list found;

    fup_dates_find(dates, fup_str_from("Tuesday 10am or 4pm"), &context, arena, &found);
    ck_assert_uint_eq(found.count, 2);
    ck_assert_int_eq(found.items[1].window.start, fup_day_from_civil(2026, 3, 17));
}
END_TEST

START_TEST(the_order_of_numbers_follows_the_writer)
{
    struct fup_date_context context = date_context(WEDNESDAY, "en", arena);
    struct fup_date_list found;

    context.day_first = true;
    fup_dates_find(dates, fup_str_from("3/4/2026"), &context, arena, &found);
    ck_assert_int_eq(found.items[0].window.start, fup_day_from_civil(2026, 4, 3));
    context.day_first = false; /* another date of the text tells */
    fup_dates_find(dates, fup_str_from("from 3/4/2026 to 25/4/2026"), &context, arena, &found);
    ck_assert_uint_eq(found.count, 1);
    ck_assert_int_eq(found.items[0].window.start, fup_day_from_civil(2026, 4, 3));
}
END_TEST

START_TEST(business_days_heed_the_users_holidays)
{
    fup_day holidays[] = {fup_day_from_civil(2026, 3, 13), fup_day_from_civil(2026, 3, 31)};
    struct fup_business business = {0, holidays, 2};
    struct fup_date_context context = date_context(WEDNESDAY, "en", arena);
    const struct fup_zone *zone = fup_zone_fixed(arena, 60);
    struct fup_date_list found;

    fup_dates_find(dates, fup_str_from("within 3 business days, by the end of the month"), &context,
                   arena, &found);
    ck_assert_uint_eq(found.count, 2);
    ck_assert_int_eq(fup_window_expected(&found.items[0].window, &business, zone),
                     fup_day_from_civil(2026, 3, 17));
    ck_assert_int_eq(fup_window_expected(&found.items[1].window, &business, zone),
                     fup_day_from_civil(2026, 3, 30));
}
END_TEST

static const struct {
    const char *text, *end;
} words_of_snooze[] = {
    {"", NULL},
    {"   ", NULL},
    {"later", NULL},
    {"yesterday", NULL},
    {"2026-03-10", NULL},
    {"last week", NULL},
    {"friday please reply to this", NULL},
    {"today", "2026-03-11"},
    {"2026-03-20", "2026-03-20"},
    {"friday", "2026-03-13"},
    {" Next Week ", "2026-03-22"},
    {"3 days", "2026-03-14"},
    {"in 2 weeks", "2026-03-25"},
    {"nächste Woche", "2026-03-22"},
    {"until Monday", "2026-03-16"},
};

START_TEST(snooze_takes_one_date_that_lies_ahead)
{
    struct fup_date_context context = date_context(WEDNESDAY, "", arena);
    struct fup_window window;
    struct fup_error error = {0};
    char text[11];
    enum fup_status status =
        fup_dates_parse(dates, words_of_snooze[_i].text, &context, arena, &window, &error);

    if (words_of_snooze[_i].end) {
        ck_assert_msg(status == FUP_OK, "%s", error.text);
        fup_day_format(window.end, text);
        ck_assert_str_eq(text, words_of_snooze[_i].end);
    } else {
        ck_assert_int_eq(status, FUP_USAGE);
        ck_assert_str_ne(error.text, "");
    }
}
END_TEST

/* Steps that a text of `len` bytes made of one piece takes. */
static size_t
steps_of(const char *piece, size_t len, const char *language)
{
    struct fup_arena *own = fup_arena_new(0);
    struct fup_date_context context = date_context(WEDNESDAY, language, arena);
    struct fup_date_list found;
    char *text = malloc(len + 1);
    size_t steps;

    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < len; i++)
        text[i] = piece[i % strlen(piece)];
    steps = fup_dates_find_counted(dates, (struct fup_str){text, len}, &context, own, &found);
    ck_assert(!fup_arena_failed(own));
    free(text);
    fup_arena_free(own);
    return steps;
}

static const char *const adversarial[] = {
    "next ",
    "1",
    "1 ",
    "1/",
    "1-",
    "2026-03-11 ",
    "by the end of ",
    "Monday, ",
    "Monday ",
    "a week ",
    "( ",
    "first ",
    ",",
    "3 to ",
    "12. ",
    "between 1 and ",
    "1, ",
    "last ",
    "in ",
    "10:00-",
    "May ",
    "or ",
    "\xC3\xBC",
    "half past ",
    "within ",
    "two and ",
    "week of ",
    "twenty ",
    "2 days ",
    "until ",
    "early ",
    "the ",
};

START_TEST(work_grows_with_the_text_only)
{
    size_t ordinary = steps_of("We would like to hear from you by the end of next week, Ada. "
                               "Thank you for your patience and for the time you took. ",
                               100000, "en");
    size_t once = steps_of(adversarial[_i], 100000, ""),
           twice = steps_of(adversarial[_i], 200000, ""),
           english = steps_of(adversarial[_i], 100000, "en");

    ck_assert_msg(twice < once * 9 / 4 + 1000, "%s: %zu, then %zu", adversarial[_i], once, twice);
    ck_assert_msg(english < ordinary * 20, "%s: %zu against %zu", adversarial[_i], english,
                  ordinary);
}
END_TEST

START_TEST(chunks_do_not_cut_expressions_at_line_ends)
{
    struct fup_date_context context = date_context(WEDNESDAY, "en", arena);
    struct fup_date_list found;
    const char *line = "Please answer by Friday, 13 March 2026 at 17:00.\n";
    size_t len = strlen(line), count = 3000;
    char *text = malloc(len * count);

    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * len, line, len);
    fup_dates_find(dates, (struct fup_str){text, len * count}, &context, arena, &found);
    ck_assert_uint_eq(found.count, count);
    ck_assert_uint_eq(found.items[count - 1].offset, len * (count - 1) + strlen("Please answer "));
    free(text);
}
END_TEST

START_TEST(short_memory_is_no_crash)
{
    for (size_t limit = 1000; limit < 400000; limit += 7919) {
        struct fup_arena *small = fup_arena_new(limit);
        const struct fup_dates *few = fup_dates_new(small);

        if (few) {
            struct fup_date_context context = date_context(WEDNESDAY, "", arena);
            struct fup_date_list found;

            fup_dates_find(few, fup_str_from("by Friday or bis Montag"), &context, small, &found);
        }
        fup_arena_free(small);
    }
}
END_TEST

FUP_UNIT_TABLES("signal/date", set_up, tear_down, FUP_UNIT_ROWS(expressions_are_read, cases),
                FUP_UNIT_ROWS(sentences_give_one_entry_per_expression, sentences),
                FUP_UNIT_TEST(times_alone_belong_to_the_day_before_them),
                FUP_UNIT_TEST(the_order_of_numbers_follows_the_writer),
                FUP_UNIT_TEST(business_days_heed_the_users_holidays),
                FUP_UNIT_ROWS(snooze_takes_one_date_that_lies_ahead, words_of_snooze),
                FUP_UNIT_ROWS(work_grows_with_the_text_only, adversarial),
                FUP_UNIT_TEST(chunks_do_not_cut_expressions_at_line_ends),
                FUP_UNIT_TEST(short_memory_is_no_crash))
