/* cli/list.c - `due` and `list`. SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/list.h"
#include "cli/helper.h"
#include "cli/terminal.h"
#include "view/output.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MATCH_LIMIT_MS 10000
#define OLD_SECONDS 3600

/* The helper answers one thread id a line. */
static enum fup_status
read_threads(struct context *context, const struct fup_buffer *output,
             struct fup_string_list *threads)
{
    struct fup_str rest = {output->text ? output->text : "", output->len}, line;

    while (fup_str_next_line(&rest, &line)) {
        const char **slot = line.len > 0 ? FUP_LIST_ADD(threads, context->arena) : NULL;

        if (slot)
            *slot = fup_arena_copy_len(context->arena, line.text, line.len);
    }
    return fup_arena_failed(context->arena) ? FUP_NO_MEMORY : FUP_OK;
}

static enum fup_status
match_query(struct context *context, const char *query, struct fup_string_list *threads)
{
    const char *const arguments[] = {"--", query, NULL};
    struct helper_result result;
    enum fup_status status =
        helper_run(context, "match", arguments, NULL, MATCH_LIMIT_MS, false, &result);

    if (status == FUP_OK && (result.timed_out || result.exit_code != 0)) {
        (void)helper_fail(context, &result, "query");
        status = context->error.status;
    }
    if (status == FUP_OK)
        status = read_threads(context, &result.output, threads);
    helper_release(&result);
    return status;
}

static enum fup_status
bad_value(struct context *context, const char *option, const char *value, const char *known)
{
    return fup_error_set(&context->error, FUP_USAGE, "--%s: '%.40s' is not known: use %s", option,
                         value, known);
}

static enum fup_status
make_filter(struct context *context, struct fup_filter *filter, struct fup_string_list *threads)
{
    const char *owner = context->values[OPTION_WAITING_ON], *kind = context->values[OPTION_KIND];
    const char *stage = context->values[OPTION_STAGE], *query = context_join(context, 0);
    enum fup_status status = FUP_OK;

    filter->waiting_on = filter->kind = filter->stage = -1;
    filter->all = context->values[OPTION_ALL] != NULL;
    filter->only = context->values[OPTION_ONLY];
    if (owner) {
        filter->waiting_on = strcmp(owner, "me") == 0     ? (int)FUP_OWNER_ME
                             : strcmp(owner, "them") == 0 ? (int)FUP_OWNER_THEM
                                                          : -1;
        if (filter->waiting_on < 0)
            status = bad_value(context, "waiting-on", owner, "me or them");
    }
    if (kind && (filter->kind = fup_kind_parse(kind)) < 0)
        status = bad_value(context, "kind", kind, "interview or conversation");
    if (stage && (filter->stage = fup_stage_parse(stage)) < 0)
        status = bad_value(context, "stage", stage,
                           "applied, contacted, scheduling, scheduled, interviewed, assessment, "
                           "more_information, offer, rejected, withdrawn or on_hold");
    if (status == FUP_OK && query) {
        status = match_query(context, query, threads);
        filter->threads = threads;
    }
    return status;
}

static int
print_json(struct context *context, const struct fup_snapshot *snapshot,
           const struct fup_row_list *rows)
{
    struct fup_view view = context_view(context);
    struct fup_buffer out = {0};
    enum fup_status status = FUP_OK;

    if (context->format == FORMAT_JSON)
        return context_print_json(context, fup_json_rows(&view, rows, snapshot->meta.indexed_at,
                                                         snapshot->meta.is_complete));
    for (size_t i = 0; i < rows->count && status == FUP_OK; i++) {
        if (context->format == FORMAT_JSONL) {
            status = fup_json_print(fup_json_row(&view, &rows->items[i]), &out);
            fup_buffer_text(&out, "\n");
        } else {
            fup_buffer_text(&out, "id:");
            fup_output_field(&out, rows->items[i].message_id);
            fup_buffer_add(&out, "", 1);
        }
    }
    return context_print_made(context, status, &out);
}

static int
print_page(struct context *context, const struct fup_snapshot *snapshot,
           const struct fup_row_list *rows)
{
    struct fup_view view = context_view(context);
    struct fup_page_line_list lines = {0};
    enum fup_status status = fup_view_page(&view, rows, &lines);

    if (status != FUP_OK)
        return context_fail(context, status);
    return context_print_json(context,
                              fup_json_page(&view, rows, &lines, snapshot->valid_until,
                                            snapshot->meta.indexed_at, snapshot->meta.is_complete));
}

