/* cli/report.c - `report`: where the cases stand, in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "view/report.h"

#include "cli/command.h"

int
command_report(struct context *context)
{
    struct fup_snapshot snapshot;
    struct fup_tally tally;
    struct fup_report report;
    struct fup_view view;
    struct fup_buffer out = {0};
    enum fup_status status =
        fup_session_load(context->session, context->arena, &snapshot, &context->error);

    view = context_view(context);
    if (status == FUP_OK)
        status =
            fup_tally_read(&snapshot.messages, &snapshot.rows, &snapshot.identity,
                           fup_zone_day(view.zone, view.now), view.now, context->arena, &tally);
    if (status != FUP_OK)
        return context_fail(context, status);
    report = (struct fup_report){&tally, &snapshot.rows, snapshot.messages.count};
    if (context->format == FORMAT_TEXT) {
        fup_view_report(&view, &report, &out);
        return context_print(context, &out);
    }
    return context_print_json(context, fup_json_report(&view, &report));
}
