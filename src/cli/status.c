/* cli/status.c - counts and fixed words for status lines; never starts the helper.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "view/status.h"

#include "cli/command.h"

int
command_status(struct context *context)
{
    const char *word = context->values[OPTION_FORMAT];
    int format = word ? fup_status_format_parse(word) : FUP_STATUS_PLAIN;
    struct fup_summary summary;
    struct fup_buffer out = {0};
    enum fup_status status;

    if (format < 0) {
        status = fup_error_set(&context->error, FUP_USAGE,
                               "--format: '%.40s' is not known: use plain, nvim, mutt, tmux, zsh, "
                               "waybar, i3blocks or json",
                               word);
    } else {
        status = fup_session_summary(context->session, &summary, &context->error);
    }
    if (status != FUP_OK)
        return context_fail(context, status);
    fup_status_print(&summary, (enum fup_status_format)format, fup_session_zone(context->session),
                     &out);
    return context_print(context, &out);
}
