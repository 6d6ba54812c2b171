/* cli/context.c - what commands share: printing, IDs, a fresh snapshot.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/helper.h"
#include "cli/terminal.h"
#include "view/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define UPDATE_LIMIT_MS 2000

int
context_print_raw(struct context *context, struct fup_buffer *text)
{
    enum fup_status status = text->failed ? FUP_NO_MEMORY : FUP_OK;

    if (status == FUP_OK &&
        (fwrite(text->text ? text->text : "", 1, text->len, stdout) != text->len ||
         fflush(stdout) != 0))
        status = fup_error_set(&context->error, FUP_OWN_FILES,
                               "output: %s: nothing was lost, print "
                               "it somewhere else",
                               strerror(errno));
    fup_buffer_release(text);
    return context_fail(context, status);
}

int
context_print_made(struct context *context, enum fup_status status, struct fup_buffer *text)
{
    if (status == FUP_OK)
        return context_print_raw(context, text);
    fup_buffer_release(text);
    return context_fail(context, status);
}

int
context_print_json(struct context *context, json_t *object)
{
    struct fup_buffer out = {0};
    enum fup_status status = fup_json_print(object, &out);

    fup_buffer_text(&out, "\n");
    return context_print_made(context, status, &out);
}

int
context_print(struct context *context, struct fup_buffer *text)
{
    struct fup_buffer clean = {0};

    fup_output_render((struct fup_str){text->text ? text->text : "", text->len},
                      terminal_has_colour(), &clean);
    clean.failed = clean.failed || text->failed;
    fup_buffer_release(text);
    return context_print_raw(context, &clean);
}

void
context_warn(const char *format, ...)
{
    char text[1024];
    struct fup_buffer clean = {0};
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    fup_output_field(&clean, text);
    (void)fprintf(stderr, "followup: %s\n", clean.text ? clean.text : "");
    fup_buffer_release(&clean);
}

int
context_fail(struct context *context, enum fup_status status)
{
    if (status == FUP_NO_MEMORY)
        (void)fup_error_set(&context->error, status,
                            "memory: none left: close other programs and try again");
    else if (status != FUP_OK)
        (void)fup_error_set(&context->error, status, "%s: failed: run `followup doctor`",
                            context->command ? context->command->name : "followup");
    return fup_error_exit_code(status);
}

struct fup_view
context_view(struct context *context)
{
    struct fup_view view = {context->arena, fup_session_now(context->session),
                            fup_session_zone(context->session), terminal_width(),
                            context->values[OPTION_WHY] != NULL};

    return view;
}

const char *
context_join(struct context *context, int first)
{
    const char *joined = NULL;

    for (int i = first; i < context->argument_count; i++)
        joined = joined ? fup_arena_format(context->arena, "%s %s", joined, context->arguments[i])
                        : context->arguments[i];
    return joined;
}

enum fup_status
context_id(struct context *context, const char *argument, const char **id)
{
    size_t len = strlen(argument);

    *id = argument;
    if (len == 0)
        return fup_error_set(&context->error, FUP_USAGE,
                             "ID: empty: name a row number, id:, thread: or a case");
    if (len > 5 || strspn(argument, "0123456789") != len)
        return FUP_OK;
    *id = terminal_row(context, strtoul(argument, NULL, 10));
    if (*id)
        return FUP_OK;
    return fup_error_set(&context->error, FUP_NOT_FOUND,
                         "%s: no such row in the last list of this terminal: run `followup due`",
                         argument);
}

enum fup_status
context_row(struct context *context, struct fup_snapshot *snapshot, const struct fup_row **row)
{
    const char *id;
    enum fup_status status = context_id(context, context->arguments[0], &id);

    if (status == FUP_OK)
        status = fup_session_load(context->session, context->arena, snapshot, &context->error);
    if (status == FUP_OK)
        status = fup_session_find(snapshot, id, row, &context->error);
    return status;
}

static void
warn_of_age(struct context *context, const struct fup_snapshot *snapshot)
{
    struct fup_view view = context_view(context);

    context_warn("index: still being brought up to date: this is as of %s ago: ask again soon",
                 fup_view_age(&view, snapshot->meta.indexed_at));
}

static void
warn_of_decisions(const struct fup_decisions_report *report)
{
    if (report->damaged > 0)
        context_warn(
            "decisions: %zu damaged line%s skipped, the first at %s: nothing else is lost: "
            "say it again, or mend the line",
            report->damaged, report->damaged == 1 ? "" : "s", report->damaged_at);
    if (report->unreadable_files > 0)
        context_warn("decisions: %zu file%s cannot be read: run `followup doctor`",
                     report->unreadable_files, report->unreadable_files == 1 ? "" : "s");
}

typedef enum fup_status loader(struct fup_session *session, struct fup_arena *arena,
                               struct fup_snapshot *snapshot, struct fup_error *error);

static enum fup_status
load_fresh(struct context *context, loader *load, struct fup_snapshot *snapshot)
{
    static const char *const quiet[] = {"--quiet", NULL};
    struct helper_result result;
    struct fup_error update = {0}, saved = context->error;
    enum fup_status status =
        helper_run(context, "index", quiet, NULL, UPDATE_LIMIT_MS, true, &result);

    if (status != FUP_OK || (!result.timed_out && result.exit_code != 0)) {
        (void)helper_fail(context, &result, "index");
        update = context->error;
    }
    context->error = saved;
    status = load(context->session, context->arena, snapshot, &context->error);
    if (status == FUP_NO_INDEX && result.timed_out) {
        context->error = (struct fup_error){0};
        (void)fup_error_set(&context->error, status,
                            "index: the first one is being made: try again in a minute, or run "
                            "`followup index` to watch");
    } else if (status == FUP_NO_INDEX && update.status != FUP_OK) {
        context->error = update; /* why none could be made */
        status = update.status;
    } else if (status == FUP_OK && update.status != FUP_OK) {
        struct fup_view view = context_view(context);

        context_warn("%s (shown as of %s ago)", update.text,
                     fup_view_age(&view, snapshot->meta.indexed_at));
    } else if (status == FUP_OK && result.timed_out) {
        warn_of_age(context, snapshot);
    }
    if (status == FUP_OK)
        warn_of_decisions(&snapshot->decisions_report);
    helper_release(&result);
    return status;
}

enum fup_status
context_load_fresh(struct context *context, struct fup_snapshot *snapshot)
{
    return load_fresh(context, fup_session_load, snapshot);
}

enum fup_status
context_rows_fresh(struct context *context, struct fup_snapshot *snapshot)
{
    return load_fresh(context, fup_session_rows, snapshot);
}
