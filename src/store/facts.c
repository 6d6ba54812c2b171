/* store/facts.c - reading the index. Its tables are described in schema.h.
 *
 * The read transaction that is begun at open gives one whole snapshot, whatever the helper writes
 * meanwhile. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/facts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "store/schema.h"

struct fup_facts {
    sqlite3 *db;
    char *path;
};

static enum fup_status
fail(const struct fup_facts *facts, int code, struct fup_error *error)
{
    return fup_schema_error(facts->db, code, facts->path, error);
}

/* A file: URI, so that a name with '?' or '%' is the file it names. NULL when memory is short. */
static char *
make_uri(const char *path, const char *options)
{
    struct fup_buffer uri = {0};

    fup_buffer_text(&uri, "file:");
    for (const char *c = path; *c; c++) {
        if (strchr("%?#", *c))
            fup_buffer_format(&uri, "%%%02X", (unsigned)(unsigned char)*c);
        else
            fup_buffer_add(&uri, c, 1);
    }
    fup_buffer_text(&uri, options);
    if (uri.failed)
        fup_buffer_release(&uri);
    return uri.text;
}

/* Opens and begins the snapshot; the schema is read here, so this is where a file shows its faults.
 */
static int
try_open(struct fup_facts *facts, const char *options)
{
    char *uri = make_uri(facts->path, options);
    int code = SQLITE_NOMEM;

    if (uri)
        code = sqlite3_open_v2(uri, &facts->db,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    free(uri);
    if (code == SQLITE_OK) {
        (void)sqlite3_busy_timeout(facts->db, FUP_BUSY_MILLISECONDS);
        code =
            sqlite3_exec(facts->db, "BEGIN; SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    }
    return code;
}

static int
read_pragma(struct fup_facts *facts, const char *sql, int64_t *value)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(facts->db, sql, -1, &statement, NULL);

    *value = 0;
    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        *value = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    return code;
}

/* The text of a meta key in the arena, or NULL. */
static int
read_meta(struct fup_facts *facts, const char *key, struct fup_arena *arena, const char **value)
{
    sqlite3_stmt *statement = NULL;
    int code =
        sqlite3_prepare_v2(facts->db, "SELECT value FROM meta WHERE key = ?", -1, &statement, NULL);

    *value = NULL;
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            *value = fup_arena_copy(arena, (const char *)sqlite3_column_text(statement, 0));
        code = code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
    }
    (void)sqlite3_finalize(statement);
    return code;
}

static enum fup_status
check_layout(struct fup_facts *facts, struct fup_error *error)
{
    struct fup_arena *arena = fup_arena_new(0);
    int64_t application, version, tables;
    const char *layout = NULL;
    char wanted[17];
    int layout_code = SQLITE_OK;
    int code = arena ? read_pragma(facts, "PRAGMA application_id", &application) : SQLITE_NOMEM;
    enum fup_status status = FUP_OK;

    if (code == SQLITE_OK)
        code = read_pragma(facts, "PRAGMA user_version", &version);
    if (code == SQLITE_OK)
        code = read_pragma(facts, "SELECT count(*) FROM sqlite_schema", &tables);
    fup_schema_layout(wanted);
    if (code == SQLITE_OK && version <= FUP_INDEX_VERSION && application == FUP_INDEX_APPLICATION)
        layout_code = read_meta(facts, "layout", arena, &layout);
    /* an index without the table is of another version, one that cannot be read is damaged */
    if (code == SQLITE_OK && layout_code != SQLITE_ERROR)
        code = layout_code;
    if (code != SQLITE_OK)
        status = fail(facts, code, error);
    else if (tables == 0 && version == 0)
        status = fup_error_set(error, FUP_NO_INDEX, "%s: empty: run followup index", facts->path);
    else if (application != FUP_INDEX_APPLICATION)
        status = fail(facts, SQLITE_NOTADB, error);
    else if (version > FUP_INDEX_VERSION)
        status = fup_error_set(error, FUP_OWN_FILES,
                               "%s: made by a newer followup: update this one, or run followup "
                               "index --full",
                               facts->path);
    else if (!layout || strcmp(layout, wanted) != 0)
        status = fup_error_set(error, FUP_NO_INDEX,
                               "%s: made by another version: run followup index", facts->path);
    fup_arena_free(arena);
    return status;
}

/* The file that readers and writers share beside the log could not be made. */
static bool
lacks_room(sqlite3 *db)
{
    int code = sqlite3_extended_errcode(db);

    return code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_SHMSIZE ||
           code == SQLITE_IOERR_SHMMAP;
}

static enum fup_status
open_file(struct fup_facts *facts, struct fup_error *error)
{
    int code = try_open(facts, "");

    /* Without write access to the folder, or room on its disk, SQLite cannot use the log; the
     * helper empties it after each update, so the main file alone is whole. */
    if ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY ||
        (code == SQLITE_IOERR && lacks_room(facts->db))) {
        (void)sqlite3_close(facts->db);
        facts->db = NULL;
        code = try_open(facts, "?immutable=1");
    }
    return code == SQLITE_OK ? check_layout(facts, error) : fail(facts, code, error);
}

