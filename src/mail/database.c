/* mail/database.c - opening notmuch, its settings, and single messages by id.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "mail/database_parts.h"

#include <notmuch.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"

void
fup_database_pause_before(int attempt)
{
    long milliseconds = FIRST_PAUSE_MILLISECONDS * (1L << (attempt - 1));
    struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000L};

    (void)nanosleep(&pause, NULL);
}

/* notmuch's own words. */
static enum fup_status
refuse(const char *why, struct fup_error *error)
{
    bool is_missing = strstr(why, "No such file or directory") != NULL;

    if (strncmp(why, "Error: ", strlen("Error: ")) == 0)
        why += strlen("Error: ");
    return fup_error_set(error, FUP_NO_MAIL, "notmuch database: %.300s: %s", why,
                         is_missing ? "run notmuch new" : "try notmuch count");
}

static enum fup_status
open_error(notmuch_status_t status, const char *message, struct fup_error *error)
{
    if (status == NOTMUCH_STATUS_NO_CONFIG)
        return fup_error_set(error, FUP_NO_MAIL,
                             "notmuch: there is no config file: run notmuch setup, then notmuch "
                             "new");
    if (status == NOTMUCH_STATUS_OUT_OF_MEMORY)
        return fup_error_set(error, FUP_NO_MEMORY, "notmuch database: not enough memory");
#if LIBNOTMUCH_CHECK_VERSION(5, 6, 0)
    if (status == NOTMUCH_STATUS_NO_DATABASE)
        return fup_error_set(error, FUP_NO_MAIL,
                             "notmuch database: there is none: run notmuch new");
#endif
    return refuse(message && *message ? message : notmuch_status_to_string(status), error);
}

static notmuch_status_t
open_once(struct fup_database *database, char **message)
{
    notmuch_status_t status = notmuch_database_open_with_config(
        NULL, NOTMUCH_DATABASE_MODE_READ_ONLY, NULL, database->profile, &database->handle, message);

    if (status != NOTMUCH_STATUS_SUCCESS && database->handle) {
        (void)notmuch_database_destroy(database->handle);
        database->handle = NULL;
    }
    return status;
}

/* A writer that commits while the database is opened makes this fail; another try heals it. */
static enum fup_status
open_handle(struct fup_database *database, struct fup_error *error)
{
    notmuch_status_t status = NOTMUCH_STATUS_XAPIAN_EXCEPTION;
    enum fup_status result = FUP_OK;
    char *message = NULL;

    for (int attempt = 0; attempt < 3 && status == NOTMUCH_STATUS_XAPIAN_EXCEPTION; attempt++) {
        if (attempt > 0)
            fup_database_pause_before(attempt);
        free(message);
        message = NULL;
        status = open_once(database, &message);
    }
    if (status != NOTMUCH_STATUS_SUCCESS)
        result = open_error(status, message, error);
    free(message);
    return result;
}

enum fup_status
fup_database_reopen(struct fup_database *database, struct fup_error *error)
{
    if (database->handle)
        (void)notmuch_database_destroy(database->handle);
    database->handle = NULL;
    return open_handle(database, error);
}

enum fup_status
fup_database_open(const char *profile, struct fup_database **database, struct fup_error *error)
{
    struct fup_database *opened = calloc(1, sizeof *opened);
    const char *uuid = NULL;
    enum fup_status status = FUP_NO_MEMORY;

    *database = NULL;
    if (opened) {
        opened->profile = profile ? strdup(profile) : NULL;
        status = profile && !opened->profile ? FUP_NO_MEMORY : open_handle(opened, error);
    }
    if (status == FUP_OK) {
        opened->revision = notmuch_database_get_revision(opened->handle, &uuid);
        opened->uuid = uuid ? strdup(uuid) : NULL;
        if (!opened->uuid)
            status = refuse("it has no UUID", error);
    }
    if (status == FUP_NO_MEMORY)
        (void)fup_error_set(error, status, "notmuch database: not enough memory");
    if (status == FUP_OK)
        *database = opened;
    else
        fup_database_close(opened);
    return status;
}

void
fup_database_close(struct fup_database *database)
{
    if (database) {
        if (database->handle)
            (void)notmuch_database_destroy(database->handle);
        free(database->uuid);
        free(database->profile);
        free(database);
    }
}

const char *
fup_database_uuid(const struct fup_database *database)
{
    return database->uuid;
}

