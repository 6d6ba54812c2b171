/* state/policy.c - the default policy, straight from its table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/policy.h"

const struct fup_policy fup_policy_default = {
#define POLICY_VALUE(name, value, text) .name = (value),
    FUP_POLICY_TABLE(POLICY_VALUE)
#undef POLICY_VALUE
};