enum fup_status
fup_facts_open(const struct fup_paths *paths, struct fup_facts **facts, struct fup_error *error)
{
    struct fup_facts *opened = calloc(1, sizeof *opened);
    struct stat about;
    enum fup_status status;

    *facts = NULL;
    if (opened)
        opened->path = strdup(paths->index);
    if (!opened || !opened->path)
        status = fup_error_set(error, FUP_NO_MEMORY, "%s: not enough memory", paths->index);
    else if (stat(paths->index, &about) != 0 && (errno == ENOENT || errno == ENOTDIR))
        status = fup_error_set(error, FUP_NO_INDEX, "%s: there is no index yet: run followup index",
                               paths->index);
    else
        status = open_file(opened, error);
    if (status == FUP_OK)
        *facts = opened;
    else
        fup_facts_close(opened);
    return status;
}

void
fup_facts_close(struct fup_facts *facts)
{
    if (facts) {
        (void)sqlite3_close(facts->db);
        free(facts->path);
        free(facts);
    }
}

static int64_t
integer_of(const char *text, int64_t absent)
{
    return text ? strtoll(text, NULL, 10) : absent;
}

static void
split_lines(const char *text, struct fup_arena *arena, struct fup_string_list *list)
{
    struct fup_str rest = fup_str_from(text), line;

    while (fup_str_next_line(&rest, &line)) {
        const char **slot = FUP_LIST_ADD(list, arena);

        if (slot)
            *slot = fup_arena_copy_len(arena, line.text, line.len);
    }
}

static void
split_days(const char *text, struct fup_arena *arena, struct fup_facts_meta *meta)
{
    struct fup_str rest = fup_str_from(text), line;
    size_t room = rest.len / 10 + 1;
    struct fup_day_entry *days = fup_arena_alloc(arena, room * sizeof *days);

    while (days && meta->holiday_count < room && fup_str_next_line(&rest, &line)) {
        fup_day day = fup_day_parse(line);

        if (day != FUP_NO_DAY)
            days[meta->holiday_count++].day = day;
    }
    meta->holidays = days;
}

enum fup_status
fup_facts_meta(struct fup_facts *facts, struct fup_arena *arena, struct fup_facts_meta *meta,
               struct fup_error *error)
{
    static const char *const keys[] = {"revision",  "indexed_at", "complete", "since",
                                       "addresses", "holidays",   "messages"};
    const char *values[sizeof keys / sizeof *keys] = {0};
    int64_t quarantined = 0;
    int code = SQLITE_OK;

    *meta = (struct fup_facts_meta){0};
    for (size_t i = 0; code == SQLITE_OK && i < sizeof keys / sizeof *keys; i++)
        code = read_meta(facts, keys[i], arena, &values[i]);
    if (code == SQLITE_OK)
        code = read_meta(facts, "database_uuid", arena, &meta->database_uuid);
    if (code == SQLITE_OK)
        code = read_meta(facts, "name", arena, &meta->name);
    if (code == SQLITE_OK)
        code = read_pragma(facts, "SELECT count(*) FROM quarantine", &quarantined);
    meta->revision = (uint64_t)integer_of(values[0], 0);
    meta->indexed_at = integer_of(values[1], FUP_NO_INSTANT);
    meta->is_complete = integer_of(values[2], 0) != 0;
    meta->since = integer_of(values[3], FUP_NO_INSTANT);
    split_lines(values[4], arena, &meta->addresses);
    if (values[5])
        split_days(values[5], arena, meta);
    meta->message_count = (size_t)integer_of(values[6], 0);
    meta->quarantined = (size_t)quarantined;
    if (code != SQLITE_OK)
        return fail(facts, code, error);
    return fup_arena_failed(arena)
               ? fup_error_set(error, FUP_NO_MEMORY, "%s: not enough memory", facts->path)
               : FUP_OK;
}

