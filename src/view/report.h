/* view/report.h - `followup report`: the numbers of state/tally.h, open promises of mine, the
 * follow-ups of the next seven days, notes. A rate or a percentile of fewer than five cases is not
 * shown: it would say more than it knows. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_REPORT_H
#define FUP_VIEW_REPORT_H

#include <jansson.h>

#include "base/buffer.h"
#include "state/tally.h"
#include "view/words.h"

struct fup_report {
    const struct fup_tally *tally;
    const struct fup_row_list *rows; /* all */
    size_t mails;
};

void fup_view_report(const struct fup_view *view, const struct fup_report *report,
                     struct fup_buffer *out);
/* A new reference; NULL when memory is short. */
json_t *fup_json_report(const struct fup_view *view, const struct fup_report *report);

#endif