uint64_t
fup_database_revision(const struct fup_database *database)
{
    return database->revision;
}

bool
fup_database_add_text(struct fup_string_list *list, const char *text, struct fup_arena *arena)
{
    const char **slot = text ? FUP_LIST_ADD(list, arena) : NULL;

    if (slot)
        *slot = fup_arena_copy(arena, text);
    return slot && *slot;
}

static bool
add_values(struct fup_database *database, notmuch_config_key_t key, struct fup_arena *arena,
           struct fup_string_list *list)
{
    notmuch_config_values_t *values = notmuch_config_get_values(database->handle, key);
    bool good = true;

    while (good && values && notmuch_config_values_valid(values)) {
        const char *text = notmuch_config_values_get(values);

        if (text && *text)
            good = fup_database_add_text(list, text, arena);
        notmuch_config_values_move_to_next(values);
    }
    notmuch_config_values_destroy(values);
    return good;
}

enum fup_status
fup_database_settings(struct fup_database *database, struct fup_arena *arena,
                      struct fup_database_settings *settings, struct fup_error *error)
{
    const char *name = notmuch_config_get(database->handle, NOTMUCH_CONFIG_USER_NAME);
    const char *root = notmuch_config_get(database->handle, NOTMUCH_CONFIG_MAIL_ROOT);

    *settings = (struct fup_database_settings){0};
    settings->name = name && *name ? fup_arena_copy(arena, name) : NULL;
    settings->root = fup_arena_copy(arena, root ? root : "");
    (void)add_values(database, NOTMUCH_CONFIG_PRIMARY_EMAIL, arena, &settings->addresses);
    (void)add_values(database, NOTMUCH_CONFIG_OTHER_EMAIL, arena, &settings->addresses);
    (void)add_values(database, NOTMUCH_CONFIG_EXCLUDE_TAGS, arena, &settings->exclude_tags);
    return fup_arena_failed(arena)
               ? fup_error_set(error, FUP_NO_MEMORY, "notmuch config: not enough memory")
               : FUP_OK;
}

static bool
read_tags(notmuch_message_t *message, struct fup_arena *arena, struct fup_string_list *list)
{
    notmuch_tags_t *tags = notmuch_message_get_tags(message);
    bool good = tags != NULL;

    for (; good && notmuch_tags_valid(tags); notmuch_tags_move_to_next(tags))
        good = fup_database_add_text(list, notmuch_tags_get(tags), arena);
    if (tags)
        notmuch_tags_destroy(tags);
    return good;
}

static bool
read_paths(notmuch_message_t *message, struct fup_arena *arena, struct fup_string_list *list)
{
    notmuch_filenames_t *paths = notmuch_message_get_filenames(message);
    bool good = paths != NULL;

    for (; good && notmuch_filenames_valid(paths); notmuch_filenames_move_to_next(paths))
        good = fup_database_add_text(list, notmuch_filenames_get(paths), arena);
    if (paths)
        notmuch_filenames_destroy(paths);
    return good && list->count > 0;
}

/* The thread id is read first: with the document's terms loaded, later fields agree with it (194 of
 * 9,155 readings were wrong with the date first, none of 7,910 this way). */
enum reading
fup_database_read_entry(struct fup_database *database, notmuch_message_t *message,
                        struct fup_arena *arena, struct fup_entry *entry)
{
    bool was_clean = notmuch_database_status_string(database->handle) == NULL;
    const char *thread = notmuch_message_get_thread_id(message);
    const char *id = notmuch_message_get_message_id(message);
    const char *from, *subject;
    bool whole;

    *entry = (struct fup_entry){0};
    entry->thread = fup_arena_copy(arena, thread);
    entry->id = fup_arena_copy(arena, id);
    entry->date = (fup_instant)notmuch_message_get_date(message);
    from = notmuch_message_get_header(message, "from");
    subject = notmuch_message_get_header(message, "subject");
    entry->from = fup_arena_copy(arena, from);
    entry->subject = fup_arena_copy(arena, subject);
    whole = read_tags(message, arena, &entry->tags);
    whole = read_paths(message, arena, &entry->paths) && whole;
    if (fup_arena_failed(arena))
        return READING_FAILED;
    whole = whole && thread && *thread && id && *id && from && subject && entry->date != 0 &&
            !(was_clean && notmuch_database_status_string(database->handle));
    return whole ? READING_GOOD : READING_DOUBTFUL;
}

