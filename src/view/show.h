/* view/show.h - one case as a timeline for people: messages, what they say, decisions, what is next
 * and why. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_SHOW_H
#define FUP_VIEW_SHOW_H

#include "base/buffer.h"
#include "state/state.h"
#include "view/words.h"

struct fup_view_case { /* what the rows were made of */
    const struct fup_message_list *messages;
    const struct fup_decision_list *decisions;
    const struct fup_identity *identity;
};

/* Is it about a message of the row? */
bool fup_view_is_of_case(const struct fup_view_case *all, const struct fup_row *row,
                         const struct fup_decision *decision);
void fup_view_show(const struct fup_view *view, const struct fup_view_case *all,
                   const struct fup_row *row, struct fup_buffer *out);

#endif
