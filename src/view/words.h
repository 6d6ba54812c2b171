/* view/words.h - the small words of every view: days, ages, people, what is to be done.
 * All texts live in the arena and are clean (view/output.h).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_WORDS_H
#define FUP_VIEW_WORDS_H

#include "state/row.h"

struct fup_view { /* what every view is given */
    struct fup_arena *arena;
    fup_instant now;
    const struct fup_zone *zone;
    int width; /* columns of the terminal; 0: as wide as it gets */
    bool why;  /* add the evidence */
};

/* "Fri 13 Mar", with the year when it is not this one. "" for FUP_NO_DAY. */
const char *fup_view_day(const struct fup_view *view, fup_day day);
/* "Fri 13 Mar 14:10". "" for FUP_NO_INSTANT. */
const char *fup_view_time(const struct fup_view *view, fup_instant instant);
/* "3 minutes", "2 hours", "5 days"; 0 and less: "moments". */
const char *fup_view_age(const struct fup_view *view, fup_instant since);
/* The name; the address where there is none or the name looks like another address. */
const char *fup_view_person(const struct fup_view *view, const struct fup_address *person);
/* "Ada Q", "Ada Q +2", "". */
const char *fup_view_people(const struct fup_view *view, const struct fup_address_list *people);
/* "Ada Q <ada@example.org>". */
const char *fup_view_mailbox(const struct fup_view *view, const struct fup_address *person);
/* "follow up", "thank them", ... for people to read. */
const char *fup_view_action(enum fup_action action);
/* The subject without "Re:", "AW:", "Re[2]:", ... before it, in one line; "" for none. */
const char *fup_view_bare_subject(struct fup_arena *arena, const char *subject);
/* Organization and position of a hiring case (what is known of them), else the subject. */
const char *fup_view_matter(const struct fup_view *view, const struct fup_row *row);
/* When: "3 days late", "due today", "in 2 days", "18 h left", "until Tue 17 Mar", "answered". */
const char *fup_view_when(const struct fup_view *view, const struct fup_row *row);
/* The first instant at which it says something else on the same day, or FUP_NO_INSTANT. */
fup_instant fup_view_when_until(const struct fup_view *view, const struct fup_row *row);
/* Whose move by when: "they: Fri 13 Mar", "you: today". */
const char *fup_view_expected(const struct fup_view *view, const struct fup_row *row);
/* Where the date comes from: "they named it", "our rule of thumb", ... */
const char *fup_view_basis(enum fup_basis basis);

#endif
