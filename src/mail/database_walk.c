/* mail/database_walk.c - reading all messages of a query while somebody may be writing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "mail/database_parts.h"

#include <stdlib.h>
#include <string.h>

/* What a walk does with each message. */
struct walk {
    struct fup_database *database;
    struct fup_arena *arena;
    struct fup_entry_list *entries;
    struct fup_string_list *ids, *threads; /* one of the three */
    struct fup_string_list doubtful;       /* Message-IDs to be read again */
    bool failed;                           /* memory */
    bool broken;                           /* the walk as a whole must be done again */
};

static void
doubt(struct walk *walk, notmuch_message_t *message)
{
    const char *id = notmuch_message_get_message_id(message);

    if (!id || !*id)
        walk->broken = true;
    else if (!fup_database_add_text(&walk->doubtful, id, walk->arena))
        walk->failed = true;
}

static void
walk_message(struct walk *walk, notmuch_message_t *message)
{
    const char *text;
    struct fup_entry *slot;
    enum reading reading;

    if (walk->entries) {
        slot = FUP_LIST_ADD(walk->entries, walk->arena);
        reading = slot ? fup_database_read_entry(walk->database, message, walk->arena, slot)
                       : READING_FAILED;
        if (reading == READING_FAILED)
            walk->failed = true;
        if (reading == READING_DOUBTFUL) {
            walk->entries->count--;
            doubt(walk, message);
        }
    } else {
        text = walk->ids ? notmuch_message_get_message_id(message)
                         : notmuch_message_get_thread_id(message);
        if (!text || !*text)
            walk->broken = true;
        else if (!fup_database_add_text(walk->ids ? walk->ids : walk->threads, text, walk->arena))
            walk->failed = true;
    }
}

/* One pass. An iterator of 0.37 cannot say that it failed: then fewer come than were counted. */
static notmuch_status_t
walk_once(struct walk *walk, const char *query_text)
{
    notmuch_query_t *query = notmuch_query_create(walk->database->handle, query_text);
    notmuch_messages_t *messages = NULL;
    notmuch_status_t status = NOTMUCH_STATUS_OUT_OF_MEMORY;
    unsigned counted = 0, walked = 0;

    if (query) {
        notmuch_query_set_sort(query, NOTMUCH_SORT_UNSORTED);
        notmuch_query_set_omit_excluded(query, NOTMUCH_EXCLUDE_FALSE);
        status = notmuch_query_count_messages(query, &counted);
        if (status == NOTMUCH_STATUS_SUCCESS)
            status = notmuch_query_search_messages(query, &messages);
    }
    while (status == NOTMUCH_STATUS_SUCCESS && !walk->failed && !walk->broken &&
           notmuch_messages_valid(messages)) {
        notmuch_message_t *message = notmuch_messages_get(messages);

        if (message) {
            walk_message(walk, message);
            notmuch_message_destroy(message); /* else 3 kB stay for each */
        } else {
            walk->broken = true;
        }
        walked++;
        notmuch_messages_move_to_next(messages);
    }
#ifdef FUP_HAVE_MESSAGES_STATUS /* notmuch 0.40 */
    if (status == NOTMUCH_STATUS_SUCCESS && notmuch_messages_status(messages) != 0)
        walk->broken = true;
#endif
    if (walked < counted)
        walk->broken = true;
    if (query)
        notmuch_query_destroy(query);
    return status;
}

static bool
is_bad_query(const struct walk *walk, notmuch_status_t status)
{
    const char *text = notmuch_database_status_string(walk->database->handle);

    return
#if LIBNOTMUCH_CHECK_VERSION(5, 6, 0)
        status == NOTMUCH_STATUS_BAD_QUERY_SYNTAX ||
#endif
        (status == NOTMUCH_STATUS_XAPIAN_EXCEPTION && text && !strstr(text, "discarded") &&
         !strstr(text, "reopen") && strstr(text, "query"));
}

static enum fup_status
reread_doubtful(struct walk *walk, struct fup_error *error)
{
    enum fup_status status =
        walk->doubtful.count ? fup_database_reopen(walk->database, error) : FUP_OK;

    for (size_t i = 0; status == FUP_OK && i < walk->doubtful.count; i++) {
        struct fup_entry entry, *slot;
        bool found;

        status = fup_database_find(walk->database, walk->doubtful.items[i], walk->arena, &entry,
                                   &found, error);
        slot = status == FUP_OK && found ? FUP_LIST_ADD(walk->entries, walk->arena) : NULL;
        if (slot)
            *slot = entry;
        else if (status == FUP_OK && found)
            status = fup_error_set(error, FUP_NO_MEMORY, "notmuch database: not enough memory");
    }
    return status;
}

static void
forget(struct walk *walk)
{
    if (walk->entries)
        *walk->entries = (struct fup_entry_list){0};
    if (walk->ids)
        *walk->ids = (struct fup_string_list){0};
    if (walk->threads)
        *walk->threads = (struct fup_string_list){0};
    walk->doubtful = (struct fup_string_list){0};
    walk->broken = false;
}

static enum fup_status
run_walk(struct walk *walk, const char *query, struct fup_error *error)
{
    enum fup_status status = FUP_OK;
    bool done = false;

    for (int attempt = 0; status == FUP_OK && !done; attempt++) {
        notmuch_status_t answer;

        if (attempt == TRIES)
            return fup_database_busy(error);
        if (attempt > 0) {
            fup_database_pause_before(attempt);
            status = fup_database_reopen(walk->database, error);
        }
        if (status == FUP_OK) {
            forget(walk);
            answer = walk_once(walk, query);
            done = answer == NOTMUCH_STATUS_SUCCESS && !walk->broken;
            if (walk->failed || answer == NOTMUCH_STATUS_OUT_OF_MEMORY)
                status = fup_error_set(error, FUP_NO_MEMORY, "notmuch database: not enough memory");
            else if (answer != NOTMUCH_STATUS_SUCCESS && is_bad_query(walk, answer))
                status = fup_error_set(error, FUP_USAGE,
                                       "query '%.200s': notmuch does not understand it: see "
                                       "notmuch-search-terms(7)",
                                       query);
        }
    }
    return status == FUP_OK && walk->entries ? reread_doubtful(walk, error) : status;
}

enum fup_status
fup_database_search(struct fup_database *database, const char *query, struct fup_arena *arena,
                    struct fup_entry_list *entries, struct fup_error *error)
{
    struct walk walk = {.database = database, .arena = arena, .entries = entries};

    return run_walk(&walk, query, error);
}

static int
compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

static void
sort_without_repeats(struct fup_string_list *list)
{
    size_t kept = 0;

    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, compare_texts);
    for (size_t i = 0; i < list->count; i++) {
        if (kept == 0 || strcmp(list->items[kept - 1], list->items[i]) != 0)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

enum fup_status
fup_database_ids(struct fup_database *database, const char *query, struct fup_arena *arena,
                 struct fup_string_list *ids, struct fup_error *error)
{
    struct walk walk = {.database = database, .arena = arena, .ids = ids};
    enum fup_status status = run_walk(&walk, query, error);

    sort_without_repeats(ids);
    return status;
}

enum fup_status
fup_database_threads(struct fup_database *database, const char *query, struct fup_arena *arena,
                     struct fup_string_list *threads, struct fup_error *error)
{
    struct walk walk = {.database = database, .arena = arena, .threads = threads};
    enum fup_status status = run_walk(&walk, query, error);

    sort_without_repeats(threads);
    return status;
}
