/* cli/helper.h - running `followup-index`: argv and files, never a shell, with a time limit.
 *
 * Found beside this program (a build folder), else in the folder compiled in, else as
 * FOLLOWUP_INDEX says. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_CLI_HELPER_H
#define FUP_CLI_HELPER_H

#include "cli/command.h"

struct helper_result {
    int exit_code; /* -1: ended by a signal */
    bool timed_out;
    struct fup_buffer output, errors; /* released with helper_release */
};

/* Runs a verb with its arguments (NULL-terminated, may be NULL) and the common options of the
 * context. `input` may be NULL. At the time limit it is killed, or left to go on (`may_go_on`).
 * FUP_OK also when it failed: see exit_code. FUP_OWN_FILES: it is not installed. */
enum fup_status helper_run(struct context *context, const char *verb, const char *const *arguments,
                           const char *input, int limit_ms, bool may_go_on,
                           struct helper_result *result) FUP_CHECKED;
void helper_release(struct helper_result *result);
/* Becomes the helper; returns only when that fails. */
enum fup_status helper_become(struct context *context, const char *verb,
                              const char *const *arguments);
/* Its path, or NULL; for `doctor`. */
const char *helper_path(struct context *context);
/* The first line of what it said on stderr as the error of the context, with its exit code. */
int helper_fail(struct context *context, const struct helper_result *result, const char *verb);

#endif
