/* state/stage.h - the stages of a hiring case as a table of allowed moves (doc/design.md 2.4).
 *
 * doc/architecture.md prints this list. A happening that has no line for the present stage changes
 * nothing. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_STAGE_H
#define FUP_STATE_STAGE_H

#include "state/row.h"

enum fup_happening { /* what moves a stage: hiring events of mails, and the clock */
                     FUP_HAPPENED_APPLIED,     /* the candidate's application */
                     FUP_HAPPENED_RECEIPT,     /* the employer acknowledged it */
                     FUP_HAPPENED_CONTACTED,   /* the employer's first personal mail */
                     FUP_HAPPENED_INVITED,     /* asked to meet, no time fixed yet */
                     FUP_HAPPENED_SCHEDULED,   /* a time is fixed */
                     FUP_HAPPENED_CANCELLED,   /* the fixed time is off, or was missed */
                     FUP_HAPPENED_HELD,        /* the fixed time is over, or a mail says so */
                     FUP_HAPPENED_ASSESSMENT,  /* a test or task was set */
                     FUP_HAPPENED_INFORMATION, /* documents or facts were asked for */
                     FUP_HAPPENED_OFFER,
                     FUP_HAPPENED_REJECTED,
                     FUP_HAPPENED_WITHDRAWN,
                     FUP_HAPPENED_ON_HOLD
};

/* who has the move in the new stage: the employer's or the candidate's side, or nobody */
enum fup_move { FUP_MOVE_NOBODY, FUP_MOVE_EMPLOYER, FUP_MOVE_CANDIDATE };

#define FUP_STAGE_BIT(name) (1u << FUP_STAGE_##name)
#define FUP_STAGES_EARLY (FUP_STAGE_BIT(NONE) | FUP_STAGE_BIT(CONTACTED) | FUP_STAGE_BIT(APPLIED))
#define FUP_STAGES_TASKS (FUP_STAGE_BIT(ASSESSMENT) | FUP_STAGE_BIT(MORE_INFORMATION))
#define FUP_STAGES_TALKS                                                                           \
    (FUP_STAGE_BIT(SCHEDULING) | FUP_STAGE_BIT(SCHEDULED) | FUP_STAGE_BIT(INTERVIEWED))
#define FUP_STAGES_RUNNING                                                                         \
    (FUP_STAGES_EARLY | FUP_STAGES_TASKS | FUP_STAGES_TALKS | FUP_STAGE_BIT(ON_HOLD))
#define FUP_STAGES_ENDED (FUP_STAGE_BIT(REJECTED) | FUP_STAGE_BIT(WITHDRAWN))
#define FUP_STAGES_ALL (FUP_STAGES_RUNNING | FUP_STAGE_BIT(OFFER) | FUP_STAGES_ENDED)

/* happening, stages in which it counts, stage after it, who has the move then */
#define FUP_STAGE_TABLE(X)                                                                         \
    X(APPLIED, FUP_STAGES_EARLY | FUP_STAGES_ENDED, APPLIED, EMPLOYER)                             \
    X(RECEIPT, FUP_STAGES_EARLY, APPLIED, EMPLOYER)                                                \
    X(RECEIPT, FUP_STAGE_BIT(ASSESSMENT), ASSESSMENT, EMPLOYER)                                    \
    X(RECEIPT, FUP_STAGE_BIT(MORE_INFORMATION), MORE_INFORMATION, EMPLOYER)                        \
    X(CONTACTED, FUP_STAGE_BIT(NONE) | FUP_STAGE_BIT(APPLIED), CONTACTED, CANDIDATE)               \
    X(INVITED, FUP_STAGES_RUNNING | FUP_STAGES_ENDED, SCHEDULING, CANDIDATE)                       \
    X(SCHEDULED, FUP_STAGES_RUNNING | FUP_STAGES_ENDED, SCHEDULED, NOBODY)                         \
    X(CANCELLED, FUP_STAGE_BIT(SCHEDULED) | FUP_STAGE_BIT(INTERVIEWED), SCHEDULING, EMPLOYER)      \
    X(HELD, FUP_STAGES_EARLY | FUP_STAGES_TASKS | FUP_STAGES_TALKS, INTERVIEWED, EMPLOYER)         \
    X(ASSESSMENT, FUP_STAGES_RUNNING, ASSESSMENT, CANDIDATE)                                       \
    X(INFORMATION, FUP_STAGES_RUNNING & ~FUP_STAGE_BIT(SCHEDULED), MORE_INFORMATION, CANDIDATE)    \
    X(OFFER, FUP_STAGES_ALL, OFFER, CANDIDATE)                                                     \
    X(REJECTED, FUP_STAGES_ALL & ~FUP_STAGE_BIT(WITHDRAWN), REJECTED, NOBODY)                      \
    X(WITHDRAWN, FUP_STAGES_ALL & ~FUP_STAGE_BIT(REJECTED), WITHDRAWN, NOBODY)                     \
    X(ON_HOLD, FUP_STAGES_RUNNING, ON_HOLD, NOBODY)

struct fup_stage_move {
    enum fup_happening happening;
    unsigned from; /* bits of enum fup_stage */
    enum fup_stage to;
    enum fup_move move;
};

/* The line for a happening in a stage, or NULL: nothing changes. */
const struct fup_stage_move *fup_stage_next(enum fup_stage stage, enum fup_happening happening);
/* Who has the move when the user himself sets a stage. */
enum fup_move fup_stage_move_of(enum fup_stage stage);

#endif
