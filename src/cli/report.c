/* cli/report.c - `report`: how many cases stand where. Counts only, rates never: a mailbox is a
 * small sample. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "cli/command.h"

#define STAGES ((int)FUP_STAGE_ON_HOLD + 1)

struct tally {
    int open, mine, theirs, overdue, longest;
    int stages[STAGES];
};

static void
count_row(const struct fup_row *row, fup_day today, struct tally *tally)
{
    if (row->kind == FUP_KIND_INTERVIEW)
        tally->stages[row->stage]++;
    if (row->waiting_on == FUP_OWNER_NOBODY || row->group == FUP_GROUP_FORGOTTEN)
        return;
    tally->open++;
    tally->mine += row->waiting_on == FUP_OWNER_ME;
    tally->theirs += row->waiting_on == FUP_OWNER_THEM;
    tally->overdue += row->overdue;
    if (row->expected != FUP_NO_DAY && today - row->expected > tally->longest)
        tally->longest = today - row->expected;
}

int
command_report(struct context *context)
{
    struct fup_snapshot snapshot;
    struct tally tally = {0};
    struct fup_buffer out = {0};
    enum fup_status status =
        fup_session_load(context->session, context->arena, &snapshot, &context->error);
    fup_day today =
        fup_zone_day(fup_session_zone(context->session), fup_session_now(context->session));

    if (status != FUP_OK)
        return context_fail(context, status);
    for (size_t i = 0; i < snapshot.rows.count; i++)
        count_row(&snapshot.rows.items[i], today, &tally);
    fup_buffer_format(&out, "%zu mails, %zu cases, %d open: %d wait for you, %d for others\n",
                      snapshot.messages.count, snapshot.rows.count, tally.open, tally.mine,
                      tally.theirs);
    if (tally.overdue > 0)
        fup_buffer_format(&out, "%d overdue, the longest for %d days\n", tally.overdue,
                          tally.longest);
    for (int stage = 1; stage < STAGES; stage++) {
        if (tally.stages[stage] > 0)
            fup_buffer_format(&out, "  %-17s%4d\n", fup_stage_name((enum fup_stage)stage),
                              tally.stages[stage]);
    }
    return context_print(context, &out);
}
