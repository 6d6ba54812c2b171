/* view/list.h - rows as text for people: `due` and `list`.
 *
 * Groups in their order (what is to be done first), numbered through, columns that fit the
 * terminal: number, when, action, who, matter, whose move by when.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_LIST_H
#define FUP_VIEW_LIST_H

#include "base/buffer.h"
#include "base/str.h"
#include "view/words.h"

/* One row as a plain line, and the bytes of two of its cells, for an editor to colour. */
struct fup_page_line {
    struct fup_str text;
    size_t when_end;           /* "when" is [0, when_end) */
    size_t who_start, who_end; /* of the name */
};
struct fup_page_line_list {
    struct fup_page_line *items;
    size_t count, capacity;
};
/* A line for each row, in their order, in the columns of `list` without the number, cut to
 * view->width. Before a name stands `?` where the row is unsure, `+` where it has a note. */
enum fup_status fup_view_page(const struct fup_view *view, const struct fup_row_list *rows,
                              struct fup_page_line_list *lines) FUP_CHECKED;
/* The first instant at which the same rows may give other lines; `until` where they themselves may
 * be others from then on. */
fup_instant fup_view_page_until(const struct fup_view *view, const struct fup_row_list *rows,
                                fup_instant until);
/* "To do now", "Coming up". */
const char *fup_view_group(enum fup_group group);

/* Rows must be in order of their groups. Nothing is added for no rows. */
void fup_view_list(const struct fup_view *view, const struct fup_row_list *rows,
                   struct fup_buffer *out);

#endif
