/* view/list.h - rows as text for people: `due` and `list`.
 *
 * Groups in their order (what is to be done first), numbered through, columns that fit the
 * terminal: number, when, action, who, matter, whose move by when.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_LIST_H
#define FUP_VIEW_LIST_H

#include "base/buffer.h"
#include "view/words.h"

/* Rows must be in order of their groups. Nothing is added for no rows. */
void fup_view_list(const struct fup_view *view, const struct fup_row_list *rows,
                   struct fup_buffer *out);

#endif