static void
add_footer(struct context *context, const struct fup_view *view,
           const struct fup_snapshot *snapshot, const struct fup_row_list *rows,
           struct fup_buffer *out)
{
    fup_instant indexed_at = snapshot->meta.indexed_at;
    struct fup_summary summary;

    fup_summary_count(&snapshot->rows, &summary);
    if (rows->count == 0 && context->argument_count == 0)
        fup_buffer_format(out, "Nothing to do now. %d waiting for others (`followup list`).\n",
                          summary.waiting);
    else if (rows->count == 0)
        fup_buffer_text(out, "No rows.\n");
    if (rows->count > 0 && context->command->run == command_due && isatty(STDOUT_FILENO)) {
        fup_output_style(out, FUP_STYLE_DIM);
        fup_buffer_text(out, "\nNext: followup show 1 (why), draft 1 (the mail), snooze 1 friday, "
                             "done 1\n");
        fup_output_style(out, FUP_STYLE_PLAIN);
    }
    if (!snapshot->meta.is_complete)
        fup_buffer_text(out, "\nThe index is not complete yet: `followup index` finishes it.\n");
    else if (indexed_at != FUP_NO_INSTANT && indexed_at < view->now - OLD_SECONDS)
        fup_buffer_format(out, "\nThe index is %s old.\n", fup_view_age(view, indexed_at));
}

static int
print_rows(struct context *context, const struct fup_snapshot *snapshot,
           const struct fup_row_list *rows)
{
    struct fup_view view = context_view(context);
    struct fup_buffer out = {0};

    if (context->format == FORMAT_PAGE)
        return print_page(context, snapshot, rows);
    if (context->format != FORMAT_TEXT)
        return print_json(context, snapshot, rows);
    fup_view_list(&view, rows, &out);
    add_footer(context, &view, snapshot, rows, &out);
    terminal_keep_rows(context, rows);
    return context_print(context, &out);
}

/* The mails of the rows as links in a Maildir, in the same order. */
static int
fill_maildir(struct context *context, const struct fup_row_list *rows, const char *folder)
{
    char *absolute = *folder == '/' || *folder == '\0' ? NULL : getcwd(NULL, 0);
    const char *path =
        absolute ? fup_arena_format(context->arena, "%s/%s", absolute, folder) : folder;
    const char *const arguments[] = {"--", path ? path : "", NULL};
    struct helper_result result = {0};
    struct fup_buffer ids = {0}, out = {0};
    enum fup_status status = FUP_NO_MEMORY;
    int code;

    if (*folder == '\0')
        return context_fail(context,
                            fup_error_set(&context->error, FUP_USAGE,
                                          "--maildir: empty: name a folder for the links"));
    for (size_t i = 0; i < rows->count; i++)
        fup_buffer_format(&ids, "%s\n", rows->items[i].message_id ? rows->items[i].message_id : "");
    if (path && !ids.failed)
        status = helper_run(context, "maildir", arguments, ids.text ? ids.text : "", MATCH_LIMIT_MS,
                            false, &result);
    if (status != FUP_OK) {
        code = context_fail(context, status);
    } else if (result.timed_out || result.exit_code != 0) {
        code = helper_fail(context, &result, "maildir");
    } else {
        fup_buffer_format(&out, "%.*s mails linked in %s\n", (int)strcspn(result.output.text, "\n"),
                          result.output.text, path);
        code = context_print(context, &out);
    }
    fup_buffer_release(&ids);
    helper_release(&result);
    free(absolute);
    return code;
}

static int
list_rows(struct context *context, bool due_only)
{
    struct fup_snapshot snapshot;
    struct fup_filter filter = {0};
    struct fup_string_list threads = {0};
    struct fup_row_list rows = {0};
    enum fup_status status = make_filter(context, &filter, &threads);

    filter.due_only = due_only;
    filter.answered = context->format == FORMAT_PAGE;
    if (status == FUP_OK)
        status = context_rows_fresh(context, &snapshot);
    if (status == FUP_OK)
        status = fup_session_filter(&snapshot, &filter, context->arena, &rows);
    if (status != FUP_OK)
        return context_fail(context, status);
    return context->values[OPTION_MAILDIR]
               ? fill_maildir(context, &rows, context->values[OPTION_MAILDIR])
               : print_rows(context, &snapshot, &rows);
}

int
command_due(struct context *context)
{
    return list_rows(context, true);
}

int
command_list(struct context *context)
{
    return list_rows(context, false);
}
