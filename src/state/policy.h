/* state/policy.h - the default rule where nobody named a date (doc/design.md section 2.3), in
 * business days. Each is the config key `policy.<name>`. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_POLICY_H
#define FUP_STATE_POLICY_H

#include "base/calendar.h"

/* name, default, what it counts */
#define FUP_POLICY_TABLE(X)                                                                        \
    X(stated_grace, 2, "business days of grace after a date they stated")                          \
    X(interview, 5, "after an interview without a date")                                           \
    X(interview_grace, 2, "grace after that")                                                      \
    X(applied, 10, "after my application, a receipt, an assessment or documents I sent")           \
    X(applied_grace, 2, "grace after that")                                                        \
    X(hiring_question, 5, "after I proposed times or asked something, in hiring")                  \
    X(hiring_question_grace, 2, "grace after that")                                                \
    X(question, 3, "after my question or request, elsewhere")                                      \
    X(question_grace, 2, "grace after that")                                                       \
    X(hiring_answer, 1, "until I owe an answer, in hiring")                                        \
    X(answer, 2, "until I owe an answer, elsewhere")                                               \
    X(follow_up, 5, "after my first or second follow-up")                                          \
    X(candidate_first, 3, "recruiter: candidate silent, first time")                               \
    X(candidate_second, 5, "recruiter: candidate silent, second time")                             \
    X(thank_you_end, 2, "business days after which a thank-you is dropped")                        \
    X(quiet, 10, "business days after which a due closing note is let go")                         \
    X(answered_shown, 3, "calendar days an answered row stays")                                    \
    X(elsewhere, 14, "calendar days in which a new thread may be the answer")                      \
    X(forget, 30, "calendar days past expected after which due forgets a conversation")            \
    X(forget_hiring, 60, "the same, hiring")

struct fup_policy {
#define FUP_POLICY_FIELD(name, value, text) int name;
    FUP_POLICY_TABLE(FUP_POLICY_FIELD)
#undef FUP_POLICY_FIELD
};

extern const struct fup_policy fup_policy_default;

struct fup_away { /* config `away = A..B`: my reminders move to the first business day after B */
    fup_day first, last;
};

#endif
