/* indexer/watch.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/watch.h"

#include <stdlib.h>
#include <string.h>

#include "store/facts_write.h"

enum { MOST_WATCHED = 5000 };

static int
compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

static void
collect(const struct fup_snapshot *snapshot, struct fup_arena *arena, struct fup_string_list *ids)
{
    for (size_t i = 0; i < snapshot->rows.count; i++) {
        const struct fup_row *row = &snapshot->rows.items[i];
        bool is_shown = row->group != FUP_GROUP_CLOSED && row->group != FUP_GROUP_FORGOTTEN;

        for (size_t k = 0; is_shown && k < row->message_count && ids->count < MOST_WATCHED; k++) {
            const char **slot = FUP_LIST_ADD(ids, arena);

            if (slot)
                *slot = snapshot->messages.items[row->messages[k]].id;
        }
    }
    if (ids->count > 1)
        qsort(ids->items, ids->count, sizeof *ids->items, compare_texts);
}

static bool
is_same(const struct fup_string_list *a, const struct fup_string_list *b)
{
    bool same = a->count == b->count;

    for (size_t i = 0; same && i < a->count; i++)
        same = strcmp(a->items[i], b->items[i]) == 0;
    return same;
}

static enum fup_status
write_watch(const struct fup_paths *paths, struct fup_arena *arena,
            const struct fup_string_list *ids, struct fup_error *error)
{
    struct fup_facts_writer *writer;
    struct fup_string_list old;
    enum fup_status status = fup_facts_writer_open(paths, false, &writer, error);

    if (status == FUP_OK)
        status = fup_facts_watched(writer, arena, &old, error);
    if (status == FUP_OK && !is_same(&old, ids)) {
        status = fup_facts_begin(writer, error);
        if (status == FUP_OK)
            status = fup_facts_watch(writer, ids, error);
        if (status == FUP_OK)
            status = fup_facts_publish(writer, error);
        if (status == FUP_OK)
            fup_facts_settle(writer);
    }
    fup_facts_writer_close(writer);
    return status;
}

enum fup_status
fup_watch_update(struct fup_session *session, struct fup_error *error)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_string_list ids = {0};
    struct fup_snapshot snapshot;
    struct fup_summary summary;
    enum fup_status status = FUP_NO_MEMORY;

    if (arena)
        status = fup_session_load(session, arena, &snapshot, error);
    else
        (void)fup_error_set(error, status, "index: not enough memory");
    if (status == FUP_OK) {
        collect(&snapshot, arena, &ids);
        status = write_watch(fup_session_paths(session), arena, &ids, error);
    }
    if (status == FUP_OK) /* keeps the rows too: the first reader finds both */
        status = fup_session_summary(session, &summary, error);
    fup_arena_free(arena);
    return status;
}