static bool
is_ghost(notmuch_message_t *message)
{
    notmuch_bool_t ghost = 0;

    return notmuch_message_get_flag_st(message, NOTMUCH_MESSAGE_FLAG_GHOST, &ghost) ==
               NOTMUCH_STATUS_SUCCESS &&
           ghost;
}

/* The same doubt in two fresh readings is no doubt: that mail has no date, or its files are gone.
 */
static bool
is_same_doubt(const struct fup_entry *a, const struct fup_entry *b)
{
    return a->id && b->id && a->thread && b->thread && strcmp(a->thread, b->thread) == 0 &&
           a->from && b->from && a->subject && b->subject && a->date == b->date &&
           a->paths.count == b->paths.count && a->tags.count == b->tags.count;
}

enum fup_status
fup_database_busy(struct fup_error *error)
{
    return fup_error_set(error, FUP_BUSY,
                         "notmuch database: it changes all the time: try again later");
}

enum fup_status
fup_database_find(struct fup_database *database, const char *id, struct fup_arena *arena,
                  struct fup_entry *entry, bool *found, struct fup_error *error)
{
    struct fup_entry before = {0};
    enum reading reading = READING_DOUBTFUL;
    enum fup_status status = FUP_OK;

    *found = true;
    for (int attempt = 0; status == FUP_OK && *found && reading == READING_DOUBTFUL; attempt++) {
        notmuch_message_t *message = NULL;
        notmuch_status_t answer;

        if (attempt > 0 && attempt < TRIES) {
            fup_database_pause_before(attempt);
            status = fup_database_reopen(database, error);
        } else if (attempt == TRIES) {
            return fup_database_busy(error);
        }
        if (status == FUP_OK) {
            answer = notmuch_database_find_message(database->handle, id, &message);
            if (answer == NOTMUCH_STATUS_OUT_OF_MEMORY)
                reading = READING_FAILED;
            else if (answer == NOTMUCH_STATUS_SUCCESS && (!message || is_ghost(message)))
                *found = false;
            else if (answer == NOTMUCH_STATUS_SUCCESS)
                reading = fup_database_read_entry(database, message, arena, entry);
            if (reading == READING_DOUBTFUL && message && is_same_doubt(&before, entry))
                reading = READING_GOOD;
            before = *entry;
        }
        if (message)
            notmuch_message_destroy(message);
    }
    if (reading == READING_FAILED)
        status = fup_error_set(error, FUP_NO_MEMORY, "notmuch database: not enough memory");
    return status;
}

bool
fup_database_has_all(struct fup_database *database, const char *const *ids, size_t count)
{
    struct fup_buffer text = {0};
    notmuch_query_t *query = NULL;
    unsigned counted = 0;
    bool all = false;

    for (size_t i = 0; i < count; i++) {
        fup_buffer_text(&text, i ? " or id:\"" : "id:\"");
        for (const char *c = ids[i]; *c; c++)
            fup_buffer_add(&text, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
        fup_buffer_text(&text, "\"");
    }
    if (!text.failed && count > 0)
        query = notmuch_query_create(database->handle, text.text);
    if (query) {
        notmuch_query_set_omit_excluded(query, NOTMUCH_EXCLUDE_FALSE);
        all = notmuch_query_count_messages(query, &counted) == NOTMUCH_STATUS_SUCCESS &&
              counted == count;
        notmuch_query_destroy(query);
    }
    fup_buffer_release(&text);
    return all;
}

enum fup_status
fup_database_has(struct fup_database *database, const char *id, bool *found,
                 struct fup_error *error)
{
    notmuch_status_t answer = NOTMUCH_STATUS_XAPIAN_EXCEPTION;
    enum fup_status status = FUP_OK;

    *found = false;
    for (int attempt = 0; status == FUP_OK && answer == NOTMUCH_STATUS_XAPIAN_EXCEPTION;
         attempt++) {
        notmuch_message_t *message = NULL;

        if (attempt > 0 && attempt < TRIES) {
            fup_database_pause_before(attempt);
            status = fup_database_reopen(database, error);
        } else if (attempt == TRIES) {
            status = fup_database_busy(error);
        }
        if (status == FUP_OK)
            answer = notmuch_database_find_message(database->handle, id, &message);
        if (message) {
            *found = !is_ghost(message);
            notmuch_message_destroy(message);
        }
    }
    return status;
}
