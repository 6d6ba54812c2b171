/* state/tally.h - what a mailbox says in numbers: answer times, thank-you notes in time.
 *
 * Takes:   messages and the rows made of them, identity, now.
 * Gives:   counts, medians and 90th percentiles (nearest rank). A sample is one asking mail: a mail
 *          with an ask, a question mark, an application or a submission, from the moment one side
 *          asks until the other side's next mail in the case that no machine wrote. Follow-ups do
 *          not restart it; what was never answered is counted apart.
 * Never:   reads the clock; a rate of a few cases is the view's to withhold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_TALLY_H
#define FUP_STATE_TALLY_H

#include "state/identity.h"
#include "state/row.h"

enum { FUP_TALLY_STAGES = FUP_STAGE_ON_HOLD + 1, FUP_TALLY_LEAST = 5 };

struct fup_answer_time { /* of one side in cases of one kind */
    size_t count, unanswered;
    fup_instant median, slow; /* seconds; slow: nine of ten came sooner. 0 without a sample */
};

struct fup_tally {
    size_t cases, open, mine, theirs, overdue;
    int longest;                             /* days that the latest is overdue */
    size_t stages[FUP_TALLY_STAGES];         /* of hiring cases */
    struct fup_answer_time answers[2][2];    /* [enum fup_kind][0 theirs, 1 mine] */
    size_t interviews;                       /* held as a candidate, at a known time */
    size_t thanked, thanked_late, no_thanks; /* within 24 hours after the end, later, never */
};

/* Only memory can fail. `messages` are those that the rows index. */
enum fup_status fup_tally_read(const struct fup_message_list *messages,
                               const struct fup_row_list *rows, const struct fup_identity *identity,
                               fup_day today, fup_instant now, struct fup_arena *arena,
                               struct fup_tally *tally) FUP_CHECKED;

#endif
