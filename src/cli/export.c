/* cli/export.c - `export --ics`: the open rows as tasks for a calendar program.
 *
 * The task's UID is the case, so that importing again replaces. Written by the helper (libical).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>

#include "cli/helper.h"

#define WRITE_LIMIT_MS 10000

static json_t *
todo_of(const struct fup_view *view, const struct fup_row *row)
{
    const char *people = fup_view_people(view, &row->with);
    const char *summary = fup_arena_format(view->arena, "%s%s%s: %s", fup_view_action(row->action),
                                           *people ? ": " : "", people, fup_view_matter(view, row));
    char due[11];

    fup_day_format(row->act_on != FUP_NO_DAY ? row->act_on : row->expected, due);
    return json_pack("{s:o, s:s?, s:s?, s:s?, s:s}", "uid",
                     json_sprintf("%s@followup.invalid", row->case_id), "summary", summary,
                     "description", row->evidence.count > 0 ? row->evidence.items[0].quote : NULL,
                     "message_id", row->message_id, "due", due);
}

static char *
plan_of(const struct fup_view *view, const struct fup_row_list *rows)
{
    json_t *todos = json_array(), *object;
    char *text;

    for (size_t i = 0; i < rows->count; i++) {
        if (rows->items[i].waiting_on != FUP_OWNER_NOBODY && rows->items[i].expected != FUP_NO_DAY)
            (void)json_array_append_new(todos, todo_of(view, &rows->items[i]));
    }
    object = json_pack("{s:I, s:o}", "now", (json_int_t)view->now, "todos", todos);
    text = object ? json_dumps(object, JSON_COMPACT) : NULL;
    json_decref(object);
    return text;
}

static int
write_tasks(struct context *context, const char *plan)
{
    struct helper_result result = {0};
    enum fup_status status = helper_run(context, "ics", NULL, plan, WRITE_LIMIT_MS, false, &result);
    int code;

    if (status != FUP_OK)
        code = context_fail(context, status);
    else if (result.timed_out || result.exit_code != 0)
        code = helper_fail(context, &result, "export");
    else /* iCalendar ends its lines in CR LF (RFC 5545 3.1): the helper's bytes are the format */
        code = context_print_raw(context, &result.output);
    helper_release(&result);
    return code;
}

int
command_export(struct context *context)
{
    struct fup_snapshot snapshot;
    struct fup_filter filter = {.waiting_on = -1, .kind = -1, .stage = -1};
    struct fup_row_list rows = {0};
    struct fup_view view = context_view(context);
    char *plan = NULL;
    enum fup_status status = FUP_OK;
    int code;

    if (!context->values[OPTION_ICS])
        status = fup_error_set(&context->error, FUP_USAGE,
                               "export: no format: write followup export --ics");
    if (status == FUP_OK)
        status = context_load_fresh(context, &snapshot);
    if (status == FUP_OK)
        status = fup_session_filter(&snapshot, &filter, context->arena, &rows);
    if (status == FUP_OK && !(plan = plan_of(&view, &rows)))
        status = FUP_NO_MEMORY;
    code = status == FUP_OK ? write_tasks(context, plan) : context_fail(context, status);
    free(plan);
    return code;
}
