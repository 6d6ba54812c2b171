/* state/state.h - from facts to rows: whose turn, since when, until when, what to do.
 *
 * A pure function of facts, decisions, policy, identity and now (doc/design.md section 2). No
 * clock, no file, no environment. state/case.c joins messages, state/duty.c opens and closes
 * duties, state/stage.c moves stages, state/action.c chooses what to do, state/row.c shapes the
 * row. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_STATE_H
#define FUP_STATE_STATE_H

#include "state/decision.h"
#include "state/identity.h"
#include "state/policy.h"
#include "state/row.h"

struct fup_state_input {
    const struct fup_message *messages; /* any order; ids unique */
    size_t message_count;
    const struct fup_decision *decisions; /* in (seq, host) order, undone ones already left out */
    size_t decision_count;
    const struct fup_identity *identity;
    const struct fup_policy *policy;
    const struct fup_business *business;
    const struct fup_zone *zone;
    const struct fup_away *away; /* sorted, may be NULL */
    size_t away_count;
    fup_instant now; /* messages later than this are left out */
};

/* All cases, one row each, open or not (list --all shows them; a case that never had a duty, a
 * hiring stage or a decision gives no row). Sorted: group, then expected, then case id. Rows borrow
 * from the input and live in the arena. FUP_OK or FUP_NO_MEMORY. `valid_until` (may be NULL): the
 * first instant at which the same facts may give other rows (the next local midnight, or an event's
 * end). */
enum fup_status fup_state_rows(const struct fup_state_input *input, struct fup_arena *arena,
                               struct fup_row_list *rows, fup_instant *valid_until) FUP_CHECKED;

#endif