static sqlite3_stmt *
prepare_rows(struct fup_facts *facts, const char *before, const struct fup_shape *shape,
             const char *after)
{
    struct fup_buffer sql = {0};
    sqlite3_stmt *statement = NULL;

    fup_buffer_text(&sql, before);
    (void)fup_schema_columns(shape, &sql);
    fup_buffer_text(&sql, after);
    if (!sql.failed)
        (void)sqlite3_prepare_v2(facts->db, sql.text, -1, &statement, NULL);
    fup_buffer_release(&sql);
    return statement;
}

struct loader {
    struct fup_facts *facts;
    struct fup_arena *arena;
    struct fup_message_list *messages;
    int64_t *numbers; /* of the messages, rising */
};

static int
load_messages(struct loader *loader, size_t count)
{
    sqlite3_stmt *statement = prepare_rows(loader->facts, "SELECT number, ", &fup_message_shape,
                                           " FROM message ORDER BY number");
    struct fup_message_list *messages = loader->messages;
    int code = statement ? SQLITE_ROW : sqlite3_errcode(loader->facts->db);

    while (code == SQLITE_ROW && messages->count < count) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW) {
            int column = 1;

            loader->numbers[messages->count] = sqlite3_column_int64(statement, 0);
            fup_schema_read(statement, &column, &fup_message_shape, loader->arena,
                            &messages->items[messages->count++]);
        }
    }
    (void)sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Adds the rows of `finding` or `invite` to the list at `offset` of their messages; both are read
 * in the order of message numbers. */
static int
load_parts(struct loader *loader, const char *after, const struct fup_shape *shape, size_t offset)
{
    sqlite3_stmt *statement = prepare_rows(loader->facts, "SELECT message, ", shape, after);
    int code = statement ? SQLITE_ROW : sqlite3_errcode(loader->facts->db);
    size_t at = 0;

    while (code == SQLITE_ROW && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t number = sqlite3_column_int64(statement, 0);
        struct fup_any_list list;
        char *message, *item;
        int column = 1;

        while (at < loader->messages->count && loader->numbers[at] < number)
            at++;
        if (at == loader->messages->count || loader->numbers[at] != number)
            continue;
        message = (char *)&loader->messages->items[at];
        memcpy(&list, message + offset, sizeof list);
        if (!fup_arena_grow(loader->arena, &list.items, list.count, &list.capacity, shape->size)) {
            code = SQLITE_NOMEM;
        } else {
            item = memset((char *)list.items + list.count++ * shape->size, 0, shape->size);
            fup_schema_read(statement, &column, shape, loader->arena, item);
        }
        memcpy(message + offset, &list, sizeof list);
    }
    (void)sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

enum fup_status
fup_facts_messages(struct fup_facts *facts, struct fup_arena *arena,
                   struct fup_message_list *messages, struct fup_error *error)
{
    struct loader loader = {facts, arena, messages, NULL};
    int64_t count = 0;
    int code = read_pragma(facts, "SELECT count(*) FROM message", &count);

    *messages = (struct fup_message_list){0};
    if (code == SQLITE_OK && count > 0) {
        loader.numbers = fup_arena_alloc(arena, (size_t)count * sizeof *loader.numbers);
        messages->items = fup_arena_alloc(arena, (size_t)count * sizeof *messages->items);
        messages->capacity = (size_t)count;
        code = loader.numbers && messages->items ? load_messages(&loader, (size_t)count)
                                                 : SQLITE_NOMEM;
    }
    if (code == SQLITE_OK)
        code = load_parts(&loader, " FROM finding ORDER BY message, position", &fup_finding_shape,
                          offsetof(struct fup_message, findings));
    if (code == SQLITE_OK)
        code = load_parts(&loader, " FROM invite ORDER BY message, position", &fup_invite_shape,
                          offsetof(struct fup_message, invites));
    if (code == SQLITE_OK && fup_arena_failed(arena))
        code = SQLITE_NOMEM;
    return code == SQLITE_OK ? FUP_OK : fail(facts, code, error);
}
