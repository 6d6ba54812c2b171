/* state/expected.c - until when. SPDX-License-Identifier: GPL-3.0-or-later */
#include "state/expected.h"

enum { FARTHEST = 731 }; /* days */

fup_day
fup_expected_policy(const struct fup_desk *desk, enum fup_wait wait, fup_instant since, int *grace)
{
    const struct fup_policy *policy = desk->input->policy;
    int days = 0;

    *grace = 0;
    switch (wait) {
#define WAIT_CASE(name, field, grace_of, rule)                                                     \
    case FUP_WAIT_##name:                                                                          \
        days = policy->field;                                                                      \
        *grace = grace_of(policy);                                                                 \
        break;
        FUP_WAIT_TABLE(WAIT_CASE)
#undef WAIT_CASE
    }
    return fup_business_add(desk->input->business, fup_desk_day(desk, since), days > 0 ? days : 0);
}

const char *
fup_expected_rule(enum fup_wait wait)
{
    static const char *const rules[] = {
#define WAIT_RULE(name, field, grace_of, rule) rule,
        FUP_WAIT_TABLE(WAIT_RULE)
#undef WAIT_RULE
    };

    return rules[wait];
}

fup_day
fup_expected_window(const struct fup_desk *desk, const struct fup_window *window,
                    fup_instant written)
{
    fup_day today = fup_desk_day(desk, written);
    fup_day day = fup_window_expected(window, desk->input->business, desk->input->zone);

    return day != FUP_NO_DAY && day >= today && day - today <= FARTHEST ? day : FUP_NO_DAY;
}

fup_day
fup_expected_act_on(const struct fup_desk *desk, fup_day day, int grace)
{
    return day == FUP_NO_DAY || grace <= 0 ? day
                                           : fup_business_add(desk->input->business, day, grace);
}
