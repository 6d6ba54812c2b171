/* indexer/holidays.h - the user's holidays file (.ics): read when it changed, kept as days.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_HOLIDAYS_H
#define FUP_INDEXER_HOLIDAYS_H

#include "indexer/plan.h"

bool fup_holidays_changed(struct fup_plan *plan);
/* Reads it if it changed, in a parser child: such files come from the web too. One that cannot be
 * read leaves the days as they are. */
enum fup_status fup_holidays_update(struct fup_plan *plan) FUP_CHECKED;

#endif
