/* cli/show.c - one case as a timeline. SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/show.h"

#include "cli/command.h"

static int
show_json(struct context *context, const struct fup_snapshot *snapshot, const struct fup_row *row)
{
    struct fup_view view = context_view(context);
    struct fup_row_list rows = {0};
    struct fup_row *copy = FUP_LIST_ADD(&rows, context->arena);
    const struct fup_view_case all = {&snapshot->messages, &snapshot->decisions,
                                      &snapshot->identity};
    json_t *object = NULL, *shown;

    if (copy) {
        *copy = *row;
        object = fup_json_rows(&view, &rows, snapshot->meta.indexed_at, snapshot->meta.is_complete);
        shown = json_array_get(json_object_get(object, "rows"), 0);
        (void)json_object_set_new(shown, "messages",
                                  fup_json_messages(&view, row, &snapshot->messages));
        (void)json_object_set_new(shown, "decisions", fup_json_decisions(&view, &all, row));
    }
    return context_print_json(context, object);
}

int
command_show(struct context *context)
{
    struct fup_snapshot snapshot;
    const struct fup_row *row;
    const char *id;
    struct fup_buffer out = {0};
    struct fup_view view;
    struct fup_view_case all;
    enum fup_status status = context_id(context, context->arguments[0], &id);

    if (status == FUP_OK)
        status = context_load_fresh(context, &snapshot);
    if (status == FUP_OK)
        status = fup_session_find(&snapshot, id, &row, &context->error);
    if (status != FUP_OK)
        return context_fail(context, status);
    if (context->format != FORMAT_TEXT)
        return show_json(context, &snapshot, row);
    view = context_view(context);
    all = (struct fup_view_case){&snapshot.messages, &snapshot.decisions, &snapshot.identity};
    fup_view_show(&view, &all, row, &out);
    return context_print(context, &out);
}
