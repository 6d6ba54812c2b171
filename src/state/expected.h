/* state/expected.h - until when: the policy table of doc/design.md section 2.3, and windows as
 * days. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_EXPECTED_H
#define FUP_STATE_EXPECTED_H

#include "state/desk.h"

#define FUP_EXPECTED_NO_GRACE(policy) 0
#define FUP_EXPECTED_INTERVIEW_GRACE(policy) ((policy)->interview_grace)
#define FUP_EXPECTED_APPLIED_GRACE(policy) ((policy)->applied_grace)
#define FUP_EXPECTED_HIRING_GRACE(policy) ((policy)->hiring_question_grace)
#define FUP_EXPECTED_QUESTION_GRACE(policy) ((policy)->question_grace)

/* what is waited for, its days in struct fup_policy, its grace, the rule that evidence names */
#define FUP_WAIT_TABLE(X)                                                                          \
    X(INTERVIEW, interview, FUP_EXPECTED_INTERVIEW_GRACE, "policy.interview")                      \
    X(APPLIED, applied, FUP_EXPECTED_APPLIED_GRACE, "policy.applied")                              \
    X(HIRING_QUESTION, hiring_question, FUP_EXPECTED_HIRING_GRACE, "policy.hiring_question")       \
    X(QUESTION, question, FUP_EXPECTED_QUESTION_GRACE, "policy.question")                          \
    X(HIRING_ANSWER, hiring_answer, FUP_EXPECTED_NO_GRACE, "policy.hiring_answer")                 \
    X(ANSWER, answer, FUP_EXPECTED_NO_GRACE, "policy.answer")                                      \
    X(FOLLOW_UP, follow_up, FUP_EXPECTED_NO_GRACE, "policy.follow_up")                             \
    X(CANDIDATE_FIRST, candidate_first, FUP_EXPECTED_NO_GRACE, "policy.candidate_first")           \
    X(CANDIDATE_SECOND, candidate_second, FUP_EXPECTED_NO_GRACE, "policy.candidate_second")

enum fup_wait {
#define FUP_WAIT_VALUE(name, days, grace, rule) FUP_WAIT_##name,
    FUP_WAIT_TABLE(FUP_WAIT_VALUE)
#undef FUP_WAIT_VALUE
};

/* The day by which a wait that began at `since` should be over, and its grace in business days. */
fup_day fup_expected_policy(const struct fup_desk *desk, enum fup_wait wait, fup_instant since,
                            int *grace);
const char *fup_expected_rule(enum fup_wait wait);
/* The day of a window told in a mail written at `written`; FUP_NO_DAY when there is none, it lies
 * before that day, or more than two years after it (no promise reaches so far). */
fup_day fup_expected_window(const struct fup_desk *desk, const struct fup_window *window,
                            fup_instant written);
/* `day` plus grace. */
fup_day fup_expected_act_on(const struct fup_desk *desk, fup_day day, int grace);

#endif
